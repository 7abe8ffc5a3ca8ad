package dev.stagedoor.discovery.autoconfigure;

import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * An answer of DNS.
 *
 * @param priority the lowest is taken
 * @param weight how often it is taken among those of its priority
 * @param port the port
 * @param target the host, without a dot at the end
 */
record SrvRecord(int priority, int weight, int port, String target) {

    /** Reads the text form of a record: {@code 10 5 8080 host.example.com.}. */
    static SrvRecord parse(String text) {
        String[] parts = text.strip().split("\\s+");
        Assert.isTrue(parts.length == 4, () -> "Not an SRV record: " + text);
        return new SrvRecord(
                Integer.parseInt(parts[0]),
                Integer.parseInt(parts[1]),
                Integer.parseInt(parts[2]),
                StringUtils.trimTrailingCharacter(parts[3], '.'));
    }
}
