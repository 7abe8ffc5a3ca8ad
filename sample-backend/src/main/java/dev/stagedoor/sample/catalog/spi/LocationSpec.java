package dev.stagedoor.sample.catalog.spi;

/**
 * Where entities are described. Backstage: {@code LocationSpec}.
 *
 * @param type what kind of place, such as {@code file} or {@code url}
 * @param target the place
 */
public record LocationSpec(String type, String target) {

    /**
     * Returns the location as annotations have it.
     *
     * @return the type, a colon and the target
     */
    public String ref() {
        return type + ":" + target;
    }
}
