/* One source for both drafts: they have the same names, and only the second has compare-and-swap. */
#include "guest.h"
#include <stdlib.h>
#include <string.h>

#ifdef ATOMICS_CAS_ERROR_CAS_FAILED
#define DRAFT2
#endif

static guest_string_t literal(const char *text) {
    guest_string_t copy;
    guest_string_dup(&copy, text);
    return copy;
}

static bool fail(store_error_t *error, guest_string_t *err) {
    switch (error->tag) {
        case STORE_ERROR_NO_SUCH_STORE:
            *err = literal("no-such-store");
            break;
        case STORE_ERROR_ACCESS_DENIED:
            *err = literal("access-denied");
            break;
        default:
            *err = error->val.other;
    }
    return false;
}

/* Opens the store, does something with the bucket that says whether it worked, closes it. */
#define WITH_BUCKET(ACTION)                                                                                            \
    store_own_bucket_t own;                                                                                            \
    store_error_t error;                                                                                               \
    if (!store_open(store, &own, &error)) return fail(&error, err);                                                    \
    store_borrow_bucket_t bucket = store_borrow_bucket(own);                                                           \
    bool ok = ACTION;                                                                                                  \
    store_bucket_drop_own(own);                                                                                        \
    guest_string_free(store);                                                                                          \
    return ok || fail(&error, err)

bool exports_guest_get(guest_string_t *store, guest_string_t *key, guest_option_list_u8_t *ret, guest_string_t *err) {
    WITH_BUCKET(store_method_bucket_get(bucket, key, ret, &error));
}

bool exports_guest_set(guest_string_t *store, guest_string_t *key, guest_list_u8_t *value, guest_string_t *err) {
    WITH_BUCKET(store_method_bucket_set(bucket, key, value, &error));
}

bool exports_guest_delete(guest_string_t *store, guest_string_t *key, guest_string_t *err) {
    WITH_BUCKET(store_method_bucket_delete(bucket, key, &error));
}

bool exports_guest_exists(guest_string_t *store, guest_string_t *key, bool *ret, guest_string_t *err) {
    WITH_BUCKET(store_method_bucket_exists(bucket, key, ret, &error));
}

#ifdef DRAFT2
static bool list_keys(store_borrow_bucket_t bucket, guest_string_t *cursor, guest_tuple2_list_string_option_string_t *ret,
    store_error_t *error) {
    store_key_response_t page;
    if (!store_method_bucket_list_keys(bucket, cursor, &page, error)) return false;
    ret->f0 = page.keys;
    ret->f1 = page.cursor;
    return true;
}
#else
static bool list_keys(store_borrow_bucket_t bucket, guest_string_t *cursor, guest_tuple2_list_string_option_string_t *ret,
    store_error_t *error) {
    uint64_t number = 0;
    for (size_t i = 0; cursor != NULL && i < cursor->len; i++) number = number * 10 + (cursor->ptr[i] - '0');
    store_key_response_t page;
    if (!store_method_bucket_list_keys(bucket, cursor == NULL ? NULL : &number, &page, error)) return false;
    ret->f0 = page.keys;
    ret->f1.is_some = page.cursor.is_some;
    char digits[21];
    char *at = digits + 20;
    *at = 0;
    uint64_t left = page.cursor.val;
    do {
        *--at = '0' + left % 10;
        left /= 10;
    } while (left > 0);
    ret->f1.val = literal(at);
    return true;
}
#endif

bool exports_guest_list_keys(guest_string_t *store, guest_string_t *maybe_cursor,
    guest_tuple2_list_string_option_string_t *ret, guest_string_t *err) {
    WITH_BUCKET(list_keys(bucket, maybe_cursor, ret, &error));
}

#ifdef DRAFT2
bool exports_guest_increment(
    guest_string_t *store, guest_string_t *key, int64_t delta, int64_t *ret, guest_string_t *err) {
    WITH_BUCKET(atomics_increment(bucket, key, delta, ret, &error));
}
#else
bool exports_guest_increment(
    guest_string_t *store, guest_string_t *key, int64_t delta, int64_t *ret, guest_string_t *err) {
    WITH_BUCKET(atomics_increment(bucket, key, (uint64_t) delta, (uint64_t *) ret, &error));
}
#endif

