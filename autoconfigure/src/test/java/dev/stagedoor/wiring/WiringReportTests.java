package dev.stagedoor.wiring;

import com.acme.shop.FeatureMistakes;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

import dev.stagedoor.BackendModule;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.BackendService;
import dev.stagedoor.ForPlugin;
import dev.stagedoor.Init;
import dev.stagedoor.PluginScope;
import dev.stagedoor.ServiceDecorator;
import dev.stagedoor.logger.LoggerService;
import dev.stagedoor.logger.RootLoggerService;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;

/** A wiring that is right, in a few lines. */
class WiringReportTests {

    @Test
    @Case("CMD-01")
    void pluginsChangesAndWarningsAreTold() {
        String report = BackendWiring.verify(Application.class).report();
        assertThat(report.replaceAll("\\d+ services", "N services")
                        .replace(getClass().getName(), "Tests"))
                .isEqualTo("""
                Plugin 'stock': Tests$StockPlugin, 2 beans, asks for acme.mail, core.logger
                    module 'csv': Tests$CsvModule
                Service 'acme.mail': WiringReportTests.Services.mail (application)
                Service 'acme.mail': WiringReportTests.Services.catalogMail (application) for plugin 'catalog'
                Service 'acme.mail': decorated by counted
                Service 'core.rootLogger': WiringReportTests.Services.rootLogger (application) instead of \
                RootLoggerServiceAutoConfiguration.rootLogger
                Warning: Module 'csv' for plugin 'catlog', declared by \
                com.acme.shop.FeatureMistakes$ModuleOfUnknownPlugin, is left out because plugin 'catlog' is not \
                installed. Installed are: 'stock'.
                Warning: Service 'acme.mail' is offered to plugin 'catalog' alone by bean 'catalogMail' (application, \
                WiringReportTests.Services.catalogMail), and that plugin is not installed. Installed are: 'stock'.
                Warning: Service 'acme.mail' is offered by WiringReportTests.Services.otherMail (application) too, \
                which is not used.

                Wiring is right: 1 plugin, 1 module, N services, 4 changes by the application, 3 warnings.""");
    }

    @Test
    void thereMayBeNothingToTell() {
        assertThat(BackendWiring.verify(Empty.class).report())
                .startsWith("Wiring is right: 0 plugins, 0 modules, ")
                .endsWith(" services, 0 changes by the application, 0 warnings.");
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Empty {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({StockPlugin.class, CsvModule.class, Services.class, FeatureMistakes.ModuleOfUnknownPlugin.class})
    static class Application {}

    @BackendService(id = "acme.mail")
    interface Mail {}

    @BackendPlugin("stock")
    static class StockPlugin {

        @Bean
        Thread worker(LoggerService logger) {
            return new Thread(() -> logger.info("work"));
        }

        @Init
        void init(Mail mail) {}
    }

    @BackendModule(pluginId = "stock", moduleId = "csv")
    static class CsvModule {}

    @Configuration(proxyBeanMethods = false)
    static class Services {

        @Bean
        @Primary
        @PluginScope
        Mail mail() {
            return new Mail() {};
        }

        @Bean
        @PluginScope
        Mail otherMail() {
            return new Mail() {};
        }

        @ForPlugin("catalog")
        Mail catalogMail() {
            return new Mail() {};
        }

        @Bean
        ServiceDecorator<Mail> counted() {
            return (mail, context) -> mail;
        }

        @Bean
        RootLoggerService rootLogger() {
            return entry -> {};
        }
    }
}
