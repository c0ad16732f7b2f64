// The provider in C. Arguments belong to the callee, which frees them; results are freed by the caller's side through
// the post-return functions that wit-bindgen makes.

#include "provider.h"

#include <stdlib.h>
#include <string.h>

typedef provider_string_t string;
typedef exports_ashlar_demo_greeter_person_t person;
typedef exports_ashlar_demo_kv_bucket_t bucket;
typedef exports_ashlar_demo_kv_own_bucket_t own_bucket;
typedef exports_ashlar_demo_kv_borrow_bucket_t borrow_bucket;

static void *allocate(size_t size) {
    void *memory = malloc(size == 0 ? 1 : size);
    if (memory == NULL) {
        __builtin_trap();
    }
    return memory;
}

static void *copy_of(const void *bytes, size_t length) {
    return length == 0 ? allocate(0) : memcpy(allocate(length), bytes, length);
}

static string copy(string text) {
    return (string){copy_of(text.ptr, text.len), text.len};
}

static bool same(string a, string b) {
    return a.len == b.len && memcmp(a.ptr, b.ptr, a.len) == 0;
}

static string literal(const char *text) {
    return (string){(uint8_t *)text, strlen(text)};
}

// ---- calc

uint32_t exports_ashlar_demo_calc_add(uint32_t a, uint32_t b) {
    return a + b;
}

bool exports_ashlar_demo_calc_apply(exports_ashlar_demo_calc_operator_t operation, int32_t a, int32_t b, int32_t *ret,
                                    exports_ashlar_demo_calc_fault_t *err) {
    bool overflow = false;
    switch (operation) {
    case EXPORTS_ASHLAR_DEMO_CALC_OPERATOR_ADD:
        overflow = __builtin_add_overflow(a, b, ret);
        break;
    case EXPORTS_ASHLAR_DEMO_CALC_OPERATOR_SUBTRACT:
        overflow = __builtin_sub_overflow(a, b, ret);
        break;
    case EXPORTS_ASHLAR_DEMO_CALC_OPERATOR_MULTIPLY:
        overflow = __builtin_mul_overflow(a, b, ret);
        break;
    default:
        if (b == 0) {
            *err = EXPORTS_ASHLAR_DEMO_CALC_FAULT_DIVISION_BY_ZERO;
            return false;
        }
        overflow = a == INT32_MIN && b == -1;
        *ret = overflow ? 0 : a / b;
    }
    *err = EXPORTS_ASHLAR_DEMO_CALC_FAULT_OVERFLOW;
    return !overflow;
}

uint64_t exports_ashlar_demo_calc_square(uint32_t value) {
    return (uint64_t)value * value;
}

uint32_t exports_ashlar_demo_calc_root(uint64_t value) {
    uint64_t root = 0;
    for (uint64_t bit = 1ull << 31; bit != 0; bit >>= 1) {
        if ((root | bit) * (root | bit) <= value) {
            root |= bit;
        }
    }
    return (uint32_t)root;
}

bool exports_ashlar_demo_calc_mean(provider_list_f64_t *values, double *ret) {
    double sum = 0;
    for (size_t i = 0; i < values->len; i++) {
        sum += values->ptr[i];
    }
    bool any = values->len != 0;
    *ret = any ? sum / (double)values->len : 0;
    provider_list_f64_free(values);
    return any;
}

void exports_ashlar_demo_calc_range(provider_list_s8_t *values, provider_tuple2_s8_s8_t *ret) {
    *ret = (provider_tuple2_s8_s8_t){INT8_MAX, INT8_MIN};
    for (size_t i = 0; i < values->len; i++) {
        int8_t value = values->ptr[i];
        ret->f0 = value < ret->f0 ? value : ret->f0;
        ret->f1 = value > ret->f1 ? value : ret->f1;
    }
    provider_list_s8_free(values);
}

void exports_ashlar_demo_calc_crash(void) {
    __builtin_trap();
}

// ---- greeter

typedef struct {
    uint8_t *bytes;
    size_t length;
    size_t capacity;
} builder;

static void append(builder *to, string text) {
    if (to->capacity - to->length < text.len) {
        to->capacity = 2 * (to->length + text.len);
        uint8_t *grown = realloc(to->bytes, to->capacity);
        if (grown == NULL) {
            __builtin_trap();
        }
        to->bytes = grown;
    }
    memcpy(to->bytes + to->length, text.ptr, text.len);
    to->length += text.len;
}

static void append_number(builder *to, uint32_t number) {
    uint8_t digits[10];
    size_t start = sizeof digits;
    do {
        digits[--start] = (uint8_t)('0' + number % 10);
        number /= 10;
    } while (number != 0);
    append(to, (string){digits + start, sizeof digits - start});
}

