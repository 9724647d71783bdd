//! Tables: a list of arguments where the head says so, else rows of text.

use super::{Content, Inline, Item, List};
use crate::source::Span;

/// A table that is being read.
pub(super) struct Table {
    /// Whether it stands in an item of a list: its rows say what the item's text announces.
    in_item: bool,
    /// The cells of the row that is being read.
    cells: Vec<Inline>,
    head: Vec<Inline>,
    rows: Vec<Row>,
}

struct Row {
    cells: Vec<Inline>,
    span: Span,
}

/// What a column of a table of arguments holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Name,
    Type,
    /// Whether it must be set.
    Required,
    /// The same, asked the other way round.
    Optional,
    Default,
    Values,
    /// Whether a change makes a new object.
    ForceNew,
    Text,
}

impl Table {
    pub(super) fn new(in_item: bool) -> Self {
        Self { in_item, cells: Vec::new(), head: Vec::new(), rows: Vec::new() }
    }

    pub(super) fn cell(&mut self, text: Inline) {
        self.cells.push(text);
    }

    pub(super) fn end_head(&mut self) {
        self.head = std::mem::take(&mut self.cells);
    }

    pub(super) fn end_row(&mut self, span: Span) {
        let cells = std::mem::take(&mut self.cells);
        self.rows.push(Row { cells, span });
    }

    /// What it is on the page.
    pub(super) fn finish(self) -> Content {
        let items = match columns(&self.head).filter(|columns| self.declares(columns)) {
            Some(columns) => self.rows.into_iter().map(|row| row.declaring(&columns)).collect(),
            None if self.in_item => {
                let items = self.rows.into_iter().map(Row::into_values).collect();
                return Content::List(List { items, table: true, ..List::default() });
            }
            None => return Content::Paragraph(self.text()),
        };
        Content::List(List { items, ..List::default() })
    }

    /// Whether its rows are arguments or attributes: the head calls them so, has a column that only these need, or has names and
    /// descriptions, and no row has anything else for a name. In an item such a table tells values more often.
    fn declares(&self, columns: &[Column]) -> bool {
        const TOLD: [Column; 4] = [Column::Type, Column::Required, Column::Optional, Column::Default];
        let described = || {
            !self.in_item
                && self.head.get(1).is_some_and(|cell| title(cell) == "description")
                && self.rows.iter().all(|row| row.cells.first().is_some_and(is_name))
        };
        self.head.first().is_some_and(calls_them_so)
            || columns.iter().any(|column| TOLD.contains(column))
            || described()
    }

    /// All of it as one text, each cell behind a bar.
    fn text(self) -> Inline {
        let mut text = Inline::default();
        for row in std::iter::once(self.head).chain(self.rows.into_iter().map(|row| row.cells)) {
            for cell in row {
                text.append("| ", &cell);
            }
            text.append(" ", &Inline::default());
        }
        text
    }
}

impl Row {
    fn into_values(self) -> Item {
        let mut text = Inline::default();
        for cell in self.cells {
            let joint = if text.prose.is_empty() { "" } else { " - " };
            text.append(joint, &cell);
        }
        Item { content: vec![Content::Paragraph(text)], span: self.span }
    }

    /// The row as the bullet that would say the same: ``| lid | string | yes | A lid. |`` is `` `lid` - (Required, string) A lid. ``
    fn declaring(self, columns: &[Column]) -> Item {
        let of = |wanted: Column| {
            let cells = self.cells.iter().zip(columns);
            cells
                .filter(move |(_, column)| **column == wanted)
                .map(|(cell, _)| cell)
                .filter(|cell| !is_void(cell))
        };
        let mut text = Inline::default();
        of(Column::Name).for_each(|name| text.append("", &name.as_term()));
        let mut joint = " - (";
        let mut mark = |text: &mut Inline, words: Option<&str>, cell: &Inline| {
            match words {
                Some(words) => text.append_words(&format!("{joint}{words}"), cell.span),
                None => text.append(joint, cell),
            }
            joint = ", ";
        };
        for column in [Column::Required, Column::Optional] {
            // An empty cell answers no.
            let cells = self.cells.iter().zip(columns).filter(|(_, found)| **found == column);
            cells.for_each(|(cell, _)| mark(&mut text, presence(cell, column), cell));
        }
        of(Column::Type).for_each(|ty| mark(&mut text, None, &ty.without_ticks()));
        of(Column::ForceNew)
            .filter(|cell| affirms(cell))
            .for_each(|cell| mark(&mut text, Some("Forces new resource"), cell));
        text.append_words(if joint == ", " { ") " } else { " - " }, self.span);
        of(Column::Text).for_each(|said| append_sentence(&mut text, "", said));
        of(Column::Values).for_each(|values| append_sentence(&mut text, "Valid values: ", values));
        of(Column::Default).for_each(|default| append_default(&mut text, default));
        text.span = self.span;
        Item { content: vec![Content::Paragraph(text)], span: self.span }
    }
}

