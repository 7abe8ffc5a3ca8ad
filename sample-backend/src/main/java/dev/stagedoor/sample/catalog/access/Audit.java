package dev.stagedoor.sample.catalog.access;

import java.util.Map;
import java.util.concurrent.Callable;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Component;

import dev.stagedoor.auditor.AuditorEvent;
import dev.stagedoor.auditor.AuditorEventOptions;
import dev.stagedoor.auditor.AuditorService;
import dev.stagedoor.auditor.AuditorSeverity;

/** Records what is done for a request whose body says what it is; else there is {@code @Audited}. Thread-safe. */
@Component
public class Audit {

    private final AuditorService auditor;

    Audit(AuditorService auditor) {
        this.auditor = auditor;
    }

    /**
     * Does something and records that it begins, and how it ends.
     *
     * @param eventId what it is
     * @param severity how much it matters
     * @param request the request that asks for it
     * @param meta what else is recorded
     * @param action does it
     * @param <T> what comes of it
     * @return what came of it
     * @throws Exception if it fails
     */
    public <T> T record(
            String eventId,
            AuditorSeverity severity,
            HttpServletRequest request,
            Map<String, ?> meta,
            Callable<T> action)
            throws Exception {
        AuditorEvent event = auditor.createEvent(AuditorEventOptions.of(eventId)
                .withSeverity(severity)
                .withRequest(request)
                .withMeta(meta));
        try {
            T result = action.call();
            event.success();
            return result;
        } catch (Exception ex) {
            event.fail(ex);
            throw ex;
        }
    }
}
