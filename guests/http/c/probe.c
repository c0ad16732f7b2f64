// An HTTP component that does what its path says, well or badly. Numbers come from the query; README.md lists all.

#include "exchange.h"

#include <stdlib.h>
#include <string.h>

#define PIECE 65536

static uint8_t piece[PIECE];

static bool closed(const io_stream_error_t *error) {
    if (error->tag == IO_STREAM_ERROR_LAST_OPERATION_FAILED) {
        error_error_drop_own(error->val.last_operation_failed);
    }
    return error->tag == IO_STREAM_ERROR_CLOSED;
}

static answer answer_with(exchange *it, uint16_t status, const char *name, const char *value) {
    http_own_fields_t headers = http_constructor_fields();
    if (name != NULL) {
        set_field(headers, name, literal(value));
    }
    return begin(it, status, headers);
}

static void end(answer *it) {
    http_error_code_t error;
    finish(it, NULL, &error);
}

// ---- well

static void hello(exchange *it) {
    reply(it, 200, literal("hello, world\n"));
}

static void status(exchange *it) {
    answer to = answer_with(it, (uint16_t)parameter(it, "code", 200), NULL, NULL);
    end(&to);
}

// Body and trailers come back as they are, piece by piece.
static void echo(exchange *it) {
    http_own_fields_t headers = http_constructor_fields();
    string type = header(it, "content-type"), length = header(it, "content-length");
    if (type.len > 0) {
        set_field(headers, "content-type", type);
    }
    if (length.len > 0) {
        set_field(headers, "content-length", length);
    }
    http_own_incoming_body_t body;
    io_own_input_stream_t from = request_body(it, &body);
    answer to = begin(it, 200, headers);
    io_stream_error_t error;
    probe_list_u8_t part;
    while (io_method_input_stream_blocking_read(io_borrow_input_stream(from), PIECE, &part, &error)) {
        require(send(&to, (string){part.ptr, part.len}) && flush(&to));
        probe_list_u8_free(&part);
    }
    require(closed(&error));
    io_input_stream_drop_own(from);
    http_option_own_trailers_t trailers;
    http_error_code_t wrong;
    require(trailers_of(body, &trailers, &wrong));
    require(finish(&to, trailers.is_some ? &trailers.val : NULL, &wrong));
}

// The same by splicing, without trailers.
static void splice(exchange *it) {
    http_own_incoming_body_t body;
    io_own_input_stream_t from = request_body(it, &body);
    answer to = answer_with(it, 200, NULL, NULL);
    io_stream_error_t error;
    uint64_t moved;
    while (io_method_output_stream_blocking_splice(
        io_borrow_output_stream(to.stream), io_borrow_input_stream(from), PIECE, &moved, &error)) {
    }
    require(closed(&error) && flush(&to));
    end(&to);
}

// Reads the body (?wait=MS before each piece) and says how long it is and how it ended.
static void count(exchange *it) {
    http_own_incoming_body_t body;
    io_own_input_stream_t from = request_body(it, &body);
    uint64_t total = 0, pause = parameter(it, "wait", 0);
    io_stream_error_t error;
    probe_list_u8_t part;
    while (io_method_input_stream_blocking_read(io_borrow_input_stream(from), PIECE, &part, &error)) {
        total += part.len;
        probe_list_u8_free(&part);
        if (pause > 0) {
            sleep_millis(pause);
        }
    }
    buffer text = {0};
    add_number(&text, total);
    if (error.tag == IO_STREAM_ERROR_CLOSED) {
        add_text(&text, " closed\n");
    } else {
        http_error_code_t code;
        bool known = http_http_error_code(error_borrow_error(error.val.last_operation_failed), &code);
        add_text(&text, " ");
        add_text(&text, known ? error_name(&code) : "failed");
        add_text(&text, "\n");
    }
    reply(it, 200, (string){text.bytes, text.length});
}

static const char *const methods[] = {"GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH"};

static void describe_head(exchange *it, buffer *text) {
    http_borrow_incoming_request_t request = http_borrow_incoming_request(it->request);
    http_method_t method;
    http_method_incoming_request_method(request, &method);
    add(text, method.tag == HTTP_METHOD_OTHER ? method.val.other : literal(methods[method.tag]));
    http_scheme_t scheme;
    bool some = http_method_incoming_request_scheme(request, &scheme);
    add_text(text, !some ? " -" : scheme.tag == HTTP_SCHEME_HTTP ? " http" : scheme.tag == HTTP_SCHEME_HTTPS ? " https" : " ");
    if (some && scheme.tag == HTTP_SCHEME_OTHER) {
        add(text, scheme.val.other);
    }
    string authority;
    some = http_method_incoming_request_authority(request, &authority);
    add_text(text, " ");
    add(text, some ? authority : literal("-"));
    add_text(text, " ");
    add(text, it->target);
    add_text(text, "\n");
}

