//! The pages that are measured: those of this repository, repeated, and those of a real provider.

use ferroform_schema::compile::{Document, find, load};
use ferroform_schema::diagnostic::Diagnostics;
use ferroform_schema::source::SourceFile;
use std::path::Path;

/// Pages that are measured together.
pub struct Corpus {
    /// What they are called in the output.
    pub name: String,
    /// The pages.
    pub documents: Vec<Document>,
}

impl Corpus {
    /// The pages of this repository, repeated; and the pages of a real provider, where they lie beside it.
    pub fn standard() -> Vec<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let mut own = Self::read("own pages", &[root.join("generated/docs")]);
        own.documents.retain(|document| document.file.path().ends_with(".md"));
        own.documents = own.times(100);
        let mut corpora = vec![own];
        let real = root.join("../shared/corpus/aws");
        if real.is_dir() {
            corpora.push(Self::read("a provider", &[real.join("r"), real.join("d")]));
        } else {
            println!("(no provider's pages beside the repository: only its own are measured)");
        }
        corpora
    }

    /// The pages below these folders.
    pub fn of_folders(folders: &[String]) -> Self {
        Self::read(&folders.join(", "), folders)
    }

    fn read<P: AsRef<Path>>(name: &str, paths: &[P]) -> Self {
        let mut diagnostics = Diagnostics::new();
        let documents = load(&find(paths, &mut diagnostics), &mut diagnostics);
        assert!(diagnostics.into_sorted().is_empty(), "every document can be read");
        Self { name: name.to_owned(), documents }
    }

    /// The size of all pages.
    pub fn bytes(&self) -> usize {
        self.documents.iter().map(|document| document.file.text().len()).sum()
    }

    /// Writes the pages below a folder.
    pub fn write(&self, folder: &Path) -> std::io::Result<()> {
        for (number, document) in self.documents.iter().enumerate() {
            // A folder for each hundred, so that pages of one name stay apart and folders stay small.
            let path = folder.join((number / 100).to_string()).join(&document.name);
            std::fs::create_dir_all(path.parent().unwrap_or(folder))?;
            std::fs::write(path, document.file.text())?;
        }
        Ok(())
    }

    /// Each page `count` times, each time as a page of another type.
    pub fn times(&self, count: usize) -> Vec<Document> {
        let copies =
            (0..count).flat_map(|copy| self.documents.iter().map(move |document| renamed(document, copy)));
        copies.collect()
    }
}

/// The page with another provider's prefix on every type that it names.
fn renamed(document: &Document, copy: usize) -> Document {
    let text = document.file.text().replace("aws_", &format!("aws{copy}_"));
    let path = format!("{copy}/{}", document.file.path());
    Document { file: SourceFile::new(path, text), name: format!("{copy}/{}", document.name) }
}
