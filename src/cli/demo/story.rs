//! What the demo's page tells its visitor: the three steps, and by what the bot says how far they are. The
//! signs are the bot's own sentences, so that they can't drift apart.

use sandbox::page::{
    Role,
    story::{Act, Both, Cue, Instant, Offer, Point, Sign, Step, Story},
};
use words::{Language, Value};

/// The papers of the scene, by their number.
pub const PROGRAMME: usize = 0;
pub const ADJUSTED: usize = 1;
pub const SCAN: usize = 2;
/// Who is told of the adjusted programme: the director, the deputy and the unit's group.
const TOLD: i64 = 3;
/// Whatever stands there.
const ANYTHING: char = '\u{0}';

fn anything() -> Value {
    Value::Text(ANYTHING.into())
}

/// A sentence of `locales/` in both languages.
pub fn both(key: &str) -> Both {
    Both { vi: Language::Vi.text(key, &[]), en: Language::En.text(key, &[]) }
}

pub fn story() -> Story {
    Story { steps: vec![programme(), morning(), adjusted()], finale: Some(both("demo-finale")) }
}

/// What can be tried besides: a sheet as somebody photographed it.
pub fn tries() -> Vec<Offer> {
    vec![Offer { title: both("demo-try-scan"), act: Act::Paper(SCAN) }]
}

/// The document is read, the one doubt is asked, and nothing leaves before it is published.
fn programme() -> Step {
    let asked =
        holds("desk-question", &[("number", Value::Number(1)), ("of", anything()), ("question", anything())]);
    let answer = Point { role: Role::Secretariat, labels: Vec::new(), under: Some(asked.clone()) };
    Step {
        title: both("demo-step-programme"),
        act: Act::Paper(PROGRAMME),
        cues: vec![
            cue(None, "demo-cue-start", Vec::new()),
            cue_button("desk-to-questions", "demo-cue-questions"),
            cue(Some(asked), "demo-cue-question", vec![answer]),
            cue_button("desk-to-preview", "demo-cue-preview"),
            cue_button("desk-publish", "demo-cue-publish"),
        ],
        done: either(published(anything()), board(anything(), anything(), anything())),
    }
}

fn morning() -> Step {
    Step {
        title: both("demo-step-morning"),
        act: Act::Clock(Instant::NextMorning),
        cues: vec![cue(None, "demo-cue-morning", Vec::new())],
        done: Sign { role: Role::Director, ..holds("digest-title", &[("day", anything())]) },
    }
}

/// The change reaches whom it concerns, and they say that they have seen it.
fn adjusted() -> Step {
    let published = published(Value::Number(2));
    let told = Sign { role: Role::Director, ..holds("letter-before", &[("what", anything())]) };
    let mut points: Vec<Point> =
        [Role::Director, Role::Deputy, Role::Unit].map(|role| point(role, "seen")).into();
    points.push(Point { under: Some(published.clone()), ..point(Role::Secretariat, "desk-board") });
    let later = Offer { title: both("demo-a-minute-later"), act: Act::Clock(Instant::AMinuteLater) };
    Step {
        title: both("demo-step-adjusted"),
        act: Act::Paper(ADJUSTED),
        cues: vec![
            cue(None, "demo-cue-adjusted", Vec::new()),
            cue_button("desk-to-preview", "demo-cue-compared"),
            cue_button("desk-publish", "demo-cue-publish"),
            Cue { offer: Some(later), ..cue(Some(published), "demo-cue-published", Vec::new()) },
            cue(Some(told), "demo-cue-told", points),
        ],
        done: board(Value::Number(2), Value::Number(TOLD), Value::Number(0)),
    }
}

fn cue(when: Option<Sign>, says: &str, points: Vec<Point>) -> Cue {
    Cue { when, says: both(says), points, offer: None }
}

/// As long as the secretariat has this button, it is the one to press.
fn cue_button(label: &str, says: &str) -> Cue {
    cue(Some(button(label)), says, vec![point(Role::Secretariat, label)])
}

fn point(role: Role, label: &str) -> Point {
    Point { role, labels: labels(label), under: None }
}

fn labels(key: &str) -> Vec<String> {
    Language::ALL.map(|language| language.text(key, &[])).into()
}

fn button(label: &str) -> Sign {
    Sign { role: Role::Secretariat, labels: labels(label), texts: Vec::new() }
}

fn published(number: Value) -> Sign {
    holds("desk-published", &[("number", number)])
}

fn board(number: Value, seen: Value, unseen: Value) -> Sign {
    holds(
        "board-title",
        &[
            ("number", number),
            ("seen", seen),
            ("unseen", unseen),
            ("time", anything()),
            ("day", anything()),
            ("sent", anything()),
            ("waiting", anything()),
            ("unreachable", anything()),
        ],
    )
}

fn either(one: Sign, other: Sign) -> Sign {
    Sign { texts: [one.texts, other.texts].concat(), ..one }
}

/// The secretariat's phone shows this sentence in either language, with anything for [`ANYTHING`].
fn holds(key: &str, values: &[(&'static str, Value)]) -> Sign {
    let pieces = |language: Language| {
        let sentence = language.html(key, values).to_plain();
        // On the page a message is one line.
        let pieces = sentence.split([ANYTHING, '\n']).map(|piece| piece.trim().to_owned());
        pieces.filter(|piece| !piece.is_empty()).collect()
    };
    Sign { role: Role::Secretariat, labels: Vec::new(), texts: Language::ALL.map(pieces).into() }
}
