//! The measures' limits, each with its unit and reason. How they stand to what can be read: `cargo xtask curves`.

use signup::wire::DocumentKind;

// --- size of the copy (plane.rs)

/// Pixels of its longer side: writing of a full page is still ten pixels high.
pub(super) const LONGEST_PX: u32 = 1600;
/// Side of the tiles it is looked at in.
pub(super) const TILE_PX: usize = 32;
/// Boxes told with one finding.
pub(super) const MOST_BOXES: usize = 12;

// --- the reading (mod.rs)

/// From this mean score on a reading without check digits counts as sure.
pub(super) const SURE_SCORE: f32 = 0.9;
/// Fewer letters are no writing.
pub(super) const LEAST_LETTERS: usize = 8;
/// Fewer rows are less than any document has.
pub(super) const LEAST_ROWS: usize = 3;
/// Height of a row as a share of the picture's longer side: a giant one is none.
pub(super) const HIGHEST_ROW: f32 = 0.12;

// --- sharpness (sharp.rs): width of an edge as a share of the row's height

/// Levels of luma between ink and paper, below which a tile has no writing.
pub(super) const LEAST_CONTRAST: f32 = 24.0;
/// Soft: letters get lost from here on.
pub(super) const SOFT: f32 = 0.3;
/// Soft enough to be the reason for an unsure reading.
pub(super) const SOFT_UNSURE: f32 = 0.17;
/// Share of the writing that must be so.
pub(super) const SOFT_SHARE: f32 = 0.3;
/// Fewer pieces of writing are no basis.
pub(super) const LEAST_PIECES: usize = 3;
/// Width of the page's sharper edges, as a share of the height of such a document's small print, from which on that
/// is not read.
pub(super) const PRINT_SOFT: f32 = 0.24;
/// The same where lines for machines are in doubt: their letters are large.
pub(super) const PRINT_SOFT_UNSURE: f32 = 0.36;
/// The same before anything is read: hopeless.
pub(super) const PRINT_HOPELESS: f32 = 0.55;
/// Pixels of that width, at least: in a tiny picture every edge is wide.
pub(super) const HOPELESS_PX: f32 = 6.0;
/// Tiles of a page from which on every second tells as much.
pub(super) const MANY_TILES: usize = 900;
/// Small print, as heights of what is read in the middle, from which on it is missing there.
pub(super) const PRINT_LOST: f32 = 1.2;

/// Height of a row of a document's small print as a share of the longer side of a picture that it fills: a card is
/// some 37 such rows wide, a page some 64 high.
pub(super) fn print_height(kind: DocumentKind) -> f32 {
    match kind {
        DocumentKind::Identity | DocumentKind::Card => 0.027,
        DocumentKind::TaxId | DocumentKind::BankStatement | DocumentKind::UtilityBill => 0.0157,
    }
}

// --- light (light.rs)

/// Luma that 98 % of the picture stay below, at most, in a dark picture.
pub(super) const DARK: f32 = 90.0;
/// The same where no reading can be trusted.
pub(super) const VERY_DARK: f32 = 12.0;
/// Luma of half the picture, at least, where white is the paper's own.
pub(super) const WHITE_PAPER: f32 = 244.0;
/// Luma of full white.
pub(super) const FULL_WHITE: u8 = 250;
/// Cells along the picture's longer side.
pub(super) const GLARE_CELLS: usize = 200;
/// Fewer full white cells hide no letter.
pub(super) const GLARE_LEAST_CELLS: usize = 4;
/// Share of the picture from which a reflection matters wherever it is.
pub(super) const GLARE_LARGE: f32 = 0.03;
/// Luma by which the surroundings are darker than full white, at least.
pub(super) const GLARE_FALL: f32 = 20.0;
/// How much of that is left to fall two cells beyond the spot.
pub(super) const GLARE_SOFT: f32 = 0.2;
/// Score of a row from which a spot on it took nothing.
pub(super) const GLARE_READ_SCORE: f32 = 0.95;
/// Heights of a row between its end and a spot that swallowed the rest of it.
pub(super) const GLARE_BESIDE: f32 = 1.0;

