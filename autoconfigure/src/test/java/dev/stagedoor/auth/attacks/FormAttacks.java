package dev.stagedoor.auth.attacks;

import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import com.nimbusds.jose.jwk.ECKey;

/** Attacks by the form of a token: its parts, its members, how it is encoded and serialised. */
final class FormAttacks {

    private static final int LARGE = 100_000;

    private static final int DEEP = 20_000;

    private FormAttacks() {}

    static List<Attack> parts(World world) {
        List<Attack> attacks = new ArrayList<>();
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("plugin token", world.honestPlugin());
        tokens.put("user token", world.honestUser());
        tokens.forEach((kind, token) -> {
            String[] parts = token.split("\\.");
            add(attacks, kind + " without its signature", parts[0] + "." + parts[1]);
            add(attacks, kind + " with an empty signature", parts[0] + "." + parts[1] + ".");
            add(attacks, kind + " with an empty header", "." + parts[1] + "." + parts[2]);
            add(attacks, kind + " with empty claims", parts[0] + ".." + parts[2]);
            add(attacks, kind + " that is a header alone", parts[0]);
            add(attacks, kind + " with a signature cut by one", token.substring(0, token.length() - 1));
            add(attacks, kind + " with a signature cut by half", token.substring(0, token.length() - 43));
            add(attacks, kind + " with a header cut by one", ClaimAttacks.swap(token, 0, cut(parts[0])));
            add(attacks, kind + " with claims cut by one", ClaimAttacks.swap(token, 1, cut(parts[1])));
            add(attacks, kind + " with a signature that is longer by one", token + "A");
            add(attacks, kind + " with a signature that is longer by 10,000", token + "A".repeat(10_000));
            add(attacks, kind + " with a fourth part", token + "." + parts[2]);
            add(attacks, kind + " with five parts, as encrypted ones have", token + ".AAAA.AAAA");
            add(attacks, kind + " with an empty fourth part", token + ".");
            add(attacks, kind + " with a point before", "." + token);
            add(attacks, kind + " with parts in another order", parts[1] + "." + parts[0] + "." + parts[2]);
        });
        for (String token : List.of(".", "..", "...", "a.b.c", "e30.e30.", "e30.e30.e30", "bnVsbA.bnVsbA.bnVsbA")) {
            add(attacks, "token '" + token + "'", token);
        }
        String large = "x".repeat(LARGE);
        add(
                attacks,
                "plugin token with a large header",
                world.plugin().header("x", large).by(world.attacker));
        add(
                attacks,
                "plugin token with a large claim",
                world.plugin().claim("x", large).by(world.attacker));
        add(
                attacks,
                "user token with a large claim",
                world.user().claim("x", large).by(world.attacker));
        add(
                attacks,
                "plugin token with a large kid",
                world.plugin().header("kid", large).by(world.attacker));
        add(
                attacks,
                "plugin token with a large typ",
                world.plugin().header("typ", large).by(world.catalog));
        add(
                attacks,
                "plugin token on behalf of a large user",
                world.plugin().claim("obo", large).by(world.catalog));
        add(attacks, "a large word", large);
        add(attacks, "many points", ".".repeat(LARGE));
        for (String kind : List.of("lists", "objects")) {
            String open = kind.equals("lists") ? "[" : "{\"a\":";
            String close = kind.equals("lists") ? "]" : "}";
            String deep = open.repeat(DEEP) + "1" + close.repeat(DEEP);
            UnaryOperator<String> nest = json -> json.replace("\"deep\"", deep);
            add(
                    attacks,
                    "plugin token with deep " + kind + " in its header",
                    world.plugin().header("x", "deep").headerText(nest).by(world.attacker));
            add(
                    attacks,
                    "plugin token with deep " + kind + " in its claims",
                    world.plugin().claim("x", "deep").claimsText(nest).by(world.attacker));
            add(
                    attacks,
                    "user token with deep " + kind + " in its claims",
                    world.user().claim("x", "deep").claimsText(nest).by(world.attacker));
        }
        for (String number : List.of("1e400", "-1e400", "1" + "0".repeat(5000), "1e-400", "1E+2147483648")) {
            UnaryOperator<String> odd = json -> json.replace("\"odd\"", number);
            String shown = number.length() > 20 ? "of 5,001 digits" : number;
            add(
                    attacks,
                    "plugin token that ends at " + shown,
                    world.plugin().claim("exp", "odd").claimsText(odd).by(world.attacker));
        }
        add(
                attacks,
                "plugin token that has ended",
                world.plugin().claim("exp", Forged.now() - 1).by(world.catalog));
        add(
                attacks,
                "plugin token that never ends",
                world.plugin().without("exp").by(world.catalog));
        add(
                attacks,
                "plugin token that ends at a text",
                world.plugin().claim("exp", "9999999999").by(world.catalog));
        add(
                attacks,
                "plugin token that was never issued",
                world.plugin().without("iat").by(world.catalog));
        add(
                attacks,
                "plugin token that begins later",
                world.plugin().claim("nbf", Forged.now() + 600).by(world.catalog));
        return attacks;
    }

