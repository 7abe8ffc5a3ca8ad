package dev.stagedoor.test.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Writes down which tests with a {@link Case} were executed, and how they ended, in {@code target/conformance}. A test
 * with parameters has passed if it passed with each of them.
 */
public final class ConformanceListener implements TestExecutionListener {

    private static final Path DIRECTORY = Path.of("target", "conformance");

    /** Of all test plans that this JVM executes: with several forks there is one for each class. */
    private static final Map<String, Result> RESULTS = new ConcurrentSkipListMap<>();

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult outcome) {
        switch (outcome.getStatus()) {
            case SUCCESSFUL -> {
                if (test.isTest()) {
                    note(test, Outcome.PASSED);
                }
            }
            case ABORTED -> note(test, Outcome.SKIPPED);
            case FAILED -> note(test, Outcome.FAILED);
        }
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        note(test, Outcome.SKIPPED);
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        if (RESULTS.isEmpty()) {
            return;
        }
        List<String> lines = new ArrayList<>();
        lines.add("build\t" + System.getProperty("stagedoor.build", "unknown"));
        RESULTS.forEach((test, result) -> result.outcomes.forEach(
                (id, outcome) -> lines.add(id + "\t" + outcome.name().toLowerCase(Locale.ROOT) + "\t" + test)));
        try {
            Files.createDirectories(DIRECTORY);
            String fork = System.getProperty("stagedoor.fork", "1");
            Files.write(DIRECTORY.resolve("results-" + fork + ".tsv"), lines);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private void note(TestIdentifier test, Outcome outcome) {
        if (!(test.getSource().orElse(null) instanceof MethodSource source)) {
            return;
        }
        Method method = source.getJavaMethod();
        Case cases = method.getAnnotation(Case.class);
        if (cases != null) {
            RESULTS.computeIfAbsent(source.getClassName() + "#" + source.getMethodName(), name -> new Result())
                    .note(cases, outcome);
        }
    }

    /** How a test ended; what comes later is worse. */
    private enum Outcome {
        PASSED,
        SKIPPED,
        FAILED
    }

    /** The cases of one test. */
    private static final class Result {

        private final Map<String, Outcome> outcomes = new ConcurrentSkipListMap<>();

        void note(Case cases, Outcome outcome) {
            for (String id : cases.value()) {
                outcomes.merge(id, outcome, (one, other) -> one.compareTo(other) > 0 ? one : other);
            }
        }
    }
}
