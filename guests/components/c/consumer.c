// The consumer in C. Arguments of imports stay with the caller; results are freed after use.

#include "consumer.h"

#include <stdlib.h>
#include <string.h>

typedef consumer_string_t string;
typedef ashlar_demo_greeter_person_t person;
typedef ashlar_demo_greeter_manner_t manner;
typedef ashlar_demo_greeter_salutation_t salutation;
typedef ashlar_demo_kv_own_bucket_t own_bucket;

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void *require(void *memory) {
    if (memory == NULL) {
        __builtin_trap();
    }
    return memory;
}

static string literal(const char *text) {
    return (string){(uint8_t *)text, strlen(text)};
}

// ---- what is written down

typedef struct {
    consumer_list_string_t lines;
    string line;
} transcript;

static void bytes(transcript *to, const uint8_t *from, size_t length) {
    to->line.ptr = require(realloc(to->line.ptr, to->line.len + length + 1));
    memcpy(to->line.ptr + to->line.len, from, length);
    to->line.len += length;
}

static void text(transcript *to, const char *from) {
    bytes(to, (const uint8_t *)from, strlen(from));
}

// Writes a result and frees it.
static void result(transcript *to, string from) {
    bytes(to, from.ptr, from.len);
    consumer_string_free(&from);
}

static void unsigned_number(transcript *to, uint64_t value) {
    uint8_t digits[20];
    size_t start = sizeof digits;
    do {
        digits[--start] = (uint8_t)('0' + value % 10);
        value /= 10;
    } while (value != 0);
    bytes(to, digits + start, sizeof digits - start);
}

static void number(transcript *to, int64_t value) {
    text(to, value < 0 ? "-" : "");
    unsigned_number(to, value < 0 ? 0 - (uint64_t)value : (uint64_t)value);
}

static void character(transcript *to, uint32_t c) {
    uint8_t utf8[4] = {(uint8_t)c};
    size_t length = 1;
    if (c >= 0x80) {
        length = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
        for (size_t i = length - 1; i > 0; i--) {
            utf8[i] = (uint8_t)(0x80 | (c & 0x3f));
            c >>= 6;
        }
        utf8[0] = (uint8_t)(0xf00 >> length | c);
    }
    bytes(to, utf8, length);
}

static void end(transcript *to) {
    consumer_list_string_t *lines = &to->lines;
    lines->ptr = require(realloc(lines->ptr, (lines->len + 1) * sizeof *lines->ptr));
    lines->ptr[lines->len++] = to->line;
    to->line = (string){0};
}

// ---- calc

static const char *const FAULTS[] = {"division-by-zero", "overflow"};

static void applied(transcript *to, ashlar_demo_calc_operator_t operation, int32_t a, int32_t b) {
    int32_t value;
    ashlar_demo_calc_fault_t fault;
    text(to, " ");
    if (ashlar_demo_calc_apply(operation, a, b, &value, &fault)) {
        number(to, value);
    } else {
        text(to, FAULTS[fault]);
    }
}

static void mean(transcript *to, double *values, size_t count) {
    double found;
    text(to, " ");
    if (ashlar_demo_calc_mean(&(consumer_list_f64_t){values, count}, &found)) {
        number(to, (int64_t)found);
    } else {
        text(to, "none");
    }
}

static void walk_calc(transcript *to) {
    text(to, "add: ");
    number(to, ashlar_demo_calc_add(2, 3));
    text(to, " ");
    number(to, ashlar_demo_calc_add(2147483600, 47));
    end(to);

    text(to, "apply:");
    applied(to, ASHLAR_DEMO_CALC_OPERATOR_ADD, 40, 2);
    applied(to, ASHLAR_DEMO_CALC_OPERATOR_SUBTRACT, -INT32_MAX, 1);
    applied(to, ASHLAR_DEMO_CALC_OPERATOR_MULTIPLY, -7, 6);
    applied(to, ASHLAR_DEMO_CALC_OPERATOR_DIVIDE, 7, -2);
    end(to);

    text(to, "faults:");
    applied(to, ASHLAR_DEMO_CALC_OPERATOR_DIVIDE, 1, 0);
    applied(to, ASHLAR_DEMO_CALC_OPERATOR_ADD, INT32_MAX, 1);
    end(to);

    uint64_t square = ashlar_demo_calc_square(2000000000);
    text(to, "square: ");
    unsigned_number(to, square);
    text(to, " ");
    unsigned_number(to, ashlar_demo_calc_root(square));
    end(to);

    text(to, "mean:");
    double values[] = {1.5, 2.5, 8};
    mean(to, values, COUNT(values));
    mean(to, values, 0);
    end(to);

    text(to, "range: ");
    int8_t small[] = {5, -128, 127, 0};
    consumer_tuple2_s8_s8_t range;
    ashlar_demo_calc_range(&(consumer_list_s8_t){small, COUNT(small)}, &range);
    number(to, range.f0);
    text(to, " ");
    number(to, range.f1);
    end(to);
}

