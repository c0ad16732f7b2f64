package dev.ashlar.cli;

import dev.ashlar.wasi.EgressRule;
import dev.ashlar.wasi.ListenRule;
import dev.ashlar.wasi.NetworkGrant;
import java.util.List;
import java.util.Map;
import java.util.Stack;
import java.util.function.Function;
import java.util.regex.Pattern;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.TypeConversionException;

/** How rules for the network are written in options: one or several, with commas between them. */
final class NetworkText {
    private static final String WHOLE_INTERNET = "*://*:*";

    /** Rules have commas themselves, between ports; what follows those is no scheme. */
    private static final Pattern BETWEEN_RULES = Pattern.compile(",(?=[^,/:]*://)");

    private NetworkText() {}

    /** What a guest may connect to. */
    static final class Egress implements ITypeConverter<NetworkGrant> {
        @Override
        public NetworkGrant convert(String text) {
            return new NetworkGrant(parse(text, EgressRule::parse), List.of());
        }
    }

    /** Where a guest may listen. */
    static final class Listen implements ITypeConverter<NetworkGrant> {
        @Override
        public NetworkGrant convert(String text) {
            return new NetworkGrant(List.of(), parse(text, ListenRule::parse));
        }
    }

    private static <T> List<T> parse(String text, Function<String, T> rule) {
        try {
            return BETWEEN_RULES.splitAsStream(text).map(rule).toList();
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }

    /** Stands for the rule that is not there: {@code --allow-net prog.wasm} has none, {@code --allow-net=RULE} has. */
    static final class WholeInternet implements IParameterPreprocessor {
        @Override
        public boolean preprocess(Stack<String> args, CommandSpec command, ArgSpec option, Map<String, Object> info) {
            boolean attached = "=".equals(info.get("separator"));
            if (!attached && (args.isEmpty() || !args.peek().contains("://"))) {
                args.push(WHOLE_INTERNET);
            }
            return false;
        }
    }
}
