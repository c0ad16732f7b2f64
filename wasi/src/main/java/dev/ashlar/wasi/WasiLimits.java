package dev.ashlar.wasi;

/**
 * How much of the host a guest may occupy. Beyond a limit the guest gets the interface's own error where there is one, and
 * a trap where there is none.
 *
 * @param openFiles files and directories open at a time, preopened ones included
 * @param directoryEntries of one directory that can be listed
 * @param pollables that one call may wait for
 * @param randomBytes that one call may ask for
 * @param bufferedBytes of one stream that wait on the host
 */
public record WasiLimits(int openFiles, int directoryEntries, int pollables, int randomBytes, int bufferedBytes) {
    public static final WasiLimits DEFAULT = new WasiLimits(1_024, 100_000, 4_096, 64 << 20, 1 << 20);
}
