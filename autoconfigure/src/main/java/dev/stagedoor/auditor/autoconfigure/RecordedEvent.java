package dev.stagedoor.auditor.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.auditor.AuditorEvent;
import dev.stagedoor.auditor.AuditorEventOptions;

/** An event, each step of which is a record with all that is known then. */
record RecordedEvent(AuditLog log, AuditorEventOptions options, Origin origin) implements AuditorEvent {

    @Override
    public void success(Map<String, ?> meta) {
        record("succeeded", meta, null);
    }

    @Override
    public void fail(Throwable error, Map<String, ?> meta) {
        record("failed", meta, error);
    }

    void record(String status, Map<String, ?> more, @Nullable Throwable error) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("actor", origin.actor());
        if (origin.request() != null) {
            details.put("request", origin.request());
        }
        Map<String, Object> meta = new LinkedHashMap<>(options.meta());
        meta.putAll(more);
        if (!meta.isEmpty()) {
            details.put("meta", Concealment.meta(meta));
        }
        details.put("status", status);
        log.write(options.eventId(), options.severity(), details, error);
    }

    /** Without the request, which the options hold. */
    @Override
    public String toString() {
        return log.pluginId() + "." + options.eventId();
    }
}
