package dev.stagedoor.config.autoconfigure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.config.autoconfigure.ConfigNode.Branch;

/**
 * What one {@code app-config:} location asks for.
 *
 * @param required files that must exist when the application starts, and may not vanish later; the later win
 * @param all these and others that are read if they exist, in their order
 */
record AppConfigImport(Set<ConfigFile> required, List<ConfigFile> all) {

    private static final String BASE = "app-config";

    private static final String YAML = ".yaml";

    /** The files that are named, each of which must exist unless it is marked. */
    static AppConfigImport of(List<ConfigFile> files, Set<ConfigFile> optional) {
        return new AppConfigImport(
                files.stream().filter(file -> !optional.contains(file)).collect(Collectors.toUnmodifiableSet()),
                List.copyOf(files));
    }

    /** Backstage's own choice in a directory, for the names in {@code BACKSTAGE_ENV}. */
    static AppConfigImport defaults(Path directory, Variables variables, boolean optional) {
        String names = variables.get("BACKSTAGE_ENV");
        List<String> environments = Stream.of((names == null ? "" : names).split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> "." + name)
                .toList();
        List<ConfigFile> files = new ArrayList<>();
        for (String local : List.of("", ".local")) {
            files.add(ConfigFile.of(directory.resolve(BASE + local + YAML)));
            environments.forEach(name -> files.add(ConfigFile.of(directory.resolve(BASE + name + local + YAML))));
        }
        return new AppConfigImport(optional ? Set.of() : Set.of(files.get(0)), List.copyOf(files));
    }

    /** Returns the first file that must exist and does not. */
    @Nullable
    ConfigFile missing() {
        return all.stream()
                .filter(file -> required.contains(file) && !file.exists())
                .findFirst()
                .orElse(null);
    }

    /** Tells which files there are now. */
    String existing() {
        return all.stream().filter(ConfigFile::exists).map(ConfigFile::toString).collect(Collectors.joining(", "));
    }

    /**
     * Reads the files.
     *
     * @param findings told what is wrong and which files were read
     * @return their values together
     */
    Branch read(Variables variables, ConfigFindings findings) {
        ValueTransforms transforms = new ValueTransforms(variables, findings);
        Branch merged = new Branch(Map.of(), Place.named(this.toString()));
        for (ConfigFile file : all) {
            findings.read(file);
            if (required.contains(file) || file.exists()) {
                ConfigNode values = read(file, findings);
                ConfigNode transformed = values == null ? null : transforms.apply(values, "", IncludedFrom.root(file));
                if (transformed instanceof Branch branch) {
                    merged = NodeMerger.mergeExactly(branch, merged);
                } else if (transformed != null && !transformed.isNull()) {
                    findings.problem(
                            "", "the root must be an object, got " + transformed.typeName(), transformed.place());
                }
            }
        }
        return merged;
    }

    private static @Nullable ConfigNode read(ConfigFile file, ConfigFindings findings) {
        try {
            return YamlReader.read(file.text(), file);
        } catch (MalformedFileException ex) {
            findings.problem(ex.path(), ex.getMessage(), ex.place());
        } catch (IOException ex) {
            findings.problem("", "failed to read file, " + ex.getMessage(), Place.named(file.toString()));
        }
        return null;
    }

    @Override
    public String toString() {
        return all.stream().map(ConfigFile::toString).collect(Collectors.joining(", "));
    }
}
