//! From "using the API identifier and the stage name, separated by a slash (`/`)" to `api_id/stage_name`.

use super::super::declaration::is_identifier;
use std::ops::Range;

/// Characters that join the parts of ids.
const SEPARATORS: &[char] = &['/', ',', ':', '|', '#', '_'];

/// The part of a sentence that says what is used: between "using" and "For example".
pub(super) fn how(text: &str) -> Option<Range<usize>> {
    let from = ["import", "imported"].iter().filter_map(|word| text.find(word)).min()?;
    let using = [" using ", " via ", " by ", " with "]
        .iter()
        .filter_map(|word| Some(from + text.get(from..)?.find(word)? + word.len()))
        .min()?;
    let rest = text.get(using..)?;
    let end = ["For example", "for example", ", e.g.", " e.g.", "E.g."]
        .iter()
        .filter_map(|word| rest.find(word))
        .min()
        .unwrap_or(rest.len());
    let length = rest.get(..end)?.trim_end_matches([' ', '.', ',', ':']).len();
    (length > 0).then_some(using..using + length)
}

/// The template that a sentence and a sample agree on; `None` when they leave a doubt.
pub(super) fn derive(how: &str, type_name: &str, declared: &[&str], sample: Option<&str>) -> Option<String> {
    let names = Names { type_name, declared };
    let ticked: Vec<&str> = how.split('`').skip(1).step_by(2).map(str::trim).collect();
    if let Some(template) = ticked.iter().find_map(|text| names.written_out(text, sample)) {
        return Some(template);
    }
    let parts: Vec<&str> = ticked.iter().copied().filter(|text| names.is_known(text)).collect();
    let parts: Vec<String> =
        if parts.is_empty() { names.in_words(how)? } else { parts.into_iter().map(str::to_owned).collect() };
    match parts.as_slice() {
        [] => None,
        // One name is the template only where the sentence speaks of nothing else.
        [only] => {
            (ticked.len() <= 1 && !how.contains("separated") && !how.contains(" and ")).then(|| only.clone())
        }
        several => {
            let separator = separator(&ticked, several.len(), sample)?;
            Some(several.join(&separator.to_string()))
        }
    }
}

struct Names<'a> {
    type_name: &'a str,
    declared: &'a [&'a str],
}

impl Names<'_> {
    fn is_known(&self, name: &str) -> bool {
        self.declared.contains(&name)
    }

    /// `api_id/stage_name` or `<api_id>:<name>`, written out in ticks.
    fn written_out(&self, text: &str, sample: Option<&str>) -> Option<String> {
        let clean: String = text.chars().filter(|c| !matches!(c, '<' | '>' | '{' | '}' | '$')).collect();
        let separator = SEPARATORS.iter().find(|s| **s != '_' && clean.contains(**s))?;
        let parts: Vec<String> =
            clean.split(*separator).map(|part| part.trim().to_lowercase().replace([' ', '-'], "_")).collect();
        let count = parts.len();
        let fits = count > 1
            && parts.iter().all(|part| is_identifier(part))
            && parts.iter().any(|part| self.is_known(part))
            && sample.is_none_or(|sample| sample.split(*separator).count() == count);
        fits.then(|| parts.join(&separator.to_string()))
    }

    /// "the API identifier and the stage name": each part must be a declared name, but for the resource's own id.
    fn in_words(&self, how: &str) -> Option<Vec<String>> {
        let text = how.split(" separated").next().unwrap_or(how).trim_end_matches([',', ' ']);
        let parts: Vec<String> = text
            .split(" and ")
            .flat_map(|part| part.split(','))
            .map(|part| self.word(part))
            .collect::<Option<_>>()?;
        let known = parts.iter().filter(|part| self.is_known(part)).count();
        // An id of the resource's own kind is not an argument: it is what the import is about.
        let own = |part: &String| {
            part.strip_suffix("_id").is_some_and(|kind| self.type_name.ends_with(&format!("_{kind}")))
        };
        (known > 0 && parts.iter().all(|part| self.is_known(part) || own(part))).then_some(parts)
    }

    fn word(&self, words: &str) -> Option<String> {
        let words = words.split('(').next()?.to_lowercase();
        let words: Vec<&str> = words
            .split_whitespace()
            .filter(|word| !matches!(*word, "the" | "a" | "an" | "its" | "both"))
            .collect();
        if words.is_empty() || words.len() > 5 {
            return None;
        }
        let name = words.join("_").replace("identifier", "id").replace('-', "_");
        is_identifier(&name).then_some(name)
    }
}

/// The separator that the sentence states and the sample has, or the only one that splits the sample as it should.
fn separator(ticked: &[&str], count: usize, sample: Option<&str>) -> Option<char> {
    let splits = |separator: char| sample.is_none_or(|sample| sample.split(separator).count() == count);
    let stated = ticked.iter().filter_map(|text| {
        let mut chars = text.chars();
        let first = chars.next().filter(|c| SEPARATORS.contains(c))?;
        chars.next().is_none().then_some(first)
    });
    if let Some(separator) = stated.into_iter().find(|separator| splits(*separator)) {
        return Some(separator);
    }
    sample?;
    let mut fitting = SEPARATORS.iter().copied().filter(|separator| splits(*separator));
    let first = fitting.next()?;
    // An underscore is part of many plain words; another separator that fits is meant.
    match fitting.next() {
        None | Some('_') => Some(first),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn template(text: &str, sample: &str) -> Option<String> {
        let how = how(text).and_then(|range| text.get(range))?;
        derive(how, "acme_box_lid", &["box_id", "name", "arn", "id"], Some(sample))
    }

    #[test]
    fn sentences_and_samples_agree_on_a_template() {
        let cases = [
            ("import lids using the `name`. For example:", "a", Some("name")),
            ("import lids using `box_id/name`. For example:", "a/b", Some("box_id/name")),
            ("import lids using `<box_id>:<lid id>`. For example:", "a:b", Some("box_id:lid_id")),
            (
                "import lids using the `box_id` and `name` separated by a comma (`,`). For example:",
                "a,b",
                Some("box_id,name"),
            ),
            (
                "import lids using the `box_id` and `name` separated by a colon. For example:",
                "a:b",
                Some("box_id:name"),
            ),
            (
                "import lids using the box identifier and lid identifier. For example:",
                "a/b",
                Some("box_id/lid_id"),
            ),
            ("import lids using the `box_id` and `name` separated by `/`. For example:", "abc", None),
            ("import lids using their secret number. For example:", "abc", None),
            ("import lids using the `name` and the colour. For example:", "a/b", None),
        ];
        for (text, sample, expected) in cases {
            assert_eq!(template(text, sample).as_deref(), expected, "{text}");
        }
    }
}
