//! How the puppet takes its prompts.

use std::fmt;
use std::str::FromStr;

/// How the puppet takes its prompts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Manner {
    /// Does what it is asked at once.
    #[default]
    Willing,
    /// Does it when the prompt's time is over: once the next one is shown, or the take has ended.
    Late,
    /// Turns right when asked to turn left, and so on; what has no sides it does.
    WrongSide,
    /// Does everything but blink.
    NoBlink,
    /// A second, smaller face beside it.
    TwoFaces,
    /// Leaves the picture in the middle of a take and comes back after it.
    WalksAway,
    /// Sits in the dark.
    TooDark,
    /// Sits far from the camera.
    TooFar,
    /// Does nothing: breathes and looks at the camera.
    Still,
    /// Smiles all the time.
    Smiling,
}

impl Manner {
    /// All manners.
    pub const ALL: [Self; 10] = [
        Self::Willing,
        Self::Late,
        Self::WrongSide,
        Self::NoBlink,
        Self::TwoFaces,
        Self::WalksAway,
        Self::TooDark,
        Self::TooFar,
        Self::Still,
        Self::Smiling,
    ];

    /// Its word on a command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Willing => "willing",
            Self::Late => "late",
            Self::WrongSide => "wrong-side",
            Self::NoBlink => "no-blink",
            Self::TwoFaces => "two-faces",
            Self::WalksAway => "walks-away",
            Self::TooDark => "too-dark",
            Self::TooFar => "too-far",
            Self::Still => "still",
            Self::Smiling => "smiling",
        }
    }
}

impl fmt::Display for Manner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// The word is no manner of the puppet's.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the puppet knows no manner `{0}`; it knows {known}", known = Manner::ALL.map(Manner::word).join(", "))]
pub struct UnknownManner(String);

impl FromStr for Manner {
    type Err = UnknownManner;

    fn from_str(word: &str) -> Result<Self, UnknownManner> {
        let found = Self::ALL.into_iter().find(|manner| manner.word() == word);
        found.ok_or_else(|| UnknownManner(word.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_manner_is_found_by_its_word() {
        for manner in Manner::ALL {
            assert_eq!(manner.word().parse(), Ok(manner));
        }
        let unknown = "grumpy".parse::<Manner>().unwrap_err().to_string();
        assert!(unknown.contains("wrong-side"), "{unknown}");
    }
}
