/* What the container of peers/app/runc runs: the answer of guests/http/c, by a server that could not be smaller. */
#include <arpa/inet.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
static void stop(int signal) { _exit(0); }

int main(int argc, char **argv) {
    int one = 1, server = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(atoi(argv[1])), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    signal(SIGTERM, stop); /* the first process of a container ignores it otherwise */
    setsockopt(server, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (bind(server, (struct sockaddr *)&address, sizeof address) || listen(server, 64)) return 1;
    for (;;) {
        char buffer[4096];
        int client = accept(server, 0, 0);
        if (client < 0) continue;
        if (read(client, buffer, sizeof buffer) > 0) {
            static const char answer[] = "HTTP/1.1 200 OK\r\ncontent-length: 13\r\nconnection: close\r\n\r\nhello, world\n";
            (void)!write(client, answer, sizeof answer - 1);
        }
        close(client);
    }
}
