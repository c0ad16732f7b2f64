// One request and its answer, and what every path of the probe needs. What cannot fail unless the host is wrong traps.

#ifndef EXCHANGE_H
#define EXCHANGE_H

#include "probe.h"

typedef probe_string_t string;

typedef struct {
    http_own_incoming_request_t request;
    http_own_response_outparam_t out;
    string target; // path and query
    size_t path;   // the length of the path in it
} exchange;

typedef struct {
    http_own_outgoing_body_t body;
    io_own_output_stream_t stream;
} answer;

typedef struct {
    uint8_t *bytes;
    size_t length, room;
} buffer;

_Noreturn void fail(void);
void require(bool done);

string literal(const char *text);
bool equal(string a, const char *b);
void add(buffer *to, string from);
void add_text(buffer *to, const char *from);
void add_number(buffer *to, uint64_t value);

// The number of "name=7" in the query.
uint64_t parameter(const exchange *it, const char *name, uint64_t otherwise);
// The value of a request header; an empty string where there is none.
string header(const exchange *it, const char *name);
void set_field(http_own_fields_t fields, const char *name, string value);

answer begin(exchange *it, uint16_t status, http_own_fields_t headers);
// Writes all, waiting for room; false where the stream is broken or closed.
bool send(answer *to, string bytes);
bool flush(answer *to);
bool finish(answer *it, http_own_trailers_t *trailers, http_error_code_t *error);
// Answers with a text and ends.
void reply(exchange *it, uint16_t status, string text);
void refuse(exchange *it, uint16_t status, const http_error_code_t *error);

io_own_input_stream_t request_body(exchange *it, http_own_incoming_body_t *body);
// Waits for the trailers of a body whose stream is dropped.
bool trailers_of(http_own_incoming_body_t body, http_option_own_trailers_t *trailers, http_error_code_t *error);
void wait(poll_own_pollable_t until);
void sleep_millis(uint64_t millis);
const char *error_name(const http_error_code_t *error);

// relay.c: sends the request on to the URL in x-url, streaming both ways.
void relay(exchange *it);

#endif
