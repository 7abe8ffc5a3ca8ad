package dev.stagedoor.benchmarks.web.plugin;

import dev.stagedoor.BackendPlugin;

/** The plugin {@code hello}. */
@BackendPlugin("hello")
public class HelloPlugin {}
