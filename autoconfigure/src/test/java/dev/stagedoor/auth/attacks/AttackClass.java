package dev.stagedoor.auth.attacks;

import java.util.List;
import java.util.function.Function;

/** The kinds of attack, each with its generator. */
enum AttackClass {
    ALGORITHM("alg none and confusion", HeaderAttacks::algorithm),

    EMBEDDED_KEY("embedded jwk, jku, x5u and x5c", HeaderAttacks::embeddedKey),

    TYPE("typ", HeaderAttacks::type),

    AUDIENCE("aud", ClaimAttacks::audience),

    SUBJECT("sub with path characters", ClaimAttacks::subject),

    KIND("swapped kinds of token", ClaimAttacks::kind),

    ON_BEHALF_OF("obo of another user, expired, empty", ClaimAttacks::onBehalfOf),

    PARTS("truncated and oversized parts", FormAttacks::parts),

    DUPLICATES("duplicated claims and headers", FormAttacks::duplicates),

    ENCODING("encodings", FormAttacks::encodings),

    JSON("JSON serialisation", FormAttacks::json),

    SIGNATURE("signatures with zero or out-of-range values", SignatureAttacks::signature),

    COOKIE("cookie tokens where they do not belong", CookieAttacks::cookie);

    private final String title;

    private final Function<World, List<Attack>> generator;

    AttackClass(String title, Function<World, List<Attack>> generator) {
        this.title = title;
        this.generator = generator;
    }

    List<Attack> attacks(World world) {
        return generator.apply(world);
    }

    @Override
    public String toString() {
        return title;
    }
}
