//! Well-known forms of text.
//!
//! A form is what every provider would refuse to be without, never less than providers take: where practice is wider than
//! the standard, practice counts.

mod code;
mod json;
mod net;
mod scan;
mod time;

use scan::{consists, every};

/// Well-known forms of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
pub enum Format {
    /// An Amazon Resource Name.
    Arn,
    /// A JSON document.
    Json,
    /// An IP range in CIDR notation.
    Cidr,
    /// An IPv4 range in CIDR notation.
    CidrV4,
    /// An IPv6 range in CIDR notation.
    CidrV6,
    /// An IP address.
    Ip,
    /// An IPv4 address.
    IpV4,
    /// An IPv6 address.
    IpV6,
    /// A hardware address.
    Mac,
    /// A port number, 0 to 65,535.
    Port,
    /// A port number or a range of them.
    PortRange,
    /// A host name.
    Hostname,
    /// An e-mail address.
    Email,
    /// A URL with its scheme.
    Url,
    /// A time in RFC 3339 form.
    Rfc3339,
    /// A day: `2030-01-31`.
    Date,
    /// A time of day: `23:59`, with seconds or without.
    TimeOfDay,
    /// A duration as Go writes it: `1h30m`, `3.5s`.
    Duration,
    /// A duration in ISO 8601 form: `P1DT12H`.
    IsoDuration,
    /// A cron expression or one of a rate: `cron(0 12 * * ? *)`, `rate(5 minutes)`.
    Schedule,
    /// A cron expression of five to seven fields.
    Cron,
    /// Base64 text.
    Base64,
    /// A UUID.
    Uuid,
    /// Hexadecimal digits.
    Hex,
    /// A country by its two letters, ISO 3166-1.
    Country,
    /// A currency by its three letters, ISO 4217.
    Currency,
    /// A language tag: `en`, `pt-BR`.
    Language,
    /// A semantic version.
    Version,
}

/// All forms, with the word that stands for them in schemas.
const WORDS: [(Format, &str); 28] = [
    (Format::Arn, "arn"),
    (Format::Json, "json"),
    (Format::Cidr, "cidr"),
    (Format::CidrV4, "cidr_v4"),
    (Format::CidrV6, "cidr_v6"),
    (Format::Ip, "ip"),
    (Format::IpV4, "ip_v4"),
    (Format::IpV6, "ip_v6"),
    (Format::Mac, "mac"),
    (Format::Port, "port"),
    (Format::PortRange, "port_range"),
    (Format::Hostname, "hostname"),
    (Format::Email, "email"),
    (Format::Url, "url"),
    (Format::Rfc3339, "rfc3339"),
    (Format::Date, "date"),
    (Format::TimeOfDay, "time_of_day"),
    (Format::Duration, "duration"),
    (Format::IsoDuration, "iso_duration"),
    (Format::Schedule, "schedule"),
    (Format::Cron, "cron"),
    (Format::Base64, "base64"),
    (Format::Uuid, "uuid"),
    (Format::Hex, "hex"),
    (Format::Country, "country"),
    (Format::Currency, "currency"),
    (Format::Language, "language"),
    (Format::Version, "version"),
];

impl Format {
    /// All forms.
    pub fn all() -> impl Iterator<Item = Self> {
        WORDS.iter().map(|(format, _)| *format)
    }

    /// The words of all forms, as [`Format::word`] gives them.
    pub const NAMES: [&'static str; 28] = {
        let mut names = [""; 28];
        let mut i = 0;
        while i < names.len() {
            names[i] = WORDS[i].1;
            i += 1;
        }
        names
    };

