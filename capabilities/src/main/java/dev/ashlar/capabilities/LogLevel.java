package dev.ashlar.capabilities;

/** How much a message matters, the least first, as in {@code wasi:logging}. */
public enum LogLevel {
    TRACE,
    DEBUG,
    INFO,
    WARN,
    ERROR,
    CRITICAL
}
