package dev.workspacetokens.acceptance.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.workspacetokens.application.directory.Apps;
import dev.workspacetokens.application.directory.Directory;
import dev.workspacetokens.application.directory.Members;
import dev.workspacetokens.application.directory.Workspaces;
import dev.workspacetokens.application.token.TokenStore;
import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.domain.token.TokenSecret;
import dev.workspacetokens.lambda.ExecutionEnvironment;
import dev.workspacetokens.lambda.Log;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The layout of the house, held by the compiled classes.
class ArchitectureTest {

    private static final String ROOT = "dev.workspacetokens.";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.workspacetokens");

    @Test
    void theDomainAndTheApplicationKnowNoAwsNoJsonAndNoHttp() {
        classes().that().resideInAPackage(ROOT + "domain..").should().onlyDependOnClassesThat(
                resideInAnyPackage("java..", "javax.crypto..", "org.jspecify..", ROOT + "domain..")).check(CLASSES);
        classes().that().resideInAPackage(ROOT + "application..").should().onlyDependOnClassesThat(
                resideInAnyPackage("java..", "org.jspecify..", ROOT + "domain..", ROOT + "application.."))
                .check(CLASSES);
    }

    @Test
    void arrowsPointOneWay() {
        layeredArchitecture().consideringOnlyDependenciesInLayers()
                .layer("domain").definedBy(ROOT + "domain..")
                .layer("application").definedBy(ROOT + "application..")
                .layer("lambda").definedBy(ROOT + "lambda..")
                .layer("aws").definedBy(ROOT + "aws..")
                .layer("kms").definedBy(ROOT + "kms..")
                .layer("table").definedBy(ROOT + "table..")
                .layer("dynamodb").definedBy(ROOT + "dynamodb..")
                .layer("lean").definedBy(ROOT + "lean..")
                .layer("http").definedBy(ROOT + "http..")
                .layer("authorizer").definedBy(ROOT + "authorizer..")
                .layer("functions").definedBy(ROOT + "management..", ROOT + "directory..", ROOT + "sampleapi..",
                        ROOT + "console..")
                .layer("emulators").definedBy(ROOT + "emulators..")
                .layer("local").definedBy(ROOT + "local..")
                .whereLayer("local").mayNotBeAccessedByAnyLayer()
                .whereLayer("emulators").mayOnlyBeAccessedByLayers("local")
                .whereLayer("functions").mayNotBeAccessedByAnyLayer()
                .whereLayer("authorizer").mayNotBeAccessedByAnyLayer()
                .whereLayer("http").mayOnlyBeAccessedByLayers("functions")
                .whereLayer("application").mayOnlyBeAccessedByLayers("dynamodb", "functions", "local")
                .whereLayer("lambda").mayOnlyBeAccessedByLayers("aws", "kms", "table", "dynamodb", "lean", "http",
                        "authorizer", "functions", "local")
                .whereLayer("aws").mayOnlyBeAccessedByLayers("functions", "local")
                .whereLayer("kms").mayOnlyBeAccessedByLayers("lean", "authorizer", "functions")
                .whereLayer("table").mayOnlyBeAccessedByLayers("dynamodb", "lean", "authorizer")
                .whereLayer("dynamodb").mayOnlyBeAccessedByLayers("functions")
                .whereLayer("lean").mayOnlyBeAccessedByLayers("authorizer")
                .check(CLASSES);
    }

    @Test
    void functionsDoNotKnowEachOther() {
        slices().matching(ROOT + "(authorizer|management|directory|sampleapi|console)..").should()
                .notDependOnEachOther()
                .check(CLASSES);
    }

    @Test
    void functionsOfTheCoreKnowUseCasesAndOnlyTheirCompositionRootsKnowPortsAndAdapters() {
        noClasses().that().resideInAnyPackage(ROOT + "management..", ROOT + "directory..").and()
                .haveSimpleNameNotEndingWith("Wiring").should()
                .dependOnClassesThat(resideInAnyPackage(ROOT + "dynamodb..", ROOT + "kms..")
                        .or(assignableTo(TokenStore.class)).or(assignableTo(Directory.class))
                        .or(assignableTo(Workspaces.class)).or(assignableTo(Apps.class))
                        .or(assignableTo(Members.class)))
                .check(CLASSES);
    }

