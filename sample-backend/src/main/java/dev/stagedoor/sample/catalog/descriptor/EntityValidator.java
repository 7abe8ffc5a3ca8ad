package dev.stagedoor.sample.catalog.descriptor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.stagedoor.sample.catalog.spi.LocationSpec;

/** Says what is wrong with an entity, by what Backstage demands of all entities and of its own kinds. Thread-safe. */
@Component
@ImportRuntimeHints(SchemaHints.class)
public class EntityValidator {

    static final String SCHEMAS = "schema/";

    private static final List<String> KINDS =
            List.of("Component", "API", "Group", "User", "Resource", "System", "Domain", "Location", "Template");

    private static final JsonMapper JSON = JsonMapper.shared();

    private final DescriptorLines lines;

    private final Schema every;

    private final Map<String, Schema> kinds = new LinkedHashMap<>();

    EntityValidator(DescriptorLines lines) {
        this.lines = lines;
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        every = schema(registry, "entity");
        for (String kind : KINDS) {
            kinds.put(kind, schema(registry, kind));
        }
    }

    /**
     * Makes a validator outside of a backend.
     *
     * @return the validator
     */
    public static EntityValidator create() {
        return new EntityValidator(new DescriptorLines(new UrlCache()));
    }

    /**
     * Looks at an entity.
     *
     * @param entity the members of its JSON
     * @return all that is wrong with it
     */
    public Validation validate(Map<String, ? extends @Nullable Object> entity) {
        JsonNode json = JSON.valueToTree(entity);
        List<Fault> faults = new ArrayList<>(faults(every, json));
        Schema kind = kindOf(json);
        if (kind != null) {
            faults.addAll(faults(kind, json));
        }
        return new Validation(kind != null, faults.stream().distinct().toList());
    }

    /**
     * Looks whether an entity has what it takes to be told from others.
     *
     * @param entity the members of its JSON
     * @return what is wrong with its version, kind, namespace and name
     */
    public List<Fault> envelope(Map<String, ? extends @Nullable Object> entity) {
        Map<String, @Nullable Object> envelope = only(entity, "apiVersion", "kind", "metadata");
        if (entity.get("metadata") instanceof Map<?, ?> metadata) {
            envelope.put("metadata", only(metadata, "name", "namespace"));
        }
        return faults(every, JSON.valueToTree(envelope));
    }

    /**
     * Refuses an entity that is not valid, and says on which lines it is wrong.
     *
     * @param entity the members of its JSON
     * @param location where it is described
     * @return whether its kind and version are of the core; if not, its spec was not looked at
     * @throws InvalidEntityException if something is wrong
     */
    public boolean check(Map<String, ? extends @Nullable Object> entity, LocationSpec location) {
        Validation validation = validate(entity);
        if (!validation.faults().isEmpty()) {
            throw new InvalidEntityException(validation.faults(), lines.message(location, entity, validation.faults()));
        }
        return validation.knownKind();
    }

    private static Map<String, @Nullable Object> only(Map<?, ? extends @Nullable Object> object, String... names) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (String name : names) {
            if (object.containsKey(name)) {
                members.put(name, object.get(name));
            }
        }
        return members;
    }

    private @Nullable Schema kindOf(JsonNode entity) {
        Schema schema = kinds.get(entity.path("kind").asString(""));
        if (schema == null) {
            return null;
        }
        JsonNode versions = schema.getSchemaNode().at("/properties/apiVersion/enum");
        JsonNode version = entity.path("apiVersion");
        return StreamSupport.stream(versions.spliterator(), false).anyMatch(version::equals) ? schema : null;
    }

    private static List<Fault> faults(Schema schema, JsonNode entity) {
        return schema.validate(entity).stream()
                .map(error -> Problems.fault(error, schema))
                .toList();
    }

    private static Schema schema(SchemaRegistry registry, String name) {
        String file = SCHEMAS + name + ".json";
        try (InputStream in = EntityValidator.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("There is no " + file + " on the class path");
            }
            return registry.getSchema(in, InputFormat.JSON);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
