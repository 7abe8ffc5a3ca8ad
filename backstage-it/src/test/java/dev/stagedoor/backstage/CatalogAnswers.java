package dev.stagedoor.backstage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeType;

/**
 * What several catalogs have answered to one question, without what differs by nature.
 *
 * @param question the question
 * @param answers the answers, by the names of the catalogs
 */
record CatalogAnswers(String question, Map<String, JsonNode> answers) {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final int LIMIT_MINUTES = 10;

    private static final int LONG = 300;

    /** Asks all questions; the environment says whom. The answers are left in a file, to be looked at. */
    static List<CatalogAnswers> collect(Map<String, String> environment) {
        Path output = NodePackages.DIRECTORY.resolve("catalog-answers.jsonl");
        Path errors = NodePackages.DIRECTORY.resolve("catalog-answers.log");
        ProcessBuilder builder = new ProcessBuilder(NodePackages.node(), "ask-catalog.js")
                .directory(NodePackages.DIRECTORY.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException("The questions took more than " + LIMIT_MINUTES + " minutes");
            }
            if (process.exitValue() != 0) {
                throw new IllegalStateException("The questions ended with " + Files.readString(errors));
            }
            return Files.readAllLines(output).stream().map(CatalogAnswers::read).toList();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while catalogs are asked", ex);
        }
    }

    private static CatalogAnswers read(String line) {
        return JSON.readValue(line, CatalogAnswers.class);
    }

    /** How a catalog's answer differs from Backstage's, or nothing. */
    @Nullable
    String difference(String catalog) {
        return difference("", answers.get(Catalogs.REFERENCE), answers.get(catalog));
    }

    /** The first place where two values differ. */
    private static @Nullable String difference(String place, JsonNode expected, JsonNode actual) {
        if (expected.equals(actual)) {
            return null;
        }
        if (expected.getNodeType() != actual.getNodeType()
                || expected.size() != actual.size()
                || expected.isValueNode()) {
            return place + ": " + shortened(expected) + " became " + shortened(actual);
        }
        if (expected.getNodeType() == JsonNodeType.OBJECT) {
            for (String name : expected.propertyNames()) {
                if (!actual.has(name)) {
                    return place + ": " + name + " is missing, there are " + actual.propertyNames();
                }
                String difference = difference(place + "/" + name, expected.get(name), actual.get(name));
                if (difference != null) {
                    return difference;
                }
            }
            return null;
        }
        for (int i = 0; i < expected.size(); i++) {
            String difference = difference(place + "/" + i, expected.get(i), actual.get(i));
            if (difference != null) {
                return difference;
            }
        }
        return null;
    }

    private static String shortened(JsonNode value) {
        String text = value.toString();
        return text.length() > LONG ? text.substring(0, LONG) + "..." : text;
    }
}
