#include "sockets.h"
#include <stdlib.h>
#include <string.h>

#define CHECK(ok) do { if (!(ok)) __builtin_trap(); } while (0)

typedef struct {
    tcp_own_tcp_socket_t socket;
    io_own_input_stream_t input;
    io_own_output_stream_t output;
} connection;

static void block(io_own_pollable_t pollable) {
    poll_method_pollable_block(poll_borrow_pollable(pollable));
    poll_pollable_drop_own(pollable);
}

static net_ip_socket_address_t loopback(uint16_t port) {
    net_ip_socket_address_t address = {.tag = NET_IP_SOCKET_ADDRESS_IPV4};
    address.val.ipv4.port = port;
    address.val.ipv4.address = (net_ipv4_address_t){127, 0, 0, 1};
    return address;
}

static tcp_own_tcp_socket_t new_socket(void) {
    newtcp_own_tcp_socket_t socket;
    newtcp_error_code_t error;
    CHECK(newtcp_create_tcp_socket(NET_IP_ADDRESS_FAMILY_IPV4, &socket, &error));
    return socket;
}

static connection connect_to(net_ip_socket_address_t address) {
    tcp_own_tcp_socket_t socket = new_socket();
    instance_own_network_t network = instance_instance_network();
    tcp_error_code_t error;
    CHECK(tcp_method_tcp_socket_start_connect(
        tcp_borrow_tcp_socket(socket), net_borrow_network(network), &address, &error));
    net_network_drop_own(network);
    block(tcp_method_tcp_socket_subscribe(tcp_borrow_tcp_socket(socket)));
    tcp_tuple2_own_input_stream_own_output_stream_t streams;
    CHECK(tcp_method_tcp_socket_finish_connect(tcp_borrow_tcp_socket(socket), &streams, &error));
    return (connection){socket, streams.f0, streams.f1};
}

static connection dial(uint16_t port) {
    return connect_to(loopback(port));
}

static void drop(connection c) {
    io_input_stream_drop_own(c.input);
    io_output_stream_drop_own(c.output);
    tcp_tcp_socket_drop_own(c.socket);
}

static void write_all(connection c, const uint8_t *bytes, size_t length) {
    sockets_list_u8_t contents = {(uint8_t *) bytes, length};
    io_stream_error_t error;
    CHECK(io_method_output_stream_blocking_write_and_flush(io_borrow_output_stream(c.output), &contents, &error));
}

/* Tells the host which port this guest has. */
static void report(uint16_t to, uint16_t port) {
    uint8_t bytes[2] = {port >> 8, port & 255};
    connection c = dial(to);
    write_all(c, bytes, 2);
    drop(c);
}

static tcp_own_tcp_socket_t listen(uint16_t to) {
    tcp_own_tcp_socket_t socket = new_socket();
    tcp_borrow_tcp_socket_t self = tcp_borrow_tcp_socket(socket);
    instance_own_network_t network = instance_instance_network();
    net_ip_socket_address_t address = loopback(0);
    tcp_error_code_t error;
    CHECK(tcp_method_tcp_socket_start_bind(self, net_borrow_network(network), &address, &error));
    CHECK(tcp_method_tcp_socket_finish_bind(self, &error));
    CHECK(tcp_method_tcp_socket_start_listen(self, &error));
    CHECK(tcp_method_tcp_socket_finish_listen(self, &error));
    CHECK(tcp_method_tcp_socket_local_address(self, &address, &error));
    report(to, address.val.ipv4.port);
    return socket;
}

void exports_sockets_echo(uint16_t port, sockets_string_t *text, sockets_string_t *ret) {
    connection c = dial(port);
    write_all(c, text->ptr, text->len);
    ret->ptr = malloc(text->len);
    ret->len = 0;
    while (ret->len < text->len) {
        sockets_list_u8_t part;
        io_stream_error_t error;
        CHECK(io_method_input_stream_blocking_read(
            io_borrow_input_stream(c.input), text->len - ret->len, &part, &error));
        memcpy(ret->ptr + ret->len, part.ptr, part.len);
        ret->len += part.len;
        sockets_list_u8_free(&part);
    }
    drop(c);
}

