/** The embedded key-value store: a database of SQLite for each. */
@NullMarked
package dev.ashlar.capabilities.keyvalue.sqlite;

import org.jspecify.annotations.NullMarked;
