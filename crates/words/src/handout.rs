//! WHAT WE HAND OUT: a programme as a calendar, a document, a workbook, a picture or a page; pure, it knows neither
//! the database nor who asked.

pub mod board;
pub mod calendar;
pub mod document;
pub mod paper;
pub mod picture;
pub mod proof;
pub mod spread;
pub mod workbook;
