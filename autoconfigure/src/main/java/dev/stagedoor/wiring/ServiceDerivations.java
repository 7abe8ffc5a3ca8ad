package dev.stagedoor.wiring;

import java.util.List;
import java.util.function.Function;

import dev.stagedoor.PluginServiceRef;

/**
 * Tells what the beans of a plugin may ask for by its own type because one of the plugin's services gives it. There is
 * no bean of such a type for it, so that nothing outside the plugin sees one. Implementations are named in
 * {@code META-INF/spring.factories} and are asked once for each backend, before any bean exists.
 *
 * <p>A bean of the plugin or module that asks goes before what is derived. One of the application is what a plugin gets
 * that names it with a qualifier. What offers the service itself is given the application's beans.
 */
@FunctionalInterface
public interface ServiceDerivations {

    /**
     * Returns what can be asked for.
     *
     * @return the types, each of which may occur once in the whole backend
     */
    List<Derivation<?, ?>> derivations();

    /**
     * One type that a service gives.
     *
     * @param type what a bean asks for
     * @param service the service, which a bean offers
     * @param function takes it from the plugin's instance of the service, once in each run of the plugin
     * @param <S> the contract of the service
     * @param <T> what a bean asks for
     */
    record Derivation<S, T>(Class<T> type, PluginServiceRef<S> service, Function<? super S, ? extends T> function) {}
}
