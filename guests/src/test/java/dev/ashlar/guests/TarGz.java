package dev.ashlar.guests;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Reads one file out of a compressed tar archive. */
final class TarGz {
    private static final int BLOCK = 512;
    private static final int NAME = 100;
    private static final int SIZE_AT = 124;
    private static final int SIZE = 12;

    private TarGz() {}

    static byte[] file(Path archive, String name) throws IOException {
        try (var in = new DataInputStream(
                new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive)), 1 << 16))) {
            byte[] header = new byte[BLOCK];
            while (true) {
                in.readFully(header);
                if (header[0] == 0) {
                    throw new FileNotFoundException(name + " in " + archive);
                }
                int size = Integer.parseInt(text(header, SIZE_AT, SIZE).strip(), 8);
                if (text(header, 0, NAME).equals(name)) {
                    byte[] content = new byte[size];
                    in.readFully(content);
                    return content;
                }
                in.skipNBytes((size + BLOCK - 1L) / BLOCK * BLOCK);
            }
        }
    }

    private static String text(byte[] header, int at, int length) {
        int end = at;
        while (end < at + length && header[end] != 0) {
            end++;
        }
        return new String(header, at, end - at, StandardCharsets.US_ASCII);
    }
}
