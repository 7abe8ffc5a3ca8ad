package dev.stagedoor.catalog;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.errors.InputException;

/**
 * Names an entity. Two references are equal if they differ in upper and lower case alone. Immutable. Backstage:
 * {@code CompoundEntityRef}, {@code parseEntityRef}, {@code stringifyEntityRef}.
 *
 * @param kind the kind, such as {@code component}
 * @param namespace the namespace
 * @param name the name
 */
public record EntityRef(String kind, String namespace, String name) {

    /** The namespace of what names no other. */
    public static final String DEFAULT_NAMESPACE = "default";

    /**
     * Reads a reference that names its kind.
     *
     * @param ref a text of the form {@code <kind>:[<namespace>/]<name>}
     * @return the reference, in the default namespace if it names no other
     * @throws InputException if it has another form
     */
    public static EntityRef parse(String ref) {
        return parse(ref, null, null);
    }

    /**
     * Reads a reference.
     *
     * @param ref a text of the form {@code [<kind>:][<namespace>/]<name>}
     * @param defaultKind the kind of one that names none, or {@code null}
     * @param defaultNamespace the namespace of one that names none, or {@code null} for the default namespace
     * @return the reference
     * @throws InputException if it has another form, or names no kind where none is given
     */
    public static EntityRef parse(String ref, @Nullable String defaultKind, @Nullable String defaultNamespace) {
        if (ref.isEmpty()) {
            throw new InputException("Entity reference must not be empty");
        }
        int slash = ref.indexOf('/');
        int colon = ref.indexOf(':');
        if (slash >= 0 && slash < colon) {
            // It belongs to the name.
            colon = -1;
        }
        String kind = colon < 0 ? defaultKind : ref.substring(0, colon);
        String namespace = slash < 0 ? namespace(defaultNamespace) : ref.substring(colon + 1, slash);
        String name = ref.substring(Math.max(colon, slash) + 1);
        if (colon == 0 || slash >= 0 && namespace.isEmpty() || name.isEmpty()) {
            throw new InputException(
                    "Entity reference \"" + ref + "\" was not on the form [<kind>:][<namespace>/]<name>");
        }
        if (kind == null || kind.isEmpty()) {
            throw new InputException("Entity reference \"" + ref
                    + "\" had missing or empty kind (e.g. did not start with \"component:\" or similar)");
        }
        return new EntityRef(kind, namespace, name);
    }

    private static String namespace(@Nullable String defaultNamespace) {
        return defaultNamespace == null || defaultNamespace.isEmpty() ? DEFAULT_NAMESPACE : defaultNamespace;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EntityRef ref && toString().equals(ref.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /**
     * Returns the canonical form, which is not how people like to read it.
     *
     * @return such as {@code component:default/petstore}, in lower case
     */
    @Override
    public String toString() {
        return (kind + ":" + namespace + "/" + name).toLowerCase(Locale.US);
    }
}
