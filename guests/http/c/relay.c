// Both directions move at once: whichever can, does, and when neither can the guest waits for either.

#include "exchange.h"

#include <string.h>

#define PIECE 65536

typedef struct {
    bool active;
    io_own_input_stream_t from;
    io_own_output_stream_t to;
} pipe;

static bool cut(string *rest, const char *end, string *part) {
    for (size_t i = 0; i + strlen(end) <= rest->len; i++) {
        if (memcmp(rest->ptr + i, end, strlen(end)) == 0) {
            *part = (string){rest->ptr, i};
            *rest = (string){rest->ptr + i, rest->len - i};
            return true;
        }
    }
    return false;
}

static http_own_fields_t forwarded(exchange *it) {
    http_own_fields_t copy = http_constructor_fields();
    http_own_fields_t headers = http_method_incoming_request_headers(http_borrow_incoming_request(it->request));
    http_list_tuple2_field_key_field_value_t all;
    http_method_fields_entries(http_borrow_fields(headers), &all);
    http_fields_drop_own(headers);
    bool again = parameter(it, "again", 0) > 0;
    for (size_t i = 0; i < all.len; i++) {
        if (!equal(all.ptr[i].f0, "host") && (again || !equal(all.ptr[i].f0, "x-url"))) {
            // What the host forbids stays behind.
            http_header_error_t refused;
            http_method_fields_append(http_borrow_fields(copy), &all.ptr[i].f0, &all.ptr[i].f1, &refused);
        }
    }
    return copy;
}

static http_own_outgoing_request_t outgoing(exchange *it, string url) {
    http_own_outgoing_request_t request = http_constructor_outgoing_request(forwarded(it));
    http_borrow_outgoing_request_t its = http_borrow_outgoing_request(request);
    http_method_t method;
    http_method_incoming_request_method(http_borrow_incoming_request(it->request), &method);
    require(http_method_outgoing_request_set_method(its, &method));
    string name, authority, path;
    require(cut(&url, "://", &name));
    url = (string){url.ptr + 3, url.len - 3};
    path = cut(&url, "/", &authority) ? url : (authority = url, literal("/"));
    http_scheme_t scheme = {.tag = HTTP_SCHEME_OTHER, .val.other = name};
    if (equal(name, "http")) {
        scheme.tag = HTTP_SCHEME_HTTP;
    } else if (equal(name, "https")) {
        scheme.tag = HTTP_SCHEME_HTTPS;
    }
    require(http_method_outgoing_request_set_scheme(its, &scheme));
    require(http_method_outgoing_request_set_authority(its, &authority));
    require(http_method_outgoing_request_set_path_with_query(its, &path));
    return request;
}

// Timeouts in milliseconds: connect, first, between.
static http_own_request_options_t options(exchange *it) {
    http_own_request_options_t made = http_constructor_request_options();
    http_borrow_request_options_t its = http_borrow_request_options(made);
    http_duration_t connect = parameter(it, "connect", 0) * 1000000;
    http_duration_t first = parameter(it, "first", 0) * 1000000;
    http_duration_t between = parameter(it, "between", 0) * 1000000;
    require(connect == 0 || http_method_request_options_set_connect_timeout(its, &connect));
    require(first == 0 || http_method_request_options_set_first_byte_timeout(its, &first));
    require(between == 0 || http_method_request_options_set_between_bytes_timeout(its, &between));
    return made;
}

// Whether anything moved; a pipe that ends or breaks becomes inactive.
static bool step(pipe *it, bool *broken) {
    io_stream_error_t error;
    uint64_t moved = 0;
    if (!it->active) {
        return false;
    }
    if (io_method_output_stream_splice(
            io_borrow_output_stream(it->to), io_borrow_input_stream(it->from), PIECE, &moved, &error)) {
        return moved > 0;
    }
    it->active = false;
    *broken = error.tag == IO_STREAM_ERROR_LAST_OPERATION_FAILED;
    if (*broken) {
        error_error_drop_own(error.val.last_operation_failed);
    }
    io_input_stream_drop_own(it->from);
    return true;
}

static poll_own_pollable_t progress(pipe *it) {
    io_stream_error_t error;
    uint64_t room;
    io_borrow_output_stream_t to = io_borrow_output_stream(it->to);
    bool full = io_method_output_stream_check_write(to, &room, &error) && room == 0;
    return full ? io_method_output_stream_subscribe(to)
                : io_method_input_stream_subscribe(io_borrow_input_stream(it->from));
}

