//! A button was pressed: who may press it, and whose it is to act on it; what is done is said in those rooms.

use anyhow::Result;
use chrono::{NaiveDate, Weekday};
use teloxide::types::CallbackQuery;

use super::{
    Conversation, Turn,
    desk::{Under, log_page},
    kind, may_grant, may_publish, name, place,
    seen::{board_sheet, nudge},
    title, user_id,
};
use office::{
    Moment, Rules,
    access::Caller,
    desk::{self, Hand, Step, preview},
    log,
    picture::Subject,
    store::{AnnouncementId, AskedId, BroadcastId, DraftId, Tx},
};
use plan::Period;
use words::{
    Press,
    press::{Access, Answer, People},
};

/// Who may press a button. Which of their own things it reaches, and what else they need for it, is looked up
/// where it is acted on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum May {
    Everybody,
    /// The secretariat in a private chat, drafters too.
    Desk,
    /// Whoever may publish, in a private chat.
    Publisher,
    /// Whoever may give roles, in a private chat.
    Granter,
}

fn may(press: &Press) -> May {
    match press {
        Press::People(press) => may_in_directory(press),
        Press::Edit(_) | Press::Offer { .. } | Press::File { .. } => May::Desk,
        Press::Broadcast { .. }
        | Press::Invite(_)
        | Press::Access(_)
        | Press::Screen(_)
        | Press::Office(_) => May::Publisher,
        // The desk's own say why they are refused; the others are for readers.
        Press::Desk { .. }
        | Press::CallBack { .. }
        | Press::Board { .. }
        | Press::Nudge { .. }
        | Press::SeenSheet { .. }
        | Press::Log { .. }
        | Press::Original { .. }
        | Press::Seen { .. }
        | Press::Delegate(_)
        | Press::Settings(_)
        | Press::DayOf { .. }
        | Press::WeekOf { .. }
        | Press::RemindAgain { .. }
        | Press::Prepared { .. }
        | Press::Unprepared { .. }
        | Press::Remind { .. }
        | Press::PictureOfWeek { .. }
        | Press::PictureOfAnswer { .. }
        | Press::Calendar(_)
        | Press::Page { .. }
        | Press::Choice { .. }
        | Press::App { .. } => May::Everybody,
    }
}

/// Drafters look at the directory; whoever may publish changes it.
fn may_in_directory(press: &People) -> May {
    match press {
        People::List { .. } | People::Card { .. } | People::Readers | People::Roles => May::Desk,
        People::RoleOf { .. } | People::Grant { .. } | People::Revoke { .. } => May::Granter,
        People::Requests
        | People::Rename { .. }
        | People::FullName { .. }
        | People::Positions { .. }
        | People::Alias { .. }
        | People::Merge { .. }
        | People::MergeWith { .. }
        | People::Merged { .. }
        | People::Split { .. }
        | People::SplitOff { .. }
        | People::Unmerge { .. }
        | People::Members { .. }
        | People::Member { .. }
        | People::Retire { .. }
        | People::Retired { .. }
        | People::Cut { .. }
        | People::CutOff { .. } => May::Publisher,
    }
}

