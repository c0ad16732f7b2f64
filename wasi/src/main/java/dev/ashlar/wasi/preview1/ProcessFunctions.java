package dev.ashlar.wasi.preview1;

import dev.ashlar.wasi.ExitException;
import dev.ashlar.wasi.context.Clock;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Arguments, environment, clocks, random numbers, and the end. */
final class ProcessFunctions {
    private static final int REALTIME = 0;
    private static final int MONOTONIC = 1;

    private ProcessFunctions() {}

    static void argsSizesGet(Guest guest, int count, int size) {
        putSizes(guest, guest.context().grants().arguments(), count, size);
    }

    static void argsGet(Guest guest, int pointers, int buffer) {
        putStrings(guest, guest.context().grants().arguments(), pointers, buffer);
    }

    static void environSizesGet(Guest guest, int count, int size) {
        putSizes(guest, environment(guest), count, size);
    }

    static void environGet(Guest guest, int pointers, int buffer) {
        putStrings(guest, environment(guest), pointers, buffer);
    }

    private static List<String> environment(Guest guest) {
        return guest.context().grants().environment().entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .toList();
    }

    private static void putSizes(Guest guest, List<String> strings, int count, int size) {
        guest.putU32(count, strings.size());
        guest.putU32(
                size,
                strings.stream()
                        .mapToInt(text -> text.getBytes(StandardCharsets.UTF_8).length + 1)
                        .sum());
    }

    private static void putStrings(Guest guest, List<String> strings, int pointers, int buffer) {
        int at = buffer;
        for (int i = 0; i < strings.size(); i++) {
            byte[] bytes = (strings.get(i) + "\0").getBytes(StandardCharsets.UTF_8);
            guest.putU32(pointers + 4 * i, at);
            guest.put(at, bytes, bytes.length);
            at += bytes.length;
        }
    }

    static void clockResGet(Guest guest, int id, int result) {
        time(guest, id);
        guest.putU64(result, guest.context().clock().resolution());
    }

    static void clockTimeGet(Guest guest, int id, long precision, int result) {
        guest.putU64(result, time(guest, id));
    }

    /** Nanoseconds. Clocks of CPU time are not offered, as elsewhere. */
    static long time(Guest guest, int id) {
        Clock clock = guest.context().clock();
        Optional<Long> now = switch (id) {
            case REALTIME -> clock.wall().map(t -> t.getEpochSecond() * 1_000_000_000 + t.getNano());
            case MONOTONIC -> clock.monotonic();
            case 2, 3 -> throw new ErrnoException(Errno.BADF);
            default -> throw new ErrnoException(Errno.INVAL);
        };
        return now.orElseThrow(() -> new ErrnoException(Errno.NOTSUP));
    }

    static void randomGet(Guest guest, int buffer, int length) {
        guest.require(buffer, length);
        if (length > guest.context().grants().limits().randomBytes()) {
            throw new ErrnoException(Errno.INVAL);
        }
        byte[] bytes = new byte[length];
        if (!guest.context().random().fill(bytes, guest::checkpoint)) {
            throw new ErrnoException(Errno.NOTSUP);
        }
        guest.put(buffer, bytes, length);
    }

    static void schedYield(Guest guest) {
        Thread.yield();
    }

    static void procExit(Guest guest, int code) {
        throw new ExitException(code);
    }

    static void procRaise(Guest guest, int signal) {
        throw new ErrnoException(Errno.NOTSUP);
    }
}
