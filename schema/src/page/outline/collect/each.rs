//! An intro that speaks of all blocks of the list before: "The block for each of these scopes supports the following:".

use super::super::super::label::Label;
use super::{Collector, Walk};
use crate::literal::Literal;
use crate::markdown::Inline;

static EACH: Literal = Literal::new(
    r"(?i)\beach (?:one )?of (?:these|them|the above)(?: (?P<noun>[a-z]+))?\b.*\b(?:supports?|has|have|takes?|accepts?|contains?)\b.*:$",
);

impl Collector<'_> {
    /// The blocks that an intro means by "each of these": those of the list before it that are called so, or all of it.
    pub(super) fn each_of_these(&self, walk: &Walk<'_>, intro: &Inline) -> Option<Label> {
        let text = intro.text().trim_end();
        if !text.contains("each ") {
            return None;
        }
        let found = EACH.captures(text)?;
        let list = &self.outline.definitions.get(walk.current?)?.fields;
        let last = list.last()?.intro;
        let names = || list.iter().filter(|field| field.intro == last).map(|field| field.own_name());
        let noun = found.name("noun").map_or("", |noun| noun.as_str()).to_ascii_lowercase();
        let noun = noun.strip_suffix('s').unwrap_or(&noun);
        let is_called_so = |name: &&str| !noun.is_empty() && name.rsplit('_').next() == Some(noun);
        let called_so = names().any(|name| is_called_so(&name));
        let meant = names().filter(|name| !called_so || is_called_so(name));
        Some(Label { paths: meant.map(|name| vec![name.to_owned()]).collect(), written: true })
    }
}
