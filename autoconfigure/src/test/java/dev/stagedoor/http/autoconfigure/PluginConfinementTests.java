package dev.stagedoor.http.autoconfigure;

import java.lang.reflect.Type;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.ui.Model;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.handler.MappedInterceptor;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

import dev.stagedoor.BackendPlugin;

import static org.assertj.core.api.Assertions.assertThat;

/** That what Spring applies to all controllers is applied to the plugin's that declares it. */
class PluginConfinementTests {

    @RegisterExtension
    private final TestServer server = new TestServer();

    @Test
    void exceptionHandlersOfAnAdviceHandleWhatItsOwnPluginThrows() throws Exception {
        run();
        assertThat(server.get("/api/todo/fails").body()).isEqualTo("advice of todo: controller");
        assertThat(server.get("/api/todo/routed").body()).isEqualTo("advice of todo: route");
    }

    @Test
    void exceptionHandlersOfAnAdviceHandleNothingElse() throws Exception {
        run();
        assertThat(server.get("/api/other/fails").body()).contains("An internal error occurred");
        assertThat(server.get("/api/other/routed").body()).contains("An internal error occurred");
        assertThat(server.get("/fails").body()).contains("An internal error occurred");
    }

    @Test
    void bindersAndModelAttributesOfAnAdviceActOnItsOwnPlugin() throws Exception {
        run();
        assertThat(server.get("/api/todo/bound?n=x").body()).isEqualTo("7 from todo");
        assertThat(server.get("/api/other/bound?n=3").body()).isEqualTo("3 null");
        assertThat(server.get("/bound?n=3").body()).isEqualTo("3 null");
    }

    @Test
    void bodyAdviceActsOnItsOwnPlugin() throws Exception {
        run();
        assertThat(server.post("/api/todo/echo", "text/plain", "x").body()).isEqualTo("x read by todo written by todo");
        assertThat(server.post("/api/other/echo", "text/plain", "x").body()).isEqualTo("x");
        assertThat(server.post("/echo", "text/plain", "x").body()).isEqualTo("x");
    }

    @Test
    void adviceOfAStoppedPluginDisturbsNobodyAndActsAgainAfterTheNextStart() throws Exception {
        run();
        server.plugin("todo").stop();
        assertThat(server.post("/api/other/echo", "text/plain", "x").body()).isEqualTo("x");
        assertThat(server.get("/api/other/bound?n=3").body()).isEqualTo("3 null");
        assertThat(server.get("/fails").statusCode()).isEqualTo(500);
        server.plugin("todo").start();
        assertThat(server.get("/api/todo/fails").body()).isEqualTo("advice of todo: controller");
        assertThat(server.post("/api/todo/echo", "text/plain", "x").body()).isEqualTo("x read by todo written by todo");
    }

    @Test
    void filtersActOnTheirOwnPluginInTheirOrder() throws Exception {
        run();
        assertThat(server.get("/api/todo/bound?n=x").headers().allValues("Filter"))
                .containsExactly("first", "second");
        assertThat(server.get("/api/other/bound?n=3").headers().allValues("Filter"))
                .isEmpty();
        assertThat(server.get("/bound?n=3").headers().allValues("Filter")).isEmpty();
    }

    @Test
    void filtersOfARestartedPluginAreItsNewOnes() throws Exception {
        run();
        String before = header("/api/todo/bound?n=x", "Filter-Instance");
        server.plugin("todo").restart();
        assertThat(header("/api/todo/bound?n=x", "Filter-Instance")).isNotEqualTo(before);
    }

    @Test
    void interceptorsActOnTheirOwnPlugin() throws Exception {
        run();
        assertThat(header("/api/todo/bound?n=x", "Interceptor")).isEqualTo("todo");
        assertThat(header("/api/todo/routed", "Interceptor")).isEqualTo("todo");
        assertThat(header("/api/other/bound?n=3", "Interceptor")).isNull();
        assertThat(header("/bound?n=3", "Interceptor")).isNull();
    }

    @Test
    void mappedInterceptorsActOnTheirPathsInTheirOwnPlugin() throws Exception {
        run();
        assertThat(header("/api/todo/bound?n=x", "Mapped")).isEqualTo("todo");
        assertThat(header("/api/todo/fails", "Mapped")).isNull();
        assertThat(header("/api/other/bound?n=3", "Mapped")).isNull();
        assertThat(header("/bound?n=3", "Mapped")).isNull();
    }

    @Test
    void interceptorsOfARestartedPluginAreItsNewOnes() throws Exception {
        run();
        String before = header("/api/todo/bound?n=x", "Interceptor-Instance");
        server.plugin("todo").restart();
        assertThat(header("/api/todo/bound?n=x", "Interceptor-Instance")).isNotEqualTo(before);
    }

