package dev.stagedoor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a source file looks like, where its class file no longer shows it. */
class SourceRulesTests {

    private static final int LONGEST_WIRING_FILE = 400;

    private static final Pattern DECLARATION =
            Pattern.compile("^([a-z-]+ )*(class|interface|@interface|enum|record) \\w+");

    private static final Pattern SYNCHRONIZED_BLOCK = Pattern.compile("^(?!\\s*(\\*|//)).*\\bsynchronized\\s*\\(");

    private static final Path HOUSE = Path.of("").toAbsolutePath().getParent();

    @Test
    void noFileOfTheWiringIsLong() {
        assertThat(mainSources("autoconfigure"))
                .filteredOn(
                        source -> source.startsWith(HOUSE.resolve("autoconfigure/src/main/java/dev/stagedoor/wiring")))
                .allSatisfy(source -> assertThat(linesOf(source).size())
                        .as("lines of %s", HOUSE.relativize(source))
                        .isLessThanOrEqualTo(LONGEST_WIRING_FILE));
    }

    @Test
    void noBlockIsSynchronized() {
        assertThat(mainSources("autoconfigure"))
                .allSatisfy(source -> assertThat(linesOf(source))
                        .as(HOUSE.relativize(source).toString())
                        .noneMatch(SYNCHRONIZED_BLOCK.asPredicate()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plugin-api", "autoconfigure", "starter-test"})
    void everyTypeSaysWhatItIsFor(String module) {
        assertThat(mainSources(module))
                .allSatisfy(source -> assertThat(linesAboveDeclaration(source))
                        .as(HOUSE.relativize(source).toString())
                        .anyMatch(line -> line.startsWith("/**")));
    }

    @Test
    void theRulesSeeSources() {
        assertThat(mainSources("plugin-api")).isNotEmpty();
    }

    private static List<Path> mainSources(String module) {
        Path root = HOUSE.resolve(module).resolve("src/main/java");
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private static List<String> linesAboveDeclaration(Path source) {
        return linesOf(source).stream()
                .takeWhile(line -> !DECLARATION.matcher(line).find())
                .toList();
    }

    private static List<String> linesOf(Path source) {
        try {
            return Files.readAllLines(source);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