    private static void add(List<Attack> attacks, String name, String token) {
        attacks.add(Attack.bearer(name, token));
    }

    private static String cut(String part) {
        return part.substring(0, part.length() - 1);
    }

    static List<Attack> duplicates(World world) {
        List<Attack> attacks = new ArrayList<>();
        Map<String, String> members = new LinkedHashMap<>();
        members.put("sub", "\"auth\"");
        members.put("aud", "\"catalog\"");
        members.put("iat", "1");
        members.put("exp", "9999999999");
        members.put("obo", "\"\"");
        members.forEach((name, value) -> {
            Forged first = world.plugin().claim("obo", world.honestLimited());
            Forged last = world.plugin().claim("obo", world.honestLimited());
            String second = "\"" + name + "\":" + value;
            add(
                    attacks,
                    "plugin token of the attacker, a second " + name + " first",
                    first.claimsText(json -> "{" + second + "," + json.substring(1))
                            .by(world.attacker));
            add(
                    attacks,
                    "plugin token of the attacker, a second " + name + " last",
                    last.claimsText(json -> json.substring(0, json.length() - 1) + "," + second + "}")
                            .by(world.attacker));
            add(
                    attacks,
                    "user token of the attacker, a second " + name,
                    world.user()
                            .claimsText(json -> json.substring(0, json.length() - 1) + "," + second + "}")
                            .by(world.attacker));
        });
        for (String second : List.of(
                "\"alg\":\"none\"", "\"alg\":\"HS256\"", "\"kid\":\"attacker-ec\"", "\"typ\":\"vnd.backstage.user\"")) {
            add(
                    attacks,
                    "plugin token of the attacker, first " + second,
                    world.plugin()
                            .headerText(json -> "{" + second + "," + json.substring(1))
                            .by(world.attacker));
            add(
                    attacks,
                    "plugin token of the attacker, last " + second,
                    world.plugin()
                            .headerText(json -> json.substring(0, json.length() - 1) + "," + second + "}")
                            .by(world.attacker));
        }
        add(
                attacks,
                "alg none last, and no signature",
                world.plugin()
                        .headerText(json -> json.substring(0, json.length() - 1) + ",\"alg\":\"none\"}")
                        .unsigned());
        add(
                attacks,
                "alg none first, and no signature",
                world.plugin()
                        .headerText(json -> "{\"alg\":\"none\"," + json.substring(1))
                        .unsigned());
        add(
                attacks,
                "alg HS256 last, with the public key",
                world.plugin()
                        .headerText(json -> json.substring(0, json.length() - 1) + ",\"alg\":\"HS256\"}")
                        .by(Keys.der(world.catalog), "HS256"));
        add(
                attacks,
                "another audience last",
                world.plugin()
                        .claimsText(json -> json.substring(0, json.length() - 1) + ",\"aud\":\"catalog\"}")
                        .by(world.catalog));
        add(
                attacks,
                "another subject last",
                world.plugin()
                        .claimsText(json -> json.substring(0, json.length() - 1) + ",\"sub\":\"auth\"}")
                        .by(world.catalog));
        add(
                attacks,
                "an expired end last",
                world.plugin()
                        .claimsText(json -> json.substring(0, json.length() - 1) + ",\"exp\":1}")
                        .by(world.catalog));
        headers(world, attacks);
        return attacks;
    }

