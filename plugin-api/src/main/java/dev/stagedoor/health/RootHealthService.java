package dev.stagedoor.health;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.BackendService;
import dev.stagedoor.ServiceScope;

/**
 * Answers {@code /.backstage/health/v1/liveness} and {@code /readiness}. Thread-safe. Backstage:
 * {@code RootHealthService}.
 */
@BackendService(id = "core.rootHealth", scope = ServiceScope.ROOT)
public interface RootHealthService {

    /**
     * Tells whether the backend works, or should be replaced.
     *
     * @return status 200 if it works
     */
    Answer getLiveness();

    /**
     * Tells whether requests may be sent here.
     *
     * @return status 200 if so
     */
    Answer getReadiness();

    /**
     * An answer to a probe.
     *
     * @param status the HTTP status
     * @param payload what becomes JSON, or {@code null} for nothing
     */
    record Answer(int status, @Nullable Map<String, Object> payload) {

        /**
         * Makes the answer that all is well.
         *
         * @return status 200, <code>{"status":"ok"}</code>
         */
        public static Answer ok() {
            return new Answer(200, Map.of("status", "ok"));
        }
    }
}
