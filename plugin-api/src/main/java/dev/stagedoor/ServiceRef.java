package dev.stagedoor;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.ResolvableType;

/**
 * A reference to a service: its id, its contract and its scope. Two references with one id mean the same service.
 * Immutable and without side effects. Backstage: {@code ServiceRef}.
 *
 * @param <T> what a consumer receives: the contract, or a list of it for a multiton
 */
public sealed interface ServiceRef<T> extends Dependency<T> permits RootServiceRef, PluginServiceRef {

    /**
     * Returns the scope.
     *
     * @return the scope, fixed when the reference was made
     */
    ServiceScope scope();

    /**
     * Tells whether any number of factories may each add a member, consumers receiving the list.
     *
     * @return whether this is a multiton
     */
    boolean isMultiton();

    /**
     * Returns the contract: for a multiton the type of one member.
     *
     * @return the contract, with its type arguments
     */
    ResolvableType contract();

    /**
     * Returns the loader of the factory that is used when the backend offers no other.
     *
     * @return a call that makes the default factory, or empty
     */
    Optional<Supplier<ServiceFactory<?>>> defaultFactory();

    /**
     * Tells whether two references carry the same default factory, or neither carries one.
     *
     * @param other another reference
     * @return whether they do
     */
    boolean hasSameDefaultAs(ServiceRef<?> other);

    /**
     * Makes a reference to a service of which each plugin has its own instance.
     *
     * @param id the id, by convention {@code <owner>.<name>}
     * @param contract the contract
     * @param <T> the contract
     * @return the reference
     */
    static <T> PluginServiceRef<T> plugin(String id, Class<T> contract) {
        return new PluginServiceRef<>(new RefData(id, ResolvableType.forClass(contract), false));
    }

    /**
     * Makes a reference to a plugin-scoped service with a generic contract.
     *
     * @param id the id, by convention {@code <owner>.<name>}
     * @param contract the contract with its type arguments
     * @param <T> the contract
     * @return the reference
     */
    static <T> PluginServiceRef<T> plugin(String id, ParameterizedTypeReference<T> contract) {
        return new PluginServiceRef<>(new RefData(id, ResolvableType.forType(contract), false));
    }

    /**
     * Makes a reference to a plugin-scoped service to which any number of factories may add a member.
     *
     * @param id the id, by convention {@code <owner>.<name>}
     * @param contract the contract of one member
     * @param <S> the contract of one member
     * @return the reference, whose consumers receive the list of members
     */
    static <S> PluginServiceRef<List<S>> pluginMultiton(String id, Class<S> contract) {
        return new PluginServiceRef<>(new RefData(id, ResolvableType.forClass(contract), true));
    }

    /**
     * Makes a reference to a service that the whole backend shares.
     *
     * @param id the id, by convention {@code <owner>.<name>}
     * @param contract the contract
     * @param <T> the contract
     * @return the reference
     */
    static <T> RootServiceRef<T> root(String id, Class<T> contract) {
        return new RootServiceRef<>(new RefData(id, ResolvableType.forClass(contract), false));
    }

    /**
     * Makes a reference to a root-scoped service with a generic contract.
     *
     * @param id the id, by convention {@code <owner>.<name>}
     * @param contract the contract with its type arguments
     * @param <T> the contract
     * @return the reference
     */
    static <T> RootServiceRef<T> root(String id, ParameterizedTypeReference<T> contract) {
        return new RootServiceRef<>(new RefData(id, ResolvableType.forType(contract), false));
    }

    /**
     * Makes a reference to a root-scoped service to which any number of factories may add a member.
     *
     * @param id the id, by convention {@code <owner>.<name>}
     * @param contract the contract of one member
     * @param <S> the contract of one member
     * @return the reference, whose consumers receive the list of members
     */
    static <S> RootServiceRef<List<S>> rootMultiton(String id, Class<S> contract) {
        return new RootServiceRef<>(new RefData(id, ResolvableType.forClass(contract), true));
    }

    /**
     * Reads the reference from the contract's {@link BackendService} annotation.
     *
     * @param contract an annotated interface that is not a multiton
     * @param <T> the contract
     * @return the reference, a {@link RootServiceRef} or a {@link PluginServiceRef}
     * @throws IllegalArgumentException if the annotation is missing, or says that the service is a multiton
     */
    static <T> ServiceRef<T> of(Class<T> contract) {
        return RefData.annotationOf(contract).scope() == ServiceScope.ROOT
                ? RootServiceRef.of(contract)
                : PluginServiceRef.of(contract);
    }
}
