package dev.stagedoor.wiring;

import java.util.Locale;

/** Why a plugin starts. */
enum StartCause {

    /** The backend starts. */
    BACKEND,

    /** Somebody asked for a restart. */
    RESTART,

    /** It, or a module of it, failed before. */
    RETRY;

    /** As it is written in metrics. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
