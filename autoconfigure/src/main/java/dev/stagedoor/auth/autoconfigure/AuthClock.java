package dev.stagedoor.auth.autoconfigure;

import java.time.InstantSource;

/** The clock by which tokens expire and keys change, under a type that an application's own clocks do not have. */
record AuthClock(InstantSource source) {

    /** The bean that replaces it, where there is one. */
    static final String OVERRIDE = "stagedoorAuthClock";
}
