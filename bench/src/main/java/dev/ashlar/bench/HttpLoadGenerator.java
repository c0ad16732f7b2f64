package dev.ashlar.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The load generator, the same for all servers: one thread, connections kept alive, the next request when one is answered. */
record HttpLoadGenerator(int connections) {

    HttpLoad run(URI target, int seconds) throws IOException, InterruptedException, PeerException {
        List<String> command = List.of(
                "wrk",
                "--latency",
                "-t1",
                "-c" + connections,
                "-d" + seconds + "s",
                "--timeout",
                "30s",
                target.toString());
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new PeerException(
                    "the load generator wrk is missing (Debian: apt-get install wrk): " + e.getMessage());
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new PeerException("wrk failed on " + target + ": " + output.strip());
        }
        return HttpLoad.parse(output);
    }
}
