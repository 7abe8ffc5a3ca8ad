package dev.stagedoor.logger.autoconfigure;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.config.autoconfigure.RootConfigServices;

/** A configuration whose values a test replaces. */
final class ChangingConfig {

    private final AtomicReference<RootConfigService> current = new AtomicReference<>();

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    ChangingConfig(Map<String, ?> data) {
        set(data);
    }

    RootConfigService service() {
        return (RootConfigService) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {RootConfigService.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("subscribe")) {
                        Runnable listener = (Runnable) arguments[0];
                        listeners.add(listener);
                        return (RootConfigService.Subscription) () -> listeners.remove(listener);
                    }
                    try {
                        return method.invoke(current.get(), arguments);
                    } catch (InvocationTargetException ex) {
                        throw ex.getCause();
                    }
                });
    }

    void update(Map<String, ?> data) {
        set(data);
        listeners.forEach(Runnable::run);
    }

    int listeners() {
        return listeners.size();
    }

    private void set(Map<String, ?> data) {
        current.set(RootConfigServices.of("test", data));
    }
}
