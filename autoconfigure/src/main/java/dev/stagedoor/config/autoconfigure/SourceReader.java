package dev.stagedoor.config.autoconfigure;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.StandardEnvironment;

import dev.stagedoor.config.autoconfigure.PropertyPath.Step;

/** Reads the tree of one property source. Values that are maps or lists already are taken as they are. */
final class SourceReader {

    /** What the JVM says about itself is no configuration. */
    private static final Set<String> JVM = Set.of(
            "awt", "file", "java", "jdk", "line", "native", "os", "path", "stderr", "stdin", "stdout", "sun", "user");

    private final NodeFactory nodes;

    SourceReader(NodeFactory nodes) {
        this.nodes = nodes;
    }

    ConfigNode.Branch read(EnumerablePropertySource<?> source) {
        boolean system = source.getName().equals(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
        TreeBuilder tree = new TreeBuilder();
        String resource = null;
        for (String name : source.getPropertyNames()) {
            var path = PropertyPath.parse(name);
            if (!system || !isOfJvm(path.get(0))) {
                Origin origin = origin(source, name);
                tree.put(path, node(source, name, origin));
                resource = resource == null ? resource(origin) : resource;
            }
        }
        return tree.branch(Place.named(resource == null ? source.getName() : resource));
    }

    private ConfigNode node(EnumerablePropertySource<?> source, String name, @Nullable Origin origin) {
        Object value = source.getProperty(name);
        Place place = Place.of(source.getName(), origin);
        boolean blank = source instanceof OriginTrackedMapPropertySource && "".equals(String.valueOf(value));
        return blank ? new ConfigNode.Blank(place) : nodes.node(value, place);
    }

    private static boolean isOfJvm(Step first) {
        return JVM.contains(first.name());
    }

    private static @Nullable Origin origin(EnumerablePropertySource<?> source, String name) {
        return source instanceof OriginLookup<?> ? OriginLookup.getOrigin(source, name) : null;
    }

    private static @Nullable String resource(@Nullable Origin origin) {
        return origin instanceof TextResourceOrigin text && text.getResource() != null
                ? text.getResource().getDescription()
                : null;
    }
}
