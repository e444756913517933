//! Files of some kilobytes that ask for gigabytes: each is refused in one sentence, by a reader that never takes more
//! memory than it may, and the bot goes on.

use std::io::{Cursor, Write};

use nhaclich::apart::{Confinement, Reader};
use plan::directory::Directory;
use reading::Unreadable;
use zip::{ZipWriter, write::SimpleFileOptions};

use super::bombs::{pdf, stream};
use crate::{
    document::docx::{docx, zipped},
    support::{
        at,
        running::{extras, running_with},
    },
};

fn reader() -> Reader {
    Reader::at(env!("CARGO_BIN_EXE_nhaclich"))
}

/// Bytes as `/FlateDecode` packs them.
fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_level(Some(9));
    zip.start_file("x", options).unwrap();
    zip.write_all(bytes).unwrap();
    let archive = zip.finish().unwrap().into_inner();
    // The data stands after a local header of 30 bytes and the name; its length in the directory at the end.
    let directory = archive.windows(4).rposition(|window| window == b"PK\x01\x02").unwrap();
    let length = u32::from_le_bytes(archive[directory + 20..directory + 24].try_into().unwrap()) as usize;
    let extra = u16::from_le_bytes(archive[28..30].try_into().unwrap()) as usize;
    let start = 31 + extra;
    // With the head and the sum that zlib puts around it.
    let (mut a, mut b) = (1_u32, 0_u32);
    for byte in bytes {
        a = (a + u32::from(*byte)) % 65_521;
        b = (b + a) % 65_521;
    }
    [&[0x78, 0xda][..], &archive[start..start + length], &(b << 16 | a).to_be_bytes()].concat()
}

/// A PDF of one page with these further objects, numbered from 5; its content is object 4.
fn page(contents: &str, resources: &str, objects: Vec<Vec<u8>>) -> Vec<u8> {
    let mut all = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {contents}/Resources<<{resources}>>>>"
        )
        .into_bytes(),
    ];
    all.extend(objects);
    pdf(&all)
}

fn packed(dictionary: &str, content: &[u8]) -> Vec<u8> {
    let data = deflated(content);
    let head = format!("<<{dictionary}/Filter/FlateDecode/Length {}>>stream\n", data.len());
    [head.as_bytes(), &data, b"\nendstream"].concat()
}

const FONT: &[u8] = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";

/// Forms that draw forms, ten times each: letters by powers of ten.
fn nested_forms(levels: usize, letters: usize) -> Vec<u8> {
    let mut objects = vec![stream("/F5 Do").into_bytes()];
    for level in 0..levels {
        let next = level + 6;
        let content = match level + 1 == levels {
            true => format!("BT /T 9 Tf 9 9 Td ({}) Tj ET", "Hop giao ban ".repeat(letters / 13)),
            false => format!("/F{next} Do ").repeat(10),
        };
        let head = format!(
            "/Type/XObject/Subtype/Form/BBox[0 0 99 99]/Resources<</XObject<</F{next} {next} 0 R>>/Font<</T {} 0 R>>>>",
            levels + 5
        );
        objects.push(packed(&head, content.as_bytes()));
    }
    objects.push(FONT.to_vec());
    page("4 0 R", "/XObject<</F5 5 0 R>>", objects)
}

fn letters(count: usize) -> Vec<u8> {
    format!("BT /T 9 Tf {}ET", "(Hop giao ban toan co quan) Tj ".repeat(count / 26)).into_bytes()
}

fn pdfs() -> Vec<(&'static str, Vec<u8>)> {
    let with_font = "/Font<</T 5 0 R>>";
    let long = "0041".repeat(20_000);
    let ligature = format!("beginbfchar <41> <{long}> endbfchar");
    let mapped = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>".to_vec();
    let wide = b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[6 0 R]>>".to_vec();
    let widths =
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<<>>/W[0 4000000000 500]>>".to_vec();
    let twice = {
        let inner = deflated(&vec![b' '; 60 << 20]);
        let outer = deflated(&inner);
        let head = format!("<</Filter[/FlateDecode/FlateDecode]/Length {}>>stream\n", outer.len());
        [head.as_bytes(), &outer, b"\nendstream"].concat()
    };
    vec![
        ("forms-in-forms", nested_forms(7, 130)),
        ("forms-in-forms-deep", nested_forms(10, 13_000)),
        ("letters", page("4 0 R", with_font, vec![packed("", &letters(20_000_000)), FONT.to_vec()])),
        (
            "letters-said-to-be-a-font",
            page(
                "4 0 R",
                with_font,
                vec![packed("/Length1 9/Subtype/Image", &letters(20_000_000)), FONT.to_vec()],
            ),
        ),
        (
            "one-stream-a-thousand-times",
            page(
                &format!("[{}]", "4 0 R ".repeat(5_000)),
                with_font,
                vec![packed("", &letters(100_000)), FONT.to_vec()],
            ),
        ),
        ("packed-twice", page("4 0 R", with_font, vec![twice, FONT.to_vec()])),
        (
            "a-letter-that-is-a-text",
            page(
                "4 0 R",
                with_font,
                vec![packed("", &letters(100_000)), mapped.clone(), packed("", ligature.as_bytes())],
            ),
        ),
        (
            "codes-without-end",
            page(
                "4 0 R",
                with_font,
                vec![
                    packed("", &letters(1_000)),
                    mapped,
                    packed("", b"beginbfrange <00000000> <FFFFFFFF> <00000000> endbfrange"),
                ],
            ),
        ),
        ("widths-without-end", page("4 0 R", with_font, vec![packed("", &letters(1_000)), wide, widths])),
        (
            "words",
            page("4 0 R", with_font, vec![packed("", &b"1 0 0 1 0 0 cm ".repeat(1_500_000)), FONT.to_vec()]),
        ),
        ("structure", structure(28)),
    ]
}

