package dev.stagedoor.test;

import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * Leaves Spring Security out of the applications of tests, which are about other things, unless the property
 * {@code stagedoor.test.security} is true.
 */
public final class WithoutSecurity implements AutoConfigurationImportFilter, EnvironmentAware {

    private Environment environment;

    @Override
    public void setEnvironment(Environment given) {
        environment = given;
    }

    @Override
    public boolean[] match(String[] candidates, AutoConfigurationMetadata metadata) {
        boolean wanted = environment.getProperty("stagedoor.test.security", Boolean.class, false);
        boolean[] kept = new boolean[candidates.length];
        for (int at = 0; at < candidates.length; at++) {
            kept[at] = wanted || candidates[at] == null || !isSecurity(candidates[at]);
        }
        return kept;
    }

    private static boolean isSecurity(String name) {
        return name.startsWith("org.springframework.boot")
                && (name.contains(".security.") || ClassUtils.getShortName(name).contains("Security"));
    }
}
