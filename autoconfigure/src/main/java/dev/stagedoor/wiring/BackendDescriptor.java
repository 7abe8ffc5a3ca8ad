package dev.stagedoor.wiring;

import java.util.List;
import java.util.Map;

import dev.stagedoor.ServiceScope;

/**
 * The wiring of a backend as its definitions tell it: who owns which beans, who asks for which services, and where
 * these come from. What only running shows is not in it.
 *
 * @param plugins the plugins, by id
 * @param services the services, by id
 */
public record BackendDescriptor(List<PluginDescriptor> plugins, List<ServiceDescriptor> services) {

    /** Copies the lists. */
    public BackendDescriptor {
        plugins = List.copyOf(plugins);
        services = List.copyOf(services);
    }

    /**
     * A plugin.
     *
     * @param pluginId its id
     * @param declaredBy the class or bean method that declares it
     * @param beans the beans that it owns, those of its modules not included, by name
     * @param extensionPoints the ids of the extension points that it offers
     * @param services the ids of the services that its beans and its init ask for
     * @param modules its modules, by id
     */
    public record PluginDescriptor(
            String pluginId,
            String declaredBy,
            List<BeanDescriptor> beans,
            List<String> extensionPoints,
            List<String> services,
            List<ModuleDescriptor> modules) {}

    /**
     * A module of a plugin.
     *
     * @param moduleId its id
     * @param declaredBy the class or bean method that declares it
     * @param beans the beans that it owns, by name
     * @param extensionPoints the ids of the extension points that it offers
     * @param consumes the ids of the extension points that it asks for
     * @param services the ids of the services that its beans and its init ask for
     */
    public record ModuleDescriptor(
            String moduleId,
            String declaredBy,
            List<BeanDescriptor> beans,
            List<String> extensionPoints,
            List<String> consumes,
            List<String> services) {}

    /**
     * A bean of a plugin or module.
     *
     * @param name its full name
     * @param type what it is, as far as its definition tells
     * @param lazy whether it is created only when somebody asks
     */
    public record BeanDescriptor(String name, String type, boolean lazy) {}

    /**
     * A service.
     *
     * @param id its id
     * @param scope how many instances there are
     * @param contract the type that consumers ask for
     * @param multiton whether consumers receive all of its providers
     * @param providers what is in force: one for a single service, any number for a multiton
     * @param overridden what was declared, or would have been by default, and is not used
     * @param forPlugins what is in force for single plugins instead, by plugin id
     * @param decorators the beans that wrap its instances
     */
    public record ServiceDescriptor(
            String id,
            ServiceScope scope,
            String contract,
            boolean multiton,
            List<ProviderDescriptor> providers,
            List<ProviderDescriptor> overridden,
            Map<String, ProviderDescriptor> forPlugins,
            List<String> decorators) {}

    /**
     * What makes the instances of a service.
     *
     * @param bean the bean
     * @param layer who supplies it
     * @param declaredBy the class or bean method that declares it
     * @param dependencies the ids of the services that it asks for
     */
    public record ProviderDescriptor(String bean, Layer layer, String declaredBy, List<String> dependencies) {}
}
