package dev.stagedoor.wiring.aot;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.apache.catalina.webresources.TomcatURLStreamHandlerFactory;
import org.junit.jupiter.api.Test;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;

import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;

/** The routes of a plugin in a backend that was processed ahead of time. */
class ProcessedBarrierTests {

    private static final String[] ARGUMENTS = {
        "--server.port=0",
        "--backend.auth.externalAccess[0].type=static",
        "--backend.auth.externalAccess[0].options.token=static-token-of-ci",
        "--backend.auth.externalAccess[0].options.subject=ci"
    };

    @Test
    @CompileWithForkedClassLoader
    @Case({"HAU-20", "HAU-21", "HAU-32"})
    void routesAreClosedAndOpenAsTheyAreOtherwise() {
        // The JVM takes one such factory, and another class loader's Tomcat may have set it.
        TomcatURLStreamHandlerFactory.disable();
        TestGenerationContext generated = AheadOfTime.process(application(), ARGUMENTS);
        AheadOfTime.run(
                generated,
                application(),
                context -> {
                    assertThat(ask(context, "closed", "bogus").statusCode()).isEqualTo(401);
                    assertThat(ask(context, "public", "bogus").body()).isEqualTo("text");
                    assertThat(ask(context, "open", "bogus").body()).isEqualTo("open");
                    assertThat(ask(context, "service", "static-token-of-ci").body())
                            .isEqualTo("ci");
                },
                ARGUMENTS);
    }

    private static HttpResponse<String> ask(ConfigurableApplicationContext context, String route, String token) {
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/door/" + route))
                .header("Authorization", "Bearer " + token)
                .build();
        try {
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException ex) {
            throw new IllegalStateException(ex);
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ex);
        }
    }

    private static SpringApplication application() {
        SpringApplication application = new SpringApplication(BarrierApplication.class);
        application.setMainApplicationClass(BarrierApplication.class);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        application.setBannerMode(Banner.Mode.OFF);
        return application;
    }
}
