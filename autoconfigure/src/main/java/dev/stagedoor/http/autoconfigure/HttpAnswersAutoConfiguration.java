package dev.stagedoor.http.autoconfigure;

import java.util.List;

import jakarta.servlet.DispatcherType;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.ExceptionHandlerExceptionResolver;

import dev.stagedoor.logger.RootLoggerService;
import dev.stagedoor.wiring.FailureReports;

/**
 * Answers as Backstage does: JSON with an ETag, and every error of a servlet web application in its form, wherever it
 * comes from. An application's own {@code @ControllerAdvice} has the first word, and its own {@code ErrorController}
 * replaces ours.
 */
@AutoConfiguration(beforeName = "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration")
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnClass({DispatcherServlet.class, ErrorController.class})
public final class HttpAnswersAutoConfiguration {

    @Bean
    ErrorAnswers stagedoorErrorAnswers(
            Environment environment,
            ObjectProvider<RootLoggerService> logger,
            ObjectProvider<FailureReports> failures) {
        return new ErrorAnswers(environment, logger, failures.getIfAvailable(FailureReports::none));
    }

    @Bean
    @ConditionalOnMissingBean(ErrorController.class)
    BackendErrorController stagedoorErrorController(ErrorAnswers errors) {
        return new BackendErrorController(errors);
    }

    @Bean
    ProblemDetailAdvice stagedoorProblemDetailAdvice() {
        return new ProblemDetailAdvice();
    }

    @Bean
    WebMvcConfigurer stagedoorErrorConfigurer(ErrorAnswers errors) {
        return new Configurer(errors);
    }

    @Bean
    FilterRegistrationBean<JsonEtagFilter> stagedoorJsonEtagFilter() {
        FilterRegistrationBean<JsonEtagFilter> registration = new FilterRegistrationBean<>(new JsonEtagFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC);
        return registration;
    }

    /** Before the gate, which may answer too. */
    @Bean
    FilterRegistrationBean<ForwardedJson> stagedoorForwardedJson() {
        FilterRegistrationBean<ForwardedJson> registration = new FilterRegistrationBean<>(new ForwardedJson());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 9);
        registration.setDispatcherTypes(DispatcherType.FORWARD);
        return registration;
    }

    /** Advice has the first word, what Spring would answer comes after. */
    @Order(Ordered.HIGHEST_PRECEDENCE)
    private record Configurer(ErrorAnswers errors) implements WebMvcConfigurer {

        @Override
        public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
            int place = resolvers.size();
            for (int i = 0; i < resolvers.size(); i++) {
                if (resolvers.get(i) instanceof ExceptionHandlerExceptionResolver) {
                    place = i + 1;
                }
            }
            resolvers.add(place, new BackendExceptionResolver(errors));
        }
    }
}
