package dev.stagedoor.auth.attacks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Attacks by what a token claims: for whom it is, who sends it, what kind it is, on whose behalf it comes. */
final class ClaimAttacks {

    private static final int LONG = 4000;

    private ClaimAttacks() {}

    static List<Attack> audience(World world) {
        List<Attack> attacks = new ArrayList<>();
        List<Object> audiences = new ArrayList<>(Arrays.asList(
                null,
                "",
                "catalog",
                "backstage",
                "*",
                "Search",
                "SEARCH",
                "search ",
                " search",
                "search\u0000",
                "search\n",
                "searc",
                "searching",
                "search/",
                "/search",
                "plugin:search",
                "search,catalog",
                "catalog search",
                "http://localhost/api/search",
                "\uff53earch",
                "s\u0435arch",
                0,
                1.5,
                true,
                List.of(),
                List.of("catalog"),
                List.of("catalog", "Search"),
                List.of(List.of("search")),
                List.of(Map.of("search", true)),
                List.of(0),
                Map.of("search", true),
                Map.of("0", "search")));
        for (Object audience : audiences) {
            attacks.add(Attack.bearer(
                    "aud " + show(audience),
                    world.plugin().claim("aud", audience).by(world.catalog)));
        }
        attacks.add(Attack.bearer("no aud", world.plugin().without("aud").by(world.catalog)));
        attacks.add(Attack.bearer(
                "aud in the header",
                world.plugin().without("aud").header("aud", World.PLUGIN).by(world.catalog)));
        attacks.add(Attack.bearer(
                "external token for others",
                world.external().claim("aud", "others").by(world.provider)));
        attacks.add(Attack.bearer(
                "legacy token with an audience",
                world.legacy().claim("aud", World.PLUGIN).by(World.LEGACY_SECRET, "HS256")));
        attacks.add(Attack.bearer(
                "on behalf of a user, for another plugin",
                world.plugin()
                        .claim("aud", "catalog")
                        .claim("obo", world.honestLimited())
                        .by(world.catalog)));
        return attacks;
    }

    static List<Attack> subject(World world) {
        List<Attack> attacks = new ArrayList<>();
        String attacker = world.attackerUrl();
        List<Object> subjects = new ArrayList<>(Arrays.asList(
                "../auth",
                "..",
                ".",
                "catalog/../auth",
                "catalog/",
                "/catalog",
                "catalog%2f..%2fauth",
                "..%2fauth",
                "%2e%2e/auth",
                "..%c0%afauth",
                "catalog\\..\\auth",
                "catalog?x=",
                "catalog#",
                "catalog;a=b",
                "catalog:7007",
                "catalog@" + attacker.substring("http://".length()),
                "@" + attacker.substring("http://".length()) + "/",
                attacker,
                attacker + "#",
                "//" + attacker.substring("http://".length()),
                "catalog catalog",
                "catalog ",
                " catalog",
                "catalog\n",
                "catalog\r\nX-Injected: 1",
                "catalog\t",
                "catalog\u0000",
                "catalog\u0000.example.com",
                "catalog\u202e",
                "catalog\u200b",
                "\uff43atalog",
                "c\u0430talog",
                "\u212aatalog",
                "catalog\u0301",
                "{{pluginId}}",
                "${catalog}",
                "catalog,search",
                "plugin:catalog",
                "a".repeat(LONG),
                "../".repeat(LONG / 3),
                "__proto__",
                "constructor",
                "undefined",
                "",
                null,
                0,
                true,
                List.of("catalog"),
                Map.of("catalog", true)));
        for (Object subject : subjects) {
            attacks.add(Attack.bearer(
                    "sub " + show(subject), world.plugin().claim("sub", subject).by(world.catalog)));
        }
        attacks.add(Attack.bearer("no sub", world.plugin().without("sub").by(world.catalog)));
        attacks.add(Attack.bearer(
                "sub of another plugin", world.plugin().claim("sub", "auth").by(world.catalog)));
        attacks.add(Attack.bearer(
                "sub of the plugin itself",
                world.plugin().claim("sub", World.PLUGIN).by(world.catalog)));
        attacks.add(Attack.bearer(
                "user token without sub", world.user().without("sub").by(world.auth)));
        attacks.add(Attack.bearer(
                "external token without sub", world.external().without("sub").by(world.provider)));
        attacks.add(Attack.bearer(
                "legacy token with the sub of a plugin",
                world.legacy().claim("sub", "catalog").by(World.LEGACY_SECRET, "HS256")));
        return attacks;
    }

