/* Compiles three regular expressions and searches a generated log for them by simulating their automata, n times. */
#include "workload.h"

enum { CHAR, ANY, CLASS, SPLIT, JUMP, MATCH };

typedef struct {
    u8 op, c;
    u16 x, y;
    u32 set[8];
} Node;

static Node nodes[256];
static u16 node_count;
static const char *pattern;
static char log_text[40000];
static u32 log_length;

static u16 node(int op) {
    nodes[node_count] = (Node){.op = (u8)op};
    return node_count++;
}

static void parse_alternatives(void);

static void parse_class(Node *n) {
    int negate = *pattern == '^';
    pattern += negate;
    while (*pattern != ']') {
        u8 low = (u8)*pattern++, high = low;
        if (*pattern == '-' && pattern[1] != ']') high = (u8)pattern[1], pattern += 2;
        for (u32 c = low; c <= high; c++) n->set[c >> 5] |= 1u << (c & 31);
    }
    pattern++;
    if (negate) for (int i = 0; i < 8; i++) n->set[i] = ~n->set[i];
}

static void insert_before(u16 at, int op) {
    for (u16 i = node_count++; i > at; i--) {
        nodes[i] = nodes[i - 1];
        if (nodes[i].op == SPLIT || nodes[i].op == JUMP) {
            nodes[i].x += nodes[i].x >= at;
            nodes[i].y += nodes[i].y >= at;
        }
    }
    nodes[at] = (Node){.op = (u8)op};
}

static void parse_repeated(void) {
    u16 start = node_count;
    char c = *pattern++;
    if (c == '(') parse_alternatives(), pattern++;
    else if (c == '[') parse_class(&nodes[node(CLASS)]);
    else if (c == '.') node(ANY);
    else nodes[node(CHAR)].c = (u8)(c == '\\' ? *pattern++ : c);
    if (*pattern == '*' || *pattern == '?') {
        int loop = *pattern++ == '*';
        insert_before(start, SPLIT);
        if (loop) nodes[node(JUMP)].x = start;
        nodes[start].x = (u16)(start + 1);
        nodes[start].y = node_count;
    } else if (*pattern == '+') {
        pattern++;
        u16 split = node(SPLIT);
        nodes[split].x = start;
        nodes[split].y = (u16)(split + 1);
    }
}

static void parse_alternatives(void) {
    u16 start = node_count;
    while (*pattern && *pattern != ')' && *pattern != '|') parse_repeated();
    if (*pattern == '|') {
        pattern++;
        insert_before(start, SPLIT);
        u16 jump = node(JUMP);
        nodes[start].x = (u16)(start + 1);
        nodes[start].y = node_count;
        parse_alternatives();
        nodes[jump].x = node_count;
    }
}

static u16 lists[2][256];
static u32 sizes[2];
static u32 marks[256];
static u32 generation;

static NOINLINE void add_thread(int list, u16 pc) {
    if (marks[pc] == generation) return;
    marks[pc] = generation;
    const Node *n = &nodes[pc];
    if (n->op == JUMP) {
        add_thread(list, n->x);
    } else if (n->op == SPLIT) {
        add_thread(list, n->x);
        add_thread(list, n->y);
    } else {
        lists[list][sizes[list]++] = pc;
    }
}

static int accepts(const Node *n, u8 c) {
    switch (n->op) {
        case CHAR: return n->c == c;
        case ANY: return c != '\n';
        case CLASS: return n->set[c >> 5] >> (c & 31) & 1;
        default: return 0;
    }
}

/* Counts the places where a match ends. */
static NOINLINE u32 search(const char *text, u32 length) {
    int now = 0;
    u32 found = 0;
    sizes[0] = 0;
    generation++;
    for (u32 i = 0; i < length; i++) {
        add_thread(now, 0);
        generation++;
        sizes[!now] = 0;
        for (u32 t = 0; t < sizes[now]; t++) {
            u16 pc = lists[now][t];
            if (nodes[pc].op == MATCH) found++;
            else if (accepts(&nodes[pc], (u8)text[i])) add_thread(!now, (u16)(pc + 1));
        }
        now = !now;
    }
    return found;
}

static void write_log(void) {
    static const char *const words[8] = {"GET /index.html ",  "user@example.org ", "10.0.17.255 ", "ERROR timeout ",
                                         "2026-11-20T10:15 ", "warning: retry ",   "abcabcabd ",   "status=404\n"};
    log_length = 0;
    while (log_length < sizeof log_text - 64) {
        for (const char *w = words[next_random() & 7]; *w; w++) log_text[log_length++] = *w;
        if (!(next_random() & 3)) log_text[log_length++] = (char)('0' + next_random() % 10);
    }
}

i64 run(i32 n) {
    static const char *const patterns[3] = {"[a-z]+@[a-z]+\\.(org|com)", "[0-9]+\\.[0-9]+\\.[0-9]+\\.[0-9]+",
                                            "(abc)*abd|(ERROR|warning).*404"};
    random_state = 12345;
    write_log();
    u64 h = 0;
    for (i32 round = 0; round < n; round++) {
        node_count = 0;
        pattern = patterns[round % 3];
        parse_alternatives();
        node(MATCH);
        h = mix(h, search(log_text, log_length));
    }
    return (i64)h;
}
