package dev.stagedoor.test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.CoreServices;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.auditor.AuditorEvent;
import dev.stagedoor.auditor.AuditorEventOptions;
import dev.stagedoor.auditor.AuditorService;
import dev.stagedoor.auditor.AuditorSeverity;

/** Keeps what is recorded, and asks nobody who it was. Thread-safe. Backstage: {@code mockServices.auditor}. */
public final class FakeAuditor implements AuditorService, FakeService<AuditorService> {

    private final List<Entry> entries = new CopyOnWriteArrayList<>();

    /** Makes an auditor without records. */
    public FakeAuditor() {}

    @Override
    public AuditorEvent createEvent(AuditorEventOptions options) {
        add(options, Map.of(), Status.INITIATED, null);
        return new AuditorEvent() {

            @Override
            public void success(Map<String, ?> meta) {
                add(options, meta, Status.SUCCEEDED, null);
            }

            @Override
            public void fail(Throwable error, Map<String, ?> meta) {
                add(options, meta, Status.FAILED, error);
            }
        };
    }

    private void add(AuditorEventOptions options, Map<String, ?> more, Status status, @Nullable Throwable error) {
        Map<String, Object> meta = new LinkedHashMap<>(options.meta());
        meta.putAll(more);
        entries.add(new Entry(options.eventId(), options.severity(), status, meta, error));
    }

    /**
     * Returns what was recorded so far.
     *
     * @return a record for each step of each event, oldest first
     */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /**
     * Returns what was recorded so far of one kind of event.
     *
     * @param eventId the kind
     * @return a record for each step of each event, oldest first
     */
    public List<Entry> entries(String eventId) {
        return entries.stream().filter(entry -> entry.eventId().equals(eventId)).toList();
    }

    /** Forgets what was recorded so far. */
    public void clear() {
        entries.clear();
    }

    /** Installed in a backend it is every plugin's auditor, and records do not say whose they are. */
    @Override
    public ServiceFactory<AuditorService> factory() {
        return ServiceFactory.of(CoreServices.AUDITOR).create(deps -> this);
    }

    /** What is known of the outcome of an event. */
    public enum Status {

        /** It has begun. */
        INITIATED,

        /** It has succeeded. */
        SUCCEEDED,

        /** It has failed. */
        FAILED
    }

    /**
     * A record of a step of an event.
     *
     * @param eventId what happens
     * @param severity how much it matters
     * @param status how far it is
     * @param meta what else was known at that step
     * @param error why it failed, or {@code null} if it did not
     */
    public record Entry(
            String eventId,
            AuditorSeverity severity,
            Status status,
            Map<String, Object> meta,
            @Nullable Throwable error) {}
}
