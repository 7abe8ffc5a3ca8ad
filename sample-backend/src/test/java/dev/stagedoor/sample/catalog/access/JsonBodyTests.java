package dev.stagedoor.sample.catalog.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

import dev.stagedoor.errors.BackstageException;
import dev.stagedoor.errors.InputException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class JsonBodyTests {

    @Test
    void membersAreRead() throws IOException {
        JsonBody body = read("{\"name\":\"é\",\"refs\":[\"a\",\"b\"],\"inner\":{\"x\":\"y\"},\"nothing\":null}");

        assertThat(body.text("name")).isEqualTo("é");
        assertThat(body.optionalTexts("refs")).isEqualTo(List.of("a", "b"));
        assertThat(body.object("inner").text("x")).isEqualTo("y");
        assertThat(body.optionalText("other")).isNull();
        assertThat(body.members()).containsEntry("nothing", null);
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        JsonBody body = read("{\"inner\":{}}");

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> body.object("inner").text("x"))
                .withMessage("request/body/inner must have required property 'x'");
    }

    @Test
    void whatHasAnotherTypeIsNamed() throws IOException {
        JsonBody body = read("{\"name\":1,\"refs\":[\"a\",2],\"inner\":[],\"nothing\":null}");

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> body.text("name"))
                .withMessage("request/body/name must be string");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> body.optionalTexts("refs"))
                .withMessage("request/body/refs/1 must be string");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> body.object("inner"))
                .withMessage("request/body/inner must be object");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> body.optionalText("nothing"))
                .withMessage("request/body/nothing must be string");
    }

    @Test
    void aMemberThatNobodyKnowsIsRefused() throws IOException {
        JsonBody body = read("{\"name\":\"a\",\"nmae\":\"b\"}");

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> body.requireOnly(Set.of("name")))
                .withMessage("request/body must NOT have additional properties, such as 'nmae'");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "nonsense"})
    void onlyJsonIsRead(@Nullable String contentType) {
        MockHttpServletRequest request = request("{}");
        request.setContentType(contentType);

        assertThatExceptionOfType(InputException.class).isThrownBy(() -> JsonBody.read(request));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "\"a\"", "null"})
    void onlyAnObjectIsRead(String json) {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> read(json))
                .withMessage("request/body must be object");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"a\":}", "{} {}"})
    void whatIsNoJsonIsRefused(String json) {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> read(json))
                .withMessageStartingWith("The body is not JSON that can be read, see line 1, column ");
    }

    @Test
    void aBodyOfMoreThanTheLimitIsRefused() throws IOException {
        String largest = "{\"a\":\"" + "x".repeat(JsonBody.LIMIT - 8) + "\"}";

        assertThat(read(largest).text("a")).hasSize(JsonBody.LIMIT - 8);
        assertThatExceptionOfType(BackstageException.class)
                .isThrownBy(() -> read(largest + " "))
                .satisfies(error -> {
                    assertThat(error.getName()).isEqualTo("PayloadTooLargeError");
                    assertThat(error.getStatus()).isEqualTo(413);
                });
    }

    @Test
    void jsonThatIsNestedTooDeeplyIsRefused() {
        assertThatExceptionOfType(BackstageException.class)
                .isThrownBy(() -> read("{\"a\":" + "[".repeat(100_000)))
                .satisfies(error -> assertThat(error.getStatus()).isEqualTo(400));
    }

    @Test
    void aBodyMayBeMissingWhereItIsOptional() throws IOException {
        assertThat(JsonBody.readOptional(new MockHttpServletRequest()).members())
                .isEmpty();
    }

    private static JsonBody read(String json) throws IOException {
        return JsonBody.read(request(json));
    }

    private static MockHttpServletRequest request(String json) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setContentType("application/json");
        request.setContent(json.getBytes(StandardCharsets.UTF_8));
        return request;
    }
}
