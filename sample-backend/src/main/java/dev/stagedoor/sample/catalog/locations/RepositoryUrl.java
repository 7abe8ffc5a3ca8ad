package dev.stagedoor.sample.catalog.locations;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.errors.InputException;

/**
 * What an address tells of a repository.
 *
 * @param host where it is, such as {@code github.com}
 * @param owner whose it is, empty if that is not said
 * @param name its name, empty if the address has no path
 */
record RepositoryUrl(String host, String owner, String name) {

    /** Where the path of a repository ends and that within it begins. */
    private static final Set<String> INSIDE = Set.of("-", "blob", "tree", "raw", "edit", "src", "commits", "commit");

    /** The hosts that Backstage knows without configuration, and how their annotations begin. */
    private static final Map<String, String> KNOWN = Map.of(
            "github.com", "github.com",
            "gitlab.com", "gitlab.com",
            "bitbucket.org", "bitbucket.org",
            "dev.azure.com", "dev.azure.com");

    /**
     * Reads an address.
     *
     * @throws InputException if it is none
     */
    static RepositoryUrl of(String address) {
        URI uri;
        try {
            uri = new URI(address.strip());
        } catch (URISyntaxException ex) {
            throw isNoUrl();
        }
        if (uri.getHost() == null) {
            throw isNoUrl();
        }
        List<String> path =
                new ArrayList<>(Arrays.stream(String.valueOf(uri.getPath()).split("/"))
                        .filter(each -> !each.isEmpty())
                        .toList());
        int git = path.indexOf("_git");
        if (git > 0 && git + 1 < path.size()) {
            return new RepositoryUrl(uri.getHost(), path.get(git - 1), path.get(git + 1));
        }
        for (int i = 2; i < path.size(); i++) {
            if (INSIDE.contains(path.get(i))) {
                path.subList(i, path.size()).clear();
            }
        }
        if (path.isEmpty()) {
            return new RepositoryUrl(uri.getHost(), "", "");
        }
        String name = path.remove(path.size() - 1);
        return new RepositoryUrl(
                uri.getHost(),
                String.join("/", path),
                name.endsWith(".git") ? name.substring(0, name.length() - ".git".length()) : name);
    }

    private static InputException isNoUrl() {
        return new InputException("The given location.target is not a URL");
    }

    /** Returns the annotation by which plugins find the repository, if it is where they know one. */
    @Nullable
    String annotation() {
        String prefix = KNOWN.get(host);
        return prefix == null ? null : prefix + "/project-slug";
    }

    String slug() {
        return owner + "/" + name;
    }
}
