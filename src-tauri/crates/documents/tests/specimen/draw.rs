//! The papers as files: PDFs with text where the PDF fonts have the letters, and scans drawn with whatever font the
//! system has.

use std::path::PathBuf;
use std::process::Command;

use pdf_writer::{Content, Finish, Name, Pdf, Rect, Ref, Str};

use crate::specimen::{PAGE, Words};

/// A PDF whose text can be read; `None` where Helvetica lacks a letter.
pub(crate) fn pdf(words: &[Words]) -> Option<Vec<u8>> {
    let mut content = Content::new();
    for words in words {
        let bytes: Option<Vec<u8>> =
            words.text.chars().map(|sign| u8::try_from(sign).ok()).collect();
        content.begin_text().set_font(Name(b"F"), words.size);
        content.set_text_matrix([1.0, 0.0, 0.0, 1.0, words.at[0], PAGE[1] - words.at[1]]);
        content.show(Str(&bytes?)).end_text();
    }
    let (catalog, tree, page, drawing, font) =
        (Ref::new(1), Ref::new(2), Ref::new(3), Ref::new(4), Ref::new(5));
    let mut pdf = Pdf::new();
    pdf.catalog(catalog).pages(tree);
    pdf.pages(tree).kids([page]).count(1);
    let mut leaf = pdf.page(page);
    leaf.parent(tree).media_box(Rect::new(0.0, 0.0, PAGE[0], PAGE[1])).contents(drawing);
    leaf.resources().fonts().pair(Name(b"F"), font);
    leaf.finish();
    let mut base = pdf.type1_font(font);
    base.base_font(Name(b"Helvetica")).encoding_predefined(Name(b"WinAnsiEncoding"));
    base.finish();
    pdf.stream(drawing, &content.finish());
    Some(pdf.finish())
}

/// A scan at 150 dpi, drawn by ImageMagick with a font of the system's; `None` where either is missing.
pub(crate) fn scan(words: &[Words], language: &str) -> Option<Vec<u8>> {
    let font = font(language)?;
    let dpi = 150.0 / 72.0;
    let mut convert = Command::new("convert");
    convert.args(["-size", "1240x1754", "xc:white", "-fill", "#222222", "-font"]).arg(font);
    for words in words {
        let at = format!("+{:.0}+{:.0}", words.at[0] * dpi, words.at[1] * dpi);
        let size = format!("{:.1}", words.size * dpi);
        // A percent sign would be an escape.
        convert.args(["-pointsize", &size, "-annotate", &at, &words.text.replace('%', "%%")]);
    }
    let output = convert.args(["-quality", "88", "jpg:-"]).output().ok()?;
    (output.status.success() && !output.stdout.is_empty()).then_some(output.stdout)
}

/// Debian's fonts-noto-core and fonts-noto-cjk.
fn font(language: &str) -> Option<PathBuf> {
    let path = match language {
        "zh" => "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
        _ => "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf",
    };
    Some(PathBuf::from(path)).filter(|path| path.exists())
}
