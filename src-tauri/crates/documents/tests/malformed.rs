//! A thousand malformed files: each ends in an answer, none in a panic, none past the clock, none in much memory.
//!
//! Alone in its process, because the process' own peak of memory is what is measured.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on may panic")]
#![allow(
    clippy::print_stdout,
    reason = "a test tells what it skips, and what it saw where it fails"
)]

mod drawn;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use documents::{DocumentFault, Limits, OpenRules, open};

/// A file on which work is abandoned takes this long.
const ABANDONED: Duration = Duration::from_secs(10);

/// Computing on one file, over all threads; a clock on the wall also counts what other programs take.
const MOST_WORK: Duration = Duration::from_secs(1);

const PEAK_MB: u64 = 500;

const VARIANTS_PER_SEED: u64 = 48;

static PANICS: AtomicUsize = AtomicUsize::new(0);

#[derive(Default)]
struct Tally {
    answers: BTreeMap<String, usize>,
    longest: (Duration, String),
    /// Where the system says how much was computed.
    hardest: (Duration, String),
}

impl Tally {
    fn open(&mut self, name: &str, file: &[u8]) -> Result<(), DocumentFault> {
        let before = (Instant::now(), PANICS.load(Ordering::SeqCst), worked());
        let answer = open(file, &OpenRules::default()).map(|_| ());
        let took = before.0.elapsed();
        if let (Some(begun), Some(ended)) = (before.2, worked()) {
            let work = ended.saturating_sub(begun);
            assert!(work <= MOST_WORK, "{name}: {} ms of computing", work.as_millis());
            if work > self.hardest.0 {
                self.hardest = (work, name.to_owned());
            }
        }
        assert_eq!(PANICS.load(Ordering::SeqCst), before.1, "{name}: a decoder panicked");
        assert!(took < ABANDONED, "{name}: abandoned");
        let told = answer.map_or_else(|fault| fault.code().code(), |()| "opened");
        *self.answers.entry(told.to_owned()).or_default() += 1;
        if took > self.longest.0 {
            self.longest = (took, name.to_owned());
        }
        answer
    }

    fn print(&self, what: &str) {
        let count: usize = self.answers.values().sum();
        let (longest, name) = &self.longest;
        let (ms, peak) = (longest.as_millis(), peak_mb().unwrap_or(0));
        println!(
            "{what}: {count} files, {:?}, longest {ms} ms ({name}), hardest {} ms ({}), peak {peak} MB",
            self.answers,
            self.hardest.0.as_millis(),
            self.hardest.1,
        );
    }
}

#[test]
fn a_thousand_malformed_files_end_in_an_answer() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        PANICS.fetch_add(1, Ordering::SeqCst);
        usual(info);
    }));
    let seeds = seeds();
    let mut whole = Tally::default();
    for (name, seed) in &seeds {
        assert_eq!(whole.open(name, seed), Ok(()), "{name}");
    }
    whole.print("whole");
    let mut torn = Tally::default();
    for (index, (name, seed)) in seeds.iter().enumerate() {
        for variant in 0..VARIANTS_PER_SEED {
            let mut dice = Dice::new(index as u64 * 1000 + variant);
            let other = &seeds[dice.below(seeds.len())].1;
            let file = mutated(seed, other, &mut dice);
            // Either is right: some changes do no harm.
            let _ = torn.open(&format!("{name} #{variant}"), &file);
        }
    }
    torn.print("malformed");
    assert!(torn.answers.values().sum::<usize>() >= 1000);
    assert!(torn.answers["DOC-103"] >= 300);
    let mut bombs = Tally::default();
    let mut unharmed = Vec::new();
    for (name, bomb) in bombs_by_name() {
        let start = Instant::now();
        let answer = bombs.open(name, &bomb);
        let (ms, peak) = (start.elapsed().as_millis(), peak_mb().unwrap_or(0));
        println!("  {name}: {} bytes, {answer:?}, {ms} ms, peak so far {peak} MB", bomb.len());
        unharmed.extend((answer.is_ok() && !name.ends_with("harmless")).then_some(name));
    }
    bombs.print("bombs");
    assert!(unharmed.is_empty(), "opened: {unharmed:?}");
    if let Some(peak) = peak_mb() {
        assert!(peak <= PEAK_MB, "{peak} MB");
    }
}

