//! Sentences of offices, put together from invented parts; knows Vietnamese, not documents.
//!
//! They hold what trips a hasty reader: dates and hours of other things, names of units and sessions as
//! ordinary words, numbers of decrees, commas, semicolons, quotation marks, parentheses at the end.

use super::dice::Dice;

const TOPICS: [&str; 22] = [
    "công tác cải cách hành chính",
    "phòng, chống thiên tai và tìm kiếm cứu nạn",
    "xây dựng nông thôn mới nâng cao",
    "giải ngân vốn đầu tư công",
    "chuyển đổi số, an toàn thông tin mạng",
    "quản lý, sử dụng đất công ích",
    "giảm nghèo bền vững giai đoạn 2026 - 2030",
    "phòng, chống tham nhũng, lãng phí, tiêu cực",
    "tiến độ dự án đường ven sông (đoạn qua xã Cồn Vành)",
    "chất lượng giáo dục mũi nhọn năm học 2026-2027",
    "bảo đảm an ninh, trật tự dịp Tết",
    "khám sức khỏe định kỳ cho người cao tuổi",
    "bồi thường, giải phóng mặt bằng Cụm công nghiệp số 2",
    "sắp xếp tổ chức bộ máy, tinh giản biên chế",
    "thu - chi ngân sách 9 tháng đầu năm",
    "kiểm soát giết mổ, vệ sinh an toàn thực phẩm",
    "phong trào “Toàn dân đoàn kết xây dựng đời sống văn hóa”",
    "tiêu hủy gia súc mắc bệnh",
    "công tác chuẩn bị Đại hội Hội Cựu chiến binh",
    "tạm hoãn gọi công dân nhập ngũ năm 2027",
    "ca trực sáng, chiều của Trạm Y tế",
    "quy chế phối hợp giữa Văn phòng, Thanh tra và các phòng chuyên môn",
];

const BODIES: [&str; 14] = [
    "Đoàn giám sát của HĐND tỉnh",
    "Kiểm toán Nhà nước khu vực II",
    "Công ty cổ phần Cấp nước Lam Giang",
    "Ban Dân tộc HĐND tỉnh",
    "Hội Nông dân, Hội Liên hiệp Phụ nữ tỉnh",
    "Ngân hàng Chính sách xã hội",
    "Trường Cao đẳng Kỹ thuật Bắc Lam",
    "Đoàn công tác của Bộ Nội vụ do đồng chí Thứ trưởng làm Trưởng đoàn",
    "các hộ kinh doanh chợ Bến Sỏi",
    "Đoàn Luật sư tỉnh",
    "Viện Kiểm sát nhân dân khu vực 3",
    "Ban Chỉ huy Quân sự",
    "Liên đoàn Lao động tỉnh",
    "Công ty TNHH Đại Lâm Phát",
];

const AREAS: [&str; 10] = [
    "xã An Trạch",
    "các xã: Phú Lĩnh, Cẩm Hòa, Thượng Lâm",
    "phường Bến Sỏi",
    "thôn 5, xã Cồn Vành",
    "Trường THCS Lê Văn Thiêm",
    "Khu công nghiệp Bắc Lam",
    "Nhà máy nước số 3",
    "Trung tâm Y tế khu vực Phú Lĩnh",
    "địa bàn giáp ranh hai xã An Trạch và Phú Lĩnh",
    "tuyến đê sông Lam Giang, từ K12 đến K15+300",
];

const PAPERS: [&str; 10] = [
    "Nghị quyết số 18-NQ/TU ngày 25/10/2025 của Ban Thường vụ Tỉnh ủy",
    "Kế hoạch số 214/KH-UBND",
    "Quyết định số 1127/QĐ-UBND ngày 03/8/2026",
    "Chỉ thị số 08-CT/TW, Kết luận số 29-KL/TW",
    "Nghị định số 45/2022/NĐ-CP và Thông tư số 12/2026/TT-BNV",
    "Thông báo số 340/TB-VP về ý kiến của Chủ tịch UBND tỉnh",
    "Luật Đất đai (sửa đổi)",
    "Công văn số 2345/SNV-TCBC",
    "Đề án 06",
    "Chương trình hành động nhiệm kỳ 2025-2030",
];

const EVENTS: [&str; 9] = [
    "Kỳ họp thứ 9, HĐND tỉnh khóa XIX",
    "Đại hội Đảng bộ xã lần thứ XXIII",
    "Ngày hội Đại đoàn kết toàn dân tộc 18/11",
    "Lễ kỷ niệm 44 năm ngày Nhà giáo Việt Nam (20/11/1982 - 20/11/2026)",
    "Hội khỏe Phù Đổng",
    "Tuần lễ hưởng ứng học tập suốt đời",
    "Hội thi Dân vận khéo lần 3",
    "Ngày Thương binh - Liệt sĩ 27/7",
    "Liên hoan tiếng hát Chiều biên giới",
];

