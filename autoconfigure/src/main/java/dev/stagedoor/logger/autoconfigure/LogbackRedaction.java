package dev.stagedoor.logger.autoconfigure;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Replaces secrets in what Logback's appenders write. All backends of a process share Logback, whose appenders are
 * made anew when another application starts: then this is put around the new ones for all of them.
 */
final class LogbackRedaction {

    private static final List<Redactions> ACTIVE = new CopyOnWriteArrayList<>();

    private static final List<Redactions> ENDED = new CopyOnWriteArrayList<>();

    private LogbackRedaction() {}

    static void install(Redactions redactions) {
        ACTIVE.removeAll(ENDED);
        ENDED.clear();
        ACTIVE.add(redactions);
        Logbacks.withContext(LogbackAppenders::wrap);
    }

    /** Ends redaction. */
    static void uninstall(Redactions redactions) {
        ACTIVE.remove(redactions);
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
        for (Redactions redactions : ACTIVE) {
            result = redactions.redact(result);
        }
        return result;
    }

    static boolean hasNothingToRedact() {
        return ACTIVE.stream().allMatch(Redactions::isEmpty);
    }
}
