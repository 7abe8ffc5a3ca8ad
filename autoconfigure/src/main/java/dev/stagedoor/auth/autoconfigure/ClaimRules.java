package dev.stagedoor.auth.autoconfigure;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.auth.RefusalReason;

/**
 * What the claims of a token have to say. There is no tolerance of clocks, as in Backstage.
 *
 * @param required the claims that must be there
 * @param audiences the audiences of which the token must name one; empty for any
 * @param issuers the issuers of which the token must name one; empty for any
 * @param algorithms the algorithms; empty for all asymmetric ones
 */
record ClaimRules(List<String> required, Set<String> audiences, Set<String> issuers, Set<String> algorithms) {

    static ClaimRules requiring(String... claims) {
        return new ClaimRules(List.of(claims), Set.of(), Set.of(), Set.of());
    }

    ClaimRules forAudience(String audience) {
        return new ClaimRules(required, Set.of(audience), issuers, algorithms);
    }

    /** Checks claims, at a time in seconds. */
    void check(Map<String, Object> claims, long now) {
        for (String claim : required) {
            if (!claims.containsKey(claim)) {
                throw bad("the claim " + claim + " is missing");
            }
        }
        if (!issuers.isEmpty() && !(claims.get("iss") instanceof String issuer && issuers.contains(issuer))) {
            throw bad("the issuer is another");
        }
        if (!audiences.isEmpty() && !isFor(claims.get("aud"))) {
            throw new RefusedException(RefusalReason.WRONG_AUDIENCE, "the audience is another than " + audiences);
        }
        number(claims, "iat");
        Double begin = number(claims, "nbf");
        if (begin != null && begin > now) {
            throw new RefusedException(RefusalReason.NOT_YET_VALID, "nbf is in the future");
        }
        Double end = number(claims, "exp");
        if (end != null && end <= now) {
            throw new RefusedException(RefusalReason.EXPIRED, "exp is past");
        }
    }

    private boolean isFor(@Nullable Object audience) {
        return audience instanceof String one && audiences.contains(one)
                || audience instanceof Collection<?> several && several.stream().anyMatch(this::isName);
    }

    private boolean isName(@Nullable Object audience) {
        return audience instanceof String one && audiences.contains(one);
    }

    private static @Nullable Double number(Map<String, Object> claims, String claim) {
        if (!claims.containsKey(claim)) {
            return null;
        }
        if (claims.get(claim) instanceof Number number) {
            return number.doubleValue();
        }
        throw bad("the claim " + claim + " is no number");
    }

    private static RefusedException bad(String detail) {
        return new RefusedException(RefusalReason.BAD_CLAIM, detail);
    }
}
