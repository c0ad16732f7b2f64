package dev.ashlar.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** The side of the protocol that {@link Peer} describes which answers. */
@FunctionalInterface
interface PeerCommands {
    /** The answer to a command, of which these are the fields; whatever is thrown becomes one, too. */
    String answer(String[] command) throws Throwable;

    /** Greets, answers commands until there are no more, and ends the process. */
    static void serve(PeerCommands peer) throws IOException {
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println("ready Ashlar on Java " + Runtime.version());
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            System.out.println(answerOrError(peer, line.split("\t")));
        }
        System.exit(0);
    }

    // Whatever goes wrong is for the runner to report.
    @SuppressWarnings("CatchingUnchecked")
    private static String answerOrError(PeerCommands peer, String[] command) {
        try {
            return peer.answer(command);
        } catch (Throwable e) {
            e.printStackTrace();
            return "error " + String.valueOf(e).replaceAll("\\s+", " ");
        }
    }
}
