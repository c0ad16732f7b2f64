// Answers with what the path asks for: /own/QUESTION by itself, /ask/QUESTION and /write/QUESTION by another component.
// /headers has the headers of the request, /visits how often the instance was called.

#include "front.h"

#include <stdlib.h>
#include <string.h>

#define SELF(name) front_##name
#include "facts.h"

static void require(bool done) {
    if (!done) {
        __builtin_trap();
    }
}

static void headers(http_own_incoming_request_t request, buffer *out) {
    http_own_headers_t all = http_method_incoming_request_headers(http_borrow_incoming_request(request));
    http_list_tuple2_field_name_field_value_t entries;
    http_method_fields_entries(http_borrow_fields(all), &entries);
    for (size_t i = 0; i < entries.len; i++) {
        add(out, entries.ptr[i].f0.ptr, entries.ptr[i].f0.len);
        add_text(out, ": ");
        add(out, entries.ptr[i].f1.ptr, entries.ptr[i].f1.len);
        add_text(out, "\n");
    }
    http_fields_drop_own(all);
}

void exports_handler_handle(exports_handler_own_incoming_request_t request, exports_handler_own_response_outparam_t out) {
    static unsigned visits;
    visits++;
    front_string_t path;
    require(http_method_incoming_request_path_with_query(http_borrow_incoming_request(request), &path));
    http_own_outgoing_response_t response = http_constructor_outgoing_response(http_constructor_fields());
    http_own_outgoing_body_t body;
    require(http_method_outgoing_response_body(http_borrow_outgoing_response(response), &body));
    http_own_output_stream_t stream;
    require(http_method_outgoing_body_write(http_borrow_outgoing_body(body), &stream));

    buffer text = {0};
    front_string_t question = {path.ptr, path.len};
    if (begins(path.ptr, path.len, "/own/")) {
        facts(path.ptr + 5, path.len - 5, &text);
    } else if (begins(path.ptr, path.len, "/ask/")) {
        question = (front_string_t){path.ptr + 5, path.len - 5};
        front_string_t answer;
        ashlar_tests_parts_answer(&question, &answer);
        add(&text, answer.ptr, answer.len);
    } else if (begins(path.ptr, path.len, "/write/")) {
        question = (front_string_t){path.ptr + 7, path.len - 7};
        ashlar_tests_parts_write(&question, io_borrow_output_stream(stream));
    } else if (begins(path.ptr, path.len, "/headers")) {
        headers(request, &text);
    } else if (begins(path.ptr, path.len, "/visits")) {
        add_number(&text, visits);
    }

    http_result_own_outgoing_response_error_code_t answer = {.is_err = false, .val.ok = response};
    http_static_response_outparam_set(out, &answer);
    front_list_u8_t line = {text.bytes, text.length};
    io_stream_error_t broken;
    require(io_method_output_stream_blocking_write_and_flush(io_borrow_output_stream(stream), &line, &broken));
    io_output_stream_drop_own(stream);
    http_error_code_t error;
    require(http_static_outgoing_body_finish(body, NULL, &error));
    http_incoming_request_drop_own(request);
}
