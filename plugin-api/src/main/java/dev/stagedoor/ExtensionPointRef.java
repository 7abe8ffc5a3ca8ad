package dev.stagedoor;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.util.Assert;

/**
 * A reference to an extension point of a plugin. Two references with one id mean the same extension point. Immutable.
 * Backstage: {@code ExtensionPoint}.
 *
 * @param <T> the interface that modules receive
 */
public final class ExtensionPointRef<T> implements Dependency<T> {

    private final String id;

    private final ResolvableType contract;

    private ExtensionPointRef(String id, ResolvableType contract) {
        Assert.hasText(id, "An extension point needs an id");
        this.id = id;
        this.contract = contract;
    }

    /**
     * Makes a reference.
     *
     * @param id the id, by convention {@code <plugin>.<name>}
     * @param contract the interface that modules receive
     * @param <T> the interface that modules receive
     * @return the reference
     */
    public static <T> ExtensionPointRef<T> of(String id, Class<T> contract) {
        return new ExtensionPointRef<>(id, ResolvableType.forClass(contract));
    }

    /**
     * Reads the reference from the interface's {@link ExtensionPoint} annotation.
     *
     * @param contract an annotated interface
     * @param <T> the interface that modules receive
     * @return the reference
     * @throws IllegalArgumentException if the annotation is missing
     */
    public static <T> ExtensionPointRef<T> of(Class<T> contract) {
        ExtensionPoint annotation = contract.getAnnotation(ExtensionPoint.class);
        Assert.isTrue(annotation != null, () -> contract.getName() + " has no @ExtensionPoint annotation");
        return of(annotation.value(), contract);
    }

    @Override
    public String id() {
        return id;
    }

    /**
     * Returns the interface that modules receive.
     *
     * @return the interface
     */
    public ResolvableType contract() {
        return contract;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ExtensionPointRef<?> that && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "extensionPoint{" + id + "}";
    }
}