    @Test
    void packagesFormNoCircle() {
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void theAuthorizerLoadsNoJacksonAndNoEventClasses() {
        noClasses().that().resideInAnyPackage(ROOT + "authorizer..", ROOT + "aws..", ROOT + "kms..",
                ROOT + "table..", ROOT + "dynamodb..", ROOT + "lean..", ROOT + "lambda..").should()
                .dependOnClassesThat(
                        resideInAnyPackage("com.fasterxml.jackson..", "com.amazonaws.services.lambda.runtime.events.."))
                .check(CLASSES);
    }

    @Test
    void theLeanClientsLoadTheSdkForFailuresAndFetchedCredentialsOnly() {
        noClasses().that().resideInAPackage(ROOT + "lean..").and().haveSimpleNameNotEndingWith("AwsError").and()
                .haveSimpleNameNotEndingWith("ProvidedCredentials").should()
                .dependOnClassesThat(resideInAPackage("software.amazon.awssdk..")
                        .and(not(resideInAnyPackage("..core.exception..", "..awscore.exception.."))))
                .check(CLASSES);
    }

    /// Its artifact has none.
    @Test
    void theAuthorizerKnowsNoClientOfTheSdk() {
        noClasses().that().resideInAnyPackage(ROOT + "authorizer..", ROOT + "lean..", ROOT + "table..",
                ROOT + "lambda..").or().resideInAPackage(ROOT + "kms")
                .should().dependOnClassesThat(resideInAnyPackage("software.amazon.awssdk.services..",
                        "software.amazon.awssdk.enhanced..", "software.amazon.awssdk.http.apache5..",
                        "org.apache.hc..", ROOT + "aws..", ROOT + "dynamodb.."))
                .check(CLASSES);
    }

    @Test
    void theLayerOfHttpKnowsNoAws() {
        noClasses().that().resideInAPackage(ROOT + "http..").should()
                .dependOnClassesThat(resideInAnyPackage("software.amazon..")).check(CLASSES);
    }

    @Test
    void theConsoleReachesNothing() {
        noClasses().that().resideInAPackage(ROOT + "console..").should().dependOnClassesThat(resideInAnyPackage(
                "software.amazon..", ROOT + "aws..", ROOT + "kms..", ROOT + "dynamodb..", ROOT + "lean..",
                ROOT + "lambda..", ROOT + "http..", ROOT + "application..",
                ROOT + "domain..")).check(CLASSES);
    }

    @Test
    void onlyTheEnvironmentAndTheLocalRunnerReadVariablesOrTheTime() {
        noClasses().that().resideOutsideOfPackages(ROOT + "local..", ROOT + "testing..").and()
                .areNotAssignableTo(ExecutionEnvironment.class)
                .and().areNotAssignableTo(Log.class).should().callMethod(System.class, "getenv").orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould().callMethod(System.class, "currentTimeMillis")
                .orShould().callMethod(java.time.Instant.class, "now").check(CLASSES);
    }

    @Test
    void nothingPrintsPastTheLogButMetrics() {
        noClasses().that().resideOutsideOfPackages(ROOT + "local..", ROOT + "testing..").and()
                .areNotAssignableTo(ExecutionEnvironment.class)
                .should()
                .accessField(System.class, "out").orShould().accessField(System.class, "err").check(CLASSES);
    }

    @Test
    void everyHandlerCanBeMadeByLambdaAndFromAnEnvironment() {
        classes().that().areAssignableTo(RequestHandler.class).or().areAssignableTo(RequestStreamHandler.class).and()
                .doNotHaveModifier(JavaModifier.ABSTRACT).and()
                .resideOutsideOfPackages(ROOT + "local..", ROOT + "console..")
                .should(haveBothConstructors()).check(CLASSES);
    }

    @Test
    void onlyNamedCallersGiveASecretAway() {
        noClasses().that().doNotHaveSimpleName("TokenJson").and().doNotHaveSimpleName("Priming").should()
                .callMethod(TokenSecret.class, "revealOnce").check(CLASSES);
    }

    @Test
    void noTwoClassesHaveTheSameSimpleName() {
        assertThat(CLASSES.stream().filter(one -> one.isTopLevelClass() && !one.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getSimpleName,
                        Collectors.mapping(JavaClass::getPackageName, Collectors.toSet())))
                .entrySet()).filteredOn(named -> named.getValue().size() > 1).isEmpty();
    }

    @Test
    void tableScansAreWrittenNowhere() {
        methods().that().areDeclaredInClassesThat()
                .resideInAnyPackage(ROOT + "dynamodb..", ROOT + "lean..", ROOT + "management..",
                        ROOT + "directory..", ROOT + "sampleapi..", ROOT + "authorizer..")
                .should(notCallScan()).check(CLASSES);
    }

    /// With the SDK's clients, or without any.
    private static final Set<List<Class<?>>> ENVIRONMENTS = Set.of(List.of(Environment.class),
            List.of(ExecutionEnvironment.class));

    private static ArchCondition<JavaClass> haveBothConstructors() {
        return new ArchCondition<>("have a public constructor without arguments and one from an Environment") {
            @Override
            public void check(JavaClass handler, ConditionEvents events) {
                var constructors = Arrays.asList(handler.reflect().getConstructors());
                boolean both = constructors.stream().anyMatch(c -> c.getParameterCount() == 0)
                        && constructors.stream().map(c -> List.of(c.getParameterTypes()))
                                .anyMatch(ENVIRONMENTS::contains);
                events.add(new SimpleConditionEvent(handler, both, handler.getName()));
            }
        };
    }

    private static ArchCondition<com.tngtech.archunit.core.domain.JavaMethod> notCallScan() {
        return new ArchCondition<>("not call scan") {
            @Override
            public void check(com.tngtech.archunit.core.domain.JavaMethod method, ConditionEvents events) {
                method.getMethodCallsFromSelf().stream()
                        .filter(call -> Set.of("scan", "scanPaginator").contains(call.getName()))
                        .filter(call -> call.getTargetOwner().getPackageName().startsWith("software.amazon"))
                        .forEach(call -> events.add(SimpleConditionEvent.violated(method, call.getDescription())));
            }
        };
    }
}
