package dev.stagedoor.wiring.aot;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.Init;
import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.auth.PrincipalType;
import dev.stagedoor.auth.ServicePrincipal;
import dev.stagedoor.http.AuthPolicy;
import dev.stagedoor.http.HttpRouterService;
import dev.stagedoor.httpauth.Allow;
import dev.stagedoor.httpauth.AllowUnauthenticated;

/** A web application with a plugin that is open in parts. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(BarrierApplication.DoorPlugin.class)
class BarrierApplication {

    @BackendPlugin("door")
    @Import(DoorController.class)
    static class DoorPlugin {

        @Init
        void init(HttpRouterService router) {
            router.addAuthPolicy("/public", AuthPolicy.UNAUTHENTICATED);
        }
    }

    @RestController
    static class DoorController {

        @GetMapping({"/closed", "/public"})
        String text() {
            return "text";
        }

        @AllowUnauthenticated
        @GetMapping("/open")
        String open() {
            return "open";
        }

        @Allow(PrincipalType.SERVICE)
        @GetMapping("/service")
        String service(BackstageCredentials<ServicePrincipal> service) {
            return service.principal().subject();
        }
    }
}
