//! Every button that the bot shows: what it asks for, and how that is written in the 64 bytes that Telegram
//! gives back when it is pressed; nothing is done here.
//!
//! Who acts on a press: `telegram/conversation/pressed.rs` says who may, and hands each variant of [`Press`] to
//! its room, which is named above it below. A button that was once shown may be pressed years later, so a
//! written form never changes its meaning; `tests/it/office/press.rs` keeps all that were ever written.

use chrono::NaiveDate;
use plan::register::{EntryId, ItemId, ProgrammeId, RevisionId};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use super::{
    answer::page::Turn, handout::picture::Theme, office::OfficeHabit, people::Role, settings::Habit, wire,
    wire::Unknown,
};

mod field;

pub use field::Field;

wire! {
    /// What a button asks for.
    pub enum Press {
        /// "Đã xem" under an announcement; under a trial of one, 0. → `office::acknowledge`
        Seen { announcement: i64 } = "seen",
        /// Of a draft, in the edition that was shown. → `office::desk`
        Desk { draft: i64, edition: u32, act: Desk } = "d",
        /// The proof page of a draft as a Mini App: Telegram opens it, and nobody is told of the press.
        App { draft: i64 } = "app",
        /// "Thu hồi", within the minute after a publication. → `office::desk::preview`
        CallBack { revision: RevisionId } = "undo",
        /// Who has seen a publication. → `office::board`
        Board { revision: RevisionId } = "board",
        /// Reminds whoever has not. → `office::acknowledge`
        Nudge { revision: RevisionId } = "nudge",
        /// The board as a sheet. → `office::board`
        SeenSheet { revision: RevisionId } = "seensheet",
        /// A page of `/nhatky`. → `office::log`
        Log { page: u32 } = "log",
        /// The file that a publication came from. → `office::log`
        Original { revision: RevisionId } = "orig",
        /// `/danhba`. → `conversation/people`, `office::directory`
        People(press: People) = "dir",
        /// `/sua`, `/hoantac`. → `conversation/edit`, `office::edit`
        Edit(press: Edit) = "ed",
        /// Another programme to choose the form of. → `office::export`
        Offer { programme: ProgrammeId } = "out:at",
        /// `/xuat`: a programme in this form. → `office::export`
        File { form: Form, programme: ProgrammeId } = "out",
        /// `/uyquyen`. → `conversation/delegate`, `office::delegate`
        Delegate(press: Delegate) = "dg",
        /// `/thongbao`. → `conversation/broadcast`, `office::broadcast`
        Broadcast { broadcast: i64, act: Broadcast } = "bc",
        /// `/moi`. → `conversation/invite`, `office::link`
        Invite(press: Invite) = "inv",
        /// Access, asked for by a stranger and granted at the desk. → `conversation/request`, `office::request`
        Access(press: Access) = "ask",
        /// `/bang`. → `office::screen`
        Screen(press: Screen) = "screen",
        /// What holds for the whole office, beneath `/caidat`. → `office::habits`
        Office(press: Office) = "office",
        /// `/caidat`. → `office::settings`
        Settings(press: Settings) = "set",
        /// Under a digest: another day, the week of a day. → `conversation/question`
        DayOf { day: NaiveDate } = "day",
        WeekOf { day: NaiveDate } = "week",
        /// "Nhắc lại sau 10 phút". → `office::remind`
        RemindAgain { item: ItemId, day: NaiveDate } = "again",
        /// "Đã chuẩn bị xong", under the nudge of this day. → `office::prepare`
        Prepared { item: ItemId, day: NaiveDate } = "done",
        /// So many minutes ahead of this item. → `office::remind`
        Remind { item: ItemId, minutes: u32 } = "rem",
        /// Not prepared after all. → `office::prepare`
        Unprepared { item: ItemId, day: NaiveDate } = "undone",
        /// The asker's week of this day as pictures. → `office::picture`
        PictureOfWeek { day: NaiveDate, theme: Theme } = "pic:w",
        /// The week or month of an answer as pictures. → `office::picture`
        PictureOfAnswer { answer: Answer, theme: Theme } = "pic:a",
        /// `/lich`. → `office::calendar`
        Calendar(press: Calendar) = "cal",
        /// ◀ ▶ under an answer. → `conversation/question`
        Page { asked: i64, turn: Turn } = "asked",
        /// One of the things that may have been meant. → `conversation/question`
        Choice { asked: i64, place: usize } = "pick",
    }
}

