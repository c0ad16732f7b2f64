//! Keeps photos: what is known of them in a key-value store, images and thumbnails in a blob store.

mod blobs;

use serde::{Deserialize, Serialize};

wit_bindgen::generate!({ path: "../wit", world: "store", generate_all });

use exports::photos::app::album::{Failure, Guest, NewPhoto, Photo};
use wasi::clocks::wall_clock;
use wasi::keyvalue::batch;
use wasi::keyvalue::store::{self, Bucket};
use wasi::random::random;

const BUCKET: &str = "photos";

/// Milliseconds and random bits, both in hexadecimal digits: ordered by time.
const ID_LENGTH: usize = 20;

struct Store;

export!(Store);

/// What is kept of a photo under its id.
#[derive(Serialize, Deserialize)]
struct Entry {
    title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    taken: Option<String>,
    owner: String,
    media_type: String,
    size: u64,
    width: u32,
    height: u32,
    added: u64,
}

impl Guest for Store {
    /// The entry comes last, so that there is none without its images.
    fn add(photo: NewPhoto) -> Result<Photo, Failure> {
        let bucket = open()?;
        let added = milliseconds();
        let id = new_id(added);
        let entry = Entry {
            title: photo.title,
            description: photo.description,
            taken: photo.taken,
            owner: photo.owner,
            media_type: photo.media_type,
            size: photo.image.len() as u64,
            width: photo.width,
            height: photo.height,
            added,
        };
        let value = serde_json::to_vec(&entry).map_err(|error| error.to_string())?;
        blobs::write(&image_of(&id), &photo.image)?;
        let written = blobs::write(&thumbnail_of(&id), &photo.thumbnail)
            .and_then(|()| bucket.set(&id, &value).map_err(|error| failure(&error)));
        if let Err(why) = written {
            blobs::remove(&[image_of(&id), thumbnail_of(&id)]);
            return Err(why);
        }
        Ok(entry.into_photo(id))
    }

    fn get(id: String) -> Result<Option<Photo>, Failure> {
        if !is_id(&id) {
            return Ok(None);
        }
        match open()?.get(&id).map_err(|error| failure(&error))? {
            Some(value) => read(id, &value).map(Some),
            None => Ok(None),
        }
    }

    fn image(id: String) -> Result<Option<Vec<u8>>, Failure> {
        if is_id(&id) { blobs::read(&image_of(&id)) } else { Ok(None) }
    }

    fn thumbnail(id: String) -> Result<Option<Vec<u8>>, Failure> {
        if is_id(&id) { blobs::read(&thumbnail_of(&id)) } else { Ok(None) }
    }

    fn latest(count: u32, before: Option<String>) -> Result<Vec<Photo>, Failure> {
        let bucket = open()?;
        let mut ids = all_ids(&bucket)?;
        ids.retain(|id| is_id(id) && before.as_ref().is_none_or(|before| id < before));
        ids.sort_unstable_by(|a, b| b.cmp(a));
        ids.truncate(count as usize);
        let entries = batch::get_many(&bucket, &ids).map_err(|error| failure(&error))?;
        let mut photos =
            entries.into_iter().flatten().map(|(id, value)| read(id, &value)).collect::<Result<Vec<_>, _>>()?;
        photos.sort_unstable_by(|a, b| b.id.cmp(&a.id));
        Ok(photos)
    }
}

impl Entry {
    fn into_photo(self, id: String) -> Photo {
        Photo {
            id,
            title: self.title,
            description: self.description,
            taken: self.taken,
            owner: self.owner,
            media_type: self.media_type,
            size: self.size,
            width: self.width,
            height: self.height,
            added: self.added,
        }
    }
}

fn open() -> Result<Bucket, Failure> {
    store::open(BUCKET).map_err(|error| failure(&error))
}

fn read(id: String, value: &[u8]) -> Result<Photo, Failure> {
    let entry: Entry =
        serde_json::from_slice(value).map_err(|error| format!("the entry of {id} cannot be read: {error}"))?;
    Ok(entry.into_photo(id))
}

fn all_ids(bucket: &Bucket) -> Result<Vec<String>, Failure> {
    let mut ids = Vec::new();
    let mut cursor = None;
    loop {
        let page = bucket.list_keys(cursor).map_err(|error| failure(&error))?;
        ids.extend(page.keys);
        cursor = page.cursor;
        if cursor.is_none() {
            return Ok(ids);
        }
    }
}

fn failure(error: &store::Error) -> Failure {
    match error {
        store::Error::NoSuchStore => format!("there is no key-value store {BUCKET}"),
        store::Error::AccessDenied => format!("the key-value store {BUCKET} is not granted"),
        store::Error::Other(why) => why.clone(),
    }
}

fn milliseconds() -> u64 {
    let now = wall_clock::now();
    now.seconds * 1000 + u64::from(now.nanoseconds / 1_000_000)
}

fn new_id(added: u64) -> String {
    let millis = added & 0xffff_ffff_ffff;
    let bits = random::get_random_u64() as u32;
    format!("{millis:012x}{bits:08x}")
}

fn is_id(text: &str) -> bool {
    text.len() == ID_LENGTH && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

fn image_of(id: &str) -> String {
    format!("{id}.image")
}

fn thumbnail_of(id: &str) -> String {
    format!("{id}.thumb")
}
