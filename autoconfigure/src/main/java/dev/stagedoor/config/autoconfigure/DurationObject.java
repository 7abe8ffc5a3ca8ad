package dev.stagedoor.config.autoconfigure;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import dev.stagedoor.config.ConfigException;
import dev.stagedoor.config.autoconfigure.ConfigNode.Branch;

/** Reads a duration that is an object, such as {@code { hours: 1, minutes: 30 }}. */
final class DurationObject {

    private static final List<String> UNITS =
            Arrays.stream(DurationUnit.values()).map(DurationUnit::key).toList();

    private DurationObject() {}

    static Duration read(String key, ConfigNode node) {
        if (!(node instanceof Branch object)) {
            throw failed(key, ConfigErrors.type(key, node, "object"), node.place());
        }
        Duration sum = Duration.ZERO;
        boolean found = false;
        for (DurationUnit unit : DurationUnit.values()) {
            ConfigNode amount = object.children().get(unit.key());
            if (amount != null && !amount.isNull()) {
                sum = sum.plus(duration(ConfigKeys.join(key, unit.key()), amount, unit));
                found = true;
            }
        }
        if (!found) {
            throw failed(key, "Needs one or more of " + DurationUnit.listed(), node.place());
        }
        rejectUnknown(key, object);
        return sum;
    }

    private static Duration duration(String key, ConfigNode amount, DurationUnit unit) {
        try {
            return unit.times(new BigDecimal(Values.number(key, amount).toString()));
        } catch (ArithmeticException ex) {
            throw failed(key, "Too long", amount.place());
        } catch (ConfigException ex) {
            throw failed(key, ex, amount.place());
        }
    }

    private static void rejectUnknown(String key, Branch object) {
        List<String> unknown = object.children().entrySet().stream()
                .filter(child ->
                        !UNITS.contains(child.getKey()) && !child.getValue().isNull())
                .map(child -> "'" + child.getKey() + "'")
                .toList();
        if (!unknown.isEmpty()) {
            String what = unknown.size() == 1 ? "property " : "properties ";
            throw failed(
                    key,
                    "Unknown " + what + String.join(", ", unknown) + "; expected one or more of "
                            + DurationUnit.listed(),
                    object.place());
        }
    }

    /** The cause names the key already. */
    private static ConfigException failed(String key, ConfigException cause, Place place) {
        return ConfigErrors.error("Failed to read duration from config, " + cause.getMessage(), key, "duration", place);
    }

    private static ConfigException failed(String key, String reason, Place place) {
        return ConfigErrors.error(
                "Failed to read duration from config at '" + key + "', " + reason, key, "duration", place);
    }
}