/// A tree of the document's structure in which each branch is the same two again.
fn structure(levels: usize) -> Vec<u8> {
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>/StructTreeRoot 6 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</T 5 0 R>>>>>>"
            .to_vec(),
        stream("BT /T 9 Tf 9 9 Td (Hop giao ban) Tj ET").into_bytes(),
        FONT.to_vec(),
        b"<</Type/StructTreeRoot/K[7 0 R]>>".to_vec(),
    ];
    for level in 0..levels {
        let next = level + 8;
        objects.push(format!("<</Type/StructElem/S/Div/P 6 0 R/K[{next} 0 R {next} 0 R]>>").into_bytes());
    }
    objects.push(b"<</Type/StructElem/S/P/P 6 0 R/Pg 3 0 R/K 0>>".to_vec());
    pdf(&objects)
}

fn others() -> Vec<(&'static str, Vec<u8>)> {
    let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let many = |piece: &str, times: usize| {
        zipped(&[(
            "word/document.xml",
            &format!("<w:document xmlns:w='{word}'><w:body>{}</w:body></w:document>", piece.repeat(times)),
        )])
    };
    let cells = "<c t=\"s\"><v>0</v></c>".repeat(150);
    let sheet = format!(
        "<worksheet><sheetData>{}</sheetData></worksheet>",
        format!("<row>{cells}</row>").repeat(12_000)
    );
    let texts = format!("<sst><si><t>{}</t></si></sst>", "Họp giao ban ".repeat(7_000));
    let workbook = zipped(&[
        ("xl/workbook.xml", "<workbook><sheets><sheet name='a' sheetId='1'/></sheets></workbook>"),
        ("xl/worksheets/sheet1.xml", &sheet),
        ("xl/sharedStrings.xml", &texts),
    ]);
    vec![
        ("docx-paragraphs", many("<w:p/>", 7_000_000)),
        ("docx-runs", many("<w:p><w:r><w:t>a</w:t></w:r></w:p>", 1_300_000)),
        ("docx-text", docx(&format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "a".repeat(47 << 20)))),
        ("xlsx-shared", workbook),
        ("html-tags", format!("<table>{}", "<tr><td>a".repeat(2_000_000)).into_bytes()),
        ("html-text", format!("<html><p>{}", "Họp ".repeat(3_300_000)).into_bytes()),
        ("csv-quotes", "\"a\";".repeat(4_900_000).into_bytes()),
        ("text", "Họp giao ban\n".repeat(1_300_000).into_bytes()),
    ]
}

