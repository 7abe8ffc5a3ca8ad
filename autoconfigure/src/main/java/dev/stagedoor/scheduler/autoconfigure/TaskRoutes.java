package dev.stagedoor.scheduler.autoconfigure;

import java.nio.charset.StandardCharsets;

import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import dev.stagedoor.CoreServices;
import dev.stagedoor.wiring.PluginServices;

/** Lists, triggers and cancels the tasks of plugins below their paths. */
record TaskRoutes(PluginServices services) implements TaskRouting {

    private static final String TASKS = "/.backstage/scheduler/v1/tasks";

    private static final String ID = "id";

    private static final MediaType TYPE = new MediaType(MediaType.APPLICATION_JSON, StandardCharsets.UTF_8);

    @Override
    public void serve(String pluginId, PluginTasks tasks) {
        services.get(pluginId, CoreServices.HTTP_ROUTER).use(routes(tasks));
    }

    private static RouterFunction<ServerResponse> routes(PluginTasks tasks) {
        return RouterFunctions.route()
                .GET(TASKS, request -> list(tasks))
                .POST(TASKS + "/{id}/trigger", request -> trigger(tasks, request))
                .POST(TASKS + "/{id}/cancel", request -> cancel(tasks, request))
                .build();
    }

    private static ServerResponse list(PluginTasks tasks) {
        return ServerResponse.ok().contentType(TYPE).body(TaskJson.list(tasks.views()));
    }

    private static ServerResponse trigger(PluginTasks tasks, ServerRequest request) {
        tasks.trigger(request.pathVariable(ID));
        return ServerResponse.ok().build();
    }

    private static ServerResponse cancel(PluginTasks tasks, ServerRequest request) {
        tasks.cancel(request.pathVariable(ID));
        return ServerResponse.ok().build();
    }
}
