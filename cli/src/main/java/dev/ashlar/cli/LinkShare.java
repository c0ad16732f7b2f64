package dev.ashlar.cli;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * {@code gateway=image:10%}: how many of the calls of one component to another.
 *
 * @param weight per cent
 */
record LinkShare(String caller, String callee, int weight) {
    private static final Pattern SYNTAX = Pattern.compile("([^=:]+)=([^=:]+):(\\d{1,3})%?");

    static final class Converter implements ITypeConverter<LinkShare> {
        @Override
        public LinkShare convert(String text) {
            var match = SYNTAX.matcher(text);
            if (!match.matches()) {
                throw new TypeConversionException(
                        "'%s' is no share of a link such as gateway=image:10%%".formatted(text));
            }
            return new LinkShare(match.group(1), match.group(2), percent(match.group(3)));
        }
    }

    /** {@code 10%} or {@code 10}. */
    static final class Percent implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            var digits = text.endsWith("%") ? text.substring(0, text.length() - 1) : text;
            if (!digits.matches("\\d{1,3}")) {
                throw new TypeConversionException("'%s' is no share such as 10%%".formatted(text));
            }
            return percent(digits);
        }
    }

    private static int percent(String digits) {
        int value = Integer.parseInt(digits);
        if (value > 100) {
            throw new TypeConversionException("%d %% is more than all".formatted(value));
        }
        return value;
    }
}
