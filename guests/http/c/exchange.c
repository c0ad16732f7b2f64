#include "exchange.h"

#include <stdlib.h>
#include <string.h>

static const char *const error_names[] = {
    "DNS-timeout", "DNS-error", "destination-not-found", "destination-unavailable", "destination-IP-prohibited",
    "destination-IP-unroutable", "connection-refused", "connection-terminated", "connection-timeout",
    "connection-read-timeout", "connection-write-timeout", "connection-limit-reached", "TLS-protocol-error",
    "TLS-certificate-error", "TLS-alert-received", "HTTP-request-denied", "HTTP-request-length-required",
    "HTTP-request-body-size", "HTTP-request-method-invalid", "HTTP-request-URI-invalid", "HTTP-request-URI-too-long",
    "HTTP-request-header-section-size", "HTTP-request-header-size", "HTTP-request-trailer-section-size",
    "HTTP-request-trailer-size", "HTTP-response-incomplete", "HTTP-response-header-section-size",
    "HTTP-response-header-size", "HTTP-response-body-size", "HTTP-response-trailer-section-size",
    "HTTP-response-trailer-size", "HTTP-response-transfer-coding", "HTTP-response-content-coding",
    "HTTP-response-timeout", "HTTP-upgrade-failed", "HTTP-protocol-error", "loop-detected", "configuration-error",
    "internal-error"};

const char *error_name(const http_error_code_t *error) {
    return error_names[error->tag];
}

_Noreturn void fail(void) {
    __builtin_trap();
}

void require(bool done) {
    if (!done) {
        fail();
    }
}

// ---- text

string literal(const char *text) {
    return (string){(uint8_t *)text, strlen(text)};
}

bool equal(string a, const char *b) {
    return a.len == strlen(b) && memcmp(a.ptr, b, a.len) == 0;
}

void add(buffer *to, string from) {
    if (to->length + from.len > to->room) {
        to->room = 2 * (to->length + from.len);
        require((to->bytes = realloc(to->bytes, to->room)) != NULL);
    }
    memcpy(to->bytes + to->length, from.ptr, from.len);
    to->length += from.len;
}

void add_text(buffer *to, const char *from) {
    add(to, literal(from));
}

void add_number(buffer *to, uint64_t value) {
    uint8_t digits[20];
    size_t start = sizeof digits;
    do {
        digits[--start] = (uint8_t)('0' + value % 10);
        value /= 10;
    } while (value != 0);
    add(to, (string){digits + start, sizeof digits - start});
}

// ---- the request

uint64_t parameter(const exchange *it, const char *name, uint64_t otherwise) {
    size_t length = strlen(name);
    for (size_t i = it->path; i + 1 + length < it->target.len; i++) {
        const uint8_t *at = it->target.ptr + i;
        if ((*at == '?' || *at == '&') && memcmp(at + 1, name, length) == 0 && at[1 + length] == '=') {
            uint64_t value = 0;
            for (i += length + 2; i < it->target.len && it->target.ptr[i] >= '0' && it->target.ptr[i] <= '9'; i++) {
                value = value * 10 + it->target.ptr[i] - '0';
            }
            return value;
        }
    }
    return otherwise;
}

string header(const exchange *it, const char *name) {
    http_own_fields_t headers = http_method_incoming_request_headers(http_borrow_incoming_request(it->request));
    string key = literal(name);
    http_list_field_value_t values;
    http_method_fields_get(http_borrow_fields(headers), &key, &values);
    http_fields_drop_own(headers);
    return values.len == 0 ? (string){NULL, 0} : (string){values.ptr[0].ptr, values.ptr[0].len};
}

io_own_input_stream_t request_body(exchange *it, http_own_incoming_body_t *body) {
    io_own_input_stream_t stream;
    require(http_method_incoming_request_consume(http_borrow_incoming_request(it->request), body));
    require(http_method_incoming_body_stream(http_borrow_incoming_body(*body), &stream));
    return stream;
}

