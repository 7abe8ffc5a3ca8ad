package dev.stagedoor.config;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads values when the configuration is first needed, before anything else reads any, so that what is wrong with them
 * is reported together with all that other checks find. A bean of the application or of a starter, which may depend on
 * nothing that reads the configuration.
 */
@FunctionalInterface
public interface ConfigCheck {

    /**
     * Reads what will be read later.
     *
     * @param config the whole configuration
     * @throws ConfigException if a value is missing or unusable
     */
    void check(RootConfigService config);

    /**
     * Reads several values, for a plugin that wants to be told of everything that is wrong at once.
     *
     * @param reads what reads the values
     * @throws ConfigException with the problems of all reads that failed
     */
    static void all(Runnable... reads) {
        List<ConfigException.Problem> problems = new ArrayList<>();
        for (Runnable read : reads) {
            try {
                read.run();
            } catch (ConfigException ex) {
                problems.addAll(ex.getProblems());
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
    }
}
