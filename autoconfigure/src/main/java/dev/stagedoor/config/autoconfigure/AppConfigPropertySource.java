package dev.stagedoor.config.autoconfigure;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.OriginTrackedValue;
import org.springframework.core.env.EnumerablePropertySource;

import dev.stagedoor.config.autoconfigure.ConfigNode.Branch;

/**
 * What Backstage's files say, for Spring in flat names and for {@code rootConfig} as a tree. Shows the newest values.
 * The name of one that was read from files begins with {@code app-config}. Thread-safe.
 */
final class AppConfigPropertySource extends EnumerablePropertySource<Branch> implements OriginLookup<String> {

    private static final String PREFIX = "app-config ";

    private final @Nullable AppConfigFiles files;

    private volatile Branch tree;

    private volatile FlatProperties properties;

    private AppConfigPropertySource(String name, Branch tree, @Nullable AppConfigFiles files) {
        super(name, tree);
        this.files = files;
        this.tree = tree;
        this.properties = FlatProperties.of(tree);
    }

    /** Makes one of values that do not change. */
    static AppConfigPropertySource of(String name, Branch tree) {
        return new AppConfigPropertySource(name, tree, null);
    }

    /**
     * Reads files.
     *
     * @throws dev.stagedoor.config.ConfigException if something is wrong with them, with all that is
     */
    static AppConfigPropertySource read(AppConfigImport from, Variables variables) {
        AppConfigFiles files = new AppConfigFiles(from, variables);
        return new AppConfigPropertySource(PREFIX + from, files.read(), files);
    }

    /** Where it was read from, or {@code null} if it does not change. */
    @Nullable
    AppConfigFiles files() {
        return files;
    }

    /** Everything that the files say. */
    Branch tree() {
        return tree;
    }

    void replace(Branch newer) {
        tree = newer;
    }

    /** Shows Spring what is left of the tree when higher sources have hidden their part of it. */
    void show(Branch visible) {
        properties = FlatProperties.of(visible);
    }

    @Override
    public String[] getPropertyNames() {
        Set<String> names = properties.names();
        return names.toArray(String[]::new);
    }

    @Override
    public boolean containsProperty(String name) {
        return properties.find(name) != null;
    }

    @Override
    public @Nullable Object getProperty(String name) {
        OriginTrackedValue value = properties.find(name);
        return value == null ? null : value.getValue();
    }

    @Override
    public @Nullable Origin getOrigin(String name) {
        OriginTrackedValue value = properties.find(name);
        return value == null ? null : value.getOrigin();
    }
}
