package dev.ashlar.wasi.preview1;

import dev.ashlar.wasi.context.Quota;
import dev.ashlar.wasi.files.Directory;
import dev.ashlar.wasi.files.DirectoryEntry;
import dev.ashlar.wasi.files.FileError;
import dev.ashlar.wasi.files.FileException;
import dev.ashlar.wasi.files.FileHandle;
import dev.ashlar.wasi.files.FileKind;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a number stands for, and which rights to it the guest has given up. */
abstract sealed class Descriptor {
    private long givenUp;
    private long givenUpInheriting;

    /** What the host allows. */
    abstract long granted();

    /** What the host allows for what is opened through this. */
    long grantedInheriting() {
        return 0;
    }

    void close() {}

    final long rights() {
        return granted() & ~givenUp;
    }

    final long rightsInheriting() {
        return grantedInheriting() & ~givenUpInheriting;
    }

    /** Gives up what is not named. There is no way back. */
    final void keep(long rights, long inheriting) {
        if ((rights & ~rights()) != 0 || (inheriting & ~rightsInheriting()) != 0) {
            throw new ErrnoException(Errno.NOTCAPABLE);
        }
        givenUp |= ~rights;
        givenUpInheriting |= ~inheriting;
    }

    /** What the guest gave up there, it does not get back here. */
    final void openedThrough(Descriptor directory) {
        givenUp = directory.givenUpInheriting;
        givenUpInheriting = directory.givenUpInheriting;
    }

    final void require(long right) {
        if ((givenUp & right) != 0) {
            throw new ErrnoException(Errno.NOTCAPABLE);
        }
    }

    /** Standard input. */
    static final class Input extends Descriptor {
        final boolean terminal;

        Input(boolean terminal) {
            this.terminal = terminal;
        }

        @Override
        long granted() {
            return Rights.ofStream(false);
        }
    }

    /** Standard output or standard error. */
    static final class Output extends Descriptor {
        final OutputStream stream;
        final boolean terminal;

        Output(OutputStream stream, boolean terminal) {
            this.stream = stream;
            this.terminal = terminal;
        }

        @Override
        long granted() {
            return Rights.ofStream(true);
        }
    }

    /** A file and where the next read or write goes. */
    static final class OpenFile extends Descriptor {
        final FileHandle file;
        final int syncFlags;
        long position;
        boolean nonBlocking;

        OpenFile(FileHandle file, int syncFlags, boolean nonBlocking) {
            this.file = file;
            this.syncFlags = syncFlags;
            this.nonBlocking = nonBlocking;
        }

        @Override
        long granted() {
            return Rights.ofFile(file.readable(), file.writable());
        }

        @Override
        void close() {
            file.close();
        }
    }

    /** A directory, and its entries as they were when the guest began to list them. */
    static final class OpenDirectory extends Descriptor {
        final Directory directory;
        final Optional<String> preopened;
        private final Quota entries;
        private List<DirectoryEntry> listing = List.of();

        /** @param entries that all listings of the guest may have together */
        OpenDirectory(Directory directory, Optional<String> preopened, Quota entries) {
            this.directory = directory;
            this.preopened = preopened;
            this.entries = entries;
        }

        List<DirectoryEntry> listing() {
            return listing;
        }

        /**
         * Lists the directory as it is now: itself and its parent, which programs expect, first. Of the parent nothing is
         * told.
         */
        void list(Runnable betweenSlices) throws FileException {
            forgetListing();
            long inode = directory.status().inode();
            List<DirectoryEntry> found = new ArrayList<>();
            found.add(new DirectoryEntry(".", inode, FileKind.DIRECTORY));
            found.add(new DirectoryEntry("..", inode, FileKind.DIRECTORY));
            found.addAll(directory.list((int) entries.left(), betweenSlices));
            if (!entries.tryTake(found.size())) {
                throw new FileException(FileError.OVERFLOW);
            }
            listing = found;
        }

        private void forgetListing() {
            entries.giveBack(listing.size());
            listing = List.of();
        }

        @Override
        long granted() {
            return Rights.ofDirectory(directory.writable());
        }

        @Override
        long grantedInheriting() {
            return Rights.inherited(directory.writable());
        }

        @Override
        void close() {
            forgetListing();
            directory.close();
        }
    }
}
