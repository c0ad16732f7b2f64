package dev.ashlar.cli;

import dev.ashlar.wasi.ExitException;
import dev.ashlar.wasi.StandardStreams;
import dev.ashlar.wasi.StandardStreams.Terminals;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** The standard streams of this process for a guest: byte for byte, nothing held back. */
final class ProcessStreams {
    /** What a shell reports of a program that wrote into a pipe that nobody reads: 128 and the number of SIGPIPE. */
    static final int BROKEN_PIPE = 141;

    private ProcessStreams() {}

    static StandardStreams open() {
        return new StandardStreams(
                new FileInputStream(FileDescriptor.in),
                new Output(new FileOutputStream(FileDescriptor.out)),
                new Output(new FileOutputStream(FileDescriptor.err)),
                new Terminals(Terminal.isTerminal(0), Terminal.isTerminal(1), Terminal.isTerminal(2)));
    }

    /** Ends the guest when the reader of a pipe is gone, as SIGPIPE ends other programs: few would notice themselves. */
    static final class Output extends OutputStream {
        private final OutputStream target;

        Output(OutputStream target) {
            this.target = target;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                target.write(bytes, offset, length);
            } catch (IOException e) {
                if (String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("broken pipe")) {
                    throw new ExitException(BROKEN_PIPE);
                }
                throw e;
            }
        }
    }
}
