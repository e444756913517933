//! Vietnamese phrases, as people of an office write them, chat and dialect included; only the table.

use super::{Daytime, MonthPart, Pronoun, Sense, Talk, When};
use crate::{Asks, Form, How, Part};

/// Words of numbers; what they count is read elsewhere.
pub const NUMBERS: &str = "một mốt hai ba bốn tư năm lăm sáu bảy bẩy tám chín mười mươi hăm thứ ngày tháng \
     mùng mồng hôm giờ phút rưỡi";

/// Words that leave open what is asked for.
pub const OPEN: &str = "gì nào chi mô mấy đâu ai bao j what which who when where how";

/// What is done with a schedule rather than looked for in it.
pub const TO_CHECK: &str = "kiểm tra|rà soát|xem xét|check";

/// How words are said or written in chat and in dialect, with the words that are meant.
pub const SPOKEN: &[(&str, &str)] = &[
    ("nè", "này"),
    ("nì", "này"),
    ("ni", "này"),
    ("nầy", "này"),
    ("nèo", "nào"),
    ("j", "gì"),
    ("ji", "gì"),
    ("chi", "gì"),
    ("k", "không"),
    ("ko", "không"),
    ("hk", "không"),
    ("hok", "không"),
    ("hông", "không"),
    ("hong", "không"),
    ("hem", "không"),
    ("khum", "không"),
    ("e", "em"),
    ("tui", "tôi"),
    ("lm", "làm"),
    ("mần", "làm"),
    ("đc", "được"),
    ("dc", "được"),
    ("h", "giờ"),
    ("r", "rồi"),
    ("vs", "với"),
    ("cx", "cũng"),
    ("mh", "mình"),
    ("trc", "trước"),
    ("g", "gì"),
    ("mí", "mấy"),
    ("ny", "này"),
    ("nỳ", "này"),
    ("nài", "này"),
    ("s", "sau"),
    ("s", "sao"),
];

/// Abbreviations of several words, as people type them.
pub const SHORT: &[(&str, &str)] = &[
    ("snay", "sáng nay"),
    ("cnay", "chiều nay"),
    ("tnay", "tối nay"),
    ("smai", "sáng mai"),
    ("cmai", "chiều mai"),
    ("cty", "công ty"),
    ("ctac", "công tác"),
    ("vbản", "văn bản"),
    ("gđ", "giám đốc"),
    ("pgđ", "phó giám đốc"),
    ("tgian", "thời gian"),
    ("cbị", "chuẩn bị"),
    ("cbi", "chuẩn bị"),
    ("nlđ", "người lao động"),
    ("htx", "hợp tác xã"),
    ("dn", "doanh nghiệp"),
];

