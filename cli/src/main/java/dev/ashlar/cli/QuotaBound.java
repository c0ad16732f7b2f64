package dev.ashlar.cli;

import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How much of something somebody may have.
 *
 * @param most empty for any amount
 */
record QuotaBound(Optional<Long> most) {
    private static final String ANY = "any";

    /** {@code 12} or {@code any}. */
    static final class Count implements ITypeConverter<QuotaBound> {
        @Override
        public QuotaBound convert(String text) {
            if (text.equals(ANY)) {
                return new QuotaBound(Optional.empty());
            }
            if (!text.matches("[0-9]{1,9}")) {
                throw new TypeConversionException("'%s' is no number such as 12, nor any".formatted(text));
            }
            return new QuotaBound(Optional.of(Long.valueOf(text)));
        }
    }

    /** {@code 64m} or {@code any}. */
    static final class Size implements ITypeConverter<QuotaBound> {
        @Override
        public QuotaBound convert(String text) {
            return new QuotaBound(
                    text.equals(ANY) ? Optional.empty() : Optional.of(new Quantities.Size().convert(text)));
        }
    }
}
