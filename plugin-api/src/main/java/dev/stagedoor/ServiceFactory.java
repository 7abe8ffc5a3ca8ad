package dev.stagedoor;

import java.util.List;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

import dev.stagedoor.errors.InputException;

/**
 * A service factory, as an object: the service, what it depends on, and how its instances are made. Immutable; one
 * object may serve several backends. As a bean it must be {@code static} and name its service in full, such as
 * {@code @Bean static ServiceFactory<LoggerService> logger()}. Backstage: {@code createServiceFactory}.
 *
 * @param <T> the contract of the service, for a multiton that of one member
 */
public final class ServiceFactory<T> implements BackendFeature {

    private final ServiceRef<?> service;

    private final List<ServiceRef<?>> dependencies;

    private final Initialization initialization;

    private final @Nullable RootContextCallback<?> rootContext;

    private final Callback<@Nullable Object, T> callback;

    private ServiceFactory(
            ServiceRef<?> service,
            List<ServiceRef<?>> dependencies,
            Initialization initialization,
            @Nullable RootContextCallback<?> rootContext,
            Callback<@Nullable Object, T> callback) {
        Assert.notNull(callback, "A service factory needs a callback");
        this.service = service;
        this.dependencies = dependencies;
        this.initialization = initialization;
        this.rootContext = rootContext;
        this.callback = callback;
    }

    /**
     * Begins a factory of a plugin-scoped service.
     *
     * @param service the service, not a multiton
     * @param <T> the contract
     * @return a builder without dependencies
     */
    public static <T> PluginBuilder<T> of(PluginServiceRef<T> service) {
        Assert.isTrue(!service.isMultiton(), () -> service + " is a multiton; use ServiceFactory.member");
        return new PluginBuilder<>(service, List.of(), Initialization.LAZY);
    }

    /**
     * Begins a factory of a root service.
     *
     * @param service the service, not a multiton
     * @param <T> the contract
     * @return a builder without dependencies
     */
    public static <T> RootBuilder<T> of(RootServiceRef<T> service) {
        Assert.isTrue(!service.isMultiton(), () -> service + " is a multiton; use ServiceFactory.member");
        return new RootBuilder<>(service, List.of(), Initialization.ALWAYS);
    }

    /**
     * Begins a factory of one member of a plugin-scoped multiton.
     *
     * @param service the multiton
     * @param <S> the contract of a member
     * @return a builder without dependencies
     */
    public static <S> PluginBuilder<S> member(PluginServiceRef<List<S>> service) {
        Assert.isTrue(service.isMultiton(), () -> service + " is not a multiton; use ServiceFactory.of");
        return new PluginBuilder<>(service, List.of(), Initialization.LAZY);
    }

    /**
     * Begins a factory of one member of a root multiton.
     *
     * @param service the multiton
     * @param <S> the contract of a member
     * @return a builder without dependencies
     */
    public static <S> RootBuilder<S> member(RootServiceRef<List<S>> service) {
        Assert.isTrue(service.isMultiton(), () -> service + " is not a multiton; use ServiceFactory.of");
        return new RootBuilder<>(service, List.of(), Initialization.ALWAYS);
    }

    /**
     * Returns the service that this factory offers.
     *
     * @return the reference
     */
    public ServiceRef<?> service() {
        return service;
    }

    /**
     * Returns what the factory depends on.
     *
     * @return the declared dependencies, in order, unmodifiable
     */
    public List<ServiceRef<?>> dependencies() {
        return dependencies;
    }

    /**
     * Returns when instances are made.
     *
     * @return by default {@link Initialization#ALWAYS} for a root service, {@link Initialization#LAZY} otherwise
     */
    public Initialization initialization() {
        return initialization;
    }

    /**
     * Tells whether there is something that all instances share.
     *
     * @return whether {@link #createRootContext} makes anything
     */
    public boolean hasRootContext() {
        return rootContext != null;
    }

    /**
     * Makes what all instances share. The wiring calls this at most once in a backend.
     *
     * @param rootDependencies those of the dependencies that are root services
     * @return the root context, or {@code null} if there is none
     * @throws Exception what the callback threw
     */
    public @Nullable Object createRootContext(Dependencies rootDependencies) throws Exception {
        RootContextCallback<?> current = rootContext;
        return current == null ? null : current.create(rootDependencies);
    }

