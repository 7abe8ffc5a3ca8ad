package dev.stagedoor.sample.greeting;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

import dev.stagedoor.errors.NotFoundException;

/** What is said to whom, by language. Immutable. */
final class Greetings {

    private static final String NAME = "{name}";

    private static final Greetings BUILT_IN = new Greetings(Map.of("en", "Hello, {name}!"));

    private final Map<String, String> byLanguage;

    private Greetings(Map<String, String> byLanguage) {
        this.byLanguage = byLanguage;
    }

    /** Reads a file with a line for each language. Without the file there is English. */
    static Greetings read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return BUILT_IN;
        }
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            lines.load(reader);
        }
        Map<String, String> byLanguage = new TreeMap<>();
        for (String language : lines.stringPropertyNames()) {
            String greeting = lines.getProperty(language);
            if (!greeting.contains(NAME)) {
                throw new IllegalStateException("The greeting '" + language + "' in " + file.toAbsolutePath() + ", '"
                        + greeting + "', names nobody: put " + NAME + " into it");
            }
            byLanguage.put(language, greeting);
        }
        return new Greetings(byLanguage);
    }

    String greet(String name, String language) {
        String greeting = byLanguage.get(language);
        if (greeting == null) {
            throw new NotFoundException("There is no greeting in '" + language + "', only in " + byLanguage.keySet());
        }
        return greeting.replace(NAME, name);
    }
}
