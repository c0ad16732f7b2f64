package dev.ashlar.engine.binary;

import dev.ashlar.engine.MalformedModuleException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The {@code name} custom section, read when first asked for. Names are for people: where the section is damaged, what
 * was read before the damage counts and nothing is reported.
 *
 * @see <a href="https://webassembly.github.io/spec/core/appendix/custom.html#name-section">Core spec: name section</a>
 */
public final class NameSection {
    private static final int MODULE_NAME = 0;
    private static final int FUNCTION_NAMES = 1;

    private final byte[] bytes;
    private final int start;
    private final int end;
    private final int functionCount;
    private volatile @Nullable Names names;

    /** Offsets of the names in the binary, each that of its length; 0 where there is no name. */
    private record Names(int module, int[] functions) {}

    /**
     * @param start of the contents of the section; the same as {@code end} where there is no such section
     * @param functionCount of the module, imported ones included
     */
    public NameSection(byte[] bytes, int start, int end, int functionCount) {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
        this.functionCount = functionCount;
    }

    public Optional<String> moduleName() {
        return nameAt(names().module());
    }

    public Optional<String> functionName(int function) {
        int[] functions = names().functions();
        return function >= 0 && function < functions.length ? nameAt(functions[function]) : Optional.empty();
    }

    private Optional<String> nameAt(int offset) {
        if (offset == 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BinaryReader(bytes, offset, end).name());
        } catch (MalformedModuleException notUtf8) {
            return Optional.empty();
        }
    }

    private Names names() {
        Names known = names;
        if (known == null) {
            known = new Parser().parse();
            names = known;
        }
        return known;
    }

    private final class Parser {
        private final BinaryReader in = new BinaryReader(bytes, start, end);
        private int module;
        private int[] functions = {};

        Names parse() {
            try {
                while (!in.atEnd()) {
                    subsection();
                }
            } catch (MalformedModuleException damaged) {
                return new Names(module, functions);
            }
            return new Names(module, functions);
        }

        private void subsection() {
            int id = in.u8();
            int size = in.u32();
            int contents = in.position();
            in.skip(size);
            int next = in.position();
            in.seek(contents);
            switch (id) {
                case MODULE_NAME -> module = contents;
                case FUNCTION_NAMES -> functionNames(next);
                default -> {}
            }
            in.seek(next);
        }

        private void functionNames(int limit) {
            int left = in.u32();
            while (left != 0 && in.position() < limit) {
                int function = in.u32();
                int name = in.position();
                in.skip(in.u32());
                if (function >= 0 && function < functionCount) {
                    record(function, name);
                }
                left--;
            }
        }

        private void record(int function, int name) {
            if (function >= functions.length) {
                functions = Arrays.copyOf(functions, functionCount);
            }
            functions[function] = name;
        }
    }
}
