//! Public abbreviations, given names and the syllables of Vietnamese; data about the language, nothing of
//! any one office, because an office's own short forms come from its directory.

/// Abbreviations that any office uses, by their folded letters without punctuation, and what they stand for.
const ABBREVIATIONS: &[(&str, &str)] = &[
    ("antt", "an ninh trật tự"),
    ("atgt", "an toàn giao thông"),
    ("attp", "an toàn thực phẩm"),
    ("bcd", "ban chỉ đạo"),
    ("bch", "ban chấp hành"),
    ("bgd", "ban giám đốc"),
    ("bhtn", "bảo hiểm thất nghiệp"),
    ("bhxh", "bảo hiểm xã hội"),
    ("bhyt", "bảo hiểm y tế"),
    ("btc", "ban tổ chức"),
    ("btv", "ban thường vụ"),
    ("cbcc", "cán bộ công chức"),
    ("cchc", "cải cách hành chính"),
    ("chxhcn", "cộng hòa xã hội chủ nghĩa"),
    ("cntt", "công nghệ thông tin"),
    ("dbqh", "đại biểu quốc hội"),
    ("gddt", "giáo dục và đào tạo"),
    ("gdnn", "giáo dục nghề nghiệp"),
    ("gpmb", "giải phóng mặt bằng"),
    ("gtvt", "giao thông vận tải"),
    ("hdnd", "hội đồng nhân dân"),
    ("htx", "hợp tác xã"),
    ("kcn", "khu công nghiệp"),
    ("kdt", "khu đô thị"),
    ("khcn", "khoa học và công nghệ"),
    ("khdt", "kế hoạch và đầu tư"),
    ("kkt", "khu kinh tế"),
    ("ktxh", "kinh tế xã hội"),
    ("ldtbxh", "lao động thương binh và xã hội"),
    ("ldxh", "lao động xã hội"),
    ("mttq", "mặt trận tổ quốc"),
    ("nnptnt", "nông nghiệp và phát triển nông thôn"),
    ("nq", "nghị quyết"),
    ("ntm", "nông thôn mới"),
    ("nvh", "nhà văn hóa"),
    ("pccc", "phòng cháy chữa cháy"),
    ("pctn", "phòng chống tham nhũng"),
    ("pctt", "phòng chống thiên tai"),
    ("pgd", "phó giám đốc"),
    ("ptnt", "phát triển nông thôn"),
    ("qd", "quyết định"),
    ("qh", "quốc hội"),
    ("qltt", "quản lý thị trường"),
    ("qpan", "quốc phòng an ninh"),
    ("tbxh", "thương binh và xã hội"),
    ("tkcn", "tìm kiếm cứu nạn"),
    ("tnmt", "tài nguyên và môi trường"),
    ("tp", "thành phố"),
    ("ttg", "thủ tướng"),
    ("tthc", "thủ tục hành chính"),
    ("tttt", "thông tin và truyền thông"),
    ("tu", "tỉnh ủy"),
    ("tw", "trung ương"),
    ("tx", "thị xã"),
    ("ubmttq", "ủy ban mặt trận tổ quốc"),
    ("ubnd", "ủy ban nhân dân"),
    ("vhttdl", "văn hóa thể thao và du lịch"),
    ("vp", "văn phòng"),
    ("xhcn", "xã hội chủ nghĩa"),
];

/// The words that these letters stand for.
pub(super) fn long_form(folded: &str) -> Option<&'static str> {
    ABBREVIATIONS.binary_search_by_key(&folded, |(short, _)| short).ok().map(|at| ABBREVIATIONS[at].1)
}

/// Given names in the spelling in which they are names, so that `Hùng` and `Hưng` are two persons while
/// `Hao` for `Hoa` is a slip of the keyboard.
const GIVEN_NAMES: &str = "an anh ánh ân bá bách bảo bân bắc bằng bích biên bình bội bửu ca cảnh cao cát cẩm cần \
    chánh châu chi chí chiến chiểu chinh chính chung chuyên chương công cúc cương cường dần diễm diên diệp diệu \
    dinh doanh du dũng dung duy duyên dư dương đài đại đàm đan đào đạo đạt đăng đặng điềm điền điệp điều đình định \
    đoan đoàn đô độ đôn đông đồng đức gấm gia giang giao giáp hà hạ hai hải hạnh hào hảo hân hằng hậu hiên hiền \
    hiển hiến hiếu hiểu hiệp hinh hoa hòa hoà hóa hoài hoan hoàn hoàng hoàng hoạt học hồ hồi hội hồng hợp huân huấn \
    huế huệ hùng huy huyên huyền huynh hưng hương hường hướng hữu hỷ kha khá khải khang khanh khánh khắc khiêm khoa \
    khoát khôi khương khuê kiên kiệm kiệt kiều kim kính kỳ lai lam lan lành lãm lạc lâm lân lập lê lễ lệ lịch liêm \
    liên liễu linh loan long lộc lợi luân luận lực lương lượng lưu luyến ly lý mai mạnh mão mận mẫn mậu mến miên \
    minh mơ mỹ nam nga ngà ngân nghi nghĩa nghị nghiêm ngọc ngô nguyên nguyệt nhã nhan nhàn nhân nhật nhi nhiên \
    nho nhung như nhượng ninh nở oanh phan phát phi phong phòng phú phúc phụng phước phương phượng quân quang quảng \
    quế quốc quý quyên quyền quyết quỳnh sáng sang sâm sen sinh sĩ soạn sơn song sự sửu tài tâm tân tấn tám thạch \
    thái tham thanh thành thảo thạo thắm thăng thắng thân thi thị thiên thiện thiệu thìn thịnh thọ thoa thoại thơ \
    thơm thông thu thuần thuận thục thúy thùy thủy thư thưởng thường thương thức tiến tiên tiệp tín tình tịnh toán \
    toàn toản tố trà trâm trân trang tráng trí triển triết triều trinh trình trọng trung truyền trúc trực trường \
    trưởng tú tuân tuấn tuệ tùng tuyên tuyền tuyển tuyết tư từ tứ tường tự tý tỵ uyên út ước vân văn vi việt vinh \
    vĩnh võ vọng vũ vui vượng vy vỹ xuân xuyên xuyến ý yên yến";

/// Whether the word, in lower case with its diacritics, is used as a given name.
pub(super) fn is_given_name(word: &str) -> bool {
    GIVEN_NAMES.split_ascii_whitespace().any(|name| name == word)
}

const ONSETS: &str = "b c ch d g gh gi h k kh l m n ng ngh nh p ph q r s t th tr v x";

const RHYMES: &str = "a ac ach ai am an ang anh ao ap at au ay e ec ech em en eng enh eo ep et eu i ia ich iec iem \
    ien ieng iep iet ieu im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oen oeo oet oi \
    om on ong op ot u ua uan uang uat uay uc ue uech uenh ui um un ung uoc uoi uom uon uong uop uot uou uo up ut uu \
    uy uya uych uyen uyet uynh uyt uyu y yem yen yet yeu ych ynh";

/// Whether these folded letters can be a Vietnamese syllable. A slip of the keyboard mostly cannot.
pub(super) fn is_syllable(folded: &str) -> bool {
    let rhymes = |rest: &str| RHYMES.split_ascii_whitespace().any(|rhyme| rhyme == rest);
    rhymes(folded)
        || ONSETS.split_ascii_whitespace().any(|onset| folded.strip_prefix(onset).is_some_and(rhymes))
}
