package dev.stagedoor;

import java.util.concurrent.Callable;

/**
 * A stand-in for a feature that arrives later. Made by {@link BackendFeature#supplied} and
 * {@link BackendFeature#deferred}.
 *
 * @param source gives the feature, waiting for it if need be
 */
public record DeferredFeature(Callable<? extends BackendFeature> source) implements BackendFeature {}
