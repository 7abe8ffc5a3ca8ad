package dev.stagedoor.benchmarks.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a JVM holds when everything that is garbage is collected.
 *
 * @param heap the bytes of all objects
 * @param resident the bytes that the process has in memory
 */
record Memory(long heap, long resident) {

    /** A collector that gives memory back, so that what is resident is what is needed. */
    private static final String[] FRUGAL = {
        "-XX:+UseSerialGC", "-Xms16m", "-XX:MinHeapFreeRatio=5", "-XX:MaxHeapFreeRatio=10"
    };

    /** Starts an application, and looks when it is ready. */
    static Memory of(Launch launch, Path log) {
        try (RunningApplication running = launch.with(FRUGAL).start(log)) {
            List<String> histogram = histogram(launch.java(), running.pid());
            // The last line is the total: instances and bytes.
            String total = histogram.get(histogram.size() - 1).strip();
            long heap = Long.parseLong(total.split("\\s+")[2]);
            return new Memory(heap, resident(running.pid()));
        }
    }

    /** The histogram counts what is reachable, after a full collection. */
    private static List<String> histogram(Path java, long pid) {
        try {
            Process jcmd = new ProcessBuilder(
                            java.resolve("bin/jcmd").toString(), String.valueOf(pid), "GC.class_histogram")
                    .start();
            String text = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(Predicate.not(String::isBlank)).toList();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private static long resident(long pid) {
        try {
            String line = Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(each -> each.startsWith("VmRSS:"))
                    .findFirst()
                    .orElseThrow();
            return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