impl Press {
    /// Whether the press is answered by words shown for a moment over the chat.
    pub fn brings_words(&self) -> bool {
        matches!(
            self,
            Self::Seen { .. }
                | Self::Desk { .. }
                | Self::CallBack { .. }
                | Self::Nudge { .. }
                | Self::Original { .. }
        )
    }
}

/// Kept in the outbox as Telegram gets it.
impl Serialize for Press {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Press {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

wire! {
    /// At the desk, of a draft.
    pub enum Desk {
        Summary = "s",
        /// The first open question.
        Question = "q",
        /// The choice at this place is taken.
        Answer { choice: usize } = "a",
        /// The rows that the question is about are left out.
        SkipRow = "k",
        /// One answer back.
        Back = "b",
        /// "Sửa": which item, which field of it, what it shall be.
        Amend = "e",
        AmendItem { item: usize } = "e",
        AmendField { item: usize, field: Field } = "e",
        /// What was read stays as it is, or as it was put right by hand.
        Keep = "z",
        /// The day at this place among those with items; as one line of the draft's directory would see it.
        Day { day: usize } = "v",
        DayOf { day: usize, entry: i64 } = "v",
        /// A page of names to look with whose eyes.
        Whose { page: usize } = "w",
        Sheet = "f",
        Preview = "p",
        Changes { page: usize } = "c",
        /// A page of what collides.
        Clashes { page: usize } = "h",
        Recipients { page: usize } = "r",
        /// One message word for word, part by part.
        Letter { letter: usize } = "l",
        LetterPart { letter: usize, part: usize } = "l",
        /// The longest message, or this one, to the secretary alone.
        Trial = "m",
        TrialOf { letter: usize } = "m",
        Reason = "n",
        /// "Công bố", if it still is what was shown.
        Publish { shown: String } = "g",
        /// "Hủy bỏ": whether it is meant.
        Discard = "x",
        DiscardSure = "y",
        /// Somebody else's draft becomes one's own.
        TakeOver = "t",
        /// "Đối chiếu trên trình duyệt": a link is handed out.
        Proof = "h",
    }
}

wire! {
    /// In the directory.
    pub enum People {
        List { page: usize } = "list",
        Card { entry: EntryId } = "card",
        Readers = "readers",
        Requests = "requests",
        Roles = "roles",
        /// What somebody with a role may do; another role; none.
        RoleOf { user: i64 } = "role",
        Grant { user: i64, role: Role } = "grant",
        Revoke { user: i64 } = "unrole",
        /// Asks for the new value in words.
        Rename { entry: EntryId } = "rename",
        FullName { entry: EntryId } = "full",
        Positions { entry: EntryId } = "positions",
        Alias { entry: EntryId } = "alias",
        /// Which line this one is the same as, whether it is meant, done.
        Merge { entry: EntryId, page: usize } = "merge",
        MergeWith { entry: EntryId, into: EntryId } = "with",
        Merged { entry: EntryId, into: EntryId } = "merged",
        /// Which spelling or merged line to take out; done.
        Split { entry: EntryId } = "split",
        SplitOff { entry: EntryId, spelling: String } = "apart",
        Unmerge { entry: EntryId, merged: EntryId } = "unmerge",
        Members { collective: EntryId, page: usize } = "members",
        Member { collective: EntryId, member: EntryId, page: usize } = "member",
        Retire { entry: EntryId } = "retire",
        Retired { entry: EntryId } = "retired",
        /// Ends a chat's link to a line (0: to the whole programme): whether it is meant, done.
        Cut { entry: EntryId, chat: i64 } = "cut",
        CutOff { entry: EntryId, chat: i64 } = "off",
    }
}

wire! {
    /// Of an item in force.
    pub enum Edit {
        Item { item: ItemId } = "i",
        Field { item: ItemId, field: Field } = "f",
        /// The field becomes this.
        Put { item: ItemId, field: Field, value: String } = "p",
        Cancel { item: ItemId } = "off",
        Restore { item: ItemId } = "on",
        New = "new",
        /// The revision to go back to.
        GoBack { revision: RevisionId } = "back",
    }
}

/// In which form a programme can be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::Display, strum::EnumString)]
#[strum(serialize_all = "snake_case")]
pub enum Form {
    Word,
    Excel,
    Pdf,
    /// Word, with what differs from the revision before marked.
    Marked,
    Calendar,
    Picture,
}

wire! {
    /// Who stands in at an item.
    pub enum Delegate {
        /// For whom, chosen by the secretariat.
        From { item: ItemId } = "i",
        /// To whom.
        To { item: ItemId, from: EntryId, page: usize } = "f",
        /// Whether it is meant; done.
        Sure { item: ItemId, from: EntryId, to: EntryId } = "t",
        HandOver { item: ItemId, from: EntryId, to: EntryId } = "y",
        TakeBack { item: ItemId, from: EntryId } = "n",
        /// Under a digest: one's own items, as a message of their own.
        Own = "own",
        /// The days that have any; the items of one; nothing of it.
        Days = "days",
        OfDay { day: NaiveDate } = "day",
        Close = "close",
        /// What the one who stands in says to it.
        Seen { delegation: i64 } = "seen",
        Decline { delegation: i64 } = "decline",
    }
}

wire! {
    /// Of what the secretariat says to many.
    pub enum Broadcast {
        ToEverybody = "to:all",
        ToOfficials = "to:officials",
        ToUnits = "to:units",
        /// The names are picked.
        Picked = "to:shown",
        Pick { page: usize } = "pick",
        With { entry: EntryId, page: usize } = "with",
        Test = "test",
        /// To exactly those who were shown.
        Send { shown: String } = "send",
        Discard = "drop",
        Stop = "stop",
        Recall = "recall",
        Refresh = "now",
    }
}

wire! {
    /// Whom an invitation is for.
    pub enum Invite {
        List { page: usize } = "list",
        Entry { entry: EntryId } = "entry",
        Reader = "reader",
        Drafter = "drafter",
        Secretariat = "secretariat",
        /// The list, as a message of its own.
        Open = "open",
        /// Everybody who is not linked yet, on paper and in messages; one link for the whole office.
        Everybody = "all",
        Office = "office",
    }
}

wire! {
    /// Of a request to be let in.
    pub enum Access {
        /// The stranger's own button; with the whole office's link, a page of those who they may be, and who
        /// they are.
        Ask = "open",
        Among { code: String, page: usize } = "among",
        Am { code: String, entry: EntryId } = "am",
        /// Whom to link to: those whom the words may mean, or a page of everybody.
        Grant { request: i64 } = "yes",
        GrantFrom { request: i64, page: usize } = "yes",
        /// Linked to this line; to the whole programme, 0.
        As { request: i64, entry: EntryId } = "as",
        Refuse { request: i64 } = "no",
    }
}

wire! {
    /// Of the office board's address.
    pub enum Screen {
        Card = "card",
        Open = "open",
        /// Whether to renew: whoever hung up a screen has to go there again.
        AskRenew = "ask",
        Renew = "renew",
        Close = "close",
    }
}

wire! {
    /// Of what holds for the office as a whole.
    pub enum Office {
        Menu = "menu",
        Days = "days",
        /// Days are going to be typed.
        Add = "add",
        /// A day is the calendar's again.
        Drop { day: NaiveDate } = "drop",
        Set(habit: OfficeHabit) = "",
    }
}

wire! {
    /// Of a chat's settings.
    pub enum Settings {
        Menu = "menu",
        Hours = "hours",
        /// The kinds of notices.
        Kinds = "kinds",
        /// To be told of urgent changes alone: what that means, and whether it is meant.
        OnlyUrgent = "urgent",
        /// Another hour of the morning is going to be typed.
        OtherHour = "other-hour",
        /// The answer to whether to be reminded so many minutes ahead; 0: never.
        Remind { minutes: u32 } = "remind",
        Set(habit: Habit) = "",
    }
}

wire! {
    /// Of a chat's calendar.
    pub enum Calendar {
        Card = "card",
        /// Whether the address shall be another one; done.
        Renew = "renew",
        Renewed = "renewed",
        /// Items that name only a session take the whole day, or its hours.
        AllDay = "day:1",
        ByHours = "day:0",
        /// The items of an answer, so many weeks on, as a file.
        Add { asked: i64, weeks: i64 } = "add",
    }
}

/// An answer that was given, so many weeks on: `3~1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    pub asked: i64,
    pub weeks: i64,
}

impl std::fmt::Display for Answer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}~{}", self.asked, self.weeks)
    }
}

impl std::str::FromStr for Answer {
    type Err = Unknown;

    fn from_str(written: &str) -> Result<Self, Unknown> {
        let (asked, weeks) = written.split_once('~').unwrap_or((written, "0"));
        match (asked.parse(), weeks.parse()) {
            (Ok(asked), Ok(weeks)) => Ok(Self { asked, weeks }),
            _ => Err(Unknown(written.to_owned())),
        }
    }
}
