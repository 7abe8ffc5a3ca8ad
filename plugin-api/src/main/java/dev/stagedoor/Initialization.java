package dev.stagedoor;

/** When a service is created. Backstage: the {@code initialization} of a service factory. */
public enum Initialization {

    /** At start: a root service with the context, a plugin-scoped one for every installed plugin before its modules. */
    ALWAYS,

    /** When something that is created depends on it. */
    LAZY
}
