package dev.ashlar.http.client;

import dev.ashlar.http.types.FieldList;

/**
 * @param minor 0 for HTTP/1.0, 1 for HTTP/1.1
 * @param fields all of them
 */
record ResponseHead(int minor, int status, FieldList fields) {}
