package dev.workspacetokens.emulators;

import dev.workspacetokens.emulators.iam.ExecutionRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;

/// A SAM template as a value: what it declares, with every intrinsic evaluated for a given set of parameters.
///
/// A resource whose condition is false is not there; [#absent()] names those. Reading is strict: an unknown intrinsic or
/// a reference that leads nowhere is a [TemplateException] that names the place, raised when that place is looked at.
/// Names and ARNs are stand-ins in the form of AWS, always the same for the same template.
public final class Template {

    private static final String FUNCTION = "AWS::Serverless::Function";
    private static final String TABLE = "AWS::DynamoDB::Table";

    private final Map<String, Object> document;
    private final Parameters parameters;
    private final Intrinsics intrinsics;

    private Template(Map<String, Object> document, Parameters parameters) {
        this.document = document;
        this.parameters = parameters;
        this.intrinsics = new Intrinsics(parameters, part("Conditions"), part("Mappings"), part("Resources"));
    }

    /// Reads a template with the parameters' defaults.
    public static Template read(Path file) {
        return read(file, Map.of());
    }

    /// Reads a template.
    ///
    /// @param parameters values in place of the defaults
    /// @throws TemplateException when it cannot be understood, or a value is given to no parameter or not allowed for it
    public static Template read(Path file, Map<String, String> parameters) {
        try {
            return parse(Files.readString(file), String.valueOf(file.getFileName()), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The template of this build: the file that the system property `template.file` names. It is read once.
    public static Template ofThisBuild() {
        if (System.getProperty("template.file") == null) {
            throw new IllegalStateException("the system property template.file is not set");
        }
        return OfThisBuild.TEMPLATE;
    }

    /// Reads a template from a text.
    ///
    /// @param name what errors call it
    public static Template parse(String text, String name, Map<String, String> parameters) {
        Map<String, Object> document = CloudFormationYaml.read(text, name);
        return new Template(document,
                new Parameters(new Section(document, name).section("Parameters").entries(), parameters));
    }

    /// This template with another value of one parameter, which may be what no deployment could use, such as a plain
    /// `http` URL of this machine: its constraints are not checked.
    public Template standIn(String parameter, String value) {
        return new Template(document, parameters.standIn(parameter, value));
    }

    /// The names of the parameters.
    public Set<String> parameters() {
        return parameters.names();
    }

    /// The values of the parameters: what was given, else the default.
    public Map<String, String> values() {
        return parameters.values();
    }

    /// The resources that do not exist because their condition is false.
    public Set<String> absent() {
        return part("Resources").keySet().stream()
                .filter(name -> !intrinsics.resources().exists(name))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The names of all resources that exist.
    public List<String> resources() {
        return intrinsics.resources().all();
    }

    /// The names of the resources of a type, such as `AWS::Serverless::Function`.
    public List<String> resources(String type) {
        return intrinsics.resources().ofType(type);
    }

    /// The properties of a resource, evaluated, with the template's Globals merged in.
    public Map<String, Object> properties(String logicalId) {
        String type = intrinsics.resources().type(logicalId, "Resources/" + logicalId);
        Object globals = type.startsWith("AWS::Serverless::")
                ? part("Globals").getOrDefault(type.substring("AWS::Serverless::".length()), Map.of())
                : Map.of();
        String place = propertiesOf(logicalId);
        Object merged = Globals.merge(globals, intrinsics.resources().properties(logicalId));
        return Section.of(intrinsics.resolve(merged, place), place).entries();
    }

    /// The functions, in the order of the template.
    public List<LambdaFunction> functions() {
        return resources(FUNCTION).stream().map(this::function).toList();
    }

    /// The function of this name.
    public LambdaFunction function(String logicalId) {
        Section function = section(logicalId);
        return new LambdaFunction(logicalId,
                intrinsics.names().attribute(logicalId, "Arn", function.place()).toString(), function.text("Handler"),
                function.section("Environment").textsByName("Variables"),
                Duration.ofSeconds(Long.parseLong(function.text("Timeout", "3"))),
                Integer.parseInt(function.text("MemorySize", "128")));
    }

    /// What a function may do on AWS: what its `Policies` say.
    ///
    /// @throws TemplateException when they hold what could not be judged here
    public ExecutionRole role(String function) {
        return new ExecutionRole(function, new PolicyReader(this).ofFunction(properties(function),
                propertiesOf(function) + "/Policies"));
    }

    /// The HTTP APIs and REST APIs with their routes.
    public List<Api> apis() {
        return new ApiReader(this).read();
    }

    /// The one table, as a request that creates it.
    public CreateTableRequest table() {
        Section table = section(onlyTable());
        return TableReader.read(ref(onlyTable(), table.place()), table);
    }

    /// The attribute by which the table expires items, empty when it does not.
    public String ttlAttribute() {
        Section ttl = section(onlyTable()).section("TimeToLiveSpecification");
        return ttl.isTrue("Enabled") ? ttl.text("AttributeName") : "";
    }

    private String onlyTable() {
        List<String> tables = resources(TABLE);
        if (tables.size() != 1) {
            throw new TemplateException("Resources", "expected one table, found " + tables);
        }
        return tables.getFirst();
    }

    /// The KMS keys with their aliases.
    public List<HmacKey> keys() {
        var aliases = new LinkedHashMap<String, String>();
        resources("AWS::KMS::Alias").stream().map(this::section)
                .forEach(alias -> aliases.put(alias.text("AliasName"), alias.text("TargetKeyId")));
        return resources("AWS::KMS::Key").stream().map(name -> {
            String id = intrinsics.names().ref(name, "Resources/" + name).toString();
            return new HmacKey(name, id, aliases.keySet().stream()
                    .filter(alias -> id.equals(aliases.get(alias)) || HmacKey.arn(id).equals(aliases.get(alias)))
                    .toList());
        }).toList();
    }

    /// The KMS key of a name in the template, with its aliases.
    public HmacKey key(String logicalId) {
        return keys().stream().filter(key -> key.logicalId().equals(logicalId)).findFirst()
                .orElseThrow(() -> new TemplateException("Resources", "there is no KMS key " + logicalId));
    }

    /// What `Ref` gives for a parameter or a resource.
    String ref(String name, String place) {
        return intrinsics.names().ref(name, place).toString();
    }

    /// The declared events of a function: their intrinsics are not evaluated, for the API that one names is wanted by
    /// its logical id.
    Section declaredEvents(String function) {
        return new Section(intrinsics.resources().properties(function), propertiesOf(function)).section("Events");
    }

    /// The properties of a resource, evaluated, with their place.
    Section section(String logicalId) {
        return new Section(properties(logicalId), propertiesOf(logicalId));
    }

    private static String propertiesOf(String logicalId) {
        return "Resources/" + logicalId + "/Properties";
    }

    Object resolve(Object value, String place) {
        return intrinsics.resolve(value, place);
    }

    private Map<String, Object> part(String name) {
        return new Section(document, "template").section(name).entries();
    }

    private static final class OfThisBuild {

        static final Template TEMPLATE = read(Path.of(System.getProperty("template.file")));
    }
}
