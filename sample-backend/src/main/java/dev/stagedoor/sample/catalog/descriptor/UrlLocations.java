package dev.stagedoor.sample.catalog.descriptor;

/** Reads locations of type {@code url}. */
final class UrlLocations {

    static final String TYPE = "url";

    private UrlLocations() {}
}