// METHOD SCHEME AUTHORITY TARGET, then NAME: VALUE for each header.
static void describe(exchange *it) {
    buffer text = {0};
    describe_head(it, &text);
    http_own_fields_t headers = http_method_incoming_request_headers(http_borrow_incoming_request(it->request));
    http_list_tuple2_field_key_field_value_t all;
    http_method_fields_entries(http_borrow_fields(headers), &all);
    for (size_t i = 0; i < all.len; i++) {
        add(&text, all.ptr[i].f0);
        add_text(&text, ": ");
        add(&text, (string){all.ptr[i].f1.ptr, all.ptr[i].f1.len});
        add_text(&text, "\n");
    }
    reply(it, 200, (string){text.bytes, text.length});
}

// ?bytes=N zeros.
static void big(exchange *it) {
    answer to = answer_with(it, 200, "content-type", "application/octet-stream");
    for (uint64_t left = parameter(it, "bytes", 1 << 20); left > 0;) {
        size_t part = left < PIECE ? (size_t)left : PIECE;
        require(send(&to, (string){piece, part}));
        left -= part;
    }
    require(flush(&to));
    end(&to);
}

// ?n=N lines, one every ?wait=MS.
static void slow(exchange *it) {
    answer to = answer_with(it, 200, "content-type", "text/plain");
    uint64_t pause = parameter(it, "wait", 100);
    for (uint64_t i = 0, n = parameter(it, "n", 10); i < n; i++) {
        buffer line = {0};
        add_number(&line, i);
        add_text(&line, "\n");
        require(send(&to, (string){line.bytes, line.length}) && flush(&to));
        sleep_millis(pause);
    }
    end(&to);
}

// Answers after ?wait=MS.
static void late(exchange *it) {
    sleep_millis(parameter(it, "wait", 1000));
    hello(it);
}

static void trailers(exchange *it) {
    answer to = answer_with(it, 200, "trailer", "x-lines");
    require(send(&to, literal("one line\n")) && flush(&to));
    http_own_fields_t fields = http_constructor_fields();
    set_field(fields, "x-lines", literal("1"));
    http_error_code_t error;
    require(finish(&to, &fields, &error));
}

// Answers, and works on for ?wait=MS.
static void after(exchange *it) {
    hello(it);
    sleep_millis(parameter(it, "wait", 100));
}

// All bytes are there before it ends, ?wait=MS later.
static void linger(exchange *it) {
    answer to = answer_with(it, 200, "content-length", "5");
    require(send(&to, literal("12345")) && flush(&to));
    sleep_millis(parameter(it, "wait", 100));
    end(&to);
}

// ---- badly

static void none(exchange *it) {
    (void)it;
}

static void trap(exchange *it) {
    (void)it;
    fail();
}

static void never(exchange *it) {
    sleep_millis(24 * 3600 * 1000);
    hello(it);
}

static void spin(exchange *it) {
    for (volatile bool on = true; on;) {
    }
    hello(it);
}

// Five bytes of a promised ten, and a trap.
static void half(exchange *it) {
    answer to = answer_with(it, 200, "content-length", "10");
    require(send(&to, literal("12345")) && flush(&to));
    fail();
}

// The same in chunks: only the end is missing.
static void broken(exchange *it) {
    answer to = answer_with(it, 200, NULL, NULL);
    require(send(&to, literal("12345")) && flush(&to));
    fail();
}

// Returns with the body open.
static void unfinished(exchange *it) {
    answer to = answer_with(it, 200, NULL, NULL);
    require(send(&to, literal("12345")) && flush(&to));
}

static void dropped(exchange *it) {
    answer to = answer_with(it, 200, NULL, NULL);
    require(send(&to, literal("12345")) && flush(&to));
    io_output_stream_drop_own(to.stream);
    http_outgoing_body_drop_own(to.body);
}

