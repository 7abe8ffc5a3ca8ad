package dev.stagedoor.sample.catalog.processing;

/** A relation, by the references of both entities. */
record Relation(String source, String type, String target) {}
