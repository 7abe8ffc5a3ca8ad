package dev.stagedoor.wiring;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/** A module whose init is a step of the test. */
final class FakeModule implements ModuleUnit {

    private final String id;

    private final Trace trace;

    private Set<String> provides = Set.of();

    private Set<String> consumes = Set.of();

    private @Nullable Throwable problem;

    private Init init = reports -> {};

    FakeModule(String id, Trace trace) {
        this.id = id;
        this.trace = trace;
    }

    FakeModule provides(String... ids) {
        this.provides = Set.of(ids);
        return this;
    }

    FakeModule consumes(String... ids) {
        this.consumes = Set.of(ids);
        return this;
    }

    FakeModule problem(Throwable problem) {
        this.problem = problem;
        return this;
    }

    FakeModule init(Trace.Step step) {
        this.init = reports -> step.run();
        return this;
    }

    FakeModule reporting(Init init) {
        this.init = init;
        return this;
    }

    @Override
    public String moduleId() {
        return id;
    }

    @Override
    public Set<String> provides() {
        return provides;
    }

    @Override
    public Set<String> consumes() {
        return consumes;
    }

    @Override
    public @Nullable Throwable problem() {
        return problem;
    }

    @Override
    public void init(ModuleReports reports) throws Exception {
        trace.add(id + " begins");
        init.run(reports);
        trace.add(id + " ends");
    }

    interface Init {

        void run(ModuleReports reports) throws Exception;
    }
}
