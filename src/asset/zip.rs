//! ZIP files whose members are stored as they are.
//!
//! They hold nothing of the machine: no times, no owners, so that the same files give the same bytes everywhere. Members are
//! not compressed: what is uploaded is compressed on its way, and a runtime that everybody compiles has no room for more.

use super::source::SourceFile;
use std::fs::File;
use std::io::{Error, Read as _, Result, Write};

/// The first of January 1980, where the calendar of the format begins.
const DATE: u16 = 0x0021;

/// "Needs version 1.0", and "made on Unix".
const NEEDS: u16 = 10;
const MADE_BY: u16 = 3 << 8 | NEEDS;

/// Names are UTF-8.
const FLAGS: u16 = 1 << 11;

/// Where a member stands, for the directory at the end.
struct Member<'a> {
    file: &'a SourceFile,
    checksum: u32,
    size: u32,
    offset: u32,
}

/// Writes an archive.
///
/// # Errors
/// Of reading and writing, and where the files do not fit into the format: 65,535 files, 4 GiB.
pub(crate) fn write(files: &[SourceFile], out: &mut impl Write) -> Result<()> {
    let too_large =
        || Error::other("an archive has at most 65,535 files and 4 GiB: make it a folder, or split it");
    let number = u16::try_from(files.len()).map_err(|_| too_large())?;
    let mut members = Vec::new();
    let mut offset: u32 = 0;
    for file in files {
        let (checksum, size) = measure(file)?;
        let size = u32::try_from(size).map_err(|_| too_large())?;
        let member = Member { file, checksum, size, offset };
        let head = local_head(&member)?;
        out.write_all(&head)?;
        let copied = std::io::copy(&mut File::open(&file.path)?.take(size.into()), out)?;
        if copied != u64::from(size) {
            return Err(Error::other(format!("`{}` changed while it was read", file.path.display())));
        }
        let length = u32::try_from(head.len()).ok().and_then(|head| head.checked_add(size));
        offset = length.and_then(|length| offset.checked_add(length)).ok_or_else(too_large)?;
        members.push(member);
    }
    let start = offset;
    for member in &members {
        let head = central_head(member)?;
        out.write_all(&head)?;
        let length = u32::try_from(head.len()).map_err(|_| too_large())?;
        offset = offset.checked_add(length).ok_or_else(too_large)?;
    }
    let mut end = vec![0x50, 0x4b, 5, 6, 0, 0, 0, 0];
    end.extend([number.to_le_bytes(), number.to_le_bytes()].concat());
    end.extend((offset - start).to_le_bytes());
    end.extend(start.to_le_bytes());
    end.extend([0, 0]);
    out.write_all(&end)
}

/// The checksum and the length of a file, which stand before its content.
#[inline]
fn measure(file: &SourceFile) -> Result<(u32, u64)> {
    let mut content = File::open(&file.path)?;
    let mut buffer = vec![0; 64 * 1024];
    let (mut rest, mut size) = (u32::MAX, 0);
    loop {
        let read = content.read(&mut buffer)?;
        if read == 0 {
            return Ok((!rest, size));
        }
        rest = go_on(rest, &buffer[..read]);
        size += read as u64;
    }
}

#[inline]
fn local_head(member: &Member<'_>) -> Result<Vec<u8>> {
    let mut head = vec![0x50, 0x4b, 3, 4];
    head.extend(NEEDS.to_le_bytes());
    head.extend(common(member)?);
    head.extend([0, 0]);
    head.extend(member.file.name.as_bytes());
    Ok(head)
}

#[inline]
fn central_head(member: &Member<'_>) -> Result<Vec<u8>> {
    let mode: u32 = if member.file.is_executable { 0o100_755 } else { 0o100_644 };
    let mut head = vec![0x50, 0x4b, 1, 2];
    head.extend(MADE_BY.to_le_bytes());
    head.extend(NEEDS.to_le_bytes());
    head.extend(common(member)?);
    // No extra field, no comment, the first disk, no attributes of MS-DOS.
    head.extend([0; 8]);
    head.extend((mode << 16).to_le_bytes());
    head.extend(member.offset.to_le_bytes());
    head.extend(member.file.name.as_bytes());
    Ok(head)
}

/// What both heads have: flags, method, time, checksum, sizes, the length of the name.
#[inline]
fn common(member: &Member<'_>) -> Result<Vec<u8>> {
    let name = u16::try_from(member.file.name.len())
        .map_err(|_| Error::other(format!("the path `{}` is too long", member.file.name)))?;
    let mut fields = FLAGS.to_le_bytes().to_vec();
    fields.extend([0; 4]);
    fields.extend(DATE.to_le_bytes());
    fields.extend(member.checksum.to_le_bytes());
    fields.extend([member.size.to_le_bytes(), member.size.to_le_bytes()].concat());
    fields.extend(name.to_le_bytes());
    Ok(fields)
}

/// The CRC-32 of the format, before its last step, over some more bytes.
#[inline]
fn go_on(rest: u32, bytes: &[u8]) -> u32 {
    bytes.iter().fold(rest, |rest, byte| (rest >> 8) ^ TABLE[usize::from(rest as u8 ^ byte)])
}

/// The remainders of single bytes.
static TABLE: [u32; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let mut rest = byte as u32;
        let mut bit = 0;
        while bit < 8 {
            rest = if rest & 1 == 1 { rest >> 1 ^ 0xedb8_8320 } else { rest >> 1 };
            bit += 1;
        }
        table[byte] = rest;
        byte += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    use super::go_on;

    #[test]
    fn checksums_are_those_of_everybody() {
        assert_eq!(!go_on(go_on(u32::MAX, b"1234"), b"56789"), 0xcbf4_3926);
        assert_eq!(!go_on(u32::MAX, b""), 0);
    }
}
