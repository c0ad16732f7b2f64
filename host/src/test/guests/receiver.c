// Prints "SUBJECT: BODY"; of the subject "t.bad" it complains.

#include "receiver.h"

#include <string.h>

static void print(io_borrow_output_stream_t out, const uint8_t *text, size_t length) {
    receiver_list_u8_t part = {(uint8_t *)text, length};
    io_stream_error_t broken;
    if (!io_method_output_stream_blocking_write_and_flush(out, &part, &broken)) {
        __builtin_trap();
    }
}

bool exports_wasmcloud_messaging_handler_handle_message(
    exports_wasmcloud_messaging_handler_broker_message_t *message, receiver_string_t *error) {
    if (message->subject.len == 5 && memcmp(message->subject.ptr, "t.bad", 5) == 0) {
        receiver_string_dup(error, "a bad message");
        return false;
    }
    standard_own_output_stream_t out = standard_get_stdout();
    io_borrow_output_stream_t to = io_borrow_output_stream(out);
    print(to, message->subject.ptr, message->subject.len);
    print(to, (const uint8_t *)": ", 2);
    print(to, message->body.ptr, message->body.len);
    print(to, (const uint8_t *)"\n", 1);
    io_output_stream_drop_own(out);
    return true;
}
