package dev.stagedoor.sample.greeting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stagedoor.errors.NotFoundException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class GreetingsTests {

    @TempDir
    private Path directory;

    @Test
    void eachLineIsALanguage() throws IOException {
        Greetings greetings = Greetings.read(file("en = Hello, {name}!\npl = Cze\u015b\u0107, {name}!\n"));
        assertThat(greetings.greet("Ada", "pl")).isEqualTo("Cze\u015b\u0107, Ada!");
        assertThat(greetings.greet("Ada", "en")).isEqualTo("Hello, Ada!");
    }

    @Test
    void thoseOfTheSampleCanBeRead() throws IOException {
        assertThat(Greetings.read(Path.of("greetings.properties")).greet("Ada", "fr"))
                .contains("Ada");
    }

    @Test
    void withoutAFileThereIsEnglish() throws IOException {
        assertThat(Greetings.read(directory.resolve("none")).greet("Ada", "en")).isEqualTo("Hello, Ada!");
    }

    @Test
    void aGreetingForNobodyIsRefusedWithItsPlace() throws IOException {
        Path file = file("en = Hello!");
        assertThatIllegalStateException()
                .isThrownBy(() -> Greetings.read(file))
                .withMessageContaining("'en'")
                .withMessageContaining(file.toString());
    }

    @Test
    void aLanguageThatIsMissingIsNotFound() {
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> Greetings.read(directory.resolve("none")).greet("Ada", "fr"))
                .withMessageContaining("[en]");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("greetings.properties"), text);
    }
}
