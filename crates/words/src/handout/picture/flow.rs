//! A flow: pieces put under each other, page after page; it knows their heights and nothing else of them.

use super::canvas::Canvas;

/// Something laid out, from its upper left corner.
#[derive(Clone, Debug, Default)]
pub struct Piece {
    pub canvas: Canvas,
    pub height: f32,
}

/// What lies between the head and the foot of each page.
#[derive(Debug)]
pub struct Flow {
    pages: Vec<Piece>,
    /// The room of the first page, and of every other.
    rooms: (f32, f32),
}

impl Flow {
    pub fn new(first: f32, other: f32) -> Self {
        Self { pages: vec![Piece::default()], rooms: (first, other) }
    }

    /// What is left of this page.
    pub fn left(&self) -> f32 {
        self.room() - self.page().height
    }

    fn room(&self) -> f32 {
        if self.pages.len() == 1 { self.rooms.0 } else { self.rooms.1 }
    }

    fn page(&self) -> &Piece {
        self.pages.last().expect("a flow has a page")
    }

    /// What the next page has room for.
    pub fn next_room(&self) -> f32 {
        self.rooms.1
    }

    pub fn is_at_top(&self) -> bool {
        self.page().height == 0.0
    }

    pub fn turn(&mut self) {
        self.pages.push(Piece::default());
    }

    /// Puts a piece under what stands there, whether it fits or not.
    pub fn put(&mut self, x: f32, piece: &Piece, gap: f32) {
        let page = self.pages.last_mut().expect("a flow has a page");
        page.canvas.put(x, page.height, &piece.canvas);
        page.height += piece.height + gap;
    }

    pub fn pages(self) -> Vec<Piece> {
        self.pages
    }

    pub fn len(&self) -> usize {
        self.pages.len()
    }
}
