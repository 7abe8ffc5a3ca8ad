package com.example.service.objects;

import dev.stagedoor.CoreServices;
import dev.stagedoor.PluginServiceRef;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.ServiceRef;

/** The references of this library. */
public final class ExampleServices {

    // tag::ref[]
    public static final PluginServiceRef<ExampleService> EXAMPLE = ServiceRef.plugin("example", ExampleService.class)
            .defaultFactory(ref -> ServiceFactory.of(ref)
                    .deps(CoreServices.ROOT_LOGGER, CoreServices.LOGGER, CoreServices.PLUGIN_METADATA)
                    .rootContext(deps -> new GreetingPool(deps.get(CoreServices.ROOT_LOGGER)))
                    .create((deps, pool) -> {
                        deps.get(CoreServices.LOGGER).info("Making the example service of this plugin");
                        return pool.forPlugin(
                                deps.get(CoreServices.PLUGIN_METADATA).getId());
                    }));
    // end::ref[]

    private ExampleServices() {}
}
