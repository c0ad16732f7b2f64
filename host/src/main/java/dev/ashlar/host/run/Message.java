package dev.ashlar.host.run;

import dev.ashlar.component.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * A {@code broker-message}.
 *
 * @param subject the topic
 */
record Message(String subject, byte[] body, Optional<String> replyTo) {
    static Message of(Value.RecordOf value) {
        var fields = value.values();
        return new Message(
                ((Value.Str) fields.get(value.names().indexOf("subject"))).value(),
                bytes(((Value.ListOf) fields.get(value.names().indexOf("body"))).elements()),
                ((Value.OptionOf) fields.get(value.names().indexOf("reply-to")))
                        .payload()
                        .map(text -> ((Value.Str) text).value()));
    }

    private static byte[] bytes(List<Value> elements) {
        byte[] bytes = new byte[elements.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) ((Value.U8) elements.get(i)).value();
        }
        return bytes;
    }

    Value toValue() {
        var fields = new LinkedHashMap<String, Value>();
        fields.put("subject", new Value.Str(subject));
        fields.put("body", Value.ListOf.ofBytes(body));
        fields.put("reply-to", new Value.OptionOf(replyTo.map(Value.Str::new)));
        return Value.RecordOf.of(fields);
    }
}
