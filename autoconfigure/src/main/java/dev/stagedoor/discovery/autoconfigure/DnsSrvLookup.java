package dev.stagedoor.discovery.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import javax.naming.Context;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;

import org.jspecify.annotations.Nullable;

/**
 * Asks by the JDK's own client.
 *
 * @param server host and port of the server, or {@code null} for those of the system
 * @param timeout how long one server has to answer
 */
record DnsSrvLookup(@Nullable String server, Duration timeout) implements SrvLookup {

    private static final String TYPE = "SRV";

    private static final int ATTEMPTS = 2;

    /** The client waits twice as long at the second attempt. */
    private static final int PARTS = 3;

    @Override
    public List<SrvRecord> find(String name) throws NamingException {
        DirContext context = new InitialDirContext(settings());
        try {
            Attribute found = context.getAttributes(name, new String[] {TYPE}).get(TYPE);
            List<SrvRecord> records = new ArrayList<>();
            for (int i = 0; found != null && i < found.size(); i++) {
                records.add(SrvRecord.parse(String.valueOf(found.get(i))));
            }
            return records;
        } finally {
            context.close();
        }
    }

    private Hashtable<String, String> settings() {
        Hashtable<String, String> settings = new Hashtable<>();
        settings.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        settings.put(Context.PROVIDER_URL, server == null ? "dns:" : "dns://" + server);
        settings.put("com.sun.jndi.dns.timeout.initial", Long.toString(Math.max(1, timeout.toMillis() / PARTS)));
        settings.put("com.sun.jndi.dns.timeout.retries", Integer.toString(ATTEMPTS));
        return settings;
    }
}
