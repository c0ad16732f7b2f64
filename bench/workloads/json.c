/* Writes a JSON document of about 100 KB, then n times: parses it into a tree, walks the tree, frees it. */
#define WORKLOAD_HEAP
#include "workload.h"

typedef enum { NUL, BOOL, NUMBER, STRING, ARRAY, OBJECT } Kind;

typedef struct Value {
    Kind kind;
    u32 length;
    union {
        double number;
        char *text;
        struct Value *first;
    };
    char *key;
    struct Value *next;
} Value;

static char document[160000];
static char *out;
static const char *in;

static void put(const char *s) {
    while (*s) *out++ = *s++;
}

static void put_number(u32 v) {
    char digits[12];
    int n = 0;
    do digits[n++] = (char)('0' + v % 10); while (v /= 10);
    while (n) *out++ = digits[--n];
}

static void write_document(void) {
    out = document;
    put("{\"version\": 3, \"ok\": true, \"records\": [\n");
    for (u32 i = 0; i < 600; i++) {
        if (i) put(",\n");
        put("  {\"id\": ");
        put_number(i);
        put(", \"name\": \"record \\\"");
        put_number(next_random() % 100000);
        put("\\\" of \\u00e9t\\u00e9\", \"score\": -");
        put_number(next_random() % 1000);
        put(".");
        put_number(next_random() % 1000);
        put(i % 3 ? "e2, \"tags\": [\"a\", \"longer tag\", null, false]" : ", \"tags\": []");
        put(", \"nested\": {\"x\": ");
        put_number(next_random());
        put(", \"y\": [1, 2, [3, [4]]]}}");
    }
    put("\n]}");
    *out = 0;
}

static void skip_space(void) {
    while (*in == ' ' || *in == '\n' || *in == '\t' || *in == '\r') in++;
}

static u32 hex(char c) {
    return c <= '9' ? (u32)(c - '0') : (u32)((c | 32) - 'a' + 10);
}

static NOINLINE char *parse_string(u32 *length) {
    const char *end = ++in;
    while (*end != '"') end += *end == '\\' ? 2 : 1;
    char *text = allocate((u32)(end - in) + 1);
    u32 n = 0;
    while (*in != '"') {
        char c = *in++;
        if (c == '\\') {
            c = *in++;
            if (c == 'u') {
                u32 code = hex(in[0]) << 12 | hex(in[1]) << 8 | hex(in[2]) << 4 | hex(in[3]);
                in += 4;
                if (code >= 0x80) {
                    text[n++] = (char)(0xC0 | code >> 6);
                    c = (char)(0x80 | (code & 63));
                } else {
                    c = (char)code;
                }
            } else if (c == 'n') {
                c = '\n';
            }
        }
        text[n++] = c;
    }
    in++;
    text[n] = 0;
    *length = n;
    return text;
}

static NOINLINE double parse_number(void) {
    int negative = *in == '-';
    in += negative;
    double v = 0;
    while (*in >= '0' && *in <= '9') v = v * 10 + (*in++ - '0');
    if (*in == '.') {
        double scale = 0.1;
        for (in++; *in >= '0' && *in <= '9'; scale *= 0.1) v += (*in++ - '0') * scale;
    }
    if ((*in | 32) == 'e') {
        int exponent = 0;
        for (in++; *in >= '0' && *in <= '9';) exponent = exponent * 10 + (*in++ - '0');
        while (exponent-- > 0) v *= 10;
    }
    return negative ? -v : v;
}

static Value *parse_value(void);

static void parse_children(Value *parent, char close) {
    Value **last = &parent->first;
    in++;
    skip_space();
    while (*in != close) {
        char *key = 0;
        u32 ignored;
        if (close == '}') {
            key = parse_string(&ignored);
            skip_space();
            in++;
        }
        Value *child = parse_value();
        child->key = key;
        *last = child;
        last = &child->next;
        parent->length++;
        skip_space();
        if (*in == ',') in++;
        skip_space();
    }
    in++;
    *last = 0;
}

static NOINLINE Value *parse_value(void) {
    Value *v = allocate(sizeof(Value));
    v->key = 0;
    v->next = 0;
    v->length = 0;
    skip_space();
    switch (*in) {
        case '{': v->kind = OBJECT; parse_children(v, '}'); break;
        case '[': v->kind = ARRAY; parse_children(v, ']'); break;
        case '"': v->kind = STRING; v->text = parse_string(&v->length); break;
        case 't': v->kind = BOOL; v->number = 1; in += 4; break;
        case 'f': v->kind = BOOL; v->number = 0; in += 5; break;
        case 'n': v->kind = NUL; in += 4; break;
        default: v->kind = NUMBER; v->number = parse_number();
    }
    return v;
}

static NOINLINE u64 walk(const Value *v, u64 h) {
    h = mix(h, v->kind * 31 + v->length);
    if (v->key) for (const char *s = v->key; *s; s++) h = h * 31 + (u8)*s;
    switch (v->kind) {
        case NUMBER: return mix(h, (u64)(i64)(v->number * 16));
        case STRING:
            for (u32 i = 0; i < v->length; i++) h = h * 31 + (u8)v->text[i];
            return h;
        case ARRAY:
        case OBJECT:
            for (const Value *c = v->first; c; c = c->next) h = walk(c, h);
            return h;
        default: return h;
    }
}

static NOINLINE void drop(Value *v) {
    if (v->kind >= ARRAY) {
        for (Value *c = v->first; c;) {
            Value *next = c->next;
            drop(c);
            c = next;
        }
    }
    if (v->kind == STRING) release(v->text);
    if (v->key) release(v->key);
    release(v);
}

i64 run(i32 n) {
    random_state = 12345;
    write_document();
    u64 h = 0;
    for (i32 i = 0; i < n; i++) {
        in = document;
        Value *root = parse_value();
        h = walk(root, h);
        drop(root);
    }
    return (i64)h;
}
