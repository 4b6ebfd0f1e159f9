//! Papers that no office ever wrote, in many languages, laid out in three ways.

#![allow(dead_code, reason = "each test file uses its share")]

use std::collections::BTreeMap;

use serde::Deserialize;

/// A4 in points.
pub(crate) const PAGE: [f32; 2] = [595.0, 842.0];

/// One paper and what is to be read on it.
#[derive(Debug, Deserialize)]
pub(crate) struct Paper {
    pub(crate) language: String,
    pub(crate) kind: String,
    sender: String,
    title: String,
    name: [String; 2],
    /// The label and then the lines.
    address: Vec<String>,
    numbers: Vec<[String; 2]>,
    dates: Vec<[String; 2]>,
    text: Vec<String>,
    /// Facts by their names; the address is added by the layout.
    pub(crate) expect: BTreeMap<String, String>,
}

/// Text at the left end of its base line, and its size in points.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Words {
    pub(crate) at: [f32; 2],
    pub(crate) size: f32,
    pub(crate) text: String,
}

/// How labels and values stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layout {
    /// Labels in a column, values in another one.
    Table,
    /// Small labels, values below.
    Above,
    /// `Label: value`.
    Inline,
}

pub(crate) const LAYOUTS: [Layout; 3] = [Layout::Table, Layout::Above, Layout::Inline];

/// All papers.
pub(crate) fn papers() -> Vec<Paper> {
    #[derive(Deserialize)]
    struct File {
        paper: Vec<Paper>,
    }
    toml::from_str::<File>(include_str!("papers.toml")).expect("the file is committed").paper
}

impl Paper {
    /// What is to be read, the address as the layout writes it.
    pub(crate) fn expected(&self, layout: Layout) -> BTreeMap<String, String> {
        let parted = if layout == Layout::Inline { ", " } else { "\n" };
        let mut expected = self.expect.clone();
        expected.insert("address".to_owned(), self.address[1..].join(parted));
        expected
    }

    pub(crate) fn words(&self, layout: Layout) -> Vec<Words> {
        let mut page = Sheet { words: Vec::new(), y: 60.0 };
        page.put(50.0, 9.0, &self.sender);
        page.y += 40.0;
        page.put(50.0, 20.0, &self.title);
        page.y += 40.0;
        page.pair(layout, &self.name[0], &[&self.name[1]]);
        let lines: Vec<&str> = self.address[1..].iter().map(String::as_str).collect();
        let joined = lines.join(", ");
        match layout {
            Layout::Inline => page.pair(layout, &self.address[0], &[&joined]),
            _ => page.pair(layout, &self.address[0], &lines),
        }
        for [label, value] in self.numbers.iter().chain(&self.dates) {
            page.pair(layout, label, &[value]);
        }
        page.y += 30.0;
        for line in &self.text {
            page.put(50.0, 10.0, line);
            page.y += 24.0;
        }
        page.y = 800.0;
        page.put(50.0, 7.0, "SPECIMEN");
        page.words
    }
}

struct Sheet {
    words: Vec<Words>,
    y: f32,
}

impl Sheet {
    fn put(&mut self, x: f32, size: f32, text: &str) {
        self.words.push(Words { at: [x, self.y], size, text: text.to_owned() });
    }

    fn pair(&mut self, layout: Layout, label: &str, values: &[&str]) {
        match layout {
            Layout::Table => {
                self.put(50.0, 10.0, label);
                for value in values {
                    self.put(260.0, 10.0, value);
                    self.y += 13.0;
                }
                self.y += 12.0;
            }
            Layout::Above => {
                self.put(50.0, 8.0, label);
                for value in values {
                    self.y += 13.0;
                    self.put(50.0, 10.5, value);
                }
                self.y += 22.0;
            }
            Layout::Inline => {
                self.put(50.0, 10.0, &format!("{label}: {}", values.join(" ")));
                self.y += 20.0;
            }
        }
    }
}
