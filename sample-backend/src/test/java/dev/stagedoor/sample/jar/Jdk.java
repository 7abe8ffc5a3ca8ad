package dev.stagedoor.sample.jar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A JDK of this machine.
 *
 * @param home where it is
 * @param version its feature version, such as 25
 */
record Jdk(Path home, int version) {

    private static final Pattern VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"(\\d+)");

    private static final Path INSTALLED = Path.of("/usr/lib/jvm");

    /** The one that runs this code. */
    static Jdk current() {
        return new Jdk(
                Path.of(System.getProperty("java.home")), Runtime.version().feature());
    }

    /** One of that version or a later one: this one, or one that a variable of the environment or a package names. */
    static Optional<Jdk> atLeast(int version) {
        Stream<Path> named = System.getenv().entrySet().stream()
                .filter(variable -> variable.getKey().startsWith("JAVA_HOME"))
                .map(Map.Entry::getValue)
                .map(Path::of);
        return Stream.of(
                        Stream.of(current()),
                        named.flatMap(Jdk::in),
                        installed().flatMap(Jdk::in))
                .flatMap(jdks -> jdks)
                .filter(jdk -> jdk.version() >= version)
                .findFirst();
    }

    private static Stream<Path> installed() {
        if (!Files.isDirectory(INSTALLED)) {
            return Stream.empty();
        }
        try (Stream<Path> homes = Files.list(INSTALLED)) {
            return homes.sorted().toList().stream();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private static Stream<Jdk> in(Path home) {
        Path release = home.resolve("release");
        if (!Files.isReadable(release) || !Files.isExecutable(SampleProcess.java(home))) {
            return Stream.empty();
        }
        try {
            Matcher version = VERSION.matcher(Files.readString(release));
            return version.find() ? Stream.of(new Jdk(home, Integer.parseInt(version.group(1)))) : Stream.empty();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
