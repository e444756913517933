//! The colours of pictures and of the board, light and dark; each pair that carries words has the contrast
//! that WCAG asks for (AA), which a test computes.

/// A colour as SVG and CSS write it.
pub type Ink = &'static str;

#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    serde::Serialize,
    serde::Deserialize,
    strum::Display,
    strum::EnumString,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Theme {
    #[default]
    Light,
    Dark,
}

/// Words and what they stand on.
#[derive(Clone, Copy, Debug)]
pub struct Pair {
    pub ink: Ink,
    pub ground: Ink,
}

#[derive(Debug)]
pub struct Palette {
    /// Behind everything.
    pub page: Ink,
    pub card: Ink,
    /// Days without work.
    pub quiet: Ink,
    pub ink: Ink,
    /// Labels, what matters less.
    pub soft: Ink,
    pub accent: Ink,
    pub hairline: Ink,
    pub head: Pair,
    /// The second line of the head.
    pub head_soft: Ink,
    pub today: Pair,
    pub new: Pair,
    pub changed: Pair,
    pub off: Pair,
    /// From one item to many, behind a day of the month.
    pub heat: [Ink; 4],
}

const LIGHT: Palette = Palette {
    page: "#e9edf2",
    card: "#ffffff",
    quiet: "#f4f6f8",
    ink: "#16202b",
    soft: "#4b5968",
    accent: "#0b5394",
    hairline: "#d5dce4",
    head: Pair { ink: "#ffffff", ground: "#0d3b66" },
    head_soft: "#cfe0f0",
    today: Pair { ink: "#ffffff", ground: "#0b5394" },
    new: Pair { ink: "#14532d", ground: "#d6f2df" },
    changed: Pair { ink: "#6b3f00", ground: "#ffe7b8" },
    off: Pair { ink: "#991b1b", ground: "#fde2e1" },
    heat: ["#e3eef9", "#cfe2f5", "#b9d4ef", "#a3c6e8"],
};

const DARK: Palette = Palette {
    page: "#0e151d",
    card: "#18222d",
    quiet: "#131b24",
    ink: "#eaf0f6",
    soft: "#a9b7c6",
    accent: "#7dbcf5",
    hairline: "#2b3947",
    head: Pair { ink: "#ffffff", ground: "#14334f" },
    head_soft: "#b9d2e8",
    today: Pair { ink: "#0b1620", ground: "#7dbcf5" },
    new: Pair { ink: "#9fe7b7", ground: "#173a25" },
    changed: Pair { ink: "#ffd78a", ground: "#453109" },
    off: Pair { ink: "#ffb0b0", ground: "#4a1d1f" },
    heat: ["#1b2d3f", "#1f3a55", "#24486b", "#2a5682"],
};

impl Theme {
    pub const ALL: [Self; 2] = [Self::Light, Self::Dark];

    pub fn palette(self) -> &'static Palette {
        match self {
            Self::Light => &LIGHT,
            Self::Dark => &DARK,
        }
    }
}

impl Palette {
    /// Every ink on every ground on which it is written.
    pub fn pairs(&self) -> Vec<Pair> {
        let on = |ink, grounds: &[Ink]| grounds.iter().map(|ground| Pair { ink, ground }).collect::<Vec<_>>();
        let grounds = [self.page, self.card, self.quiet];
        let mut pairs = vec![self.head, self.today, self.new, self.changed, self.off];
        pairs.extend(on(self.ink, &grounds));
        pairs.extend(on(self.soft, &grounds));
        pairs.extend(on(self.accent, &[self.card, self.quiet]));
        pairs.extend(on(self.head_soft, &[self.head.ground]));
        pairs.extend(on(self.ink, &self.heat));
        pairs.extend(on(self.soft, &self.heat[..1]));
        pairs
    }
}
