package dev.stagedoor.page.autoconfigure;

import java.util.function.Supplier;

import dev.stagedoor.wiring.PluginDetails;

/** Details for the page alone, which are no bean of their own. */
interface OwnDetails extends Supplier<PluginDetails> {}
