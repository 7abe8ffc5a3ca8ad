package com.example.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.example.Backends;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ClassPathResource;

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

    @Test
    void theServerSpeaksHttps(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("dev-cert.pem");
        try (ConfigurableApplicationContext context = Backends.run(
                List.of(), List.of("--backend.https=true", "--stagedoor.server.dev-certificate=" + file))) {
            assertThat(context.getBean(SslBundles.class).getBundleNames()).containsExactly("stagedoor");
        }
        String pem = Files.readString(file);
        List<String> certificate =
                List.of("--spring.config.import=classpath:https.yaml", "--TLS_CERT=" + pem, "--TLS_KEY=" + pem);
        try (ConfigurableApplicationContext context = Backends.run(List.of(), certificate)) {
            assertThat(context.getBean(SslBundles.class)
                            .getBundle("stagedoor")
                            .getStores()
                            .getKeyStore()
                            .size())
                    .isEqualTo(1);
        }
    }

    @Test
    void theMiddlewaresCanBeChanged() throws Exception {
        try (ConfigurableApplicationContext context = Backends.run(Middlewares.class)) {
            assertThat(get(context, "/", "http://localhost").allValues("X-Instance"))
                    .containsExactly("blue");
        }
    }

    @Test
    void theBackendAndAPluginHaveTheirLimits() throws Exception {
        List<String> limits = List.of(
                "--spring.config.import=classpath:rate-limit.yaml",
                "--backend.rateLimit.ipAllowList[0]=10.0.0.1",
                "--backend.rateLimit.plugin.search.ipAllowList[0]=10.0.0.1");
        try (ConfigurableApplicationContext context = Backends.run(List.of(), limits)) {
            assertThat(limit(context, "/")).isEqualTo("600");
            assertThat(limit(context, "/api/search/query")).isEqualTo("20");
        }
    }

    @Test
    void thePageNamesTheVersionOfTheBuild() throws IOException {
        String build = Files.readString(Path.of("../pom.xml"));
        String shown = new ClassPathResource("rate-limit-dependencies.xml").getContentAsString(StandardCharsets.UTF_8);
        String version = shown.replaceAll("(?s).*<version>(.*)</version>.*", "$1");
        assertThat(build).contains("<bucket4j.version>" + version + "</bucket4j.version>");
    }

    private static String limit(ConfigurableApplicationContext context, String path) throws Exception {
        return get(context, path, "http://localhost")
                .firstValue("X-RateLimit-Limit")
                .orElseThrow();
    }

    private static HttpHeaders get(ConfigurableApplicationContext context, String path, String origin)
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
