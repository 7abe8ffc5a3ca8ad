package dev.stagedoor.config.autoconfigure;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * What all sources say together.
 *
 * @param root the merged values
 * @param undeclared finds the value of a full key that the merged values do not have
 */
record ConfigTree(ConfigNode.Branch root, Function<String, @Nullable ConfigNode> undeclared) {}
