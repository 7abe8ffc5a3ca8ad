package dev.stagedoor.wiring;

import java.util.Locale;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/** Whether a backend runs for its users or for its developers. */
public enum Mode {

    /** Shows nothing of its inside. */
    PRODUCTION,

    /** Shows stack traces. */
    DEVELOPMENT;

    /** The property that says it. */
    public static final String PROPERTY = "stagedoor.mode";

    /** The source of properties that DevTools adds where it is at work. */
    private static final String DEVTOOLS = "devtools";

    /**
     * Reads the mode: what {@code stagedoor.mode} says, development where DevTools is at work, else production.
     *
     * @param environment the environment
     * @return the mode
     */
    public static Mode of(Environment environment) {
        return Binder.get(environment).bind(PROPERTY, Mode.class).orElseGet(() -> defaultOf(environment));
    }

    private static Mode defaultOf(Environment environment) {
        return environment instanceof ConfigurableEnvironment configurable
                        && configurable.getPropertySources().contains(DEVTOOLS)
                ? DEVELOPMENT
                : PRODUCTION;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
