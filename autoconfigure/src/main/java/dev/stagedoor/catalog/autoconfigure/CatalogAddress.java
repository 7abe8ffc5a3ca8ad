package dev.stagedoor.catalog.autoconfigure;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

import dev.stagedoor.catalog.EntityRef;

/** Where in the catalog something is, with parameters as Backstage's client writes them. */
final class CatalogAddress {

    private final StringBuilder text = new StringBuilder("plugin://").append(CatalogConnection.CATALOG);

    private boolean hasParameters;

    private CatalogAddress(String path) {
        text.append(path);
    }

    /** Begins with a path that needs no encoding. */
    static CatalogAddress of(String path) {
        return new CatalogAddress(path);
    }

    /** Adds elements to the path. */
    CatalogAddress path(String... elements) {
        for (String element : elements) {
            text.append('/').append(encoded(element));
        }
        return this;
    }

    CatalogAddress path(EntityRef ref) {
        return path(ref.kind(), ref.namespace(), ref.name());
    }

    CatalogAddress parameter(String name, @Nullable Object value) {
        return value == null ? this : append(name, encoded(value.toString()));
    }

    /** Adds several values in one parameter. */
    CatalogAddress list(String name, List<String> values) {
        return values.isEmpty()
                ? this
                : append(name, values.stream().map(CatalogAddress::encoded).collect(Collectors.joining(",")));
    }

    /** Adds one parameter for each value. */
    CatalogAddress each(String name, Stream<String> values) {
        values.forEach(value -> append(name, encoded(value)));
        return this;
    }

    private CatalogAddress append(String name, String value) {
        text.append(hasParameters ? '&' : '?').append(name).append('=').append(value);
        hasParameters = true;
        return this;
    }

    private static String encoded(String value) {
        return UriUtils.encode(value, StandardCharsets.UTF_8);
    }

    URI toUri() {
        return URI.create(text.toString());
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
