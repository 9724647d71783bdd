//! Times, durations and schedules.

/// `YYYY-MM-DDThh:mm:ss[.fraction](Z|±hh:mm)`, each part in its range. The standard lets a space stand for the `T`, for
/// people, and some services take it.
pub(super) fn is_rfc3339(text: &str) -> bool {
    let read = || {
        let rest = day(text)?;
        let rest = clock(rest.strip_prefix(['T', 't', ' '])?)?;
        if rest.eq_ignore_ascii_case("z") {
            return Some(());
        }
        let rest = digits(rest.strip_prefix(['+', '-'])?, 2, 0..=23)?;
        digits(rest.strip_prefix(':')?, 2, 0..=59)?.is_empty().then_some(())
    };
    read().is_some()
}

pub(super) fn is_date(text: &str) -> bool {
    day(text).is_some_and(str::is_empty)
}

/// `YYYY-MM-DD`, and what follows.
fn day(text: &str) -> Option<&str> {
    let rest = digits(text, 4, 0..=9999)?;
    let rest = digits(rest.strip_prefix('-')?, 2, 1..=12)?;
    digits(rest.strip_prefix('-')?, 2, 1..=31)
}

/// `hh:mm:ss[.fraction]`, and what follows. 60 is a leap second.
fn clock(text: &str) -> Option<&str> {
    let rest = digits(text, 2, 0..=23)?;
    let rest = digits(rest.strip_prefix(':')?, 2, 0..=59)?;
    let rest = digits(rest.strip_prefix(':')?, 2, 0..=60)?;
    let Some(fraction) = rest.strip_prefix('.') else { return Some(rest) };
    let after = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
    (after.len() < fraction.len()).then_some(after)
}

/// What follows `count` digits whose number is in the range.
fn digits(text: &str, count: usize, range: std::ops::RangeInclusive<u16>) -> Option<&str> {
    let (number, rest) = text.split_at_checked(count)?;
    let valid = number.bytes().all(|b| b.is_ascii_digit()) && range.contains(&number.parse().ok()?);
    valid.then_some(rest)
}

/// Hours and minutes, the hour with one digit or two; 24:00 ends a day. Seconds, a zone or a `Z` may follow.
pub(super) fn is_time_of_day(text: &str) -> bool {
    let text = text.trim_end_matches(['Z', 'z']);
    let parts: Vec<&str> = text.split(':').collect();
    let number = |part: &str, most: u8| {
        (1..=2).contains(&part.len())
            && part.bytes().all(|b| b.is_ascii_digit())
            && part.parse::<u8>().is_ok_and(|n| n <= most)
    };
    match parts[..] {
        [hour, minute] => number(hour, 24) && number(minute, 59),
        [hour, minute, second] => number(hour, 24) && number(minute, 59) && number(second, 60),
        _ => false,
    }
}

/// Numbers with units, none between. Go has no days and weeks, but providers do.
pub(super) fn is_duration(text: &str) -> bool {
    let text = text.strip_prefix(['-', '+']).unwrap_or(text);
    if text == "0" {
        return true;
    }
    let mut rest = text;
    while !rest.is_empty() {
        let number = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        if number.len() == rest.len()
            || rest.starts_with('.') && rest.trim_start_matches('.').len() == number.len()
        {
            return false;
        }
        let unit = number.find(|c: char| c.is_ascii_digit() || c == '.').unwrap_or(number.len());
        let Some((unit, after)) = number.split_at_checked(unit) else { return false };
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
        let number = words.next().is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit()));
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
    let fields = text.split_whitespace().filter(|field| !field.contains('='));
    let is_field = |field: &str| {
        let known = |b: u8| b.is_ascii_alphanumeric() || b"*/,-?#~".contains(&b);
        field.bytes().all(known)
            && (field.bytes().any(|b| b.is_ascii_digit() || b"*?".contains(&b))
                || field.split([',', '-']).all(|name| (1..=4).contains(&name.len())))
    };
    let fields: Vec<&str> = fields.collect();
    (5..=7).contains(&fields.len()) && fields.into_iter().all(is_field)
}
