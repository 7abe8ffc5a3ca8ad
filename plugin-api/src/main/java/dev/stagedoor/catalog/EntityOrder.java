package dev.stagedoor.catalog;

/**
 * In which order entities are listed. Backstage: {@code EntityOrderQuery}.
 *
 * @param field the path of the field that decides, such as {@code metadata.name}
 * @param ascending whether small comes first
 */
public record EntityOrder(String field, boolean ascending) {

    /**
     * Orders by a field, small first.
     *
     * @param field the path of the field
     * @return the order
     */
    public static EntityOrder asc(String field) {
        return new EntityOrder(field, true);
    }

    /**
     * Orders by a field, great first.
     *
     * @param field the path of the field
     * @return the order
     */
    public static EntityOrder desc(String field) {
        return new EntityOrder(field, false);
    }

    /**
     * Returns Backstage's name of the direction.
     *
     * @return {@code asc} or {@code desc}
     */
    public String direction() {
        return ascending ? "asc" : "desc";
    }
}
