//! Choices of a writer, drawn from one number; 0 always chooses the first, so that shrinking tidies up.

#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number below `sides` (splitmix64).
    pub fn roll(&mut self, sides: usize) -> usize {
        if self.0 == 0 {
            return 0;
        }
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15).max(1);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % sides as u64).expect("below a usize")
    }

    pub fn pick<'a, T>(&mut self, options: &'a [T]) -> &'a T {
        &options[self.roll(options.len())]
    }

    pub fn word(&mut self, options: &[&'static str]) -> &'static str {
        options[self.roll(options.len())]
    }

    /// True once in `n` throws; never for the tidy writer.
    pub fn one_in(&mut self, n: usize) -> bool {
        self.roll(n) == n - 1
    }
}
