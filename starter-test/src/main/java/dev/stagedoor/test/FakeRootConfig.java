package dev.stagedoor.test;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

import dev.stagedoor.CoreServices;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.config.Config;
import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.config.autoconfigure.RootConfigServices;

/** A configuration that a test supplies and may change. Thread-safe. */
public final class FakeRootConfig extends FollowingConfig implements RootConfigService, FakeService<RootConfigService> {

    private final AtomicReference<Config> current;

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    private FakeRootConfig(AtomicReference<Config> current) {
        super(current::get);
        this.current = current;
    }

    /**
     * Makes a configuration.
     *
     * @param data maps, lists, texts, numbers, truth values and {@code null}
     * @return the configuration
     */
    public static FakeRootConfig of(Map<String, ?> data) {
        return new FakeRootConfig(new AtomicReference<>(read(data)));
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
        Config next = read(data);
        Config previous = current.getAndSet(next);
        if (!content(previous).equals(content(next))) {
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

    private static Config read(Map<String, ?> data) {
        return RootConfigServices.of("test-config", data);
    }

    private static Object content(Config config) {
        return config.keys().isEmpty() ? Map.of() : config.get();
    }

    /** A subscription; one callback may have several. */
    private record Listener(Runnable callback) {}
}
