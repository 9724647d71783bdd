//! What Terraform says to people, as far as we pass it on in other words.

/// `2 to add, 0 to change, 0 to destroy`, behind these words.
pub(super) fn counts(text: &str, behind: &str) -> Option<String> {
    let line = text.lines().rev().map(plain).find(|line| line.starts_with(behind))?;
    let counts = line.strip_prefix(behind)?;
    Some(counts.trim_start_matches("Resources: ").trim_end_matches('.').to_owned())
}

/// Without the codes of colours.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, code)) = rest.split_once("\u{1b}[") {
        plain.push_str(before);
        rest = code.split_once('m').map_or("", |(_, rest)| rest);
    }
    plain + rest
}

/// The plan is a file of ours: what Terraform says about it helps nobody.
pub(super) fn without_plan_file(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let saved = lines.iter().rposition(|line| plain(line).contains("Saved the plan to:"));
    let mut kept = &lines[..saved.unwrap_or(lines.len())];
    // The rule above it, and what is empty.
    while let Some((last, before)) = kept.split_last()
        && saved.is_some()
        && plain(last).trim_matches('─').trim().is_empty()
    {
        kept = before;
    }
    kept.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_terraform_counts_is_read() {
        let plan = "\u{1b}[1mPlan:\u{1b}[0m 2 to add";
        assert_eq!(counts(plan, "Plan: ").as_deref(), Some("2 to add"));
        let apply =
            "x\n\u{1b}[32mApply complete! Resources: 1 added, 0 changed, 0 destroyed.\u{1b}[0m\n\nOutputs:\n";
        assert_eq!(counts(apply, "Apply complete! ").as_deref(), Some("1 added, 0 changed, 0 destroyed"));
        assert_eq!(counts("No changes.", "Plan: "), None);
    }

    #[test]
    fn the_plan_file_is_not_spoken_of() {
        let text =
            "  + x\n\nPlan: 1 to add.\n\n─────────\n\nSaved the plan to: /tmp/x\n\nTo perform exactly\n";
        assert_eq!(without_plan_file(text), "  + x\n\nPlan: 1 to add.");
        assert_eq!(without_plan_file("a\n"), "a");
    }
}