static void append_char(builder *to, uint32_t c) {
    uint8_t utf8[4];
    size_t length;
    if (c < 0x80) {
        utf8[0] = (uint8_t)c;
        length = 1;
    } else if (c < 0x800) {
        utf8[0] = (uint8_t)(0xc0 | c >> 6);
        length = 2;
    } else if (c < 0x10000) {
        utf8[0] = (uint8_t)(0xe0 | c >> 12);
        length = 3;
    } else {
        utf8[0] = (uint8_t)(0xf0 | c >> 18);
        length = 4;
    }
    for (size_t i = 1; i < length; i++) {
        utf8[i] = (uint8_t)(0x80 | (c >> 6 * (length - 1 - i) & 0x3f));
    }
    append(to, (string){utf8, length});
}

static uint32_t first_char(string text) {
    uint8_t lead = text.ptr[0];
    size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    uint32_t c = length == 1 ? lead : lead & (0x7f >> length);
    for (size_t i = 1; i < length; i++) {
        c = c << 6 | (text.ptr[i] & 0x3f);
    }
    return c;
}

static void append_greeting(builder *to, const person *who, const exports_ashlar_demo_greeter_salutation_t *salutation,
                            exports_ashlar_demo_greeter_manner_t manner) {
    append(to, literal("Hello, "));
    if (salutation->tag == EXPORTS_ASHLAR_DEMO_GREETER_SALUTATION_TITLED) {
        append(to, salutation->val.titled);
        append(to, literal(" "));
    } else if (salutation->tag == EXPORTS_ASHLAR_DEMO_GREETER_SALUTATION_NUMBERED) {
        append_char(to, salutation->val.numbered.f1);
        append_number(to, salutation->val.numbered.f0);
        append(to, literal(" "));
    }
    append(to, who->name);
    if (manner & EXPORTS_ASHLAR_DEMO_GREETER_MANNER_WITH_AGE) {
        append(to, literal(" ("));
        append_number(to, who->age);
        append(to, literal(")"));
    }
    append(to, literal(manner & EXPORTS_ASHLAR_DEMO_GREETER_MANNER_LOUD ? "!" : ""));
}

static bool refuses(const person *who, exports_ashlar_demo_greeter_refusal_t *err) {
    if (who->name.len == 0) {
        err->who.is_some = false;
        err->reason = copy(literal("has no name"));
        return true;
    }
    if (same(who->name, literal("nobody"))) {
        err->who.is_some = true;
        err->who.val = copy(who->name);
        err->reason = copy(literal("is not greeted"));
        return true;
    }
    return false;
}

bool exports_ashlar_demo_greeter_greet(person *who, exports_ashlar_demo_greeter_salutation_t *salutation,
                                       exports_ashlar_demo_greeter_manner_t manner, string *ret,
                                       exports_ashlar_demo_greeter_refusal_t *err) {
    bool refused = refuses(who, err);
    if (!refused) {
        builder greeting = {0};
        append_greeting(&greeting, who, salutation, manner);
        if (manner & EXPORTS_ASHLAR_DEMO_GREETER_MANNER_TWICE) {
            append(&greeting, literal(" "));
            append_greeting(&greeting, who, salutation, manner);
        }
        *ret = (string){greeting.bytes, greeting.length};
    }
    exports_ashlar_demo_greeter_person_free(who);
    exports_ashlar_demo_greeter_salutation_free(salutation);
    return !refused;
}

void exports_ashlar_demo_greeter_nicknames(exports_ashlar_demo_greeter_list_person_t *people,
                                           provider_list_tuple2_string_string_t *ret) {
    size_t count = 0;
    for (size_t i = 0; i < people->len; i++) {
        count += people->ptr[i].nicknames.len;
    }
    ret->ptr = allocate(count * sizeof *ret->ptr);
    ret->len = 0;
    for (size_t i = 0; i < people->len; i++) {
        person *owner = &people->ptr[i];
        for (size_t j = 0; j < owner->nicknames.len; j++) {
            ret->ptr[ret->len++] =
                (provider_tuple2_string_string_t){copy(owner->nicknames.ptr[j]), copy(owner->name)};
        }
    }
    exports_ashlar_demo_greeter_list_person_free(people);
}

void exports_ashlar_demo_greeter_initials(exports_ashlar_demo_greeter_list_person_t *people,
                                          provider_list_char32_t *ret) {
    ret->ptr = allocate(people->len * sizeof *ret->ptr);
    ret->len = 0;
    for (size_t i = 0; i < people->len; i++) {
        if (people->ptr[i].name.len != 0) {
            ret->ptr[ret->len++] = first_char(people->ptr[i].name);
        }
    }
    exports_ashlar_demo_greeter_list_person_free(people);
}

// ---- kv

typedef struct {
    string key;
    provider_list_u8_t value;
} entry;