/// What the desk does at a press.
type Verb = Box<dyn FnOnce(&Tx<'_>, &Rules, &Moment, &Hand) -> Result<Step> + Send>;

impl Conversation {
    /// A button under one of the bot's messages.
    pub(super) async fn pressed(&self, pressed: &CallbackQuery) -> Result<()> {
        let press: Option<Press> = pressed.data.as_deref().and_then(|data| data.parse().ok());
        // Telegram shows progress until it hears this, and soon no longer takes it: first of all, except
        // where words go with it.
        let worded = press.as_ref().is_none_or(Press::brings_words);
        if !worded {
            self.wire.acknowledge(&pressed.id.0, None).await;
        }
        let toast = self.answer_press(pressed, press).await;
        if worded {
            let words = toast.as_ref().ok().and_then(Option::as_deref);
            self.wire.acknowledge(&pressed.id.0, words).await;
        }
        toast.map(drop)
    }

    /// Gives what is shown for a moment over the chat.
    async fn answer_press(&self, pressed: &CallbackQuery, press: Option<Press>) -> Result<Option<String>> {
        let Some(message) = pressed.message.as_ref().and_then(|message| message.regular_message()) else {
            return Ok(None);
        };
        let caller = Caller { user: user_id(&pressed.from), place: place(message), kind: kind(message) };
        if press == Some(Press::Access(Access::Ask)) {
            return self.open_request(pressed, message, caller).await.map(|()| None);
        }
        if let Some(Press::Access(press @ (Access::Among { .. } | Access::Am { .. }))) = press {
            return self.newcomer_pressed(pressed, message, caller, press).await.map(|()| None);
        }
        // Data can be forged and rights can end: who presses is looked up each time.
        let Some(asker) = self.asker(caller).await? else { return Ok(None) };
        let turn = Turn { caller, asker, name: name(Some(&pressed.from)) };
        let Some(press) = press else {
            return Ok(turn.desk().map(|_| turn.asker.language.text("desk-stale", &[])));
        };
        let is_allowed = match may(&press) {
            May::Everybody => true,
            May::Desk => turn.desk().is_some(),
            May::Publisher => may_publish(&turn),
            May::Granter => may_grant(&turn),
        };
        let under = Under { number: message.id.0, is_picture: message.photo().is_some() };
        if is_allowed { self.act(turn, under, press, title(message)).await } else { Ok(None) }
    }

    /// Hands a press to the room that acts on it.
    async fn act(&self, turn: Turn, under: Under, press: Press, title: String) -> Result<Option<String>> {
        let number = under.number;
        let at_desk = |verb: Verb| self.desk_pressed(&turn, under, verb);
        let done = match press {
            Press::Seen { announcement } => {
                return self.seen_pressed(&turn, under, AnnouncementId(announcement)).await;
            }
            // Nobody presses it: what stands there is an address.
            Press::App { .. } => return Ok(None),
            Press::Desk { draft, edition, act } => {
                let at = (DraftId(draft), edition, act);
                return at_desk(Box::new(move |tx, rules, moment, hand| {
                    desk::press(tx, rules, moment, hand, at)
                }))
                .await;
            }
            Press::CallBack { revision } => {
                return at_desk(Box::new(move |tx, rules, at, hand| {
                    preview::call_back(tx, rules, at, hand, revision)
                }))
                .await;
            }
            Press::Board { revision } => return self.board_pressed(&turn, revision).await,
            Press::Nudge { revision } => {
                return at_desk(Box::new(move |tx, rules, at, hand| nudge(tx, rules, at, hand, revision)))
                    .await;
            }
            Press::SeenSheet { revision } => {
                return at_desk(Box::new(move |tx, _, moment, hand| board_sheet(tx, moment, hand, revision)))
                    .await;
            }
            Press::Log { page } => {
                return at_desk(Box::new(move |tx, _, moment, hand| log_page(tx, moment, hand, page))).await;
            }
            Press::Original { revision } => {
                return at_desk(Box::new(move |tx, _, _, hand| log::original(tx, hand.language, revision)))
                    .await;
            }
            Press::People(press) => self.people_pressed(turn, number, press).await,
            Press::Edit(press) => self.edit_pressed(turn, number, press).await,
            Press::Offer { programme } => self.offer_pressed(turn, number, programme).await,
            Press::File { form, programme } => self.file_pressed(turn, number, form, programme).await,
            Press::Delegate(press) => self.delegate_pressed(turn, number, press).await,
            Press::Broadcast { broadcast, act } => {
                self.broadcast_pressed(turn, number, BroadcastId(broadcast), act).await
            }
            Press::Invite(press) => self.invite_pressed(turn, number, press).await,
            Press::Access(press) => self.access_pressed(turn, number, press).await,
            Press::Screen(press) => self.screen_pressed(turn, number, press).await,
            Press::Office(press) => self.office_pressed(turn, number, press).await,
            Press::Settings(press) => self.settings_pressed(turn, number, press).await,
            Press::DayOf { day } => self.ask_days(turn, Period { from: day, to: day }).await,
            Press::WeekOf { day } => self.ask_days(turn, week_of(day)).await,
            Press::RemindAgain { item, day } => self.remind_again(turn, number, item, day).await,
            Press::Remind { item, minutes } => self.remind_of(turn, item, minutes).await,
            Press::Prepared { item, day } => self.prepared(turn, number, item, day, true).await,
            Press::Unprepared { item, day } => self.prepared(turn, number, item, day, false).await,
            Press::PictureOfWeek { day, theme } => {
                self.picture_pressed(turn, number, Subject::Week(day), theme).await
            }
            Press::PictureOfAnswer { answer: Answer { asked, weeks }, theme } => {
                self.picture_pressed(turn, number, Subject::Answer(AskedId(asked), weeks), theme).await
            }
            Press::Calendar(press) => self.calendar_pressed(turn, number, press, title).await,
            Press::Page { asked, turn: to } => self.turn_page(turn, number, AskedId(asked), to).await,
            Press::Choice { asked, place } => self.pick(turn, number, AskedId(asked), place).await,
        };
        done.map(|()| None)
    }
}

fn week_of(day: NaiveDate) -> Period {
    let week = day.week(Weekday::Mon);
    Period { from: week.first_day(), to: week.last_day() }
}
