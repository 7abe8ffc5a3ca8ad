package dev.stagedoor.config.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.config.Config;
import dev.stagedoor.config.ConfigException;
import dev.stagedoor.config.autoconfigure.ConfigNode.Blank;
import dev.stagedoor.config.autoconfigure.ConfigNode.Branch;
import dev.stagedoor.config.autoconfigure.ConfigNode.Leaf;

/** Reads a part of the tree as it is at the time. Thread-safe. */
class ConfigReader implements Config {

    private final Supplier<ConfigTree> tree;

    private final String prefix;

    /**
     * Makes a reader.
     *
     * @param tree gives the part that is read
     * @param prefix the key of the part, or the empty text
     */
    ConfigReader(Supplier<ConfigTree> tree, String prefix) {
        this.tree = tree;
        this.prefix = prefix;
    }

    @Override
    public boolean has(String key) {
        return find(key) != null;
    }

    @Override
    public List<String> keys() {
        return tree.get().root().children().entrySet().stream()
                .filter(child -> !child.getValue().isNull())
                .map(child -> child.getKey())
                .toList();
    }

    @Override
    public Object get(String key) {
        return required(key, "value", getOptional(key));
    }

    @Override
    public Object get() {
        return RawValues.map(tree.get().root());
    }

    @Override
    public Optional<Object> getOptional(String key) {
        return read(key, (path, node) -> RawValues.of(node));
    }

    @Override
    public Config getConfig(String key) {
        return required(key, "object", getOptionalConfig(key));
    }

    @Override
    public Optional<Config> getOptionalConfig(String key) {
        return read(key, (path, node) -> {
            if (node instanceof Branch) {
                return new ConfigReader(() -> view(key), path);
            }
            if (node instanceof Blank) {
                return null;
            }
            throw ConfigErrors.type(path, node, "object");
        });
    }

    @Override
    public List<Config> getConfigArray(String key) {
        return required(key, "object-array", getOptionalConfigArray(key));
    }

    @Override
    public Optional<List<Config>> getOptionalConfigArray(String key) {
        return read(key, (path, node) -> {
            List<Branch> items = Values.objects(path, node);
            Function<String, @Nullable ConfigNode> undeclared = tree.get().undeclared();
            return IntStream.range(0, items.size())
                    .<Config>mapToObj(index -> {
                        ConfigTree item = new ConfigTree(items.get(index), undeclared);
                        return new ConfigReader(() -> item, path + "[" + index + "]");
                    })
                    .toList();
        });
    }

    @Override
    public Number getNumber(String key) {
        return required(key, "number", getOptionalNumber(key));
    }

    @Override
    public Optional<Number> getOptionalNumber(String key) {
        return read(key, Values::number);
    }

    @Override
    public boolean getBoolean(String key) {
        return required(key, "boolean", getOptionalBoolean(key));
    }

    @Override
    public Optional<Boolean> getOptionalBoolean(String key) {
        return read(key, Values::bool);
    }

    @Override
    public String getString(String key) {
        return required(key, "string", getOptionalString(key));
    }

    @Override
    public Optional<String> getOptionalString(String key) {
        return read(key, Values::string);
    }

    @Override
    public List<String> getStringArray(String key) {
        return required(key, "string-array", getOptionalStringArray(key));
    }

    @Override
    public Optional<List<String>> getOptionalStringArray(String key) {
        return read(key, Values::strings);
    }

    @Override
    public Duration getDuration(String key) {
        return required(key, "duration", getOptionalDuration(key));
    }

    @Override
    public Optional<Duration> getOptionalDuration(String key) {
        return read(
                key,
                (path, node) -> node instanceof Leaf leaf && leaf.value() instanceof String || node instanceof Blank
                        ? DurationText.read(path, Values.string(path, node), node.place())
                        : DurationObject.read(path, node));
    }

    @Override
    public ConfigException invalid(String key, String expected, String problem) {
        ConfigNode node = find(key);
        Place place = (node == null ? nearest(key) : node).place();
        return ConfigErrors.error(
                problem + ", in '" + place.context() + "'", ConfigKeys.join(prefix, key), expected, place);
    }

    private <T> Optional<T> read(String key, BiFunction<String, ConfigNode, @Nullable T> reader) {
        ConfigNode node = find(key);
        return node == null ? Optional.empty() : Optional.ofNullable(reader.apply(ConfigKeys.join(prefix, key), node));
    }

    private <T> T required(String key, String wanted, Optional<T> value) {
        return value.orElseThrow(() -> ConfigErrors.missing(
                ConfigKeys.join(prefix, key), wanted, nearest(key).place()));
    }

    /** The part below a key, which may be gone meanwhile. */
    private ConfigTree view(String key) {
        ConfigTree whole = tree.get();
        ConfigNode node = find(key);
        if (node == null || node instanceof Blank) {
            return new ConfigTree(new Branch(Map.of(), nearest(key).place()), whole.undeclared());
        }
        if (node instanceof Branch object) {
            return new ConfigTree(object, whole.undeclared());
        }
        throw ConfigErrors.type(ConfigKeys.join(prefix, key), node, "object");
    }

    /** Finds a value; one that is null counts as missing, with all that would be below it. */
    private @Nullable ConfigNode find(String key) {
        ConfigTree whole = tree.get();
        ConfigNode node = whole.root();
        String path = prefix;
        for (String part : ConfigKeys.parts(key)) {
            if (node.isNull()) {
                return null;
            }
            if (!(node instanceof Branch object)) {
                if (node instanceof Blank) {
                    return whole.undeclared().apply(ConfigKeys.join(prefix, key));
                }
                throw ConfigErrors.type(path, node, "object");
            }
            node = object.child(part);
            if (node == null) {
                return whole.undeclared().apply(ConfigKeys.join(prefix, key));
            }
            path = ConfigKeys.join(path, part);
        }
        return node.isNull() ? null : node;
    }

    /** The innermost object on the way to a key: a value that is missing would have to be added there. */
    private Branch nearest(String key) {
        Branch nearest = tree.get().root();
        for (String part : ConfigKeys.parts(key)) {
            if (nearest.child(part) instanceof Branch next) {
                nearest = next;
            } else {
                return nearest;
            }
        }
        return nearest;
    }
}
