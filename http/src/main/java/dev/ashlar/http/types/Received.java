package dev.ashlar.http.types;

/** What guests see of messages. */
final class Received {
    private Received() {}

    static FieldList withoutForbidden(FieldList fields) {
        for (int i = 0; i < fields.size(); i++) {
            if (FieldSyntax.isForbidden(fields.name(i))) {
                return filtered(fields);
            }
        }
        return fields;
    }

    private static FieldList filtered(FieldList fields) {
        FieldList allowed = new FieldList();
        for (int i = 0; i < fields.size(); i++) {
            if (!FieldSyntax.isForbidden(fields.name(i))) {
                allowed.add(fields.name(i), fields.value(i));
            }
        }
        return allowed;
    }
}
