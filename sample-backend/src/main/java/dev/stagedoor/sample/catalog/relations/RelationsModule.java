package dev.stagedoor.sample.catalog.relations;

import dev.stagedoor.BackendModule;
import dev.stagedoor.Init;
import dev.stagedoor.sample.catalog.spi.CatalogProcessing;

// tag::module[]
/** Fills in what entities of the core kinds have to do with each other. */
@BackendModule(pluginId = "catalog", moduleId = "relations")
class RelationsModule {

    @Init
    void init(CatalogProcessing processing) {
        processing.addProcessor(new CoreRelations());
    }
}
// end::module[]
