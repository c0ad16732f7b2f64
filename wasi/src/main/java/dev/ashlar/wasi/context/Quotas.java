package dev.ashlar.wasi.context;

import dev.ashlar.wasi.WasiLimits;

/**
 * What one guest has of what its {@link WasiLimits} count.
 *
 * @param streams that it has handles of
 * @param pollables that it has handles of
 * @param openFiles that it opened, whether it has handles of them or of their streams only
 * @param directoryEntries kept for it while it reads them
 * @param bufferedBytes that the host keeps for it
 * @param outputBytes that it wrote to standard output and error
 */
public record Quotas(
        Quota streams,
        Quota pollables,
        Quota openFiles,
        Quota directoryEntries,
        Quota bufferedBytes,
        Quota outputBytes) {

    static Quotas of(WasiLimits limits) {
        return new Quotas(
                new Quota("streams alive", limits.streams()),
                new Quota("pollables alive", limits.pollables()),
                new Quota("open files", limits.openFiles()),
                new Quota("directory entries", limits.directoryEntries()),
                new Quota("buffered bytes", limits.bufferedBytes()),
                new Quota("bytes of standard output and error", limits.outputBytes()));
    }
}
