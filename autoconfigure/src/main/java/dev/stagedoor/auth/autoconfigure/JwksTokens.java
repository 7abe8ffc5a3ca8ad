package dev.stagedoor.auth.autoconfigure;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.stagedoor.auth.ExternalTokenHandler;
import dev.stagedoor.config.Config;

/**
 * Tokens of another issuer, who publishes keys.
 *
 * @param signed verifies
 */
record JwksTokens(KeySources sources, SignedTokens signed) implements ExternalTokenHandler {

    private static final Logger logger = LoggerFactory.getLogger(JwksTokens.class);

    private static final String URL = "url";

    private static final String ALGORITHM = "algorithm";

    private static final String PREFIX = "external:";

    @Override
    public String type() {
        return "jwks";
    }

    @Override
    public Entry initialize(Config options) {
        String url = url(options);
        Set<String> algorithms = set(Texts.read(options, ALGORITHM));
        for (String algorithm : algorithms) {
            if (!VerificationKey.isAsymmetric(algorithm)) {
                throw options.invalid(
                        ALGORITHM,
                        "asymmetric algorithms, such as ES256",
                        "The algorithm '" + algorithm + "' is not one that a published key verifies");
            }
        }
        Set<String> issuers = set(Texts.read(options, "issuer"));
        Set<String> audiences = set(Texts.read(options, "audience"));
        String prefix = options.getOptionalString("subjectPrefix")
                .map(text -> PREFIX + text + ":")
                .orElse(PREFIX);
        return new Issuer(
                "external " + url + " " + issuers + audiences + algorithms,
                url,
                new ClaimRules(List.of(), audiences, issuers, algorithms),
                prefix,
                this);
    }

    private static String url(Config options) {
        String url = StaticTokens.word(options, URL);
        try {
            if (URI.create(url).getHost() != null) {
                return url;
            }
        } catch (IllegalArgumentException ex) {
            // It is no URL.
        }
        throw options.invalid(URL, "a URL", "Illegal URL, must be a set of non-space characters");
    }

    private static Set<String> set(@Nullable List<String> texts) {
        return texts == null ? Set.of() : Set.copyOf(texts);
    }

    /**
     * One issuer.
     *
     * @param purpose keeps what was verified here apart
     * @param url where the keys are
     * @param rules what the claims have to say
     * @param prefix stands before the subject
     */
    private record Issuer(String purpose, String url, ClaimRules rules, String prefix, JwksTokens tokens)
            implements Entry {

        @Override
        public @Nullable String verifyToken(String token) {
            Jwt jwt = Jwt.read(token);
            if (jwt == null || !isMeant(jwt)) {
                return null;
            }
            try {
                Map<String, Object> claims = tokens.signed()
                        .verify(purpose, token, () -> tokens.sources().at(url, () -> true), rules);
                return claims.get("sub") instanceof String subject && !subject.isEmpty() ? prefix + subject : null;
            } catch (RefusedException ex) {
                logger.debug("The issuer at {} does not accept a token: {}, {}", url, ex.reason(), ex.detail());
                return null;
            }
        }

        /** Nobody is asked for keys on behalf of a token that says itself that it is another's. */
        private boolean isMeant(Jwt jwt) {
            return rules.issuers().isEmpty()
                    || jwt.payload().get("iss") instanceof String issuer
                            && rules.issuers().contains(issuer);
        }
    }
}