uint32_t exports_sockets_serve(uint16_t to) {
    tcp_own_tcp_socket_t listener = listen(to);
    block(tcp_method_tcp_socket_subscribe(tcp_borrow_tcp_socket(listener)));
    tcp_tuple3_own_tcp_socket_own_input_stream_own_output_stream_t accepted;
    tcp_error_code_t code;
    CHECK(tcp_method_tcp_socket_accept(tcp_borrow_tcp_socket(listener), &accepted, &code));
    tcp_tcp_socket_drop_own(listener);
    connection c = {accepted.f0, accepted.f1, accepted.f2};
    uint32_t served = 0;
    uint64_t moved;
    io_stream_error_t error;
    while (io_method_output_stream_blocking_splice(
        io_borrow_output_stream(c.output), io_borrow_input_stream(c.input), 1 << 20, &moved, &error)) {
        served += moved;
    }
    CHECK(error.tag == IO_STREAM_ERROR_CLOSED);
    CHECK(io_method_output_stream_blocking_flush(io_borrow_output_stream(c.output), &error));
    drop(c);
    return served;
}

static udp_own_udp_socket_t new_datagrams(uint16_t port) {
    newudp_own_udp_socket_t socket;
    udp_error_code_t error;
    CHECK(newudp_create_udp_socket(NET_IP_ADDRESS_FAMILY_IPV4, &socket, &error));
    instance_own_network_t network = instance_instance_network();
    net_ip_socket_address_t address = loopback(port);
    CHECK(udp_method_udp_socket_start_bind(
        udp_borrow_udp_socket(socket), net_borrow_network(network), &address, &error));
    CHECK(udp_method_udp_socket_finish_bind(udp_borrow_udp_socket(socket), &error));
    return socket;
}

void exports_sockets_ask(uint16_t port, sockets_string_t *text, sockets_string_t *ret) {
    udp_own_udp_socket_t socket = new_datagrams(0);
    net_ip_socket_address_t address = loopback(port);
    udp_tuple2_own_incoming_datagram_stream_own_outgoing_datagram_stream_t streams;
    udp_error_code_t error;
    CHECK(udp_method_udp_socket_stream(udp_borrow_udp_socket(socket), &address, &streams, &error));
    uint64_t count;
    CHECK(udp_method_outgoing_datagram_stream_check_send(
        udp_borrow_outgoing_datagram_stream(streams.f1), &count, &error));
    udp_outgoing_datagram_t datagram = {.data = {text->ptr, text->len}};
    udp_list_outgoing_datagram_t datagrams = {&datagram, 1};
    CHECK(udp_method_outgoing_datagram_stream_send(
        udp_borrow_outgoing_datagram_stream(streams.f1), &datagrams, &count, &error));
    block(udp_method_incoming_datagram_stream_subscribe(udp_borrow_incoming_datagram_stream(streams.f0)));
    udp_list_incoming_datagram_t answers;
    CHECK(udp_method_incoming_datagram_stream_receive(
        udp_borrow_incoming_datagram_stream(streams.f0), 1, &answers, &error));
    CHECK(answers.len == 1);
    ret->ptr = answers.ptr[0].data.ptr;
    ret->len = answers.ptr[0].data.len;
    udp_incoming_datagram_stream_drop_own(streams.f0);
    udp_outgoing_datagram_stream_drop_own(streams.f1);
    udp_udp_socket_drop_own(socket);
}

static lookup_own_resolve_address_stream_t look_up(sockets_string_t *name) {
    instance_own_network_t network = instance_instance_network();
    lookup_own_resolve_address_stream_t found;
    lookup_error_code_t error;
    CHECK(lookup_resolve_addresses(net_borrow_network(network), name, &found, &error));
    block(lookup_method_resolve_address_stream_subscribe(lookup_borrow_resolve_address_stream(found)));
    return found;
}

