#include "guest.h"
#include <stdlib.h>
#include <string.h>

/* As the component has a stack of 16 KiB, what is large is static. */
#define PIECE 4096

static guest_string_t literal(const char *text) {
    guest_string_t copy;
    guest_string_dup(&copy, text);
    return copy;
}

/* What a stream says of its failure. */
static bool broken(io_stream_error_t *error, guest_string_t *err) {
    if (error->tag == IO_STREAM_ERROR_CLOSED) {
        *err = literal("closed");
    } else {
        error_method_error_to_debug_string(error_borrow_error(error->val.last_operation_failed), err);
        error_error_drop_own(error->val.last_operation_failed);
    }
    return false;
}

static container_own_container_t own;

static bool enter(guest_string_t *name, container_borrow_container_t *ret, guest_string_t *err) {
    if (!blobstore_get_container(name, &own, err)) return false;
    *ret = container_borrow_container(own);
    return true;
}

/* Gets the container, does something with it that says whether it worked, lets it go. */
#define WITH_CONTAINER(ACTION)                                                                                         \
    container_borrow_container_t in;                                                                                   \
    if (!enter(container, &in, err)) return false;                                                                     \
    bool ok = ACTION;                                                                                                  \
    container_container_drop_own(own);                                                                                 \
    return ok

bool exports_guest_create_container(guest_string_t *container, guest_string_t *err) {
    if (!blobstore_create_container(container, &own, err)) return false;
    container_container_drop_own(own);
    return true;
}

static bool about(container_borrow_container_t in, guest_tuple2_string_u64_t *ret, guest_string_t *err) {
    container_container_metadata_t info;
    if (!container_method_container_name(in, &ret->f0, err)) return false;
    if (!container_method_container_info(in, &info, err)) return false;
    ret->f1 = info.created_at;
    return true;
}

bool exports_guest_get_container(guest_string_t *container, guest_tuple2_string_u64_t *ret, guest_string_t *err) {
    WITH_CONTAINER(about(in, ret, err));
}

bool exports_guest_delete_container(guest_string_t *container, guest_string_t *err) {
    return blobstore_delete_container(container, err);
}

bool exports_guest_container_exists(guest_string_t *container, bool *ret, guest_string_t *err) {
    return blobstore_container_exists(container, ret, err);
}

bool exports_guest_clear(guest_string_t *container, guest_string_t *err) {
    WITH_CONTAINER(container_method_container_clear(in, err));
}

static bool pour(types_borrow_outgoing_value_t value, guest_list_u8_t *data, uint32_t times, guest_string_t *err) {
    types_own_output_stream_t body;
    if (!types_method_outgoing_value_outgoing_value_write_body(value, &body)) {
        *err = literal("no body");
        return false;
    }
    bool ok = true;
    io_stream_error_t error;
    for (uint32_t i = 0; ok && i < times; i++) {
        for (size_t done = 0; ok && done < data->len; done += PIECE) {
            size_t left = data->len - done;
            guest_list_u8_t piece = {data->ptr + done, left < PIECE ? left : PIECE};
            ok = io_method_output_stream_blocking_write_and_flush(io_borrow_output_stream(body), &piece, &error)
                || broken(&error, err);
        }
    }
    types_own_output_stream_t second;
    if (ok && types_method_outgoing_value_outgoing_value_write_body(value, &second)) __builtin_trap();
    io_output_stream_drop_own(body);
    return ok;
}

static bool put(container_borrow_container_t in, guest_string_t *name, guest_list_u8_t *data, guest_string_t *err) {
    types_own_outgoing_value_t value = types_static_outgoing_value_new_outgoing_value();
    bool ok = container_method_container_write_data(in, name, types_borrow_outgoing_value(value), err)
        && pour(types_borrow_outgoing_value(value), data, 1, err);
    if (ok) return types_static_outgoing_value_finish(value, err);
    types_outgoing_value_drop_own(value);
    return false;
}

bool exports_guest_write(
    guest_string_t *container, guest_string_t *name, guest_list_u8_t *data, guest_string_t *err) {
    WITH_CONTAINER(put(in, name, data, err));
}

