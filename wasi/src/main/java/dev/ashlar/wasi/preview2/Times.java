package dev.ashlar.wasi.preview2;

import dev.ashlar.wasi.bindings.wasi.clocks.v0_2.wallclock.Datetime;
import dev.ashlar.wasi.bindings.wasi.filesystem.v0_2.types.ErrorCode;
import dev.ashlar.wasi.bindings.wasi.filesystem.v0_2.types.ErrorCodeException;
import dev.ashlar.wasi.bindings.wasi.filesystem.v0_2.types.NewTimestamp;
import dev.ashlar.wasi.files.FileTime;
import java.time.Instant;

/** Moments as the interfaces have them. */
final class Times {
    private static final long NANOS = 1_000_000_000;

    private Times() {}

    static Datetime datetime(Instant instant) {
        return new Datetime(instant.getEpochSecond(), instant.getNano());
    }

    /** @param nanos since 1970 */
    static Datetime datetime(long nanos) {
        return new Datetime(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
    }

    static FileTime fileTime(NewTimestamp time) {
        return switch (time) {
            case NewTimestamp.NoChange keep -> FileTime.KEEP;
            case NewTimestamp.Now now -> FileTime.NOW;
            case NewTimestamp.Timestamp at -> new FileTime.At(nanos(at.value()));
        };
    }

    private static long nanos(Datetime time) {
        try {
            return Math.addExact(Math.multiplyExact(time.seconds(), NANOS), time.nanoseconds());
        } catch (ArithmeticException e) {
            throw new ErrorCodeException(ErrorCode.OVERFLOW);
        }
    }
}
