package dev.stagedoor.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** How the tests of all modules ended that prove cases, as far as they ran in this build. */
final class ConformanceResults {

    private static final String RESULTS = "target/conformance";

    private final Map<String, List<Result>> byCase = new TreeMap<>();

    private ConformanceResults() {}

    /** Reads the results of modules that belong to one build; those of another build do not count. */
    static ConformanceResults read(Path house, List<String> modules, String build) {
        ConformanceResults results = new ConformanceResults();
        for (String module : modules) {
            results.add(module, lines(files(house.resolve(module).resolve(RESULTS)), build));
        }
        return results;
    }

    boolean isEmpty() {
        return byCase.isEmpty();
    }

    /** The ids that tests name. */
    Iterable<String> ids() {
        return byCase.keySet();
    }

    List<Result> of(String id) {
        return byCase.getOrDefault(id, List.of());
    }

    private void add(String module, List<String> lines) {
        lines.stream()
                .map(line -> Arrays.asList(line.split("\t", -1)))
                .sorted(Comparator.comparing(parts -> parts.get(2)))
                .forEach(parts -> byCase.computeIfAbsent(parts.get(0), id -> new ArrayList<>())
                        .add(new Result(module, parts.get(1), parts.get(2))));
    }

    /** One a JVM in which tests of the module ran. */
    private static List<Path> files(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** What the files of one build say, without its name. Which test ran in which JVM is chance. */
    private static List<String> lines(List<Path> files, String build) {
        List<String> lines = new ArrayList<>();
        for (Path file : files) {
            List<String> all = lines(file);
            if (all.get(0).equals("build\t" + build)) {
                lines.addAll(all.subList(1, all.size()));
            }
        }
        return lines;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /**
     * How one test ended.
     *
     * @param module where it is
     * @param outcome {@code passed}, {@code failed} or {@code skipped}
     * @param test the class and the method
     */
    record Result(String module, String outcome, String test) {

        boolean passed() {
            return outcome.equals("passed");
        }

        boolean failed() {
            return outcome.equals("failed");
        }

        String className() {
            return test.substring(0, test.indexOf('#'));
        }

        String methodName() {
            return test.substring(test.indexOf('#') + 1);
        }
    }
}
