package dev.ashlar.guests;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** As much of WASI preview 1 as a script engine needs to start: its standard streams, and files in one folder. */
final class ReadOnlyWasi {
    private static final String MODULE = "wasi_snapshot_preview1";
    private static final int OK = 0;
    private static final int BAD_DESCRIPTOR = 8;
    private static final int NO_ENTRY = 44;
    private static final int NOT_SEEKABLE = 70;

    private static final int FOLDER = 3;
    private static final String FOLDER_NAME = "/";
    private static final int STREAM_TYPE = 2;
    private static final int DIRECTORY_TYPE = 3;
    private static final int FILE_TYPE = 4;
    private static final int IO_VECTOR = 8;

    private final Guest guest;
    private final Map<String, byte[]> files = new HashMap<>();
    private final Map<Integer, OpenFile> open = new HashMap<>();
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private int nextDescriptor = FOLDER + 1;

    /** A file or standard input, with the place of the next read. */
    private static final class OpenFile {
        private final byte[] content;
        private int position;

        private OpenFile(byte[] content) {
            this.content = content;
        }
    }

    ReadOnlyWasi(Guest guest, String input, Map<String, String> files) {
        this.guest = guest;
        files.forEach((name, content) -> this.files.put(name, bytes(content)));
        open.put(0, new OpenFile(bytes(input)));
        defineStrings("args", List.of("guest"));
        defineStrings("environ", List.of());
        defineClockAndChance();
        defineFolder();
        defineFiles();
    }

    /** What the guest wrote to standard output and standard error. */
    String output() {
        return output.toString(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A call with integers for arguments that returns an error number. */
    private interface Call {
        int run(int[] arguments);
    }

    private void define(String name, Call call) {
        guest.host(
                MODULE,
                name,
                arguments -> call.run(Arrays.stream(arguments)
                        .mapToInt(argument -> ((Number) argument).intValue())
                        .toArray()));
    }

    private void writeInt(int address, int value) {
        guest.memory().writeInt(address, value);
    }

    private void defineStrings(String kind, List<String> strings) {
        List<byte[]> all = strings.stream().map(string -> bytes(string + '\0')).toList();
        define(kind + "_sizes_get", a -> {
            writeInt(a[0], all.size());
            writeInt(a[1], all.stream().mapToInt(string -> string.length).sum());
            return OK;
        });
        define(kind + "_get", a -> {
            int pointer = a[0];
            int at = a[1];
            for (byte[] string : all) {
                writeInt(pointer, at);
                guest.memory().write(at, string);
                pointer += 4;
                at += string.length;
            }
            return OK;
        });
    }

    private void defineClockAndChance() {
        Random random = new Random(1);
        define("random_get", a -> {
            byte[] bytes = new byte[a[1]];
            random.nextBytes(bytes);
            guest.memory().write(a[0], bytes);
            return OK;
        });
        define("clock_time_get", a -> {
            guest.memory().writeLong(a[2], System.nanoTime());
            return OK;
        });
    }

    private void defineFolder() {
        define("fd_prestat_get", a -> {
            if (a[0] != FOLDER) {
                return BAD_DESCRIPTOR;
            }
            writeInt(a[1], 0);
            writeInt(a[1] + 4, FOLDER_NAME.length());
            return OK;
        });
        define("fd_prestat_dir_name", a -> {
            guest.memory().write(a[1], bytes(FOLDER_NAME));
            return OK;
        });
        define("path_filestat_get", a -> {
            byte[] content = files.get(guest.text(a[2], a[3]));
            if (content == null) {
                return NO_ENTRY;
            }
            guest.memory().write(a[4], new byte[64]);
            guest.memory().writeByte(a[4] + 16, (byte) FILE_TYPE);
            guest.memory().writeLong(a[4] + 32, content.length);
            return OK;
        });
        define("path_open", a -> {
            byte[] content = files.get(guest.text(a[2], a[3]));
            if (content == null) {
                return NO_ENTRY;
            }
            open.put(nextDescriptor, new OpenFile(content));
            writeInt(a[8], nextDescriptor++);
            return OK;
        });
    }

    private void defineFiles() {
        define("fd_fdstat_get", a -> {
            guest.memory().write(a[1], new byte[24]);
            int type = a[0] < FOLDER ? STREAM_TYPE : a[0] == FOLDER ? DIRECTORY_TYPE : FILE_TYPE;
            guest.memory().writeByte(a[1], (byte) type);
            guest.memory().writeLong(a[1] + 8, -1);
            guest.memory().writeLong(a[1] + 16, -1);
            return OK;
        });
        define("fd_close", a -> open.remove(a[0]) == null ? BAD_DESCRIPTOR : OK);
        define("fd_seek", a -> {
            OpenFile file = open.get(a[0]);
            if (file == null || a[0] == 0) {
                return NOT_SEEKABLE;
            }
            int[] origins = {0, file.position, file.content.length};
            file.position = origins[a[2]] + a[1];
            guest.memory().writeLong(a[3], file.position);
            return OK;
        });
        define("fd_read", a -> {
            OpenFile file = open.get(a[0]);
            if (file == null) {
                return BAD_DESCRIPTOR;
            }
            writeInt(
                    a[3],
                    vectors(a[1], a[2]).mapToInt(vector -> read(file, vector)).sum());
            return OK;
        });
        define("fd_write", a -> {
            writeInt(a[3], vectors(a[1], a[2]).mapToInt(this::write).sum());
            return OK;
        });
    }

    /** An address and a length. */
    private record Vector(int address, int length) {}

    private Stream<Vector> vectors(int address, int count) {
        List<Vector> vectors = new ArrayList<>();
        for (int at = address; at < address + count * IO_VECTOR; at += IO_VECTOR) {
            vectors.add(new Vector(guest.memory().readInt(at), guest.memory().readInt(at + 4)));
        }
        return vectors.stream();
    }

    private int read(OpenFile file, Vector vector) {
        int length = Math.clamp((long) file.content.length - file.position, 0, vector.length());
        guest.memory().write(vector.address(), file.content, file.position, length);
        file.position += length;
        return length;
    }

    private int write(Vector vector) {
        output.writeBytes(guest.memory().read(vector.address(), vector.length()));
        return vector.length();
    }
}
