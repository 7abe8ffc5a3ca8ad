package dev.stagedoor.config.autoconfigure;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.stagedoor.config.RootConfigService;

/** A configuration that a test changes. */
public final class ChangingConfig {

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    private volatile RootConfigService current;

    public ChangingConfig(Map<String, ?> data) {
        this.current = RootConfigServices.of("test", data);
    }

    public void change(Map<String, ?> data) {
        current = RootConfigServices.of("test", data);
        listeners.forEach(Runnable::run);
    }

    public int listeners() {
        return listeners.size();
    }

    public RootConfigService service() {
        return (RootConfigService) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {RootConfigService.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("subscribe")) {
                        Runnable listener = (Runnable) arguments[0];
                        listeners.add(listener);
                        return (RootConfigService.Subscription) () -> listeners.remove(listener);
                    }
                    try {
                        return method.invoke(current, arguments);
                    } catch (InvocationTargetException ex) {
                        throw ex.getCause();
                    }
                });
    }
}
