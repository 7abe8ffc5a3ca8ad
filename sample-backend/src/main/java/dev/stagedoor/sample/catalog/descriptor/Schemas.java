package dev.stagedoor.sample.catalog.descriptor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What entities are like.
 *
 * @param every what is so for all kinds
 * @param kinds what is so for some, by kind
 */
record Schemas(Schema every, Map<String, Schema> kinds) {

    /** Where they are, seen from this class. */
    static final String FOLDER = "schema/";

    private static final List<String> KINDS =
            List.of("Component", "API", "Group", "User", "Resource", "System", "Domain", "Location", "Template");

    static Schemas load() {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        Map<String, Schema> kinds = new LinkedHashMap<>();
        KINDS.forEach(kind -> kinds.put(kind, read(registry, kind)));
        return new Schemas(read(registry, "entity"), kinds);
    }

    /** Returns the schema for the kind and version of an entity, or {@code null} if these are of somebody else. */
    @Nullable
    Schema kindOf(JsonNode entity) {
        Schema schema = kinds.get(entity.path("kind").asString(""));
        if (schema == null) {
            return null;
        }
        JsonNode versions = schema.getSchemaNode().at("/properties/apiVersion/enum");
        JsonNode version = entity.path("apiVersion");
        return StreamSupport.stream(versions.spliterator(), false).anyMatch(version::equals) ? schema : null;
    }

    private static Schema read(SchemaRegistry registry, String name) {
        String file = FOLDER + name + ".json";
        try (InputStream in = Schemas.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("There is no " + file + " on the class path");
            }
            return registry.getSchema(in, InputFormat.JSON);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