static void wait_for_either(poll_own_pollable_t *waiting, size_t count) {
    poll_borrow_pollable_t borrowed[2];
    for (size_t i = 0; i < count; i++) {
        borrowed[i] = poll_borrow_pollable(waiting[i]);
    }
    poll_list_borrow_pollable_t list = {borrowed, count};
    probe_list_u32_t ready;
    poll_poll(&list, &ready);
    require(ready.len > 0);
    for (size_t i = 0; i < count; i++) {
        poll_pollable_drop_own(waiting[i]);
    }
}

typedef struct {
    exchange *its;
    pipe up, down;
    answer request, response;
    http_own_incoming_body_t request_body, response_body;
    http_own_future_incoming_response_t future;
    bool answered, failed;
} relaying;

// The request's body is complete.
static void end_request(relaying *it, bool broken) {
    http_option_own_trailers_t trailers = {.is_some = false};
    http_error_code_t error;
    if (broken || !trailers_of(it->request_body, &trailers, &error)) {
        io_output_stream_drop_own(it->request.stream);
        http_outgoing_body_drop_own(it->request.body);
        return;
    }
    finish(&it->request, trailers.is_some ? &trailers.val : NULL, &error);
}

static void end_response(relaying *it, bool broken) {
    http_option_own_trailers_t trailers = {.is_some = false};
    http_error_code_t error;
    if (broken || !trailers_of(it->response_body, &trailers, &error)) {
        fail();
    }
    flush(&it->response);
    finish(&it->response, trailers.is_some ? &trailers.val : NULL, &error);
}

static void answered(relaying *it, http_own_incoming_response_t response) {
    http_borrow_incoming_response_t its = http_borrow_incoming_response(response);
    http_own_fields_t headers = http_method_incoming_response_headers(its);
    it->response = begin(
        it->its, http_method_incoming_response_status(its), http_method_fields_clone(http_borrow_fields(headers)));
    http_fields_drop_own(headers);
    require(http_method_incoming_response_consume(its, &it->response_body));
    it->down.to = it->response.stream;
    require(http_method_incoming_body_stream(http_borrow_incoming_body(it->response_body), &it->down.from));
    it->down.active = true;
    it->answered = true;
}

// Whether the response's head has come.
static bool look(relaying *it) {
    http_result_result_own_incoming_response_error_code_void_t come;
    if (it->answered
        || !http_method_future_incoming_response_get(http_borrow_future_incoming_response(it->future), &come)) {
        return false;
    }
    require(!come.is_err);
    if (come.val.ok.is_err) {
        refuse(it->its, 502, &come.val.ok.val.err);
        it->failed = true;
    } else {
        answered(it, come.val.ok.val.ok);
    }
    return true;
}

static void run(relaying *it) {
    while (!it->failed && (!it->answered || it->down.active)) {
        bool broken = false;
        bool moved = look(it);
        if (it->up.active) {
            moved |= step(&it->up, &broken);
            if (!it->up.active) {
                end_request(it, broken);
            }
        }
        if (it->down.active) {
            moved |= step(&it->down, &broken);
            if (!it->down.active) {
                end_response(it, broken);
            }
        }
        if (moved) {
            continue;
        }
        poll_own_pollable_t waiting[2];
        size_t count = 0;
        waiting[count++] = it->answered ? progress(&it->down)
                                        : http_method_future_incoming_response_subscribe(
                                              http_borrow_future_incoming_response(it->future));
        if (it->up.active) {
            waiting[count++] = progress(&it->up);
        }
        wait_for_either(waiting, count);
    }
}

void relay(exchange *its) {
    string url = header(its, "x-url");
    if (url.len == 0) {
        reply(its, 400, literal("x-url is missing\n"));
        return;
    }
    relaying it = {.its = its};
    http_own_outgoing_request_t request = outgoing(its, url);
    require(http_method_outgoing_request_body(http_borrow_outgoing_request(request), &it.request.body));
    require(http_method_outgoing_body_write(http_borrow_outgoing_body(it.request.body), &it.request.stream));
    http_own_request_options_t timeouts = options(its);
    http_error_code_t error;
    if (!client_handle(request, &timeouts, &it.future, &error)) {
        refuse(its, 502, &error);
        return;
    }
    it.up = (pipe){.active = true, .from = request_body(its, &it.request_body), .to = it.request.stream};
    run(&it);
}
