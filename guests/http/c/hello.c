// The smallest answer: status 200 and one line of text.

#include "hello.h"

#include <string.h>

static void require(bool done) {
    if (!done) {
        __builtin_trap();
    }
}

void exports_handler_handle(exports_handler_own_incoming_request_t request, exports_handler_own_response_outparam_t out) {
    static uint8_t name[] = "content-type", value[] = "text/plain", text[] = "hello, world\n";
    http_field_key_t key = {name, sizeof name - 1};
    http_field_value_t plain = {value, sizeof value - 1};
    http_own_fields_t headers = http_constructor_fields();
    http_header_error_t refused;
    require(http_method_fields_append(http_borrow_fields(headers), &key, &plain, &refused));
    http_own_outgoing_response_t response = http_constructor_outgoing_response(headers);
    http_own_outgoing_body_t body;
    require(http_method_outgoing_response_body(http_borrow_outgoing_response(response), &body));
    http_result_own_outgoing_response_error_code_t answer = {.is_err = false, .val.ok = response};
    http_static_response_outparam_set(out, &answer);

    http_own_output_stream_t stream;
    require(http_method_outgoing_body_write(http_borrow_outgoing_body(body), &stream));
    hello_list_u8_t line = {text, sizeof text - 1};
    io_stream_error_t broken;
    require(io_method_output_stream_blocking_write_and_flush(io_borrow_output_stream(stream), &line, &broken));
    io_output_stream_drop_own(stream);
    http_error_code_t error;
    require(http_static_outgoing_body_finish(body, NULL, &error));
    http_incoming_request_drop_own(request);
}