    /**
     * Makes an instance. The wiring calls this at most once for a plugin, or for the backend.
     *
     * @param resolved the declared dependencies
     * @param context what {@link #createRootContext} returned
     * @return the instance
     * @throws Exception what the callback threw
     */
    @SuppressWarnings("NullAway") // the callback's context may be null, which the checker does not read from generics
    public @Nullable T create(Dependencies resolved, @Nullable Object context) throws Exception {
        return callback.create(resolved, context);
    }

    @Override
    public String toString() {
        return "serviceFactory{" + service.id() + "}";
    }

    /**
     * Makes an instance of a service.
     *
     * @param <C> the root context
     * @param <T> the contract
     */
    @FunctionalInterface
    public interface Callback<C extends @Nullable Object, T> {

        /**
         * Makes an instance. May block.
         *
         * @param dependencies the declared dependencies
         * @param rootContext what all instances share
         * @return the instance, never {@code null}
         * @throws Exception if it fails
         */
        @Nullable
        T create(Dependencies dependencies, C rootContext) throws Exception;
    }

    /**
     * Makes an instance of a service that has no root context.
     *
     * @param <T> the contract
     */
    @FunctionalInterface
    public interface SimpleCallback<T> {

        /**
         * Makes an instance. May block.
         *
         * @param dependencies the declared dependencies
         * @return the instance, never {@code null}
         * @throws Exception if it fails
         */
        @Nullable
        T create(Dependencies dependencies) throws Exception;
    }

    /**
     * Makes what all instances of a service share.
     *
     * @param <C> the root context
     */
    @FunctionalInterface
    public interface RootContextCallback<C> {

        /**
         * Makes the root context. May block.
         *
         * @param rootDependencies those of the declared dependencies that are root services
         * @return the root context
         * @throws Exception if it fails
         */
        C create(Dependencies rootDependencies) throws Exception;
    }

    /**
     * Describes a factory of a root service. Immutable: each step returns a new builder.
     *
     * @param <T> the contract
     */
    public static final class RootBuilder<T> {

        private final RootServiceRef<?> service;

        private final List<ServiceRef<?>> dependencies;

        private final Initialization initialization;

        private RootBuilder(
                RootServiceRef<?> service, List<ServiceRef<?>> dependencies, Initialization initialization) {
            this.service = service;
            this.dependencies = dependencies;
            this.initialization = initialization;
        }

        /**
         * Declares the dependencies. A root service may depend on root services alone.
         *
         * @param refs the dependencies, in order
         * @return a builder with these dependencies
         * @throws InputException if one of them is {@code null}
         */
        public RootBuilder<T> deps(RootServiceRef<?>... refs) {
            return new RootBuilder<>(service, checked(service, refs), initialization);
        }

        /**
         * Sets when the service is made.
         *
         * @param when by default {@link Initialization#ALWAYS}
         * @return a builder with this setting
         */
        public RootBuilder<T> initialization(Initialization when) {
            return new RootBuilder<>(service, dependencies, when);
        }

        /**
         * Completes the factory.
         *
         * @param callback makes the instance
         * @return the factory
         */
        public ServiceFactory<T> create(SimpleCallback<? extends T> callback) {
            return new ServiceFactory<>(
                    service, dependencies, initialization, null, (deps, none) -> callback.create(deps));
        }

        /**
         * Completes a factory whose instance arrives later. Who depends on it waits.
         *
         * @param callback begins to make the instance
         * @return the factory
         */
        public ServiceFactory<T> createAsync(SimpleCallback<? extends CompletionStage<? extends T>> callback) {
            return create(deps -> awaited(callback.create(deps)));
        }
    }

    /**
     * Describes a factory of a plugin-scoped service. Immutable: each step returns a new builder.
     *
     * @param <T> the contract
     */
    public static final class PluginBuilder<T> {

        private final PluginServiceRef<?> service;

        private final List<ServiceRef<?>> dependencies;

        private final Initialization initialization;

