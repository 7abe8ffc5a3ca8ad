package dev.stagedoor.config.autoconfigure;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.config.autoconfigure.ConfigNode.Branch;
import dev.stagedoor.config.autoconfigure.ConfigNode.Leaf;

/** Reads what objects such as {@code { $env: NAME }}, {@code { $file: path }} and {@code { $include: path }} name. */
final class Inclusions {

    private static final Set<String> KEYS = Set.of("$env", "$file", "$include");

    private static final Set<String> EXTENSIONS = Set.of("json", "yaml", "yml");

    private final Variables variables;

    private final ConfigFindings findings;

    Inclusions(Variables variables, ConfigFindings findings) {
        this.variables = variables;
        this.findings = findings;
    }

    boolean isInclusion(Branch branch) {
        return branch.children().keySet().stream().anyMatch(KEYS::contains);
    }

    /** Returns what is included, or {@code null} if there is nothing or something is wrong. */
    @Nullable
    Included read(Branch branch, String path, IncludedFrom from, Substitution substitution) {
        String key = branch.children().keySet().stream()
                .filter(KEYS::contains)
                .findFirst()
                .orElseThrow();
        ConfigNode value = branch.children().getOrDefault(key, branch);
        try {
            if (branch.children().size() > 1) {
                throw new IllegalArgumentException("include key " + key + " should not have adjacent keys");
            }
            String argument = argument(key, value, substitution);
            return switch (key) {
                case "$env" -> variable(argument, value.place());
                case "$file" -> file(argument, value.place(), from);
                default -> include(argument, from);
            };
        } catch (MalformedFileException ex) {
            findings.problem(path, ex.getMessage(), ex.place());
        } catch (IOException | IllegalArgumentException ex) {
            findings.problem(path, String.valueOf(ex.getMessage()), value.place());
        }
        return null;
    }

    private static String argument(String key, ConfigNode value, Substitution substitution) {
        if (!(value instanceof Leaf leaf && leaf.value() instanceof String text)) {
            throw new IllegalArgumentException(key + " include value is not a string");
        }
        String argument = substitution.apply(text);
        if (argument == null) {
            throw new IllegalArgumentException(key + " refers to a variable that is not set: " + text);
        }
        return argument;
    }

    private @Nullable Included variable(String name, Place place) {
        String value = variables.get(name);
        return value == null ? null : new Included(new Leaf(value, place), null);
    }

    private Included file(String path, Place place, IncludedFrom from) throws IOException {
        return new Included(new Leaf(text(path, sibling(from, path)).stripTrailing(), place), null);
    }

    private @Nullable Included include(String argument, IncludedFrom from) throws IOException, MalformedFileException {
        int pointerAt = argument.indexOf('#');
        String path = pointerAt < 0 ? argument : argument.substring(0, pointerAt);
        String pointer = pointerAt < 0 ? "" : argument.substring(pointerAt + 1);
        ConfigFile file = sibling(from, path);
        if (!EXTENSIONS.contains(file.extension())) {
            throw new IllegalArgumentException("no configuration parser available for included file " + path
                    + "; its name must end in .json, .yaml or .yml");
        }
        if (from.passed(file, pointer)) {
            throw new IllegalArgumentException("the included file " + argument + " includes itself");
        }
        ConfigNode content = parse(path, text(path, file), file);
        ConfigNode part = content == null ? null : part(content, pointer, path);
        return part == null ? null : new Included(part, from.to(file, pointer));
    }

    private static @Nullable ConfigNode parse(String path, String text, ConfigFile file) throws MalformedFileException {
        try {
            return file.extension().equals("json") ? JsonReader.read(text, file) : YamlReader.read(text, file);
        } catch (MalformedFileException ex) {
            throw new MalformedFileException(
                    ex.path(), "failed to parse included file " + path + ", " + ex.getMessage(), ex.place());
        }
    }

    private static @Nullable ConfigNode part(ConfigNode content, String pointer, String path) {
        ConfigNode current = content;
        StringBuilder passed = new StringBuilder();
        for (String name : pointer.isEmpty() ? new String[0] : pointer.split("\\.", -1)) {
            if (!(current instanceof Branch branch)) {
                throw new IllegalArgumentException(
                        "value at '" + passed + "' in included file " + path + " is not an object");
            }
            Map<String, ConfigNode> children = branch.children();
            if (!children.containsKey(name)) {
                return null;
            }
            current = children.getOrDefault(name, branch);
            passed.append(passed.isEmpty() ? "" : ".").append(name);
        }
        return current;
    }

    private ConfigFile sibling(IncludedFrom from, String path) {
        try {
            return from.file().sibling(path);
        } catch (InvalidPathException ex) {
            throw new IllegalArgumentException("failed to read file " + path + ", " + ex.getReason(), ex);
        }
    }

    private String text(String path, ConfigFile file) throws IOException {
        findings.read(file);
        try {
            return file.text();
        } catch (FileNotFoundException | NoSuchFileException ex) {
            throw new IOException("failed to read file " + path + ", there is no " + file, ex);
        } catch (IOException ex) {
            throw new IOException("failed to read file " + path + ", " + ex.getMessage(), ex);
        }
    }

    /**
     * What was included.
     *
     * @param from where what it refers to is to be looked for, or {@code null} if it is a text that refers to nothing
     */
    record Included(ConfigNode node, @Nullable IncludedFrom from) {}
}