/// A sentence that starts with a verb, so that it can follow an official's name.
pub fn deed(dice: &mut Dice) -> String {
    let topic = dice.word(&TOPICS);
    let body = dice.word(&BODIES);
    let area = dice.word(&AREAS);
    let paper = dice.word(&PAPERS);
    let event = dice.word(&EVENTS);
    let number = dice.roll(9) + 2;
    match dice.roll(20) {
        0 => format!("Dự Hội nghị tổng kết {topic}"),
        1 => format!("Làm việc với {body} về {topic}"),
        2 => format!("Kiểm tra {topic} tại {area}"),
        3 => format!("Nghe báo cáo công tác chuẩn bị {event}"),
        4 => format!("Họp Hội đồng thẩm định {topic} (lần {number})"),
        5 => format!("Dự Lễ khai mạc {event}"),
        6 => format!("Thông qua dự thảo {paper}"),
        7 => format!("Đi cơ sở nắm tình hình {topic} ở {area}"),
        8 => format!("Dự phiên họp thứ {number} của {body}; cho ý kiến về {topic}"),
        9 => format!("Quán triệt {paper}; sơ kết {number} năm thực hiện {topic}"),
        10 => format!("Tập huấn {topic} cho cán bộ, công chức (đợt {number})"),
        11 => format!("Hội ý về {topic}, gặp mặt {body}"),
        12 => format!("Tiếp xúc cử tri trước {event} tại {area}"),
        13 => format!("Dự Chung kết Cuộc thi sáng tạo dành cho thanh, thiếu niên lần thứ {number}"),
        14 => format!("Phát động phong trào “Buổi sáng không rác thải” tại {area}"),
        15 => format!("Dự Hội thảo về {topic} do {body} tổ chức"),
        16 => format!("Dự Hội nghị trực tuyến toàn quốc triển khai {paper}"),
        17 => format!("Thăm, tặng quà {number} gia đình chính sách nhân {event} tại {area}"),
        18 => format!("Rà soát tiến độ thực hiện {paper} và {topic}"),
        _ => format!("Khảo sát thực địa, xác định ranh giới {area} phục vụ {topic}"),
    }
}

/// A sentence as a table holds it: a deed, or one with a subject or none of its own.
pub fn work(dice: &mut Dice) -> String {
    let topic = dice.word(&TOPICS);
    let body = dice.word(&BODIES);
    let event = dice.word(&EVENTS);
    let number = dice.roll(9) + 2;
    match dice.roll(24) {
        1 => format!("Đồng chí Bí thư Tỉnh ủy và đồng chí Chủ tịch UBND tỉnh tiếp công dân lần {number}"),
        2 => format!("Hội nghị giao ban Khối thi đua số {number}"),
        3 => format!("{body} làm việc tại cơ quan về {topic}"),
        4 => format!("{event}: tổng duyệt chương trình"),
        5 => format!("Phòng khám lưu động phục vụ nhân dân đợt {number}"),
        6 => "Giao ban đầu tuần".into(),
        7 => format!("Hội nghị Ban Chấp hành mở rộng cho ý kiến về {topic}, {event}"),
        8 => format!("{topic}: nghe các phòng báo cáo"),
        9 => format!("Bế giảng lớp bồi dưỡng khóa {number}; trao chứng chỉ cho học viên"),
        _ => deed(dice),
    }
}

/// The sentence with its first letter small, as it stands behind a subject.
pub fn lowered(sentence: &str) -> String {
    let mut letters = sentence.chars();
    let first = letters.next().map(|c| c.to_lowercase().to_string()).unwrap_or_default();
    first + letters.as_str()
}

/// Lines that come after a programme and are none of it, dates and hours included.
pub fn footers(dice: &mut Dice, year: i32) -> Vec<String> {
    let notes = match dice.roll(5) {
        1 => vec![
            "Ghi chú:".into(),
            format!("- Các phòng gửi báo cáo tháng về Văn phòng trước 16 giờ 00 ngày 20/{}/{year}.", 1 + dice.roll(12)),
            "- Đồng chí Nguyễn Văn Thực nghỉ phép đến hết tuần.".into(),
        ],
        2 => vec!["Ghi chú: Lịch này thay thư mời họp. Hạn đăng ký lịch tuần tới: 10h00 thứ Sáu.".into()],
        3 => vec!["* Lịch công tác có thể thay đổi khi có việc đột xuất; các đơn vị theo dõi trên Cổng thông tin./.".into()],
        _ => vec![],
    };
    let recipients = match dice.roll(3) {
        1 => vec![
            "Nơi nhận:".into(),
            "- Thường trực Đảng ủy;".into(),
            "- Lãnh đạo cơ quan;".into(),
            "- Các phòng, đơn vị;".into(),
            "- Lưu: VT.".into(),
        ],
        2 => vec![
            "TL. CHÁNH VĂN PHÒNG".into(),
            "PHÓ CHÁNH VĂN PHÒNG".into(),
            "(Đã ký)".into(),
            "Đỗ Thị Ngân".into(),
        ],
        _ => vec![],
    };
    [notes, recipients].concat()
}
