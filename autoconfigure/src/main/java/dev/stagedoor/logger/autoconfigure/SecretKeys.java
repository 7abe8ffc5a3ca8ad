package dev.stagedoor.logger.autoconfigure;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Tells by its key whether a value is a secret: by how the last part ends, or because Backstage's schema says so, or
 * the application. Case, dashes, underscores and the positions of lists do not count.
 */
record SecretKeys(List<Pattern> secret, List<Pattern> harmless) {

    static final String PROPERTY = "stagedoor.logging.secrets";

    private static final Pattern ENDING = Pattern.compile("(?:password|passwd|passphrase|secrets?|tokens?|credentials?"
            + "|connectionstring|authorization|(?:api|private|secret|access|account|shared|signing|encryption)key)$");

    private static final Pattern OF_BACKSTAGE = Pattern.compile(
            "backend\\.(?:(?:database|cache|ratelimit\\.store)\\.connection|database\\.plugin\\.[^.]+\\.connection"
                    + "|https\\.certificate\\.key)");

    private static final Pattern IGNORED = Pattern.compile("\\[[^\\]]*\\]|[-_]");

    private static final Pattern LIST_OF_KEYS = pattern(PROPERTY);

    static SecretKeys of(Environment environment) {
        List<String> keys = Binder.get(environment)
                .bind(PROPERTY, Bindable.listOf(String.class))
                .orElse(List.of());
        return new SecretKeys(
                keys.stream()
                        .filter(key -> !key.startsWith("!"))
                        .map(SecretKeys::pattern)
                        .toList(),
                Stream.concat(
                                Stream.of(LIST_OF_KEYS),
                                keys.stream().filter(key -> key.startsWith("!")).map(key -> pattern(key.substring(1))))
                        .toList());
    }

    boolean isSecret(String key) {
        // A variable of the environment says "_" for "."
        return Stream.of(plain(key), plain(key.indexOf('.') < 0 ? key.replace('_', '.') : key))
                .anyMatch(this::isSecretInPlain);
    }

    private boolean isSecretInPlain(String key) {
        return harmless.stream().noneMatch(pattern -> pattern.matcher(key).matches())
                && (ENDING.matcher(key).find()
                        || OF_BACKSTAGE.matcher(key).matches()
                        || secret.stream()
                                .anyMatch(pattern -> pattern.matcher(key).matches()));
    }

    private static String plain(String key) {
        return IGNORED.matcher(key).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** A star stands for one part of a key, two for any number; what is below a key belongs to it. */
    private static Pattern pattern(String key) {
        Matcher part = Pattern.compile("\\*\\*|\\*|[^*]+").matcher(plain(key.strip()));
        StringBuilder expression = new StringBuilder();
        while (part.find()) {
            expression.append(
                    switch (part.group()) {
                        case "**" -> ".*";
                        case "*" -> "[^.]*";
                        default -> Pattern.quote(part.group());
                    });
        }
        return Pattern.compile(expression.append("(?:\\..*)?").toString());
    }
}