struct exports_ashlar_demo_kv_bucket_t {
    string name;
    entry *entries;
    size_t count;
    size_t capacity;
};

static uint32_t live;

static bucket *new_bucket(string name) {
    bucket *made = allocate(sizeof *made);
    *made = (bucket){.name = name};
    live++;
    return made;
}

static entry *find(const bucket *in, string key) {
    for (size_t i = 0; i < in->count; i++) {
        if (same(in->entries[i].key, key)) {
            return &in->entries[i];
        }
    }
    return NULL;
}

// Takes the value, and the key if it is new; gives back what was there before.
static bool put(bucket *in, string key, provider_list_u8_t value, provider_list_u8_t *before) {
    entry *present = find(in, key);
    if (present != NULL) {
        *before = present->value;
        present->value = value;
        provider_string_free(&key);
        return true;
    }
    if (in->count == in->capacity) {
        in->capacity = in->capacity == 0 ? 4 : 2 * in->capacity;
        in->entries = realloc(in->entries, in->capacity * sizeof *in->entries);
        if (in->entries == NULL) {
            __builtin_trap();
        }
    }
    in->entries[in->count++] = (entry){key, value};
    return false;
}

static void put_all(bucket *in, const bucket *from) {
    for (size_t i = 0; i < from->count; i++) {
        entry *each = &from->entries[i];
        provider_list_u8_t value = {copy_of(each->value.ptr, each->value.len), each->value.len};
        provider_list_u8_t before;
        if (put(in, copy(each->key), value, &before)) {
            provider_list_u8_free(&before);
        }
    }
}

own_bucket exports_ashlar_demo_kv_constructor_bucket(string *name) {
    return exports_ashlar_demo_kv_bucket_new(new_bucket(*name));
}

void exports_ashlar_demo_kv_bucket_destructor(bucket *rep) {
    for (size_t i = 0; i < rep->count; i++) {
        provider_string_free(&rep->entries[i].key);
        provider_list_u8_free(&rep->entries[i].value);
    }
    free(rep->entries);
    provider_string_free(&rep->name);
    free(rep);
    live--;
}

void exports_ashlar_demo_kv_method_bucket_name(borrow_bucket self, string *ret) {
    *ret = copy(self->name);
}

bool exports_ashlar_demo_kv_method_bucket_get(borrow_bucket self, string *key, provider_list_u8_t *ret) {
    entry *found = find(self, *key);
    provider_string_free(key);
    if (found == NULL) {
        return false;
    }
    *ret = (provider_list_u8_t){copy_of(found->value.ptr, found->value.len), found->value.len};
    return true;
}

bool exports_ashlar_demo_kv_method_bucket_set(borrow_bucket self, string *key, provider_list_u8_t *value,
                                              provider_list_u8_t *ret) {
    return put(self, *key, *value, ret);
}

void exports_ashlar_demo_kv_method_bucket_keys(borrow_bucket self, provider_list_string_t *ret) {
    ret->ptr = allocate(self->count * sizeof *ret->ptr);
    ret->len = self->count;
    for (size_t i = 0; i < self->count; i++) {
        ret->ptr[i] = copy(self->entries[i].key);
    }
}

own_bucket exports_ashlar_demo_kv_static_bucket_merged(string *name, own_bucket first, borrow_bucket second) {
    bucket *both = new_bucket(*name);
    put_all(both, exports_ashlar_demo_kv_bucket_rep(first));
    put_all(both, second);
    exports_ashlar_demo_kv_bucket_drop_own(first);
    return exports_ashlar_demo_kv_bucket_new(both);
}

uint32_t exports_ashlar_demo_kv_live(void) {
    return live;
}

uint32_t exports_ashlar_demo_kv_entries(exports_ashlar_demo_kv_list_borrow_bucket_t *buckets) {
    size_t count = 0;
    for (size_t i = 0; i < buckets->len; i++) {
        count += buckets->ptr[i]->count;
    }
    exports_ashlar_demo_kv_list_borrow_bucket_free(buckets);
    return (uint32_t)count;
}

bool exports_ashlar_demo_kv_open(provider_list_string_t *names, exports_ashlar_demo_kv_list_own_bucket_t *ret,
                                 string *err) {
    bool named = true;
    for (size_t i = 0; i < names->len; i++) {
        named = named && names->ptr[i].len != 0;
    }
    if (named) {
        ret->ptr = allocate(names->len * sizeof *ret->ptr);
        ret->len = names->len;
        for (size_t i = 0; i < names->len; i++) {
            ret->ptr[i] = exports_ashlar_demo_kv_bucket_new(new_bucket(copy(names->ptr[i])));
        }
    } else {
        *err = copy(literal("a bucket needs a name"));
    }
    provider_list_string_free(names);
    return named;
}