/// A cell of the head in lower case, without what stands around its words.
fn title(cell: &Inline) -> String {
    cell.text().trim_matches(|c: char| !c.is_ascii_alphanumeric()).to_ascii_lowercase()
}

/// What the first column is one of: "Argument", "Parameter name", "Attributes".
fn noun(cell: &Inline) -> String {
    let title = title(cell);
    let noun = title.strip_suffix(" name").unwrap_or(&title);
    noun.strip_suffix('s').unwrap_or(noun).to_owned()
}

/// Whether the first column says that its names are those of arguments or attributes.
fn calls_them_so(cell: &Inline) -> bool {
    matches!(
        noun(cell).as_str(),
        "argument" | "parameter" | "attribute" | "property" | "field" | "input" | "output" | "variable"
    )
}

/// Whether a cell has a name as Terraform writes them and nothing else.
fn is_name(cell: &Inline) -> bool {
    let name = cell.text().trim_matches([' ', '`', '*']);
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

/// What the columns hold, where the first has names.
fn columns(head: &[Inline]) -> Option<Vec<Column>> {
    let first = head.first()?;
    if head.len() < 2 || !(calls_them_so(first) || matches!(noun(first).as_str(), "name" | "key" | "option"))
    {
        return None;
    }
    let mut columns = vec![Column::Name];
    columns.extend(head.iter().skip(1).map(|cell| match title(cell).as_str() {
        "type" | "data type" | "value type" => Column::Type,
        "required" | "mandatory" | "req" | "required/optional" | "presence" => Column::Required,
        "optional" => Column::Optional,
        "default" | "defaults" | "default value" => Column::Default,
        "value" | "values" | "allowed values" | "valid values" | "possible values" | "accepted values"
        | "choices" => Column::Values,
        "forces new" | "force new" | "forcenew" | "forces new resource" | "forces replacement" => {
            Column::ForceNew
        }
        _ => Column::Text,
    }));
    Some(columns)
}

/// Whether a cell says that there is nothing to say.
fn is_void(cell: &Inline) -> bool {
    let words = cell.text().trim_matches([' ', '`', '*', '_']);
    matches!(words.to_ascii_lowercase().as_str(), "" | "-" | "–" | "—" | "n/a" | "none" | "null" | "nil")
}

fn affirms(cell: &Inline) -> bool {
    let words = cell.text().trim_matches([' ', '`', '*', '_', '.']).to_ascii_lowercase();
    matches!(
        words.as_str(),
        "yes"
            | "y"
            | "true"
            | "required"
            | "x"
            | "✓"
            | "✔"
            | "✅"
            | ":heavy_check_mark:"
            | ":white_check_mark:"
    )
}

/// What an answer in the column says; `None` where it says more than yes or no.
fn presence(cell: &Inline, column: Column) -> Option<&'static str> {
    let words = cell.text().trim_matches([' ', '`', '*', '_', '.']).to_ascii_lowercase();
    let denies = is_void(cell)
        || matches!(words.as_str(), "no" | "n" | "false" | "optional" | "✗" | "✘" | "❌" | ":x:");
    let required = match column {
        Column::Optional if affirms(cell) => false,
        Column::Optional if denies => true,
        _ if affirms(cell) => true,
        _ if denies => false,
        // "conditional": nothing that one could ask for.
        _ if !words.contains("required") && !words.contains("optional") => false,
        _ => return None,
    };
    Some(if required { "Required" } else { "Optional" })
}

