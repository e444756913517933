//! What the page shows: all of the document, tied to what was read, and nothing of it as markup.

use std::{fs, path::Path, process::Command};

use ego_tree::NodeRef;
use plan::directory::Directory;
use reading::{Is, Reading};
use scraper::{ElementRef, Html, Node, Selector};
use words::{
    Language,
    handout::proof::{self, Asked, Proof, Work},
};

fn read(bytes: &[u8]) -> Reading {
    reading::read_traced(bytes, &[], &Directory::default()).expect("a programme")
}

fn programmes() -> Vec<(String, Reading)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/programmes");
    let files = fs::read_dir(folder).expect("programmes").map(|file| file.expect("a file").path());
    let documents = files.filter(|file| file.extension().is_some_and(|ending| ending != "json"));
    documents.map(|file| (file.display().to_string(), read(&fs::read(&file).expect("bytes")))).collect()
}

fn page(reading: &Reading) -> Html {
    let questions = Asked::of(Language::Vi, reading);
    let proof =
        Proof { language: Language::Vi, name: "lịch <b>.docx", reading, questions: &questions, work: None };
    Html::parse_document(&proof::file(proof))
}

fn all<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).expect("a selector")).collect()
}

/// Letters alone: how words are spaced and labelled is the page's own.
fn letters(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

const HOSTILE: &str = "SỞ Y TẾ\n<script>alert(1)</script>\nLỊCH CÔNG TÁC TUẦN 46 NĂM 2026\n\
    Thứ Hai 09/11/2026:\n- 8h00: Họp <img src=x onerror=alert(1)> giao ban tại \"Phòng\" & ' họp. Đ/c Lam chủ trì\n\
    - 14h00: Làm việc với </section></main><style>body{display:none}</style> Sở Tài chính\n";

#[test]
fn the_whole_document_stands_on_the_left_in_its_order() {
    let small = Selector::parse("small").expect("a selector");
    for (file, reading) in programmes() {
        let page = page(&reading);
        let mut sheet: Vec<String> = Vec::new();
        for paragraph in all(&page, "#van-ban p:not(.page)") {
            // The page's own labels are no part of the document.
            let labels: Vec<_> = paragraph.select(&small).map(|label| label.id()).collect();
            let own =
                |node: NodeRef<'_, Node>| node.ancestors().any(|ancestor| labels.contains(&ancestor.id()));
            let words = paragraph.descendants().filter(|node| !own(*node));
            let words = words.filter_map(|node| node.value().as_text().map(|text| text.to_string()));
            sheet.push(letters(&words.collect::<String>()));
        }
        let whole: String = reading.trace.iter().map(|strip| letters(&strip.text)).collect();
        assert_eq!(sheet.concat(), whole, "{file}");
    }
}

#[test]
fn a_tables_cells_cover_its_whole_grid() {
    let of =
        |cell: &ElementRef<'_>, name| cell.value().attr(name).map_or(1, |span| span.parse().expect("a span"));
    for (file, reading) in programmes() {
        let page = page(&reading);
        for table in all(&page, "#van-ban table") {
            let rows: Vec<_> = table.select(&Selector::parse("tr").expect("a selector")).collect();
            let mut covered: Vec<usize> = vec![0; rows.len()];
            for (at, row) in rows.iter().enumerate() {
                for cell in row.select(&Selector::parse("td").expect("a selector")) {
                    let (columns, down): (usize, usize) = (of(&cell, "colspan"), of(&cell, "rowspan"));
                    covered[at..at + down].iter_mut().for_each(|width| *width += columns);
                }
            }
            let width = covered.iter().max().copied().unwrap_or(0);
            assert!(covered.iter().all(|row| *row == width), "{file}: {covered:?}");
        }
    }
}

#[test]
fn each_item_leads_to_its_words_and_back() {
    for (file, reading) in programmes() {
        let page = page(&reading);
        for at in 0..reading.items.len() {
            let card = all(&page, &format!("#viec{at}[data-items='{at}']"));
            assert_eq!(card.len(), 1, "{file}: item {at}");
            let back = card[0].select(&Selector::parse("a.back").expect("a selector")).next();
            let there =
                back.unwrap_or_else(|| panic!("{file}: item {at} leads nowhere")).value().attr("href");
            let strips = all(&page, &format!("{}.strip", there.expect("an address")));
            assert!(
                strips[0]
                    .value()
                    .attr("data-items")
                    .expect("ties")
                    .split(' ')
                    .any(|tie| tie == at.to_string())
            );
        }
    }
}

#[test]
fn what_is_left_over_or_asked_is_a_stop_that_exists() {
    let mut stops = 0;
    for (file, reading) in programmes() {
        let page = page(&reading);
        let left = reading.trace.iter().filter(|strip| strip.is == Is::LeftOver).count();
        assert_eq!(all(&page, "mark.left-over").len(), left, "{file}");
        for stop in all(&page, "[data-stop]") {
            assert_eq!(all(&page, stop.value().attr("href").expect("an address")).len(), 1, "{file}");
            stops += 1;
        }
    }
    assert!(stops > 5, "only {stops} stops");
}

#[test]
fn a_documents_text_stays_text() {
    let reading = read(HOSTILE.as_bytes());
    let page = page(&reading);
    assert_eq!(all(&page, "script").len(), 1, "the page's own");
    assert_eq!(all(&page, "style").len(), 1, "the page's own");
    assert!(all(&page, "main img, main script, main style, h1 b, [onerror]").is_empty());
    assert_eq!(all(&page, "body > main > section").len(), 2);
    let text: String = all(&page, "#van-ban")[0].text().collect();
    for words in ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</section></main>", "& '"] {
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[test]
fn the_file_loads_nothing_and_runs_its_own_script_alone() {
    let page = page(&read(HOSTILE.as_bytes()));
    for (selector, name) in [("[src]", "src"), ("link[href]", "href"), ("a[href]", "href")] {
        for element in all(&page, selector) {
            let address = element.value().attr(name).expect("an address");
            assert!(address.starts_with('#') || address == "data:,", "{address}");
        }
    }
    let policy = all(&page, "meta[http-equiv]")[0].value().attr("content").expect("a policy").to_owned();
    assert!(policy.starts_with("default-src 'none';") && policy.contains("script-src 'sha256-"), "{policy}");
    assert!(!policy.contains("script-src 'unsafe"), "{policy}");
}

#[test]
fn import_writes_the_page_and_leaves_its_other_answers_as_they_were() {
    let folder = tempfile::tempdir().expect("a folder");
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/chuong-trinh-cong-tac-11-2026.txt");
    let import = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_nhaclich"));
        command.arg("import").arg(&sample).args(["--dry-run", "--json"]).args(arguments);
        let run = command.current_dir(folder.path()).env_clear().output().expect("the program");
        assert!(run.status.success(), "{run:?}");
        String::from_utf8(run.stdout).expect("UTF-8")
    };
    let plain = import(&[]);
    assert_eq!(import(&["--proof", "trang.html"]), plain);
    assert!(!plain.contains("facsimile") && !plain.contains("\"trace\""), "{plain}");
    let page = fs::read_to_string(folder.path().join("trang.html")).expect("the page");
    assert!(page.contains("chuong-trinh-cong-tac-11-2026.txt"), "its name is the document's");
}

#[test]
fn a_long_programme_is_shown_by_days_and_every_line_of_it_on_some_page() {
    let mut text = String::from("SỞ Y TẾ\nLỊCH CÔNG TÁC THÁNG 11 NĂM 2026\n");
    for day in 2..29 {
        text.push_str(&format!("Ngày {day:02}/11/2026:\n"));
        for number in 0..20 {
            text.push_str(&format!("- 8h00: Họp giao ban tổ {number} ngày {day}. Đ/c Lam chủ trì\n"));
        }
    }
    let reading = read(text.as_bytes());
    assert_eq!(reading.items.len(), 27 * 20);
    let questions = Asked::of(Language::Vi, &reading);
    let mut work = Work {
        draft: 1,
        edition: 1,
        is_open: true,
        holder: None,
        may_rearrange: true,
        part: 0,
        notices: Vec::new(),
        directory: &reading.directory,
    };
    let (mut items, mut letters_shown) = (0, String::new());
    let count = 4;
    for part in 0..count {
        work.part = part;
        let proof = Proof {
            language: Language::Vi,
            name: "lịch",
            reading: &reading,
            questions: &questions,
            work: Some(&work),
        };
        let page = Html::parse_document(&proof::online(proof));
        assert_eq!(all(&page, ".parts a").len(), count);
        let shown = all(&page, "article.item").len();
        assert!(shown <= 150, "{shown} at once");
        items += shown;
        letters_shown += &letters(&all(&page, "#van-ban")[0].text().skip(1).collect::<String>());
    }
    assert_eq!(items, reading.items.len());
    let whole: String = reading.trace.iter().map(|strip| letters(&strip.text)).collect();
    assert_eq!(letters_shown, whole);
}
