// Answers questions and can be run; what it does then, its environment variable "task" says.

#include "back.h"

#include <stdlib.h>
#include <string.h>

#define SELF(name) back_##name
#include "facts.h"

void exports_ashlar_tests_parts_answer(back_string_t *question, back_string_t *ret) {
    buffer text = {0};
    facts(question->ptr, question->len, &text);
    *ret = (back_string_t){text.bytes, text.length};
}

void exports_ashlar_tests_parts_write(back_string_t *question, exports_ashlar_tests_parts_borrow_output_stream_t to) {
    buffer text = {0};
    facts(question->ptr, question->len, &text);
    back_list_u8_t line = {text.bytes, text.length};
    io_stream_error_t broken;
    if (!io_method_output_stream_blocking_write_and_flush(to, &line, &broken)) {
        __builtin_trap();
    }
    io_output_stream_drop_borrow(to);
}

static void print(const char *text) {
    standard_own_output_stream_t out = standard_get_stdout();
    back_list_u8_t line = {(uint8_t *)text, strlen(text)};
    io_stream_error_t broken;
    if (!io_method_output_stream_blocking_write_and_flush(io_borrow_output_stream(out), &line, &broken)) {
        __builtin_trap();
    }
    io_output_stream_drop_own(out);
}

bool exports_wasi_cli_run_run(void) {
    buffer variables = {0};
    facts((const uint8_t *)"environment", 11, &variables);
    if (begins(variables.bytes, variables.length, "task=fail")) {
        return false;
    }
    if (begins(variables.bytes, variables.length, "task=trap")) {
        __builtin_trap();
    }
    if (begins(variables.bytes, variables.length, "task=sleep")) {
        clock_own_pollable_t until = clock_subscribe_duration(2500000000);
        poll_method_pollable_block(poll_borrow_pollable(until));
        poll_pollable_drop_own(until);
    }
    while (begins(variables.bytes, variables.length, "task=chatter")) {
        print("much to say, again and again, until somebody has heard enough of it\n");
    }
    print("ran\n");
    return true;
}
