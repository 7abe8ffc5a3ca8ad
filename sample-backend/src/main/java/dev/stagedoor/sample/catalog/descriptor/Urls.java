package dev.stagedoor.sample.catalog.descriptor;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

import dev.stagedoor.errors.InputException;

/** Addresses on the web. */
final class Urls {

    private Urls() {}

    /**
     * Reads an address, and makes it normal: scheme and host in lower case, a path without {@code ..}, written in
     * whatever way.
     *
     * @throws InputException if it is no address, or not one of HTTP
     */
    static URI parse(String text) {
        try {
            URI address = new URI(text);
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            if (!scheme.equals("http") && !scheme.equals("https") || address.getHost() == null) {
                throw new InputException("\"" + text + "\" is not an address of http or https");
            }
            if (address.getRawUserInfo() != null) {
                throw new InputException("An address must not have a user or a password in it");
            }
            String port = address.getPort() < 0 ? "" : ":" + address.getPort();
            String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
            String host = address.getHost().toLowerCase(Locale.ROOT);
            return new URI(scheme + "://" + host + port + normal(address.getRawPath()) + query);
        } catch (URISyntaxException ex) {
            throw new InputException("\"" + text + "\" is not an address: " + ex.getReason());
        }
    }

    /**
     * Returns the address that a reference means.
     *
     * @param base the address in which it stands, which is normal
     * @throws InputException if it means none, or not one of HTTP
     */
    static URI resolve(URI base, String reference) {
        try {
            return parse(base.resolve(reference).toString());
        } catch (IllegalArgumentException ex) {
            throw new InputException("\"" + reference + "\" is not an address");
        }
    }

    private static String normal(String path) {
        Deque<String> names = new ArrayDeque<>();
        String last = "";
        for (String name : path.split("/", -1)) {
            last = name.replaceAll("(?i)%2e", ".");
            if (last.equals("..")) {
                names.pollLast();
            } else if (!last.isEmpty() && !last.equals(".")) {
                names.addLast(name);
            }
        }
        boolean directory = last.isEmpty() || last.equals(".") || last.equals("..");
        return "/" + String.join("/", names) + (directory && !names.isEmpty() ? "/" : "");
    }
}
