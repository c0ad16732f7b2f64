package dev.ashlar.http.client;

import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.DnsErrorPayload;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCode;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCodeException;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.TlsAlertReceivedPayload;
import dev.ashlar.wasi.network.NetworkDeniedException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** What the interface has for what can go wrong on the way to a server and back. */
final class ClientFailures {
    private static final String ALERT = "Received fatal alert: ";

    private ClientFailures() {}

    /** Before the request was sent. */
    static ErrorCode connecting(Exception e) {
        return switch (e) {
            case NetworkDeniedException denied when denied.isByAddress() -> new ErrorCode.DestinationIpProhibited();
            case NetworkDeniedException denied -> new ErrorCode.HttpRequestDenied();
            case UnknownHostException unknown ->
                new ErrorCode.DnsError(new DnsErrorPayload(Optional.empty(), Optional.empty()));
            case IOException timeout
            when find(timeout, SocketTimeoutException.class) != null -> new ErrorCode.ConnectionTimeout();
            case InterruptedIOException lookup -> new ErrorCode.DnsTimeout();
            case NoRouteToHostException noRoute -> new ErrorCode.DestinationIpUnroutable();
            case ConnectException refused when says(refused, "refused") -> new ErrorCode.ConnectionRefused();
            case ConnectException other -> new ErrorCode.DestinationUnavailable();
            default -> exchanging(e);
        };
    }

    /** From then on. */
    static ErrorCode exchanging(Exception e) {
        return switch (e) {
            case ErrorCodeException known -> known.error();
            case ProtocolException protocol -> protocol.code();
            case SSLException tls -> ofTls(tls);
            case SocketTimeoutException timeout -> new ErrorCode.ConnectionReadTimeout();
            case EOFException end -> new ErrorCode.ConnectionTerminated();
            case IOException unreachable
            when says(unreachable, "unreachable") -> new ErrorCode.DestinationIpUnroutable();
            case IOException io -> new ErrorCode.ConnectionTerminated();
            default -> new ErrorCode.InternalError(Optional.empty());
        };
    }

    private static ErrorCode ofTls(SSLException e) {
        String message = String.valueOf(e.getMessage());
        int alert = message.indexOf(ALERT);
        if (alert >= 0) {
            String name = message.substring(alert + ALERT.length());
            return new ErrorCode.TlsAlertReceived(new TlsAlertReceivedPayload(alertId(name), Optional.of(name)));
        }
        boolean certificate = e instanceof SSLPeerUnverifiedException
                || find(e, CertificateException.class) != null
                || find(e, CertPathValidatorException.class) != null;
        if (certificate) {
            return new ErrorCode.TlsCertificateError();
        }
        return find(e, EOFException.class) != null
                ? new ErrorCode.ConnectionTerminated()
                : new ErrorCode.TlsProtocolError();
    }

    /** Numbers of RFC 8446, section 6. */
    private static Optional<Integer> alertId(String name) {
        return switch (name) {
            case "close_notify" -> Optional.of(0);
            case "unexpected_message" -> Optional.of(10);
            case "bad_record_mac" -> Optional.of(20);
            case "record_overflow" -> Optional.of(22);
            case "handshake_failure" -> Optional.of(40);
            case "bad_certificate" -> Optional.of(42);
            case "unsupported_certificate" -> Optional.of(43);
            case "certificate_revoked" -> Optional.of(44);
            case "certificate_expired" -> Optional.of(45);
            case "certificate_unknown" -> Optional.of(46);
            case "illegal_parameter" -> Optional.of(47);
            case "unknown_ca" -> Optional.of(48);
            case "access_denied" -> Optional.of(49);
            case "decode_error" -> Optional.of(50);
            case "decrypt_error" -> Optional.of(51);
            case "protocol_version" -> Optional.of(70);
            case "insufficient_security" -> Optional.of(71);
            case "internal_error" -> Optional.of(80);
            case "missing_extension" -> Optional.of(109);
            case "unrecognized_name" -> Optional.of(112);
            case "certificate_required" -> Optional.of(116);
            case "no_application_protocol" -> Optional.of(120);
            default -> Optional.empty();
        };
    }

    private static boolean says(Exception e, String word) {
        return String.valueOf(e.getMessage()).contains(word);
    }

    private static <T extends Throwable> @Nullable T find(Throwable e, Class<T> type) {
        Throwable each = e;
        for (int depth = 0; each != null && depth < 16; depth++) {
            if (type.isInstance(each)) {
                return type.cast(each);
            }
            each = each.getCause();
        }
        return null;
    }
}