bool trailers_of(http_own_incoming_body_t body, http_option_own_trailers_t *trailers, http_error_code_t *error) {
    http_own_future_trailers_t future = http_static_incoming_body_finish(body);
    http_result_result_option_own_trailers_error_code_void_t answer;
    while (!http_method_future_trailers_get(http_borrow_future_trailers(future), &answer)) {
        wait(http_method_future_trailers_subscribe(http_borrow_future_trailers(future)));
    }
    http_future_trailers_drop_own(future);
    require(!answer.is_err);
    *trailers = answer.val.ok.val.ok;
    if (answer.val.ok.is_err) {
        *error = answer.val.ok.val.err;
    }
    return !answer.val.ok.is_err;
}

// ---- waiting

void wait(poll_own_pollable_t until) {
    poll_method_pollable_block(poll_borrow_pollable(until));
    poll_pollable_drop_own(until);
}

void sleep_millis(uint64_t millis) {
    wait(clock_subscribe_duration(millis * 1000000));
}

// ---- the answer

void set_field(http_own_fields_t fields, const char *name, string value) {
    string key = literal(name);
    http_field_value_t bytes = {value.ptr, value.len};
    http_header_error_t refused;
    require(http_method_fields_append(http_borrow_fields(fields), &key, &bytes, &refused));
}

answer begin(exchange *it, uint16_t status, http_own_fields_t headers) {
    http_own_outgoing_response_t response = http_constructor_outgoing_response(headers);
    require(http_method_outgoing_response_set_status_code(http_borrow_outgoing_response(response), status));
    answer to;
    require(http_method_outgoing_response_body(http_borrow_outgoing_response(response), &to.body));
    require(http_method_outgoing_body_write(http_borrow_outgoing_body(to.body), &to.stream));
    http_result_own_outgoing_response_error_code_t result = {.is_err = false, .val.ok = response};
    http_static_response_outparam_set(it->out, &result);
    return to;
}

static bool unbroken(bool done, io_stream_error_t *error) {
    if (!done && error->tag == IO_STREAM_ERROR_LAST_OPERATION_FAILED) {
        error_error_drop_own(error->val.last_operation_failed);
    }
    return done;
}

bool send(answer *to, string bytes) {
    io_borrow_output_stream_t stream = io_borrow_output_stream(to->stream);
    io_stream_error_t error;
    while (bytes.len > 0) {
        uint64_t room;
        if (!unbroken(io_method_output_stream_check_write(stream, &room, &error), &error)) {
            return false;
        }
        if (room == 0) {
            wait(io_method_output_stream_subscribe(stream));
            continue;
        }
        probe_list_u8_t part = {bytes.ptr, room < bytes.len ? (size_t)room : bytes.len};
        if (!unbroken(io_method_output_stream_write(stream, &part, &error), &error)) {
            return false;
        }
        bytes = (string){bytes.ptr + part.len, bytes.len - part.len};
    }
    return true;
}

bool flush(answer *to) {
    io_stream_error_t error;
    return unbroken(io_method_output_stream_blocking_flush(io_borrow_output_stream(to->stream), &error), &error);
}

bool finish(answer *it, http_own_trailers_t *trailers, http_error_code_t *error) {
    io_output_stream_drop_own(it->stream);
    return http_static_outgoing_body_finish(it->body, trailers, error);
}

void reply(exchange *it, uint16_t status, string text) {
    http_own_fields_t headers = http_constructor_fields();
    set_field(headers, "content-type", literal("text/plain"));
    answer to = begin(it, status, headers);
    http_error_code_t error;
    require(send(&to, text) && flush(&to) && finish(&to, NULL, &error));
}

void refuse(exchange *it, uint16_t status, const http_error_code_t *error) {
    buffer text = {0};
    add_text(&text, error_name(error));
    add_text(&text, "\n");
    reply(it, status, (string){text.bytes, text.length});
}
