package dev.stagedoor.wiring.aot;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import dev.stagedoor.Backend;
import dev.stagedoor.BackendFeature;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.BackendService;
import dev.stagedoor.Init;
import dev.stagedoor.PluginScope;
import dev.stagedoor.RootServiceRef;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.ServiceScope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatNoException;

/** What the build finds while it processes a backend ahead of time. */
@ExtendWith(OutputCaptureExtension.class)
class BuildTimeTests {

    @Test
    void aMistakeOfTheBackendFailsTheBuildWithTheReport(CapturedOutput output) {
        assertThatException()
                .isThrownBy(() -> AheadOfTime.process(application(WrongScope.class)))
                .withMessageContaining("offers service 'build.rooted'");
        assertThat(output)
                .contains("The backend is not processed ahead of time, because it would not start.")
                .contains("Action:")
                .contains("@Bean Rooted rooted(...)");
    }

    @Test
    void aMistakeOfAPluginFailsTheBuildWithTheReport(CapturedOutput output) {
        assertThatException()
                .isThrownBy(() -> AheadOfTime.process(application(Hungry.class)))
                .withMessageContaining("plugin 'hungry'");
        assertThat(output).contains("Description:").contains("build.rooted").contains("Action:");
    }

    @Test
    void aPluginThatMayFailDoesNotFailTheBuild() {
        assertThatNoException()
                .isThrownBy(() -> AheadOfTime.process(
                        application(Hungry.class), "--backend.startup.plugins.hungry.onPluginBootFailure=continue"));
    }

    @Test
    void whatIsMissingMayComeFromALoader() {
        AtomicInteger loads = new AtomicInteger();
        SpringApplication application = application(Hungry.class);
        application.addInitializers(Backend.features(BackendFeature.loader(deps -> {
            loads.incrementAndGet();
            return List.of(ServiceFactory.of(RootServiceRef.of(Rooted.class)).create(none -> new Rooted() {}));
        })));
        assertThatNoException().isThrownBy(() -> AheadOfTime.process(application));
        assertThat(loads).hasValue(0);
    }

    private static SpringApplication application(Class<?> type) {
        SpringApplication application = new SpringApplication(type);
        application.setMainApplicationClass(type);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        return application;
    }

    @BackendService(id = "build.rooted", scope = ServiceScope.ROOT)
    interface Rooted {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class WrongScope {

        @Bean
        @PluginScope
        Rooted rooted() {
            return new Rooted() {};
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(HungryPlugin.class)
    static class Hungry {}

    @BackendPlugin("hungry")
    static class HungryPlugin {

        @Init
        void init(Rooted rooted) {}
    }
}
