//! Draws the practice edition's sample documents, all of one invented seller and all marked SPECIMEN.
//!
//! `cargo run -p documents --example specimen [FOLDER]`; the folder is `src-tauri/practice/documents`
//! unless named. The seller's details are read from the `details.toml` in it.

mod bill;
mod canvas;
mod card;
mod identity;
mod letterhead;
mod raster;
mod statement;
mod tax;

use std::error::Error;
use std::path::{Path, PathBuf};

/// The invented seller, as the documents print it.
pub(crate) struct Seller {
    legal_name: String,
    person_name: String,
    address: Vec<String>,
    tax_id: String,
    email: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let practice = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../practice/documents");
    let folder = std::env::args_os().nth(1).map_or(practice, PathBuf::from);
    let seller = seller(&folder.join("details.toml"))?;
    let save = |name: &str, bytes: Vec<u8>| std::fs::write(folder.join(name), bytes);
    save("identity-front.jpg", raster::jpeg(identity::front(&seller), 2.6)?)?;
    save("identity-back.jpg", raster::jpeg(identity::back(&seller), 2.6)?)?;
    save("card.jpg", raster::jpeg(card::front(&seller), 2.6)?)?;
    save("utility_bill.png", raster::png(bill::page(&seller), 1.3)?)?;
    save("bank_statement.pdf", statement::pages(&seller))?;
    save("tax_id.pdf", tax::page(&seller))?;
    Ok(())
}

fn seller(details: &Path) -> Result<Seller, Box<dyn Error>> {
    let table: toml::Table = std::fs::read_to_string(details)?.parse()?;
    let text = |key: &str| {
        let value = table.get(key).and_then(toml::Value::as_str);
        value.map(str::to_owned).ok_or(format!("details.toml has no text `{key}`"))
    };
    Ok(Seller {
        legal_name: text("legal_name")?,
        person_name: text("person_name")?,
        address: text("address")?.lines().map(str::to_owned).collect(),
        tax_id: text("tax_id")?,
        email: text("email")?,
    })
}
