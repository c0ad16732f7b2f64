package dev.ashlar.host.run;

import dev.ashlar.component.ComponentInstance;
import dev.ashlar.engine.ResourceLimitException;
import dev.ashlar.engine.Trap;
import dev.ashlar.engine.WasmException;
import dev.ashlar.engine.WasmFrame;
import dev.ashlar.host.diagnostics.Position;
import dev.ashlar.host.run.HostListener.Event;
import dev.ashlar.host.run.HostListener.Kind;
import dev.ashlar.wasi.ExitException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Invocations that are no HTTP requests: within the same limits, counted alike, and told to the listener. */
final class Invoker {
    private static final System.Logger LOGGER = System.getLogger("dev.ashlar.host");
    private static final int MOST_FRAMES = 30;

    private final ApplicationParts parts;
    private final EntryPoint entry;
    private final Position origin;

    /** @param origin what in the manifest starts the component */
    Invoker(ApplicationParts parts, EntryPoint entry, Position origin) {
        this.parts = parts;
        this.entry = entry;
        this.origin = origin;
    }

    String component() {
        return entry.part().component().name();
    }

    /**
     * Calls a function of a fresh graph.
     *
     * @param what it is, for people: "the run at 12:00"
     * @param call gives what went wrong, if something did
     */
    void invoke(String what, Function<ComponentInstance, Optional<String>> call) {
        try (var invocation = entry.begin(Optional.empty())) {
            Optional<String> failure;
            try {
                invocation.store().limitTime(entry.limits().deadline());
                invocation.store().limitCpu(entry.limits().cpu());
                failure = call.apply(invocation.instance());
            } catch (Trap | WasmException | ExitException | ResourceLimitException e) {
                failure = Optional.of(invocation.limitMet(e).orElseGet(() -> text(e)));
            }
            ended(what, failure, Optional.of(invocation.use()));
        } catch (ResourceLimitException e) {
            ended(what, Optional.of(String.valueOf(e.getMessage())), Optional.empty());
        } catch (RuntimeException e) {
            LOGGER.log(System.Logger.Level.ERROR, what + " failed by an error of the host", e);
            ended(what, Optional.of("an error of the host: " + e), Optional.empty());
        }
    }

    private static String text(RuntimeException e) {
        return switch (e) {
            case Trap trap ->
                "trap: " + trap.getMessage()
                        + trap.backtrace().stream()
                                .limit(MOST_FRAMES)
                                .map(WasmFrame::toString)
                                .collect(Collectors.joining(" < ", " at ", ""));
            case ExitException exit -> "it called exit: " + exit.getMessage();
            default -> "uncaught exception: " + e.getMessage();
        };
    }

    private void ended(String what, Optional<String> failure, Optional<InvocationUse> use) {
        parts.meters().ended(component(), failure.isPresent());
        tell(
                failure.isPresent() ? Kind.FAILED : Kind.COMPLETED,
                failure.map(why -> what + " failed: " + why).orElse(what + " has ended"),
                use);
    }

    /** Says that something was not done. */
    void skipped(String text) {
        tell(Kind.SKIPPED, text, Optional.empty());
    }

    private void tell(Kind kind, String text, Optional<InvocationUse> use) {
        parts.members()
                .listener()
                .event(new Event(parts.application().name(), component(), kind, text, Optional.of(origin), use));
    }
}
