package dev.ashlar.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ashlar completion}: a script that teaches the shell this command line. */
@Command(
        name = "completion",
        description = "Print the completion script of a shell.",
        footer = {
            "",
            "Put this line into ~/.bashrc or ~/.zshrc, with the name of the shell:",
            "  source <(ashlar completion bash)"
        })
final class CompletionCommand implements Runnable {
    enum Shell {
        bash(""),
        zsh("autoload -U +X bashcompinit && bashcompinit\n");

        private final String preamble;

        Shell(String preamble) {
            this.preamble = preamble;
        }
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}")
    private Shell shell;

    @Override
    public void run() {
        var root = spec.root().commandLine();
        spec.commandLine().getOut().print(shell.preamble + AutoComplete.bash(root.getCommandName(), root));
    }
}
