//! Photos of an album become the pages of one document.

use crate::support::picture;

#[test]
fn pictures_become_the_pages_of_one_document_in_their_order() {
    let bytes = scan::bound(&[picture(30, 40), picture(31, 40), picture(32, 40)]).expect("a document");
    assert!(reading::document::is_scan(&bytes), "pages with pictures and no letters");
    let text = String::from_utf8_lossy(&bytes);
    let places: Vec<usize> = ["/Count 3", "/Width 30", "/Width 31", "/Width 32"]
        .iter()
        .filter_map(|part| text.find(part))
        .collect();
    assert_eq!(places.len(), 4);
    assert!(places.is_sorted());
}

#[test]
fn what_is_no_picture_is_refused_in_one_line() {
    let refused = scan::bound(&[b"PK no picture".to_vec()]).expect_err("no picture").to_string();
    assert_eq!(refused.lines().count(), 1);
}
