package dev.stagedoor.wiring.roomjar;

import dev.stagedoor.BackendPlugin;

/** A plugin outside the application's scan. */
@BackendPlugin("jar")
public class JarPlugin {}
