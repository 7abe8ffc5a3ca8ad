package dev.stagedoor.wiring;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;

/**
 * Makes each lazy root service once, its failure included. It does so under the container's own lock, as for any lazy
 * singleton: a thread that makes one may ask for such a service, and the service for a singleton, so that two locks
 * would be taken in both orders.
 */
class LazyRootServices {

    private final DefaultSingletonBeanRegistry singletons;

    private final Map<String, RuntimeException> failures = new ConcurrentHashMap<>();

    LazyRootServices(DefaultSingletonBeanRegistry singletons) {
        this.singletons = singletons;
    }

    /** The name under which the container keeps the instance, which is not the name of its bean. */
    static String singletonName(String beanName) {
        return "dev.stagedoor.wiring.root:" + beanName;
    }

    /** Lets what could not be made be tried again. */
    void forgetFailures() {
        failures.clear();
    }

    Object get(String beanName, Supplier<Object> creation) {
        return singletons.getSingleton(singletonName(beanName), () -> {
            RuntimeException former = failures.get(beanName);
            if (former != null) {
                throw former;
            }
            try {
                return creation.get();
            } catch (RuntimeException ex) {
                failures.put(beanName, ex);
                throw ex;
            }
        });
    }
}
