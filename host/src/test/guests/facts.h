// What a component knows of itself: "environment" and "directories"; "spin", "trap" and "memory" misbehave.

typedef struct {
    uint8_t *bytes;
    size_t length, room;
} buffer;

static void add(buffer *to, const uint8_t *from, size_t length) {
    if (to->length + length > to->room) {
        to->room = 2 * (to->length + length);
        to->bytes = realloc(to->bytes, to->room);
        if (to->bytes == NULL) {
            __builtin_trap();
        }
    }
    memcpy(to->bytes + to->length, from, length);
    to->length += length;
}

static void add_text(buffer *to, const char *text) {
    add(to, (const uint8_t *)text, strlen(text));
}

__attribute__((unused)) static void add_number(buffer *to, unsigned value) {
    uint8_t digit = (uint8_t)('0' + value % 10);
    if (value >= 10) {
        add_number(to, value / 10);
    }
    add(to, &digit, 1);
}

static bool begins(const uint8_t *text, size_t length, const char *with) {
    return length >= strlen(with) && memcmp(text, with, strlen(with)) == 0;
}

static void facts(const uint8_t *question, size_t length, buffer *out) {
    if (begins(question, length, "environment")) {
        SELF(list_tuple2_string_string_t) variables;
        environment_get_environment(&variables);
        for (size_t i = 0; i < variables.len; i++) {
            add(out, variables.ptr[i].f0.ptr, variables.ptr[i].f0.len);
            add_text(out, "=");
            add(out, variables.ptr[i].f1.ptr, variables.ptr[i].f1.len);
            add_text(out, "\n");
        }
    } else if (begins(question, length, "directories")) {
        preopens_list_tuple2_own_descriptor_string_t directories;
        preopens_get_directories(&directories);
        for (size_t i = 0; i < directories.len; i++) {
            add(out, directories.ptr[i].f1.ptr, directories.ptr[i].f1.len);
            add_text(out, "\n");
        }
    } else if (begins(question, length, "spin")) {
        for (volatile int always = 1; always;) {
        }
    } else if (begins(question, length, "trap")) {
        __builtin_trap();
    } else if (begins(question, length, "memory")) {
        while (__builtin_wasm_memory_grow(0, 16) != (size_t)-1) {
        }
        __builtin_trap();
    }
}
