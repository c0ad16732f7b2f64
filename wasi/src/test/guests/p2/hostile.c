// Asks for more than it may have, by WASI 0.2. The first argument says for what; prints what it got.
#include <stdlib.h>
#include <string.h>

#include "host.h"

static streams_own_output_stream_t out;

static void put(const char *text, size_t length) {
    while (length > 0) {
        host_list_u8_t part = {(uint8_t *) text, length > 4096 ? 4096 : length};
        streams_stream_error_t error;
        if (!streams_method_output_stream_blocking_write_and_flush(streams_borrow_output_stream(out), &part, &error)) {
            __builtin_trap();
        }
        text += part.len;
        length -= part.len;
    }
}

static void print(const char *text) {
    put(text, strlen(text));
}

static void print_number(const char *label, uint64_t number) {
    char digits[24];
    char *at = digits + sizeof digits;
    do {
        *--at = (char) ('0' + number % 10);
        number /= 10;
    } while (number > 0);
    print(label);
    put(at, (size_t) (digits + sizeof digits - at));
}

// What fs_error_code_t says, as a word of the tests.
static const char *name_of(fs_error_code_t code) {
    switch (code) {
    case FS_ERROR_CODE_QUOTA: return "quota";
    case FS_ERROR_CODE_OVERFLOW: return "overflow";
    case FS_ERROR_CODE_NAME_TOO_LONG: return "name-too-long";
    case FS_ERROR_CODE_NOT_PERMITTED: return "not-permitted";
    case FS_ERROR_CODE_NO_ENTRY: return "no-entry";
    case FS_ERROR_CODE_EXIST: return "exist";
    case FS_ERROR_CODE_BUSY: return "busy";
    case FS_ERROR_CODE_INVALID: return "invalid";
    case FS_ERROR_CODE_IS_DIRECTORY: return "is-directory";
    case FS_ERROR_CODE_NOT_DIRECTORY: return "not-directory";
    case FS_ERROR_CODE_LOOP: return "loop";
    default: return "another error";
    }
}

static fs_borrow_descriptor_t root(void) {
    preopens_list_tuple2_own_descriptor_string_t directories;
    preopens_get_directories(&directories);
    return fs_borrow_descriptor(directories.ptr[0].f0);
}

static host_string_t text(const char *value) {
    return (host_string_t) {(uint8_t *) value, strlen(value)};
}

static bool open_file(const char *name, fs_descriptor_flags_t flags, fs_own_descriptor_t *file, fs_error_code_t *code) {
    host_string_t path = text(name);
    return fs_method_descriptor_open_at(root(), 0, &path, FS_OPEN_FLAGS_CREATE, flags, file, code);
}

static fs_own_descriptor_t must_open(const char *name) {
    fs_own_descriptor_t file;
    fs_error_code_t code;
    if (!open_file(name, FS_DESCRIPTOR_FLAGS_READ | FS_DESCRIPTOR_FLAGS_WRITE, &file, &code)) {
        __builtin_trap();
    }
    return file;
}

static void open_files(void) {
    fs_own_descriptor_t file;
    fs_own_descriptor_t last;
    fs_error_code_t code;
    unsigned opened = 0;
    while (opened < 1000000 && open_file("file", FS_DESCRIPTOR_FLAGS_READ, &file, &code)) {
        last = file;
        opened++;
    }
    print_number("opened ", opened);
    print(", then ");
    print(name_of(code));
    fs_descriptor_drop_own(last);
    print(open_file("file", FS_DESCRIPTOR_FLAGS_READ, &file, &code) ? ", again\n" : ", never again\n");
}

static void file_streams(void) {
    fs_own_descriptor_t file = must_open("file");
    fs_own_input_stream_t in;
    fs_own_input_stream_t last;
    fs_error_code_t code;
    unsigned made = 0;
    while (made < 1000000 && fs_method_descriptor_read_via_stream(fs_borrow_descriptor(file), 0, &in, &code)) {
        last = in;
        made++;
    }
    print_number("made ", made);
    print(", then ");
    print(name_of(code));
    streams_input_stream_drop_own((streams_own_input_stream_t) {last.__handle});
    bool again = fs_method_descriptor_read_via_stream(fs_borrow_descriptor(file), 0, &in, &code);
    print(again ? ", again\n" : ", never again\n");
}

static void standard_streams(void) {
    for (;;) {
        stdout_get_stdout();
    }
}

static void pollables(void) {
    for (int i = 0; i < 100000; i++) {
        poll_pollable_drop_own((poll_own_pollable_t) {clock_subscribe_duration(1000).__handle});
    }
    print("dropped\n");
    for (;;) {
        clock_subscribe_duration(1000);
    }
}

