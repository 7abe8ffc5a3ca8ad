package dev.stagedoor.sample.catalog;

import dev.stagedoor.BackendPlugin;

/** The plugin {@code catalog}. Plugins find another one where {@code discovery.endpoints} names it. */
@BackendPlugin("catalog")
class CatalogPlugin {}
