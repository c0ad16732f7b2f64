use serde::Serialize;

use crate::answer::Answer;
use crate::form;
use crate::photos::app::album::{self, NewPhoto, Photo};
use crate::photos::app::metadata::{self, Field, Problem};
use crate::photos::app::thumbnails;
use crate::request::Request;
use crate::{time, token};

const LARGEST_IMAGE: usize = 10 << 20;
const LONGEST_SIDE: u32 = 256;
const PAGE: u32 = 60;

/// Photos never change, and ids are never given twice.
const FOREVER: &str = "public, max-age=31536000, immutable";

#[derive(Serialize)]
struct PhotoBody {
    id: String,
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    taken: Option<String>,
    owner: String,
    #[serde(rename = "type")]
    media_type: String,
    size: u64,
    width: u32,
    height: u32,
    added: String,
    image: String,
    thumb: String,
}

#[derive(Serialize)]
struct ListBody {
    photos: Vec<PhotoBody>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

#[derive(Serialize)]
struct ProblemBody {
    field: String,
    rule: String,
    message: String,
}

#[derive(Serialize)]
struct InvalidBody {
    error: &'static str,
    problems: Vec<ProblemBody>,
}

pub fn list(request: &Request) -> Result<Answer, Answer> {
    let query = request.query()?;
    let photos = album::latest(PAGE + 1, form::value(&query, "before")).map_err(unavailable)?;
    let more = photos.len() > PAGE as usize;
    let photos: Vec<_> = photos.into_iter().take(PAGE as usize).map(PhotoBody::from).collect();
    let next = photos.last().filter(|_| more).map(|last| format!("/photos?before={}", last.id));
    Ok(Answer::json(200, &ListBody { photos, next }).with("cache-control", "no-cache"))
}

/// Cheap checks come first: the body is read when the token and the metadata are good.
pub fn add(request: &Request) -> Result<Answer, Answer> {
    let owner = token::user(request)?;
    let query = request.query()?;
    let fields: Vec<_> = query.iter().map(|(name, value)| Field { name: name.clone(), value: value.clone() }).collect();
    let problems = metadata::check(&fields);
    if !problems.is_empty() {
        return Err(invalid(problems));
    }
    let image = request.body(LARGEST_IMAGE)?;
    let thumbnail = thumbnails::make(&image, LONGEST_SIDE).map_err(|problem| unusable(&problem))?;
    let kept = |name| form::value(&query, name).filter(|value| !value.is_empty()).map(str::to_owned);
    let photo = NewPhoto {
        title: kept("title").unwrap_or_default(),
        description: kept("description"),
        taken: kept("taken"),
        owner,
        media_type: thumbnail.media_type,
        width: thumbnail.width,
        height: thumbnail.height,
        image,
        thumbnail: thumbnail.png,
    };
    let body = PhotoBody::from(album::add(&photo).map_err(unavailable)?);
    Ok(Answer::json(201, &body).with("location", &format!("/photos/{}", body.id)))
}

pub fn get(id: &str) -> Result<Answer, Answer> {
    let body = PhotoBody::from(find(id)?);
    Ok(Answer::json(200, &body).with("cache-control", FOREVER))
}

pub fn thumbnail(id: &str) -> Result<Answer, Answer> {
    let png = album::thumbnail(id).map_err(unavailable)?.ok_or_else(missing)?;
    Ok(Answer::of(200, "image/png", png).with("cache-control", FOREVER))
}

pub fn image(id: &str) -> Result<Answer, Answer> {
    let media_type = find(id)?.media_type;
    let bytes = album::image(id).map_err(unavailable)?.ok_or_else(missing)?;
    Ok(Answer::of(200, &media_type, bytes).with("cache-control", FOREVER))
}

fn find(id: &str) -> Result<Photo, Answer> {
    album::get(id).map_err(unavailable)?.ok_or_else(missing)
}

impl From<Photo> for PhotoBody {
    fn from(photo: Photo) -> Self {
        Self {
            image: format!("/photos/{}/image", photo.id),
            thumb: format!("/photos/{}/thumb", photo.id),
            id: photo.id,
            title: photo.title,
            description: photo.description,
            taken: photo.taken,
            owner: photo.owner,
            media_type: photo.media_type,
            size: photo.size,
            width: photo.width,
            height: photo.height,
            added: time::rfc3339(photo.added),
        }
    }
}

fn missing() -> Answer {
    Answer::error(404, "there is no such photo")
}

fn unavailable(why: album::Failure) -> Answer {
    Answer::error(503, &why)
}

fn invalid(problems: Vec<Problem>) -> Answer {
    let problems = problems
        .into_iter()
        .map(|problem| ProblemBody { field: problem.field, rule: problem.rule, message: problem.message })
        .collect();
    Answer::json(422, &InvalidBody { error: "the photo's metadata cannot be taken", problems })
}

fn unusable(problem: &thumbnails::Problem) -> Answer {
    match problem {
        thumbnails::Problem::UnknownFormat => Answer::error(415, "this is neither a PNG nor a JPEG"),
        thumbnails::Problem::Broken(why) => Answer::error(415, &format!("the image is broken: {why}")),
        thumbnails::Problem::TooLarge(why) => Answer::error(413, &format!("the image is too large: {why}")),
    }
}
