package dev.stagedoor.signin.autoconfigure;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class JsonTextTests {

    /** What {@code JSON.stringify} of Node returned. */
    static List<Arguments> spellings() {
        return List.of(
                arguments("plain", "\"plain\""),
                arguments("a\"b\\c/d", "\"a\\\"b\\\\c/d\""),
                arguments("\b\t\n\f\r", "\"\\b\\t\\n\\f\\r\""),
                arguments("\u0000\u001b\u007f", "\"\\u0000\\u001b\u007f\""),
                arguments("\u00e9\u2028\u2029", "\"\u00e9\u2028\u2029\""),
                arguments("\ud83d\ude00", "\"\ud83d\ude00\""),
                arguments("\ud83dx", "\"\\ud83dx\""),
                arguments("x\ude00", "\"x\\ude00\""),
                arguments("\ude00\ud83d", "\"\\ude00\\ud83d\""),
                arguments("<&'>=", "\"<&'>=\""));
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void aTextIsSpeltAsByJavaScript(String text, String json) {
        assertThat(JsonText.quote(text)).isEqualTo(json);
    }

    @Test
    void aListHasNoSpaces() {
        assertThat(JsonText.quote(List.of("a", "b"))).isEqualTo("[\"a\",\"b\"]");
    }
}
