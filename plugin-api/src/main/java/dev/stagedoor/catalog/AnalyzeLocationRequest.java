package dev.stagedoor.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A location that somebody wants to register. Backstage: {@code AnalyzeLocationRequest}.
 *
 * @param type how it is read, such as {@code url}
 * @param target where it is
 * @param catalogFilename the name of the files to look for, or {@code null} for the catalog's own
 */
public record AnalyzeLocationRequest(
        String type, String target, @Nullable String catalogFilename) {

    /**
     * Looks at an address.
     *
     * @param target the address
     * @return the request
     */
    public static AnalyzeLocationRequest url(String target) {
        return new AnalyzeLocationRequest("url", target, null);
    }
}