// ---- greeter

static void greet(transcript *to, person who, salutation how, manner manner) {
    string greeting;
    ashlar_demo_greeter_refusal_t refusal;
    if (ashlar_demo_greeter_greet(&who, &how, manner, &greeting, &refusal)) {
        result(to, greeting);
        return;
    }
    if (refusal.who.is_some) {
        result(to, refusal.who.val);
    } else {
        text(to, "one");
    }
    text(to, " ");
    result(to, refusal.reason);
}

static void walk_greeter(transcript *to) {
    string adas[] = {literal("Countess"), literal("Enchantress")};
    string earths[] = {literal("Γαῖα")};
    person people[] = {
        {.name = literal("Ada"), .age = 36, .nicknames = {adas, COUNT(adas)}},
        {.name = literal("Åsa"), .age = 255},
        {.name = literal("🜨 Terra"), .nicknames = {earths, COUNT(earths)}},
    };
    ashlar_demo_greeter_list_person_t all = {people, COUNT(people)};
    salutation plain = {.tag = ASHLAR_DEMO_GREETER_SALUTATION_PLAIN};
    salutation doctor = {.tag = ASHLAR_DEMO_GREETER_SALUTATION_TITLED, .val.titled = literal("Dr.")};
    salutation third = {.tag = ASHLAR_DEMO_GREETER_SALUTATION_NUMBERED, .val.numbered = {3, U'№'}};

    greet(to, people[0], plain, 0);
    end(to);
    greet(to, people[1], doctor, ASHLAR_DEMO_GREETER_MANNER_LOUD | ASHLAR_DEMO_GREETER_MANNER_WITH_AGE);
    end(to);
    greet(to, people[2], third, ASHLAR_DEMO_GREETER_MANNER_TWICE);
    end(to);

    text(to, "refused: ");
    greet(to, (person){0}, plain, 0);
    text(to, ", ");
    greet(to, (person){.name = literal("nobody")}, plain, 0);
    end(to);

    text(to, "nicknames: ");
    consumer_list_tuple2_string_string_t nicknames;
    ashlar_demo_greeter_nicknames(&all, &nicknames);
    for (size_t i = 0; i < nicknames.len; i++) {
        text(to, i == 0 ? "" : ", ");
        bytes(to, nicknames.ptr[i].f0.ptr, nicknames.ptr[i].f0.len);
        text(to, "=");
        bytes(to, nicknames.ptr[i].f1.ptr, nicknames.ptr[i].f1.len);
    }
    consumer_list_tuple2_string_string_free(&nicknames);
    end(to);

    text(to, "initials:");
    consumer_list_char32_t initials;
    ashlar_demo_greeter_initials(&all, &initials);
    for (size_t i = 0; i < initials.len; i++) {
        text(to, " ");
        character(to, initials.ptr[i]);
    }
    consumer_list_char32_free(&initials);
    end(to);
}

// ---- kv

static own_bucket new_bucket(const char *name) {
    string chars = literal(name);
    return ashlar_demo_kv_constructor_bucket(&chars);
}

static void previous(transcript *to, bool present, consumer_list_u8_t value) {
    if (present) {
        bytes(to, value.ptr, value.len);
        consumer_list_u8_free(&value);
    } else {
        text(to, "none");
    }
}

static void set(transcript *to, own_bucket in, const char *key, const char *value) {
    string chars = literal(key);
    string content = literal(value);
    consumer_list_u8_t before;
    bool present = ashlar_demo_kv_method_bucket_set(ashlar_demo_kv_borrow_bucket(in), &chars,
                                                    &(consumer_list_u8_t){content.ptr, content.len}, &before);
    previous(to, present, before);
}

