package dev.ashlar.wasi.sockets;

import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.ErrorCode;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.ErrorCodeException;
import dev.ashlar.wasi.sockets.linux.Errno;

/** Errors of the system as the interface has them. */
final class ErrorCodes {
    private ErrorCodes() {}

    /** Gives back what is no error. */
    static int check(int result) throws ErrorCodeException {
        if (result < 0) {
            throw new ErrorCodeException(of(-result));
        }
        return result;
    }

    static ErrorCode of(int errno) {
        return switch (errno) {
            case Errno.AGAIN, Errno.INPROGRESS, Errno.ALREADY -> ErrorCode.WOULD_BLOCK;
            case Errno.PERM, Errno.ACCES -> ErrorCode.ACCESS_DENIED;
            case Errno.NOMEM, Errno.NOBUFS -> ErrorCode.OUT_OF_MEMORY;
            case Errno.INVAL, Errno.DESTADDRREQ -> ErrorCode.INVALID_ARGUMENT;
            case Errno.NFILE, Errno.MFILE -> ErrorCode.NEW_SOCKET_LIMIT;
            case Errno.BADF, Errno.ISCONN, Errno.NOTCONN -> ErrorCode.INVALID_STATE;
            case Errno.MSGSIZE -> ErrorCode.DATAGRAM_TOO_LARGE;
            case Errno.OPNOTSUPP, Errno.NOPROTOOPT, Errno.PROTONOSUPPORT, Errno.AFNOSUPPORT -> ErrorCode.NOT_SUPPORTED;
            case Errno.ADDRINUSE -> ErrorCode.ADDRESS_IN_USE;
            case Errno.ADDRNOTAVAIL -> ErrorCode.ADDRESS_NOT_BINDABLE;
            case Errno.NETDOWN, Errno.NETUNREACH, Errno.HOSTDOWN, Errno.HOSTUNREACH -> ErrorCode.REMOTE_UNREACHABLE;
            case Errno.CONNABORTED -> ErrorCode.CONNECTION_ABORTED;
            case Errno.CONNRESET, Errno.NETRESET, Errno.PIPE -> ErrorCode.CONNECTION_RESET;
            case Errno.TIMEDOUT -> ErrorCode.TIMEOUT;
            case Errno.CONNREFUSED -> ErrorCode.CONNECTION_REFUSED;
            default -> ErrorCode.UNKNOWN;
        };
    }
}