    @Test
    void anInterceptorMayEndTheRequest() throws Exception {
        run();
        HttpResponse<String> answer = server.get("/api/todo/forbidden");
        assertThat(answer.statusCode()).isEqualTo(402);
        assertThat(answer.body()).isEmpty();
    }

    private void run() {
        server.run(TodoPlugin.class, OtherPlugin.class, Root.class);
    }

    private String header(String path, String name) throws Exception {
        return server.get(path).headers().firstValue(name).orElse(null);
    }

    static class Endpoints {

        @GetMapping("/fails")
        String fails() {
            throw new IllegalStateException("controller");
        }

        @GetMapping("/bound")
        String bound(@RequestParam Integer n, Model model) {
            return n + " " + model.getAttribute("advised");
        }

        @PostMapping("/echo")
        String echo(@RequestBody String body) {
            return body;
        }

        @GetMapping("/forbidden")
        String forbidden() {
            return "reached";
        }

        static RouterFunction<ServerResponse> failing() {
            return RouterFunctions.route()
                    .GET("/routed", request -> {
                        throw new IllegalStateException("route");
                    })
                    .build();
        }
    }

    @BackendPlugin("todo")
    @Import({TodoController.class, TodoAdvice.class, TodoBodyAdvice.class})
    static class TodoPlugin {

        private static final AtomicInteger INSTANCES = new AtomicInteger();

        @Bean
        RouterFunction<ServerResponse> routes() {
            return Endpoints.failing();
        }

        @Bean
        @Order(2)
        Filter second() {
            return filter("second");
        }

        @Bean
        @Order(1)
        Filter first() {
            return filter("first");
        }

        private static Filter filter(String name) {
            String instance = "f" + INSTANCES.incrementAndGet();
            return (request, response, chain) -> {
                ((HttpServletResponse) response).addHeader("Filter", name);
                ((HttpServletResponse) response).setHeader("Filter-Instance", instance);
                chain.doFilter(request, response);
            };
        }

        @Bean
        HandlerInterceptor interceptor() {
            String instance = "i" + INSTANCES.incrementAndGet();
            return new HandlerInterceptor() {

                @Override
                public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                    response.setHeader("Interceptor", "todo");
                    response.setHeader("Interceptor-Instance", instance);
                    if (request.getRequestURI().endsWith("/forbidden")) {
                        response.setStatus(402);
                        return false;
                    }
                    return true;
                }
            };
        }

        @Bean
        MappedInterceptor mapped() {
            return new MappedInterceptor(new String[] {"/**/bound"}, new HandlerInterceptor() {

                @Override
                public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                    response.setHeader("Mapped", "todo");
                    return true;
                }
            });
        }
    }

    @RestController
    static class TodoController extends Endpoints {}

    @RestControllerAdvice
    static class TodoAdvice {

        @ExceptionHandler
        String handle(IllegalStateException error) {
            return "advice of todo: " + error.getMessage();
        }

        @InitBinder
        void bind(WebDataBinder binder) {
            binder.registerCustomEditor(Integer.class, new java.beans.PropertyEditorSupport() {

                @Override
                public void setAsText(String text) {
                    setValue(7);
                }
            });
        }

        @ModelAttribute("advised")
        String advised() {
            return "from todo";
        }
    }

    @RestControllerAdvice
    static class TodoBodyAdvice extends RequestBodyAdviceAdapter implements ResponseBodyAdvice<String> {

        @Override
        public boolean supports(
                MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
            return true;
        }

        @Override
        public Object afterBodyRead(
                Object body,
                HttpInputMessage message,
                MethodParameter parameter,
                Type type,
                Class<? extends HttpMessageConverter<?>> converter) {
            return body + " read by todo";
        }

        @Override
        public boolean supports(MethodParameter type, Class<? extends HttpMessageConverter<?>> converter) {
            return "echo".equals(type.getMethod().getName());
        }

        @Override
        public String beforeBodyWrite(
                String body,
                MethodParameter type,
                MediaType contentType,
                Class<? extends HttpMessageConverter<?>> converter,
                ServerHttpRequest request,
                ServerHttpResponse response) {
            return body + " written by todo";
        }
    }

    @BackendPlugin("other")
    @Import(OtherController.class)
    static class OtherPlugin {

        @Bean
        RouterFunction<ServerResponse> routes() {
            return Endpoints.failing();
        }
    }

    @RestController
    static class OtherController extends Endpoints {}

    @Configuration(proxyBeanMethods = false)
    @Import(RootController.class)
    static class Root {}

    @RestController
    static class RootController extends Endpoints {}
}