        private PluginBuilder(
                PluginServiceRef<?> service, List<ServiceRef<?>> dependencies, Initialization initialization) {
            this.service = service;
            this.dependencies = dependencies;
            this.initialization = initialization;
        }

        /**
         * Declares the dependencies.
         *
         * @param refs the dependencies, in order
         * @return a builder with these dependencies
         * @throws InputException if one of them is {@code null}
         */
        public PluginBuilder<T> deps(ServiceRef<?>... refs) {
            return new PluginBuilder<>(service, checked(service, refs), initialization);
        }

        /**
         * Sets when the service is made.
         *
         * @param when by default {@link Initialization#LAZY}
         * @return a builder with this setting
         */
        public PluginBuilder<T> initialization(Initialization when) {
            return new PluginBuilder<>(service, dependencies, when);
        }

        /**
         * Adds something that all instances share.
         *
         * @param callback makes it, once in a backend, when the first plugin needs the service
         * @param <C> the root context
         * @return a builder whose callback receives it
         */
        public <C> ContextBuilder<C, T> rootContext(RootContextCallback<C> callback) {
            return new ContextBuilder<>(this, callback);
        }

        /**
         * Adds something that all instances share and that arrives later.
         *
         * @param callback begins to make it
         * @param <C> the root context
         * @return a builder whose callback receives it
         */
        public <C> ContextBuilder<C, T> rootContextAsync(RootContextCallback<? extends CompletionStage<C>> callback) {
            return new ContextBuilder<>(this, deps -> Blocking.await(callback.create(deps)));
        }

        /**
         * Completes the factory.
         *
         * @param callback makes an instance, once for each plugin that depends on the service
         * @return the factory
         */
        public ServiceFactory<T> create(SimpleCallback<? extends T> callback) {
            return new ServiceFactory<>(
                    service, dependencies, initialization, null, (deps, none) -> callback.create(deps));
        }

        /**
         * Completes a factory whose instances arrive later. Who depends on one waits.
         *
         * @param callback begins to make an instance
         * @return the factory
         */
        public ServiceFactory<T> createAsync(SimpleCallback<? extends CompletionStage<? extends T>> callback) {
            return create(deps -> awaited(callback.create(deps)));
        }
    }

    /**
     * Describes a factory of a plugin-scoped service with a root context.
     *
     * @param <C> the root context
     * @param <T> the contract
     */
    public static final class ContextBuilder<C, T> {

        private final PluginBuilder<T> builder;

        private final RootContextCallback<C> rootContext;

        private ContextBuilder(PluginBuilder<T> builder, RootContextCallback<C> rootContext) {
            this.builder = builder;
            this.rootContext = rootContext;
        }

        /**
         * Completes the factory.
         *
         * @param callback makes an instance, once for each plugin that depends on the service
         * @return the factory
         */
        @SuppressWarnings("unchecked")
        public ServiceFactory<T> create(Callback<C, ? extends T> callback) {
            return new ServiceFactory<>(
                    builder.service, builder.dependencies, builder.initialization, rootContext, (Callback<
                                    @Nullable Object, T>)
                            (Callback<?, ?>) callback);
        }

        /**
         * Completes a factory whose instances arrive later. Who depends on one waits.
         *
         * @param callback begins to make an instance
         * @return the factory
         */
        public ServiceFactory<T> createAsync(Callback<C, ? extends CompletionStage<? extends T>> callback) {
            return create((deps, context) -> awaited(callback.create(deps, context)));
        }
    }

    private static List<ServiceRef<?>> checked(ServiceRef<?> service, ServiceRef<?>[] refs) {
        for (int i = 0; i < refs.length; i++) {
            if (refs[i] == null) {
                throw new InputException("Dependency " + i + " of the factory of service '" + service.id()
                        + "' is null, counted from 0. Give deps(...) a reference in this place. A static constant is"
                        + " null as long as the class that declares it is being initialised.");
            }
        }
        return List.of(refs);
    }

    private static <T> @Nullable T awaited(@Nullable CompletionStage<? extends T> stage) throws Exception {
        return stage == null ? null : Blocking.await(stage);
    }
}