/// The committed seeds, by name.
fn seeds() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut seeds: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|name| name != "md"))
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, fs::read(path).unwrap())
        })
        .collect();
    seeds.sort();
    seeds
}

/// Changed in one to four ways: cut, bits turned, parts moved, lengths that lie, numbers and words that do, another
/// file spliced in.
fn mutated(seed: &[u8], other: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut file = seed.to_vec();
    for _ in 0..=dice.below(4) {
        if file.len() < 16 {
            break;
        }
        let at = dice.below(file.len() - 8);
        match dice.below(9) {
            0 => file.truncate(at + 8),
            1 => (0..1 + dice.below(8)).for_each(|_| {
                let at = dice.below(file.len());
                file[at] ^= 1 << dice.below(8);
            }),
            2 => {
                let length = dice.below((file.len() - at).min(512));
                let part: Vec<u8> = file.drain(at..at + length).collect();
                let to = dice.below(file.len() + 1);
                file.splice(to..to, part);
            }
            3 => {
                let lie: [u8; 4] =
                    [u32::MAX, 0, 0x7FFF_FFFF, 0x0000_FFFF][dice.below(4)].to_be_bytes();
                file[at..at + 4].copy_from_slice(&lie);
            }
            4 => {
                // A number in a text, as PDFs have them, becomes another.
                let digit = file[at..].iter().position(u8::is_ascii_digit).map(|found| at + found);
                if let Some(digit) = digit {
                    let numbers: [&[u8]; 4] = [b"99999999999", b"-1", b"0", b"4294967295"];
                    file.splice(digit..=digit, numbers[dice.below(4)].iter().copied());
                }
            }
            5 => {
                let from = dice.below(other.len());
                let length = dice.below((other.len() - from).min(2048) + 1);
                file.splice(at..at, other[from..from + length].iter().copied());
            }
            6 => {
                let from = dice.below(other.len());
                file.truncate(at);
                file.extend_from_slice(&other[from..]);
            }
            7 => {
                let length = dice.below((file.len() - at).min(64));
                file[at..at + length].fill(dice.below(256) as u8);
            }
            _ => {
                let length = dice.below((file.len() - at).min(1024));
                let part = file[at..at + length].to_vec();
                (0..dice.below(20)).for_each(|_| drop(file.splice(at..at, part.iter().copied())));
            }
        }
    }
    file
}

/// Marsaglia's xorshift: the same files every time.
struct Dice(u64);

impl Dice {
    fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end as u64) as usize
    }
}

