package dev.stagedoor.test;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

import dev.stagedoor.CoreServices;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.config.autoconfigure.RootConfigServices;

/** A configuration that a test supplies and may change. Thread-safe. */
public final class FakeRootConfig extends ForwardingConfig
        implements RootConfigService, FakeService<RootConfigService> {

    private static final String CONTEXT = "test-config";

    private final AtomicReference<Map<String, Object>> current;

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    private FakeRootConfig(AtomicReference<Map<String, Object>> current) {
        super(RootConfigServices.following(CONTEXT, current::get));
        this.current = current;
    }

    /**
     * Makes a configuration.
     *
     * @param data maps, lists, texts, numbers, truth values and {@code null}
     * @return the configuration
     */
    public static FakeRootConfig of(Map<String, ?> data) {
        return new FakeRootConfig(new AtomicReference<>(copy(data)));
    }

    /**
     * Makes a configuration without values.
     *
     * @return the configuration
     */
    public static FakeRootConfig empty() {
        return of(Map.of());
    }

    /**
     * Replaces all values and tells the listeners, on this thread, unless nothing changed. Views that were obtained
     * before show the new values, those of arrays excepted.
     *
     * @param data the new values
     */
    public void update(Map<String, ?> data) {
        Map<String, Object> next = copy(data);
        if (!current.getAndSet(next).equals(next)) {
            listeners.forEach(listener -> listener.callback().run());
        }
    }

    @Override
    public Subscription subscribe(Runnable listener) {
        Listener added = new Listener(listener);
        listeners.add(added);
        return () -> listeners.removeIf(each -> each == added);
    }

    @Override
    public ServiceFactory<RootConfigService> factory() {
        return ServiceFactory.of(CoreServices.ROOT_CONFIG).create(deps -> this);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> copy(Map<String, ?> data) {
        return (Map<String, Object>) RootConfigServices.of(CONTEXT, data).get();
    }

    /** A subscription; one callback may have several. */
    private record Listener(Runnable callback) {}
}
