//! WHAT WE HAND OUT: a programme as a calendar, a document, a workbook, a picture or a page; pure, it knows neither
//! the database nor who asked.

pub mod board;
pub mod calendar;
pub mod document;
mod markup;
pub mod paper;
pub mod picture;
pub mod spread;
pub mod subscribe;
pub mod workbook;
