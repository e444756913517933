//! Pictures of a week or a month, asked for by a button: sent as an answer to the message that bears it.

use anyhow::Result;

use super::{Conversation, Turn, refused};
use office::{
    picture::{Subject, caption},
    spread::spread,
    store::Tx,
};
use words::handout::picture::Theme;

impl Conversation {
    pub(super) async fn picture_pressed(
        &self,
        turn: Turn,
        number: i32,
        subject: Subject,
        theme: Theme,
    ) -> Result<()> {
        let (place, language, moment) = (turn.caller.place, turn.asker.language, self.office.moment());
        let look = move |tx: &Tx<'_>| {
            let Some(wanted) = subject.wanted(tx, &turn.asker, turn.caller.place)? else { return Ok(None) };
            Ok(Some((spread(tx, &moment, &wanted)?, wanted)))
        };
        let Some((spread, wanted)) = self.office.look(look).await? else {
            return self.reply(place, language.html("ask-stale", &[])).await;
        };
        let painted = self.wire.painted(spread, theme).await?;
        let caption = caption(language, wanted.span, wanted.day, painted.left_out);
        self.wire.pictures(place, &painted.pictures, &caption, Some(number)).await.map(drop).map_err(refused)
    }
}
