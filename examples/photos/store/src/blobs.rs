//! The blobs of one container.

use crate::exports::photos::app::album::Failure;
use crate::wasi::blobstore::blobstore::{self, Container};
use crate::wasi::blobstore::types::{IncomingValue, OutgoingValue};

const CONTAINER: &str = "photos";

/// What a stream takes in one call.
const PIECE: usize = 4096;

pub fn write(name: &str, bytes: &[u8]) -> Result<(), Failure> {
    let container = open()?;
    let value = OutgoingValue::new_outgoing_value();
    let stream = value.outgoing_value_write_body().map_err(|()| "the blob was begun already".to_owned())?;
    container.write_data(name, &value)?;
    for piece in bytes.chunks(PIECE) {
        stream.blocking_write_and_flush(piece).map_err(|_| format!("{name} cannot be written"))?;
    }
    drop(stream);
    OutgoingValue::finish(value)
}

pub fn read(name: &str) -> Result<Option<Vec<u8>>, Failure> {
    let container = open()?;
    if !container.has_object(name)? {
        return Ok(None);
    }
    let value = container.get_data(name, 0, u64::MAX)?;
    IncomingValue::incoming_value_consume_sync(value).map(Some)
}

/// As well as it goes: nobody asks for them any more.
pub fn remove(names: &[String]) {
    if let Ok(container) = open() {
        for name in names {
            let _ = container.delete_object(name);
        }
    }
}

fn open() -> Result<Container, Failure> {
    blobstore::get_container(CONTAINER).or_else(|_| blobstore::create_container(CONTAINER))
}