// --- cut off (edges.rs)

/// Heights of a row between it and the frame.
pub(super) const CUT_NEAR: f32 = 0.15;
/// Contrast of the ink at the frame as a share of the row's.
pub(super) const CUT_INK: f32 = 0.4;
/// How wide a row must be, as a share of all writing, to say by itself that it is cut.
pub(super) const CUT_ROW_SHARE: f32 = 0.4;
/// How many shorter rows must be cut at the left or right.
pub(super) const CUT_ROWS: usize = 3;
/// Lines along which a side is looked for.
pub(super) const OUTLINE_LINES: usize = 200;
/// Luma of the step from ground to document.
pub(super) const OUTLINE_STEP: f32 = 14.0;
/// Pixels of ground before it.
pub(super) const OUTLINE_LEAST_DEPTH: usize = 3;
/// Length of a side as a share of the frame's.
pub(super) const OUTLINE_LENGTH: f32 = 0.45;
/// Share of its length that must be seen.
pub(super) const OUTLINE_UNBROKEN: f32 = 0.85;
/// Pairs of steps that a line is laid through.
pub(super) const OUTLINE_TRIES: usize = 60;
/// Luma between the grounds at two sides of one document.
pub(super) const SAME_GROUND: f32 = 30.0;

// --- screens (screen.rs)

/// Longer by shorter side: 4:3, 3:2, 16:10, 16:9, telephones (18:9 to 20:9 and Apple's).
pub(super) const SCREEN_PROPORTIONS: [f32; 9] =
    [4.0 / 3.0, 1.5, 1.6, 16.0 / 9.0, 2.0, 19.0 / 9.0, 19.5 / 9.0, 20.0 / 9.0, 2.1641];
/// Pixels of the shorter side of a screen.
pub(super) const SCREEN_LEAST_PX: f32 = 480.0;
/// Share of a bar's line that is its colour.
pub(super) const BAR_SAME: f32 = 0.5;
/// The same on the first line behind it, at most.
pub(super) const BAR_ENDS: f32 = 0.2;
/// Thickness of a bar as a share of the picture.
pub(super) const BAR_LEAST: f32 = 0.015;
/// Cuts across and down whose spectra are looked at.
pub(super) const GRID_CUTS: [u32; 2] = [4, 3];
/// Cycles per cut below which letters are.
pub(super) const GRID_LEAST_CYCLES: f32 = 18.0;
/// Power that is no signal: a level of luma's rounding.
pub(super) const GRID_FLOOR: f32 = 300.0;
/// Decades above the surroundings: perhaps a screen.
pub(super) const GRID_DECADES: f32 = 2.0;
/// Decades above the surroundings: a screen.
pub(super) const GRID_SURE_DECADES: f32 = 2.6;

// --- colour, emptiness, lie (tone.rs, text.rs)

/// Difference of the colours' channels that 99 % of a grey picture stay below.
pub(super) const GREY_SPREAD: f32 = 12.0;
/// Share of the tiles with any contrast on an empty page, at most: a blurred page has some everywhere.
pub(super) const BLANK_CONTRAST: f32 = 0.03;
/// Luma between two neighbours of a pixel where something is printed.
pub(super) const BLANK_STEP: f32 = 24.0;
/// Such pixels in a tile with print.
pub(super) const BLANK_STEPS: usize = 3;
/// Share of the tiles with print on an empty page, at most.
pub(super) const BLANK_SHARE: f32 = 0.003;
/// Pixels of a row's height that reading needs.
pub(super) const LEAST_PX: f32 = 12.0;
/// No reading can be trusted.
pub(super) const VERY_SMALL_PX: f32 = 6.0;
/// Share of the writing that must run another way.
pub(super) const TURNED_SHARE: f32 = 0.6;
