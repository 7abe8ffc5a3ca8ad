package dev.stagedoor.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.Location;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.flywaydb.core.internal.resource.classpath.ClassPathResource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Finds the scripts on the class path of a native image, where Flyway cannot look for them. */
final class NativeScripts implements ResourceProvider {

    private static final String CLASSPATH = "classpath:";

    private static final Charset ENCODING = StandardCharsets.UTF_8;

    private final ClassLoader classLoader;

    private final List<String> directories;

    NativeScripts(ClassLoader classLoader, List<String> locations) {
        this.classLoader = classLoader;
        this.directories = locations.stream().map(NativeScripts::directory).toList();
    }

    private static String directory(String location) {
        if (location.contains(":") && !location.toLowerCase(Locale.ROOT).startsWith(CLASSPATH)) {
            throw new FlywayException("The scripts of a native image are on its class path, and not at " + location);
        }
        String path = location.substring(location.indexOf(':') + 1);
        int begin = path.startsWith("/") ? 1 : 0;
        int end = path.endsWith("/") ? path.length() - 1 : path.length();
        return path.substring(begin, end);
    }

    @Override
    public @Nullable LoadableResource getResource(String name) {
        return classLoader.getResource(name) == null ? null : script(name);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        List<LoadableResource> found = new ArrayList<>();
        for (String directory : directories) {
            for (Resource resource : all(directory)) {
                String name = Objects.requireNonNullElse(resource.getFilename(), "");
                if (name.startsWith(prefix) && Arrays.stream(suffixes).anyMatch(name::endsWith)) {
                    found.add(script(path(resource, directory)));
                }
            }
        }
        return found;
    }

    private Resource[] all(String directory) {
        try {
            return new PathMatchingResourcePatternResolver(classLoader)
                    .getResources("classpath*:" + directory + "/**/*.*");
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private static String path(Resource resource, String directory) {
        try {
            String uri = resource.getURI().toString();
            return uri.substring(uri.lastIndexOf('/' + directory + '/') + 1);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private LoadableResource script(String path) {
        int slash = path.lastIndexOf('/');
        return new ClassPathResource(
                Location.fromPath(CLASSPATH, path.substring(0, Math.max(slash, 0))), path, classLoader, ENCODING);
    }
}
