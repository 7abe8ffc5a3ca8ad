package dev.stagedoor.wiring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.lifecycle.ManagedLifecycle;

/** A plugin whose steps are steps of the test; each leaves a trace when it has ended. */
final class FakePlugin implements PluginUnit, ManagedLifecycle {

    final String id;

    private final Trace trace;

    private final List<ModuleUnit> modules = new ArrayList<>();

    private @Nullable Throwable problem;

    private Trace.Step services = () -> {};

    private Trace.Step init = () -> {};

    private Trace.Step beans = () -> {};

    private Trace.Step startup = () -> {};

    private Trace.Step shutdown = () -> {};

    private Trace.Step close = () -> {};

    private Trace.Step register = () -> {};

    private Trace.Step drain = () -> {};

    FakePlugin(String id, Trace trace) {
        this.id = id;
        this.trace = trace;
    }

    FakeModule module(String moduleId) {
        FakeModule module = new FakeModule(moduleId, trace);
        modules.add(module);
        return module;
    }

    FakePlugin problem(Throwable problem) {
        this.problem = problem;
        return this;
    }

    FakePlugin services(Trace.Step step) {
        this.services = step;
        return this;
    }

    FakePlugin register(Trace.Step step) {
        this.register = step;
        return this;
    }

    FakePlugin drain(Trace.Step step) {
        this.drain = step;
        return this;
    }

    FakePlugin init(Trace.Step step) {
        this.init = step;
        return this;
    }

    FakePlugin beans(Trace.Step step) {
        this.beans = step;
        return this;
    }

    FakePlugin startup(Trace.Step step) {
        this.startup = step;
        return this;
    }

    FakePlugin shutdown(Trace.Step step) {
        this.shutdown = step;
        return this;
    }

    FakePlugin close(Trace.Step step) {
        this.close = step;
        return this;
    }

    @Override
    public String pluginId() {
        return id;
    }

    @Override
    public List<ModuleUnit> modules() {
        return modules;
    }

    @Override
    public @Nullable Throwable problem() {
        return problem;
    }

    @Override
    public void createAlwaysServices() throws Exception {
        run("services", services);
    }

    @Override
    public void init() throws Exception {
        run("init", init);
    }

    @Override
    public void createBeans() throws Exception {
        run("beans", beans);
    }

    @Override
    public void open() {
        trace.add(id + " open");
    }

    @Override
    public void withdraw() {
        trace.add(id + " withdraw");
    }

    @Override
    public ManagedLifecycle lifecycle() {
        return this;
    }

    @Override
    public void startup() {
        unchecked("startup", startup);
    }

    @Override
    public void shutdown() {
        unchecked("shutdown", shutdown);
    }

    @Override
    public void register() throws Exception {
        register.run();
    }

    @Override
    public void drain(Duration limit) {
        try {
            drain.run();
        } catch (Exception ex) {
            throw new IllegalStateException(ex);
        }
    }

    /** The same steps again. */
    @Override
    public PluginUnit next() {
        return this;
    }

    @Override
    public void close() {
        unchecked("close", close);
    }

    private void run(String name, Trace.Step step) throws Exception {
        step.run();
        trace.add(id + " " + name);
    }

    private void unchecked(String name, Trace.Step step) {
        try {
            run(name, step);
        } catch (RuntimeException ex) {
            throw ex;
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        } catch (Exception ex) {
            throw new IllegalStateException(ex);
        }
    }
}
