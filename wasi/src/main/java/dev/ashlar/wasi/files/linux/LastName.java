package dev.ashlar.wasi.files.linux;

import dev.ashlar.wasi.files.FileError;
import dev.ashlar.wasi.files.FileException;
import dev.ashlar.wasi.files.FileKind;

/**
 * A path cut before its last name.
 *
 * @param parent empty for the directory itself
 * @param directory whether a slash at the end says that it is one
 */
record LastName(String parent, String name, boolean directory) {

    static LastName of(String path) throws FileException {
        String checked = checked(path);
        int end = checked.length();
        while (checked.charAt(end - 1) == '/') {
            end--;
        }
        int slash = checked.lastIndexOf('/', end - 1);
        return new LastName(
                slash < 0 ? "" : checked.substring(0, slash + 1),
                checked.substring(slash + 1, end),
                end < checked.length());
    }

    /** The path, if it is one that starts here. */
    static String checked(String path) throws FileException {
        if (path.isEmpty()) {
            throw new FileException(FileError.NO_ENTRY);
        }
        if (path.length() > Names.LONGEST_PATH) {
            throw new FileException(FileError.NAME_TOO_LONG);
        }
        if (path.startsWith("/")) {
            throw new FileException(FileError.NOT_PERMITTED);
        }
        return path;
    }

    boolean isDots() {
        return name.equals(".") || name.equals("..");
    }

    void requireDirectoryIfSaid(int parentDescriptor) throws FileException {
        if (directory && Stat.ofName(parentDescriptor, name).kind() != FileKind.DIRECTORY) {
            throw new FileException(FileError.NOT_DIRECTORY);
        }
    }
}
