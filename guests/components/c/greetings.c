// The interface greeter in C with strings in UTF-16, so that every string is transcoded on its way in and out.

#include "greetings.h"

#include <stdlib.h>
#include <string.h>

typedef greetings_string_t string;
typedef exports_ashlar_demo_greeter_person_t person;

#define LITERAL(text) ((string){(uint16_t *)(text), sizeof(text) / sizeof *(text) - 1})

static void *allocate(size_t size) {
    void *memory = malloc(size == 0 ? 1 : size);
    if (memory == NULL) {
        __builtin_trap();
    }
    return memory;
}

static string copy(string text) {
    string made = {allocate(text.len * sizeof *text.ptr), text.len};
    if (text.len != 0) {
        memcpy(made.ptr, text.ptr, text.len * sizeof *text.ptr);
    }
    return made;
}

static void append(string *to, string text) {
    to->ptr = realloc(to->ptr, (to->len + text.len + 1) * sizeof *to->ptr);
    if (to->ptr == NULL) {
        __builtin_trap();
    }
    if (text.len != 0) {
        memcpy(to->ptr + to->len, text.ptr, text.len * sizeof *to->ptr);
    }
    to->len += text.len;
}

static void append_number(string *to, uint32_t number) {
    uint16_t digits[10];
    size_t start = 10;
    do {
        digits[--start] = (uint16_t)(u'0' + number % 10);
        number /= 10;
    } while (number != 0);
    append(to, (string){digits + start, 10 - start});
}

static void append_char(string *to, uint32_t c) {
    uint16_t units[2] = {(uint16_t)c};
    if (c > 0xffff) {
        units[0] = (uint16_t)(0xd800 + ((c - 0x10000) >> 10));
        units[1] = (uint16_t)(0xdc00 + (c & 0x3ff));
    }
    append(to, (string){units, c > 0xffff ? 2 : 1});
}

static uint32_t first_char(string text) {
    uint32_t lead = text.ptr[0];
    bool pair = lead >= 0xd800 && lead < 0xdc00;
    return pair ? 0x10000 + ((lead - 0xd800) << 10) + (text.ptr[1] - 0xdc00u) : lead;
}

static void append_greeting(string *to, const person *who, const exports_ashlar_demo_greeter_salutation_t *salutation,
                            exports_ashlar_demo_greeter_manner_t manner) {
    append(to, LITERAL(u"Hello, "));
    if (salutation->tag == EXPORTS_ASHLAR_DEMO_GREETER_SALUTATION_TITLED) {
        append(to, salutation->val.titled);
        append(to, LITERAL(u" "));
    } else if (salutation->tag == EXPORTS_ASHLAR_DEMO_GREETER_SALUTATION_NUMBERED) {
        append_char(to, salutation->val.numbered.f1);
        append_number(to, salutation->val.numbered.f0);
        append(to, LITERAL(u" "));
    }
    append(to, who->name);
    if (manner & EXPORTS_ASHLAR_DEMO_GREETER_MANNER_WITH_AGE) {
        append(to, LITERAL(u" ("));
        append_number(to, who->age);
        append(to, LITERAL(u")"));
    }
    if (manner & EXPORTS_ASHLAR_DEMO_GREETER_MANNER_LOUD) {
        append(to, LITERAL(u"!"));
    }
}

static bool refuses(const person *who, exports_ashlar_demo_greeter_refusal_t *err) {
    string nobody = LITERAL(u"nobody");
    bool named = who->name.len != 0;
    if (named && (who->name.len != nobody.len || memcmp(who->name.ptr, nobody.ptr, nobody.len * sizeof *nobody.ptr) != 0)) {
        return false;
    }
    err->who.is_some = named;
    if (named) {
        err->who.val = copy(who->name);
    }
    err->reason = copy(named ? LITERAL(u"is not greeted") : LITERAL(u"has no name"));
    return true;
}

bool exports_ashlar_demo_greeter_greet(person *who, exports_ashlar_demo_greeter_salutation_t *salutation,
                                       exports_ashlar_demo_greeter_manner_t manner, string *ret,
                                       exports_ashlar_demo_greeter_refusal_t *err) {
    bool refused = refuses(who, err);
    if (!refused) {
        *ret = (string){0};
        append_greeting(ret, who, salutation, manner);
        if (manner & EXPORTS_ASHLAR_DEMO_GREETER_MANNER_TWICE) {
            append(ret, LITERAL(u" "));
            append_greeting(ret, who, salutation, manner);
        }
    }
    exports_ashlar_demo_greeter_person_free(who);
    exports_ashlar_demo_greeter_salutation_free(salutation);
    return !refused;
}

void exports_ashlar_demo_greeter_nicknames(exports_ashlar_demo_greeter_list_person_t *people,
                                           greetings_list_tuple2_string_string_t *ret) {
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
                (greetings_tuple2_string_string_t){copy(owner->nicknames.ptr[j]), copy(owner->name)};
        }
    }
    exports_ashlar_demo_greeter_list_person_free(people);
}

void exports_ashlar_demo_greeter_initials(exports_ashlar_demo_greeter_list_person_t *people,
                                          greetings_list_char32_t *ret) {
    ret->ptr = allocate(people->len * sizeof *ret->ptr);
    ret->len = 0;
    for (size_t i = 0; i < people->len; i++) {
        if (people->ptr[i].name.len != 0) {
            ret->ptr[ret->len++] = first_char(people->ptr[i].name);
        }
    }
    exports_ashlar_demo_greeter_list_person_free(people);
}