uint32_t exports_sockets_reach(sockets_string_t *name, uint16_t port) {
    lookup_own_resolve_address_stream_t found = look_up(name);
    lookup_option_ip_address_t address;
    lookup_error_code_t error;
    uint32_t count = 0;
    while (true) {
        CHECK(lookup_method_resolve_address_stream_resolve_next_address(
            lookup_borrow_resolve_address_stream(found), &address, &error));
        if (!address.is_some) {
            return count;
        }
        count++;
        if (address.val.tag == NET_IP_ADDRESS_IPV4) {
            net_ip_socket_address_t to = loopback(port);
            to.val.ipv4.address = address.val.val.ipv4;
            drop(connect_to(to));
        }
    }
}

void exports_sockets_wait_reading(uint16_t port) {
    connection c = dial(port);
    sockets_list_u8_t part;
    io_stream_error_t error;
    CHECK(io_method_input_stream_blocking_read(io_borrow_input_stream(c.input), 1, &part, &error));
    drop(c);
}

void exports_sockets_wait_skipping(uint16_t port) {
    connection c = dial(port);
    uint64_t skipped;
    io_stream_error_t error;
    CHECK(io_method_input_stream_blocking_skip(io_borrow_input_stream(c.input), 1, &skipped, &error));
    drop(c);
}

void exports_sockets_wait_polling(uint16_t port) {
    connection one = dial(port);
    connection two = dial(port);
    io_own_pollable_t pollables[] = {
        io_method_input_stream_subscribe(io_borrow_input_stream(one.input)),
        io_method_input_stream_subscribe(io_borrow_input_stream(two.input)),
    };
    poll_borrow_pollable_t borrowed[] = {poll_borrow_pollable(pollables[0]), poll_borrow_pollable(pollables[1])};
    poll_list_borrow_pollable_t list = {borrowed, 2};
    sockets_list_u32_t ready;
    poll_poll(&list, &ready);
}

static uint8_t nothing[4096];

void exports_sockets_wait_writing(uint16_t port) {
    connection c = dial(port);
    while (true) {
        write_all(c, nothing, sizeof nothing);
    }
}

void exports_sockets_wait_zeroes(uint16_t port) {
    connection c = dial(port);
    io_stream_error_t error;
    while (io_method_output_stream_blocking_write_zeroes_and_flush(
        io_borrow_output_stream(c.output), 4096, &error)) {
    }
}

void exports_sockets_wait_flushing(uint16_t port) {
    connection c = dial(port);
    io_borrow_output_stream_t output = io_borrow_output_stream(c.output);
    io_stream_error_t error;
    uint64_t permit;
    while (true) {
        CHECK(io_method_output_stream_check_write(output, &permit, &error));
        if (permit == 0) {
            CHECK(io_method_output_stream_blocking_flush(output, &error));
        } else {
            CHECK(io_method_output_stream_write_zeroes(output, permit, &error));
        }
    }
}

void exports_sockets_wait_splicing(uint16_t port) {
    connection c = dial(port);
    uint64_t moved;
    io_stream_error_t error;
    CHECK(io_method_output_stream_blocking_splice(
        io_borrow_output_stream(c.output), io_borrow_input_stream(c.input), 100, &moved, &error));
}

void exports_sockets_wait_connecting(uint16_t port) {
    dial(port);
}

void exports_sockets_wait_accepting(uint16_t to) {
    tcp_own_tcp_socket_t listener = listen(to);
    block(tcp_method_tcp_socket_subscribe(tcp_borrow_tcp_socket(listener)));
}

void exports_sockets_wait_datagram(uint16_t to) {
    udp_own_udp_socket_t socket = new_datagrams(0);
    net_ip_socket_address_t address;
    udp_error_code_t error;
    CHECK(udp_method_udp_socket_local_address(udp_borrow_udp_socket(socket), &address, &error));
    udp_tuple2_own_incoming_datagram_stream_own_outgoing_datagram_stream_t streams;
    CHECK(udp_method_udp_socket_stream(udp_borrow_udp_socket(socket), NULL, &streams, &error));
    report(to, address.val.ipv4.port);
    block(udp_method_incoming_datagram_stream_subscribe(udp_borrow_incoming_datagram_stream(streams.f0)));
}

void exports_sockets_wait_lookup(sockets_string_t *name) {
    look_up(name);
}