bool exports_guest_get_many(guest_string_t *store, guest_list_string_t *keys,
    guest_list_option_tuple2_string_list_u8_t *ret, guest_string_t *err) {
    WITH_BUCKET(batch_get_many(bucket, keys, ret, &error));
}

bool exports_guest_set_many(
    guest_string_t *store, guest_list_tuple2_string_list_u8_t *key_values, guest_string_t *err) {
    WITH_BUCKET(batch_set_many(bucket, key_values, &error));
}

bool exports_guest_delete_many(guest_string_t *store, guest_list_string_t *keys, guest_string_t *err) {
    WITH_BUCKET(batch_delete_many(bucket, keys, &error));
}

#ifdef DRAFT2
static atomics_own_cas_t watched;

static bool watch(store_borrow_bucket_t bucket, guest_string_t *key, guest_option_list_u8_t *ret, store_error_t *error) {
    return atomics_static_cas_new(bucket, key, &watched, error)
        && atomics_method_cas_current(atomics_borrow_cas(watched), ret, error);
}

bool exports_guest_watch(guest_string_t *store, guest_string_t *key, guest_option_list_u8_t *ret, guest_string_t *err) {
    WITH_BUCKET(watch(bucket, key, ret, &error));
}

bool exports_guest_swap(guest_list_u8_t *value, guest_option_list_u8_t *err) {
    atomics_cas_error_t error;
    store_error_t unread;
    if (atomics_swap(watched, value, &error)) return true;
    if (error.tag != ATOMICS_CAS_ERROR_CAS_FAILED) __builtin_trap();
    watched = error.val.cas_failed;
    if (!atomics_method_cas_current(atomics_borrow_cas(watched), err, &unread)) __builtin_trap();
    return false;
}

static bool hoard(store_borrow_bucket_t bucket, guest_string_t *key, uint32_t times, store_error_t *error) {
    for (uint32_t i = 0; i < times; i++) {
        if (!atomics_static_cas_new(bucket, key, &watched, error)) return false;
    }
    return true;
}

bool exports_guest_hoard(guest_string_t *store, guest_string_t *key, uint32_t times, guest_string_t *err) {
    WITH_BUCKET(hoard(bucket, key, times, &error));
}
#else
bool exports_guest_watch(guest_string_t *store, guest_string_t *key, guest_option_list_u8_t *ret, guest_string_t *err) {
    (void) store, (void) key, (void) ret;
    *err = literal("no compare-and-swap");
    return false;
}

bool exports_guest_swap(guest_list_u8_t *value, guest_option_list_u8_t *err) {
    (void) value, (void) err;
    __builtin_trap();
}

bool exports_guest_hoard(guest_string_t *store, guest_string_t *key, uint32_t times, guest_string_t *err) {
    (void) store, (void) key, (void) times;
    *err = literal("no compare-and-swap");
    return false;
}
#endif

static bool work(store_borrow_bucket_t bucket, guest_string_t *key, uint32_t sets, uint32_t gets, store_error_t *error) {
    uint8_t bytes[100];
    memset(bytes, 'x', sizeof bytes);
    guest_list_u8_t value = {bytes, sizeof bytes};
    guest_option_list_u8_t found;
    for (uint32_t i = 0; i < sets; i++) {
        /* SQLite writes nothing where nothing changes. */
        memcpy(bytes, &i, sizeof i);
        if (!store_method_bucket_set(bucket, key, &value, error)) return false;
    }
    for (uint32_t i = 0; i < gets; i++) {
        if (!store_method_bucket_get(bucket, key, &found, error)) return false;
        guest_option_list_u8_free(&found);
    }
    return true;
}

bool exports_guest_work(
    guest_string_t *store, guest_string_t *key, uint32_t sets, uint32_t gets, guest_string_t *err) {
    WITH_BUCKET(work(bucket, key, sets, gets, &error));
}
