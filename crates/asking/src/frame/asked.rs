//! The question that a frame asks, what it leaves aside, and whether it asks anything at all.

use super::{
    Frame, LONG_SENTENCE, Owner, Slot, except,
    sought::{Events, Sort},
};
use crate::{
    Asks, How, Known, Part, Question, Whose,
    calendar::{Calendar, one_day},
    days::Dated,
    phrases,
};
use plan::{Period, Session};

impl Frame<'_> {
    /// "ở đâu?", "ai chủ trì?", "buổi chiều thôi": of what was answered a moment ago.
    pub fn only_asks(&self) -> bool {
        if self.sought.is_empty()
            && self.filled.keys().all(|slot| *slot == Slot::Session)
            && self.has(Slot::Session)
        {
            return true;
        }
        let asks = matches!(self.wanted, Some(Asks::Who | Asks::When | Asks::Where | Asks::Count));
        let more = [Slot::Whose, Slot::Day, Slot::Coming, Slot::Session, Slot::How];
        (asks || self.part.is_some() || self.has(Slot::Form))
            && self.sought.is_empty()
            && !more.iter().any(|slot| self.has(*slot))
    }

    /// Whether there is anything that the programme could answer.
    pub fn says_something(&self) -> bool {
        if self.has(Slot::Elsewhere) {
            return false;
        }
        let searched = self.has(Slot::Search)
            || self.wanted.is_some()
            || self.has(Slot::Schedule)
            || self.has(Slot::How)
            || self.has(Slot::YesOrNo)
            || self.sought.has(Sort::Event);
        if self.sought.is_mostly_strange(self.has(Slot::Day) || self.has(Slot::Session)) && !searched {
            return false;
        }
        let telling = [
            Slot::Day,
            Slot::Coming,
            Slot::Schedule,
            Slot::Part,
            Slot::Session,
            Slot::How,
            Slot::Except,
            Slot::Pronoun,
            Slot::Form,
        ];
        let others = self.owners.iter().any(|(owner, _)| !matches!(owner, Owner::Myself | Owner::Division));
        let of_itself = matches!(
            self.wanted,
            Some(Asks::Clashes | Asks::Changes | Asks::Priorities | Asks::Free | Asks::Postponed)
        );
        let of_somebody = self.has(Slot::Whose) && self.wanted.is_some();
        let follows = self.has(Slot::FollowUp) && (self.has(Slot::Whose) || self.wanted.is_some());
        telling.iter().any(|slot| self.has(*slot))
            || follows
            || of_somebody
            || others
            || of_itself
            || self.sought.has(Sort::Subject)
            || self.sought.has(Sort::Event)
            || (searched && self.sought.has(Sort::Strange))
    }

    /// What the frame asks, on days that may be others than those it names.
    pub fn question(&self, dated: Dated, known: &Known<'_>) -> Question {
        let mut question = Question {
            asks: self.wanted.unwrap_or_default(),
            part: self.part,
            whose: self.whose(known),
            days: dated.days,
            sessions: dated.sessions,
            day_sessions: dated.day_sessions,
            words: self.sought_words(),
            how: self.how,
            except: self.except.clone(),
            nth: None,
            form: self.form,
            yes_or_no: self.has(Slot::YesOrNo) && !self.has(Slot::Open),
        };
        if let Some(previous) = known.previous.filter(|_| self.has(Slot::FollowUp)) {
            self.keep(previous, &mut question);
        }
        self.at_this_hour(&mut question, known);
        // "chiều có gì": this afternoon.
        let timeless = question.days.is_empty() && !self.has(Slot::Coming) && question.asks != Asks::When;
        if timeless && self.has(Slot::Session) {
            question.days = vec![one_day(known.today)];
        }
        // A file without days is the programme in force.
        if question.form.is_some() && question.days.is_empty() && !question.searches() {
            question.days = in_force(known);
        }
        except::take_out(&mut question.days, &self.but.days, known);
        if !self.but.sessions.is_empty() {
            self.keep_other_sessions(&mut question);
        }
        question
    }

    /// "trừ chiều thứ 6": that day's other sessions stay.
    fn keep_other_sessions(&self, question: &mut Question) {
        let all = [Session::Morning, Session::Afternoon, Session::Evening];
        let others: Vec<Session> = all.into_iter().filter(|s| !self.but.sessions.contains(s)).collect();
        let kept = question.days.iter().map(|days| (*days, question.sessions.clone()));
        let mut each: Vec<(Period, Vec<Session>)> =
            kept.chain(self.but.days.iter().map(|days| (*days, others.clone()))).collect();
        each.sort_by_key(|(days, _)| days.from);
        (question.days, question.day_sessions) = each.into_iter().unzip();
    }

    /// "đang ở đâu": today, in the session of this hour.
    fn at_this_hour(&self, question: &mut Question, known: &Known<'_>) {
        if question.how != Some(How::Now) {
            return;
        }
        let elsewhere =
            self.has(Slot::Day) || self.has(Slot::Coming) || question.part == Some(Part::Preparing);
        let looks = matches!(question.asks, Asks::Items | Asks::Where | Asks::Who | Asks::Free | Asks::Count);
        if elsewhere || !looks {
            question.how = None;
            return;
        }
        question.days = vec![one_day(known.today)];
        if question.sessions.is_empty() {
            question.sessions = vec![Session::of_hour(known.hour)];
        }
    }

    /// What a follow-up did not say anew stays as it was.
    fn keep(&self, previous: &Question, question: &mut Question) {
        if question.days.is_empty() && !self.has(Slot::Coming) {
            question.days.clone_from(&previous.days);
            if question.sessions.is_empty() {
                question.sessions.clone_from(&previous.sessions);
                question.day_sessions.clone_from(&previous.day_sessions);
            }
        }
        if question.whose == Whose::Unsaid {
            question.whose = match previous.whose {
                // A bare "ở đâu" asks of everybody's; here it asks of what was shown.
                Whose::Unsaid if previous.is_own() && !question.is_own() => Whose::Asker,
                _ => previous.whose.clone(),
            };
        }
        if question.words.is_empty() {
            question.words.clone_from(&previous.words);
        }
        if self.wanted.is_none() && question.form.is_none() {
            question.asks = previous.asks;
            question.yes_or_no |= previous.yes_or_no;
        }
        question.part = question.part.or(previous.part);
        question.nth =
            question.nth.or(previous.nth.filter(|_| !self.has(Slot::Day) && !self.has(Slot::Whose)));
    }

    /// The phrases to search for.
    pub(super) fn sought_words(&self) -> Vec<String> {
        let timed = self.has(Slot::Day) || self.has(Slot::Session) || self.has(Slot::Coming);
        let plain = !self.has(Slot::Schedule)
            && matches!(self.wanted, None | Some(Asks::When | Asks::Count))
            && self.part.is_none()
            && self.how.is_none();
        let bare = plain && self.owners.is_empty();
        let events = match () {
            () if self.has(Slot::Search) || (bare && !timed) => Events::Alone,
            () => Events::AloneIfTelling,
        };
        let mut words = self.sought.words(self.seeks_strange(), events);
        if matches!(self.wanted, Some(Asks::Clashes | Asks::Free | Asks::Changes)) {
            // "kiểm tra trùng lịch": to be done, not looked for.
            words.retain(|text| !phrases::is_to_check(text));
        }
        words
    }

    /// Whether words of nothing we know are looked for: those of a long sentence are manners.
    fn seeks_strange(&self) -> bool {
        let manners = self.words.len() >= LONG_SENTENCE;
        let beside = self.has(Slot::Search) || self.sought.strange_beside_words;
        !self.leaves_strange && beside || !self.leaves_strange && !manners && !self.narrows_nothing()
    }

    /// Beside a day or a person who asks for a schedule, a strange word narrows nothing: it is said to be unclear.
    fn narrows_nothing(&self) -> bool {
        let asked =
            matches!(self.wanted, None | Some(Asks::Count | Asks::Free | Asks::Clashes | Asks::Changes));
        let said =
            self.has(Slot::Day) || self.has(Slot::Session) || self.has(Slot::Whose) || self.has(Slot::How);
        asked && said && !self.sought.has(Sort::Subject)
    }

    /// Words of weight that filled nothing.
    pub fn unused(&self) -> Vec<String> {
        let strange = if self.seeks_strange() { Vec::new() } else { self.sought.strange() };
        strange.into_iter().chain(self.beyond.iter().cloned()).collect()
    }

    /// Whether a search goes for words of the programme and for words of nothing we know.
    pub fn mixes_strange(&self) -> bool {
        self.seeks_strange() && self.sought.has(Sort::Strange) && self.sought.tells()
    }
}

/// The longest of the programmes that hold today, or this month.
fn in_force(known: &Known<'_>) -> Vec<Period> {
    let holding = known.covered.iter().filter(|period| period.contains(known.today));
    let month = Calendar { today: known.today, covered: known.covered }.month(0);
    vec![holding.max_by_key(|period| period.to - period.from).copied().unwrap_or(month)]
}
