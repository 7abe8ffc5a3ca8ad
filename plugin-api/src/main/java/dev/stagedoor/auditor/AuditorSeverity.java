package dev.stagedoor.auditor;

import java.util.Locale;

/**
 * How much an event matters. {@code backend.auditor.severityLogLevelMappings} says at which level of the log each is
 * recorded. Backstage: {@code AuditorServiceEventSeverityLevel}.
 */
public enum AuditorSeverity {

    /** Reads and other everyday things. Recorded at level debug, which is not shown by default. */
    LOW,

    /** Changes. Recorded at level info, unless configured otherwise. */
    MEDIUM,

    /** What changes who may do what, or much at once. Recorded at level info, unless configured otherwise. */
    HIGH,

    /** What puts the backend itself at risk. Recorded at level info, unless configured otherwise. */
    CRITICAL;

    /**
     * Returns the name on the wire.
     *
     * @return such as {@code medium}
     */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
