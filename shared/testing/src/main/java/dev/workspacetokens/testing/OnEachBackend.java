package dev.workspacetokens.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Tests that hold on each [Backend]. The build runs them in the process, and again on [LocalStack]; without a Docker
/// engine that second run is skipped, with a sentence that says so.
@Inherited
@Tag("backend")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(OnEachBackend.Condition.class)
public @interface OnEachBackend {

    /// Lets the tests run where their backend can.
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return SharedBackend.onLocalStack()
                    ? NeedsDocker.Condition.result()
                    : ConditionEvaluationResult.enabled("in this process");
        }
    }
}