static void many_handles(void) {
    host_string_t path = text("empty");
    fs_own_directory_entry_stream_t stream;
    fs_own_descriptor_t empty;
    fs_error_code_t code;
    if (!fs_method_descriptor_open_at(root(), 0, &path, 0, FS_DESCRIPTOR_FLAGS_READ, &empty, &code)) {
        __builtin_trap();
    }
    while (fs_method_descriptor_read_directory(fs_borrow_descriptor(empty), &stream, &code)) {
    }
    print(name_of(code));
}

static void directory_entries(void) {
    fs_own_directory_entry_stream_t stream;
    fs_own_directory_entry_stream_t last;
    fs_error_code_t code;
    fs_borrow_descriptor_t directory = root();
    unsigned made = 0;
    while (made < 100000 && fs_method_descriptor_read_directory(directory, &stream, &code)) {
        last = stream;
        made++;
    }
    print_number("listed ", made);
    print(" times, then ");
    print(name_of(code));
    fs_directory_entry_stream_drop_own(last);
    print(fs_method_descriptor_read_directory(directory, &stream, &code) ? ", again" : ", never again");
    fs_option_directory_entry_t entry;
    unsigned entries = 0;
    while (fs_method_directory_entry_stream_read_directory_entry(
            fs_borrow_directory_entry_stream(stream), &entry, &code) && entry.is_some) {
        entries++;
    }
    print_number(", entries ", entries);
    print(fs_method_descriptor_read_directory(directory, &stream, &code) ? ", again\n" : ", never again\n");
}

static void random_bytes(void) {
    host_list_u8_t bytes;
    random_get_random_bytes(1 << 20, &bytes);
    print_number("got ", bytes.len);
    print("\n");
    random_get_random_bytes(UINT64_MAX, &bytes);
}

static void random_gigabytes(void) {
    host_list_u8_t bytes;
    for (;;) {
        random_get_random_bytes(4 << 20, &bytes);
        free(bytes.ptr);
    }
}

static const char *tried(bool ok, fs_error_code_t code) {
    return ok ? "done" : name_of(code);
}

// 100 MB to everything that takes a string.
static void long_strings(void) {
    size_t length = 100000000;
    host_string_t path = {malloc(length), length};
    memset(path.ptr, 'x', length);
    host_string_t file = text("file");
    fs_borrow_descriptor_t at = root();
    fs_own_descriptor_t opened;
    fs_descriptor_stat_t stat;
    fs_metadata_hash_value_t hash;
    fs_new_timestamp_t keep = {.tag = FS_NEW_TIMESTAMP_NO_CHANGE};
    host_string_t target;
    fs_error_code_t e = 0;
#define TRY(name, call) print(name ": "), print(tried(call, e)), print("\n")
    TRY("open", fs_method_descriptor_open_at(at, 0, &path, 0, FS_DESCRIPTOR_FLAGS_READ, &opened, &e));
    TRY("stat", fs_method_descriptor_stat_at(at, 0, &path, &stat, &e));
    TRY("set-times", fs_method_descriptor_set_times_at(at, 0, &path, &keep, &keep, &e));
    TRY("create-directory", fs_method_descriptor_create_directory_at(at, &path, &e));
    TRY("remove-directory", fs_method_descriptor_remove_directory_at(at, &path, &e));
    TRY("unlink", fs_method_descriptor_unlink_file_at(at, &path, &e));
    TRY("readlink", fs_method_descriptor_readlink_at(at, &path, &target, &e));
    TRY("hash", fs_method_descriptor_metadata_hash_at(at, 0, &path, &hash, &e));
    TRY("link", fs_method_descriptor_link_at(at, 0, &file, at, &path, &e));
    TRY("rename", fs_method_descriptor_rename_at(at, &file, at, &path, &e));
    TRY("symlink", fs_method_descriptor_symlink_at(at, &file, &path, &e));
    TRY("symlink target", fs_method_descriptor_symlink_at(at, &path, &file, &e));
}

static const char *ESCAPES[] = {"../secret", "a/../../secret", "up/secret", "full", "relative", "/etc/passwd", "..", "/"};

