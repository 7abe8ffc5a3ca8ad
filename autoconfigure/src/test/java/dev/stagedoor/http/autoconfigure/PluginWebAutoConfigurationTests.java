package dev.stagedoor.http.autoconfigure;

import java.util.Arrays;
import java.util.Set;

import jakarta.servlet.Filter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.mvc.method.annotation.ExceptionHandlerExceptionResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import dev.stagedoor.BackendPlugin;

import static org.assertj.core.api.Assertions.assertThat;

/** What is added to a web application, and beside which settings of its own it works. */
class PluginWebAutoConfigurationTests {

    @RegisterExtension
    private final TestServer server = new TestServer();

    @Test
    void withoutAPluginNothingIsAdded() {
        server.run();
        assertThat(Arrays.stream(server.context().getBeanDefinitionNames()))
                .noneMatch(name -> name.startsWith("dev.stagedoor.http.")
                        && !name.equals(HttpRouterServiceAutoConfiguration.class.getName())
                        && !name.contains("AutoConfiguration"));
        assertThat(server.context().getServletContext().getFilterRegistrations().keySet())
                .isNotEmpty()
                .noneMatch(name -> name.contains("stagedoorPluginGate"));
    }

    @Test
    void withAPluginThereIsOneGate() {
        server.run(TodoPlugin.class);
        assertThat(server.context().getServletContext().getFilterRegistrations().keySet())
                .containsOnlyOnce("stagedoorPluginGate");
    }

    @Test
    void theRegistrationsOfTheApplicationKeepWorking() throws Exception {
        server.run(TodoPlugin.class, OwnRegistrations.class, RootController.class);
        assertThat(server.context().getBean("requestMappingHandlerMapping")).isInstanceOf(OwnMapping.class);
        assertThat(server.context().getBean(RequestMappingHandlerAdapter.class)).isInstanceOf(OwnAdapter.class);
        assertPluginIsConfined();
    }

    @Test
    void anApplicationThatSetsUpSpringMvcItselfServesPlugins() throws Exception {
        server.run(TodoPlugin.class, OwnMvc.class, RootController.class);
        assertPluginIsConfined();
    }

    @Test
    void theFilterOfAPluginIsRegisteredForItsPathAlone() {
        server.run(FilterPlugin.class);
        assertThat(server.context()
                        .getServletContext()
                        .getFilterRegistration("filtering.filter")
                        .getUrlPatternMappings())
                .isEqualTo(Set.of("/api/filtering/*"))
                .isNotNull();
    }

    private void assertPluginIsConfined() throws Exception {
        assertThat(server.get("/api/todo/fails").body()).isEqualTo("advice of todo");
        assertThat(server.get("/fails").body()).doesNotContain("advice of todo");
        assertThat(server.get("/api/todo/nothing").statusCode()).isEqualTo(404);
        assertThat(server.get("/api/todo/nothing").body()).isEmpty();
    }

    @BackendPlugin("todo")
    @Import({TodoController.class, TodoAdvice.class})
    static class TodoPlugin {}

    @RestController
    static class TodoController {

        @GetMapping("/fails")
        String fails() {
            throw new IllegalStateException(HttpMethod.GET.name());
        }
    }

    @RestControllerAdvice
    static class TodoAdvice {

        @ExceptionHandler
        String handle(IllegalStateException error) {
            return "advice of todo";
        }
    }

    @RestController
    static class RootController {

        @GetMapping("/fails")
        String fails() {
            throw new IllegalStateException("root");
        }
    }

    @BackendPlugin("filtering")
    static class FilterPlugin {

        @Bean
        Filter filter() {
            return (request, response, chain) -> chain.doFilter(request, response);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnRegistrations {

        @Bean
        WebMvcRegistrations registrations() {
            return new WebMvcRegistrations() {

                @Override
                public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                    return new OwnMapping();
                }

                @Override
                public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
                    return new OwnAdapter();
                }

                @Override
                public ExceptionHandlerExceptionResolver getExceptionHandlerExceptionResolver() {
                    return new OwnResolver();
                }
            };
        }
    }

    static class OwnMapping extends RequestMappingHandlerMapping {}

    static class OwnAdapter extends RequestMappingHandlerAdapter {}

    static class OwnResolver extends ExceptionHandlerExceptionResolver {}

    @Configuration(proxyBeanMethods = false)
    @EnableWebMvc
    static class OwnMvc {}
}
