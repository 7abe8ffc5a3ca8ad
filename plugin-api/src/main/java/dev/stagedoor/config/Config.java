package dev.stagedoor.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A view of a part of the configuration. Keys are parts joined by dots, relative to the view. Objects of several
 * sources are merged, scalars and lists replaced, and {@code null} hides what is below. Thread-safe. Backstage:
 * {@code Config}.
 *
 * <p>Every method throws {@link ConfigException} for a malformed key, for a value of the wrong type, and, unless it
 * returns an {@code Optional}, for a missing value.
 */
public interface Config {

    /**
     * Tells whether there is a value.
     *
     * @param key the key
     * @return whether the key has a value other than {@code null}
     */
    boolean has(String key);

    /**
     * Returns the keys of this view.
     *
     * @return the names directly below, in the order of the sources
     */
    List<String> keys();

    /**
     * Returns a value as it is.
     *
     * @param key the key
     * @return a {@code Map}, {@code List}, {@code String}, {@code Number} or {@code Boolean}, unmodifiable
     */
    Object get(String key);

    /**
     * Returns this view as it is.
     *
     * @return the map of its values, unmodifiable
     */
    Object get();

    /**
     * Returns a value as it is.
     *
     * @param key the key
     * @return the value, or empty if there is none
     */
    Optional<Object> getOptional(String key);

    /**
     * Returns a view of an object. It follows changes, and has nothing once the object is gone.
     *
     * @param key the key
     * @return the view
     */
    Config getConfig(String key);

    /**
     * Returns a view of an object. It follows changes, and has nothing once the object is gone.
     *
     * @param key the key
     * @return the view, or empty if there is none
     */
    Optional<Config> getOptionalConfig(String key);

    /**
     * Returns views of a list of objects. They do not follow changes.
     *
     * @param key the key
     * @return the views
     */
    List<Config> getConfigArray(String key);

    /**
     * Returns views of a list of objects. They do not follow changes.
     *
     * @param key the key
     * @return the views, or empty if there is no list
     */
    Optional<List<Config>> getOptionalConfigArray(String key);

    /**
     * Returns a number; a text that is a number counts as one.
     *
     * @param key the key
     * @return the number
     */
    Number getNumber(String key);

    /**
     * Returns a number; a text that is a number counts as one.
     *
     * @param key the key
     * @return the number, or empty if there is none
     */
    Optional<Number> getOptionalNumber(String key);

    /**
     * Returns a truth value; numbers and texts such as {@code yes}, {@code off} and {@code 1} count as one.
     *
     * @param key the key
     * @return the truth value
     */
    boolean getBoolean(String key);

    /**
     * Returns a truth value; numbers and texts such as {@code yes}, {@code off} and {@code 1} count as one.
     *
     * @param key the key
     * @return the truth value, or empty if there is none
     */
    Optional<Boolean> getOptionalBoolean(String key);

    /**
     * Returns a text. An empty one is an error.
     *
     * @param key the key
     * @return the text
     */
    String getString(String key);

    /**
     * Returns a text. An empty one is an error.
     *
     * @param key the key
     * @return the text, or empty if there is none
     */
    Optional<String> getOptionalString(String key);

    /**
     * Returns a list of texts.
     *
     * @param key the key
     * @return the texts
     */
    List<String> getStringArray(String key);

    /**
     * Returns a list of texts.
     *
     * @param key the key
     * @return the texts, or empty if there is no list
     */
    Optional<List<String>> getOptionalStringArray(String key);

    /**
     * Returns a duration, written as {@code 30s}, as ISO 8601, or as an object such as {@code { minutes: 5 }}.
     *
     * @param key the key
     * @return the duration
     */
    Duration getDuration(String key);

    /**
     * Returns a duration, written as {@code 30s}, as ISO 8601, or as an object such as {@code { minutes: 5 }}.
     *
     * @param key the key
     * @return the duration, or empty if there is none
     */
    Optional<Duration> getOptionalDuration(String key);

    /**
     * Makes the error for a value that has the right type and is unusable all the same.
     *
     * @param key the key
     * @param expected what is expected, such as {@code URL}
     * @param problem what is wrong; the place of the value is added
     * @return the error, which names key, expectation and origin, to be thrown
     */
    default ConfigException invalid(String key, String expected, String problem) {
        return new ConfigException(List.of(new ConfigException.Problem(problem, key, expected, "")));
    }
}
