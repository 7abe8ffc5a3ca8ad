package dev.stagedoor.page.autoconfigure;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

import dev.stagedoor.wiring.Mode;

/** Whether the page is on: as {@code stagedoor.page.enabled} says, and if it says nothing, in development. */
class OnPage extends SpringBootCondition {

    private static final String ENABLED = "stagedoor.page.enabled";

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Environment environment = context.getEnvironment();
        ConditionMessage.Builder message = ConditionMessage.forCondition("Backend page");
        Boolean enabled = environment.getProperty(ENABLED, Boolean.class);
        if (enabled != null) {
            return new ConditionOutcome(enabled, message.because(ENABLED + " is " + enabled));
        }
        Mode mode = Mode.of(environment);
        return new ConditionOutcome(mode == Mode.DEVELOPMENT, message.because("this is " + mode));
    }
}
