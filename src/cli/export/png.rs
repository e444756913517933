//! Pictures of a week or a month, as many as it takes; this week if nothing else is asked for.

use anyhow::Result;

use super::{super::agenda::entries, Asked};
use office::{
    spread::{Wanted, spread},
    store::Tx,
};
use words::handout::{picture, spread::Span};

pub fn write(tx: &Tx<'_>, asked: &Asked<'_>) -> Result<Vec<Vec<u8>>> {
    let (span, day) = asked.whole.unwrap_or_else(|| (Span::Week, asked.moment.today()));
    let of = entries(&tx.register()?, asked.of)?;
    let spread = spread(tx, &asked.moment, &Wanted { span, day, of, language: asked.language })?;
    let drawing = picture::draw(&spread, asked.theme);
    if drawing.left_out > 0 {
        eprintln!("{} items had no room; --for NAME shows somebody's alone", drawing.left_out);
    }
    drawing.pages.iter().map(|page| Ok(page.png()?)).collect()
}
