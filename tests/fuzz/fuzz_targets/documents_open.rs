//! Any bytes end in an answer, and what is opened is clean: opening it again changes nothing of note.
//! Seeds: `src-tauri/crates/documents/tests/corpus`.

#![no_main]

use documents::{OpenRules, open, page};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(opened) = open(bytes, &OpenRules::default()) {
        let again = open(&opened.clean, &OpenRules::default()).expect("what was sealed opens");
        assert_eq!(again.pages, opened.pages);
        assert!(again.removed.is_empty(), "left behind: {:?}", again.removed);
        assert!(page(&opened.clean, opened.pages - 1).is_ok());
    }
});
