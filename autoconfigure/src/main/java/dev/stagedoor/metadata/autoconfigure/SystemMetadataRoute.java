package dev.stagedoor.metadata.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.json.JsonWriter;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import dev.stagedoor.http.RootHttpRouterService;
import dev.stagedoor.metadata.RootSystemMetadataService;
import dev.stagedoor.metadata.RootSystemMetadataService.PluginInfo;

/** Adds the route that lists all plugins, by their ids. */
record SystemMetadataRoute(RootHttpRouterService router, RootSystemMetadataService system) implements InitializingBean {

    private static final MediaType TYPE = new MediaType(MediaType.APPLICATION_JSON, StandardCharsets.UTF_8);

    private static final JsonWriter<List<Map<String, String>>> JSON = JsonWriter.standard();

    @Override
    public void afterPropertiesSet() {
        router.use(
                "/.backstage/systemMetadata",
                RouterFunctions.route().GET("/plugins", this::plugins).build());
    }

    private ServerResponse plugins(ServerRequest request) {
        List<Map<String, String>> plugins = system.getInstalledPlugins().stream()
                .sorted(Comparator.comparing(PluginInfo::pluginId))
                .map(plugin -> Map.of("pluginId", plugin.pluginId()))
                .toList();
        return ServerResponse.ok().contentType(TYPE).body(JSON.writeToString(plugins));
    }
}
