package dev.stagedoor.signin.autoconfigure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import dev.stagedoor.config.Config;
import dev.stagedoor.config.ConfigCheck;
import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.errors.NotAllowedException;
import dev.stagedoor.signin.SignInResolver;
import dev.stagedoor.signin.autoconfigure.EmailResolver.Lookup;

/** Reads Backstage's {@code auth.providers.<id>.signIn.resolvers}. */
final class ConfiguredResolvers {

    private static final String PROVIDERS = "auth.providers";

    private static final String RESOLVERS = "signIn.resolvers";

    private static final String RESOLVER = "resolver";

    private static final String DOMAINS = "allowedDomains";

    private static final String ANYBODY = "dangerouslyAllowSignInWithoutUserInCatalog";

    private static final String NAMES =
            Arrays.stream(Lookup.values()).map(Lookup::configured).collect(Collectors.joining("', '", "'", "'"));

    private ConfiguredResolvers() {}

    /**
     * Reads the resolvers of all providers.
     *
     * @throws dev.stagedoor.config.ConfigException if any of them can not be used, with all problems
     */
    static Map<String, SignInResolver> read(RootConfigService config) {
        Map<String, SignInResolver> resolvers = new LinkedHashMap<>();
        List<Runnable> reads = new ArrayList<>();
        config.getOptionalConfig(PROVIDERS).ifPresent(providers -> {
            for (String id : providers.keys()) {
                if (!id.equals(GuestProvider.ID) && providers.has(id + '.' + RESOLVERS)) {
                    reads.add(() -> resolvers.put(id, resolvers(providers, id)));
                }
            }
        });
        ConfigCheck.all(reads.toArray(Runnable[]::new));
        return resolvers;
    }

    private static SignInResolver resolvers(Config providers, String id) {
        List<SignInResolver> chain = new ArrayList<>();
        for (Config item : providers.getConfigArray(id + '.' + RESOLVERS)) {
            chain.add(resolver(item, PROVIDERS + '.' + id + '.' + RESOLVERS + '[' + chain.size() + "]."));
        }
        return firstOf(chain);
    }

    private static EmailResolver resolver(Config item, String prefix) {
        String name = item.getString(RESOLVER);
        Lookup lookup = Arrays.stream(Lookup.values())
                .filter(known -> known.configured().equals(name))
                .findFirst()
                .orElseThrow(() -> item.invalid(
                        RESOLVER,
                        "string",
                        "Invalid value of '" + prefix + RESOLVER + "': '" + name + "'; expected one of " + NAMES
                                + ", or define a bean of type SignInResolver instead"));
        List<String> domains = item.getOptionalStringArray(DOMAINS).orElse(List.of()).stream()
                .map(domain -> domain.toLowerCase(Locale.ROOT))
                .toList();
        boolean anybody = item.getOptionalBoolean(ANYBODY).orElse(false);
        if (domains.isEmpty() && (lookup == Lookup.EMAIL_LOCAL_PART_MATCHING_USER_ENTITY_NAME || anybody)) {
            throw item.invalid(
                    DOMAINS,
                    "string-array",
                    "'" + prefix + DOMAINS + "' is needed: without it whoever has an address of that name at any"
                            + " domain signs in as the user");
        }
        return new EmailResolver(lookup, domains, anybody);
    }

    /** Backstage tries them one after the other. */
    private static SignInResolver firstOf(List<SignInResolver> chain) {
        return (info, context) -> {
            NotAllowedException refusal = null;
            for (SignInResolver each : chain) {
                try {
                    return each.resolve(info, context);
                } catch (NotAllowedException ex) {
                    refusal = refusal == null ? ex : refusal;
                }
            }
            throw refusal == null ? new NotAllowedException("Login failed, there is no resolver") : refusal;
        };
    }
}
