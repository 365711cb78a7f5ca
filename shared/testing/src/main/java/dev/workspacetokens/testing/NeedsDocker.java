package dev.workspacetokens.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A test that starts LocalStack in a container. Where no Docker engine answers, or cannot pull the image, it is
/// skipped, with a sentence that says so.
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsDocker.Condition.class)
public @interface NeedsDocker {

    /// Asks for the engine, once in a JVM.
    final class Condition implements ExecutionCondition {

        private static final class Asked {
            static final Optional<String> WHY_NOT = Containers.ofThisBuild().whyNot(LocalStack.IMAGE);
        }

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return result();
        }

        static ConditionEvaluationResult result() {
            return Asked.WHY_NOT.map(ConditionEvaluationResult::disabled)
                    .orElseGet(() -> ConditionEvaluationResult.enabled("the image can be started"));
        }
    }
}
