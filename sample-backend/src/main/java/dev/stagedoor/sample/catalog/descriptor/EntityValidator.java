package dev.stagedoor.sample.catalog.descriptor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.networknt.schema.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.stagedoor.sample.catalog.spi.LocationSpec;

/** Says what is wrong with an entity, by what Backstage demands of all entities and of its own kinds. Thread-safe. */
@Component
@ImportRuntimeHints(SchemaHints.class)
public class EntityValidator {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final DescriptorLines lines;

    /** They take a while to read, which a start need not wait for. */
    private final SingletonSupplier<Schemas> schemas = SingletonSupplier.of(Schemas::load);

    EntityValidator(DescriptorLines lines) {
        this.lines = lines;
    }

    /**
     * Makes a validator outside of a backend, which reads no files for the lines of what is wrong.
     *
     * @return the validator
     */
    public static EntityValidator create() {
        return new EntityValidator(new DescriptorLines(FileRoots.none(), new UrlCache()));
    }

    /**
     * Looks at an entity.
     *
     * @param entity the members of its JSON
     * @return all that is wrong with it
     */
    public Validation validate(Map<String, ? extends @Nullable Object> entity) {
        JsonNode json = JSON.valueToTree(entity);
        List<Fault> faults = new ArrayList<>(faults(schemas.obtain().every(), json));
        Schema kind = schemas.obtain().kindOf(json);
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
        return faults(schemas.obtain().every(), JSON.valueToTree(envelope));
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

    private static List<Fault> faults(Schema schema, JsonNode entity) {
        return schema.validate(entity).stream()
                .map(error -> Problems.fault(error, schema))
                .toList();
    }
}