/// Small files that cost much where nobody counts.
fn bombs_by_name() -> Vec<(&'static str, Vec<u8>)> {
    use drawn::{packed, png_claiming, raw_pdf, stream};
    let max_pixels = Limits::default().max_pixels;
    assert!(7000 * 7000 < max_pixels && 8000 * 8000 > max_pixels);
    let zeros = |count: usize| packed(&vec![0; count]);
    let pages = b"<</Type/Pages/Kids[3 0 R]/Count 1>>";
    let page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R/Resources 5 0 R>>";
    let with = |catalog: &[u8], rest: &[&[u8]]| raw_pdf(&[&[catalog, pages, page], rest].concat());
    let plain = b"<</Type/Catalog/Pages 2 0 R>>";
    let drawing = |words: &str| stream("", words.as_bytes());
    // Forms that each draw the next one ten times: ten to the twentieth pictures of nothing.
    let forms: Vec<Vec<u8>> = (7..27)
        .map(|next| {
            let entries = format!(
                "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {next} 0 R>>>>"
            );
            stream(&entries, "/X Do ".repeat(10).as_bytes())
        })
        .collect();
    let mut nested: Vec<&[u8]> = vec![];
    let first = drawing("/X Do");
    nested.push(&first);
    nested.push(b"<</XObject<</X 6 0 R>>>>");
    nested.extend(forms.iter().map(|form| &form[..]));
    let tree: Vec<Vec<u8>> = (3..60)
        .map(|kid| format!("<</Type/Pages/Kids[{kid} 0 R {kid} 0 R 2 0 R]/Count 2>>").into_bytes())
        .collect();
    let mut kids: Vec<&[u8]> = vec![plain];
    kids.extend(tree.iter().map(|node| &node[..]));
    let table = |w: &str, data: &[u8]| {
        let head = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n".to_vec();
        let at = head.len();
        let entries = format!("/Type/XRef/Size 400000000/W[{w}]/Root 1 0 R/Filter/FlateDecode");
        let object = [&b"9 0 obj\n"[..], &stream(&entries, data), b"\nendobj\n"].concat();
        [head, object, format!("startxref\n{at}\n%%EOF\n").into_bytes()].concat()
    };
    let objects = stream("/Type/ObjStm/N 9/First 40/Filter/FlateDecode", &zeros(180_000_000));
    let many: Vec<&[u8]> = std::iter::repeat_n(&objects[..], 12).collect();
    let image = |width: u32, height: u32, filter: &str, data: &[u8]| {
        let entries = format!(
            "/Type/XObject/Subtype/Image/Width {width}/Height {height}/BitsPerComponent 8\
             /ColorSpace/DeviceRGB/Filter/{filter}"
        );
        let image = stream(&entries, data);
        with(plain, &[&drawing("/I Do"), b"<</XObject<</I 6 0 R>>>>", &image])
    };
    vec![
        ("png, 4 thousand million pixels", png_claiming(65_000, 65_000)),
        ("png, more pixels than claimed, harmless", png_of(64, 64, &zeros(150_000_000))),
        ("png, fewer pixels than claimed", png_of(7000, 7000, &zeros(1000))),
        ("png, a profile of a gigabyte, harmless", png_with_profile(&zeros(500_000_000))),
        ("pdf, forms in forms", with(plain, &nested)),
        ("pdf, a page tree that bites its tail", raw_pdf(&kids)),
        ("pdf, a table of objects without end", table("0 1 0", &zeros(190_000_000))),
        ("pdf, object streams by the dozen", with(plain, &many)),
        ("pdf, a picture of 64 million pixels", image(8000, 8000, "FlateDecode", &zeros(100))),
        ("pdf, LZW", image(100, 100, "LZWDecode", &lzw_bomb(900_000))),
        ("pdf, run lengths", image(100, 100, "RunLengthDecode", &[129, 0].repeat(4_500_000))),
        ("pdf, packed in text", {
            let hex: String = zeros(900_000_000).iter().map(|byte| format!("{byte:02x}")).collect();
            let entries = "/Filter[/ASCIIHexDecode/FlateDecode]";
            with(plain, &[&stream(entries, format!("{hex}>").as_bytes()), b"<<>>"])
        }),
        ("pdf, arrays in arrays", {
            let deep = format!("{}{}", "[".repeat(400_000), "]".repeat(400_000));
            with(format!("<</Type/Catalog/Pages 2 0 R/X {deep}>>").as_bytes(), &[])
        }),
        ("pdf, four million saves", with(plain, &[&drawing(&"q ".repeat(4_000_000)), b"<<>>"])),
        ("pdf, a form that draws itself, harmless", {
            let entries =
                "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>";
            let itself = stream(entries, b"/X Do /X Do");
            with(plain, &[&drawing("/X Do"), b"<</XObject<</X 6 0 R>>>>", &itself])
        }),
        ("tiff, pages that share their pixels", tiff_of_one_strip(200)),
    ]
}

