package dev.ashlar.capabilities;

/** Where messages of components go. Called on the guest's thread, by several at a time. */
@FunctionalInterface
public interface LogSink {
    void log(LogMessage message);
}
