package dev.stagedoor.wiring.faults;

import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.CoreServices;
import dev.stagedoor.Init;

/** The plugin that fails, in its annotated form and as an object, and plugins that serve beside it. */
final class FaultyPlugins {

    private FaultyPlugins() {}

    static BackendFeature asObject(Trouble trouble) {
        return serving("faulty", trouble::init);
    }

    /** A plugin that answers {@code /ping} with its id, and does something first. */
    static BackendFeature serving(String pluginId, Action init) {
        return BackendFeature.plugin(
                pluginId,
                env -> env.registerInit(
                        deps -> {
                            deps.get(CoreServices.HTTP_ROUTER).use(ping(pluginId));
                            init.run();
                        },
                        CoreServices.HTTP_ROUTER));
    }

    /** A route that answers {@code /ping}. */
    static RouterFunction<ServerResponse> ping(String answer) {
        return RouterFunctions.route()
                .GET("/ping", request -> ServerResponse.ok().body(answer))
                .build();
    }

    interface Action {

        void run() throws Exception;
    }

    @BackendPlugin("faulty")
    @Import(Controller.class)
    static class Annotated {

        @Init
        void init(Trouble trouble) throws Exception {
            trouble.init();
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
