package dev.ashlar.host.web;

import dev.ashlar.host.manifest.HttpAction;
import dev.ashlar.http.HttpExchange;
import dev.ashlar.wasi.context.HostDirectories;
import dev.ashlar.wasi.files.Directory;
import dev.ashlar.wasi.files.FileException;
import dev.ashlar.wasi.files.FileHandle;
import dev.ashlar.wasi.files.FileKind;
import dev.ashlar.wasi.files.FileStatus;
import dev.ashlar.wasi.files.OpenMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The files of a directory. They are opened as a guest's are: nothing leads out of the directory, no symbolic link either. Names
 * that begin with a dot are not served, but for {@code .well-known}.
 */
public final class StaticFiles implements AutoCloseable {
    private static final OpenMode READ = new OpenMode(true, false, false, false, false, false, true, false, false);

    private final Directory directory;
    private final HttpAction.Files config;

    private StaticFiles(Directory directory, HttpAction.Files config) {
        this.directory = directory;
        this.config = config;
    }

    /**
     * @param base what the directory's path is relative to
     * @throws IOException when there is no such directory, or it may not be read; the message names it
     */
    public static StaticFiles open(HttpAction.Files config, Path base) throws IOException {
        return new StaticFiles(HostDirectories.open(base.resolve(config.directory()), false), config);
    }

    /**
     * Answers a request for a file.
     *
     * @param rest the path below the route, as sent: empty, or a slash and what follows
     */
    public void answer(HttpExchange exchange, String rest) throws IOException {
        if (!exchange.method().equals("GET") && !exchange.method().equals("HEAD")) {
            Answers.text(exchange, 405, "This is a file; GET is what it understands.", Map.of("allow", "GET, HEAD"));
            return;
        }
        Optional<String> path = FilePaths.relative(rest);
        if (path.isEmpty() || !serve(exchange, path.get(), rest.endsWith("/") || rest.isEmpty())) {
            missing(exchange);
        }
    }

    private void missing(HttpExchange exchange) throws IOException {
        if (config.fallback().isEmpty() || !serve(exchange, config.fallback().get(), false)) {
            Answers.notFound(exchange);
        }
    }

    /** @param slash whether the request's path ends as that of a directory does, or is the route's own */
    private boolean serve(HttpExchange exchange, String path, boolean slash) throws IOException {
        try {
            String name = path.isEmpty() ? "." : path;
            var kind = directory.status(name, true).kind();
            if (kind == FileKind.DIRECTORY) {
                return slash ? serve(exchange, inside(path, config.index()), false) : toDirectory(exchange, path);
            }
            return kind == FileKind.REGULAR_FILE
                    && directory.open(name, READ) instanceof FileHandle file
                    && send(exchange, file, name);
        } catch (FileException e) {
            return false;
        }
    }

    private static String inside(String directory, String name) {
        return directory.isEmpty() ? name : directory + "/" + name;
    }

    /** Relative links in a directory's page need the slash. */
    private boolean toDirectory(HttpExchange exchange, String path) throws IOException {
        try {
            var ignored = directory.status(inside(path, config.index()), true);
        } catch (FileException e) {
            return false;
        }
        int query = exchange.target().indexOf('?');
        String own = query < 0 ? exchange.target() : exchange.target().substring(0, query);
        String location = own.replaceFirst("^/+", "/") + "/"
                + (query < 0 ? "" : exchange.target().substring(query));
        Answers.empty(exchange, 308, Map.of("location", location));
        return true;
    }

    private boolean send(HttpExchange exchange, FileHandle file, String name) throws IOException {
        try (file) {
            FileStatus status = file.status();
            String tag = "\"%x-%x\"".formatted(status.modified(), status.size());
            var headers = new LinkedHashMap<String, String>();
            headers.put("etag", tag);
            config.cacheControl().ifPresent(value -> headers.put("cache-control", value));
            if (exchange.header("if-none-match")
                    .filter(known -> matches(known, tag))
                    .isPresent()) {
                Answers.empty(exchange, 304, headers);
                return true;
            }
            headers.put("content-type", MediaTypes.of(name));
            headers.put("x-content-type-options", "nosniff");
            exchange.respond(200, headers, new FileStream(file), status.size());
            return true;
        } catch (FileException e) {
            return false;
        }
    }

    /** Weak comparison (RFC 9110, section 13.1.2). */
    private static boolean matches(String known, String tag) {
        if (known.strip().equals("*")) {
            return true;
        }
        for (String one : known.split(",", 100)) {
            String candidate = one.strip();
            if (candidate.equals(tag) || candidate.equals("W/" + tag)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        directory.close();
    }
}
