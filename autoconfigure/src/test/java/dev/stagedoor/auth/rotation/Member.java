package dev.stagedoor.auth.rotation;

import java.time.Duration;
import java.time.InstantSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.CoreServices;
import dev.stagedoor.auth.AuthService;
import dev.stagedoor.http.autoconfigure.TestServer;
import dev.stagedoor.wiring.PluginServices;

/** A backend with one plugin, which signs and verifies. */
final class Member implements AutoCloseable {

    /** The plugin that asks. */
    static final String SENDER = "catalog";

    /** The plugin that is asked. */
    static final String RECEIVER = "search";

    private final TestServer server = new TestServer();

    private final String pluginId;

    private Class<?>[] sources = {};

    Member(String pluginId) {
        this.pluginId = pluginId;
        server.property("backend.auth.dangerouslyDisableDefaultAuthPolicy", false)
                .add(BackendFeature.plugin(pluginId, points -> points.registerInit(deps -> {}, CoreServices.AUTH)));
    }

    Member property(String key, Object value) {
        server.property(key, value);
        return this;
    }

    /** Says how time passes. */
    Member clock(InstantSource clock) {
        server.bean(new TestClock(clock));
        sources = new Class<?>[] {ClockConfiguration.class};
        return this;
    }

    /** Says how its keys change. */
    Member keys(Duration rotation, Duration lead, Duration lifetime) {
        return property("stagedoor.auth.key-rotation", rotation)
                .property("stagedoor.auth.key-publication-lead", lead)
                .property("stagedoor.auth.token-lifetime", lifetime);
    }

    /** Says where all other plugins are. */
    Member others(String baseUrl) {
        return property("discovery.endpoints[0].target", baseUrl + "/api/{{pluginId}}")
                .property("discovery.endpoints[0].plugins[0]", SENDER)
                .property("discovery.endpoints[0].plugins[1]", "auth");
    }

    Member start() {
        server.run(sources);
        return this;
    }

    String baseUrl() {
        return "http://localhost:" + server.context().getWebServer().getPort();
    }

    AuthService auth() {
        return server.context().getBean(PluginServices.class).get(pluginId, CoreServices.AUTH);
    }

    /** A token with which the plugin asks the receiver. */
    String token() {
        return auth().getPluginRequestToken(auth().getOwnServiceCredentials(), RECEIVER)
                .reveal();
    }

    @Override
    public void close() {
        server.context().close();
    }

    /** The clock of a test, under a type that nothing else asks for. */
    record TestClock(InstantSource clock) {}

    /** Gives tokens and keys the clock of a test. */
    @Configuration(proxyBeanMethods = false)
    static class ClockConfiguration {

        @Bean
        InstantSource stagedoorAuthClock(TestClock given) {
            return given.clock();
        }
    }
}
