package dev.ashlar.engine.binary;

/** Types in the notation of the text format. */
final class TypeText {
    private TypeText() {}

    static String of(DefinedType type) {
        StringBuilder text = new StringBuilder();
        switch (type.composite()) {
            case FuncType function -> {
                text.append("(func");
                list(text, "param", function.parameters(), type);
                list(text, "result", function.results(), type);
            }
            case StructType struct -> {
                text.append("(struct");
                for (int i = 0; i < struct.fields().length; i++) {
                    text.append(" (field ")
                            .append(field(struct.fields()[i], struct.mutable()[i], type))
                            .append(')');
                }
            }
            case ArrayType array -> text.append("(array ").append(field(array.element(), array.mutable(), type));
        }
        return text.append(')').toString();
    }

    private static void list(StringBuilder text, String keyword, int[] types, DefinedType owner) {
        if (types.length == 0) {
            return;
        }
        text.append(" (").append(keyword);
        for (int type : types) {
            text.append(' ').append(value(type, owner));
        }
        text.append(')');
    }

    private static String field(int type, boolean mutable, DefinedType owner) {
        String value = value(type, owner);
        return mutable ? "(mut " + value + ")" : value;
    }

    private static String value(int type, DefinedType owner) {
        if (ValType.isRef(type) && ValType.isConcrete(ValType.heap(type))) {
            int id = owner.reference(ValType.typeIndex(ValType.heap(type))).id();
            return "(ref " + (ValType.isNullable(type) ? "null " : "") + "$" + id + ")";
        }
        return ValType.name(type);
    }
}
