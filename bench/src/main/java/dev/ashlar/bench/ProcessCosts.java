package dev.ashlar.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a process and its descendants used, as Linux counts it.
 *
 * @param cpuSeconds user and system
 * @param residentBytes now
 */
record ProcessCosts(double cpuSeconds, long residentBytes) {
    /** Linux fixes what user space sees. */
    private static final double TICKS_PER_SECOND = 100;

    static ProcessCosts of(ProcessHandle process) throws IOException {
        List<ProcessHandle> all =
                Stream.concat(Stream.of(process), process.descendants()).toList();
        double cpu = 0;
        long resident = 0;
        for (ProcessHandle one : all) {
            Path folder = Path.of("/proc", String.valueOf(one.pid()));
            try {
                cpu += cpuSeconds(Files.readString(folder.resolve("stat")));
                resident += residentBytes(Files.readString(folder.resolve("status")));
            } catch (NoSuchFileException e) {
                // It ended meanwhile.
                continue;
            }
        }
        return new ProcessCosts(cpu, resident);
    }

    /** @param stat fields separated by spaces, the second a name in parentheses; the 14th and 15th are times */
    static double cpuSeconds(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }

    static long residentBytes(String status) {
        return status.lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElse(0);
    }
}
