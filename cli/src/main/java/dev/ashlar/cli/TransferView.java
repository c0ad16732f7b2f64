package dev.ashlar.cli;

import dev.ashlar.oci.Descriptor;
import dev.ashlar.oci.Digest;
import dev.ashlar.oci.registry.RegistryException;
import dev.ashlar.oci.registry.TransferListener;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Shows how a transfer goes: on a terminal one line that changes; what was tried again; in the end, what went over the network. */
final class TransferView implements TransferListener {
    private static final long FRAME_NANOS = 100_000_000;
    private static final String BACK = "\r\033[K";

    private static final class Sum {
        private int count;
        private long bytes;
    }

    private final PrintWriter err;
    private final String doing;
    private final boolean live;
    private final Map<Outcome, Sum> sums = new EnumMap<>(Outcome.class);
    private final Set<Digest> seen = new HashSet<>();
    private long moved;
    private long drawn;

    /** @param doing as in "pushing" */
    TransferView(PrintWriter err, String doing, boolean live) {
        this.err = err;
        this.doing = doing;
        this.live = live;
        for (Outcome outcome : Outcome.values()) {
            sums.put(outcome, new Sum());
        }
    }

    static TransferView create(PrintWriter err, String doing) {
        boolean live = Terminal.isTerminal(2) && !"dumb".equals(System.getenv("TERM"));
        return new TransferView(err, doing, live);
    }

    @Override
    public synchronized void moved(Descriptor descriptor, long bytes) {
        moved += bytes;
        long now = System.nanoTime();
        if (live && now - drawn > FRAME_NANOS) {
            drawn = now;
            err.print("%s%s %,d bytes".formatted(BACK, doing, moved));
            err.flush();
        }
    }

    @Override
    public synchronized void done(Descriptor descriptor, Outcome outcome) {
        if (seen.add(descriptor.digest())) {
            Sum sum = sum(outcome);
            sum.count++;
            sum.bytes += descriptor.size();
        }
    }

    @Override
    public synchronized void retrying(RegistryException failure) {
        end();
        err.println(Printable.text("trying again: " + failure.getMessage()));
        err.flush();
    }

    private Sum sum(Outcome outcome) {
        return sums.computeIfAbsent(outcome, it -> new Sum());
    }

    /** As in "pushed 3 blobs (1,234 bytes), 2 were there (5,678 bytes)". */
    synchronized String summary(String did) {
        var text = new StringBuilder(part(did, Outcome.TRANSFERRED, ""));
        if (sum(Outcome.MOUNTED).count > 0) {
            text.append(", ").append(part("", Outcome.MOUNTED, " mounted from another repository"));
        }
        if (sum(Outcome.PRESENT).count > 0) {
            text.append(", ").append(part("", Outcome.PRESENT, " there already"));
        }
        return text.toString();
    }

    private String part(String did, Outcome outcome, String what) {
        Sum sum = sum(outcome);
        String blobs = sum.count == 1 ? "1 blob" : sum.count + " blobs";
        return (did + " " + blobs + what + " (%,d bytes)".formatted(sum.bytes)).strip();
    }

    synchronized Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        sums.forEach((outcome, sum) -> json.put(
                switch (outcome) {
                    case TRANSFERRED -> "transferred";
                    case PRESENT -> "present";
                    case MOUNTED -> "mounted";
                },
                Map.of("blobs", sum.count, "bytes", sum.bytes)));
        json.put("networkBytes", moved);
        return json;
    }

    /** Removes the line that changes. */
    synchronized void end() {
        if (live && drawn != 0) {
            err.print(BACK);
            err.flush();
            drawn = 0;
        }
    }
}
