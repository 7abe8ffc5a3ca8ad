package dev.stagedoor.wiring.room.other;

import java.time.Clock;

import org.springframework.context.annotation.Bean;

import dev.stagedoor.BackendPlugin;

/** A plugin with the same names as another. */
@BackendPlugin("other")
public class OtherPlugin {

    @Bean
    Clock clock() {
        return Clock.systemDefaultZone();
    }
}