    /// The word that stands for it in schemas: `cidr_v4`.
    #[must_use]
    pub fn word(self) -> &'static str {
        WORDS.iter().find(|(format, _)| *format == self).map_or("", |(_, word)| word)
    }

    /// The form that a word stands for.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        WORDS.iter().find(|(_, known)| *known == word).map(|(format, _)| *format)
    }

    /// In English, with its article: "an IP range like `10.0.0.0/16`".
    #[must_use]
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Arn => "an Amazon Resource Name (`arn:…`)",
            Self::Json => "a JSON document",
            Self::Cidr => "an IP range like `10.0.0.0/16`",
            Self::CidrV4 => "an IPv4 range like `10.0.0.0/16`",
            Self::CidrV6 => "an IPv6 range like `2001:db8::/32`",
            Self::Ip => "an IP address",
            Self::IpV4 => "an IPv4 address",
            Self::IpV6 => "an IPv6 address",
            Self::Mac => "a hardware address like `00:1a:2b:3c:4d:5e`",
            Self::Port => "a port number",
            Self::PortRange => "a port number or a range like `8000-8080`",
            Self::Hostname => "a host name",
            Self::Email => "an e-mail address",
            Self::Url => "a URL with its scheme",
            Self::Rfc3339 => "a time like `2030-01-31T08:00:00Z`",
            Self::Date => "a day like `2030-01-31`",
            Self::TimeOfDay => "a time of day like `23:59`",
            Self::Duration => "a duration like `1h30m`",
            Self::IsoDuration => "an ISO 8601 duration like `PT30M`",
            Self::Schedule => "a schedule like `rate(5 minutes)` or `cron(0 12 * * ? *)`",
            Self::Cron => "a cron expression like `0 12 * * *`",
            Self::Base64 => "Base64 text",
            Self::Uuid => "a UUID",
            Self::Hex => "hexadecimal digits",
            Self::Country => "a country code of two letters",
            Self::Currency => "a currency code of three letters",
            Self::Language => "a language tag like `en-US`",
            Self::Version => "a version like `1.2.3`",
        }
    }
}

