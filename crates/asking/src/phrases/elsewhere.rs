//! Other matters than a programme, in Vietnamese, as people try them on a bot; only the table.

/// Alternatives are set apart by `|`. What the programme itself speaks of is never another matter.
pub const PHRASES: &[&str] = &[
    // Weather, prices, luck
    "thời tiết|dự báo thời tiết|mưa|trời mưa|nắng|trời nắng|bão|nhiệt độ|mấy độ|bao nhiêu độ|nóng không|lạnh không|\
     giá vàng|giá xăng|giá đô|giá heo|giá điện|giá nhà|giá đất|tỷ giá|xổ số|sổ số|sổ xố|xổ xố|số đề|lô đề|vietlott|\
     kết quả xổ số|kết quả sổ số|kqxs|trúng số|cổ phiếu|chứng khoán|bitcoin|vnindex",
    // Sport and leisure
    "vé máy bay|máy bay|mua giúp|mua hộ|nghỉ trưa chưa|trận|chung kết|bán kết|thắng trận|bao nhiêu tiền|đổi tiền|bóng đá|tỷ số|tỉ số|đá bóng|trận đấu|đá mấy giờ|thi đấu|lịch thi đấu|đội tuyển|world cup|ngoại hạng anh|\
     thơ|bài thơ|làm thơ|truyện cười|kể chuyện|chuyện cười|chuyện vui|bài hát|hát|ca sĩ|phim|xem phim|chiếu phim|\
     lịch chiếu phim|ti vi|game|chơi|đi chơi|chơi gì|trò chơi|du lịch|nghỉ mát|mua sắm|khách sạn",
    // Food
    "nấu|nấu ăn|món ăn|ăn gì|ăn trưa|ăn tối|ăn sáng|ăn cơm|đi ăn|quán ăn|quán nào|nhậu|cà phê|cafe|uống|uống gì|\
     bia|rượu|trà đá|phở|bún bò",
    // Knowledge
    "dịch sang|dịch giúp|dịch câu|tiếng anh là gì|nghĩa là gì|là gì thế|thủ đô|tổng thống|dân số|lịch sử|ai là tổng thống|\
     tính giúp|cộng mấy|bằng mấy|bao nhiêu tuổi|mấy tuổi|chiều cao|đường đi|bản đồ|đi đường nào|bao nhiêu km|\
     rằm|mùng một âm|lịch âm|âm lịch|ngày âm|lịch vạn niên|vạn niên|tử vi|phong thủy|cung hoàng đạo|ngày tốt|giờ hoàng đạo|ngày lễ nào",
    // What hour it is
    "bây giờ là mấy giờ|bây giờ mấy giờ|giờ là mấy giờ|mấy giờ rồi|còn bao nhiêu ngày nữa đến tết|còn mấy ngày nữa đến tết|còn mấy ngày nữa hết tháng|\
     còn bao nhiêu ngày nữa hết tháng|còn mấy ngày nữa hết năm|còn mấy ngày nữa hết tuần",
    // Private life
    "chúc sếp|chúc anh|chúc chị|chúc em|chúc bạn|chúc mọi người|chúc cả nhà|chúc các|yêu|yêu em|yêu anh|nhớ em|nhớ anh|vợ|chồng|người yêu|con cái|nhà ở đâu|quê ở đâu|quê đâu|quê|sinh năm nào|sinh nhật|\
     số điện thoại|điện thoại|sđt|sdt|số tài khoản|email|facebook|zalo|gọi điện|nhắn tin|gửi tin|đẹp trai|xinh|\
     ốm|đau đầu|đau bụng|buồn|buồn quá|chán|chán quá|mệt|mệt quá|vui không|ngủ|ngủ ngon|khỏe không",
    // The office's other business
    "lương|tiền|tiền lương|thưởng|tăng lương|tiền thưởng|nghỉ phép|xin nghỉ|xin nghỉ phép|đơn xin nghỉ|đăng ký|đặt xe|\
     đặt vé|đặt phòng|đặt cơm|mượn xe|xe nào đi|lái xe|cắt điện|mất điện|mất mạng|mất nước|cúp điện|máy in|máy tính hỏng|\
     wifi|wi fi|mật khẩu wifi|thủ tục|hồ sơ của tôi|công văn số|đánh máy|soạn thảo|soạn giúp|soạn văn bản|photo",
    // What the table lacks: the desk shows it, a question does not
    "chưa có người chủ trì|chưa có ai chủ trì|chưa có chủ trì|chưa có đơn vị chuẩn bị|chưa có người chuẩn bị|\
     chưa phân công|chưa được phân công|chưa giao ai|không ghi buổi|không ghi giờ",
    // Orders, of what is ordered nowhere else
    "viết|viết bài|viết code|viết hộ|viết thư|viết đơn|xóa hết|xóa toàn bộ|gửi thông báo|gửi email|gửi mail|hẹn giờ|\
     báo thức|đặt báo thức|phút trước|tiếng trước|nhắc trước|mở nhạc|bật nhạc|tắt máy|khởi động lại|hãy|đóng vai|\
     giả vờ|câu lệnh|lệnh|hệ thống|in ra|chạy lệnh",
    // Prying and mischief
    "bỏ qua mọi|bỏ qua tất cả|bỏ qua các|bỏ qua hướng dẫn|quên hết|quên đi|quên mọi|hướng dẫn trước đó|mật khẩu|\
     token|cơ sở dữ liệu|dữ liệu của bạn|mã nguồn|lập trình|code|hack|virus|quyền quản trị|chatgpt|trí tuệ nhân tạo",
    // The bot itself
    "ai tạo ra bạn|ai làm ra bạn|ai viết ra bạn|\
     đồ ngốc|ngu|ngu thế|ngớ ngẩn|vô dụng",
];
