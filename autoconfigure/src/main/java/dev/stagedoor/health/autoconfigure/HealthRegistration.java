package dev.stagedoor.health.autoconfigure;

import java.util.function.Supplier;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.health.RootHealthService.Answer;

/** Puts the answer to a probe before plugins, and behind what all requests go through. */
final class HealthRegistration extends FilterRegistrationBean<HealthFilter> {

    private static final String PATH_OF_MVC = "spring.mvc.servlet.path";

    HealthRegistration(String probe, Supplier<Answer> health, RootConfigService config, Environment environment) {
        super(new HealthFilter(health, HealthHeaders.read(config)));
        String path = pathOfMvc(environment) + "/.backstage/health/v1/" + probe;
        setName("stagedoor-" + probe);
        addUrlPatterns(path, path + "/");
        setOrder(Ordered.HIGHEST_PRECEDENCE + 6);
    }

    /** Beside it, nothing is served, and no filter is asked. */
    private static String pathOfMvc(Environment environment) {
        String path = StringUtils.trimTrailingCharacter(
                environment.getProperty(PATH_OF_MVC, "").strip(), '/');
        return path.isEmpty() || path.startsWith("/") ? path : "/" + path;
    }
}
