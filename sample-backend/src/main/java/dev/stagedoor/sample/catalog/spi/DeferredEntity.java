package dev.stagedoor.sample.catalog.spi;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.catalog.Entity;

/**
 * An entity that is yet to be processed. Backstage: {@code DeferredEntity}.
 *
 * @param entity the entity
 * @param locationKey whose it is: another source, with another key, can not take its name away; {@code null} for what
 *     anybody may replace
 */
public record DeferredEntity(Entity entity, @Nullable String locationKey) {}
