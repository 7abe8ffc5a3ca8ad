package dev.stagedoor.http.autoconfigure;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import dev.stagedoor.Backend;
import dev.stagedoor.BackendFeature;
import dev.stagedoor.wiring.PluginCycle;

/** A backend with a web server on a free port, closed after the test. */
public final class TestServer implements AfterEachCallback {

    private final HttpClient client = HttpClient.newHttpClient();

    private final List<Class<?>> sources = new ArrayList<>(List.of(Application.class));

    private final List<BackendFeature> features = new ArrayList<>();

    private final Map<String, Object> properties =
            new HashMap<>(Map.of("server.port", 0, "backend.auth.dangerouslyDisableDefaultAuthPolicy", true));

    private final Map<String, Object> beans = new HashMap<>();

    private final CompletableFuture<?> opened = new CompletableFuture<>();

    private volatile ServletWebServerApplicationContext context;

    public TestServer property(String key, Object value) {
        properties.put(key, value);
        return this;
    }

    /** Closes the plugins to nobody, as they are unless a test says nothing. */
    public TestServer closed() {
        return property("backend.auth.dangerouslyDisableDefaultAuthPolicy", false);
    }

    public TestServer add(BackendFeature... more) {
        features.addAll(List.of(more));
        return this;
    }

    /** Adds an object that the test holds as a bean of the application. */
    public TestServer bean(Object bean) {
        beans.put(bean.getClass().getSimpleName(), bean);
        return this;
    }

    /** Begins to start, and returns when the port is open, whether or not the plugins have started. */
    public CompletableFuture<?> begin(Class<?>... more) {
        CompletableFuture<?> running =
                CompletableFuture.runAsync(() -> run(more), task -> new Thread(task, "begin").start());
        CompletableFuture.anyOf(opened, running).orTimeout(30, TimeUnit.SECONDS).join();
        return running;
    }

    /** Starts with these plugins and configuration classes. */
    public TestServer run(Class<?>... more) {
        sources.addAll(List.of(more));
        SpringApplication application = new SpringApplication(sources.toArray(Class<?>[]::new));
        application.setBannerMode(Banner.Mode.OFF);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        application.setDefaultProperties(properties);
        application.setRegisterShutdownHook(false);
        application.addListeners((ApplicationListener<WebServerInitializedEvent>) event -> opened.complete(null));
        application.addInitializers(
                (ApplicationContextInitializer<ConfigurableApplicationContext>) created -> {
                    beans.forEach(created.getBeanFactory()::registerSingleton);
                    context = (ServletWebServerApplicationContext) created;
                },
                Backend.features(features.toArray(BackendFeature[]::new)));
        application.run();
        return this;
    }

    public ServletWebServerApplicationContext context() {
        return context;
    }

    public PluginCycle plugin(String id) {
        return PluginCycle.of(context, id);
    }

    public HttpResponse<String> get(String path) throws Exception {
        return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    public HttpResponse<String> post(String path, String type, String body) throws Exception {
        return client.send(
                request(path)
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Sends a request without a body; headers are names and values in turn. */
    public HttpResponse<String> send(String method, String path, String... headers) throws Exception {
        HttpRequest.Builder request = request(path).method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    public CompletableFuture<HttpResponse<String>> getLater(String path) {
        return client.sendAsync(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    public Backend.PluginStatus status(String pluginId) {
        return context.getBean(Backend.class).plugins().stream()
                .filter(plugin -> plugin.pluginId().equals(pluginId))
                .findFirst()
                .orElseThrow();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                        URI.create("http://localhost:" + context.getWebServer().getPort() + path))
                .timeout(Duration.ofSeconds(30));
    }

    @Override
    public void afterEach(ExtensionContext test) {
        if (context != null) {
            context.close();
        }
    }

    /** An application with nothing of its own. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}
}
