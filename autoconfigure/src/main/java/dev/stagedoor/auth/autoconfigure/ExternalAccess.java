package dev.stagedoor.auth.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.auth.AccessRestrictions;
import dev.stagedoor.auth.ExternalTokenHandler;
import dev.stagedoor.config.Config;
import dev.stagedoor.config.ConfigException;

/** Reads {@code backend.auth.externalAccess} and its forerunner {@code backend.auth.keys}. */
final class ExternalAccess {

    private static final String KEY = "backend.auth.externalAccess";

    private static final String OLD_KEY = "backend.auth.keys";

    private static final String OLD_SUBJECT = "external:backstage-plugin";

    private static final String TYPE = "type";

    private static final String OPTIONS = "options";

    private final Map<String, ExternalTokenHandler> handlers = new LinkedHashMap<>();

    private final LegacyTokens legacy;

    private final boolean isComplete;

    /**
     * Knows the kinds of token.
     *
     * @param legacy those with a shared secret
     * @param jwks those of other issuers
     * @param more those of the application
     * @param isComplete whether there are no others
     */
    ExternalAccess(LegacyTokens legacy, JwksTokens jwks, List<ExternalTokenHandler> more, boolean isComplete) {
        this.legacy = legacy;
        this.isComplete = isComplete;
        List.of(new StaticTokens(), legacy, jwks).forEach(handler -> handlers.put(handler.type(), handler));
        for (ExternalTokenHandler handler : more) {
            if (handlers.putIfAbsent(handler.type(), handler) != null) {
                throw new IllegalStateException("Duplicate external token handler type '" + handler.type()
                        + "': give the one of " + handler.getClass().getName() + " another name");
            }
        }
    }

    static boolean hasOldKeys(Config config) {
        return config.getOptionalConfigArray(OLD_KEY)
                .map(keys -> !keys.isEmpty())
                .orElse(false);
    }

    /** Reads all entries, and tells everything that is wrong with them at once. */
    ExternalTokens read(Config config) {
        List<ExternalTokens.Access> accesses = new ArrayList<>();
        List<ConfigException.Problem> problems = new ArrayList<>();
        for (Config entry : config.getOptionalConfigArray(KEY).orElse(List.of())) {
            collect(problems, () -> {
                Map<String, AccessRestrictions> restrictions = new LinkedHashMap<>();
                collect(problems, () -> restrictions.putAll(RestrictionReader.read(entry)));
                ExternalTokenHandler handler = handler(entry);
                if (handler != null) {
                    Config options = entry.getConfig(OPTIONS);
                    accesses.add(new ExternalTokens.Access(handler.initialize(options), restrictions));
                }
            });
        }
        for (Config entry : config.getOptionalConfigArray(OLD_KEY).orElse(List.of())) {
            collect(
                    problems,
                    () -> accesses.add(new ExternalTokens.Access(
                            legacy.entry(LegacyTokens.secret(entry), OLD_SUBJECT), Map.of())));
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return new ExternalTokens(accesses);
    }

    private static void collect(List<ConfigException.Problem> problems, Runnable read) {
        try {
            read.run();
        } catch (ConfigException ex) {
            problems.addAll(ex.getProblems());
        }
    }

    private @Nullable ExternalTokenHandler handler(Config entry) {
        String type = entry.getString(TYPE);
        ExternalTokenHandler handler = handlers.get(type);
        if (handler == null && isComplete) {
            String known =
                    handlers.keySet().stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
            throw entry.invalid(
                    TYPE, "one of " + known, "Unknown type '" + type + "' in " + KEY + ", expected one of " + known);
        }
        return handler;
    }
}