    static List<Attack> kind(World world) {
        List<Attack> attacks = new ArrayList<>();
        attacks.add(Attack.bearer(
                "plugin token, signed as users' are", world.plugin().by(world.auth)));
        attacks.add(Attack.bearer(
                "plugin token, signed as users' are, with their key's id",
                Forged.plugin(world.auth).by(world.auth)));
        attacks.add(Attack.bearer(
                "plugin token of auth, signed as users' are",
                Forged.plugin(world.auth).claim("sub", "auth").by(world.auth)));
        attacks.add(Attack.bearer("user token, signed by a plugin", world.user().by(world.catalog)));
        attacks.add(Attack.bearer(
                "user token, signed by a plugin, with its key's id",
                Forged.user(world.catalog).by(world.catalog)));
        attacks.add(Attack.bearer(
                "user token of no type, signed by a plugin",
                Forged.user(world.catalog).withoutHeader("typ").by(world.catalog)));
        attacks.add(Attack.bearer(
                "user token of no type with a list of audiences",
                world.user()
                        .withoutHeader("typ")
                        .claim("aud", List.of("backstage", "others"))
                        .by(world.auth)));
        attacks.add(Attack.bearer(
                "limited token, signed by a plugin",
                Forged.limited(world.catalog).by(world.catalog)));
        attacks.add(Attack.bearer("limited token where full ones are needed", world.honestLimited()));
        attacks.add(Attack.bearer(
                "limited token with the type of full ones",
                swap(
                        world.honestLimited(),
                        0,
                        Forged.limited(world.auth)
                                .header("typ", "vnd.backstage.user")
                                .headerPart())));
        attacks.add(Attack.bearer(
                "limited token with the type of plugins'",
                swap(world.honestLimited(), 0, world.plugin().headerPart())));
        attacks.add(Attack.bearer(
                "full token with the type of limited ones",
                swap(world.honestUser(), 0, Forged.limited(world.auth).headerPart())));
        attacks.add(Attack.bearer(
                "full token with the type of plugins'",
                swap(world.honestUser(), 0, world.plugin().headerPart())));
        attacks.add(Attack.bearer(
                "plugin token with the type of users'",
                swap(world.honestPlugin(), 0, world.user().headerPart())));
        attacks.add(Attack.bearer(
                "plugin token with the claims of a user",
                swap(world.honestPlugin(), 1, world.user().claimsPart())));
        attacks.add(Attack.bearer(
                "user token with the claims of a plugin",
                swap(world.honestUser(), 1, world.plugin().claimsPart())));
        attacks.add(Attack.bearer(
                "proof of a user in place of the signature",
                swap(
                        world.honestUser(),
                        2,
                        Forged.part(Keys.sign(
                                world.auth, "ES256", Forged.limited(world.auth).input())))));
        attacks.add(Attack.bearer(
                "external token with the type of plugins'",
                world.external().header("typ", "vnd.backstage.plugin").by(world.provider)));
        attacks.add(Attack.bearer(
                "external token with the type of users'",
                world.external().header("typ", "vnd.backstage.user").by(world.provider)));
        attacks.add(Attack.bearer(
                "external token with the audience of users'",
                world.external().claim("aud", "backstage").by(world.provider)));
        attacks.add(Attack.bearer(
                "external token, signed by a plugin", world.external().by(world.catalog)));
        attacks.add(Attack.bearer(
                "external token of another issuer",
                world.external().claim("iss", "https://other.example.com").by(world.provider)));
        attacks.add(Attack.bearer(
                "external token without an issuer",
                world.external().without("iss").by(world.provider)));
        attacks.add(Attack.bearer(
                "legacy token with the type of plugins'",
                world.legacy().header("typ", "vnd.backstage.plugin").by(World.LEGACY_SECRET, "HS256")));
        attacks.add(Attack.bearer(
                "legacy token with the type of users'",
                world.legacy().header("typ", "vnd.backstage.user").by(World.LEGACY_SECRET, "HS256")));
        attacks.add(Attack.bearer(
                "legacy token that has expired",
                world.legacy().claim("exp", Forged.now() - 1).by(World.LEGACY_SECRET, "HS256")));
        attacks.add(Attack.bearer("static token of another plugin", World.ELSEWHERE_TOKEN));
        attacks.add(Attack.bearer("static token, cut", World.STATIC_TOKEN.substring(1)));
        attacks.add(Attack.bearer("static token, longer", World.STATIC_TOKEN + "x"));
        attacks.add(Attack.bearer("static token in capitals", World.STATIC_TOKEN.toUpperCase(java.util.Locale.ROOT)));
        attacks.add(Attack.bearer("mock token of tests", "mock-user-token"));
        attacks.add(Attack.bearer("mock token of a service", "mock-service-token:{\"sub\":\"plugin:catalog\"}"));
        attacks.add(Attack.header("basic authentication", "Basic YWRhOnNlY3JldA=="));
        attacks.add(Attack.header("token without a scheme", world.honestPlugin(), world.honestPlugin()));
        attacks.add(Attack.header("token of another scheme", "DPoP " + world.honestPlugin(), world.honestPlugin()));
        return attacks;
    }

