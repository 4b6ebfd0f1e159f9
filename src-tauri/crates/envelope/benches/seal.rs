//! Sealing and opening 16 MiB for two recipients: `cargo bench -p envelope`.

use std::io::{self, Read, Write};

use divan::{Bencher, counter::BytesCount};
use envelope::{Kind, Label, Reader, Recipient, Role, SecretSeed, Writer};

const BYTES: usize = 16 << 20;

fn main() {
    divan::main();
}

#[divan::bench(args = [("one write", BYTES), ("64 KiB writes", 64 << 10), ("4 KiB writes", 4 << 10)])]
fn seal(bencher: Bencher, (_, step): (&str, usize)) {
    let plain = vec![7; BYTES];
    bencher.counter(BytesCount::new(BYTES)).bench(|| {
        let mut writer = writer(io::sink());
        for part in plain.chunks(step) {
            writer.write_all(part).expect("a sink takes all");
        }
        writer.finish().expect("a sink takes all").1
    });
}

#[divan::bench]
fn open(bencher: Bencher) {
    let mut writer = writer(Vec::new());
    writer.write_all(&vec![7; BYTES]).expect("memory takes all");
    let (sealed, _) = writer.finish().expect("memory takes all");
    bencher.counter(BytesCount::new(BYTES)).bench(|| {
        let mut reader = Reader::new(&sealed[..], &seed(1)).expect("sealed for this seed");
        let mut piece = vec![0; 256 << 10];
        while reader.read(&mut piece).expect("authentic") > 0 {}
    });
}

/// Two encapsulations and the header: what every file costs whatever its size.
#[divan::bench]
fn seal_nothing(bencher: Bencher) {
    bencher.bench(|| writer(io::sink()).finish().expect("a sink takes all").1);
}

fn writer<W: Write>(out: W) -> Writer<W> {
    let label = Label { signup: "s".into(), artifact: "a".into(), kind: Kind::Clip };
    let reviewer = Recipient { role: Role::Reviewer, key: seed(1).public() };
    let seller = Recipient { role: Role::Seller, key: seed(2).public() };
    Writer::new(out, &label, &[reviewer, seller]).expect("two different keys")
}

fn seed(byte: u8) -> SecretSeed {
    SecretSeed::from_bytes(&[byte; 32])
}
