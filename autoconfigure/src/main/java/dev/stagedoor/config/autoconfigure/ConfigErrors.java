package dev.stagedoor.config.autoconfigure;

import dev.stagedoor.config.ConfigException;

/** The errors of reading, in Backstage's words. */
final class ConfigErrors {

    private ConfigErrors() {}

    static ConfigException missing(String key, String context) {
        return new ConfigException("Missing required config value at '" + key + "' in '" + context + "'");
    }

    static ConfigException type(String key, ConfigNode node, String wanted) {
        return new ConfigException("Invalid type in config for key '" + key + "' in '" + node.context() + "', got "
                + node.typeName() + ", wanted " + wanted);
    }

    static ConfigException conversion(String key, ConfigNode node, String wanted) {
        return new ConfigException(
                "Unable to convert config value for key '" + key + "' in '" + node.context() + "' to a " + wanted);
    }
}
