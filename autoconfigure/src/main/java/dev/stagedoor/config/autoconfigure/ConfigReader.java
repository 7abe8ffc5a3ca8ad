package dev.stagedoor.config.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.config.Config;
import dev.stagedoor.config.autoconfigure.ConfigNode.Blank;
import dev.stagedoor.config.autoconfigure.ConfigNode.Branch;
import dev.stagedoor.config.autoconfigure.ConfigNode.Leaf;

/** Reads a part of the tree. Thread-safe. */
class ConfigReader implements Config {

    private final Branch branch;

    private final String prefix;

    private final Function<String, @Nullable ConfigNode> undeclared;

    ConfigReader(Branch branch, String prefix, Function<String, @Nullable ConfigNode> undeclared) {
        this.branch = branch;
        this.prefix = prefix;
        this.undeclared = undeclared;
    }

    @Override
    public boolean has(String key) {
        return find(key) != null;
    }

    @Override
    public List<String> keys() {
        return branch.children().entrySet().stream()
                .filter(child -> !child.getValue().isNull())
                .map(child -> child.getKey())
                .toList();
    }

    @Override
    public Object get(String key) {
        return required(key, getOptional(key));
    }

    @Override
    public Object get() {
        return RawValues.map(branch);
    }

    @Override
    public Optional<Object> getOptional(String key) {
        return read(key, (path, node) -> RawValues.of(node));
    }

    @Override
    public Config getConfig(String key) {
        return required(key, getOptionalConfig(key));
    }

    @Override
    public Optional<Config> getOptionalConfig(String key) {
        return read(key, (path, node) -> {
            if (node instanceof Branch object) {
                return new ConfigReader(object, path, undeclared);
            }
            if (node instanceof Blank) {
                return null;
            }
            throw ConfigErrors.type(path, node, "object");
        });
    }

    @Override
    public List<Config> getConfigArray(String key) {
        return required(key, getOptionalConfigArray(key));
    }

    @Override
    public Optional<List<Config>> getOptionalConfigArray(String key) {
        return read(key, (path, node) -> {
            List<Branch> items = Values.objects(path, node);
            return IntStream.range(0, items.size())
                    .<Config>mapToObj(index -> new ConfigReader(items.get(index), path + "[" + index + "]", undeclared))
                    .toList();
        });
    }

    @Override
    public Number getNumber(String key) {
        return required(key, getOptionalNumber(key));
    }

    @Override
    public Optional<Number> getOptionalNumber(String key) {
        return read(key, Values::number);
    }

    @Override
    public boolean getBoolean(String key) {
        return required(key, getOptionalBoolean(key));
    }

    @Override
    public Optional<Boolean> getOptionalBoolean(String key) {
        return read(key, Values::bool);
    }

    @Override
    public String getString(String key) {
        return required(key, getOptionalString(key));
    }

    @Override
    public Optional<String> getOptionalString(String key) {
        return read(key, Values::string);
    }

    @Override
    public List<String> getStringArray(String key) {
        return required(key, getOptionalStringArray(key));
    }

    @Override
    public Optional<List<String>> getOptionalStringArray(String key) {
        return read(key, Values::strings);
    }

    @Override
    public Duration getDuration(String key) {
        return required(key, getOptionalDuration(key));
    }

    @Override
    public Optional<Duration> getOptionalDuration(String key) {
        return read(
                key,
                (path, node) -> node instanceof Leaf leaf && leaf.value() instanceof String || node instanceof Blank
                        ? DurationText.read(path, Values.string(path, node))
                        : DurationObject.read(path, node));
    }

    private <T> Optional<T> read(String key, BiFunction<String, ConfigNode, @Nullable T> reader) {
        ConfigNode node = find(key);
        return node == null ? Optional.empty() : Optional.ofNullable(reader.apply(ConfigKeys.join(prefix, key), node));
    }

    private <T> T required(String key, Optional<T> value) {
        return value.orElseThrow(() ->
                ConfigErrors.missing(ConfigKeys.join(prefix, key), nearest(key).context()));
    }

    /** Finds a value; one that is null counts as missing, with all that would be below it. */
    private @Nullable ConfigNode find(String key) {
        ConfigNode node = branch;
        String path = prefix;
        for (String part : ConfigKeys.parts(key)) {
            if (node.isNull()) {
                return null;
            }
            if (!(node instanceof Branch object)) {
                if (node instanceof Blank) {
                    return undeclared.apply(ConfigKeys.join(prefix, key));
                }
                throw ConfigErrors.type(path, node, "object");
            }
            node = object.child(part);
            if (node == null) {
                return undeclared.apply(ConfigKeys.join(prefix, key));
            }
            path = ConfigKeys.join(path, part);
        }
        return node.isNull() ? null : node;
    }

    /** The innermost object on the way to a key: a value that is missing would have to be added there. */
    private Branch nearest(String key) {
        Branch nearest = branch;
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
