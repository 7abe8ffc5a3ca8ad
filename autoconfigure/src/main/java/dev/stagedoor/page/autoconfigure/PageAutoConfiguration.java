package dev.stagedoor.page.autoconfigure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;
import tools.jackson.databind.json.JsonMapper;

import dev.stagedoor.Backend;
import dev.stagedoor.auth.TokenVerifier;
import dev.stagedoor.config.ConfigCheck;
import dev.stagedoor.httpauth.RequestTokenResolver;
import dev.stagedoor.logger.LogRedactor;
import dev.stagedoor.wiring.BackendWiring;
import dev.stagedoor.wiring.Mode;
import dev.stagedoor.wiring.PluginDetails;
import dev.stagedoor.wiring.StartTimeline;
import dev.stagedoor.wiring.WiringAutoConfiguration;

/** Serves the page that shows the backend, in development and where it is switched on. */
@AutoConfiguration(after = WiringAutoConfiguration.class)
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnClass({Filter.class, FilterRegistrationBean.class, JsonMapper.class})
@ConditionalOnBean(Backend.class)
@Conditional(OnPage.class)
@EnableConfigurationProperties(PageProperties.class)
@ImportRuntimeHints(PageRuntimeHints.class)
public final class PageAutoConfiguration {

    private static final String PATH_OF_MVC = "spring.mvc.servlet.path";

    @Bean
    static ConfigCheck stagedoorPageConfigCheck(Environment environment) {
        return config -> PageSettings.check(environment, config);
    }

    @Bean
    PageSettings stagedoorPageSettings(PageProperties properties, Environment environment) {
        return PageSettings.of(properties, environment);
    }

    /** From the beginning on, for it is told of what fails while the backend starts. */
    @Bean
    LastErrors stagedoorLastErrors(Environment environment, ObjectProvider<LogRedactor> redactor) {
        return new LastErrors(texts(environment, redactor));
    }

    @Bean
    @Lazy
    PageDetails stagedoorPageDetails(
            ObjectProvider<PluginDetails> details,
            ObjectProvider<OwnDetails> own,
            ObjectProvider<LogRedactor> redactor,
            Backend backend) {
        List<PluginDetails> parts = new ArrayList<>(details.orderedStream().toList());
        own.orderedStream().map(OwnDetails::get).forEach(parts::add);
        JsonMapper json = JsonMapper.builder().build();
        RedactedJson redacted = new RedactedJson(redaction(redactor));
        return new PageDetails(
                parts,
                () -> backend.plugins().stream()
                        .map(Backend.PluginStatus::pluginId)
                        .toList(),
                detail -> redacted.of(json.valueToTree(detail)));
    }

    @Bean
    @Lazy
    Page stagedoorPage(
            PageSettings settings,
            ApplicationContext context,
            Environment environment,
            Backend backend,
            StartTimeline timeline,
            PageDetails details,
            LastErrors errors,
            ObjectProvider<LogRedactor> redactor,
            ObjectProvider<RequestTokenResolver> resolvers,
            ObjectProvider<TokenVerifier> verifier) {
        ErrorTexts texts = texts(environment, redactor);
        Restarts restarts = new Restarts(backend, settings.restart());
        StateReader reader = new StateReader(
                settings.mode(),
                backend,
                new BackendBeginning(backend, timeline, Instant.ofEpochMilli(context.getStartupDate())),
                timeline,
                details,
                errors,
                texts,
                restarts.areAllowed());
        return new Page(
                new PageGuard(settings, () -> resolvers.orderedStream().toList(), verifier::getIfAvailable),
                new PageFiles(PageFiles.class.getClassLoader()),
                new PageAnswers(),
                new PageData(settings.mode(), BackendWiring.of(context), reader, texts),
                restarts);
    }

    /** Before plugins and all that is theirs, and before Spring Security: who may see the page is decided here. */
    @Bean
    FilterRegistrationBean<PageFilter> stagedoorPageFilter(ObjectProvider<Page> page, Environment environment) {
        String mvc = StringUtils.trimTrailingCharacter(
                environment.getProperty(PATH_OF_MVC, "").strip(), '/');
        String place = (mvc.isEmpty() || mvc.startsWith("/") ? mvc : "/" + mvc) + "/.stagedoor";
        FilterRegistrationBean<PageFilter> registration =
                new FilterRegistrationBean<>(new PageFilter(place, page::getObject));
        registration.setName("stagedoorPage");
        registration.addUrlPatterns(place + "/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 7);
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        return registration;
    }

    private static ErrorTexts texts(Environment environment, ObjectProvider<LogRedactor> redactor) {
        return new ErrorTexts(Mode.of(environment) == Mode.DEVELOPMENT, redaction(redactor));
    }

    /** What the log does not show, the page does not show either. */
    private static UnaryOperator<String> redaction(ObjectProvider<LogRedactor> redactor) {
        return text -> {
            LogRedactor known = redactor.getIfAvailable();
            return known == null ? text : known.redact(text);
        };
    }

    /** Where Spring Boot's health is. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(HealthContributorRegistry.class)
    static class Health {

        @Bean
        OwnDetails stagedoorPageHealth(ObjectProvider<HealthContributorRegistry> registry) {
            return () -> new HealthDetails(registry);
        }
    }
}
