package dev.ashlar.http.exchange;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Names for requests, by which a client's error and a line of the log find each other. */
public final class RequestIds {
    private static final int LONGEST = 128;

    private final String prefix = HexFormat.of().toHexDigits(new SecureRandom().nextInt());
    private final AtomicLong count = new AtomicLong();

    /** The client's own if it is harmless in headers and logs, else a new one. */
    public String choose(byte @Nullable [] given) {
        return given != null && isSane(given) ? new String(given, java.nio.charset.StandardCharsets.US_ASCII) : next();
    }

    private String next() {
        return prefix + "-" + count.incrementAndGet();
    }

    private static boolean isSane(byte[] id) {
        if (id.length == 0 || id.length > LONGEST) {
            return false;
        }
        for (byte b : id) {
            boolean sane = b >= 'a' && b <= 'z'
                    || b >= 'A' && b <= 'Z'
                    || b >= '0' && b <= '9'
                    || b == '-'
                    || b == '_'
                    || b == '.';
            if (!sane) {
                return false;
            }
        }
        return true;
    }
}
