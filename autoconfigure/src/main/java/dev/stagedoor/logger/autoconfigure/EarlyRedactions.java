package dev.stagedoor.logger.autoconfigure;

/**
 * The secrets of an environment, as they are known before any bean exists.
 *
 * @param redactions the secrets
 * @param inForce whether they are replaced in the log
 */
record EarlyRedactions(Redactions redactions, boolean inForce) {

    /** The name under which a context knows them. */
    static final String NAME = "stagedoorEarlyRedactions";
}
