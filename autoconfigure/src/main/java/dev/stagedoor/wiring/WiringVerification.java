package dev.stagedoor.wiring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.util.Assert;

/** Validates the wiring of an application that is not started, see {@link BackendWiring#of(Class...)}. */
public final class WiringVerification {

    private final List<Class<?>> application;

    private final Map<String, Object> properties = new LinkedHashMap<>();

    WiringVerification(List<Class<?>> application) {
        Assert.notEmpty(application, "Name the class of the application");
        this.application = application;
    }

    /**
     * Sets a property, before all other sources of the environment.
     *
     * @param key the key
     * @param value the value
     * @return this validation
     */
    public WiringVerification property(String key, Object value) {
        properties.put(key, value);
        return this;
    }

    /**
     * Validates the whole wiring. The application's {@code main} method is run, if it has one, up to the moment at
     * which its context would be refreshed; then its bean definitions are completed and validated. Feature objects are
     * made and feature loaders run, because they say what there is; no other bean of the application is made, and no
     * web server. What the policy on boot failures would permit is a mistake nevertheless.
     *
     * @return the wiring
     * @throws InvalidBackendException if the wiring of the backend, of a plugin or of a module is wrong
     */
    public BackendWiring verify() {
        return LoadedBackend.verify(
                application.get(0).getName(), () -> new AbandonedRun(application, properties).load());
    }
}
