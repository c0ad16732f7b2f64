// Tokens are JSON Web Tokens signed with HMAC-SHA256 (RFC 7519, HS256): header.claims.signature, each in base64url. The
// header is always the same text, and claims are read only once the signature is known to be ours. wasi:config says who
// may come in: "user" and "password", "secret" to sign with, "lifetime" in seconds.

#include "auth.h"
#include "sha256.h"

#include <stdlib.h>
#include <string.h>

typedef auth_string_t string;
typedef exports_photos_app_tokens_refusal_t refusal;

enum { LONGEST_TOKEN = 512, LONGEST_USER = 64, SHORTEST_SECRET = 16, LONGEST_LIFETIME = 30 * 24 * 3600 };
enum { SIGNATURE_LENGTH = (SHA256_BYTES * 4 + 2) / 3 };

static const char header[] = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9."; // {"alg":"HS256","typ":"JWT"}
static const char subject[] = "{\"sub\":\"", expiry[] = "\",\"exp\":";

// ---- text

static bool same(string a, string b) {
    unsigned different = a.len != b.len;
    for (size_t i = 0; i < a.len; i++) { // always to the end, so that time tells nothing of where they differ
        different |= a.ptr[i] ^ (b.len == 0 ? 0 : b.ptr[i % b.len]);
    }
    return different == 0;
}

static uint8_t *append(uint8_t *to, const void *from, size_t length) {
    memcpy(to, from, length);
    return to + length;
}

static uint8_t *append_number(uint8_t *to, uint64_t value) {
    uint8_t digits[20];
    size_t start = sizeof digits;
    do {
        digits[--start] = (uint8_t)('0' + value % 10);
        value /= 10;
    } while (value != 0);
    return append(to, digits + start, sizeof digits - start);
}

// All of it digits and no more than that; else 0.
static uint64_t number(string text, uint64_t most) {
    uint64_t value = 0;
    for (size_t i = 0; i < text.len; i++) {
        unsigned digit = text.ptr[i] - '0';
        if (digit > 9 || (value = value * 10 + digit) > most) {
            return 0;
        }
    }
    return value;
}

static uint8_t *encode(uint8_t *to, const uint8_t *from, size_t length) {
    static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    uint32_t bits = 0;
    int held = 0;
    for (size_t i = 0; i < length; i++) {
        bits = bits << 8 | from[i];
        for (held += 8; held >= 6; held -= 6) {
            *to++ = (uint8_t)alphabet[bits >> (held - 6) & 63];
        }
    }
    if (held > 0) {
        *to++ = (uint8_t)alphabet[bits << (6 - held) & 63];
    }
    return to;
}

// Whatever is not in the alphabet becomes some bits or other.
static size_t decode(uint8_t *to, string from) {
    uint32_t bits = 0;
    int held = 0;
    size_t length = 0;
    for (size_t i = 0; i < from.len; i++) {
        uint8_t c = from.ptr[i];
        unsigned value = c >= 'a' ? c - 'a' + 26 : c == '_' ? 63 : c >= 'A' ? c - 'A' : c == '-' ? 62 : c - '0' + 52;
        bits = bits << 6 | value;
        held += 6;
        if (held >= 8) {
            held -= 8;
            to[length++] = (uint8_t)(bits >> held);
        }
    }
    return length;
}

// ---- configuration

typedef struct {
    string secret, user, password;
    uint32_t lifetime;
} settings;

static bool refuse(refusal *err, uint8_t why) {
    err->tag = why;
    return false;
}

static bool misconfigured(refusal *err, const char *what) {
    auth_string_dup(&err->val.misconfigured, what);
    return refuse(err, EXPORTS_PHOTOS_APP_TOKENS_REFUSAL_MISCONFIGURED);
}

static string setting(const char *name) {
    string key, none = {NULL, 0};
    auth_string_set(&key, name);
    auth_option_string_t value;
    wasi_config_store_error_t error;
    if (!wasi_config_store_get(&key, &value, &error)) {
        wasi_config_store_error_free(&error);
        return none;
    }
    return value.is_some ? value.val : none;
}

static bool plain(string name) {
    for (size_t i = 0; i < name.len; i++) {
        if (name.ptr[i] < ' ' || name.ptr[i] == '"' || name.ptr[i] == '\\' || name.ptr[i] > '~') {
            return false;
        }
    }
    return name.len > 0 && name.len <= LONGEST_USER;
}

