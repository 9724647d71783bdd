//! Templates: `projects/{project}/topics/{topic}`.

use super::super::sentence::Sentence;
use super::super::split::ticks;

/// Templates that begin at a byte: in code, in quotes or bare; several where "or" joins them.
pub(super) fn read(sentence: &Sentence<'_>, from: usize) -> Option<(Vec<String>, usize)> {
    let mut templates = Vec::new();
    let mut at = from;
    loop {
        let (text, end) = piece(sentence, at)?;
        templates.push(holes(text)?);
        let rest = sentence.rest(end);
        let space = rest.len() - rest.trim_start().len();
        let joints = ["or ", ", or ", ", "];
        let Some(next) = joints.iter().find(|joint| rest.trim_start().starts_with(**joint)) else {
            return alone(sentence, &templates, from..end).then_some((templates, end));
        };
        at = end + space + next.len();
        let another = piece(sentence, at).is_some_and(|(text, _)| holes(text).is_some());
        if !another {
            // "…, or the name alone" is another form, which no template says.
            return (!next.contains("or") && alone(sentence, &templates, from..end))
                .then_some((templates, end));
        }
    }
}

/// Whether the text has no other template, which may be another form of the value, and no asterisk that stands for all.
fn alone(sentence: &Sentence<'_>, templates: &[String], range: std::ops::Range<usize>) -> bool {
    const WILDCARDS: [&str; 7] = ["`*`", "\"*\"", "'*'", "if * ", "if \\* ", "or * ", "or \\* "];
    // In a template with asterisks they are its holes.
    let own = templates.iter().any(|template| template.contains("{any}"));
    if !own && WILDCARDS.iter().any(|wildcard| sentence.whole.contains(wildcard)) {
        return false;
    }
    let known = |template: &str| templates.iter().any(|own| own.eq_ignore_ascii_case(template));
    let outside = sentence
        .ticks
        .iter()
        .filter(|tick| !range.contains(&tick.outer.start))
        .map(|tick| sentence.code(tick));
    let further = ticks(sentence.whole);
    let further = further.iter().filter_map(|tick| sentence.whole.get(tick.inner.clone()));
    // A name with a hole, beside paths, is of something else.
    let alike = |template: &String| template.contains('/') || !templates.iter().any(|own| own.contains('/'));
    outside.chain(further).filter_map(holes).filter(alike).all(|template| known(&template))
}

fn piece<'s>(sentence: &'s Sentence<'_>, at: usize) -> Option<(&'s str, usize)> {
    let rest = sentence.rest(at);
    let at = at + rest.len() - rest.trim_start().len();
    if let Some(tick) = sentence.tick_at(at) {
        return Some((sentence.code(tick), tick.outer.end));
    }
    let text = sentence.text.get(at..)?;
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''));
    if let Some(quote) = quote {
        let inner = text.get(1..)?;
        let length = inner.find(quote)?;
        return Some((inner.get(..length)?, at + length + 2));
    }
    let mut inside = false;
    let stops = |(_, c): &(usize, char)| {
        inside = (inside || matches!(c, '<' | '{' | '[')) && !matches!(c, '>' | '}' | ']');
        !inside && matches!(c, ' ' | ',' | ';' | ')' | '(')
    };
    let length = text.char_indices().find(stops).map_or(text.len(), |(at, _)| at);
    let bare = text.get(..length)?.trim_end_matches(['.', ':']);
    // Bare words are text; only what no text has is a template.
    let brackets = bare.contains('[') && bare.contains('/');
    (bare.contains(['/', '@']) && bare.contains(['{', '<', '*']) || brackets)
        .then_some((bare, at + bare.len()))
}

/// A template with its holes in braces, where the text is one: it has holes, and something to know it by.
fn holes(text: &str) -> Option<String> {
    let text = text.trim();
    if text.contains(['\\', '(', ')', '+', '^', '$', '?', '…']) && !text.contains("${")
        || text.contains("//") && !text.contains("://")
    {
        return None;
    }
    let mut template = String::with_capacity(text.len());
    let mut rest = text;
    let mut found = 0;
    while let Some(open) = rest.find(['{', '<', '[']) {
        let (before, after) = rest.split_at(open);
        let before = before.strip_suffix('$').unwrap_or(before);
        template.push_str(before);
        let close = match after.as_bytes().first()? {
            b'{' => '}',
            b'<' => '>',
            _ => ']',
        };
        let end = after.find(close)?;
        let name = after.get(1..end)?.trim_matches(['{', '}', '<', '>', '[', ']', '%', '$']);
        // "[projects|organizations]" is a choice, and "[…]" may be left out.
        let named = !name.is_empty()
            && name.chars().all(|c| {
                let choice = c == '|' && close == '}';
                choice || c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' ')
            });
        named.then_some(())?;
        template.push_str(&format!("{{{name}}}"));
        found += 1;
        rest = after.get(end + 1..)?.trim_start_matches(close);
    }
    template.push_str(rest);
    let written: Vec<String> = template
        .split('/')
        .map(|segment| {
            let shouts = segment.len() > 1
                && segment.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_')
                && segment.bytes().any(|b| b.is_ascii_uppercase());
            match segment {
                "*" => "{any}".to_owned(),
                shouted if shouts && text.contains('/') => format!("{{{shouted}}}"),
                other => other.to_owned(),
            }
        })
        .collect();
    let template = written.join("/");
    found += written.iter().filter(|segment| segment.starts_with('{')).count();
    let outside: String = outside(&template);
    let marks = outside.chars().filter(|c| !c.is_alphanumeric()).count();
    let letters = outside.chars().filter(|c| c.is_alphabetic()).count();
    (found > 0 && !outside.contains([' ', '*', '{', '}', '<', '>', '[', ']']) && (letters >= 2 || marks > 0))
        .then_some(template)
}

/// What stands outside of the holes.
fn outside(template: &str) -> String {
    let mut depth = 0_usize;
    template
        .chars()
        .filter(|c| match c {
            '{' => {
                depth += 1;
                false
            }
            '}' => {
                depth = depth.saturating_sub(1);
                false
            }
            _ => depth == 0,
        })
        .collect()
}
