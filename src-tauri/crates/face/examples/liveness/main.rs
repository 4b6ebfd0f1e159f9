//! How well prompts and attacks are told apart, on the labelled footage beside the checkout:
//!
//! ```sh
//! cargo xtask liveness
//! ```
//!
//! Two tables: per prompt what of the labelled movements was found and what was invented, on each half of the clips;
//! and per kind of attack APCER and BPCER (ISO/IEC 30107-3), with the number of clips, which is small. What is
//! compared is said below each.
#![allow(clippy::print_stdout, reason = "it is this program's purpose")]

mod attacks;
mod clips;
mod movements;

use anyhow::Result;

fn main() -> Result<()> {
    let Some(footage) = clips::Footage::beside_the_checkout()? else {
        println!("no footage: the folder `shared/footage` is not beside the checkout");
        return Ok(());
    };
    let analyst = clips::Analyst::new()?;
    print!("{}", movements::Table::of(&footage, &analyst)?);
    println!();
    print!("{}", attacks::Table::of(&footage, &analyst)?);
    Ok(())
}
