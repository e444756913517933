//! What can be done with an item, a question or the draft, as forms that work without a script too; nothing is decided
//! here.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::{Asked, Proof, Work, fields::Fields};
use plan::Item;

impl Proof<'_> {
    /// The item's fields, each saved by itself once it was changed.
    pub(super) fn item_form(&self, at: usize, item: &Item, before: Option<usize>, work: &Work<'_>) -> Markup {
        let fields = Fields::of(item);
        let id = |name: &str| format!("{name}{at}");
        let line = |name: &'static str, key: &str, value: &str, names: Option<&str>| {
            html! {
                label for=(id(name)) class=(name) { span { (self.say(key)) }
                    input #(id(name)) name=(name) value=(value) lang="vi" autocomplete="off" data-names=[names];
                }
            }
        };
        html! {
            form.edit method="post" data-save {
                (edition(work))
                input type="hidden" name="item" value=(at);
                input type="hidden" name="cut" value="";
                div.line {
                    (line("from", "field-day", &fields.from, None))
                    (line("to", "proof-last-day", &fields.to, None))
                    (line("session", "field-session", &fields.session, None))
                    label for=(id("status")) { span { (self.say("proof-status")) }
                        select #(id("status")) name="status" {
                            @for (value, key) in STATES {
                                option value=(value) selected[value == fields.status] { (self.say(key)) }
                            }
                        }
                    }
                }
                label for=(id("content")) { span { (self.say("field-content")) }
                    textarea #(id("content")) name="content" rows="2" lang="vi" { (fields.content) }
                }
                (line("place", "field-place", &fields.place, None))
                div.line {
                    (line("chairs", "field-chairs", &fields.chairs, Some("officials")))
                    (line("units", "field-units", &fields.units, Some("units")))
                }
                div.line {
                    (line("attendees", "field-attendees", &fields.attendees, None))
                    (line("notes", "field-notes", &fields.notes, None))
                }
                p.acts {
                    button.quiet name="act" value="item" { (self.say("proof-save")) }
                    @if work.may_rearrange {
                        button.quiet name="act" value="split" data-cut { (self.say("proof-split")) }
                        @if let Some(before) = before {
                            input type="hidden" name="with" value=(before);
                            button.quiet name="act" value="join" { (self.say("proof-join")) }
                        }
                        button.quiet name="act" value="drop" { (self.say("proof-drop")) }
                    }
                }
            }
        }
    }

    pub(super) fn add_form(&self, day: NaiveDate, work: &Work<'_>) -> Markup {
        let id = format!("them{day}");
        html! {
            form.add method="post" data-act {
                (edition(work))
                input type="hidden" name="day" value=(day.format("%d/%m/%Y").to_string());
                label for=(id) { span { (self.say("proof-add-hint")) }
                    input #(id) name="line" lang="vi" autocomplete="off" required;
                }
                button name="act" value="add" { (self.say("proof-add")) }
            }
        }
    }

    /// The choices of a question, or that it is right as it is.
    pub(super) fn choices(&self, asked: &Asked, work: &Work<'_>) -> Markup {
        html! {
            form method="post" data-act {
                (edition(work))
                input type="hidden" name="question" value=(asked.number);
                p.acts {
                    @for (choice, words) in asked.choices.iter().enumerate() {
                        button name="choice" value=(choice) { (words) }
                    }
                    @if asked.choices.is_empty() {
                        button name="act" value="keep" { (self.say("desk-keep")) }
                    }
                    @if !asked.items.is_empty() && work.may_rearrange {
                        button.quiet name="act" value="skip" { (self.say("proof-drop")) }
                    }
                }
            }
        }
    }

    /// Who works on the draft, and what can be done with it as a whole.
    pub(super) fn draft_bar(&self, work: &Work<'_>) -> Markup {
        html! {
            @for notice in &work.notices { p.notice role="alert" { (notice) } }
            div.bar {
                @if let Some(holder) = &work.holder {
                    p { (holder) }
                    @if work.is_open {
                        form method="post" data-act {
                            (edition(work))
                            button name="act" value="take" { (self.say("desk-take-over")) }
                        }
                    }
                } @else if work.is_open {
                    form method="post" data-act {
                        (edition(work))
                        button.quiet name="act" value="undo" { (self.say("proof-undo")) }
                    }
                }
                a.onward href=(format!("{}/cong-bo", work.draft)) { (self.say("proof-onward")) }
                form method="post" action="ra" { button.quiet { (self.say("proof-leave")) } }
            }
        }
    }

    /// What names can be, for the script to suggest.
    pub(super) fn suggestions(&self, work: &Work<'_>) -> Markup {
        let officials = work.directory.officials.iter().map(|one| (&one.name, one.positions.join(", ")));
        let units = work.directory.units.iter().map(|one| (&one.code, one.name.clone().unwrap_or_default()));
        let collectives = |of| {
            let those = work.directory.collectives.iter().filter(move |one| one.of == of);
            those.map(|one| (&one.name, one.members.join(", ")))
        };
        use plan::directory::MembersAre::{Officials, Units};
        html! {
            datalist #officials {
                @for (name, more) in officials.chain(collectives(Officials)) { option value=(name) label=(more) {} }
            }
            datalist #units {
                @for (name, more) in units.chain(collectives(Units)) { option value=(name) label=(more) {} }
            }
        }
    }
}

const STATES: [(&str, &str); 3] =
    [("scheduled", "proof-scheduled"), ("postponed", "spread-postponed"), ("cancelled", "spread-cancelled")];

/// What was shown; another edition is another draft.
pub(super) fn edition(work: &Work<'_>) -> Markup {
    html! { input type="hidden" name="edition" value=(work.edition); }
}
