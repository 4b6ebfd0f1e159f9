//! Dates as documents write them: `31/10/2026`, `31 de octubre de 2026`, `ngày 31 tháng 10 năm 2026`, `2026年10月31日`.

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

use super::fold::fold;
use super::words::LANGUAGES;

/// A date in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Seen {
    /// Day before month where both orders are possible.
    pub(crate) date: Date,
    /// With month before day, where that is another day.
    pub(crate) month_first: Option<Date>,
    /// The order of day and month shows by itself, as the day is over 12 (`Some(true)`: month first).
    pub(crate) shows_order: Option<bool>,
    /// A day is named; otherwise it is the month's last.
    pub(crate) whole: bool,
    /// The century was guessed as ours.
    pub(crate) short_year: bool,
}

/// Every date in `text`, in its order.
pub(crate) fn find(text: &str) -> Vec<Seen> {
    let tokens = tokens(text);
    let mut seen = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match at_token(&tokens, at) {
            Some((date, length)) => {
                seen.push(date);
                at += length;
            }
            None => at += 1,
        }
    }
    seen
}

/// A month and a year of two digits: `09/29` on a card. The month's last day.
pub(crate) fn find_card_expiry(text: &str) -> Option<Date> {
    let tokens = tokens(text);
    tokens.windows(3).enumerate().find_map(|(at, three)| {
        let [Token::Number(month, 2), Token::Sign('/'), Token::Number(year, digits @ (2 | 4))] =
            three
        else {
            return None;
        };
        let alone = |token: Option<&Token>| !matches!(token, Some(Token::Sign('/')));
        let before = at.checked_sub(1).and_then(|at| tokens.get(at));
        (alone(before) && alone(tokens.get(at + 3)))
            .then(|| month_end(if *digits == 2 { 2000 + year } else { *year }, *month))?
    })
}

#[derive(Debug, PartialEq, Eq)]
enum Token {
    /// Value and how many digits.
    Number(u32, usize),
    /// A month by its name, 1 to 12.
    Month(u32),
    /// Folded.
    Word(String),
    Sign(char),
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let signs: Vec<char> = text.nfkc().collect();
    let mut at = 0;
    while at < signs.len() {
        let kind = |sign: char| (sign.is_ascii_digit(), sign.is_alphabetic());
        let begin = at;
        let of = kind(signs[at]);
        while at < signs.len() && kind(signs[at]) == of && (of.0 || of.1) {
            at += 1;
        }
        let part: String = signs[begin..at].iter().collect();
        match of {
            // More digits are no part of a date.
            (true, _) => tokens.push(Token::Number(part.parse().unwrap_or(u32::MAX), at - begin)),
            (_, true) => word(&part, &mut tokens),
            _ => {
                if !signs[at].is_whitespace() {
                    tokens.push(Token::Sign(signs[at]));
                }
                at += 1;
            }
        }
    }
    tokens
}

/// Chinese signs stand alone; Latin words may have lost the spaces around `de`.
fn word(part: &str, tokens: &mut Vec<Token>) {
    if part.starts_with(['年', '月', '日', '號', '号', '至']) {
        let mut signs = part.chars();
        tokens.extend(signs.next().map(|sign| Token::Word(sign.to_string())));
        return if signs.as_str().is_empty() {
        } else {
            word(signs.as_str(), tokens)
        };
    }
    let folded = fold(part);
    let bare = |word: &str| {
        let word = word.strip_prefix("de").filter(|rest| rest.len() > 2).unwrap_or(word).to_owned();
        ["del", "de"]
            .iter()
            .find_map(|end| word.strip_suffix(end).filter(|rest| rest.len() > 2))
            .map_or(word.clone(), str::to_owned)
    };
    let month = month(&folded).or_else(|| month(&bare(&folded)));
    tokens.push(month.map_or(Token::Word(folded), Token::Month));
}

