package dev.stagedoor.wiring;

import java.util.List;

/** Refuses services that need each other. */
final class CycleCheck {

    private CycleCheck() {}

    /** Checks everything that is installed so far, and fails at once. */
    static void check(Wiring wiring, Needs needs) {
        List<List<Service>> cycles =
                ServiceGraph.of(wiring.index().services().all(), needs).cycles();
        if (!cycles.isEmpty()) {
            throw new WiringException(List.of(ServiceProblems.cycles(cycles)), List.of());
        }
    }
}
