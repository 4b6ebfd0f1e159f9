//! How long a comparison of the form with six papers takes: `cargo run -p matching --example speed`.
#![allow(clippy::print_stdout, reason = "a number for whoever runs it")]

use std::time::Instant;

use signup::details::DetailsForm;
use signup::document::{Fact, Paper};
use signup::wire::{DocumentKind, Side, Slot};

fn main() {
    let form = DetailsForm {
        legal_name: "深圳市小明科技有限公司".into(),
        person_name: "王小明".into(),
        country: "CN".into(),
        address: "广东省深圳市南山区科技路1号5楼502室".into(),
        tax_id: "91110000600037341L".into(),
        email: String::new(),
    };
    let facts = [
        (Fact::LegalName, "Shenzhen Xiaoming Technology Co., Ltd."),
        (Fact::PersonName, "WANG XIAOMING"),
        (
            Fact::Address,
            "Room 502, Floor 5, No. 1 Keji Road, Nanshan District, Shenzhen, Guangdong",
        ),
        (Fact::TaxId, "9111 0000 6000 3734 1L"),
    ];
    let facts = facts.map(|(fact, text)| (fact, text.to_owned())).into_iter().collect();
    let slot = Slot { kind: DocumentKind::UtilityBill, side: Side::Whole };
    let papers = vec![Paper { slot, facts }; 6];
    let mut times_ms: Vec<f64> = (0..200)
        .map(|_| {
            let start = Instant::now();
            let comparison = matching::compare(&form, &papers);
            assert_eq!(comparison.rows.len(), 4);
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    let first = times_ms[0];
    times_ms.sort_by(f64::total_cmp);
    println!("first {first:.2} ms, median {:.2} ms, p95 {:.2} ms", times_ms[100], times_ms[190]);
}
