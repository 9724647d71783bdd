//! Times, durations and schedules.

use super::scan::{after, consists, each_part, every, parts, run};

/// `YYYY-MM-DDThh:mm:ss[.fraction](Z|±hh:mm)`, each part in its range. The standard lets a space stand for the `T`, for
/// people, and some services take it.
pub(super) fn is_rfc3339(text: &str) -> bool {
    let read = || {
        let rest = day(text)?;
        let rest = clock(after(rest, &['T', 't', ' '])?)?;
        if rest.eq_ignore_ascii_case("z") {
            return Some(());
        }
        let rest = digits(after(rest, &['+', '-'])?, 2, 0, 23)?;
        digits(after(rest, &[':'])?, 2, 0, 59)?.is_empty().then_some(())
    };
    read().is_some()
}

pub(super) fn is_date(text: &str) -> bool {
    day(text).is_some_and(str::is_empty)
}

/// `YYYY-MM-DD`, and what follows.
fn day(text: &str) -> Option<&str> {
    let rest = digits(text, 4, 0, 9999)?;
    let rest = digits(after(rest, &['-'])?, 2, 1, 12)?;
    digits(after(rest, &['-'])?, 2, 1, 31)
}

/// `hh:mm:ss[.fraction]`, and what follows. 60 is a leap second.
fn clock(text: &str) -> Option<&str> {
    let rest = digits(text, 2, 0, 23)?;
    let rest = digits(after(rest, &[':'])?, 2, 0, 59)?;
    let rest = digits(after(rest, &[':'])?, 2, 0, 60)?;
    let Some(fraction) = after(rest, &['.']) else { return Some(rest) };
    match run(fraction.as_bytes(), u8::is_ascii_digit) {
        0 => None,
        length => Some(&fraction[length..]),
    }
}

/// What follows `count` digits whose number is in the range.
fn digits(text: &str, count: usize, least: u16, most: u16) -> Option<&str> {
    let (number, rest) = text.split_at_checked(count)?;
    if !every(number, u8::is_ascii_digit) {
        return None;
    }
    let number: u16 = number.parse().ok()?;
    (least <= number && number <= most).then_some(rest)
}

/// Hours and minutes, the hour with one digit or two; 24:00 ends a day. Seconds, a zone or a `Z` may follow.
pub(super) fn is_time_of_day(text: &str) -> bool {
    let number = |part: &str, most: u16| {
        consists(part, 1, 2, u8::is_ascii_digit) && digits(part, part.len(), 0, most).is_some()
    };
    match parts(text.trim_end_matches(['Z', 'z']), &[':'])[..] {
        [hour, minute] => number(hour, 24) && number(minute, 59),
        [hour, minute, second] => number(hour, 24) && number(minute, 59) && number(second, 60),
        _ => false,
    }
}

/// Numbers with units, none between. Go has no days and weeks, but providers do.
pub(super) fn is_duration(text: &str) -> bool {
    let text = after(text, &['-', '+']).unwrap_or(text);
    if text == "0" {
        return true;
    }
    let of_number = |byte: &u8| byte.is_ascii_digit() || *byte == b'.';
    let mut rest = text;
    while !rest.is_empty() {
        let (number, after) = rest.split_at(run(rest.as_bytes(), of_number));
        let dots = run(number.as_bytes(), |byte| *byte == b'.');
        // Without a digit it is no number.
        if dots == number.len() {
            return false;
        }
        let (unit, after) =
            after.split_at(run(after.as_bytes(), |byte| !byte.is_ascii_digit() && *byte != b'.'));
        if !matches!(unit, "ns" | "us" | "µs" | "μs" | "ms" | "s" | "m" | "h" | "d" | "w" | "M" | "y") {
            return false;
        }
        rest = after;
    }
    !text.is_empty()
}

/// `P`, numbers of days and more, `T` and numbers of hours and less.
pub(super) fn is_iso_duration(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('P') else { return false };
    let (days, hours) = match rest.split_once('T') {
        Some((_, "")) => return false,
        Some((days, hours)) => (days, hours),
        None => (rest, ""),
    };
    let fits = |text: &str, units: &str| {
        let mut digits = 0;
        for c in text.chars() {
            match c {
                '0'..='9' => digits += 1,
                '.' | ',' if digits > 0 => {}
                c if units.contains(c) && digits > 0 => digits = 0,
                _ => return false,
            }
        }
        digits == 0
    };
    !rest.is_empty() && fits(days, "YMWD") && fits(hours, "HMS")
}

/// `rate(…)`, `cron(…)`, `at(…)`. What stands in the parentheses of the last two is read by the service.
pub(super) fn is_schedule(text: &str) -> bool {
    let inner = |head: &str| text.strip_prefix(head)?.strip_prefix('(')?.strip_suffix(')');
    if let Some(rate) = inner("rate") {
        let mut words = rate.split_whitespace();
        let number = words.next().is_some_and(|n| every(n, u8::is_ascii_digit));
        return number && words.next().is_some() && words.next().is_none();
    }
    inner("cron").is_some_and(is_cron) || inner("at").is_some_and(|at| !at.is_empty())
}

/// Five to seven fields of the characters that cron has, or a word like `@daily`.
pub(super) fn is_cron(text: &str) -> bool {
    if let Some(word) = text.strip_prefix('@') {
        return !word.is_empty();
    }
    // A zone may be set before the fields, as some schedulers have it.
    let mut fields = 0;
    for field in text.split_whitespace() {
        if field.contains('=') {
            continue;
        }
        if !is_cron_field(field) {
            return false;
        }
        fields += 1;
    }
    matches!(fields, 5..=7)
}

/// Numbers and marks, or the names of days and months.
fn is_cron_field(field: &str) -> bool {
    let word = |byte: &u8| byte.is_ascii_alphabetic() || b"/,-#~".contains(byte);
    every(field, |byte| byte.is_ascii_alphanumeric() || b"*/,-?#~".contains(byte))
        && (!every(field, word) || each_part(field, &[',', '-'], |name| (1..=4).contains(&name.len())))
}
