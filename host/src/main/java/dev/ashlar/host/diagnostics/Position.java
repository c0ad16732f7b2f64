package dev.ashlar.host.diagnostics;

/**
 * A place in a file, as messages show it.
 *
 * @param file the file's name as the user knows it
 * @param line counted from 1
 * @param column counted from 1, in characters
 */
public record Position(String file, int line, int column) {
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
