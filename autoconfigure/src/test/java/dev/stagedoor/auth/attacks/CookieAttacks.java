package dev.stagedoor.auth.attacks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Attacks by tokens of cookies, in other places, and by other tokens in cookies. */
final class CookieAttacks {

    /** Where a user asks for a cookie, which takes a full token. */
    private static final String COOKIE = "/api/search/.backstage/auth/v1/cookie";

    private CookieAttacks() {}

    static List<Attack> cookie(World world) {
        List<Attack> attacks = new ArrayList<>();
        String limited = world.honestLimited();
        Map<String, String> honest = new LinkedHashMap<>();
        honest.put("limited token", limited);
        honest.put("user token", world.honestUser());
        honest.put("plugin token", world.honestPlugin());
        honest.put("token on behalf of a user", world.honestOnBehalfOf());
        honest.put("external token", world.honestExternal());
        honest.put("legacy token", world.honestLegacy());
        honest.put("static token", World.STATIC_TOKEN);
        honest.forEach((kind, token) -> {
            attacks.add(Attack.cookie(kind + " in the cookie of a closed route", World.CLOSED, token));
            attacks.add(Attack.cookie(kind + " in the cookie with which a cookie is asked for", COOKIE, token));
            attacks.add(Attack.cookie(kind + " in the cookie with which a cookie is removed", COOKIE, token)
                    .by("DELETE"));
            attacks.add(Attack.cookie(kind + " in the cookie of a route that there is not", "/api/search/none", token));
        });
        attacks.add(Attack.bearer("limited token in the header of a closed route", limited));
        attacks.add(Attack.headers("limited token with which a cookie is asked for", COOKIE, bearer(limited), limited));
        attacks.add(Attack.headers(
                "limited token in header and cookie of a closed route",
                World.CLOSED,
                List.of("Authorization: Bearer " + limited, "Cookie: backstage-auth=" + limited),
                limited));
        Map<String, String> bad = new LinkedHashMap<>();
        bad.put(
                "ended",
                Forged.limited(world.auth).claim("exp", Forged.now() - 1).by(world.auth));
        bad.put("never ends", Forged.limited(world.auth).without("exp").by(world.auth));
        bad.put("is the attacker's", Forged.limited(world.auth).by(world.attacker));
        bad.put("is a plugin's", Forged.limited(world.catalog).by(world.catalog));
        bad.put(
                "has no signature",
                Forged.limited(world.auth).header("alg", "none").unsigned());
        bad.put("is a word", "garbage");
        bad.put("is cut", limited.substring(0, limited.length() - 3));
        bad.put(
                "is another user's",
                ClaimAttacks.swap(
                        limited,
                        1,
                        Forged.limited(world.auth)
                                .claim("sub", "user:default/bob")
                                .claimsPart()));
        bad.put("is for another plugin", world.plugin().claim("aud", "catalog").by(world.catalog));
        bad.put(
                "brings its key along",
                Forged.limited(world.auth)
                        .header("jwk", world.attacker.toPublicJWK().toJSONObject())
                        .header("jku", world.attackerUrl())
                        .by(world.attacker));
        bad.put("begins with a scheme", "Bearer%20" + limited);
        bad.forEach((name, token) -> {
            attacks.add(Attack.cookie("cookie whose token " + name, World.COOKIE_ROUTE, token));
            attacks.add(Attack.headers(
                    "cookie route, with a header whose token " + name + " and an honest cookie",
                    World.COOKIE_ROUTE,
                    List.of("Authorization: Bearer " + token, "Cookie: backstage-auth=" + limited),
                    token,
                    limited));
        });
        for (String name :
                List.of("Backstage-Auth", "backstage_auth", "auth", "backstage-auth2", "__Host-backstage-auth")) {
            attacks.add(Attack.headers(
                    "cookie named " + name, World.COOKIE_ROUTE, List.of("Cookie: " + name + "=" + limited), limited));
        }
        attacks.add(Attack.headers(
                "a bad cookie before an honest one",
                World.COOKIE_ROUTE,
                List.of("Cookie: backstage-auth=garbage; backstage-auth=" + limited),
                limited));
        attacks.add(Attack.headers(
                "cookie in another header",
                World.COOKIE_ROUTE,
                List.of("X-Cookie: backstage-auth=" + limited),
                limited));
        attacks.add(Attack.headers(
                "cookie in the query", World.COOKIE_ROUTE + "?backstage-auth=" + limited, List.of(), limited));
        return attacks;
    }

    private static List<String> bearer(String token) {
        return List.of("Authorization: Bearer " + token);
    }
}
