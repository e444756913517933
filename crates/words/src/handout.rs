//! WHAT WE HAND OUT: a programme as a calendar, a document, a workbook, a print, a picture or a page, and
//! invitations to it; pure, it knows neither the database nor who asked.

pub mod board;
pub mod calendar;
pub mod document;
pub mod invitations;
mod markup;
pub mod paper;
pub mod pdf;
pub mod picture;
pub mod print;
pub mod proof;
pub mod spread;
pub mod subscribe;
pub mod workbook;
