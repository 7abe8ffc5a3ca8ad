package com.example.logging;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.Init;
import dev.stagedoor.logger.LogRedactor;
import dev.stagedoor.logger.LoggerService;

final class VaultPlugin {

    private VaultPlugin() {}

    // tag::vault[]
    @BackendPlugin("vault")
    static class Plugin {

        @Init
        void init(LogRedactor redactor, LoggerService logger) {
            String token = login();
            redactor.addRedaction(token);
            logger.info("Logged in with {}", token); // Logged in with ***
        }
        // end::vault[]

        private static String login() {
            return "s.1234567890";
        }
        // tag::vault[]
    }
    // end::vault[]
}
