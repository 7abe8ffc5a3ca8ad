package dev.stagedoor.wiring;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** A module as start and stop see it, on top of what was registered. */
class RegisteredModule implements ModuleUnit {

    private final Feature feature;

    private final Set<String> consumed;

    private final Wiring wiring;

    private final InitRunner inits;

    private final BeanCreation beans;

    RegisteredModule(Feature feature, Set<String> consumed, Wiring wiring, InitRunner inits, BeanCreation beans) {
        this.feature = feature;
        this.consumed = Set.copyOf(consumed);
        this.wiring = wiring;
        this.inits = inits;
        this.beans = beans;
    }

    @Override
    public String moduleId() {
        return String.valueOf(feature.owner().moduleId());
    }

    @Override
    public Set<String> provides() {
        return wiring.registrations().offersOf(feature.owner()).stream()
                .map(offer -> offer.ref().id())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Override
    public Set<String> consumes() {
        return consumed;
    }

    @Override
    public @Nullable Throwable problem() {
        return isDuplicated() ? null : wiring.problems().failureOf(feature.owner());
    }

    /** The first of two copies runs; that there are two is reported nevertheless. */
    private boolean isDuplicated() {
        return wiring.registrations().isDuplicated(feature.owner());
    }

    @Override
    public void init(ModuleReports reports) throws Exception {
        ConsumerContext consumer = new ConsumerContext(feature.owner().pluginId(), moduleId(), reports);
        try (var bound = wiring.binding().consumer(feature.owner(), feature.owner() + " init", consumer)) {
            inits.run(feature, consumer);
            beans.create(feature.owner());
        }
        WiringException duplicate = wiring.problems().failureOf(feature.owner());
        if (duplicate != null) {
            throw duplicate;
        }
    }
}
