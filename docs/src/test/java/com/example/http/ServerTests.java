package com.example.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

import com.example.Backends;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

class ServerTests {

    private static final List<String> CONFIGURATION = List.of("--spring.config.import=classpath:server.yaml");

    @Test
    void theServerFollowsTheConfiguration() throws Exception {
        try (ConfigurableApplicationContext context = Backends.run(List.of(), CONFIGURATION)) {
            HttpHeaders headers = get(context, "/", "https://app.example.com");
            assertThat(context.getEnvironment().getProperty("server.address")).isEqualTo("127.0.0.1");
            assertThat(headers.allValues("Access-Control-Allow-Origin")).containsExactly("https://app.example.com");
            assertThat(headers.allValues("Referrer-Policy")).containsExactly("same-origin");
            assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                    .endsWith(";connect-src 'self' https:")
                    .doesNotContain("upgrade-insecure-requests");
        }
    }

    static HttpHeaders get(ConfigurableApplicationContext context, String path, String origin)
            throws IOException, InterruptedException {
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Origin", origin)
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .headers();
    }
}
