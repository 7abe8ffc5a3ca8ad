package dev.stagedoor.config.autoconfigure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.springframework.boot.context.config.ConfigDataLocation;
import org.springframework.boot.context.config.ConfigDataLocationNotFoundException;
import org.springframework.boot.context.config.ConfigDataLocationResolver;
import org.springframework.boot.context.config.ConfigDataLocationResolverContext;
import org.springframework.boot.context.config.ConfigDataResourceNotFoundException;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;

/**
 * Understands {@code spring.config.import=app-config:...}. What follows the prefix are files, with a semicolon between
 * them, of which the later win; or a directory, in which Backstage chooses; or nothing, which is the working directory.
 */
final class AppConfigLocationResolver implements ConfigDataLocationResolver<AppConfigResource> {

    private static final String PREFIX = "app-config:";

    private static final String FILE_PREFIX = "file:";

    private final ResourceLoader resources;

    AppConfigLocationResolver(ResourceLoader resources) {
        this.resources = resources;
    }

    @Override
    public boolean isResolvable(ConfigDataLocationResolverContext context, ConfigDataLocation location) {
        return location.hasPrefix(PREFIX);
    }

    @Override
    public List<AppConfigResource> resolve(ConfigDataLocationResolverContext context, ConfigDataLocation location) {
        Variables variables = Variables.of(context.getBootstrapContext());
        AppConfigImport files = files(location, variables);
        AppConfigResource resource = new AppConfigResource(files, location.isOptional());
        ConfigFile missing = files.missing();
        if (missing == null) {
            return List.of(resource);
        }
        throw missing.onDisk() == null
                ? new ConfigDataLocationNotFoundException(location)
                : new ConfigDataResourceNotFoundException(
                        new AppConfigResource(AppConfigImport.of(List.of(missing), Set.of()), location.isOptional()));
    }

    private AppConfigImport files(ConfigDataLocation location, Variables variables) {
        String value = location.getNonPrefixedValue(PREFIX).strip();
        if (value.isEmpty() || isDirectory(value)) {
            return AppConfigImport.defaults(path(value), variables, location.isOptional());
        }
        List<ConfigFile> files = new ArrayList<>();
        Set<ConfigFile> optional = new HashSet<>();
        for (String part : value.split("[;,]")) {
            ConfigDataLocation each = ConfigDataLocation.of(part.strip());
            ConfigFile file = file(each.getNonPrefixedValue(PREFIX));
            files.add(file);
            if (each.isOptional() || location.isOptional()) {
                optional.add(file);
            }
        }
        return AppConfigImport.of(files, optional);
    }

    private ConfigFile file(String location) {
        if (location.matches("https?://.*")) {
            throw new IllegalArgumentException("Config argument \"" + location
                    + "\" looks like a URL but remote configuration is not enabled. Keep a copy of the file, or import"
                    + " what a configuration server offers to Spring Boot.");
        }
        if (location.startsWith(ResourceLoader.CLASSPATH_URL_PREFIX)) {
            Resource resource = resources.getResource(location);
            return new ConfigFile(resource);
        }
        return ConfigFile.of(path(location));
    }

    private static boolean isDirectory(String location) {
        return !location.contains(";")
                && !location.startsWith(ResourceLoader.CLASSPATH_URL_PREFIX)
                && Files.isDirectory(path(location));
    }

    private static Path path(String location) {
        return Path.of(location.startsWith(FILE_PREFIX) ? location.substring(FILE_PREFIX.length()) : location);
    }
}