static bool put_before(container_borrow_container_t in, guest_string_t *name, guest_list_u8_t *data, uint32_t times,
    guest_string_t *err) {
    types_own_outgoing_value_t value = types_static_outgoing_value_new_outgoing_value();
    bool ok = pour(types_borrow_outgoing_value(value), data, times, err)
        && container_method_container_write_data(in, name, types_borrow_outgoing_value(value), err);
    if (ok) return types_static_outgoing_value_finish(value, err);
    types_outgoing_value_drop_own(value);
    return false;
}

bool exports_guest_write_before(
    guest_string_t *container, guest_string_t *name, guest_list_u8_t *data, uint32_t times, guest_string_t *err) {
    WITH_CONTAINER(put_before(in, name, data, times, err));
}

static bool abandon(container_borrow_container_t in, guest_string_t *name, guest_list_u8_t *data, guest_string_t *err) {
    types_own_outgoing_value_t value = types_static_outgoing_value_new_outgoing_value();
    bool ok = container_method_container_write_data(in, name, types_borrow_outgoing_value(value), err)
        && pour(types_borrow_outgoing_value(value), data, 1, err);
    types_outgoing_value_drop_own(value);
    return ok;
}

bool exports_guest_abandon(
    guest_string_t *container, guest_string_t *name, guest_list_u8_t *data, guest_string_t *err) {
    WITH_CONTAINER(abandon(in, name, data, err));
}

static bool hoard(container_borrow_container_t in, guest_string_t *name, uint32_t times, guest_string_t *err) {
    for (uint32_t i = 0; i < times; i++) {
        uint8_t byte = 1;
        guest_list_u8_t data = {&byte, 1};
        types_own_outgoing_value_t value = types_static_outgoing_value_new_outgoing_value();
        if (!container_method_container_write_data(in, name, types_borrow_outgoing_value(value), err)) return false;
        if (!pour(types_borrow_outgoing_value(value), &data, 1, err)) return false;
    }
    return true;
}

bool exports_guest_hoard(guest_string_t *container, guest_string_t *name, uint32_t times, guest_string_t *err) {
    WITH_CONTAINER(hoard(in, name, times, err));
}

static bool get(container_borrow_container_t in, guest_string_t *name, uint64_t start, uint64_t end,
    guest_list_u8_t *ret, guest_string_t *err) {
    container_own_incoming_value_t value;
    if (!container_method_container_get_data(in, name, start, end, &value, err)) return false;
    uint64_t size = types_method_incoming_value_size(types_borrow_incoming_value(value));
    types_incoming_value_sync_body_t body;
    if (!types_static_incoming_value_incoming_value_consume_sync(value, &body, err)) return false;
    if (body.len != size) __builtin_trap();
    ret->ptr = body.ptr;
    ret->len = body.len;
    return true;
}

bool exports_guest_read(guest_string_t *container, guest_string_t *name, uint64_t start, uint64_t end,
    guest_list_u8_t *ret, guest_string_t *err) {
    WITH_CONTAINER(get(in, name, start, end, ret, err));
}

static bool add_up(
    container_borrow_container_t in, guest_string_t *name, guest_tuple2_u64_u64_t *ret, guest_string_t *err) {
    container_own_incoming_value_t value;
    types_own_incoming_value_async_body_t body;
    if (!container_method_container_get_data(in, name, 0, UINT64_MAX, &value, err)) return false;
    if (!types_static_incoming_value_incoming_value_consume_async(value, &body, err)) return false;
    ret->f0 = 0;
    ret->f1 = 0;
    io_stream_error_t error;
    guest_list_u8_t piece;
    while (io_method_input_stream_blocking_read(io_borrow_input_stream(body), UINT64_MAX, &piece, &error)) {
        ret->f0 += piece.len;
        for (size_t i = 0; i < piece.len; i++) ret->f1 += piece.ptr[i];
        guest_list_u8_free(&piece);
    }
    io_input_stream_drop_own(body);
    return error.tag == IO_STREAM_ERROR_CLOSED || broken(&error, err);
}

bool exports_guest_add_up(
    guest_string_t *container, guest_string_t *name, guest_tuple2_u64_u64_t *ret, guest_string_t *err) {
    WITH_CONTAINER(add_up(in, name, ret, err));
}