    /** Two headers are none: a proxy in between may have read the other one. */
    private static void headers(World world, List<Attack> attacks) {
        String good = world.honestPlugin();
        Map<String, String> others = new LinkedHashMap<>();
        others.put("a word", "Bearer garbage");
        others.put("nothing", "Bearer ");
        others.put("another scheme", "Basic YWRhOnNlY3JldA==");
        others.put("the attacker's", "Bearer " + world.plugin().by(world.attacker));
        others.put("a limited one", "Bearer " + world.honestLimited());
        others.forEach((name, other) -> attacks.add(Attack.headers(
                "two headers, first " + name + ", then an honest one",
                World.CLOSED,
                List.of("Authorization: " + other, "Authorization: Bearer " + good),
                good)));
        attacks.add(Attack.header("two tokens in one header", "Bearer garbage, Bearer " + good, good));
        attacks.add(Attack.header("two tokens with a space between", "Bearer " + good + " " + good, good));
        attacks.add(Attack.header("two tokens with a comma between", "Bearer " + good + "," + good, good));
        attacks.add(Attack.header("two schemes", "Bearer Bearer " + good, good));
        attacks.add(
                Attack.headers("proxy's header", World.CLOSED, List.of("Proxy-Authorization: Bearer " + good), good));
        attacks.add(Attack.headers(
                "forwarded header", World.CLOSED, List.of("X-Forwarded-Authorization: Bearer " + good), good));
        attacks.add(Attack.headers("old header", World.CLOSED, List.of("X-Backstage-Token: " + good), good));
    }

    static List<Attack> encodings(World world) {
        List<Attack> attacks = new ArrayList<>();
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("plugin token", world.honestPlugin());
        tokens.put("user token", world.honestUser());
        tokens.forEach((kind, token) -> {
            String[] parts = token.split("\\.");
            add(attacks, kind + " with padding after its signature", token + "==");
            add(attacks, kind + " with padding after its header", ClaimAttacks.swap(token, 0, parts[0] + "="));
            add(attacks, kind + " with padding after its claims", ClaimAttacks.swap(token, 1, parts[1] + "=="));
            add(attacks, kind + ", encoded again", Forged.part(token));
            add(attacks, kind + " with percent signs", token.replace(".", "%2E"));
            add(attacks, kind + " in capitals", token.toUpperCase(java.util.Locale.ROOT));
            add(attacks, kind + " in quotes", "\"" + token + "\"");
            add(attacks, kind + " with a semicolon", token + ";");
            add(attacks, kind + " with a space of no width", token + "\u200b");
            add(attacks, kind + " with a space that does not break", "\u00a0" + token);
            add(attacks, kind + " with wide points", token.replace(".", "\uff0e"));
            attacks.add(Attack.header(kind + " after a tab", "Bearer\t" + token, token));
            attacks.add(Attack.header(
                    kind + " with a tab inside",
                    "Bearer " + token.substring(0, 20) + "\t" + token.substring(20),
                    token));
            attacks.add(Attack.header(
                    kind + " with a space inside",
                    "Bearer " + token.substring(0, 20) + " " + token.substring(20),
                    token));
            attacks.add(Attack.header(kind + " after a colon", "Bearer: " + token, token));
            attacks.add(Attack.header(kind + " after a wide scheme", "\uff22earer " + token, token));
            attacks.add(Attack.headers(
                    kind + " in the query",
                    World.CLOSED + "?access_token=" + token + "&token=" + token,
                    List.of(),
                    token));
            add(
                    attacks,
                    kind + " whose signature is in standard Base64",
                    ClaimAttacks.swap(
                            token, 2, Base64.getEncoder().withoutPadding().encodeToString(plusAndSlash(world, kind))));
            add(attacks, kind + " whose signature has bits too many", ClaimAttacks.swap(token, 2, otherBits(parts[2])));
            add(
                    attacks,
                    kind + " with a foreign character in its signature",
                    token.substring(0, token.length() - 4) + "!" + token.substring(token.length() - 4));
        });
        for (Charset charset : List.of(
                StandardCharsets.UTF_16,
                StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16BE,
                Charset.forName("UTF-32"),
                Charset.forName("IBM037"))) {
            String header = Forged.part(Forged.text(world.plugin().headerPart()).getBytes(charset));
            String claims = Forged.part(Forged.text(world.plugin().claimsPart()).getBytes(charset));
            add(
                    attacks,
                    "plugin token whose header is in " + charset,
                    signed(world.catalog, header, world.plugin().claimsPart()));
            add(
                    attacks,
                    "plugin token whose claims are in " + charset,
                    signed(world.catalog, world.plugin().headerPart(), claims));
        }
        Map<String, UnaryOperator<String>> texts = new LinkedHashMap<>();
        texts.put("a comment", json -> "/**/" + json);
        texts.put("a comma too many", json -> json.substring(0, json.length() - 1) + ",}");
        texts.put("single quotes", json -> json.replace('"', '\''));
        texts.put("something behind", json -> json + "{}");
        texts.put("an end too many", json -> json + "}");
        texts.put("no end", json -> json.substring(0, json.length() - 1));
        texts.put("a list around", json -> "[" + json + "]");
        texts.put("quotes around", json -> "\"" + json.replace("\"", "\\\"") + "\"");
        texts.put("a zero inside", json -> json.substring(0, 1) + "\u0000" + json.substring(1));
        texts.put("names without quotes", json -> json.replaceAll("\"(\\w+)\":", "$1:"));
        texts.forEach((name, change) -> {
            add(
                    attacks,
                    "plugin token with " + name + " in its header",
                    world.plugin().headerText(change).by(world.attacker));
            add(
                    attacks,
                    "plugin token with " + name + " in its claims",
                    world.plugin().claimsText(change).by(world.catalog));
        });
        byte[] invalid = Forged.bytes(world.plugin().claimsPart());
        invalid[10] = (byte) 0xff;
        add(
                attacks,
                "plugin token whose claims are no UTF-8",
                signed(world.catalog, world.plugin().headerPart(), Forged.part(invalid)));
        return attacks;
    }

