//! Single rules and groups.

use super::lookup::{Presence, stands_against};
use super::value::{self, items};
use super::{Site, Subject, form, json, words};
use crate::data::{Args, Data, Num, Repr};
use crate::error::Report;
use crate::suggest::nearest;
use crate::table::{Allowed, Check, Condition, Format, Group, GroupKind, Rule};

impl Subject<'_> {
    pub(super) fn rule(&self, rule: &Rule, site: &Site<'_>, report: &mut Report) {
        if rule.when.is_some_and(|when| self.holds(when, site.block) != Some(true)) {
            return;
        }
        let name = site.argument.name;
        let present = super::presence(site.data);
        let mut broken = |message: String, help: Option<String>| {
            let message = match rule.when {
                Some(when) => format!("{message} when {}", words::condition(when)),
                None => message,
            };
            let at = (rule.document, rule.line);
            let mut violation = self.broken(message, site.path, at, rule.text, rule.level);
            if let Some(data) = site.data {
                violation = violation.value(words::value(data));
            }
            let because = rule.when.and_then(|when| self.because(when));
            match (help, because) {
                (Some(help), _) | (None, Some(help)) => report.push(violation.help(help)),
                (None, None) => report.push(violation),
            }
        };
        match (&rule.check, site.data) {
            (Check::Required, _) if present == Presence::No => {
                broken(format!("`{name}` must be set"), None);
            }
            (Check::OnlyWhen(condition), Some(_)) if present != Presence::No => {
                if self.holds(condition, site.block) == Some(false) {
                    let message = format!("`{name}` may be set only when {}", words::condition(condition));
                    broken(message, self.because(condition));
                }
            }
            (Check::ConflictsWith(others), data) if stands_against(data) == Presence::Yes => {
                for other in *others {
                    if self.stands_against(other, site) == Presence::Yes {
                        broken(
                            format!("`{name}` and `{other}` may not both be set"),
                            Some(format!("drop `{name}` or `{other}`")),
                        );
                    }
                }
            }
            (Check::RequiredWith(others), Some(_)) if present == Presence::Yes => {
                for other in *others {
                    if self.is_set(other, site) == Presence::No {
                        broken(
                            format!("`{name}` may be set only together with `{other}`"),
                            Some(format!("set `{other}` as well, or drop `{name}`")),
                        );
                    }
                }
            }
            (Check::Items { min, max }, Some(data)) => {
                if let Some(count) = items(data)
                    && outside(count, *min, *max)
                {
                    let wanted = words::bounds(*min, *max, "item");
                    broken(
                        format!("`{name}` must hold {wanted}, and holds {count}"),
                        Some(format!("give {wanted}")),
                    );
                }
            }
            (Check::OneOf { values, closed }, Some(data)) => {
                value::each_scalar(data, &mut |data, text| {
                    if let Some((message, help)) = self.one_of(name, values, *closed, data, text, site) {
                        broken(message, Some(help));
                    }
                });
            }
            (check, Some(data)) => value::each_scalar(data, &mut |data, text| {
                if let Some(expected) = expectation(check, data, text) {
                    broken(format!("`{name}` must {expected}"), None);
                }
            }),
            (_, None) => {}
        }
    }

    fn one_of(
        &self,
        name: &str,
        values: &'static [Allowed],
        closed: bool,
        data: &Data,
        text: &str,
        site: &Site<'_>,
    ) -> Option<(String, String)> {
        let Some(allowed) = values.iter().find(|allowed| allowed.value == text) else {
            // An empty text is how configurations leave a string unset.
            if !closed || matches!(data.0, Repr::Text(ref text) if text.is_empty()) {
                return None;
            }
            let list = words::alternatives(values.iter().map(|allowed| allowed.value));
            let upper = text.to_ascii_uppercase();
            let near = values
                .iter()
                .map(|allowed| allowed.value)
                .find(|value| value.to_ascii_uppercase() == upper)
                .or_else(|| nearest(text, values.iter().map(|allowed| allowed.value)));
            let help = near.map_or_else(|| format!("use {list}"), |near| format!("did you mean `{near}`?"));
            return Some((format!("`{name}` must be {list}"), help));
        };
        let when = allowed.when?;
        if self.holds(when, site.block) != Some(false) {
            return None;
        }
        let message = format!("`{name}` may be `{text}` only when {}", words::condition(when));
        let others = values.iter().filter(|other| other.when.is_none()).map(|other| other.value);
        let help = self.because(when).unwrap_or_else(|| format!("use {}", words::alternatives(others)));
        Some((message, help))
    }

    pub(super) fn group(&self, group: &Group, block: &Args, path: &str, report: &mut Report) {
        if group.when.is_some_and(|when| self.holds(when, block) != Some(true)) {
            return;
        }
        let states: Vec<_> =
            group.arguments.iter().map(|name| (*name, self.find(name, block).presence())).collect();
        let of = |wanted: Presence| {
            states
                .iter()
                .filter(move |(_, state)| *state == wanted)
                .map(|(name, _)| *name)
                .collect::<Vec<_>>()
        };
        let (set, unset, unclear) = (of(Presence::Yes), of(Presence::No), of(Presence::Maybe));
        let names = words::enumeration(group.arguments.iter().copied());
        let too_many = set.len() > 1;
        let too_few = set.is_empty() && unclear.is_empty();
        let message = match group.kind {
            GroupKind::ExactlyOne if too_many || too_few => format!("exactly one of {names} must be set"),
            GroupKind::AtLeastOne if too_few => format!("at least one of {names} must be set"),
            GroupKind::AtMostOne if too_many => format!("at most one of {names} may be set"),
            GroupKind::AllOrNone if !set.is_empty() && !unset.is_empty() => {
                format!("{names} must be set together")
            }
            _ => return,
        };
        let help = match (group.kind, set.is_empty()) {
            (GroupKind::AllOrNone, _) => {
                format!("set {} as well", words::enumeration(unset.into_iter()))
            }
            (_, true) => "none of them is set".to_owned(),
            (_, false) => format!("{} are set", words::enumeration(set.into_iter())),
        };
        let violation = self.broken(message, path, (group.document, group.line), group.text, group.level);
        report.push(match group.when.and_then(|when: &Condition| self.because(when)) {
            Some(because) => violation.help(format!("{help}; {because}")),
            None => violation.help(help),
        });
    }
}

