package dev.stagedoor;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;

/**
 * A reference to a service that the whole backend shares. Immutable.
 *
 * @param <T> what a consumer receives: the contract, or a list of it for a multiton
 */
public final class RootServiceRef<T> implements ServiceRef<T> {

    private final RefData data;

    private final @Nullable Function<RootServiceRef<T>, ? extends ServiceFactory<?>> defaultFactory;

    RootServiceRef(RefData data) {
        this(data, null);
    }

    private RootServiceRef(
            RefData data, @Nullable Function<RootServiceRef<T>, ? extends ServiceFactory<?>> defaultFactory) {
        this.data = data;
        this.defaultFactory = defaultFactory;
    }

    /**
     * Reads the reference from the contract's {@link BackendService} annotation.
     *
     * @param contract an annotated interface of root scope that is not a multiton
     * @param <T> the contract
     * @return the reference
     * @throws IllegalArgumentException if the annotation is missing or says otherwise
     */
    public static <T> RootServiceRef<T> of(Class<T> contract) {
        return new RootServiceRef<>(RefData.read(contract, ServiceScope.ROOT, false));
    }

    /**
     * Reads the reference to a multiton from the contract's {@link BackendService} annotation.
     *
     * @param contract an annotated interface of root scope that is a multiton
     * @param <S> the contract of one member
     * @return the reference
     * @throws IllegalArgumentException if the annotation is missing or says otherwise
     */
    public static <S> RootServiceRef<List<S>> multitonOf(Class<S> contract) {
        return new RootServiceRef<>(RefData.read(contract, ServiceScope.ROOT, true));
    }

    /**
     * Returns a copy with a factory that is used when the backend offers no other for this id.
     *
     * @param loader makes the factory from this reference; called at most once in a backend, when it is needed
     * @return the copy
     */
    public RootServiceRef<T> defaultFactory(Function<RootServiceRef<T>, ServiceFactory<T>> loader) {
        return new RootServiceRef<>(data, loader);
    }

    /**
     * Returns a copy with a member that is used when the backend has no other member of this multiton.
     *
     * @param loader makes the factory of the member from this reference; called at most once in a backend
     * @return the copy
     * @throws IllegalStateException if this is no multiton
     */
    public RootServiceRef<T> defaultMember(Function<RootServiceRef<T>, ServiceFactory<?>> loader) {
        if (!isMultiton()) {
            throw new IllegalStateException(this + " is not a multiton; use defaultFactory");
        }
        return new RootServiceRef<>(data, loader);
    }

    @Override
    public Optional<Supplier<ServiceFactory<?>>> defaultFactory() {
        Function<RootServiceRef<T>, ? extends ServiceFactory<?>> loader = defaultFactory;
        return loader == null ? Optional.empty() : Optional.of(() -> loader.apply(this));
    }

    @Override
    public boolean hasSameDefaultAs(ServiceRef<?> other) {
        return other instanceof RootServiceRef<?> that && (Object) defaultFactory == that.defaultFactory;
    }

    @Override
    public String id() {
        return data.id();
    }

    @Override
    public ServiceScope scope() {
        return ServiceScope.ROOT;
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
        return other instanceof RootServiceRef<?> that && data.equals(that.data);
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