    private static String signed(ECKey key, String header, String claims) {
        String input = header + "." + claims;
        return input + "." + Forged.part(Keys.sign(key, "ES256", input));
    }

    /** A signature that has both characters in which the two alphabets differ. */
    private static byte[] plusAndSlash(World world, String kind) {
        boolean plugin = kind.startsWith("plugin");
        ECKey key = plugin ? world.catalog : world.auth;
        String token = plugin ? world.honestPlugin() : world.honestUser();
        String input = token.substring(0, token.lastIndexOf('.'));
        while (true) {
            byte[] signature = Keys.sign(key, "ES256", input);
            String text = Base64.getEncoder().encodeToString(signature);
            if (text.contains("+") && text.contains("/")) {
                return signature;
            }
        }
    }

    /** The same bytes, in another text: the last character of 86 has four bits that mean nothing. */
    private static String otherBits(String signature) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = alphabet.indexOf(signature.charAt(signature.length() - 1));
        return signature.substring(0, signature.length() - 1) + alphabet.charAt(last ^ 1);
    }

    static List<Attack> json(World world) {
        List<Attack> attacks = new ArrayList<>();
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("plugin token", world.honestPlugin());
        tokens.put("user token", world.honestUser());
        tokens.put("limited token", world.honestLimited());
        tokens.put("external token", world.honestExternal());
        tokens.forEach((kind, token) -> {
            String[] parts = token.split("\\.");
            String flattened = "{\"payload\":\"" + parts[1] + "\",\"protected\":\"" + parts[0] + "\",\"signature\":\""
                    + parts[2] + "\"}";
            String one = "{\"protected\":\"" + parts[0] + "\",\"signature\":\"" + parts[2] + "\"}";
            String general = "{\"payload\":\"" + parts[1] + "\",\"signatures\":[" + one + "]}";
            String mixed = "{\"payload\":\"" + parts[1]
                    + "\",\"signatures\":[{\"protected\":\"e30\",\"signature\":\"\"}," + one + "]}";
            String unprotected = "{\"payload\":\"" + parts[1] + "\",\"header\":{\"alg\":\"none\"},\"protected\":\""
                    + parts[0] + "\",\"signature\":\"" + parts[2] + "\"}";
            Map<String, String> forms = new LinkedHashMap<>();
            forms.put("flattened", flattened);
            forms.put("general", general);
            forms.put("general with a bad signature first", mixed);
            forms.put("flattened with an unprotected header", unprotected);
            forms.put("in a list", "[\"" + token + "\"]");
            forms.put("in an object", "{\"token\":\"" + token + "\"}");
            forms.forEach((form, text) -> {
                attacks.add(Attack.header(kind + ", " + form, "Bearer " + text, parts));
                attacks.add(Attack.header(kind + ", " + form + ", encoded", "Bearer " + Forged.part(text), parts));
            });
            attacks.add(Attack.header(
                    kind + ", flattened, as a part of itself",
                    "Bearer " + parts[0] + "." + Forged.part(flattened) + "." + parts[2],
                    parts));
            attacks.add(Attack.cookie(
                    kind + ", flattened, in a cookie",
                    World.COOKIE_ROUTE,
                    URLEncoder.encode(flattened, StandardCharsets.UTF_8)));
            add(
                    attacks,
                    kind + ", flattened, on whose behalf a plugin asks",
                    world.plugin().claim("obo", flattened).by(world.catalog));
        });
        String detached = world.plugin()
                .header("b64", false)
                .header("crit", List.of("b64"))
                .by(world.attacker);
        add(attacks, "plugin token whose claims are not encoded", detached);
        add(attacks, "plugin token whose claims are elsewhere", ClaimAttacks.swap(world.honestPlugin(), 1, ""));
        return attacks;
    }
}
