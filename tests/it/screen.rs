//! The office board: what stands on its page, who gets it, and how the secretariat opens and closes it.

mod desk;
mod page;
mod serving;

/// What a browser shows of a page, a line for each block.
fn text(page: &str) -> String {
    let document = scraper::Html::parse_document(page);
    let blocks = scraper::Selector::parse("p, h1, h2, h3, dl, nav a").expect("a selector");
    let of = |block: scraper::ElementRef<'_>| block.text().collect::<String>();
    document.select(&blocks).map(of).collect::<Vec<_>>().join("\n")
}
