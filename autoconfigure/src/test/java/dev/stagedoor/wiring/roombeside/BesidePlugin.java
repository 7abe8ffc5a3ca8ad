package dev.stagedoor.wiring.roombeside;

import dev.stagedoor.BackendPlugin;

/** A plugin that would own the application. */
@BackendPlugin("beside")
public class BesidePlugin {}