/// A cell as a sentence of its own.
fn append_sentence(text: &mut Inline, lead: &str, cell: &Inline) {
    let joint = if text.text().trim_end().ends_with(['.', ')', '-', '!', '?', ':']) { " " } else { ". " };
    let joint = if text.text().ends_with(' ') { joint.trim_start() } else { joint };
    text.append_words(&format!("{joint}{lead}"), cell.span);
    text.append("", cell);
}

/// A default as a sentence states it: a value without a mark of its own stands in ticks.
fn append_default(text: &mut Inline, cell: &Inline) {
    let value = cell.text().trim();
    let marked = value.contains(['`', ' ']);
    append_sentence(text, if marked { "Defaults to " } else { "Defaults to `" }, cell);
    text.append_words(if marked { "." } else { "`." }, cell.span);
}

#[cfg(test)]
mod tests {
    use crate::markdown::Content;

    /// The items of a table as bullets.
    fn bullets(table: &str) -> Vec<String> {
        let file = crate::source::SourceFile::new("x.md", table);
        let document = crate::markdown::parse(&file, &mut crate::diagnostic::Diagnostics::new());
        let Some(Content::List(list)) = document.sections[0].content.first() else { return Vec::new() };
        list.items.iter().map(|item| item.text().expect("a text").text().to_owned()).collect()
    }

    #[test]
    fn a_row_of_arguments_says_what_a_bullet_would() {
        assert_eq!(
            bullets(
                "| Name | Description | Type | Default | Required |\n|---|---|---|---|:-:|\n\
                 | lid | A lid. | `string` | n/a | yes |\n\
                 | size | How wide | `number` | `5` | no |\n\
                 | glow | Whether it glows | `bool` | false | |\n"
            ),
            [
                "`lid` - (Required, string) A lid.",
                "`size` - (Optional, number) How wide. Defaults to `5`.",
                "`glow` - (Optional, bool) Whether it glows. Defaults to `false`.",
            ]
        );
        assert_eq!(
            bullets(
                "| Argument | Type | Default Value | Description |\n|---|---|---|---|\n\
                 | `lid` | `str` | | **Required** A lid. |\n"
            ),
            ["`lid` - (str) **Required** A lid."]
        );
        assert_eq!(
            bullets(
                "| Attribute | Details |\n|---|---|\n| **lid** | See [lids](#lids) |\n| mode (optional) | |\n"
            ),
            ["`lid` - See lids", "`mode` (optional) - "]
        );
        assert_eq!(
            bullets(
                "| Parameter | Optional? | Valid Values | Forces new |\n|---|---|---|---|\n\
                 | mode | ✓ | `A`, `B` | |\n| kind | | | yes |\n| way | Required if `mode` is `A` | | |\n"
            ),
            [
                "`mode` - (Optional) Valid values: `A`, `B`",
                "`kind` - (Required, Forces new resource) ",
                "`way` - (Required if `mode` is `A`) ",
            ]
        );
    }

    #[test]
    fn other_tables_are_no_arguments() {
        for head in ["| Value | Meaning |", "| Name | Meaning |", "| Region | Type |"] {
            assert_eq!(bullets(&format!("{head}\n|---|---|\n| `a` | b |\n")), [""; 0], "{head}");
        }
        let named = |rows: &str| bullets(&format!("| Name | Description |\n|---|---|\n{rows}"));
        assert_eq!(named("| `a` | b |\n| c | d |\n"), ["`a` - b", "`c` - d"]);
        assert_eq!(named("| `a` | b |\n| `C` | d |\n"), [""; 0]);
    }

    #[test]
    fn a_place_in_a_row_is_a_place_on_the_page() {
        let text = "| Name | Required |\n|---|---|\n| lid | yes |\n";
        let file = crate::source::SourceFile::new("x.md", text);
        let document = crate::markdown::parse(&file, &mut crate::diagnostic::Diagnostics::new());
        let Some(Content::List(list)) = document.sections[0].content.first() else { panic!("no list") };
        let bullet = list.items[0].text().expect("a text");
        assert_eq!(bullet.text(), "`lid` - (Required) ");
        let place = bullet.prose.span(1..4);
        assert_eq!(&text[place.start as usize..place.end as usize], "lid");
    }
}
