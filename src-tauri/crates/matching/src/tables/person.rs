//! Words in the names of people.

/// Words before (or after) a name that are no part of it. Never given names: `Anh`, `Chị`, `Don` are left out, for they
/// are.
pub(crate) const TITLES: &[&str] = &[
    // en
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "prof",
    "professor",
    "doctor",
    "sir",
    "phd",
    "mba",
    "md",
    "esq",
    "cpa",
    // vi: Mr, Mrs
    "ông",
    "bà",
    "ong",
    "ba",
    // de
    "herr",
    "herrn",
    "frau",
    "dipl",
    "ing",
    "diplom",
    "mag",
    // fr
    "m",
    "mme",
    "mlle",
    "monsieur",
    "madame",
    "mademoiselle",
    "me",
    // es, pt, it
    "sr",
    "sra",
    "srta",
    "senor",
    "senora",
    "senorita",
    "dna",
    "dona",
    "ilmo",
    "sig",
    "sigra",
    "signor",
    "signora",
    "signorina",
    "dott",
    "dra",
    "lic",
    "exmo",
    // nl, nordic, pl, tr
    "dhr",
    "mevr",
    "mevrouw",
    "hr",
    "fru",
    "pan",
    "pani",
    "bay",
    "bayan",
    "sayin",
    // zh, ja, ko, after the name
    "先生",
    "女士",
    "小姐",
    "太太",
    "様",
    "さま",
    "殿",
    "님",
    "씨",
    // id, th, in
    "bpk",
    "bapak",
    "ibu",
    "nai",
    "nang",
    "shri",
    "smt",
    "kumari",
];

/// Father and son: not left out of a name.
pub(crate) const GENERATIONS: &[&str] =
    &["jr", "junior", "senior", "ii", "iii", "iv", "filho", "neto", "sobrinho"];

/// Vietnamese family names stand first; the last word is then the given name and no middle name. The twenty-five or so
/// that cover nine tenths of all people there, and some more.
pub(crate) const VIETNAMESE_FAMILY_NAMES: &[&str] = &[
    "nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "do",
    "ho", "ngo", "duong", "ly", "dinh", "trinh", "truong", "luong", "mai", "cao", "lam", "dao",
    "doan", "ta", "thai", "chau", "quach", "luu", "ha", "to", "la", "tong", "phung", "kieu",
    "thach", "vuong", "trieu", "tang", "dam", "au", "lo", "ton", "bach", "hua", "nghiem", "quan",
    "diep", "giang", "khuc", "tieu", "mac", "thieu", "van", "chu",
];
