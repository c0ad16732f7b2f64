package dev.ashlar.wasi.preview1;

import dev.ashlar.wasi.ClockGrant;
import dev.ashlar.wasi.files.FileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Waiting for a time or for something to read. */
final class PollFunctions {
    private static final int SUBSCRIPTION_BYTES = 48;
    private static final int EVENT_BYTES = 32;
    private static final int CLOCK = 0;
    private static final int FD_READ = 1;
    private static final int FD_WRITE = 2;
    private static final int ABSOLUTE = 1;
    private static final long FOREVER = Long.MAX_VALUE;

    private PollFunctions() {}

    /** What the guest waits for. */
    private sealed interface Subscription {
        /** @param deadline of {@link System#nanoTime}-like time from now, at least 0 */
        record Timer(long userData, long deadline) implements Subscription {}

        /** Standard input. */
        record Input(long userData) implements Subscription {}

        /** What need not wait: files, outputs, and mistakes. */
        record Done(long userData, int type, int errno, long bytes) implements Subscription {}
    }

    static void pollOneoff(Guest guest, int in, int out, int count, int result) throws Exception {
        if (count == 0) {
            throw new ErrnoException(Errno.INVAL);
        }
        if (count < 0 || count > guest.context().grants().limits().pollables()) {
            throw new ErrnoException(Errno.INVAL);
        }
        guest.require(in, count * SUBSCRIPTION_BYTES);
        guest.require(out, count * EVENT_BYTES);
        List<Subscription> subscriptions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            subscriptions.add(subscription(guest, in + i * SUBSCRIPTION_BYTES));
        }
        guest.putU32(result, putEvents(guest, out, subscriptions));
    }

    private static Subscription subscription(Guest guest, int at) throws FileException {
        long userData = guest.u64(at);
        int type = guest.u8(at + 8);
        return switch (type) {
            case CLOCK -> timer(guest, at, userData);
            case FD_READ, FD_WRITE -> descriptor(guest, guest.u32(at + 16), type, userData);
            default -> throw new ErrnoException(Errno.INVAL);
        };
    }

    private static Subscription timer(Guest guest, int at, long userData) {
        long timeout = guest.u64(at + 24);
        boolean absolute = (guest.u16(at + 40) & ABSOLUTE) != 0;
        try {
            long now = ProcessFunctions.time(guest, guest.u32(at + 16));
            long left = absolute ? timeout - now : timeout;
            boolean endless = !absolute && timeout < 0;
            return new Subscription.Timer(userData, endless ? FOREVER : Math.max(0, left));
        } catch (ErrnoException e) {
            return new Subscription.Done(userData, CLOCK, e.errno(), 0);
        }
    }

    private static Subscription descriptor(Guest guest, int fd, int type, long userData) throws FileException {
        try {
            return switch (guest.descriptors().get(fd)) {
                case Descriptor.Input input ->
                    type == FD_READ
                            ? new Subscription.Input(userData)
                            : new Subscription.Done(userData, type, Errno.BADF, 0);
                case Descriptor.Output output ->
                    new Subscription.Done(userData, type, type == FD_WRITE ? Errno.SUCCESS : Errno.BADF, 1);
                case Descriptor.OpenFile open ->
                    new Subscription.Done(
                            userData,
                            type,
                            Errno.SUCCESS,
                            type == FD_READ ? Math.max(0, open.file.status().size() - open.position) : 1);
                case Descriptor.OpenDirectory directory -> new Subscription.Done(userData, type, Errno.BADF, 0);
            };
        } catch (ErrnoException e) {
            return new Subscription.Done(userData, type, e.errno(), 0);
        }
    }

    /** Waits if nothing is there yet. Returns the number of events. */
    private static int putEvents(Guest guest, int out, List<Subscription> subscriptions) throws Exception {
        boolean wantsInput = subscriptions.stream().anyMatch(Subscription.Input.class::isInstance);
        long wait = subscriptions.stream().anyMatch(Subscription.Done.class::isInstance) ? 0 : shortest(subscriptions);
        int input = wait(guest, wait, wantsInput);
        int events = 0;
        for (Subscription subscription : subscriptions) {
            int at = out + events * EVENT_BYTES;
            switch (subscription) {
                case Subscription.Done done -> {
                    put(guest, at, done.userData(), done.errno(), done.type(), done.bytes(), 0);
                    events++;
                }
                case Subscription.Input reader
                when input != 0 -> {
                    put(guest, at, reader.userData(), 0, FD_READ, Math.max(0, input), input < 0 ? 1 : 0);
                    events++;
                }
                case Subscription.Timer timer
                when input == 0 && timer.deadline() <= wait -> {
                    put(guest, at, timer.userData(), 0, CLOCK, 0, 0);
                    events++;
                }
                case Subscription.Input reader -> {}
                case Subscription.Timer timer -> {}
            }
        }
        return events;
    }

    private static long shortest(List<Subscription> subscriptions) {
        long shortest = FOREVER;
        for (Subscription subscription : subscriptions) {
            if (subscription instanceof Subscription.Timer timer) {
                shortest = Math.min(shortest, timer.deadline());
            }
        }
        return shortest;
    }

    /** Returns how much standard input there is: 0 for none, -1 for its end. */
    private static int wait(Guest guest, long nanos, boolean wantsInput) throws Exception {
        boolean still = guest.context().grants().clock() instanceof ClockGrant.Fixed;
        Duration duration = Duration.ofNanos(still && nanos != FOREVER ? 0 : nanos);
        if (wantsInput) {
            return guest.blocking(() -> guest.context().input().await(duration));
        }
        if (!duration.isZero()) {
            guest.blocking(() -> {
                Thread.sleep(duration);
                return 0;
            });
        }
        return 0;
    }

    private static void put(Guest guest, int at, long userData, int errno, int type, long bytes, int flags) {
        guest.zero(at, EVENT_BYTES);
        guest.putU64(at, userData);
        guest.putU16(at + 8, errno);
        guest.putU8(at + 10, type);
        guest.putU64(at + 16, bytes);
        guest.putU16(at + 24, flags);
    }
}
