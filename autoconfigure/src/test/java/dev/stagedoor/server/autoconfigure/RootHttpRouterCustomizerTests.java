package dev.stagedoor.server.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import dev.stagedoor.http.RootHttpRouterCustomizer;
import dev.stagedoor.http.RootMiddleware;
import dev.stagedoor.http.RootMiddlewares;
import dev.stagedoor.http.autoconfigure.TestServer;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What an application changes of that which every request passes. */
class RootHttpRouterCustomizerTests {

    @RegisterExtension
    private final TestServer server = new TestServer();

    @Test
    @Case("SRV-15")
    void theMiddlewaresAreBackstagesInItsOrder() {
        server.run(Names.class);
        assertThat(server.context().getBean(Names.class).names)
                .containsExactly(
                        RootMiddleware.SECURITY_HEADERS,
                        RootMiddleware.CORS,
                        RootMiddleware.REQUEST_LOG,
                        RootMiddleware.RATE_LIMIT);
    }

    @Test
    @Case("SRV-16")
    void aCustomizerReplacesAddsAndLeavesOut() throws Exception {
        server.property("backend.cors.origin", "https://a.example").run(Changes.class, EchoController.class);
        RawHttp answer = RawHttp.send(server, "GET", "/hello", "Origin: https://a.example");
        assertThat(answer.lines())
                .filteredOn(line -> line.startsWith("X-Trace"))
                .containsExactly("X-Trace: first", "X-Trace: headers", "X-Trace: after", "X-Trace: last");
        assertThat(answer.namesWith("Content-Security-Policy")).isEmpty();
        assertThat(answer.namesWith("Access-Control-")).isEmpty();
    }

    @Test
    @Case("SRV-16")
    void customizersActInTheirOrder() throws Exception {
        server.run(Changes.class, Order2.class, EchoController.class);
        assertThat(RawHttp.send(server, "GET", "/hello").values("X-Trace"))
                .containsExactly("last", "first", "headers", "after");
    }

    @Test
    @Case("SRV-16")
    void aBeanWithTheNameOfAMiddlewareTakesItsPlace() throws Exception {
        server.run(OwnHeaders.class, EchoController.class);
        RawHttp answer = RawHttp.send(server, "GET", "/hello");
        assertThat(answer.values("X-Trace")).containsExactly("own");
        assertThat(answer.namesWith("Content-Security-Policy")).isEmpty();
    }

    @Test
    void allCanBeLeftOut() throws Exception {
        server.run(Nothing.class, EchoController.class);
        assertThat(RawHttp.send(server, "GET", "/hello").namesWith("X-")).isEmpty();
        assertThat(server.context().getServletContext().getFilterRegistrations())
                .doesNotContainKey("stagedoorRootMiddlewares");
    }

    @Test
    void anUnknownNameIsRefused() {
        RootMiddlewares middlewares = new MiddlewareList(List.of(new RootMiddleware("a", 1, null)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> middlewares.remove("b"))
                .withMessage("There is no middleware 'b', only [a]");
    }

    @Test
    void aNameThatIsTakenIsRefused() {
        RootMiddlewares middlewares = new MiddlewareList(List.of(new RootMiddleware("a", 1, null)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> middlewares.addBefore("a", "a", trace("a")))
                .withMessage("There is a middleware 'a' already");
    }

    private static Filter trace(String text) {
        return (request, response, chain) -> {
            ((HttpServletResponse) response).addHeader("X-Trace", text);
            chain.doFilter(request, response);
        };
    }

    static class Names implements RootHttpRouterCustomizer {

        final List<String> names = new ArrayList<>();

        @Override
        public void customize(RootMiddlewares middlewares) {
            names.addAll(middlewares.names());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Changes {

        @Bean
        @Order(1)
        RootHttpRouterCustomizer changes() {
            return middlewares -> middlewares
                    .replace(RootMiddleware.SECURITY_HEADERS, trace("headers"))
                    .addAfter(RootMiddleware.CORS, "after", trace("after"))
                    .addBefore(RootMiddleware.SECURITY_HEADERS, "first", trace("first"))
                    .addLast("last", trace("last"))
                    .remove(RootMiddleware.CORS);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Order2 {

        @Bean
        @Order(2)
        RootHttpRouterCustomizer order() {
            return middlewares -> middlewares.order("last", "first");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnHeaders {

        @Bean
        RootMiddleware stagedoorSecurityHeaders() {
            return new RootMiddleware(RootMiddleware.SECURITY_HEADERS, 100, trace("own"));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Nothing {

        @Bean
        RootHttpRouterCustomizer nothing() {
            return middlewares -> List.copyOf(middlewares.names()).forEach(middlewares::remove);
        }
    }
}
