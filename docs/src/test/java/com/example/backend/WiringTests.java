package com.example.backend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stagedoor.docs.WiringPage;
import dev.stagedoor.wiring.BackendWiring;

import static org.assertj.core.api.Assertions.assertThat;

/** The examples of the page about verification. */
class WiringTests {

    // tag::verify[]
    @Test
    void theWiringIsValid() {
        BackendWiring.verify(MyBackend.class);
    }
    // end::verify[]

    // tag::property[]
    @Test
    void theWiringIsValidInProduction() {
        BackendWiring.of(MyBackend.class)
                .property("spring.profiles.active", "production")
                .verify();
    }
    // end::property[]

    @Test
    void theWiringIsWrittenDown(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("backend.md");
        // tag::document[]
        BackendWiring.verify(MyBackend.class).document(file);
        // end::document[]
        assertThat(Files.readString(file)).startsWith("# Backend").contains("flowchart LR");
        WiringPage.verify(Files.readString(file));
    }
}
