package dev.stagedoor.page.autoconfigure;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The page that shows the backend, under {@code /.stagedoor/}.
 *
 * @param enabled Whether the page is served; unless set, it is in development.
 * @param allowed Users by entity reference and services by subject that may see the page; production needs one at least.
 * @param hosts Names under which browsers may reach the page where nobody has to sign in, beside localhost, addresses and the host of backend.baseUrl.
 * @param restart Whether plugins may be restarted from the page; unless set, they may in development.
 */
@ConfigurationProperties("stagedoor.page")
public record PageProperties(
        @Nullable Boolean enabled,
        @DefaultValue List<String> allowed,
        @DefaultValue List<String> hosts,
        @Nullable Boolean restart) {

    /** Copies the lists. */
    public PageProperties {
        allowed = List.copyOf(allowed);
        hosts = List.copyOf(hosts);
    }
}
