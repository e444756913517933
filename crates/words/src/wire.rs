//! Enums that print themselves and read themselves back, one line a variant: a word, then its values, between
//! colons; what the words stand for is said where they are declared.

use std::fmt::{self, Display, Formatter};

/// Declares an enum by its written forms, which is all that has to be said of a variant:
/// `Card { entry: EntryId } = "card"` is written `card:17`.
///
/// The last value takes what is left, so it may be such an enum itself (`People(press: People) = "dir"` is
/// written `dir:card:17`); the word of a variant that is written as its value alone is empty. Variants may
/// share a word and differ in their values: the first that fits is read.
#[macro_export]
macro_rules! wire {
    (
        $(#[$doc:meta])*
        $vis:vis enum $name:ident {
            $(
                $(#[$about:meta])*
                $variant:ident $(($inner:ident: $of:ty))? $({ $($field:ident: $type:ty),+ })? = $word:literal,
            )+
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        $vis enum $name {
            $( $(#[$about])* $variant $(($of))? $({ $($field: $type),+ })?, )+
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match self {
                    $( Self::$variant $(($inner))? $({ $($field),+ })? => {
                        $crate::wire::write(f, $word, &[$($inner)? $($($field),+)?])
                    } )+
                }
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::wire::Unknown;

            fn from_str(written: &str) -> Result<Self, Self::Err> {
                $( {
                    let names: &[&str] = &[$(stringify!($inner))? $($(stringify!($field)),+)?];
                    let read = || {
                        let mut values = $crate::wire::values(written, $word, names.len())?;
                        $( let $inner = values.next()?.parse().ok()?; )?
                        $( $( let $field = values.next()?.parse().ok()?; )+ )?
                        let variant = Self::$variant $(($inner))? $({ $($field),+ })?;
                        values.next().is_none().then_some(variant)
                    };
                    if let Some(variant) = read() {
                        return Ok(variant);
                    }
                } )+
                Err($crate::wire::Unknown(written.to_owned()))
            }
        }

        $( $(
            impl From<$of> for $name {
                fn from(inner: $of) -> Self {
                    Self::$variant(inner)
                }
            }
        )? )+
    };
}

/// What was read is none of the written forms.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not among the forms that are written here")]
pub struct Unknown(pub String);

/// Writes one variant.
pub fn write(f: &mut Formatter<'_>, word: &str, values: &[&dyn Display]) -> fmt::Result {
    f.write_str(word)?;
    for (place, value) in values.iter().enumerate() {
        let between = if place == 0 && word.is_empty() { "" } else { ":" };
        write!(f, "{between}{value}")?;
    }
    Ok(())
}

/// The values of a variant, as they are written; nothing where this can't be that variant.
pub fn values<'a>(written: &'a str, word: &str, count: usize) -> Option<impl Iterator<Item = &'a str>> {
    let rest = written.strip_prefix(word)?;
    let rest = match count {
        0 => rest.is_empty().then_some(rest)?,
        _ if word.is_empty() => rest,
        _ => rest.strip_prefix(':')?,
    };
    Some(rest.splitn(count, ':'))
}
