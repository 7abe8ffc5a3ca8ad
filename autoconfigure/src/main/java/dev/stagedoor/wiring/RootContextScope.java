package dev.stagedoor.wiring;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.beans.factory.config.Scope;

/**
 * The Spring scope of what is made once for the backend, when it is first needed: root contexts and lazy root services.
 * Unlike with singletons, a failure is remembered.
 */
class RootContextScope implements Scope {

    private final WiringIndex index;

    private final Binding binding;

    private final InstanceStores stores;

    private final Decorators decorators;

    private final LazyRootServices services;

    RootContextScope(Wiring wiring, Decorators decorators, LazyRootServices services) {
        this.index = wiring.index();
        this.binding = wiring.binding();
        this.stores = wiring.stores();
        this.decorators = decorators;
        this.services = services;
    }

    @Override
    public Object get(String name, ObjectFactory<?> objectFactory) {
        return index.offer(name) != null
                ? services.get(name, () -> create(name, objectFactory))
                : stores.root().get(name, () -> create(name, objectFactory));
    }

    /** Lets what failed be made again, for a plugin that is tried again. */
    void forgetFailures() {
        stores.root().forgetFailures();
        services.forgetFailures();
    }

    private Object create(String name, ObjectFactory<?> objectFactory) {
        WiringIndex.Offer offer = index.offer(name);
        String serviceId = offer != null ? offer.service().id() : index.servicesOfRootContext(name);
        Object instance;
        try (var bound = binding.root(name)) {
            instance = objectFactory.getObject();
        } catch (ServiceCreationException ex) {
            throw ex.isAbout(serviceId, "root") ? ex : failure(offer, serviceId, ex);
        } catch (Throwable ex) {
            throw failure(offer, serviceId, ex);
        }
        if (instance.equals(null)) {
            throw ServiceCreationException.nothing(
                    serviceId,
                    "root",
                    offer == null ? "bean '" + name + "'" : offer.service().originOf(name));
        }
        return offer == null ? instance : decorators.apply(offer.service(), instance, null);
    }

    private static ServiceCreationException failure(
            WiringIndex.@Nullable Offer offer, String serviceId, Throwable cause) {
        return offer != null
                ? ServiceCreationException.factory(serviceId, "root", cause)
                : ServiceCreationException.rootContext(serviceId, cause);
    }

    @Override
    public void registerDestructionCallback(String name, Runnable callback) {
        stores.root().onDestruction(name, callback);
    }

    @Override
    public @Nullable Object remove(String name) {
        throw new UnsupportedOperationException("A bean in root scope lives as long as the backend");
    }
}