// Five bytes of a promised ten, and the end as if nothing were wrong: finish must say so.
static void lies(exchange *it) {
    answer to = answer_with(it, 200, "content-length", "10");
    require(send(&to, literal("12345")) && flush(&to));
    http_error_code_t error;
    require(!finish(&to, NULL, &error) && error.tag == HTTP_ERROR_CODE_HTTP_RESPONSE_BODY_SIZE);
}

// More than was promised.
static void more(exchange *it) {
    answer to = answer_with(it, 200, "content-length", "5");
    require(!send(&to, literal("1234567890")) || !flush(&to));
    end(&to);
}

// The interface's own error (?code=N, its position in error-code) in place of an answer.
static void error(exchange *it) {
    http_result_own_outgoing_response_error_code_t result = {.is_err = true};
    memset(&result.val.err, 0, sizeof result.val.err);
    result.val.err.tag = (uint8_t)parameter(it, "code", HTTP_ERROR_CODE_INTERNAL_ERROR);
    http_static_response_outparam_set(it->out, &result);
}

// ?n=N headers of ?size=N bytes; how many were accepted is the body where one is refused.
static void bomb(exchange *it) {
    http_own_fields_t headers = http_constructor_fields();
    uint64_t n = parameter(it, "n", 1000000), size = parameter(it, "size", 100), taken = 0;
    string key = literal("x-bomb");
    http_field_value_t value = {malloc(size), size};
    require(value.ptr != NULL);
    memset(value.ptr, 'b', size);
    http_header_error_t refused;
    while (taken < n && http_method_fields_append(http_borrow_fields(headers), &key, &value, &refused)) {
        taken++;
    }
    if (taken == n) {
        answer to = begin(it, 200, headers);
        end(&to);
        return;
    }
    buffer text = {0};
    add_number(&text, taken);
    add_text(&text, "\n");
    reply(it, 200, (string){text.bytes, text.length});
}

// ?n=N sets of fields that nobody drops.
static void handles(exchange *it) {
    for (uint64_t i = 0, n = parameter(it, "n", 1000000); i < n; i++) {
        http_constructor_fields();
    }
    hello(it);
}

// Names that are the connection's own: which the host refuses.
static void forbidden(exchange *it) {
    static const char *const names[] = {"connection", "keep-alive", "proxy-authenticate", "proxy-authorization",
        "proxy-connection", "te", "transfer-encoding", "upgrade", "host", "http2-settings", "bad name", "x-fine"};
    static const char *const outcomes[] = {" invalid-syntax\n", " forbidden\n", " immutable\n"};
    buffer text = {0};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        http_own_fields_t headers = http_constructor_fields();
        string key = literal(names[i]);
        http_field_value_t value = {(uint8_t *)"close", 5};
        http_header_error_t refused;
        bool taken = http_method_fields_append(http_borrow_fields(headers), &key, &value, &refused);
        add_text(&text, names[i]);
        add_text(&text, taken ? " taken\n" : outcomes[refused.tag]);
        http_fields_drop_own(headers);
    }
    reply(it, 200, (string){text.bytes, text.length});
}

static const struct {
    const char *path;
    void (*run)(exchange *it);
} paths[] = {
    {"/", hello}, {"/hello", hello}, {"/status", status}, {"/echo", echo}, {"/splice", splice}, {"/count", count},
    {"/describe", describe}, {"/big", big}, {"/slow", slow}, {"/late", late}, {"/trailers", trailers},
    {"/after", after}, {"/linger", linger}, {"/relay", relay}, {"/none", none}, {"/trap", trap}, {"/never", never}, {"/spin", spin},
    {"/half", half}, {"/broken", broken}, {"/unfinished", unfinished}, {"/dropped", dropped}, {"/lies", lies},
    {"/more", more}, {"/error", error}, {"/bomb", bomb}, {"/handles", handles}, {"/forbidden", forbidden}};

void exports_handler_handle(exports_handler_own_incoming_request_t request, exports_handler_own_response_outparam_t out) {
    exchange it = {.request = request, .out = out, .target = literal("/")};
    http_method_incoming_request_path_with_query(http_borrow_incoming_request(request), &it.target);
    const uint8_t *query = memchr(it.target.ptr, '?', it.target.len);
    it.path = query == NULL ? it.target.len : (size_t)(query - it.target.ptr);
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        if (equal((string){it.target.ptr, it.path}, paths[i].path)) {
            paths[i].run(&it);
            return;
        }
    }
    reply(&it, 404, literal("no such path\n"));
}
