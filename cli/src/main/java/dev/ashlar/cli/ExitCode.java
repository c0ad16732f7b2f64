package dev.ashlar.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the {@code ashlar} process ends with; scripts rely on these. */
final class ExitCode {
    static final int SUCCESS = 0;
    static final int FAILURE = 1;
    static final int USAGE = 2;
    static final int TRAP = 3;
    static final int MODULE = 4;
    static final int LINK = 5;
    /** {@code EX_SOFTWARE} of sysexits.h. */
    static final int BUG = 70;

    private ExitCode() {}

    /** The codes and their meanings, as help shows them. */
    static Map<String, String> meanings() {
        var meanings = new LinkedHashMap<String, String>();
        meanings.put("" + SUCCESS, "done");
        meanings.put("" + FAILURE, "understood, but it failed; the message says why");
        meanings.put("" + USAGE, "the command line is wrong");
        meanings.put("" + TRAP, "the guest trapped, met a limit, or threw what nobody caught");
        meanings.put(
                "" + MODULE, "the module or component is malformed or invalid, or needs a feature that is not there");
        meanings.put("" + LINK, "an import is missing or of another type");
        meanings.put("" + BUG, "a bug in Ashlar; please report it with the stack trace");
        return meanings;
    }
}
