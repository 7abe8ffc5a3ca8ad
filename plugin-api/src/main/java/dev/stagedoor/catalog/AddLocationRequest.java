package dev.stagedoor.catalog;

/**
 * A location to register. Backstage: {@code AddLocationRequest}.
 *
 * @param type how it is read, such as {@code url}
 * @param target where it is
 * @param dryRun whether nothing is to be kept, but all entities shown
 * @param refreshIfKnown whether a location that is known already is read again; if not, it is an error
 */
public record AddLocationRequest(String type, String target, boolean dryRun, boolean refreshIfKnown) {

    /**
     * Registers an address.
     *
     * @param target the address of a file
     * @return the request
     */
    public static AddLocationRequest url(String target) {
        return new AddLocationRequest("url", target, false, false);
    }

    /**
     * Says that nothing is to be kept.
     *
     * @return the request for a trial
     */
    public AddLocationRequest asDryRun() {
        return new AddLocationRequest(type, target, true, refreshIfKnown);
    }

    /**
     * Says that a location that is known already is to be read again. Backstage: {@code onConflict: 'refresh'}.
     *
     * @return the request that is never in conflict
     */
    public AddLocationRequest orRefresh() {
        return new AddLocationRequest(type, target, dryRun, true);
    }
}
