package dev.stagedoor.wiring.room.todo;

import java.time.Clock;
import java.time.Duration;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

import dev.stagedoor.BackendPlugin;

/** A plugin that can be switched off. */
@BackendPlugin("todo")
@ConditionalOnProperty(name = "room.todo", matchIfMissing = true)
public class TodoPlugin {

    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofSeconds(1));
    }
}
