package dev.ashlar.http.exchange;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The time in the form of the {@code date} header, made once a second (RFC 9110, section 5.6.7). */
public final class HttpDate {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private static volatile HttpDate current = new HttpDate(0);

    private final long second;
    private final byte[] bytes;

    private HttpDate(long second) {
        this.second = second;
        this.bytes = FORMAT.format(Instant.ofEpochSecond(second).atOffset(ZoneOffset.UTC))
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Not to be changed. */
    public static byte[] bytes() {
        long now = System.currentTimeMillis() / 1000;
        HttpDate known = current;
        if (known.second != now) {
            known = new HttpDate(now);
            current = known;
        }
        return known.bytes;
    }
}