static void escapes(void) {
    fs_borrow_descriptor_t at = root();
    for (unsigned i = 0; i < sizeof ESCAPES / sizeof *ESCAPES; i++) {
        host_string_t path = text(ESCAPES[i]);
        host_string_t inside = text("file");
        host_string_t stolen = text("stolen");
        fs_own_descriptor_t opened;
        fs_descriptor_stat_t stat;
        fs_metadata_hash_value_t hash;
        fs_error_code_t e = 0;
        print(ESCAPES[i]);
        print("\n");
        TRY(" read", fs_method_descriptor_open_at(
                at, FS_PATH_FLAGS_SYMLINK_FOLLOW, &path, 0, FS_DESCRIPTOR_FLAGS_READ, &opened, &e));
        TRY(" truncate", fs_method_descriptor_open_at(at, FS_PATH_FLAGS_SYMLINK_FOLLOW, &path,
                FS_OPEN_FLAGS_CREATE | FS_OPEN_FLAGS_TRUNCATE, FS_DESCRIPTOR_FLAGS_WRITE, &opened, &e));
        TRY(" stat", fs_method_descriptor_stat_at(at, FS_PATH_FLAGS_SYMLINK_FOLLOW, &path, &stat, &e));
        TRY(" hash", fs_method_descriptor_metadata_hash_at(at, FS_PATH_FLAGS_SYMLINK_FOLLOW, &path, &hash, &e));
        if (i > 2 && i < 5) {
            continue;
        }
        TRY(" link out", fs_method_descriptor_link_at(at, 0, &inside, at, &path, &e));
        TRY(" link in", fs_method_descriptor_link_at(at, 0, &path, at, &stolen, &e));
        TRY(" rename out", fs_method_descriptor_rename_at(at, &inside, at, &path, &e));
        TRY(" rename in", fs_method_descriptor_rename_at(at, &path, at, &stolen, &e));
        TRY(" unlink", fs_method_descriptor_unlink_file_at(at, &path, &e));
    }
}

// Says by its exit code that writing failed.
static void flood(streams_own_output_stream_t stream) {
    static uint8_t bytes[4096];
    memset(bytes, 'x', sizeof bytes);
    for (;;) {
        host_list_u8_t part = {bytes, sizeof bytes};
        streams_stream_error_t error;
        if (!streams_method_output_stream_blocking_write_and_flush(streams_borrow_output_stream(stream), &part, &error)) {
            exit_exit_with_code(error.tag == STREAMS_STREAM_ERROR_LAST_OPERATION_FAILED ? 3 : 4);
        }
    }
}

static void poll_million(void) {
    size_t count = 1000000;
    poll_list_borrow_pollable_t list = {malloc(count * sizeof *list.ptr), count};
    poll_own_pollable_t one = {clock_subscribe_duration(0).__handle};
    for (size_t i = 0; i < count; i++) {
        list.ptr[i] = poll_borrow_pollable(one);
    }
    host_list_u32_t ready;
    poll_poll(&list, &ready);
}

// Waits again and again for thousands of clocks and for input that never comes.
static void poll_storm(void) {
    enum { CLOCKS = 4000, INPUTS = 4000 };
    static poll_borrow_pollable_t waits[CLOCKS + INPUTS];
    stdin_own_input_stream_t in = stdin_get_stdin();
    for (int i = 0; i < CLOCKS; i++) {
        waits[i] = poll_borrow_pollable((poll_own_pollable_t) {clock_subscribe_duration(UINT64_MAX).__handle});
    }
    for (int i = 0; i < INPUTS; i++) {
        waits[CLOCKS + i] = poll_borrow_pollable((poll_own_pollable_t) {streams_method_input_stream_subscribe(
                (streams_borrow_input_stream_t) {in.__handle}).__handle});
    }
    for (;;) {
        poll_own_pollable_t soon = {clock_subscribe_duration(1000).__handle};
        waits[0] = poll_borrow_pollable(soon);
        poll_list_borrow_pollable_t list = {waits, CLOCKS + INPUTS};
        host_list_u32_t ready;
        poll_poll(&list, &ready);
        host_list_u32_free(&ready);
        poll_pollable_drop_own(soon);
    }
}

// From a file to itself, for ever.
static void splice(void) {
    fs_own_descriptor_t file = must_open("spliced");
    fs_error_code_t code;
    fs_own_output_stream_t to;
    if (!fs_method_descriptor_set_size(fs_borrow_descriptor(file), 1 << 30, &code)
            || !fs_method_descriptor_write_via_stream(fs_borrow_descriptor(file), 0, &to, &code)) {
        __builtin_trap();
    }
    for (;;) {
        fs_own_input_stream_t from;
        if (!fs_method_descriptor_read_via_stream(fs_borrow_descriptor(file), 0, &from, &code)) {
            __builtin_trap();
        }
        uint64_t done;
        streams_stream_error_t error;
        for (int i = 0; i < 1000; i++) {
            streams_borrow_input_stream_t source = {from.__handle};
            streams_borrow_output_stream_t sink = {to.__handle};
            if (!streams_method_output_stream_splice(sink, source, UINT64_MAX, &done, &error)) {
                __builtin_trap();
            }
        }
        streams_input_stream_drop_own((streams_own_input_stream_t) {from.__handle});
        streams_output_stream_drop_own((streams_own_output_stream_t) {to.__handle});
        if (!fs_method_descriptor_write_via_stream(fs_borrow_descriptor(file), 0, &to, &code)) {
            __builtin_trap();
        }
    }
}

