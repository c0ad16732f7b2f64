package dev.ashlar.conformance;

import dev.ashlar.component.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads values of components as the scripts write them. */
final class ComponentValues {
    private ComponentValues() {}

    static dev.ashlar.conformance.Value read(JsonNode node) {
        return new dev.ashlar.conformance.Value.Lifted(value(node));
    }

    private static Value value(JsonNode node) {
        String type = ScriptReader.text(node, "type");
        JsonNode content = node.required("value");
        return switch (type) {
            case "bool" -> new Value.Bool(content.booleanValue());
            case "s8" -> new Value.S8(Byte.parseByte(content.stringValue()));
            case "u8" -> new Value.U8(Integer.parseInt(content.stringValue()));
            case "s16" -> new Value.S16(Short.parseShort(content.stringValue()));
            case "u16" -> new Value.U16(Integer.parseInt(content.stringValue()));
            case "s32" -> new Value.S32(Integer.parseInt(content.stringValue()));
            case "u32" -> new Value.U32(Long.parseLong(content.stringValue()));
            case "s64" -> new Value.S64(Long.parseLong(content.stringValue()));
            case "u64" -> new Value.U64(Long.parseUnsignedLong(content.stringValue()));
            case "f32" -> new Value.F32(Float.intBitsToFloat(Integer.parseUnsignedInt(content.stringValue())));
            case "f64" -> new Value.F64(Double.longBitsToDouble(Long.parseUnsignedLong(content.stringValue())));
            case "char" -> new Value.Char(content.stringValue().codePointAt(0));
            case "string" -> new Value.Str(content.stringValue());
            case "list" -> new Value.ListOf(ScriptReader.list(content, ComponentValues::value));
            case "tuple" -> new Value.TupleOf(ScriptReader.list(content, ComponentValues::value));
            case "record" -> record(content);
            case "variant" -> new Value.VariantOf(ScriptReader.text(content, "case"), optional(content, "payload"));
            case "enum" -> new Value.EnumOf(content.stringValue());
            case "flags" -> new Value.FlagsOf(new LinkedHashSet<>(ScriptReader.list(content, JsonNode::stringValue)));
            case "option" -> new Value.OptionOf(content.isNull() ? Optional.empty() : Optional.of(value(content)));
            case "result" -> result(content);
            default -> throw new IllegalArgumentException("unknown type of value " + type);
        };
    }

    private static Value record(JsonNode fields) {
        List<String> names = new ArrayList<>();
        List<Value> values = new ArrayList<>();
        for (JsonNode field : fields) {
            names.add(field.required(0).stringValue());
            values.add(value(field.required(1)));
        }
        return new Value.RecordOf(names, values);
    }

    private static Value result(JsonNode content) {
        Map.Entry<String, JsonNode> only = content.properties().iterator().next();
        return switch (only.getKey()) {
            case "Ok" -> new Value.ResultOf(true, optional(content, "Ok"));
            case "Err" -> new Value.ResultOf(false, optional(content, "Err"));
            default -> throw new IllegalArgumentException("a result is Ok or Err, not " + only.getKey());
        };
    }

    private static Optional<Value> optional(JsonNode node, String field) {
        return node.hasNonNull(field) ? Optional.of(value(node.required(field))) : Optional.empty();
    }
}