    static List<Attack> onBehalfOf(World world) {
        List<Attack> attacks = new ArrayList<>();
        String limited = world.honestLimited();
        String other =
                Forged.limited(world.auth).claim("sub", "user:default/bob").claimsPart();
        Map<String, Object> tokens = new LinkedHashMap<>();
        tokens.put("another user in the claims", swap(limited, 1, other));
        tokens.put("another user in the claims of a full token", swap(world.honestUser(), 1, other));
        tokens.put(
                "the proof of another user",
                swap(
                        limited,
                        2,
                        Forged.limited(world.auth)
                                .claim("sub", "user:default/bob")
                                .by(world.auth)
                                .split("\\.")[2]));
        tokens.put(
                "a user whose token the attacker signed",
                Forged.limited(world.auth).by(world.attacker));
        tokens.put("a user whose full token the attacker signed", world.user().by(world.attacker));
        tokens.put(
                "a user whose token the plugin signed",
                Forged.limited(world.catalog).by(world.catalog));
        tokens.put(
                "a user whose token ended an hour ago",
                Forged.limited(world.auth).claim("exp", Forged.now() - 3600).by(world.auth));
        tokens.put(
                "a user whose token ended a second ago",
                Forged.limited(world.auth).claim("exp", Forged.now() - 1).by(world.auth));
        tokens.put(
                "a user whose full token has ended",
                world.user().claim("exp", Forged.now() - 1).by(world.auth));
        tokens.put(
                "a user whose token never ends",
                Forged.limited(world.auth).without("exp").by(world.auth));
        tokens.put(
                "a user whose token ends at a text",
                Forged.limited(world.auth).claim("exp", "later").by(world.auth));
        tokens.put(
                "a user whose token was never issued",
                Forged.limited(world.auth).without("iat").by(world.auth));
        tokens.put(
                "a user without a name",
                Forged.limited(world.auth).without("sub").by(world.auth));
        tokens.put(
                "a user whose token begins later",
                Forged.limited(world.auth).claim("nbf", Forged.now() + 600).by(world.auth));
        tokens.put("a user whose claims have another order", reordered(limited));
        tokens.put(
                "a user without a signature",
                Forged.limited(world.auth).header("alg", "none").unsigned());
        tokens.put("a user whose signature is cut", limited.substring(0, limited.length() - 2));
        tokens.put("the empty text", "");
        tokens.put("a space", " ");
        tokens.put("nothing", null);
        tokens.put("a number", 7);
        tokens.put("true", true);
        tokens.put("false", false);
        tokens.put("a list", List.of(limited));
        tokens.put("an empty list", List.of());
        tokens.put("an object", Map.of("token", limited));
        tokens.put("a word", "garbage");
        tokens.put("a reference", World.USER);
        tokens.put("a plugin", world.honestPlugin());
        tokens.put("a plugin on behalf of a user", world.honestOnBehalfOf());
        tokens.put("an external service", world.honestExternal());
        tokens.put("a static token", World.STATIC_TOKEN);
        tokens.put("a legacy token", world.honestLegacy());
        tokens.put("a header with a user's token", "Bearer " + limited);
        tokens.put("a user's token with a line break", limited + "\n");
        tokens.put("a user's token with a space before", " " + limited);
        tokens.put(
                "a user's token of no type for others",
                world.user().withoutHeader("typ").claim("aud", "others").by(world.auth));
        tokens.forEach((name, token) -> attacks.add(Attack.bearer(
                "on behalf of " + name, world.plugin().claim("obo", token).by(world.catalog))));
        return attacks;
    }

    /** Replaces one of the three parts of a token. */
    static String swap(String token, int part, String by) {
        String[] parts = token.split("\\.");
        parts[part] = by;
        return String.join(".", parts);
    }

    /** The same claims and the same signature, but not the bytes that were signed. */
    private static String reordered(String limited) {
        String claims = Forged.text(limited.split("\\.")[1]);
        String[] members = claims.substring(1, claims.length() - 1).split(",");
        return swap(limited, 1, Forged.part("{" + members[1] + "," + members[0] + "," + members[2] + "}"));
    }

    private static String show(Object value) {
        String text = value instanceof String string ? "'" + string + "'" : String.valueOf(value);
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .limit(60)
                .forEach(point -> shown.append(
                        point < ' ' || point > '~' ? String.format("\\u%04x", point) : Character.toString(point)));
        return shown.toString();
    }
}
