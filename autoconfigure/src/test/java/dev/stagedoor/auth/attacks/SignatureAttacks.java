package dev.stagedoor.auth.attacks;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;

/** Attacks by the bytes of a signature. */
final class SignatureAttacks {

    private static final int HALF = 32;

    /** The order of the group of P-256. */
    private static final BigInteger ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    /** The prime of the field of P-256. */
    private static final BigInteger PRIME =
            new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);

    private SignatureAttacks() {}

    static List<Attack> signature(World world) {
        List<Attack> attacks = new ArrayList<>();
        curve("plugin token", Forged.plugin(world.catalog), world.catalog, attacks);
        curve("user token", Forged.user(world.auth), world.auth, attacks);
        rsa("plugin token", Forged.plugin(world.catalogRsa), world.catalogRsa, attacks);
        rsa("user token", Forged.user(world.authRsa), world.authRsa, attacks);
        attacks.add(Attack.bearer(
                "plugin token, signed by the attacker", world.plugin().by(world.attacker)));
        attacks.add(
                Attack.bearer("user token, signed by the attacker", world.user().by(world.attacker)));
        attacks.add(Attack.bearer(
                "plugin token, signed by the attacker on another curve",
                world.plugin().by(world.catalog384, "ES384")));
        attacks.add(Attack.bearer(
                "external token, signed by the attacker", world.external().by(world.attacker)));
        String honest = world.honestPlugin();
        String sub = world.plugin().claim("sub", "auth").claimsPart();
        attacks.add(Attack.bearer("plugin token, changed after it was signed", ClaimAttacks.swap(honest, 1, sub)));
        return attacks;
    }

    private static void curve(String kind, Forged token, ECKey key, List<Attack> attacks) {
        byte[] honest = Keys.sign(key, "ES256", token.input());
        byte[] r = Arrays.copyOf(honest, HALF);
        byte[] s = Arrays.copyOfRange(honest, HALF, 2 * HALF);
        byte[] zero = new byte[HALF];
        byte[] ones = new byte[HALF];
        Arrays.fill(ones, (byte) 0xff);
        Map<String, byte[]> signatures = new LinkedHashMap<>();
        signatures.put("r and s are zero", join(zero, zero));
        signatures.put("r is zero", join(zero, s));
        signatures.put("s is zero", join(r, zero));
        signatures.put("r and s are one", join(number(BigInteger.ONE), number(BigInteger.ONE)));
        signatures.put("r is the order", join(number(ORDER), s));
        signatures.put("s is the order", join(r, number(ORDER)));
        signatures.put("both are the order", join(number(ORDER), number(ORDER)));
        signatures.put("r is zero, s is the order", join(zero, number(ORDER)));
        signatures.put("r is the order less one", join(number(ORDER.subtract(BigInteger.ONE)), s));
        signatures.put("s is the order and one", join(r, number(ORDER.add(BigInteger.ONE))));
        signatures.put("r is the prime", join(number(PRIME), s));
        signatures.put("r is larger than all", join(ones, s));
        signatures.put("s is larger than all", join(r, ones));
        signatures.put("both are larger than all", join(ones, ones));
        signatures.put("r and s change places", join(s, r));
        signatures.put("r twice", join(r, r));
        signatures.put("one bit is another", flipped(honest));
        signatures.put("it is in DER", Keys.sign(key, "DER", token.input()));
        signatures.put("a byte is missing", Arrays.copyOf(honest, 2 * HALF - 1));
        signatures.put("a byte is too many", Arrays.copyOf(honest, 2 * HALF + 1));
        signatures.put("a zero stands before", join(new byte[1], honest));
        signatures.put("both halves are longer by a zero", join(join(new byte[1], r), join(new byte[1], s)));
        signatures.put("it is r alone", r);
        signatures.put("it is there twice", join(honest, honest));
        signatures.put("it is one byte", new byte[1]);
        signatures.put("it is as long as of P-384", new byte[96]);
        signatures.put("it is as long as of RSA", new byte[256]);
        signatures.put("DER of zeros", new byte[] {0x30, 0x06, 0x02, 0x01, 0x00, 0x02, 0x01, 0x00});
        signatures.forEach(
                (name, signature) -> attacks.add(Attack.bearer(kind + " of ES256: " + name, token.with(signature))));
    }

    private static void rsa(String kind, Forged token, RSAKey key, List<Attack> attacks) {
        byte[] honest = Keys.sign(key, "RS256", token.input());
        byte[] ones = new byte[honest.length];
        Arrays.fill(ones, (byte) 0xff);
        byte[] one = new byte[honest.length];
        one[one.length - 1] = 1;
        Map<String, byte[]> signatures = new LinkedHashMap<>();
        signatures.put("zero", new byte[honest.length]);
        signatures.put("one", one);
        signatures.put("larger than the modulus", ones);
        signatures.put("the modulus", key.getModulus().decode());
        signatures.put("a byte is missing", Arrays.copyOf(honest, honest.length - 1));
        signatures.put("a byte is too many", Arrays.copyOf(honest, honest.length + 1));
        signatures.put("one bit is another", flipped(honest));
        signatures.put("another hash", Keys.sign(key, "RS512", token.input()));
        signatures.put("another padding", Keys.sign(key, "PS256", token.input()));
        signatures.put("it is there twice", join(honest, honest));
        signatures.forEach(
                (name, signature) -> attacks.add(Attack.bearer(kind + " of RS256: " + name, token.with(signature))));
    }

    private static byte[] number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[HALF];
        int length = Math.min(bytes.length, HALF);
        System.arraycopy(bytes, bytes.length - length, fixed, HALF - length, length);
        return fixed;
    }

    private static byte[] flipped(byte[] signature) {
        byte[] flipped = signature.clone();
        flipped[flipped.length / 2] ^= 1;
        return flipped;
    }

    private static byte[] join(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
