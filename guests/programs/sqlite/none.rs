// Cargo wants a library.
