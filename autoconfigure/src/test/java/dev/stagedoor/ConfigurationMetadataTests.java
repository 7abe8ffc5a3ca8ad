package dev.stagedoor;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ConfigurationMetadataTests {

    @Test
    void everyPropertyHasADescriptionThatIsASentence() throws IOException {
        assertThat(properties())
                .isNotEmpty()
                .allSatisfy(property -> assertThat(property.path("description").asString())
                        .as(name(property))
                        .isNotBlank()
                        .endsWith(".")
                        .doesNotStartWith("A ")
                        .doesNotStartWith("The "));
    }

    @Test
    void everyPropertyTellsItsDefault() throws IOException {
        assertThat(properties())
                .allSatisfy(property -> assertThat(property.has("defaultValue"))
                        .as(name(property))
                        .isTrue());
    }

    @Test
    void everyPropertyIsBackstagesOrOfOurEndpointOrBeginsWithOurName() throws IOException {
        assertThat(properties())
                .extracting(ConfigurationMetadataTests::name)
                .allMatch(
                        name -> name.matches(
                                "(stagedoor|backend|app|auth|discovery|permission|integrations|events|management\\.endpoint\\.backend)\\..+"));
    }

    private static List<JsonNode> properties() throws IOException {
        try (InputStream metadata = Objects.requireNonNull(
                CoreServices.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json"))) {
            return List.copyOf(
                    JsonMapper.shared().readTree(metadata).path("properties").values());
        }
    }

    private static String name(JsonNode property) {
        return property.path("name").asString();
    }
}
