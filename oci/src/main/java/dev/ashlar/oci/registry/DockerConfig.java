package dev.ashlar.oci.registry;

import dev.ashlar.oci.json.Json;
import dev.ashlar.oci.json.JsonException;
import dev.ashlar.oci.json.JsonFields;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The credentials that container tools keep: {@code config.json} of Docker, {@code auth.json} of Podman and others. The file names helpers,
 * which keep them in a safer place, or has them itself.
 */
public final class DockerConfig implements Credentials {
    private static final int MAX_BYTES = 4 << 20;
    private static final String DOCKER_HUB = "docker.io";
    private static final String DOCKER_HUB_KEY = "https://index.docker.io/v1/";

    private final List<Path> files;
    private final Map<String, String> environment;

    private DockerConfig(List<Path> files, Map<String, String> environment) {
        this.files = List.copyOf(files);
        this.environment = environment;
    }

    /** One file. */
    public static DockerConfig in(Path file) {
        return new DockerConfig(List.of(file), System.getenv());
    }

    /**
     * The files where container tools look, in their order: {@code REGISTRY_AUTH_FILE} alone if it is set, else {@code config.json} in
     * {@code DOCKER_CONFIG} or {@code ~/.docker}, then {@code containers/auth.json} in {@code XDG_RUNTIME_DIR} and in {@code ~/.config}.
     */
    public static DockerConfig of(Map<String, String> environment) {
        String one = environment.getOrDefault("REGISTRY_AUTH_FILE", "");
        if (!one.isEmpty()) {
            return new DockerConfig(List.of(Path.of(one)), environment);
        }
        Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home", ".")));
        String docker = environment.getOrDefault("DOCKER_CONFIG", "");
        String run = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        var files = new ArrayList<Path>();
        files.add((docker.isEmpty() ? home.resolve(".docker") : Path.of(docker)).resolve("config.json"));
        if (!run.isEmpty()) {
            files.add(Path.of(run, "containers", "auth.json"));
        }
        files.add(home.resolve(".config").resolve("containers").resolve("auth.json"));
        return new DockerConfig(files, environment);
    }

    /** Where {@link #store} writes. */
    public Path file() {
        return files.getFirst();
    }

    @Override
    public Optional<Login> find(String registry) throws IOException {
        for (Path file : files) {
            var config = read(file);
            if (config.isPresent()) {
                var login = find(registry, config.get(), file);
                if (login.isPresent()) {
                    return login;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Login> find(String registry, JsonFields config, Path file) throws IOException {
        try {
            var helper = helper(registry, config);
            var kept = helper.isPresent() ? helper.get().get(key(registry)) : Optional.<Login>empty();
            return kept.isPresent() ? kept : inFile(registry, config);
        } catch (JsonException e) {
            throw new IOException("%s cannot be read: %s; correct or remove it".formatted(file, e.getMessage()), e);
        }
    }

    private Optional<CredentialHelper> helper(String registry, JsonFields config) {
        return Optional.ofNullable(config.map("credHelpers").get(registry))
                .or(() -> config.optionalText("credsStore"))
                .filter(name -> !name.isEmpty())
                .map(name -> new CredentialHelper(name, environment));
    }

    private static Optional<Login> inFile(String registry, JsonFields config) {
        var auths = config.optionalObject("auths");
        if (auths.isEmpty()) {
            return Optional.empty();
        }
        for (String key : List.of(key(registry), registry, "https://" + registry, "http://" + registry)) {
            var entry = auths.get().optionalObject(key).flatMap(DockerConfig::login);
            if (entry.isPresent()) {
                return entry;
            }
        }
        return Optional.empty();
    }

    private static Optional<Login> login(JsonFields entry) {
        String token = entry.textOrEmpty("identitytoken");
        if (!token.isEmpty()) {
            return Optional.of(new Login.IdentityToken(token));
        }
        String auth = entry.textOrEmpty("auth");
        if (auth.isEmpty()) {
            String user = entry.textOrEmpty("username");
            return user.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Login.Password(user, entry.textOrEmpty("password")));
        }
        return Optional.of(decode(entry, auth));
    }

    private static Login decode(JsonFields entry, String auth) {
        try {
            String text = new String(Base64.getDecoder().decode(auth), StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            if (colon > 0) {
                return new Login.Password(text.substring(0, colon), text.substring(colon + 1));
            }
        } catch (IllegalArgumentException e) {
            throw entry.invalid("auth", "is no base 64");
        }
        throw entry.invalid("auth", "is not the base 64 of a user, a colon and a password");
    }

    private static String key(String registry) {
        return registry.equals(DOCKER_HUB) ? DOCKER_HUB_KEY : registry;
    }

    private static Optional<JsonFields> read(Path file) throws IOException {
        try {
            return Optional.of(Json.object(Files.readAllBytes(file), MAX_BYTES));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JsonException e) {
            throw new IOException("%s cannot be read: %s; correct or remove it".formatted(file, e.getMessage()), e);
        }
    }

    /**
     * Keeps how to log in, by the helper that the file names, or else in the file, which only its owner can read then.
     *
     * @return where it is
     */
    public String store(String registry, Login.Password login) throws IOException {
        var config = read(file());
        var helper = config.flatMap(it -> helper(registry, it));
        if (helper.isPresent()) {
            helper.get().store(key(registry), login);
            return helper.get().name();
        }
        change(registry, config, Optional.of(login));
        return file().toString();
    }

    /**
     * Forgets how to log in.
     *
     * @return whether it was known
     */
    public boolean erase(String registry) throws IOException {
        boolean known = false;
        for (Path path : files) {
            var config = read(path);
            if (config.isPresent()) {
                known |= new DockerConfig(List.of(path), environment).eraseHere(registry, config.get());
            }
        }
        return known;
    }

    private boolean eraseHere(String registry, JsonFields config) throws IOException {
        boolean known = find(registry, config, file()).isPresent();
        var helper = helper(registry, config);
        if (known && helper.isPresent()) {
            helper.get().erase(key(registry));
        }
        if (inFile(registry, config).isPresent()) {
            change(registry, Optional.of(config), Optional.empty());
        }
        return known;
    }

    private void change(String registry, Optional<JsonFields> config, Optional<Login.Password> login)
            throws IOException {
        var members = new LinkedHashMap<String, Object>();
        config.ifPresent(it -> members.putAll(it.tree()));
        var auths = new LinkedHashMap<String, Object>();
        config.flatMap(it -> it.optionalObject("auths")).ifPresent(it -> auths.putAll(it.tree()));
        for (String name : List.of(key(registry), registry, "https://" + registry, "http://" + registry)) {
            auths.remove(name);
        }
        login.ifPresent(it -> auths.put(key(registry), Map.of("auth", it.basic().substring("Basic ".length()))));
        members.put("auths", auths);
        write(Json.bytes(members));
    }

    private void write(byte[] text) throws IOException {
        Path file = Files.exists(file()) ? file().toRealPath() : file().toAbsolutePath(); // links stay links
        Path folder = Optional.ofNullable(file.getParent()).orElseThrow();
        Files.createDirectories(folder);
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        Path draft = posix
                ? Files.createTempFile(
                        folder,
                        ".config",
                        "",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : Files.createTempFile(folder, ".config", "");
        try {
            Files.write(draft, text);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Files.deleteIfExists(draft);
            throw new IOException("%s cannot be written: %s".formatted(file, e.getMessage()), e);
        }
    }
}
