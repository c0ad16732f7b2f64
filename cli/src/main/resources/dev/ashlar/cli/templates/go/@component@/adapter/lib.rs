// Empty: Cargo wants a source.
