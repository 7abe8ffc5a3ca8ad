package dev.stagedoor.benchmarks.identity.app.search;

import dev.stagedoor.BackendPlugin;

/** A plugin with one route. */
@BackendPlugin("search")
public class SearchPlugin {}