/// Whether a text has a form.
pub(crate) fn has(format: Format, text: &str) -> bool {
    let letters = |count: usize| consists(text, count, count, u8::is_ascii_alphabetic);
    match format {
        Format::Arn => code::is_arn(text),
        Format::Json => json::is_json(text),
        Format::Cidr => net::is_cidr(text, true, true),
        Format::CidrV4 => net::is_cidr(text, true, false),
        Format::CidrV6 => net::is_cidr(text, false, true),
        Format::Ip => net::is_ip(text, true, true),
        Format::IpV4 => net::is_ip(text, true, false),
        Format::IpV6 => net::is_ip(text, false, true),
        Format::Mac => net::is_mac(text),
        Format::Port => net::is_port(text),
        Format::PortRange => net::is_port_range(text),
        Format::Hostname => net::is_hostname(text),
        Format::Email => net::is_email(text),
        Format::Url => net::is_url(text),
        Format::Rfc3339 => time::is_rfc3339(text),
        Format::Date => time::is_date(text),
        Format::TimeOfDay => time::is_time_of_day(text),
        Format::Duration => time::is_duration(text),
        Format::IsoDuration => time::is_iso_duration(text),
        Format::Schedule => time::is_schedule(text),
        Format::Cron => time::is_cron(text),
        Format::Base64 => code::is_base64(text),
        Format::Uuid => code::is_uuid(text),
        Format::Hex => every(text, u8::is_ascii_hexdigit),
        Format::Country => letters(2),
        Format::Currency => letters(3),
        Format::Language => code::is_language(text),
        Format::Version => code::is_version(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_has_its_word_and_takes_its_own_example() {
        for (format, word) in WORDS {
            assert_eq!(Format::parse(word), Some(format));
            assert_eq!(format.word(), word);
            // What messages show as an example has the form.
            for example in format.in_words().split('`').skip(1).step_by(2).filter(|text| !text.contains('…'))
            {
                assert!(has(format, example), "{word} {example}");
            }
        }
        assert!(Format::all().map(Format::word).eq(Format::NAMES));
    }

    #[cfg(feature = "serde")]
    #[test]
    fn words_are_those_of_the_serialized_schema() {
        for (format, word) in WORDS {
            assert_eq!(serde_json::to_value(format).expect("JSON"), word);
        }
    }

    #[test]
    fn forms_are_told_apart() {
        use Format::*;
        let cases: &[(Format, &[&str], &[&str])] = &[
            (
                Arn,
                &[
                    "arn:aws:s3:::lamps",
                    "arn:aws-cn:sns:cn-north-1:111122223333:a:b",
                    "arn:aws:iam::aws:policy/X",
                ],
                &["arn:aws", "lamp", "arn::s3:::x", "arn:aws:s3:::"],
            ),
            (
                Cidr,
                &["10.0.0.0/16", "fd00::/8", "::/0"],
                &["10.0.0.0", "10.0.0.0/33", "x/1", "10.0.0.0/+8", "::/129"],
            ),
            (CidrV4, &["0.0.0.0/0"], &["fd00::/8"]),
            (CidrV6, &["fd00::/8"], &["0.0.0.0/0"]),
            (Ip, &["10.0.0.1", "::1"], &["10.0.0", "10.0.0.0/8", "host"]),
            (IpV4, &["10.0.0.1"], &["::1", "256.0.0.1"]),
            (IpV6, &["::1", "2001:db8::1"], &["10.0.0.1"]),
            (
                Mac,
                &["00:1a:2b:3c:4d:5e", "00-1A-2B-3C-4D-5E", "001a.2b3c.4d5e"],
                &["00:1a:2b", "00:1a:2b:3c:4d:5g"],
            ),
            (Port, &["0", "443", "65535"], &["65536", "-1", "http"]),
            (PortRange, &["80", "8000-8080", "80,443"], &["80-x", "90000"]),
            (
                Hostname,
                &[
                    "example.com",
                    "a-b.example.com.",
                    "localhost",
                    "*.example.com",
                    "_sip._tcp.example.com",
                    "bücher.example",
                ],
                &["http://example.com", "a b", "a..b", "-a.example.com", "example.com/x"],
            ),
            (Email, &["a@example.com", "a+b@localhost"], &["a", "a@", "@b", "a b@example.com", "a@b@c"]),
            (
                Url,
                &["https://example.com/a?b", "s3://bucket/key", "http://localhost:80"],
                &["example.com", "https://", "http:// x", "1a://b"],
            ),
            (
                Rfc3339,
                &["2024-02-29T23:59:60Z", "2024-01-01t00:00:00.5+01:00", "2024-01-01 00:00:00Z"],
                &[
                    "2024-02-29",
                    "2024-13-01T00:00:00Z",
                    "2024-01-01T24:00:00Z",
                    "2024-01-01T00:00:00.Z",
                    "é",
                    "2024-01-01T00:00:00",
                ],
            ),
            (Date, &["2030-01-31"], &["2030-1-31", "2030-02-32", "2030-01-31T00:00:00Z"]),
            (
                TimeOfDay,
                &["23:59", "00:00:00", "9:05", "24:00", "23:59:60"],
                &["25:00", "12", "12:60", "25:00:00", "12:60:00", "12:30:61"],
            ),
            (
                Duration,
                &["1h30m", "3.5s", "300ms", "0", "-1m", "10us", "7d"],
                &["1", "h", "1x", "", "1h 30m"],
            ),
            (
                IsoDuration,
                &["P1D", "PT30M", "P1Y2M3DT4H5M6.7S", "P2W"],
                &["P", "PT", "1D", "P1H", "PT1D", "PD", "P1DD", "P.5D", "P1"],
            ),
            (
                Cron,
                &["0 12 * * *", "0 12 * * ? *", "*/5 9-17 * JAN MON#1", "@daily"],
                &["0 12 * *", "every day", "", "every day of the week", "0 12 * * MONDAY", "0 12 * * $"],
            ),
            (
                Schedule,
                &["rate(5 minutes)", "cron(0 12 * * ? *)", "at(2030-01-31T08:00:00)"],
                &["0 12 * * *", "rate()", "rate(5)"],
            ),
            (Base64, &["YQ==", "YWJj", "", "YWJj\nYWJj", "YQ", "_-8="], &["a", "a b!", "===="]),
            (
                Uuid,
                &["123e4567-e89b-12d3-a456-426614174000", "123E4567-E89B-12D3-A456-426614174000"],
                &["123e4567", "123e4567-e89b-12d3-a456-42661417400g"],
            ),
            (Hex, &["00fF"], &["0x1", "g"]),
            (Country, &["DE", "us"], &["DEU", "D1"]),
            (Currency, &["EUR"], &["EU", "€"]),
            (Language, &["en", "pt-BR", "zh-Hant-TW", "en_US"], &["e", "english language", "en-"]),
            (
                Version,
                &["1.2.3", "1.0", "v1.2.3-rc.1+x", "5", "1.x", "1.*"],
                &["latest", "1..2", "", "1.2 3", "1.2_3"],
            ),
        ];
        for (format, good, bad) in cases {
            for text in *good {
                assert!(has(*format, text), "{format:?} {text}");
            }
            for text in *bad {
                assert!(!has(*format, text), "{format:?} {text}");
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in "\\PC{0,24}", other in "[0-9a-zA-Z:./()@,+TZ é-]{0,24}") {
            for format in Format::all() {
                let _ = (has(format, &text), has(format, &other));
            }
        }
    }
}