#[test]
fn small_files_that_ask_for_gigabytes_are_refused_in_one_sentence() {
    let mut refused = Vec::new();
    for (name, bytes) in pdfs().into_iter().chain(others()) {
        std::fs::write(format!("{}/{name}", env!("CARGO_TARGET_TMPDIR")), &bytes).unwrap();
        let line = match reader().read(&bytes, &Directory::default()) {
            Err(why) => why.to_string(),
            Ok(_) => panic!("{name} was read"),
        };
        refused.push(format!("{name} ({} kB): {line}", bytes.len() / 1000));
    }
    insta::assert_snapshot!(refused.join("\n"), @"
    forms-in-forms (1 kB): PDF quá lớn hoặc dài hơn 400 trang; hãy chỉ gửi phần lịch công tác
    forms-in-forms-deep (2 kB): PDF quá lớn hoặc dài hơn 400 trang; hãy chỉ gửi phần lịch công tác
    letters (58 kB): PDF quá lớn hoặc dài hơn 400 trang; hãy chỉ gửi phần lịch công tác
    letters-said-to-be-a-font (58 kB): PDF quá lớn hoặc dài hơn 400 trang; hãy chỉ gửi phần lịch công tác
    one-stream-a-thousand-times (30 kB): PDF quá lớn hoặc dài hơn 400 trang; hãy chỉ gửi phần lịch công tác
    packed-twice (0 kB): PDF quá lớn hoặc dài hơn 400 trang; hãy chỉ gửi phần lịch công tác
    a-letter-that-is-a-text (1 kB): tệp PDF bị hỏng; hãy xuất lại PDF hoặc gửi tệp Word, Excel gốc
    codes-without-end (0 kB): tệp PDF bị hỏng; hãy xuất lại PDF hoặc gửi tệp Word, Excel gốc
    widths-without-end (0 kB): tệp PDF bị hỏng; hãy xuất lại PDF hoặc gửi tệp Word, Excel gốc
    words (44 kB): PDF quá lớn hoặc dài hơn 400 trang; hãy chỉ gửi phần lịch công tác
    structure (3 kB): tệp này quá nặng hoặc bị hỏng nên không đọc được; hãy mở ra, lưu lại thành tệp .docx hoặc .xlsx mới rồi gửi lại
    docx-paragraphs (183 kB): tệp có quá nhiều chi tiết so với một lịch công tác; hãy chép riêng phần lịch sang tệp mới rồi gửi lại
    docx-runs (278 kB): tệp có quá nhiều chi tiết so với một lịch công tác; hãy chép riêng phần lịch sang tệp mới rồi gửi lại
    docx-text (48 kB): có một ô hoặc một đoạn dài hơn 100.000 chữ cái; hãy chỉ gửi phần lịch công tác
    xlsx-shared (252 kB): tệp có quá nhiều chi tiết so với một lịch công tác; hãy chép riêng phần lịch sang tệp mới rồi gửi lại
    html-tags (18000 kB): trang web quá lớn so với một lịch công tác; hãy chỉ lưu phần lịch công tác rồi gửi lại
    html-text (19800 kB): có một ô hoặc một đoạn dài hơn 100.000 chữ cái; hãy chỉ gửi phần lịch công tác
    csv-quotes (19600 kB): văn bản quá dài so với một lịch công tác; hãy chỉ gửi phần lịch công tác
    text (19500 kB): văn bản quá dài so với một lịch công tác; hãy chỉ gửi phần lịch công tác
    ");
}

#[test]
fn a_file_of_two_hundred_megabytes_is_refused_by_its_size() {
    let folder = tempfile::tempdir().unwrap();
    let file = std::fs::File::create(folder.path().join("lich.txt")).unwrap();
    file.set_len(200 << 20).unwrap();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_nhaclich"))
        .args(["import", "lich.txt", "--dry-run"])
        .current_dir(folder.path())
        .env_clear()
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        said,
        "nhaclich: lich.txt: tệp lớn hơn 20 MB; hãy bỏ bớt hình ảnh hoặc chỉ gửi phần lịch công tác\n"
    );
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_reader_has_no_files_no_network_no_programs_and_nothing_that_others_left_open() {
    let folder = tempfile::tempdir().unwrap();
    let careless = folder.path().join("careless");
    let script = format!(
        "#!/bin/sh\nexec 7</etc/passwd 9</etc/hosts\nexec {} \"$@\"\n",
        env!("CARGO_BIN_EXE_nhaclich")
    );
    std::fs::write(&careless, script).unwrap();
    std::fs::set_permissions(&careless, std::os::unix::fs::PermissionsExt::from_mode(0o700)).unwrap();
    let confinement = Reader::at(careless).probe().unwrap();
    assert_eq!(
        confinement,
        Confinement { limits: true, files: true, network: true, programs: true, descriptors: 0 }
    );
}

#[test]
fn a_reader_that_says_nothing_sensible_costs_one_document() {
    for program in ["/bin/true", "/bin/false", "/bin/cat", "/nowhere/nhaclich"] {
        let why = Reader::at(program).read("lịch công tác".as_bytes(), &Directory::default()).unwrap_err();
        assert!(
            matches!(&why, Unreadable::TooLarge(line) if line.contains("không đọc được")),
            "{program}: {why:?}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_secretary_reads_one_sentence_and_the_bot_goes_on() {
    let bot = running_with(crate::support::rules(), at(12, "09:00"), &[], extras()).await;
    let mai = bot.sandbox.person_with_id("Trần Thị Mai", 1);
    mai.write("/start");
    mai.wait_text("Anh/chị có thể hỏi").await;
    mai.send_document("lịch.pdf", structure(40), "");
    let said = mai.wait_text("không đọc được").await;
    insta::assert_snapshot!(said.text(), @"Không đọc được “lịch.pdf”: tệp này quá nặng hoặc bị hỏng nên không đọc được; hãy mở ra, lưu lại thành tệp .docx hoặc .xlsx mới rồi gửi lại");
    let help = mai.ask("/trogiup").await;
    assert!(help.text().contains("/homnay"), "{}", help.text());
}
