package dev.stagedoor.ratelimit.autoconfigure;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Addresses as the keys under which requests are counted. */
final class ClientAddress {

    /** What one household or office usually has of IPv6. */
    private static final int NETWORK_BITS = 56;

    /** What an address looks like: no name, which would have to be looked up. */
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private ClientAddress() {}

    /** One spelling of an address. */
    static String normalized(String address) {
        InetAddress parsed = parse(address);
        return parsed == null ? address : parsed.getHostAddress();
    }

    /** The key of a client: its address, of IPv6 the network. */
    static String key(String address) {
        if (parse(address) instanceof Inet6Address parsed) {
            return network(parsed.getAddress()) + "/" + NETWORK_BITS;
        }
        return normalized(address);
    }

    private static String network(byte[] address) {
        Arrays.fill(address, NETWORK_BITS / Byte.SIZE, address.length, (byte) 0);
        try {
            return InetAddress.getByAddress(address).getHostAddress();
        } catch (UnknownHostException ex) {
            throw new IllegalStateException(ex);
        }
    }

    private static @Nullable InetAddress parse(String address) {
        int zone = address.indexOf('%');
        String literal = zone < 0 ? address : address.substring(0, zone);
        if (!ADDRESS.matcher(literal).matches()) {
            return null;
        }
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException ex) {
            return null;
        }
    }
}
