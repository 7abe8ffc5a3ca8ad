package dev.stagedoor.logger.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;

class WebTokensTests {

    private static final String TOKEN = "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ1c2VyOmRlZmF1bHQvYWRhIn0.c2lnbmF0dXJl-_";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Bearer %s",
                "GET /api/todo?token=%s&x=1",
                "Cookie: a=b; backstage-auth=%s; c=d",
                "{\"token\":\"%s\"}",
                "%s",
                "two: %s %s"
            })
    @Case("LOG-39")
    void aTokenIsReplacedWhereverItStands(String text) {
        assertThat(WebTokens.replace(text.replace("%s", TOKEN))).isEqualTo(text.replace("%s", "***"));
    }

    @Test
    @Case("LOG-39")
    void aTokenWithoutItsSignatureIsReplacedToo() {
        assertThat(WebTokens.replace(TOKEN.substring(0, TOKEN.lastIndexOf('.'))))
                .isEqualTo("***");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ey", "monkeyJar", "cursor=eyJvZmZzZXQiOjIwfQ", "eyJ.eyJ.", "eyJhbGciOiJFUzI1NiJ9.txt"})
    void anythingElseIsTheVerySameText(String text) {
        assertThat(WebTokens.replace(text)).isSameAs(text);
    }

    @Test
    void whereATokenMayBeIsTold() {
        assertThat(List.of("x " + TOKEN, "eyJ", "monkeyJ"))
                .allMatch(text -> WebTokens.mayBeIn(text.getBytes(StandardCharsets.UTF_8)));
        assertThat(List.of("", "e", "ey", "xeyj", "EYJ"))
                .noneMatch(text -> WebTokens.mayBeIn(text.getBytes(StandardCharsets.UTF_8)));
    }
}
