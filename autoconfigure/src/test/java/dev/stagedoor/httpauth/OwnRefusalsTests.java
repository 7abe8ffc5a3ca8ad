package dev.stagedoor.httpauth;

import jakarta.servlet.http.HttpServletResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.auth.UserPrincipal;
import dev.stagedoor.errors.NotAllowedException;
import dev.stagedoor.http.autoconfigure.TestServer;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the log tells of requests that are refused, by whomever. */
@ExtendWith(OutputCaptureExtension.class)
class OwnRefusalsTests {

    @RegisterExtension
    private final TestServer server = new TestServer();

    @Test
    @Case("HAU-15")
    void everyRefusalIsOneLineWithItsReason(CapturedOutput output) throws Exception {
        server.run(TodoPlugin.class);
        for (String path : new String[] {"thrown", "answered", "written"}) {
            assertThat(server.get("/api/todo/" + path + "?token=secret").statusCode())
                    .isEqualTo(403);
            assertOneLine(output, "Refused GET /api/todo/" + path + " with 403 (REFUSED_BY_PLUGIN)", path);
        }
        assertThat(server.get("/api/todo/service").statusCode()).isEqualTo(401);
        assertOneLine(output, "Refused GET /api/todo/service: Missing credentials (MISSING_CREDENTIALS)", "service");
        assertThat(server.get("/api/todo/fine").statusCode()).isEqualTo(200);
        assertThat(output).doesNotContain("Refused GET /api/todo/fine").doesNotContain("Refused GET /fine");
    }

    private static void assertOneLine(CapturedOutput output, String line, String path) {
        await().until(() -> output.getAll().contains(line));
        assertThat(output.getAll().lines().filter(each -> each.contains("Refused GET /api/todo/" + path)))
                .hasSize(1);
    }

    @BackendPlugin("todo")
    @Import(TodoController.class)
    static class TodoPlugin {}

    @RestController
    static class TodoController {

        @GetMapping("/thrown")
        String thrown() {
            throw new NotAllowedException("not yours");
        }

        @GetMapping("/answered")
        ResponseEntity<String> answered() {
            return ResponseEntity.status(403).body("not yours");
        }

        @GetMapping("/written")
        void written(HttpServletResponse response) {
            response.setStatus(403);
        }

        @GetMapping("/service")
        String service(BackstageCredentials<UserPrincipal> user) {
            return user.principal().userEntityRef();
        }

        @GetMapping("/fine")
        String fine() {
            return "fine";
        }
    }
}