/// What each phrase says; alternatives are set apart by `|`.
pub const PHRASES: &[(Sense, &str)] = &[
    // When: days
    (
        Sense::When(When::Day(0)),
        "hôm nay|nay|h nay|bữa nay|ngày nay|hôm ni|bữa ni|bựa ni|ngày ni|ngày hôm nay|đến giờ|tới giờ|đến bây giờ|tới bây giờ|đến nay|đến hiện tại",
    ),
    (Sense::When(When::Day(1)), "mai|ngày mai|ngày hôm sau|mai này|hôm sau|sớm mai|bữa mai|ngày mai này"),
    (Sense::When(When::Day(2)), "mốt|ngày mốt|ngày kia|bữa mốt|ngày mốt này|ngày kia này|mai mốt"),
    (Sense::When(When::Day(3)), "ngày kìa"),
    (Sense::When(When::Day(-1)), "hôm qua|ngày hôm qua|bữa qua|qua|ngày qua|hôm trước|bữa trước"),
    (
        Sense::When(When::Day(-2)),
        "hôm kia|bữa kia|hôm tê|bữa tê|hôm trước hôm qua|ngày trước hôm qua|trước hôm qua",
    ),
    // When: weeks
    (
        Sense::When(When::Week(0)),
        "mấy hôm nay|mấy bữa nay|mấy ngày nay|dạo này|những ngày này|tuần này|tuần ni|trong tuần|cả tuần|tuần hiện tại|trong tuần này|cả tuần này|tuần nay|trọn tuần|còn lại trong tuần|còn lại của tuần|còn lại của tuần này|còn lại trong tuần này|hết tuần|hết tuần này|hết tuần ni",
    ),
    (
        Sense::When(When::Week(1)),
        "tuần sau|tuần tới|sang tuần|sang tuần sau|tuần sang|tuần kế|tuần kế tiếp|tuần tiếp theo|qua tuần|tuần tiếp|cả tuần sau|tuần sau này|tuần tới đây|tuần tới này|sang tuần tới|trong tuần sau|trong tuần tới|qua tuần sau|tuần mới",
    ),
    (Sense::When(When::Week(2)), "tuần sau nữa|cả tuần sau nữa|hết tuần sau nữa|tuần tới nữa|tuần kia"),
    (Sense::When(When::Week(-1)), "tuần trước|tuần qua|tuần rồi|tuần vừa rồi|tuần vừa qua|tuần cũ"),
    (Sense::When(When::Week(-2)), "tuần trước nữa|tuần kia rồi"),
    (
        Sense::When(When::WeekEnd(0)),
        "cuối tuần|cuối tuần này|cuối tuần ni|dịp cuối tuần|hai ngày cuối tuần|2 ngày cuối tuần",
    ),
    (Sense::When(When::WeekEnd(1)), "cuối tuần sau|cuối tuần tới"),
    (
        Sense::When(When::WeekEnd(-1)),
        "cuối tuần trước|cuối tuần qua|cuối tuần rồi|cuối tuần vừa rồi|cuối tuần vừa qua",
    ),
    (Sense::When(When::WeekStart(0)), "đầu tuần|đầu tuần này|đầu tuần ni"),
    (Sense::When(When::WeekStart(1)), "đầu tuần sau|đầu tuần tới"),
    (Sense::When(When::WeekStart(-1)), "đầu tuần trước|đầu tuần rồi"),
    (Sense::When(When::WeekMiddle(0)), "giữa tuần|giữa tuần này|giữa tuần ni"),
    (Sense::When(When::WeekMiddle(1)), "giữa tuần sau|giữa tuần tới"),
    // When: months
    (
        Sense::When(When::Month(0)),
        "tháng này|tháng ni|trong tháng|cả tháng|trong tháng này|cả tháng này|tháng nay|còn lại trong tháng|còn lại của tháng|còn lại của tháng này|còn lại trong tháng này|hết tháng|hết tháng này|hết tháng ni",
    ),
    (
        Sense::When(When::Month(1)),
        "tháng sau|tháng tới|sang tháng|sang tháng sau|tháng kế tiếp|tháng tiếp theo|qua tháng|cả tháng sau|trong tháng sau|trong tháng tới",
    ),
    (Sense::When(When::Month(-1)), "tháng trước|tháng rồi|tháng qua|tháng vừa rồi|tháng vừa qua"),
    (
        Sense::When(When::PartOfMonth(MonthPart::First, 0)),
        "10 ngày đầu tháng|mười ngày đầu tháng|đầu tháng|đầu tháng này|đầu tháng ni",
    ),
    (Sense::When(When::PartOfMonth(MonthPart::Middle, 0)), "giữa tháng|giữa tháng này|giữa tháng ni"),
    (
        Sense::When(When::PartOfMonth(MonthPart::Last, 0)),
        "10 ngày cuối tháng|mười ngày cuối tháng|cuối tháng|cuối tháng này|cuối tháng ni",
    ),
    (
        Sense::When(When::PartOfMonth(MonthPart::FirstHalf, 0)),
        "nửa đầu tháng|nửa đầu tháng này|nửa tháng đầu|15 ngày đầu tháng",
    ),
    (
        Sense::When(When::PartOfMonth(MonthPart::LastHalf, 0)),
        "nửa cuối tháng|nửa cuối tháng này|nửa tháng cuối|nửa sau tháng|15 ngày cuối tháng",
    ),
    (Sense::When(When::PartOfMonth(MonthPart::First, 1)), "đầu tháng sau|đầu tháng tới"),
    (Sense::When(When::PartOfMonth(MonthPart::Middle, 1)), "giữa tháng sau|giữa tháng tới"),
    (Sense::When(When::PartOfMonth(MonthPart::Last, 1)), "cuối tháng sau|cuối tháng tới"),
    (Sense::When(When::PartOfMonth(MonthPart::First, -1)), "đầu tháng trước"),
    (Sense::When(When::PartOfMonth(MonthPart::Middle, -1)), "giữa tháng trước"),
    (Sense::When(When::PartOfMonth(MonthPart::Last, -1)), "cuối tháng trước"),
    (Sense::When(When::Year(0)), "năm nay|cả năm|trong năm|năm ni|cả năm nay|trong năm nay"),
    (Sense::When(When::Year(1)), "năm sau|năm tới|sang năm"),
    (Sense::When(When::Year(-1)), "năm ngoái|năm trước|năm rồi"),
    (
        Sense::When(When::Coming),
        "sắp tới|tới đây|thời gian tới|sắp đến|sắp diễn ra|những ngày tới|các ngày tới|mấy ngày tới|vài ngày tới|mấy bữa tới|ít hôm nữa|sắp",
    ),
    (Sense::When(When::Past), "vừa rồi|vừa qua|đã qua|những ngày qua|mấy ngày qua|vừa xong"),
    // Parts of the day
    (Sense::Session(Daytime::Morning), "buổi sáng|sáng|các buổi sáng|buổi sớm"),
    (Sense::Session(Daytime::Noon), "buổi trưa|trưa"),
    (Sense::Session(Daytime::Afternoon), "buổi chiều|chiều|các buổi chiều|xế chiều"),
    (Sense::Session(Daytime::Evening), "ngoài giờ|buổi tối|tối|đêm|buổi đêm|các buổi tối"),
    (Sense::Session(Daytime::Whole), "cả ngày|suốt ngày|suốt cả ngày|nguyên ngày"),
    // Ends of a range
    (Sense::From, "từ|kể từ|bắt đầu từ|tính từ|từ giờ|từ nay|từ bây giờ"),
    (Sense::To, "đến|tới|cho đến|cho tới|đến hết|tới hết|đến ngày|hết|đến tận|tới tận|cho đến hết|đến trước"),
    (Sense::Before, "trước|trước ngày|trước hôm"),
    (Sense::After, "sau|sau ngày|sau hôm"),
    (Sense::And, "và|với|cùng với|hoặc|hay|vs|lẫn|rồi"),
    // Whose
    (
        Sense::Myself,
        "tôi|của tôi|mình|của mình|em|e|của e|của em|tui|của tui|tau|cá nhân tôi|bản thân|cá nhân|riêng tôi|bọn em|chúng tôi|chúng em|bọn mình|của chúng tôi|phòng tôi|phòng ta|đơn vị ta|bên ta|phòng mình|phòng em|phòng tui|phòng chúng tôi|đơn vị tôi|đơn vị mình|đơn vị chúng tôi|bên em|bên mình|của anh|của chị|tôi có|em có|mình có|tui có|tôi phải|choa|của choa",
    ),
    (
        Sense::Everything,
        "cả cơ quan|toàn cơ quan|cơ quan|toàn sở|cả sở|của sở|lịch sở|sở mình|tất cả|lịch chung|toàn bộ|mọi người|tất cả mọi người|toàn thể|các phòng|các đơn vị|tất cả các phòng|mọi đơn vị|cả nhà|ai cũng|hết thảy|lịch chung của sở|lịch chung của cơ quan|lịch chung toàn sở|lịch chung cơ quan|của cơ quan|của toàn cơ quan|của toàn sở|của cả sở|của cả cơ quan|sở có|cơ quan có|sở ta|cơ quan ta|cơ quan mình|toàn ngành|cả đơn vị|toàn đơn vị|chung|lịch công tác của sở|lịch làm việc của sở|lịch họp của sở|lịch của sở|chương trình công tác của sở|chương trình của sở|lịch công tác của cơ quan|lịch làm việc của cơ quan|lịch họp của cơ quan|lịch của cơ quan|chương trình công tác của cơ quan|lịch công tác sở|lịch làm việc sở|lịch họp sở|lịch tổng|lịch tổng thể|lịch toàn bộ",
    ),
    (
        Sense::Common,
        "cùng|chung|cả hai|cả 2|cùng nhau|cùng dự|cùng họp|họp chung|đi chung|cùng đi|cùng tham gia|chung nhau|cùng chủ trì|cùng làm|dự chung|việc chung|đi cùng|dự cùng|họp cùng|có cả|gồm cả|có mặt cả|cả hai đồng chí|cả 2 đồng chí|cả hai anh|cả hai người|cả hai đơn vị|cả hai phòng",
    ),
    // Roles
    (
        Sense::Part(Part::Preparing),
        "chuẩn bị|chuẩn bị nội dung|chuẩn bị tài liệu|chuẩn bị báo cáo|phải chuẩn bị|cần chuẩn bị|chuẩn bị gì|chuẩn bị những gì|chuẩn bị nội dung gì|chuẩn bị nội dung nào|chuẩn bị những nội dung gì|chuẩn bị các nội dung gì|chuẩn bị tài liệu gì|chuẩn bị báo cáo gì|chuẩn bị việc gì|chuẩn bị những việc gì|chuẩn bị các việc gì|chuẩn bị công việc gì|chuẩn bị cái gì|chuẩn bị cho|chuẩn bị nội dung cho|chuẩn bị những nội dung nào|chuẩn bị các cuộc nào|chuẩn bị những cuộc nào|chuẩn bị cuộc nào|chuẩn bị chi|chuẩn bị nội dung chi|chuẩn bị những chi|chuẩn bị việc chi|chuẩn bị tài liệu chi|chuẩn bị cái chi|chuẩn bị mấy|chuẩn bị bao nhiêu|được giao chuẩn bị|tài liệu|tài liệu họp|tài liệu cuộc họp|tài liệu hội nghị|giấy tờ|phụ trách chuẩn bị|cb gì|cbi|cbi gì|phục vụ",
    ),
    (
        Sense::Part(Part::Chairing),
        "chủ trì|chủ trì những gì|chủ trì gì|chủ trì cuộc nào|chủ trì họp nào|chủ trì việc gì|chủ trì những việc gì|chủ trì những cuộc nào|chủ trì các cuộc nào|chủ trì những cuộc họp nào|chủ trì chi|chủ trì cái gì|điều hành|chủ toạ",
    ),
    (
        Sense::Asks(Asks::Who),
        "ai|có mấy người|có bao nhiêu người|mấy người|bao nhiêu người|những người nào|mấy đồng chí|bao nhiêu đồng chí|những đồng chí nào|những ai|ai là người|người nào|đồng chí nào|đc nào|lãnh đạo nào|lãnh đạo ai|những lãnh đạo nào|sếp nào|đơn vị nào|phòng nào|bộ phận nào|vị nào|ai sẽ|ai phải|do ai|có những ai|gồm những ai|gồm ai|ai rứa|lãnh đạo nào đi|anh nào|giám đốc nào|ai đi|ai dự|ai họp|ai tham gia|ai tham dự|ai tham gia họp|cho ai|với ai",
    ),
    (
        Sense::Asks(Asks::When),
        "sáng hay chiều|chiều hay sáng|buổi sáng hay buổi chiều|buổi sáng hay chiều|buổi nào|mấy ngày nữa|bao nhiêu ngày nữa|còn mấy ngày nữa|còn bao nhiêu ngày nữa|bao lâu nữa|còn bao lâu nữa|mấy hôm nữa|khi nào|bao giờ|lúc nào|ngày nào|hôm nào|bữa nào|ngày mấy|ngày bao nhiêu|mùng mấy|mồng mấy|là ngày gì|thứ mấy|mấy giờ|khi mô|bữa mô|hôm mô|lúc mô|ngày mô|bựa mô|vào ngày nào|vào hôm nào|vào lúc nào|vào thời gian nào|thời gian nào|chừng nào|lúc mấy giờ|hồi nào|tuần nào|buổi nào|vào buổi nào|những ngày nào|vào những ngày nào|hôm nào thì|bao lâu nữa",
    ),
    (
        Sense::Asks(Asks::Where),
        "ở đâu|họp mô|họp đâu|chỗ nào|ở chỗ nào|địa điểm|địa điểm nào|tại đâu|ở mô|đâu|nơi nào|ở phòng nào|tại phòng nào|phòng họp nào|họp phòng nào|đi đâu|đi mô|huyện nào|ở huyện nào|xã nào|địa điểm ở đâu|chỗ mô|ở nơi nào|tại địa điểm nào|mô rứa",
    ),
    (
        Sense::Asks(Asks::Count),
        "mấy|bao nhiêu|bn|bao nhiêu cuộc|mấy cuộc|mấy việc|mấy buổi|mấy lần|có mấy|có bao nhiêu|tổng số|số lượng|mấy cuộc họp|bao nhiêu cuộc họp|bao nhiêu việc|bao nhiêu lần|bao nhiêu buổi|mấy cái|mấy lịch|bao nhiêu lịch|mấy đầu việc|bao nhiêu đầu việc|mấy công việc|bao nhiêu công việc|nhiều không|đếm|đếm xem|đếm giúp|đếm giúp tôi|đếm hộ",
    ),
    (
        Sense::Asks(Asks::Clashes),
        "trùng|trùng lịch|bị trùng|trùng nhau|trùng giờ|trùng buổi|chồng chéo|chồng lịch|trùng lặp|trùng lịch họp|đụng lịch|xung đột|cấn lịch|vướng lịch|trùng lịch không|trùng cuộc nào|trùng lịch nào|đụng nhau|đụng|có đụng|bị đụng|đụng giờ|trùng lịch nhau|kẹt lịch",
    ),
    (
        Sense::Asks(Asks::Changes),
        "thay đổi|thay đổi gì|đổi lịch|lịch thay đổi|điều chỉnh|có gì mới|gì mới|cập nhật|lịch mới|dời|bị dời|dời gì|dời cái nào|dời những gì|có đổi gì|thay đổi nào|những thay đổi|có thay đổi|đổi gì|bổ sung gì|có chi mới|điều chỉnh gì|dời lịch|chuyển lịch|có bị đổi|bị đổi|có đổi|mới thay đổi|đã thay đổi|vừa thay đổi|điều chỉnh lịch|lịch điều chỉnh|thay đổi lịch",
    ),
    (
        Sense::Asks(Asks::Priorities),
        "trọng tâm|công việc trọng tâm|nhiệm vụ trọng tâm|việc trọng tâm|các nhiệm vụ trọng tâm|trọng tâm chỉ đạo|tập trung chỉ đạo|các công việc tập trung chỉ đạo|công việc tập trung chỉ đạo|công tác trọng tâm|nội dung trọng tâm|những trọng tâm|ưu tiên|chỉ đạo trọng tâm|trọng tâm công tác|nhiệm vụ trọng tâm tháng này",
    ),
    (
        Sense::Asks(Asks::Free),
        "rảnh|rảnh rỗi|được nghỉ|nghỉ|có được nghỉ|có nghỉ|nghỉ không|nghỉ ngày nào|được nghỉ ngày nào|không phải họp|không họp|cùng rảnh|đều rảnh|đều trống|cùng trống|rảnh chung|có rảnh|còn rảnh|trống|lịch trống|trống lịch|không có lịch|không có việc|ngày trống|ngày nào rảnh|rảnh ngày nào|rảnh hôm nào|rảnh không|ngày nào không có lịch|hôm nào rảnh|hôm nào trống|rỗi|ngày rảnh|còn trống|buổi trống|ngày nào trống|trống ngày nào|bữa mô rảnh|rảnh bữa mô|rảnh khi nào|khi nào rảnh|bao giờ rảnh|rảnh buổi nào|buổi nào rảnh|lúc nào rảnh|hôm nào không có lịch|ngày nào không có việc|chưa có lịch|rảnh lúc nào|rảnh bữa nào|bữa nào rảnh|không vướng lịch|không bận|ngày nào không bận|ai rảnh|ai trống lịch|không có lịch ngày nào",
    ),
    (
        Sense::Asks(Asks::Postponed),
        "hoãn|bị hoãn|đã hủy|đã hoãn|vừa hủy|mới hủy|vừa hoãn|hủy những gì|hoãn những gì|hủy gì|hoãn gì|hủy cái gì|hủy cái nào|hoãn cái nào|không diễn ra|không tổ chức|hủy|bị hủy|tạm hoãn|hoãn lại|bị hoãn lại|hoãn hủy|hoãn hay hủy|cuộc nào bị hoãn|cuộc nào bị hủy",
    ),
    // How a sentence goes on
    (
        Sense::FollowUp,
        "thế còn|vậy còn|còn|thì sao|thế|vậy|rứa còn|thế thì|vậy thì|thì răng|rồi còn|thế còn của|thì thế nào",
    ),
    (
        Sense::Except,
        "ngoài|ngoại trừ|trừ|trừ ra|bỏ|bỏ ra|gạt|bỏ các|bỏ những|không kể|chưa kể|không tính|không gồm|không bao gồm|bỏ qua việc|loại trừ|loại ra|\
         khác với|ngoài việc|ngoài cuộc|ngoài buổi|ngoài lịch|ngoài lịch của|trừ lịch|trừ lịch của|trừ việc|trừ việc của|\
         ngoài việc của|ngoài các việc của|trừ các việc của|ngoài các|ngoài những|trừ các|trừ những",
    ),
    (
        Sense::Without,
        "không phải của|không phải việc của|không phải là việc của|không phải lịch của|không phải cuộc của|không phải là của|không phải do|không do|không thuộc|không liên quan đến|không liên quan|không có mặt|\
         không có|không phải là|không phải|mà không có|vắng",
    ),
    (
        Sense::Not,
        "không|ko|k|kh|hok|hk|hem|kg|hong|khg|hông|hổng|khum|nỏ|chẳng|chả|chưa|không ạ|không nhỉ|không vậy|không em|không anh|không chị|không bạn|ko ạ|k ạ|hay không|hay k|hay chưa|nữa không|nữa k",
    ),
    (
        Sense::Affirm,
        "hay ở nhà|hay nghỉ|hay rảnh|hay ở cơ quan|hay không đi|phải không|đúng không|có phải|có đúng|đúng chứ|à|hả|hử|chăng|phải k|đk",
    ),
    (
        Sense::How(How::Remaining),
        "còn gì|còn gì nữa|còn việc gì|còn việc nào|còn việc gì nữa|còn việc nào nữa|còn việc|còn việc nữa|còn cuộc nào|còn cuộc nào nữa|còn cuộc|\
         còn buổi nào|còn buổi nào nữa|còn buổi|còn họp|còn họp gì|còn họp nữa|còn lịch|còn lịch gì|còn lịch nào|còn có gì|còn phải|còn phải làm gì|còn phải họp|\
         còn phải dự|còn những gì|còn những việc gì|còn những việc nào|còn những cuộc nào|còn mấy|còn bao nhiêu|còn bn|còn chi|còn chi nữa|còn việc chi|\
         còn cái nào|còn cái gì|còn cái gì nữa|còn lại|còn lại gì|còn lại những gì|các việc còn lại|những việc còn lại|việc còn lại|hết việc|hết việc chưa|hết việc rồi|\
         hết lịch|hết lịch chưa|hết họp|hết họp chưa|xong việc chưa|xong hết chưa|hết chưa|chưa xong|chưa diễn ra|chưa họp|còn nữa không|còn j|còn j nữa|còn vc|còn cv|còn bận|còn bận gì|\
         từ giờ trở đi|từ bây giờ trở đi|từ nay trở đi|từ giờ về sau|còn chuẩn bị|còn phải chuẩn bị|còn chuẩn bị gì|còn đi|còn đi đâu",
    ),
    (
        Sense::How(How::Next),
        "kế tiếp|tiếp theo|gần nhất|gần đây nhất|sắp tới nhất|sớm nhất|ngay sau|cuộc tới|buổi tới|việc tới|cuộc họp tới|cuộc sau|việc sau|buổi sau|cuộc họp sau|\
         lại có|lại có lịch|lại có việc|lại họp|lại đi họp|lại bận|lại có họp|lại phải họp|lại đi|cuộc sắp tới|việc sắp tới|buổi sắp tới|cuộc họp sắp tới|buổi họp sắp tới|lịch sắp tới gần nhất",
    ),
    (
        Sense::How(How::Now),
        "đang|bây giờ|lúc này|hiện tại|bây chừ|hiện giờ|giờ này|bây h|bh|bi giờ|bi chừ|ngay bây giờ|ngay lúc này|hiện đang|giờ đang|bây giờ đang",
    ),
    (
        Sense::Pronoun(Pronoun::Person),
        "chị ấy|anh ấy|ông ấy|bà ấy|cô ấy|chú ấy|bác ấy|thầy ấy|sếp ấy|đồng chí ấy|đc ấy|người ấy|người đó|anh đó|chị đó|ông đó|bà đó|cô đó|đồng chí đó|đc đó|\
         anh nớ|chị nớ|ông nớ|bà nớ|ổng|bả|ảnh|anh ta|chị ta|ông ta|bà ta|cô ta|đồng chí này|anh này|chị này|sếp đó|a ấy|c ấy|a đó|c đó|hắn|anh í|chị í|sếp í",
    ),
    (
        Sense::Pronoun(Pronoun::Unit),
        "phòng ấy|phòng đó|phòng nớ|đơn vị ấy|đơn vị đó|bên ấy|bên đó|bên nớ|ban ấy|ban đó|bộ phận ấy|bộ phận đó|phòng kia",
    ),
    (
        Sense::Pronoun(Pronoun::Day),
        "hôm đó|hôm ấy|hôm nớ|ngày đó|ngày ấy|ngày nớ|bữa đó|bữa ấy|bữa nớ|bữa hôm đó|buổi đó|buổi ấy|tuần đó|tuần ấy|tuần nớ|tháng đó|tháng ấy|khi đó|lúc đó|cùng ngày|cùng hôm|ngày hôm đó|ngày hôm ấy|hôm í",
    ),
    (
        Sense::Pronoun(Pronoun::Item(None)),
        "việc này|việc đó|việc ấy|việc nớ|cuộc này|cuộc đó|cuộc ấy|cuộc nớ|cuộc họp này|cuộc họp đó|cuộc họp ấy|buổi này|buổi họp này|buổi họp đó|buổi họp ấy|\
         cái này|cái đó|cái ấy|cái nớ|hội nghị này|hội nghị đó|hội nghị ấy|họp đó|họp này|vụ này|vụ đó|vụ ấy|chuyện đó|chuyện này|lịch đó|lịch này|mục này|mục đó|vc này|vc đó|nó",
    ),
    (
        Sense::Pronoun(Pronoun::Item(Some(0))),
        "việc đầu|việc đầu tiên|cuộc đầu|cuộc đầu tiên|cái đầu|cái đầu tiên|mục đầu|mục đầu tiên|việc thứ nhất|cuộc thứ nhất|mục 1|việc số 1|cuộc họp đầu|cuộc họp đầu tiên|buổi đầu|buổi đầu tiên|cái thứ nhất",
    ),
    (
        Sense::Pronoun(Pronoun::Item(Some(1))),
        "việc thứ hai|cuộc thứ hai|cái thứ hai|mục thứ hai|việc thứ 2|cuộc thứ 2|cái thứ 2|việc số 2|mục 2|buổi thứ hai|cuộc họp thứ hai",
    ),
    (
        Sense::Pronoun(Pronoun::Item(Some(2))),
        "việc thứ ba|cuộc thứ ba|cái thứ ba|mục thứ ba|việc thứ 3|cuộc thứ 3|cái thứ 3|việc số 3|mục 3|cuộc họp thứ ba",
    ),
    (
        Sense::Pronoun(Pronoun::Item(Some(usize::MAX))),
        "việc cuối|việc cuối cùng|cuộc cuối|cuộc cuối cùng|cái cuối|cái cuối cùng|mục cuối|mục cuối cùng|cuộc họp cuối|cuộc họp cuối cùng",
    ),
    (
        Sense::Carry,
        "đón|tiễn|đưa|bàn|bàn về|bàn bạc|trao đổi|thảo luận|lo|làm|dính|vướng|kẹt|mắc|tham mưu|đảm nhiệm|đảm trách|bố trí|theo dõi|phải lo|phải làm|liệt kê|dự kiến làm",
    ),
    (
        Sense::Form(Form::Word),
        "file word|tệp word|bản word|word|file doc|file docx|docx|file|tệp|bản mềm|file mềm|file lịch|file văn bản|\
         file pdf|bản pdf|văn bản word|dạng word|xuất file word|xuất word|xuất file|tải file",
    ),
    (
        Sense::Form(Form::Excel),
        "file excel|tệp excel|bản excel|excel|exel|file exel|xlsx|file xlsx|bảng tính|dạng excel|xuất file excel|xuất excel",
    ),
    (Sense::Form(Form::Calendar), "file ics|ics|tệp ics|file lịch ics|file calendar"),
    (
        Sense::Beyond,
        "ngoài tỉnh|ở ngoài tỉnh|ngoài huyện|ngoài giờ|ngoài trời|trong tỉnh|bận hơn|nhiều hơn|ít hơn|rảnh hơn|nhiều việc hơn|hơn|quan trọng|đáng chú ý|nổi bật|hot|gấp nhất|nhiều việc nhất|nhiều nhất|nhiều cuộc nhất|nhiều lịch nhất|ít việc nhất|\
         ít lịch nhất|bận nhất|bận rộn nhất|rảnh nhất|lâu nhất|dài nhất|quan trọng nhất|mấy người|bao nhiêu người|\
         bao nhiêu đại biểu|mấy đại biểu|kết quả thế nào|kết quả ra sao|vì sao|tại sao",
    ),
    (
        Sense::Subject,
        "phòng thủ|diễn tập phòng thủ|chi bộ|họp chi bộ|sinh hoạt chi bộ|giao ban|họp giao ban|giao ban tuần|giao ban tháng|bầu cử|chi đoàn|công đoàn|\
         đoàn thanh niên|hội phụ nữ|hội cựu chiến binh|thi đua|khen thưởng|thi đua khen thưởng|kỷ luật|tuyển dụng|đấu thầu|\
         quy hoạch|ngân sách|dự toán|quyết toán|chuyển đổi số|chính quyền điện tử|cải cách hành chính|phòng cháy chữa cháy|\
         phòng cháy|diễn tập|tập huấn|bồi dưỡng|tiếp dân|tiếp công dân|tiếp xúc cử tri|hội thảo|hội chợ|hội thi|hội diễn|\
         sơ kết|tổng kết|khai giảng|lễ khai giảng|bế giảng|tốt nghiệp|khai mạc|bế mạc|khánh thành|khởi công|động thổ|ký kết|nghiệm thu|bàn giao|thẩm định|kiểm toán|\
         giám sát|giải phóng mặt bằng|đền bù|quốc phòng|an ninh|biên giới|y tế|giáo dục|môi trường|nông thôn mới|giảm nghèo|\
         an toàn thực phẩm|an toàn giao thông|phòng chống dịch|phòng chống tham nhũng|phòng chống thiên tai|bão lụt|\
         đại hội|đại hội đảng|kết nạp đảng|kỳ họp|chất vấn|đối thoại|họp báo|gặp mặt|tọa đàm|tham quan|học tập|kỷ niệm|\
         tuyên dương|trao quà|tặng quà|viếng|lễ tang|đám tang|chào cờ|thăm hỏi|tết|trung thu",
    ),
    (Sense::Place, "phòng họp|hội trường|phòng hội thảo|phòng hội nghị|phòng khách|phòng giao ban"),
    (
        Sense::Talk(Talk::Guide),
        "hướng dẫn sử dụng|hướng dẫn|cách dùng|cách sử dụng|sử dụng thế nào|dùng thế nào|hướng dẫn em|hướng dẫn tôi|bạn làm được gì|bạn biết gì|bạn biết làm gì|em biết làm gì|em làm được gì|em biết gì|\
         bạn có thể làm gì|em có thể làm gì|mày làm được gì|bot làm được gì|bot biết làm gì|bot có thể làm gì|bot này để làm gì|hỏi thế nào|hỏi như thế nào|hỏi được gì|hỏi được những gì|hỏi gì được|trợ giúp|giúp được gì|giúp được những gì|\
         dùng bot thế nào|dùng bot này thế nào|xài sao|xài thế nào|dùng sao|dùng ra sao|cách hỏi|có chức năng gì|có những chức năng gì|chức năng",
    ),
    (
        Sense::Talk(Talk::Contact),
        "ai làm ra lịch|người làm ra lịch|ai lập lịch|ai soạn lịch|ai xếp lịch|ai là người làm lịch|ai là người làm ra lịch này|gọi ai|gặp ai|gặp văn thư|muốn gặp văn thư|gọi văn thư|hỏi văn thư|liên hệ ai|liên hệ với ai|liên lạc ai|liên lạc với ai|hỏi ai|báo ai|báo cho ai|báo lỗi|báo lỗi cho ai|bot hỏng|bot lỗi|bot bị lỗi|bot bị hỏng|bot sai|bị lỗi thì|ai phụ trách bot|ai quản lý bot|ai quản lý lịch|ai làm lịch|ai lên lịch|liên hệ văn thư|số văn thư|đầu mối",
    ),
    (
        Sense::Search,
        "tìm|tìm kiếm|tra cứu|tra|tìm giúp|tìm cho tôi|tìm cuộc|tìm lịch|kiếm|tìm việc|tìm cuộc họp|tìm trong lịch",
    ),
    (
        Sense::Schedule,
        "cv|vc|cv gì|vc gì|có cv gì|có vc gì|lịch|lịch công tác|lịch làm việc|lịch họp|lịch trình|chương trình|chương trình công tác|chương trình làm việc|có gì|có gì không|gì không|có việc gì|việc gì|có việc|công việc|công việc gì|có họp gì|họp gì|có họp không|họp không|làm gì|làm việc gì|phải làm gì|có lịch gì|có lịch|lịch gì|có lịch không|bận gì|bận không|có bận không|bận việc gì|bận chi|bận j|có cuộc nào|cuộc nào|cuộc gì|có cuộc gì|có chi|có chi không|chi không|mần chi|làm chi|có việc chi|việc chi|họp chi|có họp chi|lịch chi|có lịch chi|gì|những gì|nào|việc nào|những việc nào|những việc gì|những cuộc nào|cuộc họp nào|những cuộc họp nào|các cuộc họp|cuộc họp gì|sự kiện gì|sự kiện nào|có sự kiện gì|có sự kiện nào|có những gì|đi đâu làm gì|bận|lịch công việc|kế hoạch|kế hoạch làm việc|kế hoạch công tác|nội dung gì|nội dung nào|dự gì|dự những gì|đi họp gì|họp những gì|có các cuộc|có những cuộc|có những việc|lịch cụ thể|lịch chi tiết|xem lịch|đi làm không|phải đi làm không|có phải đi làm không|có đi làm không|các cuộc|danh sách|danh sách công việc|dự cuộc nào|dự họp gì|tham gia gì|tham dự gì|tham gia những gì|tham dự những gì|có lịch nào|lịch nào|công tác gì|nhiệm vụ gì|việc|đầu việc|có buổi nào|buổi làm việc nào|đi công tác|làm việc ở đâu|có phải họp không|phải họp không|phải đi họp không|có phải đi họp không|phải làm những gì|có cuộc họp nào|có cuộc họp nào không|có cuộc họp không|có cuộc họp gì|lịch họp hành|các công việc|những công việc|những công việc gì|có họp hành gì|có họp hành gì không|họp hành gì|họp hành|có họp",
    ),
    (
        Sense::Event,
        "họp bàn|họp|phải họp|phải dự|phải đi|cuộc họp|các cuộc họp|hội nghị|cuộc|buổi|buổi họp|sự kiện|dự|tham dự|dự họp|đi họp|làm việc|đi|tham gia|lễ|dự lễ|các buổi họp|phiên họp|cuộc làm việc|buổi làm việc|các buổi làm việc|tổ chức|diễn ra|có mặt|đi dự|tham gia họp|tham dự họp",
    ),
    (
        Sense::Honorific,
        "đồng chí|đc|dc|anh|chị|ông|bà|cô|chú|bác|sếp|thầy|thủ trưởng|các đồng chí|dì|cậu|mệ|cụ|a|c|o",
    ),
    // Manners
    (
        Sense::Address,
        "kính gửi|gửi|kính thưa|xin phép|cho phép|xin phép được|xin mạn phép|thưa|đề nghị|kính đề nghị|nhờ|xin|kính nhờ|kính mong|mong|chào|dạ chào|dạ thưa|xin chào|alo|dạ|kính chào|xin kính chào|trân trọng đề nghị|kính báo|báo cáo|yêu cầu|kính đề nghị quý|làm ơn",
    ),
    (
        Sense::Request,
        "cho biết|cho hỏi|cho xin|cho em hỏi|cho tôi hỏi|cho mình hỏi|cho tui hỏi|cho tôi biết|cho em biết|cho mình biết|cho tui biết|cho em xin|cho tôi xin|cho mình xin|cho anh hỏi|cho chị hỏi|cho anh xin|cho chị xin|cho anh biết|cho chị biết|cho tôi xem|cho em xem|cho mình xem|cho anh xem|cho chị xem|cho tui xem|cho xem|xin hỏi|hỏi|muốn hỏi|muốn biết|muốn xem|tôi muốn hỏi|tôi muốn biết|tôi muốn xem|em muốn hỏi|em muốn biết|em muốn xem|mình muốn hỏi|mình muốn xem|mình muốn biết|tôi cần biết|tôi cần xem|cần biết|cần xem|giúp|giúp tôi|giúp em|giúp mình|giùm|giùm tôi|hộ|hộ tôi|hộ em|hộ mình|cung cấp|thông báo|thông tin|vui lòng|ơi|nhé|nha|với ạ|ạ|xem|xem giúp|xem hộ|kiểm tra giúp|báo|gửi cho tôi|gửi cho em|gửi tôi|gửi em|gửi cho mình|gửi giúp|gửi giúp tôi|gửi cho anh|gửi cho chị|gửi anh|gửi chị|nhắc tôi|nhắc em|nhắc mình|nhắc|hiện|hiển thị|cho tôi|cho em|cho mình|cho tui|cho anh|cho chị|cho|đọc|nói|kể|tôi hỏi|em hỏi|xin được hỏi|xin cho biết|xin cho hỏi|cung cấp giúp|thống kê|cho tôi được biết|được biết|để biết|để tôi nắm|để nắm|nắm|muốn nắm",
    ),
    (
        Sense::Filler,
        "nơi|chỗ|chỉ|chỉ có|cũng|vẫn|lắm|quá|rất|hơi|mà thôi|ta|hè|dzậy|dậy|zậy|zị|vại|thía|nhở|hở|hén|rơi vào|rơi|nhằm ngày|nhằm|trúng vào|đầu giờ|cuối giờ|giờ làm việc|trong giờ|giờ hành chính|b|p|dùm|dum|dzùm|chút|tí|tý|xíu|nhen|nghen|thấy|coi|ngó|xem nào|tại vì|vậy nhỉ|nào ạ|đi ạ|có|là|thì|của|các|những|cái|này|nầy|ni|đó|đấy|ấy|kia|trong|vào|ở|tại|lúc|khoảng|được|đc|j|z|v|ạ|á|ừ|ừm|nhỉ|hè|hi|rứa|răng|chi|mô|tê|cụ thể|chi tiết|về|theo|như|như thế nào|thế nào|ntn|ra sao|sao|vậy ạ|đi nào|đã|sẽ|phải|cần|bị|do|bởi|mà|nữa|thôi|luôn|ngay|rồi|gì đó|gì vậy|gì thế|gì đấy|gì rứa|gì nhỉ|nhất|mọi|mỗi|từng|một|cả|suốt|toàn|đều|thể|có thể|để|nếu|liệu|số|lần|ngày|tuần|tháng|thứ|hôm|bữa|buổi|giờ|ngày giờ|thời gian|trên|dưới|địa bàn|nội dung|nhiệm vụ|công tác|sở|đơn vị|phòng|quý|quý cơ quan|quý văn phòng|quý vị|bên|phía|các bác|các anh|các chị|các anh chị|anh chị|admin|ad|bot|trợ lý|nhắc lịch|em bot|bạn|bạn ơi|mọi người ơi|cả nhà ơi|nhanh|gấp|ngay giúp|luôn ạ|nhá|nghe|hen|heng|vâng|ok|oke|okay|dự kiến|chính thức|liên quan|liên quan đến|có liên quan|có liên quan đến|thuộc|thuộc về|đối với|cùng các|ra|lên|xuống|lại|qua đây|qua lại|thành phần|người|người chủ trì|đơn vị chuẩn bị|được phân công|phân công|được giao|giao|phụ trách|triển khai|thực hiện|nếu có|chủ đề|từ khóa|từ khoá|có từ|có chữ|tên|mục|vụ|chuyện|khi|đợt|dịp|chắc|hình như|nhiều|ít|bao|trân trọng|trân trọng cảm ơn|xin cảm ơn|cảm ơn|cám ơn|cảm ơn ạ|em cảm ơn|tks|thanks|thank|xin trân trọng cảm ơn|rất mong bộ phận tham mưu|bộ phận tham mưu|rất mong|ban hành|đã ban hành|theo chương trình đã ban hành|chương trình đã ban hành|mong sớm nhận được|sớm|phản hồi|trả lời|hồi đáp|công văn|theo lịch|theo chương trình|trong lịch|lãnh đạo|các lãnh đạo|trong chương trình|để tôi chuẩn bị|để tôi sắp xếp|để sắp xếp|để chủ động|chủ động|sắp xếp|để bố trí|để em chuẩn bị|để chuẩn bị|theo quy định|phục vụ công tác|hằng|hàng|định|dự định|đi công chuyện|sở lao động|hết ạ|xong|kèm|kèm theo|gồm|bao gồm|trở đi|trở lên",
    ),
    (
        Sense::Greeting,
        "chào buổi sáng|chào buổi chiều|chào buổi tối|chúc buổi sáng|buổi sáng tốt lành|chúc buổi sáng tốt lành|chúc ngày mới tốt lành|ngày mới tốt lành|chúc một ngày tốt lành|chúc cuối tuần vui vẻ|cuối tuần vui vẻ|đã nhận|đã nhận được|nhận được rồi|đã rõ|rõ|nhất trí|đồng ý|đã xem|đã nghe|cảm ơn đồng chí|cảm ơn anh|cảm ơn chị|cảm ơn em|cảm ơn bạn|cảm ơn nhiều|xin chào|chào|hello|hi|hey|chào bạn|chào em|chào anh|chào chị|chào bot|good morning|chúc mừng|tạm biệt|bye|chúc ngủ ngon|khỏe không|bạn là ai|mày là ai|em là ai|bạn tên gì|bạn tên là gì|tên gì",
    ),
];
