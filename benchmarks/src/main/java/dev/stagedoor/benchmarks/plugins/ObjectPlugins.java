package dev.stagedoor.benchmarks.plugins;

import java.util.ArrayList;
import java.util.List;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import dev.stagedoor.Backend;
import dev.stagedoor.BackendFeature;
import dev.stagedoor.Dependency;
import dev.stagedoor.PluginServiceRef;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.ServiceRef;
import dev.stagedoor.benchmarks.Contexts;

/** Plugins as objects, which depend on ten services that are objects too. */
final class ObjectPlugins {

    private ObjectPlugins() {}

    static AnnotationConfigApplicationContext start(int plugins) {
        List<BackendFeature> features = new ArrayList<>();
        List<PluginServiceRef<?>> refs = new ArrayList<>();
        for (TenServices.TenService<?> service : TenServices.ALL) {
            refs.add(addFactory(service, features));
        }
        Dependency<?>[] dependencies = refs.toArray(new Dependency<?>[0]);
        for (int plugin = 0; plugin < plugins; plugin++) {
            features.add(BackendFeature.plugin(
                    "p" + plugin, env -> env.registerInit(deps -> refs.forEach(deps::get), dependencies)));
        }
        return Contexts.backend(context ->
                Backend.features(features.toArray(new BackendFeature[0])).initialize(context));
    }

    private static <T> PluginServiceRef<T> addFactory(
            TenServices.TenService<T> service, List<BackendFeature> features) {
        PluginServiceRef<T> ref = ServiceRef.plugin(service.contract().getSimpleName(), service.contract());
        features.add(ServiceFactory.of(ref).create(deps -> service.factory().get()));
        return ref;
    }
}
