package dev.stagedoor.backstage;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import dev.stagedoor.backstage.NodePackages.UnavailableException;

/**
 * Gives a test the {@link Deployment} of this JVM. Where Backstage can not be installed the test is skipped, or fails
 * with {@code -Dbackstage.required=true}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(BesideBackstage.Extension.class)
@interface BesideBackstage {

    /** One deployment for all tests, which ends with the last. */
    final class Extension implements ExecutionCondition, ParameterResolver {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            Attempt attempt = attempt(context);
            if (attempt.unavailable() == null) {
                return ConditionEvaluationResult.enabled("Backstage runs");
            }
            if (Boolean.getBoolean("backstage.required")) {
                throw new IllegalStateException(attempt.unavailable());
            }
            return ConditionEvaluationResult.disabled("Backstage is not here: " + attempt.unavailable());
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Deployment.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return attempt(context).deployment();
        }

        private static Attempt attempt(ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.create(BesideBackstage.class))
                    .computeIfAbsent(Attempt.class, type -> Attempt.make(), Attempt.class);
        }
    }

    /**
     * A deployment, or why there is none.
     *
     * @param deployment the deployment
     * @param unavailable the reason
     */
    @SuppressWarnings("NullAway")
    record Attempt(Deployment deployment, String unavailable) implements AutoCloseable {

        static Attempt make() {
            try {
                return new Attempt(Deployment.start(), null);
            } catch (UnavailableException ex) {
                return new Attempt(null, String.valueOf(ex.getMessage()));
            }
        }

        @Override
        public void close() {
            if (deployment != null) {
                deployment.close();
            }
        }
    }
}