fn month(word: &str) -> Option<u32> {
    let named = LANGUAGES.iter().flat_map(|language| [&language.months, &language.short_months]);
    let at = named.filter_map(|months| months.iter().position(|month| month == word)).next()?;
    // Vietnamese months are numbers: "tháng 1" folds to a word with a digit, which no word token is.
    Some(at as u32 + 1)
}

/// A date that begins at this token, and how many tokens it has.
fn at_token(tokens: &[Token], at: usize) -> Option<(Seen, usize)> {
    year_first(tokens, at)
        .or_else(|| vietnamese(tokens, at))
        .or_else(|| three_numbers(tokens, at))
        .or_else(|| day_then_month(tokens, at))
        .or_else(|| month_then_day(tokens, at))
        .or_else(|| month_alone(tokens, at))
}

/// `2026-10-31`, `2026/10/31`, `2026年10月31日`, `2026年10月`, `民國115年10月31日`.
fn year_first(tokens: &[Token], at: usize) -> Option<(Seen, usize)> {
    let Token::Number(year, digits) = *tokens.get(at)? else { return None };
    let han = matches!(tokens.get(at + 1), Some(Token::Word(word)) if word == "年");
    let year = match digits {
        4 => year,
        2 | 3 if han && year < 200 => year + 1911,
        _ => return None,
    };
    let Token::Number(month, 1 | 2) = *tokens.get(at + 2)? else { return None };
    if han {
        if !matches!(tokens.get(at + 3), Some(Token::Word(word)) if word == "月") {
            return None;
        }
        return match tokens.get(at + 4) {
            Some(Token::Number(day, 1 | 2)) => {
                let named = matches!(tokens.get(at + 5), Some(Token::Word(_)));
                Some((exact(year, month, *day)?, 5 + usize::from(named)))
            }
            _ => Some((of_month(year, month)?, 4)),
        };
    }
    let separator = separator(tokens.get(at + 1)?)?;
    (tokens.get(at + 3) == Some(&Token::Sign(separator))).then_some(())?;
    let Token::Number(day, 1 | 2) = *tokens.get(at + 4)? else { return None };
    Some((exact(year, month, day)?, 5))
}

/// `ngày 31 tháng 10 năm 2026`, `tháng 10 năm 2026`, `tháng 10/2026`.
fn vietnamese(tokens: &[Token], at: usize) -> Option<(Seen, usize)> {
    let is =
        |at: usize, name: &str| matches!(tokens.get(at), Some(Token::Word(word)) if word == name);
    let number = |at: usize| match tokens.get(at) {
        Some(Token::Number(value, digits)) if *digits <= 4 => Some(*value),
        _ => None,
    };
    if is(at + 1, "thang") && is(at + 3, "nam") {
        return Some((exact(number(at + 4)?, number(at + 2)?, number(at)?)?, 5));
    }
    let between = is(at + 2, "nam") || tokens.get(at + 2) == Some(&Token::Sign('/'));
    (is(at, "thang") && between).then_some(())?;
    Some((of_month(number(at + 3)?, number(at + 1)?)?, 4))
}

