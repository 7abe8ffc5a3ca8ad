package dev.stagedoor.wiring;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** A module in one run of its plugin as start and stop see it, on top of what was registered. */
class RegisteredModule implements ModuleUnit {

    private final Feature feature;

    private final Set<String> consumed;

    private final RegisteredUnits units;

    private final InstanceStore store;

    RegisteredModule(Feature feature, Set<String> consumed, RegisteredUnits units, InstanceStore store) {
        this.feature = feature;
        this.consumed = consumed;
        this.units = units;
        this.store = store;
    }

    @Override
    public String moduleId() {
        return String.valueOf(feature.owner().moduleId());
    }

    @Override
    public Set<String> provides() {
        return units.wiring().registrations().offersOf(feature.owner()).stream()
                .map(offer -> offer.ref().id())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Override
    public Set<String> consumes() {
        return consumed;
    }

    @Override
    public @Nullable Throwable problem() {
        return isDuplicated() ? null : units.wiring().problems().failureOf(feature.owner());
    }

    /** The first of two copies runs; that there are two is reported nevertheless. */
    private boolean isDuplicated() {
        return units.wiring().registrations().isDuplicated(feature.owner());
    }

    @Override
    public void init(ModuleReports reports) throws Exception {
        Binding binding = units.wiring().binding();
        ConsumerContext consumer = new ConsumerContext(feature.owner().pluginId(), moduleId(), reports);
        String place = feature.owner() + " init";
        try (var run = binding.run(store, Frame.Kind.OWNED, feature.owner(), place);
                var bound = binding.consumer(feature.owner(), place, consumer)) {
            units.inits().run(feature, consumer);
            units.beans().create(feature.owner());
        }
        WiringException duplicate = units.wiring().problems().failureOf(feature.owner());
        if (duplicate != null) {
            throw duplicate;
        }
    }
}