/// What a scalar must do and does not, in words; `None` where it does or nothing can tell.
fn expectation(check: &Check, data: &Data, text: &str) -> Option<String> {
    match check {
        Check::Range { min, max, exclusive_min, exclusive_max, or } => {
            let number = number(data, text)?;
            let low =
                min.is_some_and(|min| number < min.as_f64() || (*exclusive_min && number == min.as_f64()));
            let high =
                max.is_some_and(|max| number > max.as_f64() || (*exclusive_max && number == max.as_f64()));
            let allowed = or.is_some_and(|or| number == or.as_f64());
            ((low || high) && !allowed)
                .then(|| words::range(*min, *max, (*exclusive_min, *exclusive_max), *or))
        }
        Check::Length { min, max } => {
            let Repr::Text(_) = data.0 else { return None };
            let length = u64::try_from(text.chars().count()).unwrap_or(u64::MAX);
            outside(length, *min, *max)
                .then(|| format!("have {}, and has {length}", words::bounds(*min, *max, "character")))
        }
        Check::MultipleOf(step) => {
            let ratio = number(data, text)? / step.as_f64();
            (ratio.is_finite() && (ratio - ratio.round()).abs() > 1e-9)
                .then(|| format!("be a multiple of {step}"))
        }
        Check::Format(format) => {
            let (fits, what) = match format {
                Format::Arn => (form::is_arn(text), "an Amazon Resource Name (`arn:…`)"),
                Format::Json => (json::is_json(text), "a JSON document"),
                Format::Cidr => (form::is_cidr(text), "an IP range like `10.0.0.0/16`"),
                Format::Rfc3339 => (form::is_rfc3339(text), "a time like `2030-01-31T08:00:00Z`"),
                Format::Base64 => (form::is_base64(text), "Base64 text"),
            };
            (!fits).then(|| format!("be {what}"))
        }
        // No regular expressions at run time; the rest is about more than one scalar.
        Check::Pattern(_)
        | Check::OneOf { .. }
        | Check::Items { .. }
        | Check::Required
        | Check::OnlyWhen(_)
        | Check::ConflictsWith(_)
        | Check::RequiredWith(_) => None,
    }
}

fn number(data: &Data, text: &str) -> Option<f64> {
    match &data.0 {
        Repr::Number(Num::Float(n)) => n.is_finite().then_some(*n),
        Repr::Number(n) => Some(n.as_f64()),
        Repr::Text(_) => text.trim().parse().ok().filter(|n: &f64| n.is_finite()),
        _ => None,
    }
}

fn outside(count: u64, min: Option<u64>, max: Option<u64>) -> bool {
    min.is_some_and(|min| count < min) || max.is_some_and(|max| count > max)
}
