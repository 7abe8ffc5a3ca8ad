package dev.stagedoor.sample.catalog.descriptor;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stagedoor.sample.catalog.spi.LocationSpec;

import static org.assertj.core.api.Assertions.assertThat;

class EntityDefaultsTests {

    private static final LocationSpec FILE = new LocationSpec("file", "/c/a.yaml");

    private static final LocationSpec ORIGIN = new LocationSpec("file", "/c");

    private static final String FROM = "backstage.io/managed-by-location: 'file:/c/a.yaml'";

    private static final String FIRST = "backstage.io/managed-by-origin-location: 'file:/c'";

    @Test
    void namespaceAndLocationsAreAdded() {
        assertThat(apply("metadata: {name: a}", FILE))
                .isEqualTo(
                        parse("metadata: {name: a, namespace: default, annotations: {%s, %s}}".formatted(FROM, FIRST)));
    }

    @Test
    void whatIsWrittenStaysButForTheLocations() {
        assertThat(apply(
                        "kind: A\nmetadata: {name: a, namespace: b, tags: [], annotations: {x: y,"
                                + " backstage.io/managed-by-location: 'url:forged'}}\nspec: {a: null}",
                        FILE))
                .isEqualTo(parse(
                        "kind: A\nmetadata: {name: a, namespace: b, tags: [], annotations: {x: y, %s, %s}}\nspec: {a: null}"
                                .formatted(FROM, FIRST)));
    }

    @Test
    void whatIsFromTheWebCanBeLookedAt() {
        LocationSpec url = new LocationSpec("url", "https://h/a.yaml");

        assertThat(apply("metadata: {}", url).toString()).contains("backstage.io/view-url=https://h/a.yaml");
        assertThat(apply("metadata: {annotations: {backstage.io/view-url: own}}", url)
                        .toString())
                .contains("backstage.io/view-url=own");
    }

    @ParameterizedTest
    @ValueSource(strings = {"metadata: text", "metadata: null", "metadata: []", "kind: A"})
    void metadataThatAreNoObjectStay(String text) {
        assertThat(apply(text, FILE)).isEqualTo(parse(text));
    }

    @Test
    void annotationsThatAreNoObjectStay() {
        assertThat(apply("metadata: {annotations: null, namespace: null}", FILE))
                .isEqualTo(parse("metadata: {annotations: null, namespace: null}"));
    }

    private static Map<String, @Nullable Object> apply(String text, LocationSpec location) {
        return EntityDefaults.apply(parse(text), location, ORIGIN);
    }

    private static Map<String, @Nullable Object> parse(String text) {
        List<Descriptor> descriptors = DescriptorParser.parse("f", text);
        return descriptors.get(0).entity();
    }
}
