package dev.stagedoor.wiring.faults;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.BackendService;
import dev.stagedoor.CoreServices;
import dev.stagedoor.Init;
import dev.stagedoor.PluginScope;
import dev.stagedoor.PluginServiceRef;
import dev.stagedoor.lifecycle.LifecycleService;
import dev.stagedoor.metadata.PluginMetadataService;
import dev.stagedoor.wiring.Trace;

/** Fails in one part of the life of plugin {@code faulty}, whose other parts, and whose neighbours, are sound. */
final class Sabotage {

    private final Part part;

    private final Throwable failure;

    private final Trace trace = new Trace();

    Sabotage(Part part, Throwable failure) {
        this.part = part;
        this.failure = failure;
    }

    Trace trace() {
        return trace;
    }

    private void at(Part place, String pluginId) {
        trace.add(pluginId + ": " + place);
        if (place == part && pluginId.equals("faulty")) {
            throw Sabotage.<RuntimeException>unchecked(failure);
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E unchecked(Throwable failure) throws E {
        throw (E) failure;
    }

    private void addHooks(String pluginId, LifecycleService lifecycle) {
        lifecycle.addStartupHook(() -> at(Part.STARTUP_HOOK, pluginId));
        lifecycle.addStartupHook(() -> trace.add(pluginId + ": sound start-up hook"));
        lifecycle.addShutdownHook(() -> at(Part.SHUTDOWN_HOOK, pluginId));
        lifecycle.addShutdownHook(() -> trace.add(pluginId + ": sound shutdown hook"));
    }

    /** A plugin in object form, with everything that the annotated one has. */
    BackendFeature plugin(String pluginId) {
        return BackendFeature.plugin(
                pluginId,
                env -> env.registerInit(
                        deps -> {
                            addHooks(pluginId, deps.get(CoreServices.LIFECYCLE));
                            deps.get(CoreServices.HTTP_ROUTER).use(FaultyPlugins.ping(pluginId));
                        },
                        CoreServices.LIFECYCLE,
                        CoreServices.HTTP_ROUTER,
                        PluginServiceRef.of(Sound.class),
                        PluginServiceRef.of(Fragile.class)));
    }

    /** Where it fails. */
    enum Part {
        STARTUP_HOOK,
        SHUTDOWN_HOOK,
        DESTRUCTION
    }

    @BackendService(id = "acme.sound")
    interface Sound extends AutoCloseable {}

    @BackendService(id = "acme.fragile")
    interface Fragile extends AutoCloseable {}

    @Configuration(proxyBeanMethods = false)
    static class Services {

        @Bean
        @PluginScope
        Sound sound(Sabotage sabotage, PluginMetadataService plugin) {
            String id = plugin.getId();
            return () -> sabotage.trace().add(id + ": sound destruction");
        }

        @Bean
        @PluginScope
        Fragile fragile(Sabotage sabotage, PluginMetadataService plugin) {
            String id = plugin.getId();
            return () -> sabotage.at(Part.DESTRUCTION, id);
        }
    }

    @BackendPlugin("faulty")
    @Import(Controller.class)
    static class Plugin {

        @Init
        void init(Sabotage sabotage, LifecycleService lifecycle, Sound sound, Fragile fragile) {
            sabotage.addHooks("faulty", lifecycle);
        }
    }

    @RestController
    static class Controller {

        @GetMapping("/ping")
        String ping() {
            return "faulty";
        }
    }
}
