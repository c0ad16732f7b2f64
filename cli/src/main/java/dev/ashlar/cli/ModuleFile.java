package dev.ashlar.cli;

import dev.ashlar.component.Component;
import dev.ashlar.component.ComponentException;
import dev.ashlar.component.ComponentOutline;
import dev.ashlar.engine.Engine;
import dev.ashlar.engine.InvalidModuleException;
import dev.ashlar.engine.MalformedModuleException;
import dev.ashlar.engine.Module;
import dev.ashlar.engine.UnsupportedFeatureException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Function;

/**
 * A module or component that the user named.
 *
 * @param path as the user wrote it
 * @param bytes its contents
 */
record ModuleFile(Path path, byte[] bytes) {
    static ModuleFile read(Path path) {
        try {
            return new ModuleFile(path, Files.readAllBytes(path));
        } catch (NoSuchFileException e) {
            throw new CommandFailedException("no such file: " + path);
        } catch (FileSystemException e) {
            throw new CommandFailedException("cannot read " + path + ": " + reason(path, e));
        } catch (IOException e) {
            throw new CommandFailedException("cannot read " + path + ": " + e.getMessage());
        }
    }

    private static String reason(Path path, FileSystemException e) {
        return Objects.requireNonNullElse(e.getReason(), Files.isReadable(path) ? e.toString() : "permission denied");
    }

    Module compile(Engine engine) {
        try {
            var module = engine.compile(bytes, name());
            meanwhile(engine, module::loadUsed);
            return module;
        } catch (MalformedModuleException e) {
            throw rejected(path + ": " + e.getMessage() + hint());
        } catch (InvalidModuleException | UnsupportedFeatureException e) {
            throw rejected(path + ": " + e.getMessage());
        }
    }

    private static CommandFailedException rejected(String message) {
        return new CommandFailedException(message, ExitCode.MODULE);
    }

    ComponentOutline outline(Engine engine) {
        return component(binary -> ComponentOutline.read(engine, binary));
    }

    Component compileComponent(Engine engine) {
        var component = component(binary -> Component.compile(engine, binary, name()));
        meanwhile(engine, component::loadUsed);
        return component;
    }

    /** Code of earlier runs is loaded while the guest is being started. */
    private static void meanwhile(Engine engine, Runnable load) {
        if (engine.config().codeCache().isPresent()) {
            var _ = Thread.ofPlatform().daemon().name("loading code").start(load);
        }
    }

    /** What a reader of components makes of it; the file is named where it is refused. */
    <T> T component(Function<byte[], T> reader) {
        try {
            return reader.apply(bytes);
        } catch (ComponentException | UnsupportedFeatureException e) {
            throw rejected(path + ": " + e.getMessage());
        }
    }

    /** Of the file, without the extension. */
    String name() {
        var file = path.getFileName();
        var name = file == null ? path.toString() : file.toString();
        return name.endsWith(".wasm") ? name.substring(0, name.length() - ".wasm".length()) : name;
    }

    private String hint() {
        if (isText()) {
            return "\nThis looks like the text format: make a binary of it with 'wasm-tools parse' or 'wat2wasm'.";
        }
        if (isComponent()) {
            return "\nThis is a component, not a core module.";
        }
        return "";
    }

    private boolean isText() {
        for (byte b : bytes) {
            if (!Character.isWhitespace(b)) {
                return b == '(' || b == ';';
            }
        }
        return false;
    }

    boolean isComponent() {
        return ComponentOutline.isComponent(bytes);
    }
}
