package dev.stagedoor.discovery.autoconfigure;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.util.StringUtils;

import dev.stagedoor.errors.InputException;

/**
 * An address whose host and port DNS knows, such as {@code http+srv://catalog.service.consul/api/catalog}.
 *
 * @param protocol {@code http} or {@code https}
 * @param name the name of the SRV records
 * @param path without a slash at the end
 */
record SrvUrl(String protocol, String name, String path) {

    private static final Pattern SCHEME = Pattern.compile("(?i)[a-z][a-z0-9.-]*\\+srv:.*", Pattern.DOTALL);

    private static final Pattern FORM = Pattern.compile("(?i)([a-z][a-z0-9.-]*)\\+srv://([^/?#]*)([^?#]*)([?#].*)?");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*\\.?");

    static boolean isOne(String url) {
        return SCHEME.matcher(url).matches();
    }

    /**
     * Reads an address.
     *
     * @throws InputException if it says more or less than a name and a path
     */
    static SrvUrl parse(String url) {
        Matcher form = FORM.matcher(url);
        if (!form.matches()) {
            throw new InputException("expected a URL that begins with http+srv:// or https+srv://");
        }
        String protocol = form.group(1).toLowerCase(Locale.ROOT);
        String name = form.group(2);
        if (!protocol.equals("http") && !protocol.equals("https")) {
            throw new InputException("only http and https can be used with +srv");
        }
        if (name.contains("@")) {
            throw new InputException("a URL with +srv can not have a user or a password");
        }
        if (name.contains(":")) {
            throw new InputException("a URL with +srv can not have a port");
        }
        if (form.group(4) != null) {
            throw new InputException("a URL with +srv can not have a query or a fragment");
        }
        if (!NAME.matcher(name).matches()) {
            throw new InputException("'" + name + "' is not a name that DNS could know");
        }
        return new SrvUrl(protocol, name, StringUtils.trimTrailingCharacter(form.group(3), '/'));
    }
}
