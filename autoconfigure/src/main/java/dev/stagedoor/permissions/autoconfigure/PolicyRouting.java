package dev.stagedoor.permissions.autoconfigure;

/** Serves the policy of this backend to others, where there is a web server. */
interface PolicyRouting {

    /** Serves it as long as the plugin {@code permission} runs. */
    void serve();
}
