package dev.ashlar.wasi.preview1;

import dev.ashlar.wasi.StandardStreams;
import dev.ashlar.wasi.context.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The numbers of one guest: the lowest free one is given next. */
final class Descriptors implements AutoCloseable {
    private final List<@Nullable Descriptor> open = new ArrayList<>();
    private final int limit;
    private int used;

    private Descriptors(int limit) {
        this.limit = limit;
    }

    static Descriptors of(Context context) {
        return context.part(Descriptors.class, Descriptors::create);
    }

    private static Descriptors create(Context context) {
        StandardStreams streams = context.grants().streams();
        Descriptors made = new Descriptors(context.grants().limits().openFiles() + 3);
        made.add(new Descriptor.Input(streams.terminals().input()));
        made.add(new Descriptor.Output(streams.output(), streams.terminals().output()));
        made.add(new Descriptor.Output(streams.error(), streams.terminals().error()));
        context.preopens()
                .forEach(preopen -> made.add(new Descriptor.OpenDirectory(
                        preopen.directory(),
                        Optional.of(preopen.name()),
                        context.quotas().directoryEntries())));
        return made;
    }

    Descriptor get(int number) {
        Descriptor found = number >= 0 && number < open.size() ? open.get(number) : null;
        if (found == null) {
            throw new ErrnoException(Errno.BADF);
        }
        return found;
    }

    Descriptor get(int number, long right) {
        Descriptor descriptor = get(number);
        descriptor.require(right);
        return descriptor;
    }

    Descriptor.OpenFile file(int number, long right) {
        return switch (get(number, right)) {
            case Descriptor.OpenFile file -> file;
            case Descriptor.OpenDirectory directory -> throw new ErrnoException(Errno.BADF);
            case Descriptor.Input input -> throw new ErrnoException(Errno.SPIPE);
            case Descriptor.Output output -> throw new ErrnoException(Errno.SPIPE);
        };
    }

    Descriptor.OpenDirectory directory(int number, long right) {
        if (get(number, right) instanceof Descriptor.OpenDirectory directory) {
            return directory;
        }
        throw new ErrnoException(Errno.NOTDIR);
    }

    /** Fails when no more may be open: to be asked before opening something. */
    void requireRoom() {
        if (used >= limit) {
            throw new ErrnoException(Errno.MFILE);
        }
    }

    int add(Descriptor descriptor) {
        requireRoom();
        used++;
        int free = open.indexOf(null);
        if (free < 0) {
            open.add(descriptor);
            return open.size() - 1;
        }
        open.set(free, descriptor);
        return free;
    }

    void close(int number) {
        get(number).close();
        open.set(number, null);
        used--;
    }

    /** What was {@code from} becomes {@code to}; what was {@code to} is closed. Both must be open. */
    void renumber(int from, int to) {
        Descriptor moved = get(from);
        Descriptor replaced = get(to);
        if (from == to) {
            return;
        }
        replaced.close();
        open.set(to, moved);
        open.set(from, null);
        used--;
    }

    @Override
    public void close() {
        for (Descriptor descriptor : open) {
            if (descriptor != null) {
                descriptor.close();
            }
        }
        open.clear();
    }
}
