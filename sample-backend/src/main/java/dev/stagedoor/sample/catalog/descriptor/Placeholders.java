package dev.stagedoor.sample.catalog.descriptor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import dev.stagedoor.catalog.Entity;
import dev.stagedoor.errors.BackstageException;
import dev.stagedoor.errors.InputException;
import dev.stagedoor.sample.catalog.spi.LocationSpec;
import dev.stagedoor.sample.catalog.spi.ProcessorOutput;

/**
 * Puts texts in the place of {@code $text}, {@code $json} and {@code $yaml}, which name files that stand beside a
 * descriptor. Thread-safe.
 */
@Component
class Placeholders {

    /** The most in an entity. */
    private static final int MOST = 50;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DescriptorLimits.DEPTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final UrlReader reader;

    Placeholders(UrlReader reader) {
        this.reader = reader;
    }

    /**
     * Resolves the placeholders of an entity. Those in a file of this machine can only be full addresses, since nothing
     * can be relative to it.
     *
     * @return the entity as it was given if it has no placeholders, otherwise one with what they stand for
     * @throws InputException if one can not be resolved
     */
    Entity resolve(Entity entity, LocationSpec location, ProcessorOutput output) {
        Map<String, Object> members = entity.toMap();
        Object resolved = new Run(location, output).value(members, List.of());
        return resolved != members && resolved instanceof Map<?, ?> changed ? Entity.of(named(changed)) : entity;
    }

    /** One entity. */
    private final class Run {

        private final LocationSpec location;

        private final ProcessorOutput output;

        private int found;

        private long characters;

        Run(LocationSpec location, ProcessorOutput output) {
            this.location = location;
            this.output = output;
        }

        @Nullable
        Object value(@Nullable Object value, List<Object> path) {
            if (value instanceof List<?> list) {
                return items(list, path);
            }
            return value instanceof Map<?, ?> map ? object(map, path) : value;
        }

        private Object items(List<?> list, List<Object> path) {
            List<@Nullable Object> items = new ArrayList<>();
            boolean changed = false;
            for (Object item : list) {
                Object resolved = value(item, with(path, items.size()));
                changed |= resolved != item;
                items.add(resolved);
            }
            return changed ? Collections.unmodifiableList(items) : list;
        }

        private @Nullable Object object(Map<?, ?> map, List<Object> path) {
            if (map.keySet().stream().anyMatch(key -> key.toString().startsWith("$"))) {
                String key = map.keySet().iterator().next().toString();
                boolean known = map.size() == 1 && (key.equals("$text") || key.equals("$json") || key.equals("$yaml"));
                return known ? resolve(key, map.get(key), path) : map;
            }
            Map<Object, @Nullable Object> members = new LinkedHashMap<>();
            boolean changed = false;
            for (Map.Entry<?, ?> member : map.entrySet()) {
                Object resolved = value(member.getValue(), with(path, member.getKey()));
                changed |= resolved != member.getValue();
                members.put(member.getKey(), resolved);
            }
            return changed ? Collections.unmodifiableMap(members) : map;
        }

        private @Nullable Object resolve(String key, @Nullable Object reference, List<Object> path) {
            try {
                if (!(reference instanceof String text)) {
                    throw new InputException("a text is expected, an address or a path");
                }
                if (++found > MOST) {
                    throw new InputException("there are more than " + MOST + " in the entity");
                }
                String url = address(text);
                String read = reader.read(url);
                characters += read.length();
                if (characters > DescriptorLimits.BYTES) {
                    throw new InputException("together they are longer than " + DescriptorLimits.BYTES + " characters");
                }
                output.refreshKey(UrlLocations.TYPE + ":" + url);
                return parse(key, url, read);
            } catch (BackstageException ex) {
                throw new InputException(location.target() + ": " + new Fault(path, "").path() + ": the placeholder "
                        + key + " can not be resolved: " + ex.getMessage());
            }
        }

        private String address(String reference) {
            if (reference.matches("(?i)https?:.*")) {
                return reference;
            }
            if (!location.type().equals(UrlLocations.TYPE)) {
                throw new InputException("\"" + reference + "\" is relative, and only what is relative to a location of"
                        + " type " + UrlLocations.TYPE + " can be read");
            }
            return Urls.resolve(Urls.parse(location.target()), reference).toString();
        }

        private static List<Object> with(List<Object> path, Object step) {
            List<Object> longer = new ArrayList<>(path);
            longer.add(step);
            return longer;
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, ?> named(Map<?, ?> members) {
        return (Map<String, ?>) members;
    }

    private static @Nullable Object parse(String key, String url, String text) {
        return switch (key) {
            case "$json" -> json(url, text);
            case "$yaml" -> yaml(url, text);
            default -> text;
        };
    }

    private static @Nullable Object json(String url, String text) {
        try {
            return javascript(JSON.readValue(text, Object.class));
        } catch (JacksonException ex) {
            throw new InputException(url + " is not JSON: " + ex.getOriginalMessage());
        }
    }

    private static @Nullable Object javascript(@Nullable Object value) {
        if (value instanceof List<?> list) {
            List<@Nullable Object> items = new ArrayList<>();
            list.forEach(item -> items.add(javascript(item)));
            return Collections.unmodifiableList(items);
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> members = new LinkedHashMap<>();
            map.forEach((name, member) -> members.put(name, javascript(member)));
            return Collections.unmodifiableMap(members);
        }
        return value instanceof Number number ? JavaScriptNumbers.of(number.doubleValue()) : value;
    }

    private static @Nullable Object yaml(String url, String text) {
        List<YamlDocument> documents = DescriptorParser.documents(url, text);
        if (documents.size() != 1) {
            throw new InputException(url + " must have one document, but has " + documents.size());
        }
        return documents.get(0).value();
    }
}
