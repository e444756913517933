//! Every sentence stands in `locales/`, in both languages, and is used; none stands in code.

use std::{collections::BTreeSet, fs};

use office::store::Deed;
use plan::register::Part;
use regex::Regex;
use strum::VariantArray;
use words::{Language, handout::picture::Theme, help, people::Role, press::Field};

/// Code that speaks to people: what it says stands in `locales/`. What documents and questions are recognised by
/// is vocabulary, and stands in `script`, `plan`, `reading` and `asking`.
const SPEAKING: &[&str] = &["crates/words/src", "crates/office/src", "src"];

fn speaking() -> Vec<(String, String)> {
    let rooms = |path: &str| SPEAKING.iter().any(|room| path.starts_with(&format!("{room}/")));
    super::sources().into_iter().filter(|(path, _)| rooms(path)).collect()
}

/// The code without its comments.
fn code(text: &str) -> String {
    text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

fn keys() -> BTreeSet<String> {
    let text = fs::read_to_string("locales/vi.ftl").expect("Vietnamese");
    let key = Regex::new(r"(?m)^([a-z][a-z0-9-]*) =").expect("a pattern");
    key.captures_iter(&text).map(|found| found[1].to_owned()).collect()
}

/// Keys that are put together from an enum or a list, as the code writes them, and all that they can become.
fn computed() -> Vec<(&'static str, Vec<String>)> {
    fn each<T: ToString>(before: &str, of: &[T], after: &str) -> Vec<String> {
        of.iter().map(|one| format!("{before}{}{after}", one.to_string())).collect()
    }
    let commands = || help::COMMANDS.iter().chain(help::DESK_COMMANDS).map(|(vi, _)| *vi);
    let switches =
        ["morning", "pictured", "weekends", "empty", "short", "silent", "changes", "nudged", "broadcasts"];
    let forms = ["word", "excel", "pdf", "marked", "calendar", "picture"];
    let themes = Theme::ALL.map(|theme| theme.to_string());
    vec![
        ("menu-{command}", each("menu-", &commands().collect::<Vec<_>>(), "")),
        (
            "{key}-{}",
            switches.iter().flat_map(|key| each(&format!("set-{key}-"), &["on", "off"], "")).collect(),
        ),
        ("reason-{word}", Vec::new()),
        ("{word}-one", each("nudge-", &["done", "undone"], "-one")),
        ("field-{field}", each("field-", Field::VARIANTS, "")),
        ("{name}-hint", each("field-", Field::VARIANTS, "-hint")),
        ("edit-{field}", each("edit-", Field::VARIANTS, "")),
        ("edit-ask-{field}", each("edit-ask-", Field::VARIANTS, "")),
        ("part-{part}", each("part-", Part::VARIANTS, "")),
        ("log-{deed}", each("log-", Deed::VARIANTS, "")),
        ("role-{role}", each("role-", Role::VARIANTS, "")),
        ("role-{}", each("role-", Role::VARIANTS, "")),
        ("export-{form}", each("export-", &forms, "")),
        ("picture-{theme}", each("picture-", &themes, "")),
    ]
}

#[test]
fn every_sentence_that_is_asked_for_exists() {
    let call = Regex::new(
        r#"\b(?:text|html|say|button|act|label|either|quoted|counted|named)\(\s*(?:[a-z_.]+,\s*)?"([a-z][a-z0-9-]*)""#,
    )
    .expect("a pattern");
    let (keys, mut found) = (keys(), 0);
    let families: BTreeSet<&str> =
        keys.iter().filter_map(|key| key.split_once('-')).map(|(f, _)| f).collect();
    for (path, text) in speaking() {
        for asked in call.captures_iter(&code(&text)) {
            let key = &asked[1];
            let is_key = key.split_once('-').is_some_and(|(family, _)| families.contains(family));
            // `either("set-morning")` is one of two.
            if is_key && !keys.contains(key) && !keys.contains(&format!("{key}-on")) {
                panic!("{path} asks for the sentence {key}");
            }
            found += usize::from(is_key);
        }
    }
    assert!(found > 300, "the calls were found: {found}");
}

#[test]
fn a_key_that_is_put_together_is_listed_here_and_each_of_its_forms_exists() {
    let pattern = Regex::new(
        r#"format!\(\s*"((?:[a-z]+-)*\{[a-z]*\}(?:-[a-z]+|-\{\})*|(?:[a-z]+-)+\{[a-z]*\}(?:-[a-z]+)*)""#,
    )
    .expect("a pattern");
    let listed = computed();
    for (path, text) in speaking() {
        for put in pattern.captures_iter(&code(&text)) {
            let form = &put[1];
            if !form.contains('-') || form == "{}-{}" {
                continue;
            }
            assert!(listed.iter().any(|(known, _)| *known == form), "{path} puts together the key {form}");
        }
    }
    for (form, keys) in listed {
        for key in keys {
            assert!(Language::ALL.iter().all(|language| language.has(&key)), "{form}: there is no {key}");
        }
    }
}

#[test]
fn no_sentence_stands_unused_in_the_locales() {
    let sources: String = super::sources().into_iter().map(|(_, text)| code(&text)).collect();
    let computed: BTreeSet<String> = computed().into_iter().flat_map(|(_, keys)| keys).collect();
    let is_used = |key: &&String| {
        sources.contains(&format!("\"{key}\"")) || computed.contains(*key) || key.starts_with("reason-")
    };
    let unused: Vec<String> = keys().iter().filter(|key| !is_used(key)).cloned().collect();
    assert!(unused.is_empty(), "{unused:#?}");
}

/// Names are ASCII, so whatever else has such letters is a literal.
#[test]
fn no_vietnamese_stands_in_code_that_speaks() {
    const LETTERS: &str = "(?i)[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]";
    let letters = Regex::new(LETTERS).expect("a pattern");
    for (path, text) in speaking() {
        for (number, line) in (1..).zip(code(&text).lines()) {
            assert!(!letters.is_match(line), "{path}:{number} says {line}");
        }
    }
}
