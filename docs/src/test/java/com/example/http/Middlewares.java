package com.example.http;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.stagedoor.http.RootHttpRouterCustomizer;
import dev.stagedoor.http.RootMiddleware;

@Configuration(proxyBeanMethods = false)
class Middlewares {

    // tag::customizer[]
    @Bean
    RootHttpRouterCustomizer instanceName() {
        Filter name = (request, response, chain) -> {
            ((HttpServletResponse) response).setHeader("X-Instance", "blue");
            chain.doFilter(request, response);
        };
        return middlewares -> middlewares
                .addAfter(RootMiddleware.SECURITY_HEADERS, "instanceName", name)
                .remove(RootMiddleware.REQUEST_LOG);
    }
    // end::customizer[]
}
