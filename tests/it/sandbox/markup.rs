//! Telegram's HTML: what it means, and in which words it is refused.

use sandbox::markup::{EntityKind, Formatted, to_html};

fn kinds(html: &str) -> Vec<(EntityKind, usize, usize)> {
    let words = Formatted::html(html).expect("well-formed");
    words.entities.into_iter().map(|entity| (entity.kind, entity.offset, entity.length)).collect()
}

fn problem(html: &str) -> String {
    Formatted::html(html).expect_err("malformed")
}

#[test]
fn tags_that_are_not_closed_crossed_or_unknown_are_refused_in_telegrams_words() {
    assert_eq!(problem("<b>Sáng"), "Can't find end tag corresponding to start tag \"b\"");
    // Byte offsets are those of UTF-8: "Sáng" has five bytes.
    assert_eq!(
        problem("<b>Sáng</i>"),
        "Unmatched end tag at byte offset 8, expected \"</b>\", found \"</i>\""
    );
    assert_eq!(problem("a<br>b"), "Unsupported start tag \"br\" at byte offset 1");
    assert_eq!(problem("<ul><li>x</li></ul>"), "Unsupported start tag \"ul\" at byte offset 0");
    assert_eq!(problem("1 < 2"), "Unsupported start tag \"\" at byte offset 2");
    assert_eq!(problem("a <b"), "Unclosed start tag at byte offset 2");
    assert_eq!(problem("a</b>"), "Unexpected end tag at byte offset 1");
    assert_eq!(problem("<b>a</b"), "Unclosed end tag at byte offset 4");
    assert_eq!(problem("<span>a</span>"), "Tag \"span\" must have class \"tg-spoiler\" at byte offset 0");
    assert_eq!(
        problem("<a href>x</a>"),
        "Expected equal sign in declaration of an attribute of the tag \"a\" at byte offset 0"
    );
}

#[test]
fn offsets_are_utf16_units() {
    assert_eq!(kinds("\u{1F4C5} <b>Đ</b>"), [(EntityKind::Bold, 3, 1)]);
}

#[test]
fn nested_tags_and_names_in_capitals_are_known() {
    assert_eq!(
        kinds("<B>a<i>b</I></b><blockquote expandable>c</blockquote>"),
        [(EntityKind::Bold, 0, 2), (EntityKind::Italic, 1, 1), (EntityKind::ExpandableBlockquote, 2, 1)]
    );
    assert_eq!(
        kinds("<pre><code class=\"language-rust\">x</code></pre>"),
        [(EntityKind::Pre(Some("rust".to_owned())), 0, 1)]
    );
}

#[test]
fn only_four_names_and_numbers_are_references() {
    let words = Formatted::html("&lt;&gt;&amp;&quot;&#272;&#x110;&nbsp;&apos;").expect("well-formed");
    assert_eq!(words.text, "<>&\"ĐĐ&nbsp;&apos;");
    // What Telegram does not keep can't be smuggled in by its number.
    assert_eq!(Formatted::html("a&#6;b&#13;c&#x202e;d").expect("well-formed").text, "a bcd");
}

#[test]
fn a_link_without_a_real_address_loses_its_entity_in_silence() {
    assert_eq!(kinds("<a href=\"http://localhost/x\">a</a>"), []);
    assert_eq!(
        kinds("<a href=\"https://vi.example/x\">a</a>"),
        [(EntityKind::Link("https://vi.example/x".to_owned()), 0, 1)]
    );
    assert_eq!(kinds("<a href=\"tg://user?id=5\">a</a>"), [(EntityKind::Person(5), 0, 1)]);
}

#[test]
fn blanks_at_both_ends_vanish_and_entities_move() {
    let words = Formatted::html(" \n <b>a </b> ").expect("well-formed");
    assert_eq!(words.text, "a");
    assert_eq!(words.entities[0].length, 1);
    assert_eq!(Formatted::plain("a\r\nb\u{202E}\tc").text, "a\nb c");
}

#[test]
fn what_was_parsed_is_written_back_with_everything_escaped() {
    for html in [
        "<b>Sáng:</b> 8h &lt;họp&gt; &amp; <i>ký <s>tên</s></i>",
        "<a href=\"https://vi.example/?a=1&amp;b=2\">x</a>",
        "<blockquote>a\nb</blockquote><code>c</code><tg-spoiler>d</tg-spoiler>",
    ] {
        assert_eq!(to_html(&Formatted::html(html).expect("well-formed")), html);
    }
}

#[test]
fn only_the_first_hundred_entities_take_effect() {
    assert_eq!(kinds(&"<b>a</b> ".repeat(150)).len(), 100);
}

proptest::proptest! {
    /// Whatever comes, it is parsed or refused, and what is parsed can be written back and read again.
    #[test]
    fn any_text_is_parsed_or_refused(text in "(<[/]?[biua]? ?>?|&(lt|#\\d{0,7}|amp);?|[<>&a-cĐ \n\u{1F4C5}\"=])*") {
        if let Ok(words) = Formatted::html(&text) {
            let again = Formatted::html(&to_html(&words)).expect("what we wrote is well-formed");
            assert_eq!(again.text, words.text);
        }
    }
}
