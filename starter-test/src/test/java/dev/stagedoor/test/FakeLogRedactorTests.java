package dev.stagedoor.test;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The stand-in of what keeps secrets out of the log. */
class FakeLogRedactorTests {

    private final FakeLogRedactor redactor = new FakeLogRedactor();

    @Test
    void itKeepsWhatItIsGiven() {
        assertThat(redactor.addRedactions(List.of("s1", " s2 ", "s1", "x"))).isEqualTo(2);
        redactor.addRedaction("s3");
        assertThat(redactor.secrets()).containsExactlyInAnyOrder("s1", "s2", "s3");
    }

    @Test
    void itReplacesThatInTexts() {
        redactor.addRedaction("s1");
        assertThat(redactor.redact("a s1, b s2")).isEqualTo("a ***, b s2");
    }
}
