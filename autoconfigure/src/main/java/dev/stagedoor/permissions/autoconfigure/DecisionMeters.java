package dev.stagedoor.permissions.autoconfigure;

import dev.stagedoor.permissions.PolicyDecision;

/** Counts decisions. */
interface DecisionMeters {

    /** Counts nothing. */
    DecisionMeters NONE = new DecisionMeters() {

        @Override
        public void decided(String pluginId, PolicyDecision decision) {}

        @Override
        public void remove(String pluginId) {}
    };

    /** A plugin has been given a decision. */
    void decided(String pluginId, PolicyDecision decision);

    /** A plugin has ended. */
    void remove(String pluginId);
}
