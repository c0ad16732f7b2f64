package dev.ashlar.wasi;

import java.io.InputStream;
import java.io.OutputStream;

/**
 * Standard input, output and error of a guest. The host closes them when it likes.
 *
 * @param terminals whether each of them is a terminal
 */
public record StandardStreams(InputStream input, OutputStream output, OutputStream error, Terminals terminals) {
    /** Nothing to read; what is written goes nowhere. */
    public static final StandardStreams NONE = new StandardStreams(
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream(),
            Terminals.NONE);

    /** Which of the streams are terminals. */
    public record Terminals(boolean input, boolean output, boolean error) {
        public static final Terminals NONE = new Terminals(false, false, false);
    }
}
