//! Threads in earnest. Arguments: what to do, how many threads, how much work.
//!   work    parts of a sum, a counter that all add to, and a list behind a lock
//!   bomb    as many threads as there are, which wait; says how many
//!   trap, exit, spin    one thread traps, exits with 7, or goes on for ever while the first returns
//!   stuck   waits for nobody
const std = @import("std");
const wasi = std.os.wasi;

/// Without the standard one, which wants an allocator that threads cannot have.
pub const panic = std.debug.no_panic;

var stacks: [24 << 20]u8 = undefined;
var memory: std.heap.FixedBufferAllocator = undefined;

/// A lock of three states: free, taken, taken and waited for.
const Lock = struct {
    state: u32 = 0,

    fn lock(self: *Lock) void {
        if (@cmpxchgStrong(u32, &self.state, 0, 1, .acquire, .monotonic) == null) return;
        while (@atomicRmw(u32, &self.state, .Xchg, 2, .acquire) != 0) wait(&self.state, 2);
    }

    fn unlock(self: *Lock) void {
        if (@atomicRmw(u32, &self.state, .Xchg, 0, .release) == 2) wake(&self.state, 1);
    }
};

fn wait(at: *u32, expected: u32) void {
    _ = asm volatile (
        \\ local.get %[at]
        \\ local.get %[expected]
        \\ i64.const -1
        \\ memory.atomic.wait32 0
        \\ local.set %[result]
        : [result] "=r" (-> u32),
        : [at] "r" (at),
          [expected] "r" (expected),
        : .{ .memory = true });
}

fn wake(at: *u32, count: u32) void {
    _ = asm volatile (
        \\ local.get %[at]
        \\ local.get %[count]
        \\ memory.atomic.notify 0
        \\ local.set %[result]
        : [result] "=r" (-> u32),
        : [at] "r" (at),
          [count] "r" (count),
        : .{ .memory = true });
}

const Shared = struct {
    adds: u32 = 0,
    lock: Lock = .{},
    longest: [8]u64 = @splat(0),
    entries: u64 = 0,
    sum: u32 = 0,
    done: u32 = 0,
};

var shared: Shared = .{};

fn collatz(first: u64) u64 {
    var n = first;
    var steps: u64 = 0;
    while (n != 1) : (steps += 1) n = if (n & 1 == 0) n / 2 else 3 * n + 1;
    return steps;
}

/// Notes a number of steps among the eight largest, in order.
fn note(steps: u64) void {
    shared.lock.lock();
    defer shared.lock.unlock();
    shared.entries += 1;
    var value = steps;
    for (&shared.longest) |*each| {
        if (value > each.*) std.mem.swap(u64, &value, each);
    }
}

fn work(first: u64, end: u64) void {
    var sum: u32 = 0;
    var n = first;
    while (n < end) : (n += 1) {
        const steps = collatz(n + 1);
        sum +%= @intCast(steps);
        _ = @atomicRmw(u32, &shared.adds, .Add, 1, .seq_cst);
        if (n % 64 == 0) note(steps);
    }
    _ = @atomicRmw(u32, &shared.sum, .Add, sum, .seq_cst);
    finish();
}

fn finish() void {
    _ = @atomicRmw(u32, &shared.done, .Add, 1, .seq_cst);
    wake(&shared.done, 1);
}

fn stay() void {
    wait(&shared.lock.state, 0);
}

fn trap() void {
    @trap();
}

fn exit() void {
    wasi.proc_exit(7);
}

fn spin() void {
    finish();
    while (true) _ = @atomicRmw(u32, &shared.adds, .Add, 1, .seq_cst);
}

fn spawn(comptime function: anytype, values: anytype) !void {
    _ = try std.Thread.spawn(
        .{ .allocator = memory.allocator(), .stack_size = 64 << 10 },
        function,
        values,
    );
}

fn awaitDone(count: u32) void {
    while (true) {
        const done = @atomicLoad(u32, &shared.done, .seq_cst);
        if (done >= count) return;
        wait(&shared.done, done);
    }
}

fn print(comptime format: []const u8, values: anytype) void {
    var buffer: [400]u8 = undefined;
    const text = std.fmt.bufPrint(&buffer, format, values) catch unreachable;
    const part = [_]wasi.ciovec_t{.{ .base = text.ptr, .len = text.len }};
    var written: usize = undefined;
    _ = wasi.fd_write(1, &part, 1, &written);
}

var words: [4096]u8 = undefined;
var pointers: [64][*:0]u8 = undefined;

fn arguments() []const [*:0]u8 {
    var count: usize = undefined;
    var size: usize = undefined;
    _ = wasi.args_sizes_get(&count, &size);
    if (count > pointers.len or size > words.len) @trap();
    _ = wasi.args_get(&pointers, &words);
    return pointers[0..count];
}

fn number(given: []const [*:0]u8, index: usize) u32 {
    return if (index < given.len) std.fmt.parseInt(u32, std.mem.span(given[index]), 10) catch 1 else 1;
}

pub fn main() void {
    memory = .init(&stacks);
    const given = arguments();
    const what = if (given.len > 1) std.mem.span(given[1]) else "work";
    const threads = number(given, 2);
    if (std.mem.eql(u8, what, "work")) {
        const amount = number(given, 3);
        for (0..threads) |i| spawn(work, .{ i * amount, (i + 1) * amount }) catch return print("too many threads\n", .{});
        awaitDone(threads);
        print("{d} numbers, {d} steps, {d} noted, longest {any}\n", .{
            shared.adds, shared.sum, shared.entries, shared.longest,
        });
    } else if (std.mem.eql(u8, what, "bomb")) {
        var started: u32 = 0;
        while (started < threads) : (started += 1) spawn(stay, .{}) catch break;
        print("{d} threads\n", .{started});
    } else if (std.mem.eql(u8, what, "trap")) {
        spawn(trap, .{}) catch unreachable;
        wait(&shared.done, 0);
    } else if (std.mem.eql(u8, what, "exit")) {
        spawn(exit, .{}) catch unreachable;
        wait(&shared.done, 0);
    } else if (std.mem.eql(u8, what, "spin")) {
        spawn(spin, .{}) catch unreachable;
        awaitDone(1);
        print("done\n", .{});
    } else {
        wait(&shared.done, 0);
    }
}
