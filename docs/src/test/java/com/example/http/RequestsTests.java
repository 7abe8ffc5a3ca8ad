package com.example.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

import com.example.Backends;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.servlet.function.RouterFunctions;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.CoreServices;
import dev.stagedoor.http.autoconfigure.HttpProperties;

import static org.assertj.core.api.Assertions.assertThat;

class RequestsTests {

    @Test
    void theLimitsOfThePageAreApplied() {
        try (ConfigurableApplicationContext context = Backends.run(
                List.of(BackendFeature.plugin("search", env -> env.registerInit(deps -> {}))),
                List.of(
                        "--spring.config.import=classpath:requests.yaml",
                        "--backend.lifecycle.serverShutdownDelay=1ms"))) {
            HttpProperties limits = context.getBean(HttpProperties.class);
            assertThat(limits.defaults()).isEqualTo(new HttpProperties.Limits(50, Duration.ofSeconds(30)));
            assertThat(limits.plugins()).containsEntry("search", new HttpProperties.Limits(20, null));
        }
    }

    @Test
    void anErrorTellsWhatItCarries() throws Exception {
        BackendFeature full = BackendFeature.plugin(
                "full",
                env -> env.registerInit(
                        deps -> deps.get(CoreServices.HTTP_ROUTER)
                                .use(RouterFunctions.route()
                                        .GET("/items", request -> {
                                            throw new QuotaExceededException(3);
                                        })
                                        .build()),
                        CoreServices.HTTP_ROUTER));
        try (ConfigurableApplicationContext context = Backends.run(List.of(full), List.of())) {
            assertThat(get(context, "/api/full/items"))
                    .isEqualTo(
                            "{\"error\":{\"name\":\"ConflictError\",\"message\":\"There is room for 3 items\",\"quota\":3},"
                                    + "\"request\":{\"method\":\"GET\",\"url\":\"/items\"},\"response\":{\"statusCode\":409}}");
        }
    }

    private static String get(ConfigurableApplicationContext context, String path) throws Exception {
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
