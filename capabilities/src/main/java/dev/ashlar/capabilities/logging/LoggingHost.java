package dev.ashlar.capabilities.logging;

import dev.ashlar.capabilities.ComponentCapabilities;
import dev.ashlar.capabilities.LogLevel;
import dev.ashlar.capabilities.LogLimits;
import dev.ashlar.capabilities.LogMessage;
import dev.ashlar.capabilities.LogSink;
import dev.ashlar.capabilities.bindings.wasi.logging.v0_1_0_draft.logging.Level;
import dev.ashlar.capabilities.bindings.wasi.logging.v0_1_0_draft.logging.Logging;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.wasi.context.Context;

/** {@code wasi:logging} for one guest. */
public final class LoggingHost implements Logging, AutoCloseable {
    private final String component;
    private final LogSink sink;
    private final LogLimits limits;
    private int lines;

    private LoggingHost(ComponentCapabilities component, LogLimits limits) {
        this.component = component.component();
        this.sink = component.log();
        this.limits = limits;
    }

    public static void define(ComponentLinker linker, ComponentCapabilities component, LogLimits limits) {
        Logging.linkPerCall(linker, call -> {
            Context context = (Context) component.wasi().of(call.store());
            return context.part(LoggingHost.class, its -> new LoggingHost(component, limits));
        });
    }

    @Override
    public void log(Level level, String context, String message) {
        if (lines > limits.lines()) {
            return;
        }
        lines++;
        if (lines > limits.lines()) {
            send(
                    LogLevel.WARN,
                    "",
                    "logged %d messages, as many as it may; further ones are dropped".formatted(lines - 1));
        } else {
            send(level(level), cut(context, limits.context()), cut(message, limits.message()));
        }
    }

    private void send(LogLevel level, String context, String message) {
        sink.log(new LogMessage(component, level, context, message));
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        boolean splitsPair = most > 0 && Character.isHighSurrogate(text.charAt(most - 1));
        int kept = splitsPair ? most - 1 : most;
        return "%s… (%d more characters)".formatted(text.substring(0, kept), text.length() - kept);
    }

    private static LogLevel level(Level level) {
        return switch (level) {
            case TRACE -> LogLevel.TRACE;
            case DEBUG -> LogLevel.DEBUG;
            case INFO -> LogLevel.INFO;
            case WARN -> LogLevel.WARN;
            case ERROR -> LogLevel.ERROR;
            case CRITICAL -> LogLevel.CRITICAL;
        };
    }

    @Override
    public void close() {}
}
