package dev.stagedoor.wiring.room;

import java.time.Clock;
import java.time.ZoneOffset;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** An application above the packages of its plugins, which its scan finds. */
@SpringBootApplication
public class RoomApplication {

    @Bean
    Clock clock() {
        return Clock.system(ZoneOffset.UTC);
    }
}
