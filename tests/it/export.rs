//! What `nhaclich export` writes: the programme in force in another form.

mod command;
mod paper;