static bool get_late(container_borrow_container_t in, guest_string_t *name, guest_list_u8_t *ret, guest_string_t *err) {
    container_own_incoming_value_t value;
    if (!container_method_container_get_data(in, name, 0, UINT64_MAX, &value, err)) return false;
    uint8_t other[] = "other";
    guest_list_u8_t data = {other, 5};
    if (!put(in, name, &data, err)) return false;
    if (!container_method_container_delete_object(in, name, err)) return false;
    types_incoming_value_sync_body_t body;
    if (!types_static_incoming_value_incoming_value_consume_sync(value, &body, err)) return false;
    ret->ptr = body.ptr;
    ret->len = body.len;
    return true;
}

bool exports_guest_read_late(
    guest_string_t *container, guest_string_t *name, guest_list_u8_t *ret, guest_string_t *err) {
    WITH_CONTAINER(get_late(in, name, ret, err));
}

static bool names(
    container_borrow_container_t in, uint64_t at_a_time, guest_list_string_t *ret, guest_string_t *err) {
    container_own_stream_object_names_t stream;
    if (!container_method_container_list_objects(in, &stream, err)) return false;
    ret->ptr = NULL;
    ret->len = 0;
    bool ok = true;
    container_tuple2_list_object_name_bool_t page = {.f1 = false};
    while (ok && !page.f1) {
        ok = container_method_stream_object_names_read_stream_object_names(
            container_borrow_stream_object_names(stream), at_a_time, &page, err);
        if (ok && page.f0.len > 0) {
            ret->ptr = realloc(ret->ptr, (ret->len + page.f0.len) * sizeof(guest_string_t));
            memcpy(ret->ptr + ret->len, page.f0.ptr, page.f0.len * sizeof(guest_string_t));
            ret->len += page.f0.len;
        }
    }
    container_stream_object_names_drop_own(stream);
    return ok;
}

bool exports_guest_names(
    guest_string_t *container, uint64_t at_a_time, guest_list_string_t *ret, guest_string_t *err) {
    WITH_CONTAINER(names(in, at_a_time, ret, err));
}

static bool skip(container_borrow_container_t in, uint64_t count, guest_tuple2_u64_bool_t *ret, guest_string_t *err) {
    container_own_stream_object_names_t stream;
    if (!container_method_container_list_objects(in, &stream, err)) return false;
    bool ok = container_method_stream_object_names_skip_stream_object_names(
        container_borrow_stream_object_names(stream), count, ret, err);
    container_stream_object_names_drop_own(stream);
    return ok;
}

bool exports_guest_skip(
    guest_string_t *container, uint64_t count, guest_tuple2_u64_bool_t *ret, guest_string_t *err) {
    WITH_CONTAINER(skip(in, count, ret, err));
}

bool exports_guest_has(guest_string_t *container, guest_string_t *name, bool *ret, guest_string_t *err) {
    WITH_CONTAINER(container_method_container_has_object(in, name, ret, err));
}

static bool info(
    container_borrow_container_t in, guest_string_t *name, exports_guest_about_t *ret, guest_string_t *err) {
    container_object_metadata_t found;
    if (!container_method_container_object_info(in, name, &found, err)) return false;
    *ret = (exports_guest_about_t){found.name, found.container, found.created_at, found.size};
    return true;
}

bool exports_guest_info(
    guest_string_t *container, guest_string_t *name, exports_guest_about_t *ret, guest_string_t *err) {
    WITH_CONTAINER(info(in, name, ret, err));
}

bool exports_guest_delete(guest_string_t *container, guest_list_string_t *names, guest_string_t *err) {
    container_list_object_name_t all = {names->ptr, names->len};
    WITH_CONTAINER(names->len == 1 ? container_method_container_delete_object(in, names->ptr, err)
                                   : container_method_container_delete_objects(in, &all, err));
}

bool exports_guest_copy(guest_string_t *container, guest_string_t *name, guest_string_t *to_container,
    guest_string_t *to_name, guest_string_t *err) {
    blobstore_object_id_t from = {*container, *name}, to = {*to_container, *to_name};
    return blobstore_copy_object(&from, &to, err);
}

bool exports_guest_move(guest_string_t *container, guest_string_t *name, guest_string_t *to_container,
    guest_string_t *to_name, guest_string_t *err) {
    blobstore_object_id_t from = {*container, *name}, to = {*to_container, *to_name};
    return blobstore_move_object(&from, &to, err);
}