static void get(transcript *to, own_bucket in, string key) {
    consumer_list_u8_t value;
    bool present = ashlar_demo_kv_method_bucket_get(ashlar_demo_kv_borrow_bucket(in), &key, &value);
    previous(to, present, value);
}

static void name_of(transcript *to, own_bucket of) {
    string name;
    ashlar_demo_kv_method_bucket_name(ashlar_demo_kv_borrow_bucket(of), &name);
    result(to, name);
}

static void live(transcript *to) {
    text(to, "live ");
    number(to, ashlar_demo_kv_live());
    end(to);
}

static void content_of(transcript *to, own_bucket of) {
    consumer_list_string_t keys;
    ashlar_demo_kv_method_bucket_keys(ashlar_demo_kv_borrow_bucket(of), &keys);
    for (size_t i = 0; i < keys.len; i++) {
        text(to, " ");
        bytes(to, keys.ptr[i].ptr, keys.ptr[i].len);
        text(to, "=");
        get(to, of, keys.ptr[i]);
    }
    consumer_list_string_free(&keys);
}

static bool open(transcript *to, string *names, size_t count) {
    ashlar_demo_kv_list_own_bucket_t opened;
    string why;
    if (!ashlar_demo_kv_open(&(consumer_list_string_t){names, count}, &opened, &why)) {
        result(to, why);
        return false;
    }
    for (size_t i = 0; i < opened.len; i++) {
        text(to, i == 0 ? "" : " ");
        name_of(to, opened.ptr[i]);
    }
    text(to, ", ");
    live(to);
    for (size_t i = 0; i < opened.len; i++) {
        ashlar_demo_kv_bucket_drop_own(opened.ptr[i]);
    }
    free(opened.ptr);
    return true;
}

static void walk_kv(transcript *to) {
    own_bucket fruit = new_bucket("fruit");
    text(to, "set: ");
    set(to, fruit, "apple", "red");
    text(to, " ");
    set(to, fruit, "pear", "grün");
    text(to, " ");
    set(to, fruit, "apple", "yellow");
    end(to);

    text(to, "get: ");
    get(to, fruit, literal("apple"));
    text(to, " ");
    get(to, fruit, literal("pear"));
    text(to, " ");
    get(to, fruit, literal("plum"));
    end(to);

    own_bucket more = new_bucket("more");
    transcript ignored = {0};
    set(&ignored, more, "plum", "");
    set(&ignored, more, "pear", "brown");
    free(ignored.line.ptr);
    ashlar_demo_kv_borrow_bucket_t borrowed[] = {
        ashlar_demo_kv_borrow_bucket(fruit), ashlar_demo_kv_borrow_bucket(more), ashlar_demo_kv_borrow_bucket(fruit)};
    text(to, "entries: ");
    number(to, ashlar_demo_kv_entries(&(ashlar_demo_kv_list_borrow_bucket_t){borrowed, COUNT(borrowed)}));
    text(to, " in ");
    number(to, ashlar_demo_kv_live());
    end(to);

    string name = literal("all");
    own_bucket all = ashlar_demo_kv_static_bucket_merged(&name, fruit, ashlar_demo_kv_borrow_bucket(more));
    text(to, "merged: ");
    name_of(to, all);
    text(to, ":");
    content_of(to, all);
    text(to, ", ");
    live(to);

    ashlar_demo_kv_bucket_drop_own(more);
    ashlar_demo_kv_bucket_drop_own(all);
    text(to, "dropped: ");
    live(to);

    string names[] = {literal("x"), literal("y"), literal("z")};
    text(to, "opened: ");
    open(to, names, COUNT(names));

    string nameless[] = {literal("x"), literal("")};
    text(to, "not opened: ");
    if (!open(to, nameless, COUNT(nameless))) {
        text(to, ", ");
        live(to);
    }
}

// ---- tour

bool exports_ashlar_demo_tour_walk(consumer_list_string_t *ret, string *err) {
    (void)err;
    transcript all = {0};
    walk_calc(&all);
    walk_greeter(&all);
    walk_kv(&all);
    *ret = all.lines;
    return true;
}

void exports_ashlar_demo_tour_crash(void) {
    ashlar_demo_calc_crash();
}

uint32_t exports_ashlar_demo_tour_add_up(uint32_t calls) {
    uint32_t sum = 0;
    for (uint32_t i = 0; i < calls; i++) {
        sum = ashlar_demo_calc_add(sum, i);
    }
    return sum;
}
