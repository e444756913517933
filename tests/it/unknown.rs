//! What a newer Telegram says and this program has never heard of: nothing that anybody sent is lost for it.

mod met;
mod real;
mod shapes;