/// `31/10/2026`, `10.31.26`, `31 10 2026`.
fn three_numbers(tokens: &[Token], at: usize) -> Option<(Seen, usize)> {
    let Token::Number(first, 1 | 2) = *tokens.get(at)? else { return None };
    let (second, year, year_digits, sign, length) = match tokens.get(at + 1)? {
        Token::Sign(_) => {
            let sign = separator(tokens.get(at + 1)?)?;
            (tokens.get(at + 3) == Some(&Token::Sign(sign))).then_some(())?;
            let Token::Number(second, 1 | 2) = *tokens.get(at + 2)? else { return None };
            let Token::Number(year, digits @ (2 | 4)) = *tokens.get(at + 4)? else { return None };
            (second, year, digits, Some(sign), 5)
        }
        Token::Number(second, 1 | 2) => {
            let Token::Number(year, 4) = *tokens.get(at + 2)? else { return None };
            (*second, year, 4, None, 3)
        }
        _ => return None,
    };
    // A longer row of such numbers is none.
    if let Some(sign) = sign {
        let before = at.checked_sub(1).and_then(|at| tokens.get(at));
        let goes_on = matches!(tokens.get(at + length + 1), Some(Token::Number(..)));
        if before == Some(&Token::Sign(sign))
            && at > 1
            && matches!(tokens[at - 2], Token::Number(..))
            || tokens.get(at + length) == Some(&Token::Sign(sign)) && goes_on
        {
            return None;
        }
    }
    let full = if year_digits == 2 { 2000 + year } else { year };
    let (day_first, month_first) = (exact(full, second, first), exact(full, first, second));
    let mut seen = day_first.or(month_first)?;
    seen.short_year = year_digits == 2;
    seen.shows_order = match (day_first, month_first) {
        (Some(_), None) => Some(false),
        (None, Some(_)) => Some(true),
        _ => None,
    };
    seen.month_first = month_first.map(|seen| seen.date).filter(|date| *date != seen.date);
    Some((seen, length))
}

/// `31 October 2026`, `31. Oktober 2026`, `31 de octubre de 2026`, `31-OCT-26`, `12 AUG/AOÛT 1974`.
fn day_then_month(tokens: &[Token], at: usize) -> Option<(Seen, usize)> {
    let Token::Number(day, 1 | 2) = *tokens.get(at)? else { return None };
    let mut next = skip(tokens, at + 1);
    let Token::Month(month) = *tokens.get(next)? else { return None };
    next = skip(tokens, next + 1);
    // The same month in a second language, known to us or not.
    let same = match tokens.get(next) {
        Some(Token::Month(_)) => true,
        Some(Token::Word(_)) => tokens.get(next - 1) == Some(&Token::Sign('/')),
        _ => false,
    };
    if same {
        next = skip(tokens, next + 1);
    }
    let Token::Number(year, digits @ (2 | 4)) = *tokens.get(next)? else { return None };
    let mut seen = exact(if digits == 2 { 2000 + year } else { year }, month, day)?;
    seen.short_year = digits == 2;
    Some((seen, next + 1 - at))
}

/// `October 31, 2026`, `Oct 31st 2026`.
fn month_then_day(tokens: &[Token], at: usize) -> Option<(Seen, usize)> {
    let Token::Month(month) = *tokens.get(at)? else { return None };
    let next = skip(tokens, at + 1);
    let Token::Number(day, 1 | 2) = *tokens.get(next)? else { return None };
    let next = skip(tokens, next + 1);
    let Token::Number(year, 4) = *tokens.get(next)? else { return None };
    Some((exact(year, month, day)?, next + 1 - at))
}

/// `octubre de 2026`, `10/2026`.
fn month_alone(tokens: &[Token], at: usize) -> Option<(Seen, usize)> {
    let (month, next) = match *tokens.get(at)? {
        Token::Month(month) => (month, skip(tokens, at + 1)),
        Token::Number(month, 2) if tokens.get(at + 1) == Some(&Token::Sign('/')) => (month, at + 2),
        _ => return None,
    };
    let Token::Number(year, 4) = *tokens.get(next)? else { return None };
    Some((of_month(year, month)?, next + 1 - at))
}

/// Past what may stand between the parts.
fn skip(tokens: &[Token], mut at: usize) -> usize {
    const BETWEEN: [&str; 11] = ["de", "del", "of", "st", "nd", "rd", "th", "er", "o", "d", "dal"];
    while match tokens.get(at) {
        Some(Token::Word(word)) => BETWEEN.contains(&word.as_str()),
        Some(Token::Sign(sign)) => ".,-/'’ºª".contains(*sign),
        _ => false,
    } {
        at += 1;
    }
    at
}

fn separator(token: &Token) -> Option<char> {
    match token {
        Token::Sign(sign) if "-/.".contains(*sign) => Some(*sign),
        _ => None,
    }
}

