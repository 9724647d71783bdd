//! Comments without their marks.

/// The lines of a comment. Lines of marks alone, and those that only say who wrote the file, are none.
pub(crate) fn lines(comment: &str) -> Vec<String> {
    let inner = comment.strip_prefix("/*").map_or(comment, |rest| rest.strip_suffix("*/").unwrap_or(rest));
    inner
        .lines()
        .map(|line| {
            let line = line.trim();
            let line = line.trim_start_matches(['/', '*', '#']).trim_end_matches('*');
            line.trim()
        })
        .filter(|line| !line.is_empty() && !line.starts_with('!'))
        .map(str::to_owned)
        .collect()
}
