package dev.stagedoor.test;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

import dev.stagedoor.logger.LogRedactor;

/** Keeps the secrets that it is given, and replaces them in texts. Thread-safe. */
public final class FakeLogRedactor implements LogRedactor {

    private final Set<String> secrets = new ConcurrentSkipListSet<>();

    /** Makes a redactor that knows no secrets. */
    public FakeLogRedactor() {}

    @Override
    public int addRedactions(Collection<String> added) {
        return (int) added.stream()
                .map(String::strip)
                .filter(secret -> secret.length() > 1)
                .filter(secrets::add)
                .count();
    }

    @Override
    public String redact(String text) {
        String result = text;
        for (String secret : secrets) {
            result = result.replace(secret, "***");
        }
        return result;
    }

    /**
     * Returns what was added so far.
     *
     * @return the secrets
     */
    public Set<String> secrets() {
        return Set.copyOf(secrets);
    }
}
