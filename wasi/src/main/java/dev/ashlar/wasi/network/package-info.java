/** What a guest may reach over the network: rules applied to names and addresses. */
@NullMarked
package dev.ashlar.wasi.network;

import org.jspecify.annotations.NullMarked;
