package dev.ashlar.conformance;

/** One run of one script. */
interface ScriptRun extends AutoCloseable {
    Outcome run(Command command);

    @Override
    void close();
}
