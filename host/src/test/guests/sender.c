// POST /SUBJECT sends as many messages as the query's number says ("/a.b?3"), each with the query as its body; the answer says
// what came of the last one.

#include "sender.h"

#include <stdlib.h>
#include <string.h>

static void require(bool done) {
    if (!done) {
        __builtin_trap();
    }
}

void exports_handler_handle(exports_handler_own_incoming_request_t request, exports_handler_own_response_outparam_t out) {
    sender_string_t path;
    require(http_method_incoming_request_path_with_query(http_borrow_incoming_request(request), &path));
    size_t length = 0;
    while (length < path.len && path.ptr[length] != '?') {
        length++;
    }
    size_t query = length < path.len ? length + 1 : length;
    unsigned count = 0;
    for (size_t i = query; i < path.len && path.ptr[i] >= '0' && path.ptr[i] <= '9'; i++) {
        count = count * 10 + path.ptr[i] - '0';
    }
    messaging_broker_message_t message = {.subject = {path.ptr + 1, length - 1},
        .body = {path.ptr + query, path.len - query}, .reply_to = {.is_some = false}};
    sender_string_t error = {(uint8_t *)"sent", 4};
    for (unsigned i = 0; i < (count == 0 ? 1 : count); i++) {
        messaging_publish(&message, &error);
    }

    http_own_outgoing_response_t response = http_constructor_outgoing_response(http_constructor_fields());
    http_own_outgoing_body_t body;
    require(http_method_outgoing_response_body(http_borrow_outgoing_response(response), &body));
    http_own_output_stream_t stream;
    require(http_method_outgoing_body_write(http_borrow_outgoing_body(body), &stream));
    http_result_own_outgoing_response_error_code_t answer = {.is_err = false, .val.ok = response};
    http_static_response_outparam_set(out, &answer);
    sender_list_u8_t line = {error.ptr, error.len};
    io_stream_error_t broken;
    require(io_method_output_stream_blocking_write_and_flush(io_borrow_output_stream(stream), &line, &broken));
    io_output_stream_drop_own(stream);
    http_error_code_t failed;
    require(http_static_outgoing_body_finish(body, NULL, &failed));
    http_incoming_request_drop_own(request);
}
