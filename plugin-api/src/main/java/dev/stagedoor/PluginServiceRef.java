package dev.stagedoor;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;

/**
 * A reference to a service of which each plugin that depends on it has its own instance. Immutable.
 *
 * @param <T> what a consumer receives: the contract, or a list of it for a multiton
 */
public final class PluginServiceRef<T> implements ServiceRef<T> {

    private final RefData data;

    private final @Nullable Function<PluginServiceRef<T>, ? extends ServiceFactory<?>> defaultFactory;

    PluginServiceRef(RefData data) {
        this(data, null);
    }

    private PluginServiceRef(
            RefData data, @Nullable Function<PluginServiceRef<T>, ? extends ServiceFactory<?>> defaultFactory) {
        this.data = data;
        this.defaultFactory = defaultFactory;
    }

    /**
     * Reads the reference from the contract's {@link BackendService} annotation.
     *
     * @param contract an annotated interface of plugin scope that is not a multiton
     * @param <T> the contract
     * @return the reference
     * @throws IllegalArgumentException if the annotation is missing or says otherwise
     */
    public static <T> PluginServiceRef<T> of(Class<T> contract) {
        return new PluginServiceRef<>(RefData.read(contract, ServiceScope.PLUGIN, false));
    }

    /**
     * Reads the reference to a multiton from the contract's {@link BackendService} annotation.
     *
     * @param contract an annotated interface of plugin scope that is a multiton
     * @param <S> the contract of one member
     * @return the reference
     * @throws IllegalArgumentException if the annotation is missing or says otherwise
     */
    public static <S> PluginServiceRef<List<S>> multitonOf(Class<S> contract) {
        return new PluginServiceRef<>(RefData.read(contract, ServiceScope.PLUGIN, true));
    }

    /**
     * Returns a copy with a factory that is used when the backend offers no other for this id.
     *
     * @param loader makes the factory from this reference; called at most once in a backend, when it is needed
     * @return the copy
     */
    public PluginServiceRef<T> defaultFactory(Function<PluginServiceRef<T>, ServiceFactory<T>> loader) {
        return new PluginServiceRef<>(data, loader);
    }

    /**
     * Returns a copy with a member that is used when the backend has no other member of this multiton.
     *
     * @param loader makes the factory of the member from this reference; called at most once in a backend
     * @return the copy
     * @throws IllegalStateException if this is no multiton
     */
    public PluginServiceRef<T> defaultMember(Function<PluginServiceRef<T>, ServiceFactory<?>> loader) {
        if (!isMultiton()) {
            throw new IllegalStateException(this + " is not a multiton; use defaultFactory");
        }
        return new PluginServiceRef<>(data, loader);
    }

    @Override
    public Optional<Supplier<ServiceFactory<?>>> defaultFactory() {
        Function<PluginServiceRef<T>, ? extends ServiceFactory<?>> loader = defaultFactory;
        return loader == null ? Optional.empty() : Optional.of(() -> loader.apply(this));
    }

    @Override
    public boolean hasSameDefaultAs(ServiceRef<?> other) {
        return other instanceof PluginServiceRef<?> that && (Object) defaultFactory == that.defaultFactory;
    }

    @Override
    public String id() {
        return data.id();
    }

    @Override
    public ServiceScope scope() {
        return ServiceScope.PLUGIN;
    }

    @Override
    public boolean isMultiton() {
        return data.multiton();
    }

    @Override
    public ResolvableType contract() {
        return data.contract();
    }

    /** References are equal when they name the same service in the same way; default factories do not count. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PluginServiceRef<?> that && data.equals(that.data);
    }

    @Override
    public int hashCode() {
        return Objects.hash(data);
    }

    @Override
    public String toString() {
        return "serviceRef{" + id() + "}";
    }
}
