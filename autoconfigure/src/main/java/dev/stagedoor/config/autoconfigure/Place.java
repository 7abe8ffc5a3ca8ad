package dev.stagedoor.config.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.SystemEnvironmentOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Where a value was found.
 *
 * @param source the file, the property source, or {@code env}
 * @param context how a message about the value names the place
 * @param origin the place for Spring and for reports, or {@code null} if no more is known than the source
 */
record Place(String source, String context, @Nullable Origin origin) {

    /** A source, as a whole. */
    static Place named(String source) {
        return new Place(source, source, null);
    }

    /** A value of a property source. */
    static Place of(String source, @Nullable Origin origin) {
        return origin == null ? named(source) : new Place(source, origin.toString(), origin);
    }

    /** A place in a file; line and column count from zero. */
    static Place in(ConfigFile file, int line, int column) {
        return new Place(
                file.name(),
                file.name() + ":" + (line + 1) + ":" + (column + 1),
                new TextResourceOrigin(file.resource(), new TextResourceOrigin.Location(line, column)));
    }

    /** Where to look, for a report: the whole path with line and column, or the environment variable. */
    String where() {
        if (origin instanceof SystemEnvironmentOrigin variable) {
            return "environment variable " + variable.getProperty();
        }
        if (origin instanceof PropertySourceOrigin property
                && property.getPropertySource() instanceof SystemEnvironmentPropertySource) {
            return "environment variable " + property.getPropertyName();
        }
        return origin instanceof TextResourceOrigin text && text.getResource() != null && text.getLocation() != null
                ? ConfigFile.path(text.getResource()) + ":" + text.getLocation()
                : context;
    }
}