// Waits for the disk again and again.
static void sync_storm(void) {
    fs_own_descriptor_t file = must_open("synced");
    static uint8_t bytes[4096];
    for (uint64_t at = 0;; at = (at + 4096) % (1 << 20)) {
        host_list_u8_t part = {bytes, sizeof bytes};
        uint64_t written;
        fs_error_code_t code;
        bytes[0]++;
        if (!fs_method_descriptor_write(fs_borrow_descriptor(file), &part, at, &written, &code)
                || !fs_method_descriptor_sync(fs_borrow_descriptor(file), &code)) {
            __builtin_trap();
        }
    }
}

static void list_storm(void) {
    fs_borrow_descriptor_t directory = root();
    for (;;) {
        fs_own_directory_entry_stream_t stream;
        fs_error_code_t code;
        if (!fs_method_descriptor_read_directory(directory, &stream, &code)) {
            __builtin_trap();
        }
        fs_directory_entry_stream_drop_own(stream);
    }
}

// Passes 16 MiB to the host again and again.
static void large_writes(void) {
    size_t length = 16 << 20;
    host_list_u8_t bytes = {malloc(length), length};
    fs_own_descriptor_t file = must_open("large");
    for (;;) {
        uint64_t written;
        fs_error_code_t code;
        if (!fs_method_descriptor_write(fs_borrow_descriptor(file), &bytes, 0, &written, &code)) {
            __builtin_trap();
        }
    }
}

static void clock_storm(void) {
    for (;;) {
        poll_pollable_drop_own((poll_own_pollable_t) {clock_subscribe_duration(UINT64_MAX).__handle});
    }
}

static void memory_bomb(void) {
    unsigned pages = 0;
    while (__builtin_wasm_memory_grow(0, 1) != (size_t) -1) {
        pages++;
        *(volatile char *) (__builtin_wasm_memory_size(0) * 65536 - 1) = 1;
    }
    print_number("grown by ", pages);
    print(" pages\n");
}

static void spin(void) {
    for (volatile unsigned i = 0;; i++) {
    }
}

static int deeper(volatile int *of) {
    volatile int here[16] = {*of};
    return here[0] < 0 ? 0 : deeper(here) + here[0];
}

static void stack_bomb(void) {
    volatile int start = 0;
    print_number("", (unsigned) deeper(&start));
}

static void wait_for_input(void) {
    stdin_own_input_stream_t in = stdin_get_stdin();
    streams_own_pollable_t ready = streams_method_input_stream_subscribe((streams_borrow_input_stream_t) {in.__handle});
    print("waiting\n");
    poll_method_pollable_block(poll_borrow_pollable((poll_own_pollable_t) {ready.__handle}));
}

static bool is(const host_string_t *what, const char *name) {
    return what->len == strlen(name) && memcmp(what->ptr, name, what->len) == 0;
}

bool exports_wasi_cli_run_run(void) {
    host_list_string_t arguments;
    environment_get_arguments(&arguments);
    stdout_own_output_stream_t stream = stdout_get_stdout();
    out = (streams_own_output_stream_t) {stream.__handle};
    if (arguments.len == 0) {
        return false;
    }
    const host_string_t *what = arguments.ptr;
    if (is(what, "open-files")) open_files();
    else if (is(what, "file-streams")) file_streams();
    else if (is(what, "standard-streams")) standard_streams();
    else if (is(what, "pollables")) pollables();
    else if (is(what, "handles")) many_handles();
    else if (is(what, "directory-entries")) directory_entries();
    else if (is(what, "random")) random_bytes();
    else if (is(what, "random-gigabytes")) random_gigabytes();
    else if (is(what, "long-strings")) long_strings();
    else if (is(what, "escapes")) escapes();
    else if (is(what, "flood")) flood(out);
    else if (is(what, "flood-errors")) flood((streams_own_output_stream_t) {stderr_get_stderr().__handle});
    else if (is(what, "poll-million")) poll_million();
    else if (is(what, "poll-storm")) poll_storm();
    else if (is(what, "clock-storm")) clock_storm();
    else if (is(what, "splice")) splice();
    else if (is(what, "sync-storm")) sync_storm();
    else if (is(what, "list-storm")) list_storm();
    else if (is(what, "large-writes")) large_writes();
    else if (is(what, "memory")) memory_bomb();
    else if (is(what, "spin")) spin();
    else if (is(what, "stack")) stack_bomb();
    else if (is(what, "wait")) wait_for_input();
    else return false;
    return true;
}
