package dev.stagedoor.catalog;

/**
 * A value of a field.
 *
 * @param value the value as text
 * @param count how many entities have it
 */
public record EntityFacet(String value, int count) {}
