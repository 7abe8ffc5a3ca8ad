package dev.stagedoor;

import java.util.Optional;
import java.util.regex.Pattern;

/** The form of the ids of plugins and modules, which is Backstage's. */
public final class FeatureIds {

    private static final Pattern RECOMMENDED = Pattern.compile("[a-zA-Z][a-zA-Z0-9]*(?:-[a-zA-Z0-9]+)*");

    private static final Pattern ACCEPTED = Pattern.compile("[a-zA-Z][a-zA-Z0-9]*(?:[-_][a-zA-Z0-9]+)*");

    private FeatureIds() {}

    /**
     * Tells what is wrong with a plugin's id.
     *
     * @param id the id
     * @return what is wrong and what form is right, or empty if the id is accepted
     */
    public static Optional<String> problemWithPluginId(String id) {
        if ("root".equals(id)) {
            return Optional.of("Invalid plugin id 'root': it is reserved for the backend itself; choose another");
        }
        return ACCEPTED.matcher(id).matches() ? Optional.empty() : Optional.of("Invalid plugin id '" + id + hint());
    }

    /**
     * Tells what is wrong with a module's id.
     *
     * @param pluginId the plugin that the module extends, for the message
     * @param moduleId the module's id
     * @return what is wrong and what form is right, or empty if the id is accepted
     */
    public static Optional<String> problemWithModuleId(String pluginId, String moduleId) {
        return ACCEPTED.matcher(moduleId).matches()
                ? Optional.empty()
                : Optional.of("Invalid module id '" + moduleId + "' for plugin '" + pluginId + hint());
    }

    /**
     * Tells whether an accepted id has the recommended form, which has no underscore.
     *
     * @param id an accepted id
     * @return whether it needs no warning
     */
    public static boolean isRecommended(String id) {
        return RECOMMENDED.matcher(id).matches();
    }

    private static String hint() {
        return "': it must match " + RECOMMENDED.pattern()
                + ", that is an ASCII letter, then letters and digits, with single dashes between parts";
    }
}
