//! Word documents, put together by hand: merged cells, split runs, tracked changes; knows no layout.

use std::io::{Cursor, Write};

use unicode_normalization::UnicodeNormalization;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::super::dice::Dice;
use super::super::page::{Grid, Line, Page, Part, Spot};

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/></Types>"#;
const RELS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
const DOCUMENT_RELS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/></Relationships>"#;
const NUMBERING: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#;

pub fn write(page: &Page, dice: &mut Dice) -> Vec<u8> {
    let mut body = String::new();
    for part in &page.parts {
        match part {
            Part::Line(line) => paragraph(line, dice, &mut body),
            Part::Grid(grid) => table(grid, dice, &mut body),
        }
    }
    let body = if dice.one_in(6) { body.nfd().collect() } else { body };
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:document \
         xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}\
         <w:sectPr/></w:body></w:document>"
    );
    let mut zip = ZipWriter::new(Cursor::new(vec![]));
    let files = [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", RELS),
        ("word/document.xml", &document),
        ("word/_rels/document.xml.rels", DOCUMENT_RELS),
        ("word/numbering.xml", NUMBERING),
    ];
    for (name, text) in files {
        zip.start_file(name, SimpleFileOptions::default()).expect("memory takes it");
        zip.write_all(text.as_bytes()).expect("memory takes it");
    }
    zip.finish().expect("memory takes it").into_inner()
}

fn paragraph(line: &Line, dice: &mut Dice, body: &mut String) {
    body.push_str("<w:p>");
    if line.bullet {
        body.push_str("<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>");
    }
    let (bold, rest) = line.halves();
    let strike = if line.struck { "<w:strike/>" } else { "" };
    runs(bold, &format!("<w:b/>{strike}"), dice, body);
    runs(rest, strike, dice, body);
    body.push_str("</w:p>");
}

/// The text in one run, or cut in the middle of a word, or with a change that was tracked.
fn runs(text: &str, properties: &str, dice: &mut Dice, body: &mut String) {
    if text.is_empty() {
        return;
    }
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let cut = letters[letters.len() / 2].0;
    match dice.roll(8) {
        5 => {
            body.push_str(&run(&text[..cut], properties));
            body.push_str(&run(&text[cut..], properties));
        }
        6 => {
            body.push_str(&run(&text[..cut], properties));
            let added = run(&text[cut..], properties);
            body.push_str(&format!("<w:ins w:id=\"1\" w:author=\"VT\">{added}</w:ins>"));
            body.push_str(
                "<w:del w:id=\"2\" w:author=\"VT\"><w:r><w:delText>bỏ 9/9</w:delText></w:r></w:del>",
            );
        }
        _ => body.push_str(&run(text, properties)),
    }
}

fn run(text: &str, properties: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let text = text.replace('\n', "</w:t><w:br/><w:t xml:space=\"preserve\">");
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

fn table(grid: &Grid, dice: &mut Dice, body: &mut String) {
    let mut above = vec![0; grid.rows[0].len()];
    body.push_str("<w:tbl><w:tblPr/><w:tblGrid>");
    body.push_str(&"<w:gridCol w:w=\"2000\"/>".repeat(above.len()));
    body.push_str("</w:tblGrid>");
    for (index, row) in grid.rows.iter().enumerate() {
        let header = index < grid.headers && dice.one_in(2);
        body.push_str(if header { "<w:tr><w:trPr><w:tblHeader/></w:trPr>" } else { "<w:tr>" });
        for (column, spot) in row.iter().enumerate() {
            if spot.down > 1 {
                above[column] = spot.down;
            }
            let merge = match (spot.down > 1, above[column] > 0) {
                (true, _) => "<w:vMerge w:val=\"restart\"/>",
                (false, true) => "<w:vMerge/>",
                _ => "",
            };
            above[column] = above[column].saturating_sub(1);
            body.push_str(&format!("<w:tc><w:tcPr>{merge}</w:tcPr>"));
            cell(spot, dice, body);
            body.push_str("</w:tc>");
        }
        body.push_str("</w:tr>");
    }
    body.push_str("</w:tbl>");
}

fn cell(spot: &Spot, dice: &mut Dice, body: &mut String) {
    if spot.lines.is_empty() {
        body.push_str("<w:p/>");
    }
    for line in &spot.lines {
        paragraph(line, dice, body);
    }
}
