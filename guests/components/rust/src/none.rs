//! Only the examples are built: a component for each world.
