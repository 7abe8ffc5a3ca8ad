package dev.stagedoor.config.autoconfigure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.origin.SystemEnvironmentOrigin;
import org.springframework.core.io.ByteArrayResource;

import dev.stagedoor.config.autoconfigure.ConfigNode.Branch;
import dev.stagedoor.config.autoconfigure.ConfigNode.Items;
import dev.stagedoor.config.autoconfigure.ConfigNode.Leaf;

/**
 * Values in environment variables, such as {@code APP_CONFIG_backend_baseUrl}: JSON where it is JSON, else text. An
 * empty variable is left out.
 */
final class AppConfigVariables {

    static final String SOURCE = "APP_CONFIG variables";

    private static final String PREFIX = "APP_CONFIG_";

    private static final String CONTEXT = "env";

    private static final Pattern PART =
            Pattern.compile("[a-z][a-z0-9]*(?:[-_][a-z][a-z0-9]*)*", Pattern.CASE_INSENSITIVE);

    private static final ConfigFile NO_FILE = new ConfigFile(new ByteArrayResource(new byte[0], CONTEXT));

    private final Map<String, Object> values = new LinkedHashMap<>();

    private final ConfigFindings findings = new ConfigFindings();

    private AppConfigVariables() {}

    /**
     * Reads them.
     *
     * @return the values, or {@code null} if there are none
     * @throws dev.stagedoor.config.ConfigException if something is wrong with them, with all that is
     */
    static @Nullable Branch read(Variables variables) {
        AppConfigVariables reader = new AppConfigVariables();
        // In this order what contains comes before what is contained.
        new TreeMap<>(variables.values()).forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !value.toString().isEmpty()) {
                reader.add(name, value.toString());
            }
        });
        reader.findings.check();
        return reader.values.isEmpty() ? null : reader.branch(reader.values, Place.named(CONTEXT));
    }

    private void add(String variable, String text) {
        String key = variable.substring(PREFIX.length());
        Place place = new Place(CONTEXT, CONTEXT, new SystemEnvironmentOrigin(variable));
        try {
            put(key, value(key, text, place));
        } catch (IllegalArgumentException ex) {
            findings.problem("", String.valueOf(ex.getMessage()), place);
        }
    }

    private void put(String key, ConfigNode value) {
        Map<String, Object> target = values;
        List<String> parts = List.of(key.split("_", -1));
        for (String part : parts.subList(0, parts.size() - 1)) {
            Object next = target.computeIfAbsent(checked(key, part), name -> new LinkedHashMap<String, Object>());
            target = object(next, key, part);
        }
        String last = checked(key, parts.get(parts.size() - 1));
        if (target.putIfAbsent(last, value) != null) {
            throw new IllegalArgumentException("Refusing to override existing config at key '" + key + "'");
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object value, String key, String part) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new IllegalArgumentException(
                "Could not nest config for key '" + key + "' under existing value '" + part + "'");
    }

    private static String checked(String key, String part) {
        if (!PART.matcher(part).matches()) {
            throw new IllegalArgumentException("Invalid env config key '" + key + "'");
        }
        return part;
    }

    private static ConfigNode value(String key, String text, Place place) {
        if (!JsonReader.isJson(text)) {
            return new Leaf(text, place);
        }
        try {
            ConfigNode value = JsonReader.read(text, NO_FILE);
            if (value != null && !value.isNull()) {
                return moved(value, place);
            }
        } catch (MalformedFileException ex) {
            return new Leaf(text, place);
        }
        throw new IllegalArgumentException("Invalid value for env config key '" + key + "', it may not be null");
    }

    /** The place of everything in a variable is the variable. */
    private static ConfigNode moved(ConfigNode node, Place place) {
        if (node instanceof Branch branch) {
            Map<String, ConfigNode> children = new LinkedHashMap<>();
            branch.children().forEach((name, child) -> children.put(name, moved(child, place)));
            return new Branch(children, place);
        }
        if (node instanceof Items items) {
            return new Items(
                    items.items().stream().map(item -> moved(item, place)).toList(), place);
        }
        return new Leaf(Values.scalar(node), place);
    }

    private Branch branch(Map<?, ?> map, Place place) {
        Map<String, ConfigNode> children = new LinkedHashMap<>();
        map.forEach((name, value) -> children.put(
                String.valueOf(name), value instanceof Map<?, ?> below ? branch(below, place) : (ConfigNode) value));
        return new Branch(children, place);
    }
}
