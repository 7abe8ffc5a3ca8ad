package dev.stagedoor.sample.jar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Makes an AOT cache of the sample: unpacks its jar, since a JVM does not cache what is in jars within a jar, and lets
 * it start, serve each plugin and stop, which is what the JVM learns from.
 */
final class AotCache {

    /** The first version that makes a cache in one run of the program. */
    static final int FIRST_VERSION = 25;

    static final String CACHE = "app.aot";

    static final String JAR = "app.jar";

    private static final List<String> TRAINING =
            List.of("/api/todo/todos", "/api/greeting/hello", "/api/todo/todos/nothing", "/actuator/health");

    private AotCache() {}

    /** Makes a cache with the JDK that runs this: of a jar, in a directory, and with options for the JVM. */
    public static void main(String... args) throws IOException, InterruptedException {
        Path directory = Path.of(args[1]);
        create(Jdk.current(), Path.of(args[0]), directory, Arrays.copyOfRange(args, 2, args.length));
        System.out.println("The cache is " + directory.resolve(CACHE));
    }

    static void create(Jdk jdk, Path jar, Path directory, String... options) throws IOException, InterruptedException {
        if (jdk.version() < FIRST_VERSION) {
            throw new IllegalStateException("An AOT cache needs JDK " + FIRST_VERSION + " or later, and this is JDK "
                    + jdk.version() + ": set JAVA_HOME to a later one");
        }
        unpack(jdk, jar, directory);
        Path cache = directory.resolve(CACHE);
        Files.deleteIfExists(cache);
        List<String> training = new ArrayList<>(List.of("-XX:AOTCacheOutput=" + CACHE));
        training.addAll(List.of(options));
        try (SampleProcess sample = SampleProcess.start(jdk.home(), directory.resolve(JAR), training)) {
            sample.awaitStart();
            TRAINING.forEach(sample::get);
            sample.stop();
            if (!Files.exists(cache)) {
                throw new IllegalStateException("The JVM made no cache:\n" + String.join("\n", sample.output()));
            }
        }
    }

    /** Unpacks the jar into one of the sample alone and a directory {@code lib} with what it needs. */
    static void unpack(Jdk jdk, Path jar, Path directory) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        SampleProcess.java(jdk.home()).toString(),
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--force",
                        "--application-filename",
                        JAR,
                        "--destination",
                        directory.toString())
                .inheritIO()
                .start();
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException("The jar " + jar + " cannot be unpacked");
        }
    }
}
