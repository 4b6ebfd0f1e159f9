//! The code with which a signup goes on, on another computer or after this one lost its keys.
//!
//! 24 digits in groups of four, so that it can be written down, read out on the telephone in any language and scanned
//! from a QR code's numeric mode. 22 are drawn at random: 73 bits, where NIST SP 800-63A-4 (3.1.9) asks for 64. The last
//! two are a check by ISO/IEC 7064, MOD 97-10, as in an IBAN: one wrong digit and two neighbours exchanged are always
//! found, before anybody is asked.

use std::fmt;

/// Random digits in a code.
pub const RANDOM_DIGITS: usize = 22;
/// All digits of a code.
pub const DIGITS: usize = RANDOM_DIGITS + 2;

/// A code that is whole and whose check digits fit. Secret: no `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct Code(String);

/// Why what was typed is no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoCode {
    /// Digits are missing, or there are too many.
    Length,
    /// The check digits do not fit: something is mistyped.
    Check,
}

impl Code {
    /// The code of these random digits, each 0 to 9.
    pub fn of(random: [u8; RANDOM_DIGITS]) -> Self {
        let digits: String = random.iter().map(|digit| char::from(b'0' + digit % 10)).collect();
        let check = 98 - remainder(digits.bytes().chain(*b"00"));
        Self(format!("{digits}{check:02}"))
    }

    /// What somebody typed or scanned. Spaces and dashes between digits, and digits of other scripts' full-width form,
    /// are as good as none.
    ///
    /// # Errors
    /// [`NoCode`]: [`NoCode::Length`] also where there is something else than digits.
    pub fn typed(text: &str) -> Result<Self, NoCode> {
        let plain = |c: char| match c {
            '\u{ff10}'..='\u{ff19}' => char::from_digit(u32::from(c) - 0xff10, 10).unwrap_or(c),
            c => c,
        };
        let between = |c: &char| c.is_whitespace() || "-–‑.·".contains(*c);
        let digits: String = text.chars().filter(|c| !between(c)).map(plain).collect();
        if digits.len() != DIGITS || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
            return Err(NoCode::Length);
        }
        if remainder(digits.bytes()) != 1 {
            return Err(NoCode::Check);
        }
        Ok(Self(digits))
    }

    /// The digits alone.
    pub fn digits(&self) -> &str {
        &self.0
    }
}

/// In groups of four: `1234 5678 …`.
impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, digit) in self.0.chars().enumerate() {
            if at > 0 && at % 4 == 0 {
                f.write_str(" ")?;
            }
            write!(f, "{digit}")?;
        }
        Ok(())
    }
}

/// The number these digits make, modulo 97.
fn remainder(digits: impl Iterator<Item = u8>) -> u32 {
    digits.fold(0, |so_far, digit| (so_far * 10 + u32::from(digit - b'0')) % 97)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code() -> Code {
        Code::of(std::array::from_fn(|at| u8::try_from(at * 7 % 10).unwrap()))
    }

    #[test]
    fn a_code_is_read_as_it_is_written() {
        let written = code().to_string();
        assert_eq!(written.len(), 29);
        for typed in [written.clone(), written.replace(' ', ""), written.replace(' ', " - ")] {
            assert!(Code::typed(&typed) == Ok(code()), "{typed}");
        }
        let full_width = |c: char| c.to_digit(10).and_then(|d| char::from_u32(0xff10 + d));
        let typed: String = written.chars().map(|c| full_width(c).unwrap_or(c)).collect();
        assert!(Code::typed(&typed) == Ok(code()));
    }

    /// ISO/IEC 7064's own example for MOD 97-10: 794 gets 44.
    #[test]
    fn the_check_is_that_of_the_standard() {
        assert_eq!(98 - remainder(b"79400".iter().copied()), 44);
        assert_eq!(remainder(b"79444".iter().copied()), 1);
    }

    #[test]
    fn one_wrong_digit_and_two_exchanged_are_found() {
        let right = code().digits().to_owned();
        for at in 0..DIGITS {
            for digit in b'0'..=b'9' {
                let mut wrong = right.clone().into_bytes();
                wrong[at] = digit;
                let wrong = String::from_utf8(wrong).unwrap();
                assert_eq!(Code::typed(&wrong).is_ok(), wrong == right, "{wrong}");
            }
            if at > 0 {
                let mut wrong = right.clone().into_bytes();
                wrong.swap(at, at - 1);
                let wrong = String::from_utf8(wrong).unwrap();
                assert_eq!(Code::typed(&wrong).is_ok(), wrong == right, "{wrong}");
            }
        }
    }

    #[test]
    fn what_is_no_code_is_told_apart() {
        let right = code().digits().to_owned();
        for short in ["", "1234", &right[1..], &format!("{right}0"), "twenty-four digits", "²²²²"]
        {
            assert!(Code::typed(short) == Err(NoCode::Length), "{short}");
        }
    }
}
