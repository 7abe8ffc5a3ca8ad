package dev.stagedoor.config.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.bootstrap.BootstrapContext;

import dev.stagedoor.config.ConfigException;

/** What is wrong with the files and variables of a start, until all of them were read. */
final class ImportProblems {

    private final List<ConfigException.Problem> problems = new ArrayList<>();

    /** Keeps an error for later, or throws it if nobody looks later. */
    static void add(BootstrapContext context, ConfigException error) {
        ImportProblems known = of(context);
        if (known == null) {
            throw error;
        }
        known.problems.addAll(error.getProblems());
    }

    /** Throws everything that is wrong. */
    static void check(BootstrapContext context) {
        ImportProblems known = of(context);
        if (known != null && !known.problems.isEmpty()) {
            throw new ConfigException(known.problems);
        }
    }

    private static @Nullable ImportProblems of(BootstrapContext context) {
        return context.getOrElse(ImportProblems.class, null);
    }
}
