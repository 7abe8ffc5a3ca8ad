package dev.stagedoor.sample.greeting;

import java.io.IOException;
import java.nio.file.Path;

import org.springframework.context.annotation.Bean;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.Init;
import dev.stagedoor.config.RootConfigService;

/** The plugin {@code greeting}. With {@code sample.broken=true}, or with a greeting for nobody, it does not start. */
@BackendPlugin("greeting")
class GreetingPlugin {

    @Bean
    Greetings greetings(RootConfigService config) throws IOException {
        return Greetings.read(Path.of(config.getOptionalString("greeting.file").orElse("greetings.properties")));
    }

    @Init
    void init(RootConfigService config) {
        if (config.getOptionalBoolean("sample.broken").orElse(false)) {
            throw new IllegalStateException("The greeting plugin is broken, because sample.broken is true");
        }
    }
}
