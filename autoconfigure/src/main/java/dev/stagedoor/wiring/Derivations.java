package dev.stagedoor.wiring;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.util.Assert;

import dev.stagedoor.wiring.ServiceDerivations.Derivation;

/** The types that plugins may ask for in place of the services that give them. */
class Derivations {

    private final Map<Class<?>, Derivation<?, ?>> byType = new LinkedHashMap<>();

    static Derivations load(@Nullable ClassLoader loader) {
        Derivations derivations = new Derivations();
        SpringFactoriesLoader.forDefaultResourceLocation(loader)
                .load(ServiceDerivations.class)
                .forEach(each -> each.derivations().forEach(derivations::add));
        return derivations;
    }

    private void add(Derivation<?, ?> derivation) {
        Derivation<?, ?> other = byType.putIfAbsent(derivation.type(), derivation);
        Assert.state(
                other == null,
                () -> derivation.type() + " is derived twice, from " + derivation.service() + " and another service");
    }

    /** How a type is derived, or {@code null}. */
    @Nullable
    Derivation<?, ?> of(Class<?> type) {
        return byType.get(type);
    }

    /** How a type or one that it extends is derived: what the application has of it is hidden from plugins. */
    @Nullable
    Derivation<?, ?> covering(Class<?> type) {
        Derivation<?, ?> exact = byType.get(type);
        if (exact != null) {
            return exact;
        }
        for (Derivation<?, ?> each : byType.values()) {
            if (each.type().isAssignableFrom(type)) {
                return each;
            }
        }
        return null;
    }
}
