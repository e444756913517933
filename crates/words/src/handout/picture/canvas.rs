//! A canvas: shapes and lines of words as SVG, words escaped by construction; it decides where nothing goes.

use std::fmt::Write as _;

use super::{
    fonts::{FAMILY, Weight},
    theme::Ink,
};

/// SVG in the making.
#[derive(Clone, Debug, Default)]
pub struct Canvas(String);

/// How a line of words is set.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    pub size: f32,
    pub weight: Weight,
    pub ink: Ink,
}

/// Which end of a line of words stands at the point given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

impl Canvas {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn rect(&mut self, [x, y, width, height]: [f32; 4], round: f32, fill: Ink) {
        self.push(format_args!(
            r#"<rect x="{x:.1}" y="{y:.1}" width="{width:.1}" height="{height:.1}" rx="{round}" fill="{fill}"/>"#
        ));
    }

    /// A frame without a filling.
    pub fn frame(&mut self, [x, y, width, height]: [f32; 4], round: f32, thick: f32, ink: Ink) {
        self.push(format_args!(
            r#"<rect x="{x:.1}" y="{y:.1}" width="{width:.1}" height="{height:.1}" rx="{round}" fill="none" stroke="{ink}" stroke-width="{thick}"/>"#
        ));
    }

    pub fn circle(&mut self, x: f32, y: f32, radius: f32, fill: Ink) {
        self.push(format_args!(r#"<circle cx="{x:.1}" cy="{y:.1}" r="{radius}" fill="{fill}"/>"#));
    }

    /// A line of words on its baseline.
    pub fn words(&mut self, x: f32, y: f32, style: Style, anchor: Anchor, words: &str) {
        if words.is_empty() {
            return;
        }
        let Style { size, weight, ink } = style;
        let weight = if weight == Weight::Bold { 700 } else { 400 };
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        self.push(format_args!(
            r#"<text x="{x:.1}" y="{y:.1}" font-size="{size}" font-weight="{weight}" fill="{ink}" text-anchor="{anchor}">{}</text>"#,
            escaped(words)
        ));
    }

    /// Another canvas, moved.
    pub fn put(&mut self, x: f32, y: f32, other: &Canvas) {
        self.push(format_args!(r#"<g transform="translate({x:.1} {y:.1})">{}</g>"#, other.0));
    }

    /// The whole document.
    pub fn document(&self, width: f32, height: f32) -> String {
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" font-family="{FAMILY}">{}</svg>"#,
            self.0
        )
    }

    fn push(&mut self, piece: std::fmt::Arguments<'_>) {
        self.0.write_fmt(piece).expect("writing into memory");
    }
}

/// Text as XML takes it: markup escaped, characters that XML forbids left out.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => {}
            _ if letter.is_control() => {}
            _ => out.push(letter),
        }
    }
    out
}
