//! Checks metadata against a schema. wit-bindgen makes the C on both sides of it.

const std = @import("std");
const c = @cImport(@cInclude("validator.h"));

const Format = enum { line, text, date };

/// What JSON schema says of a string: lengths in characters, a pattern or a format.
const Rule = struct {
    field: []const u8,
    required: bool = false,
    min_length: usize = 0,
    max_length: usize,
    format: Format,
};

const schema = [_]Rule{
    .{ .field = "title", .required = true, .min_length = 1, .max_length = 80, .format = .line },
    .{ .field = "description", .max_length = 500, .format = .text },
    .{ .field = "taken", .min_length = 10, .max_length = 10, .format = .date },
};

/// More fields than that are not even looked at: whoever sends them means no good.
const most_problems = 16;

const Problems = struct {
    found: [most_problems]c.exports_photos_app_metadata_problem_t = undefined,
    count: usize = 0,

    fn add(self: *Problems, field: []const u8, rule: [:0]const u8, comptime message: []const u8, values: anytype) void {
        if (self.count == most_problems) return;
        var buffer: [128]u8 = undefined;
        const text = std.fmt.bufPrint(&buffer, message, values) catch unreachable;
        const problem = &self.found[self.count];
        copy(&problem.field, beginning(field));
        copy(&problem.rule, rule);
        copy(&problem.message, text);
        self.count += 1;
    }
};

fn copy(to: *c.validator_string_t, text: []const u8) void {
    c.validator_string_dup_n(to, text.ptr, text.len);
}

/// Not the whole of a name of any length, and no half characters.
fn beginning(name: []const u8) []const u8 {
    var end = @min(name.len, 40);
    while (end < name.len and name[end] & 0xc0 == 0x80) end -= 1;
    return name[0..end];
}

fn slice(text: c.validator_string_t) []const u8 {
    return if (text.len == 0) "" else text.ptr[0..text.len];
}

/// Characters that no text should have: controls, those that turn the direction of others around, non-characters.
fn isForbidden(char: u21, format: Format) bool {
    return switch (char) {
        '\n' => format == .line,
        0...'\n' - 1, '\n' + 1...0x1f, 0x7f...0x9f => true,
        0x200e, 0x200f, 0x202a...0x202e, 0x2066...0x2069 => true,
        0x2028, 0x2029, 0xfeff, 0xfdd0...0xfdef, 0xfff9...0xfffc => true,
        0xe0000...0xe0fff => true,
        else => char & 0xfffe == 0xfffe,
    };
}

fn isSpace(char: u21) bool {
    return switch (char) {
        ' ', '\n', 0xa0, 0x1680, 0x2000...0x200d, 0x202f, 0x205f, 0x2060, 0x3000 => true,
        else => false,
    };
}

fn isDate(text: []const u8) bool {
    if (text.len != 10 or text[4] != '-' or text[7] != '-') return false;
    for (text, 0..) |char, i| {
        if (i != 4 and i != 7 and (char < '0' or char > '9')) return false;
    }
    const year = std.fmt.parseInt(u16, text[0..4], 10) catch return false;
    const month = std.fmt.parseInt(u4, text[5..7], 10) catch return false;
    const day = std.fmt.parseInt(u8, text[8..10], 10) catch return false;
    if (year == 0 or month == 0 or month > 12 or day == 0) return false;
    const leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0);
    const days = [_]u8{ 31, if (leap) 29 else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    return day <= days[month - 1];
}

fn check(rule: Rule, value: []const u8, problems: *Problems) void {
    if (value.len == 0 and !rule.required) return;
    var length: usize = 0;
    var blank = true;
    var edges = false;
    var last: u21 = 0;
    const text = std.unicode.Utf8View.init(value) catch unreachable; // the Component Model's strings are Unicode
    var characters = text.iterator();
    while (characters.nextCodepoint()) |char| {
        if (isForbidden(char, rule.format)) {
            problems.add(rule.field, "pattern", "must not have the character U+{X:0>4} in it", .{char});
            return;
        }
        edges = edges or (length == 0 and isSpace(char));
        blank = blank and isSpace(char);
        last = char;
        length += 1;
    }
    if (length > rule.max_length) {
        problems.add(rule.field, "maxLength", "has {d} characters, at most {d} are allowed", .{ length, rule.max_length });
    } else if (rule.required and blank) {
        problems.add(rule.field, "minLength", "must not be empty", .{});
    } else if (edges or isSpace(last)) {
        problems.add(rule.field, "pattern", "must not begin or end with a space", .{});
    } else if (rule.format == .date and !isDate(value)) {
        problems.add(rule.field, "format", "must be a day such as 2026-11-21", .{});
    } else if (length < rule.min_length) {
        problems.add(rule.field, "minLength", "has {d} characters, at least {d} are needed", .{ length, rule.min_length });
    }
}

fn checkField(rule: Rule, fields: []const c.exports_photos_app_metadata_field_t, problems: *Problems) void {
    var seen = false;
    for (fields) |field| {
        if (!std.mem.eql(u8, slice(field.name), rule.field)) continue;
        if (seen) return problems.add(rule.field, "maxItems", "may be given once only", .{});
        seen = true;
        check(rule, slice(field.value), problems);
    }
    if (rule.required and !seen) problems.add(rule.field, "required", "is missing", .{});
}

fn isKnown(name: []const u8) bool {
    for (schema) |rule| {
        if (std.mem.eql(u8, name, rule.field)) return true;
    }
    return false;
}

export fn exports_photos_app_metadata_check(
    given: *c.exports_photos_app_metadata_list_field_t,
    answer: *c.exports_photos_app_metadata_list_problem_t,
) void {
    var problems = Problems{};
    const fields = if (given.len == 0) &.{} else given.ptr[0..given.len];
    for (schema) |rule| checkField(rule, fields, &problems);
    for (fields) |field| {
        if (problems.count == most_problems) break;
        if (!isKnown(slice(field.name))) {
            problems.add(slice(field.name), "additionalProperties", "is not known: title, description and taken are", .{});
        }
    }
    const size = problems.count * @sizeOf(c.exports_photos_app_metadata_problem_t);
    answer.len = problems.count;
    answer.ptr = @ptrCast(@alignCast(std.c.malloc(@max(size, 1)) orelse @trap()));
    @memcpy(answer.ptr[0..problems.count], problems.found[0..problems.count]);
    c.exports_photos_app_metadata_list_field_free(given);
}
