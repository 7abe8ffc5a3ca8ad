package dev.stagedoor.logger.autoconfigure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.stagedoor.logger.LogRedactor;

/** The secrets that are known so far, whose set only grows, and tokens, which are known by their form. */
final class Redactions implements LogRedactor {

    private static final Set<String> COMMON =
            Set.of("true", "false", "yes", "no", "on", "off", "null", "none", "localhost", "127.0.0.1", "::1", "***");

    private static final Pattern SMALL_NUMBER = Pattern.compile("\\d{1,5}");

    private final ReentrantLock lock = new ReentrantLock();

    private final Set<String> secrets = new LinkedHashSet<>();

    private volatile SecretMatcher matcher = new SecretMatcher(List.of());

    @Override
    public int addRedactions(Collection<String> added) {
        List<String> usable =
                added.stream().map(String::strip).filter(Redactions::isSecret).toList();
        lock.lock();
        try {
            int before = secrets.size();
            if (secrets.addAll(usable)) {
                matcher = new SecretMatcher(forms());
            }
            return secrets.size() - before;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String redact(String text) {
        return matcher.replace(WebTokens.replace(text));
    }

    boolean isEmpty() {
        return matcher.isEmpty();
    }

    int size() {
        lock.lock();
        try {
            return secrets.size();
        } finally {
            lock.unlock();
        }
    }

    private static boolean isSecret(String text) {
        return text.length() > 1
                && !COMMON.contains(text.toLowerCase(Locale.ROOT))
                && !SMALL_NUMBER.matcher(text).matches();
    }

    /** Each secret as it is and as it looks in JSON, the slash escaped or not, and with the line ends of Windows. */
    private List<String> forms() {
        Set<String> forms = new LinkedHashSet<>();
        for (String secret : secrets) {
            Stream.of(
                            secret,
                            secret.replace("\r\n", "\n"),
                            secret.replace("\r\n", "\n").replace("\n", "\r\n"))
                    .forEach(form -> {
                        String json = JsonText.escaped(form);
                        forms.addAll(List.of(form, json, json.replace("/", "\\/")));
                    });
        }
        return new ArrayList<>(forms);
    }
}
