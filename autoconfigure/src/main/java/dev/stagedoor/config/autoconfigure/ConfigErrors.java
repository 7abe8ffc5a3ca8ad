package dev.stagedoor.config.autoconfigure;

import java.util.List;

import dev.stagedoor.config.ConfigException;

/** The errors of reading, in Backstage's words. */
final class ConfigErrors {

    private ConfigErrors() {}

    static ConfigException missing(String key, String wanted, Place nearest) {
        String message = "Missing required config value at '" + key + "' in '" + nearest.source() + "'";
        String origin = nearest.origin() == null ? "" : nearest.where();
        return new ConfigException(List.of(new ConfigException.Problem(message, key, wanted, origin)));
    }

    static ConfigException type(String key, ConfigNode node, String wanted) {
        return error(
                "Invalid type in config for key '" + key + "' in '"
                        + node.place().context() + "', got " + node.typeName() + ", wanted " + wanted,
                key,
                wanted,
                node.place());
    }

    static ConfigException conversion(String key, ConfigNode node, String wanted) {
        return error(
                "Unable to convert config value for key '" + key + "' in '"
                        + node.place().context() + "' to a " + wanted,
                key,
                wanted,
                node.place());
    }

    /** An error about a value that was read, as a whole message. */
    static ConfigException error(String message, String key, String wanted, Place place) {
        return new ConfigException(List.of(new ConfigException.Problem(message, key, wanted, place.where())));
    }
}