fn png_of(width: u32, height: u32, packed: &[u8]) -> Vec<u8> {
    png_chunks(&[(*b"IDAT", packed.to_vec())], width, height)
}

fn png_with_profile(packed: &[u8]) -> Vec<u8> {
    let pixels = drawn::packed(&vec![0; 64 * (64 * 3 + 1)]);
    let profile = [b"name\0\0", packed].concat();
    png_chunks(&[(*b"iCCP", profile), (*b"IDAT", pixels)], 64, 64)
}

fn png_chunks(chunks: &[([u8; 4], Vec<u8>)], width: u32, height: u32) -> Vec<u8> {
    let head = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    let ends = [(*b"IHDR", head)].into_iter().chain(chunks.to_vec()).chain([(*b"IEND", vec![])]);
    for (kind, data) in ends {
        let mut checksum = flate2::Crc::new();
        checksum.update(&kind);
        checksum.update(&data);
        file.extend_from_slice(&(data.len() as u32).to_be_bytes());
        file.extend_from_slice(&[&kind[..], &data, &checksum.sum().to_be_bytes()].concat());
    }
    file
}

/// Codes that each mean one byte more than the one before, twelve bits wide at last (ISO 32000-2, 7.4.4.2).
fn lzw_bomb(codes: usize) -> Vec<u8> {
    let (mut bytes, mut held, mut bits) = (Vec::new(), 0_u64, 0);
    let (mut next, mut width) = (258_u64, 9);
    let mut put = |code: u64, width: u32| {
        held = held << width | code;
        bits += width;
        while bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits) as u8);
        }
    };
    put(256, 9);
    put(0, 9);
    for _ in 0..codes {
        put(next.min(4093), width);
        if next < 4094 {
            next += 1;
            width = match next + 1 {
                ..512 => 9,
                512..1024 => 10,
                1024..2048 => 11,
                _ => 12,
            };
        }
    }
    bytes
}

/// Many pages whose one strip is the same, of 49 million pixels.
fn tiff_of_one_strip(pages: u32) -> Vec<u8> {
    let strip = drawn::packed(&vec![0; 7000 * 7000]);
    let start = 8 + strip.len() as u32;
    let entries: [(u16, u16, u32); 9] = [
        (256, 4, 7000),
        (257, 4, 7000),
        (258, 3, 8 << 16),
        (259, 3, 8 << 16),
        (262, 3, 1 << 16),
        (273, 4, 8),
        (277, 3, 1 << 16),
        (278, 4, 7000),
        (279, 4, strip.len() as u32),
    ];
    let length = 2 + 12 * entries.len() as u32 + 4;
    let mut file = [&b"MM\0\x2A"[..], &start.to_be_bytes(), &strip].concat();
    for page in 1..=pages {
        file.extend_from_slice(&(entries.len() as u16).to_be_bytes());
        for (tag, kind, value) in entries {
            file.extend_from_slice(&tag.to_be_bytes());
            file.extend_from_slice(&kind.to_be_bytes());
            file.extend_from_slice(&1_u32.to_be_bytes());
            file.extend_from_slice(&value.to_be_bytes());
        }
        let next = if page < pages { start + page * length } else { 0 };
        file.extend_from_slice(&next.to_be_bytes());
    }
    file
}

/// What all threads of this process have computed so far, to a hundredth of a second; `None` where the system does
/// not say.
fn worked() -> Option<Duration> {
    // Fields 14 and 15, in ticks of a hundredth (Linux, proc_pid_stat(5)); the name before them may have spaces.
    let status = fs::read_to_string("/proc/self/stat").ok()?;
    let mut fields = status.rsplit_once(')')?.1.split_whitespace().skip(11);
    let mut ticks = || fields.next()?.parse::<u64>().ok();
    Some(Duration::from_millis((ticks()? + ticks()?) * 10))
}

/// The most this process has had in memory, where the system says so.
fn peak_mb() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().trim_end_matches(" kB").trim().parse::<u64>().ok()? / 1024)
}