static bool configure(settings *to, refusal *err) {
    to->secret = setting("secret");
    if (to->secret.len < SHORTEST_SECRET) {
        return misconfigured(err, "auth: set the configuration value \"secret\" to at least 16 bytes");
    }
    to->user = setting("user");
    to->password = setting("password");
    if (!plain(to->user) || to->password.len == 0) {
        return misconfigured(err, "auth: set the configuration values \"user\", up to 64 plain characters, and \"password\"");
    }
    to->lifetime = (uint32_t)number(setting("lifetime"), LONGEST_LIFETIME);
    if (to->lifetime == 0) {
        return misconfigured(err, "auth: set the configuration value \"lifetime\" to seconds, at most 30 days");
    }
    return true;
}

static uint64_t now(void) {
    wasi_clocks_wall_clock_datetime_t time;
    wasi_clocks_wall_clock_now(&time);
    return time.seconds;
}

// ---- tokens

static void sign(uint8_t *to, const settings *by, string text) {
    uint8_t mac[SHA256_BYTES];
    hmac_sha256(by->secret.ptr, by->secret.len, text.ptr, text.len, mac);
    encode(to, mac, sizeof mac);
}

bool exports_photos_app_tokens_issue(string *user, string *password, exports_photos_app_tokens_token_t *ret, refusal *err) {
    settings it;
    if (!configure(&it, err)) {
        return false;
    }
    bool known = same(it.user, *user);
    if (!same(it.password, *password) || !known) {
        return refuse(err, EXPORTS_PHOTOS_APP_TOKENS_REFUSAL_CREDENTIALS);
    }
    uint8_t claims[LONGEST_USER + 64], token[LONGEST_TOKEN];
    uint8_t *end = append(claims, subject, strlen(subject));
    end = append(end, it.user.ptr, it.user.len);
    end = append(end, expiry, strlen(expiry));
    end = append_number(end, now() + it.lifetime);
    end = append(end, "}", 1);

    uint8_t *last = encode(append(token, header, strlen(header)), claims, (size_t)(end - claims));
    sign(last + 1, &it, (string){token, (size_t)(last - token)});
    *last = '.';
    auth_string_dup_n(&ret->value, (char *)token, (size_t)(last - token) + 1 + SIGNATURE_LENGTH);
    ret->expires_in = it.lifetime;
    return true;
}

// Where the last dot is in what has the form of our tokens; 0 elsewhere.
static size_t signed_length(string token) {
    size_t start = strlen(header);
    if (token.len > LONGEST_TOKEN || token.len < start + 1 + SIGNATURE_LENGTH || memcmp(token.ptr, header, start) != 0) {
        return 0;
    }
    size_t end = token.len - SIGNATURE_LENGTH - 1;
    return token.ptr[end] == '.' && end > start ? end : 0;
}

static bool skip(string *text, const char *prefix) {
    size_t length = strlen(prefix);
    if (text->len < length || memcmp(text->ptr, prefix, length) != 0) {
        return false;
    }
    *text = (string){text->ptr + length, text->len - length};
    return true;
}

// Of claims as we write them: whoever else has the secret may sign others.
static bool read_claims(string claims, string *user, uint64_t *end) {
    if (!skip(&claims, subject)) {
        return false;
    }
    *user = (string){claims.ptr, 0};
    while (claims.len > 0 && *claims.ptr != '"') {
        claims = (string){claims.ptr + 1, claims.len - 1};
        user->len++;
    }
    if (!plain(*user) || !skip(&claims, expiry) || claims.len == 0 || claims.ptr[claims.len - 1] != '}') {
        return false;
    }
    *end = number((string){claims.ptr, claims.len - 1}, INT64_MAX / 10);
    return true;
}

bool exports_photos_app_tokens_check(string *token, string *ret, refusal *err) {
    settings it;
    if (!configure(&it, err)) {
        return false;
    }
    size_t length = signed_length(*token);
    if (length == 0) {
        return refuse(err, EXPORTS_PHOTOS_APP_TOKENS_REFUSAL_MALFORMED);
    }
    uint8_t signature[SIGNATURE_LENGTH], claims[LONGEST_TOKEN];
    sign(signature, &it, (string){token->ptr, length});
    if (!same((string){signature, sizeof signature}, (string){token->ptr + length + 1, SIGNATURE_LENGTH})) {
        return refuse(err, EXPORTS_PHOTOS_APP_TOKENS_REFUSAL_FORGED);
    }
    string user;
    uint64_t end;
    size_t start = strlen(header);
    size_t size = decode(claims, (string){token->ptr + start, length - start});
    if (!read_claims((string){claims, size}, &user, &end)) {
        return refuse(err, EXPORTS_PHOTOS_APP_TOKENS_REFUSAL_MALFORMED);
    }
    if (end <= now()) {
        return refuse(err, EXPORTS_PHOTOS_APP_TOKENS_REFUSAL_EXPIRED);
    }
    auth_string_dup_n(ret, (char *)user.ptr, user.len);
    return true;
}
