//! The components are examples, since each is a library of its own.
