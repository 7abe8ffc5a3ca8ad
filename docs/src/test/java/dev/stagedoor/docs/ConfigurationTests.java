package dev.stagedoor.docs;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The table of configuration keys against the metadata that is made from the properties classes. */
class ConfigurationTests {

    private static final List<String> OURS =
            List.of("auth.", "backend.", "management.endpoint.backend.", "permission.", "stagedoor.");

    private final Map<String, JsonNode> keys = keys();

    @Test
    void thePageTellsEveryKey() {
        String rows = keys.entrySet().stream()
                .map(entry -> "| `" + entry.getKey() + "` | " + type(entry.getValue()) + " | "
                        + text(entry.getValue(), "defaultValue") + " | " + description(entry.getValue()) + " |")
                .collect(Collectors.joining("\n"));
        GeneratedPart.verify(
                "docs/configuration.md", "keys", "| key | type | default | meaning |\n|---|---|---|---|\n" + rows);
    }

    @Test
    void theMetadataIsSeen() {
        assertThat(keys).containsKey("stagedoor.startup.timeout");
    }

    @Test
    void everyKeyIsExplained() {
        assertThat(keys)
                .allSatisfy((key, node) -> assertThat(description(node)).as(key).isNotBlank());
    }

    private static Map<String, JsonNode> keys() {
        JsonMapper json = new JsonMapper();
        Map<String, JsonNode> keys = new TreeMap<>();
        try {
            for (URL url : Collections.list(ConfigurationTests.class
                    .getClassLoader()
                    .getResources("META-INF/spring-configuration-metadata.json"))) {
                try (InputStream stream = url.openStream()) {
                    for (JsonNode property : json.readTree(stream).path("properties")) {
                        String name = property.path("name").asString();
                        if (OURS.stream().anyMatch(name::startsWith)) {
                            keys.put(name, property);
                        }
                    }
                }
            }
        } catch (IOException ex) {
            throw new IllegalStateException(ex);
        }
        return keys;
    }

    private static String type(JsonNode node) {
        return node.path("type")
                .asString()
                .replaceAll("[a-z]+\\.(?=[\\w.]*[A-Z])", "")
                .replace("|", "\\|");
    }

    private static String text(JsonNode node, String field) {
        return node.has(field) ? "`" + node.path(field).asString() + "`" : "";
    }

    private static String description(JsonNode node) {
        return node.path("description").asString("").replace("|", "\\|");
    }
}
