//! MD5 (RFC 1321), which CDKTF's logical ids and asset hashes are made of. It protects nothing here.
//!
//! Crates unroll its 64 steps, and every program would compile them: as much as a tenth of this crate.

/// How far each step rotates: four rounds of sixteen steps, in fours.
const ROTATIONS: [[u32; 4]; 4] = [[7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21]];

/// What each step adds: the integer part of `2^32 * |sin(step + 1)|`.
const SINES: [u32; 64] = [
    0xd76a_a478,
    0xe8c7_b756,
    0x2420_70db,
    0xc1bd_ceee,
    0xf57c_0faf,
    0x4787_c62a,
    0xa830_4613,
    0xfd46_9501,
    0x6980_98d8,
    0x8b44_f7af,
    0xffff_5bb1,
    0x895c_d7be,
    0x6b90_1122,
    0xfd98_7193,
    0xa679_438e,
    0x49b4_0821,
    0xf61e_2562,
    0xc040_b340,
    0x265e_5a51,
    0xe9b6_c7aa,
    0xd62f_105d,
    0x0244_1453,
    0xd8a1_e681,
    0xe7d3_fbc8,
    0x21e1_cde6,
    0xc337_07d6,
    0xf4d5_0d87,
    0x455a_14ed,
    0xa9e3_e905,
    0xfcef_a3f8,
    0x676f_02d9,
    0x8d2a_4c8a,
    0xfffa_3942,
    0x8771_f681,
    0x6d9d_6122,
    0xfde5_380c,
    0xa4be_ea44,
    0x4bde_cfa9,
    0xf6bb_4b60,
    0xbebf_bc70,
    0x289b_7ec6,
    0xeaa1_27fa,
    0xd4ef_3085,
    0x0488_1d05,
    0xd9d4_d039,
    0xe6db_99e5,
    0x1fa2_7cf8,
    0xc4ac_5665,
    0xf429_2244,
    0x432a_ff97,
    0xab94_23a7,
    0xfc93_a039,
    0x655b_59c3,
    0x8f0c_cc92,
    0xffef_f47d,
    0x8584_5dd1,
    0x6fa8_7e4f,
    0xfe2c_e6e0,
    0xa301_4314,
    0x4e08_11a1,
    0xf753_7e82,
    0xbd3a_f235,
    0x2ad7_d2bb,
    0xeb86_d391,
];

/// The digest of what was fed to it.
pub(crate) struct Md5 {
    state: [u32; 4],
    /// What does not fill a block yet.
    rest: Vec<u8>,
    /// Bytes so far.
    len: u64,
}

impl Md5 {
    pub(crate) const fn new() -> Self {
        Self { state: [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476], rest: Vec::new(), len: 0 }
    }

    pub(crate) fn feed(&mut self, bytes: &[u8]) {
        self.len = self.len.wrapping_add(bytes.len() as u64);
        self.rest.extend_from_slice(bytes);
        let mut done = 0;
        while let Some(block) = self.rest.get(done..done + 64) {
            mix(&mut self.state, block);
            done += 64;
        }
        self.rest.drain(..done);
    }

    /// The first `bytes` of the digest in hexadecimal digits.
    pub(crate) fn digits(mut self, bytes: usize) -> String {
        let bits = self.len.wrapping_mul(8).to_le_bytes();
        let zeros = (119 - self.rest.len()) % 64;
        let mut end = vec![0; 1 + zeros];
        end[0] = 0x80;
        end.extend_from_slice(&bits);
        self.feed(&end);
        let mut digits = String::new();
        for n in 0..bytes.min(16) {
            let byte = (self.state[n / 4] >> (8 * (n % 4))) & 0xff;
            digits.push_str(&format!("{byte:02X}"));
        }
        digits
    }
}

/// Mixes a block of 64 bytes into the state.
fn mix(state: &mut [u32; 4], block: &[u8]) {
    let [mut a, mut b, mut c, mut d] = *state;
    for step in 0..64 {
        let round = step / 16;
        let (mixed, word) = match round {
            0 => ((b & c) | (!b & d), step),
            1 => ((d & b) | (!d & c), 5 * step + 1),
            2 => (b ^ c ^ d, 3 * step + 5),
            _ => (c ^ (b | !d), 7 * step),
        };
        let at = word % 16 * 4;
        let word = u32::from_le_bytes([block[at], block[at + 1], block[at + 2], block[at + 3]]);
        let sum = a.wrapping_add(mixed).wrapping_add(SINES[step]).wrapping_add(word);
        (a, d, c) = (d, c, b);
        b = b.wrapping_add(sum.rotate_left(ROTATIONS[round][step % 4]));
    }
    for (of, add) in state.iter_mut().zip([a, b, c, d]) {
        *of = of.wrapping_add(add);
    }
}

#[cfg(test)]
mod tests {
    use super::Md5;

    fn md5(text: &str) -> String {
        let mut md5 = Md5::new();
        md5.feed(text.as_bytes());
        md5.digits(16)
    }

    #[test]
    fn the_digests_of_the_standard() {
        for (text, digest) in [
            ("", "D41D8CD98F00B204E9800998ECF8427E"),
            ("a", "0CC175B9C0F1B6A831C399E269772661"),
            ("abc", "900150983CD24FB0D6963F7D28E17F72"),
            ("message digest", "F96B697D7CB7938D525A2F31AAF161D0"),
            ("abcdefghijklmnopqrstuvwxyz", "C3FCD3D76192E4007DFB496CCA67E13B"),
            (
                "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
                "D174AB98D277D9F5A5611C2C9F419D9F",
            ),
            (
                "12345678901234567890123456789012345678901234567890123456789012345678901234567890",
                "57EDF4A22BE3C955AC49DA2E2107B67A",
            ),
        ] {
            assert_eq!(md5(text), digest, "{text}");
        }
    }

    #[test]
    fn pieces_make_the_digest_of_the_whole() {
        let text: String = ('a'..='z').cycle().take(1_000).collect();
        for len in [1, 55, 56, 63, 64, 65, 119, 120, 500] {
            let mut pieces = Md5::new();
            text.as_bytes()[..len].chunks(7).for_each(|piece| pieces.feed(piece));
            assert_eq!(pieces.digits(16), md5(&text[..len]), "{len}");
        }
        assert_eq!(md5(&"x".repeat(56)).len(), 32);
    }
}
