package dev.ashlar.wasi;

/**
 * How much of the host a guest may occupy. Beyond a limit the guest gets the interface's own error where there is one, and
 * a trap that names the limit where there is none (decision 0306).
 *
 * @param openFiles files and directories open at a time, preopened ones included
 * @param directoryEntries of directories being listed at a time, all together
 * @param pollables alive at a time, and in one call that waits for them
 * @param streams alive at a time
 * @param randomBytes that one call may ask for
 * @param bufferedBytes that wait in the host for the guest to read or for the world to take, in all streams together
 * @param outputBytes that may be written to standard output and standard error together, for as long as the guest lives
 * @param sockets of wasi:sockets
 */
public record WasiLimits(
        int openFiles,
        int directoryEntries,
        int pollables,
        int streams,
        int randomBytes,
        long bufferedBytes,
        long outputBytes,
        SocketLimits sockets) {
    /** 1,024 open files, 100,000 entries, 10,000 pollables, 4,096 streams, 4 MiB random, 64 MiB buffered, output without end. */
    public static final WasiLimits DEFAULT =
            new WasiLimits(1_024, 100_000, 10_000, 4_096, 4 << 20, 64 << 20, Long.MAX_VALUE, SocketLimits.DEFAULT);

    /** @throws IllegalArgumentException when one is negative */
    public WasiLimits {
        if (openFiles < 0
                || directoryEntries < 0
                || pollables < 0
                || streams < 0
                || randomBytes < 0
                || bufferedBytes < 0
                || outputBytes < 0) {
            throw new IllegalArgumentException("limits cannot be negative");
        }
    }

    public WasiLimits withOpenFiles(int limit) {
        return new WasiLimits(
                limit, directoryEntries, pollables, streams, randomBytes, bufferedBytes, outputBytes, sockets);
    }

    public WasiLimits withDirectoryEntries(int limit) {
        return new WasiLimits(openFiles, limit, pollables, streams, randomBytes, bufferedBytes, outputBytes, sockets);
    }

    public WasiLimits withPollables(int limit) {
        return new WasiLimits(
                openFiles, directoryEntries, limit, streams, randomBytes, bufferedBytes, outputBytes, sockets);
    }

    public WasiLimits withStreams(int limit) {
        return new WasiLimits(
                openFiles, directoryEntries, pollables, limit, randomBytes, bufferedBytes, outputBytes, sockets);
    }

    public WasiLimits withRandomBytes(int limit) {
        return new WasiLimits(
                openFiles, directoryEntries, pollables, streams, limit, bufferedBytes, outputBytes, sockets);
    }

    public WasiLimits withBufferedBytes(long limit) {
        return new WasiLimits(
                openFiles, directoryEntries, pollables, streams, randomBytes, limit, outputBytes, sockets);
    }

    public WasiLimits withOutputBytes(long limit) {
        return new WasiLimits(
                openFiles, directoryEntries, pollables, streams, randomBytes, bufferedBytes, limit, sockets);
    }

    public WasiLimits withSockets(SocketLimits limit) {
        return new WasiLimits(
                openFiles, directoryEntries, pollables, streams, randomBytes, bufferedBytes, outputBytes, limit);
    }
}
