//! Which syllables Vietnamese has; knows how they are built, no words.

use unicode_normalization::UnicodeNormalization;

const ONSETS: &[&str] = &[
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p",
    "ph", "qu", "r", "s", "t", "th", "tr", "v", "x",
];

/// What follows the first consonants, the tone taken off.
const RIMES: &str = " a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây \
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu \
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong \
    ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um un ung uô uôc uôi uôm uôn uông uôt \
    up ut uân uâng uât uây uê uêch uên uênh uêt uêu uơ uy uya uych uyên uyêt uyn uynh uyp uyt uyu \
    ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu ynh ";

const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];
/// Those of a syllable that ends in a stop.
const STOPPED: [char; 2] = ['\u{301}', '\u{323}'];

/// Whether a word, in small letters, is a syllable of Vietnamese.
pub fn is_one(word: &str) -> bool {
    let (marks, letters): (Vec<char>, Vec<char>) = word.nfd().partition(|letter| TONES.contains(letter));
    let bare: String = letters.into_iter().nfc().collect();
    let stopped = bare.ends_with(['p', 't', 'c']) || bare.ends_with("ch");
    let toned = match marks.as_slice() {
        [] => !stopped,
        [tone] => !stopped || STOPPED.contains(tone),
        _ => false,
    };
    toned
        && ONSETS.iter().any(|onset| {
            bare.strip_prefix(onset)
                .is_some_and(|rime| RIMES.contains(&format!(" {rime} ")) && !rime.is_empty())
        })
}
