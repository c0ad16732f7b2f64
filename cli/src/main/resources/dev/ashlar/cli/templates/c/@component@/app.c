// Answers HTTP requests. bindings/ is made from ../wit by wit-bindgen.

#include "bindings/@snake@.h"

#include <string.h>

static const char TEXT[] = "Hello, world, from C!\n";
static const char TYPE[] = "text/plain; charset=utf-8";

// A call that the host refuses is a mistake in this file: the request ends with a trap, which the log shows.
static void require(bool done) {
    if (!done) {
        __builtin_trap();
    }
}

static http_own_fields_t headers(void) {
    http_own_fields_t fields = http_constructor_fields();
    http_field_name_t name = {(uint8_t *)"content-type", strlen("content-type")};
    http_field_value_t value = {(uint8_t *)TYPE, sizeof TYPE - 1};
    http_header_error_t refused;
    require(http_method_fields_append(http_borrow_fields(fields), &name, &value, &refused));
    return fields;
}

static void write_text(http_own_outgoing_body_t body, const char *text, size_t length) {
    http_own_output_stream_t stream;
    require(http_method_outgoing_body_write(http_borrow_outgoing_body(body), &stream));
    @snake@_list_u8_t bytes = {(uint8_t *)text, length};
    io_stream_error_t broken;
    require(io_method_output_stream_blocking_write_and_flush(io_borrow_output_stream(stream), &bytes, &broken));
    io_output_stream_drop_own(stream);
}

void exports_handler_handle(exports_handler_own_incoming_request_t request, exports_handler_own_response_outparam_t out) {
    http_own_outgoing_response_t response = http_constructor_outgoing_response(headers());
    http_own_outgoing_body_t body;
    require(http_method_outgoing_response_body(http_borrow_outgoing_response(response), &body));
    http_result_own_outgoing_response_error_code_t answer = {.is_err = false, .val.ok = response};
    http_static_response_outparam_set(out, &answer);

    write_text(body, TEXT, sizeof TEXT - 1);
    http_error_code_t error;
    require(http_static_outgoing_body_finish(body, NULL, &error));
    http_incoming_request_drop_own(request);
}
