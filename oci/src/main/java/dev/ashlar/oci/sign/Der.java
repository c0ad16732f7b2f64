package dev.ashlar.oci.sign;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** The few pieces of ASN.1 in DER (X.690) that keys in files need and the JDK does not put together. */
final class Der {
    /** Of ECDSA on P-256: an algorithm identifier. */
    static final byte[] P256 = HexFormat.of().parseHex("301306072a8648ce3d020106082a8648ce3d030107");

    /** The object identifier of PBES2 (RFC 8018, appendix A.4). */
    static final byte[] PBES2 = HexFormat.of().parseHex("06092a864886f70d01050d");

    static final byte[] ZERO = {0x02, 0x01, 0x00};

    private static final int OCTETS = 0x04;
    private static final int SEQUENCE = 0x30;

    private Der() {}

    static byte[] sequence(byte[]... elements) {
        var content = new ByteArrayOutputStream();
        for (byte[] element : elements) {
            content.writeBytes(element);
        }
        return tagged(SEQUENCE, content.toByteArray());
    }

    static byte[] octets(byte[] content) {
        return tagged(OCTETS, content);
    }

    private static byte[] tagged(int tag, byte[] content) {
        var out = new ByteArrayOutputStream();
        out.write(tag);
        int length = content.length;
        if (length < 0x80) {
            out.write(length);
        } else if (length < 0x100) {
            out.write(0x81);
            out.write(length);
        } else {
            out.write(0x82);
            out.write(length >> 8);
            out.write(length);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }
}
