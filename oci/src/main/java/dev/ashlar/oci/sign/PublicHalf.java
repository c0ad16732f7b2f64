package dev.ashlar.oci.sign;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import javax.crypto.KeyAgreement;

/**
 * The public key that belongs to a private one, which a file with a private key need not have in it. The JDK does not multiply
 * points for others, but agreeing on a key with the curve's generator does: that gives the coordinate x. Of the two points that
 * have it, the one is ours that verifies what we sign.
 */
final class PublicHalf {
    private static final byte[] PROBE = "probe".getBytes(US_ASCII);

    private PublicHalf() {}

    static ECPublicKey of(ECPrivateKey key) throws GeneralSecurityException {
        ECParameterSpec curve = key.getParams();
        var agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(key);
        agreement.doPhase(point(curve, curve.getGenerator()), true);
        BigInteger x = new BigInteger(1, agreement.generateSecret());
        BigInteger y = y(curve, x);
        ECPublicKey one = point(curve, new ECPoint(x, y));
        BigInteger prime = ((ECFieldFp) curve.getCurve().getField()).getP();
        return belongs(key, one) ? one : point(curve, new ECPoint(x, prime.subtract(y)));
    }

    private static ECPublicKey point(ECParameterSpec curve, ECPoint point) throws GeneralSecurityException {
        return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, curve));
    }

    /** A root of x³ + ax + b, for primes that leave 3 when divided by 4, as that of P-256 does. */
    private static BigInteger y(ECParameterSpec curve, BigInteger x) {
        BigInteger prime = ((ECFieldFp) curve.getCurve().getField()).getP();
        BigInteger square = x.pow(3)
                .add(curve.getCurve().getA().multiply(x))
                .add(curve.getCurve().getB());
        return square.modPow(prime.add(BigInteger.ONE).shiftRight(2), prime);
    }

    private static boolean belongs(ECPrivateKey key, ECPublicKey candidate) throws GeneralSecurityException {
        var function = Signature.getInstance("SHA256withECDSA");
        function.initSign(key);
        function.update(PROBE);
        return new VerificationKey("", candidate).verifies(PROBE, function.sign());
    }
}
