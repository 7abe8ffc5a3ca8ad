package dev.stagedoor.logger.autoconfigure;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Replaces secrets in what Logback's appenders write. All backends of a process share Logback, whose appenders are
 * made anew when another application starts: then this is put around the new ones for all of them. A context that is
 * abandoned before it starts, as at build time, takes its secrets with it.
 */
final class LogbackRedaction {

    private static final List<WeakReference<Redactions>> ACTIVE = new CopyOnWriteArrayList<>();

    private static final List<Redactions> ENDED = new CopyOnWriteArrayList<>();

    private LogbackRedaction() {}

    static void install(Redactions redactions) {
        ACTIVE.removeIf(each -> each.refersTo(null) || ENDED.stream().anyMatch(each::refersTo));
        ENDED.clear();
        ACTIVE.add(new WeakReference<>(redactions));
        Logbacks.withContext(LogbackAppenders::wrap);
    }

    /** Ends redaction. */
    static void uninstall(Redactions redactions) {
        ACTIVE.removeIf(each -> each.refersTo(null) || each.refersTo(redactions));
        if (ACTIVE.isEmpty()) {
            Logbacks.withContext(LogbackAppenders::unwrap);
        }
    }

    /** Ends redaction when another application starts: the report of a failed start is yet to be written. */
    static void uninstallLater(Redactions redactions) {
        ENDED.add(redactions);
    }

    static String redact(String text) {
        String result = text;
        for (WeakReference<Redactions> each : ACTIVE) {
            Redactions redactions = each.get();
            if (redactions != null) {
                result = redactions.redact(result);
            }
        }
        return result;
    }

    /** Whether no secret is known. There may be tokens all the same. */
    static boolean knowsNoSecret() {
        for (WeakReference<Redactions> each : ACTIVE) {
            Redactions redactions = each.get();
            if (redactions != null && !redactions.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    static boolean isActive() {
        return !ACTIVE.isEmpty();
    }
}
