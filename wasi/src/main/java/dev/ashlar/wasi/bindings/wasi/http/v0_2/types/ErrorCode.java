// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.http.v0_2.types;

import java.util.Optional;

/// WIT's variant `error-code`.
public sealed interface ErrorCode {
    record DnsTimeout() implements ErrorCode {}

    /// @param value `DNS-error-payload`
    record DnsError(DnsErrorPayload value) implements ErrorCode {}

    record DestinationNotFound() implements ErrorCode {}

    record DestinationUnavailable() implements ErrorCode {}

    record DestinationIpProhibited() implements ErrorCode {}

    record DestinationIpUnroutable() implements ErrorCode {}

    record ConnectionRefused() implements ErrorCode {}

    record ConnectionTerminated() implements ErrorCode {}

    record ConnectionTimeout() implements ErrorCode {}

    record ConnectionReadTimeout() implements ErrorCode {}

    record ConnectionWriteTimeout() implements ErrorCode {}

    record ConnectionLimitReached() implements ErrorCode {}

    record TlsProtocolError() implements ErrorCode {}

    record TlsCertificateError() implements ErrorCode {}

    /// @param value `TLS-alert-received-payload`
    record TlsAlertReceived(TlsAlertReceivedPayload value) implements ErrorCode {}

    record HttpRequestDenied() implements ErrorCode {}

    record HttpRequestLengthRequired() implements ErrorCode {}

    /// @param value `option<u64>`
    record HttpRequestBodySize(Optional<Long> value) implements ErrorCode {}

    record HttpRequestMethodInvalid() implements ErrorCode {}

    record HttpRequestUriInvalid() implements ErrorCode {}

    record HttpRequestUriTooLong() implements ErrorCode {}

    /// @param value `option<u32>`
    record HttpRequestHeaderSectionSize(Optional<Long> value) implements ErrorCode {}

    /// @param value `option<field-size-payload>`
    record HttpRequestHeaderSize(Optional<FieldSizePayload> value) implements ErrorCode {}

    /// @param value `option<u32>`
    record HttpRequestTrailerSectionSize(Optional<Long> value) implements ErrorCode {}

    /// @param value `field-size-payload`
    record HttpRequestTrailerSize(FieldSizePayload value) implements ErrorCode {}

    record HttpResponseIncomplete() implements ErrorCode {}

    /// @param value `option<u32>`
    record HttpResponseHeaderSectionSize(Optional<Long> value) implements ErrorCode {}

    /// @param value `field-size-payload`
    record HttpResponseHeaderSize(FieldSizePayload value) implements ErrorCode {}

    /// @param value `option<u64>`
    record HttpResponseBodySize(Optional<Long> value) implements ErrorCode {}

    /// @param value `option<u32>`
    record HttpResponseTrailerSectionSize(Optional<Long> value) implements ErrorCode {}

    /// @param value `field-size-payload`
    record HttpResponseTrailerSize(FieldSizePayload value) implements ErrorCode {}

    /// @param value `option<string>`
    record HttpResponseTransferCoding(Optional<String> value) implements ErrorCode {}

    /// @param value `option<string>`
    record HttpResponseContentCoding(Optional<String> value) implements ErrorCode {}

    record HttpResponseTimeout() implements ErrorCode {}

    record HttpUpgradeFailed() implements ErrorCode {}

    record HttpProtocolError() implements ErrorCode {}

    record LoopDetected() implements ErrorCode {}

    record ConfigurationError() implements ErrorCode {}

    /// @param value `option<string>`
    record InternalError(Optional<String> value) implements ErrorCode {}
}