fn exact(year: u32, month: u32, day: u32) -> Option<Seen> {
    let date =
        Date::new(year_of(year)?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    Some(Seen { date, month_first: None, shows_order: None, whole: true, short_year: false })
}

fn of_month(year: u32, month: u32) -> Option<Seen> {
    let date = month_end(year, month)?;
    Some(Seen { date, month_first: None, shows_order: None, whole: false, short_year: false })
}

fn month_end(year: u32, month: u32) -> Option<Date> {
    Some(Date::new(year_of(year)?, i8::try_from(month).ok()?, 1).ok()?.last_of_month())
}

/// Years in which a living person was born or a document runs out.
fn year_of(year: u32) -> Option<i16> {
    i16::try_from(year).ok().filter(|year| (1900..=2099).contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(text: &str) -> Vec<String> {
        find(text).iter().map(|seen| seen.date.to_string()).collect()
    }

    #[test]
    fn every_language_s_writing() {
        for text in [
            "31/10/2026",
            "31.10.2026",
            "31-10-26",
            "2026-10-31",
            "2026/10/31",
            "10/31/2026",
            "31 octubre 2026",
            "1–31 octubre 2026",
            "31 de octubre de 2026",
            "31deoctubrede2026",
            "October 31, 2026",
            "Oct. 31st, 2026",
            "31st October 2026",
            "31. Oktober 2026",
            "31 outubro 2026",
            "31 ottobre 2026",
            "31 octobre 2026",
            "31 OCT/OCT 2026",
            "31-OCT-2026",
            "ngày 31 tháng 10 năm 2026",
            "Hà Nội, ngày 31 tháng 10 năm 2026",
            "2026年10月31日",
            "２０２６年１０月３１日",
            "民國115年10月31日",
            "octubre de 2026",
            "tháng 10/2026",
            "2026年10月",
            "10/2026",
            "31 10 2026",
        ] {
            assert_eq!(dates(text), ["2026-10-31"], "{text}");
        }
    }

    #[test]
    fn ranges_are_two_dates() {
        let both = ["2026-10-01", "2026-10-31"];
        for text in [
            "01/10/2026 - 31/10/2026",
            "01/10/2026-31/10/2026",
            "2026-10-01 – 2026-10-31",
            "2026年10月1日至2026年10月31日",
            "từ ngày 01/10/2026 đến ngày 31/10/2026",
            "1 October 2026 to 31 October 2026",
        ] {
            assert_eq!(dates(text), both, "{text}");
        }
    }

    #[test]
    fn other_numbers_are_no_dates() {
        for text in [
            "0000 4127 00 1234567890",
            "1,450.00",
            "12-3456789",
            "+52 55 1234 5678",
            "1.234.567",
            "31/13/2026",
            "30.02.2026",
            "10-10-10-2026",
            "UT-5520-8841",
        ] {
            assert_eq!(dates(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn the_order_shows_or_stays_open() {
        let one = |text: &str| find(text)[0];
        assert_eq!(one("31/10/2026").shows_order, Some(false));
        assert_eq!(one("10/31/2026").shows_order, Some(true));
        let open = one("03/04/2026");
        assert_eq!((open.date.to_string(), open.shows_order), ("2026-04-03".to_owned(), None));
        assert_eq!(open.month_first.map(|date| date.to_string()).as_deref(), Some("2026-03-04"));
        assert!(one("12 AUG/AOÛT 74").short_year);
    }

    #[test]
    fn a_card_runs_out_at_a_months_end() {
        let expiry = |text: &str| find_card_expiry(text).map(|date| date.to_string());
        assert_eq!(expiry("VALID THRU 09/29").as_deref(), Some("2029-09-30"));
        assert_eq!(expiry("02/28").as_deref(), Some("2028-02-29"));
        assert_eq!(expiry("12/10/2026"), None);
        assert_eq!(expiry("13/29"), None);
    }
}
