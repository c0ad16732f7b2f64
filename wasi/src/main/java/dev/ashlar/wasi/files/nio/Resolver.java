package dev.ashlar.wasi.files.nio;

import dev.ashlar.wasi.files.FileError;
import dev.ashlar.wasi.files.FileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks from a directory along a guest's path, name by name, and keeps the directories on the way: {@code ..} goes back to
 * where the walk came from, never beyond where it began, and symbolic links are read and walked in the same way. The system
 * itself never follows a link, and never sees more than one name.
 */
final class Resolver {
    private static final int LONGEST_PATH = 4096;
    private static final int LONGEST_NAME = 255;
    private static final int MOST_LINKS = 40;

    private final NameRules rules;
    private final Deque<String> ahead = new ArrayDeque<>();
    private final List<Place> places = new ArrayList<>();
    private final boolean follow;
    private boolean directory;
    private int links;

    private Resolver(NameRules rules, boolean follow) {
        this.rules = rules;
        this.follow = follow;
    }

    /** @param follow whether to walk on where the path's last name is a symbolic link */
    static Found resolve(Place base, String path, boolean follow, NameRules rules) throws IOException, FileException {
        Resolver resolver = new Resolver(rules, follow);
        resolver.places.add(base);
        try {
            resolver.begin(path);
            return resolver.walk();
        } catch (IOException | RuntimeException | FileException e) {
            resolver.places.stream().skip(1).forEach(Place::close);
            throw e;
        }
    }

    /** The path, if it is one that starts here. */
    static String checked(String path) throws FileException {
        if (path.length() > LONGEST_PATH) {
            throw new FileException(FileError.NAME_TOO_LONG);
        }
        if (path.isEmpty()) {
            throw new FileException(FileError.NO_ENTRY);
        }
        if (path.indexOf('\0') >= 0) {
            throw new FileException(FileError.INVALID);
        }
        if (path.startsWith("/")) {
            throw new FileException(FileError.NOT_PERMITTED);
        }
        return path;
    }

    private void begin(String path) throws FileException {
        directory = checked(path).endsWith("/");
        push(path);
    }

    private void push(String path) {
        List<String> names = Arrays.asList(path.split("/"));
        Collections.reverse(names);
        names.stream().filter(name -> !name.isEmpty() && !name.equals(".")).forEach(ahead::addFirst);
    }

    private Found walk() throws IOException, FileException {
        for (String name = ahead.poll(); name != null; name = ahead.poll()) {
            if (name.equals("..")) {
                goBack();
                continue;
            }
            require(name);
            Place here = places.getLast();
            BasicFileAttributes attributes = here.attributes(name);
            boolean last = ahead.isEmpty();
            if (attributes != null && attributes.isSymbolicLink() && (!last || follow)) {
                goAlong(target(here, name));
            } else if (last) {
                return new Found(places, name, attributes, directory);
            } else {
                enter(here, name, attributes);
            }
        }
        return new Found(places, null, places.getLast().view().readAttributes(), directory);
    }

    private void goBack() throws FileException {
        if (places.size() == 1) {
            throw new FileException(FileError.NOT_PERMITTED);
        }
        places.removeLast().close();
    }

    private void require(String name) throws FileException {
        if (!rules.allows(name)) {
            throw new FileException(FileError.NOT_PERMITTED);
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            throw new FileException(FileError.NAME_TOO_LONG);
        }
    }

    private void goAlong(String target) throws FileException {
        links++;
        if (links > MOST_LINKS) {
            throw new FileException(FileError.LOOP);
        }
        if (target.length() + ahead.size() > LONGEST_PATH) {
            throw new FileException(FileError.NAME_TOO_LONG);
        }
        directory |= ahead.isEmpty() && target.endsWith("/");
        push(target);
    }

    /** What is neither a directory nor a file, such as a junction of Windows, leads who knows where. */
    private void enter(Place here, String name, @Nullable BasicFileAttributes attributes)
            throws IOException, FileException {
        if (attributes == null) {
            throw new FileException(FileError.NO_ENTRY);
        }
        if (!attributes.isDirectory() || attributes.isOther()) {
            throw new FileException(FileError.NOT_DIRECTORY);
        }
        places.add(here.child(name));
    }

    /** What a link says, with slashes; read by path, since whatever it says is walked as carefully. */
    static String target(Place place, String name) throws IOException, FileException {
        Path target = Files.readSymbolicLink(place.path().resolve(name));
        if (target.isAbsolute() || target.getRoot() != null) {
            throw new FileException(FileError.NOT_PERMITTED);
        }
        return target.toString().replace(target.getFileSystem().getSeparator(), "/");
    }
}
