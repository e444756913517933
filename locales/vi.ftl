### Mọi câu mà nhaclich nói với người dùng. Giữ cùng bộ khóa với en.ftl.

## Dates
weekday-mon = Thứ Hai
weekday-tue = Thứ Ba
weekday-wed = Thứ Tư
weekday-thu = Thứ Năm
weekday-fri = Thứ Sáu
weekday-sat = Thứ Bảy
weekday-sun = Chủ nhật

## Items
session-all-day = CẢ NGÀY
session-morning = SÁNG
session-afternoon = CHIỀU
session-evening = TỐI
session-unspecified = CHƯA RÕ BUỔI
status-postponed = HOÃN:
status-cancelled = HỦY:
person = đ/c { $name }
somebody-retired = (đã nghỉ)
item-until = (đến hết { $day })
item-place = Địa điểm: { $place }
item-chairs = Chủ trì: { $people }
item-chairs-too = Cùng chủ trì: { $people }
item-prepares = Chuẩn bị: { $units }
item-prepares-too = Cùng chuẩn bị: { $units }
part = ({ $number }/{ $of })

## Morning digest
digest-title = <b>Lịch công tác { $day }</b>
digest-count = Hôm nay { $name } { $count ->
    [0] không có việc
   *[other] có { $count } việc
  }{ $off ->
    [0] .
   *[other] , { $off } việc hoãn hoặc hủy.
  }
digest-count-all = Hôm nay cơ quan { $count ->
    [0] không có việc
   *[other] có { $count } việc
  }{ $off ->
    [0] .
   *[other] , { $off } việc hoãn hoặc hủy.
  }
digest-late = <i>Bản tin lẽ ra gửi lúc { $hour }, nay gửi muộn do gián đoạn. Mong thông cảm.</i>
digest-upcoming = <b>Cần chuẩn bị cho { $days } ngày làm việc tới</b>

## Answers to commands
answer-title = <b>{ $what }</b>
    { $name }: { $count } việc.
answer-title-all = <b>{ $what }</b>
    Toàn cơ quan: { $count } việc.
answer-nothing = { $what }: { $name } không có lịch.
answer-nothing-all = { $what }: cơ quan không có lịch.
answer-nearest = Gần nhất: { $day }, { $count } việc.
answer-no-programme = Chưa có chương trình công tác cho { $day }.
answer-no-programme-week = { $what }: chưa có chương trình công tác.
answer-which-day = Xin cho biết ngày, ví dụ: /ngay 12/11
week = Tuần { $span }
week-this = Tuần này, { $span }
prepare = Việc cần chuẩn bị sắp tới
focus-title = <b>Các công việc trọng tâm chỉ đạo</b>
focus-due = <i>Thời hạn: { $day }</i>
focus-none = Chương trình hiện nay không nêu công việc trọng tâm.

## Help and menu
help-title = <b>Nhắc lịch công tác</b>
    Anh/chị có thể hỏi:
help-words =
    Hoặc hỏi bằng lời, ví dụ: “mai có gì”, “chiều thứ năm tôi họp ở đâu”, “ai chủ trì tiếp công dân”.
menu-homnay = Lịch hôm nay
menu-ngaymai = Lịch ngày mai
menu-tuan = Lịch tuần
menu-ngay = Lịch một ngày, ví dụ /ngay 12/11
menu-chuanbi = Việc cần chuẩn bị
menu-trongtam = Công việc trọng tâm
menu-thang = Lịch tháng
menu-tim = Tìm việc, ví dụ /tim tiếp công dân
menu-thaydoi = Thay đổi trong lần công bố gần nhất
menu-caidat = Cài đặt nhận tin
menu-trogiup = Hướng dẫn
menu-start = Bắt đầu
menu-stop = Tạm ngừng nhận tin

## Access
stranger = Chào anh/chị. Đây là kênh nhắc lịch công tác nội bộ của cơ quan. Để được sử dụng, anh/chị vui lòng liên hệ Văn phòng để nhận liên kết mời.
code-unknown = Liên kết mời không đúng, đã được dùng hoặc đã hết hạn. Anh/chị vui lòng xin Văn phòng liên kết mới.
code-private-only = Liên kết này dành cho cá nhân. Anh/chị vui lòng mở trong cuộc trò chuyện riêng với tôi.
code-administrators-only = Chỉ quản trị viên của nhóm mới liên kết được nhóm với đơn vị.
welcome-official = Đã liên kết với { $name }. Mỗi sáng lúc { $hour }, lịch của đồng chí sẽ được gửi tại đây.
welcome-unit = Đã liên kết nhóm này với đơn vị { $name }. Mỗi sáng lúc { $hour }, lịch của đơn vị sẽ được gửi tại đây.
welcome-reader = Đã liên kết. Mỗi sáng lúc { $hour }, lịch của cơ quan sẽ được gửi tại đây.
welcome-secretariat = Đã cấp quyền Văn phòng cho anh/chị.
start-back = Chào anh/chị. Bản tin sáng sẽ được gửi tại đây.
start-secretariat = Chào anh/chị. Anh/chị có quyền Văn phòng: xem được toàn bộ chương trình công tác.
stopped = Đã tạm ngừng gửi tin tại đây. Khi cần, gửi /start để nhận lại.
failed = Xin lỗi, yêu cầu chưa thực hiện được. Anh/chị vui lòng thử lại sau ít phút.

## Directory and access
menu-danhba = Danh bạ, liên kết và quyền
menu-moi = Mời cán bộ, đơn vị
button-back = Quay lại
button-confirm = Đồng ý
button-grant = Duyệt
button-refuse = Từ chối
button-ask-access = Xin quyền truy cập
desk-only = Lệnh này dành cho Văn phòng.
desk-private-only = Việc của Văn phòng chỉ làm trong cuộc trò chuyện riêng với tôi.
desk-publish-only = Việc này cần người có quyền công bố.
people-title = <b>Danh bạ</b>: { $officials } cán bộ, { $units } đơn vị, { $collectives } tập thể; { $unlinked } nơi chưa liên kết.
people-invite = Mời
people-requests = Chờ duyệt ({ $count })
people-readers = Xem toàn bộ ({ $count })
people-roles = Phân quyền ({ $count })
people-unlinked = chưa liên kết
people-count-officials = { $count } cán bộ
people-count-units = { $count } đơn vị
people-items = { $kind }; { $count } việc đang có hiệu lực.
people-aliases = Cách viết khác: { $names }
people-members = Gồm: { $names }
people-belongs = Thuộc: { $names }
people-linked = Đã liên kết: { $chat }
people-rename = Đổi tên
people-full-name = Tên đầy đủ
people-positions = Chức vụ
people-alias = Thêm cách viết
people-merge = Gộp
people-split = Tách
people-retire = Cho nghỉ
people-say-members = Thành viên
people-cut = Thu hồi: { $chat }
people-readers-title = <b>Xem toàn bộ chương trình</b>: { $count } nơi.
people-whole = toàn bộ chương trình
people-ask-name = Xin viết tên mới của <b>{ $name }</b>. Tên cũ vẫn được hiểu khi đọc tài liệu.
people-ask-full-name = Xin viết tên đầy đủ của <b>{ $name }</b>.
people-ask-positions = Xin viết các chức vụ của <b>{ $name }</b>, cách nhau bằng dấu phẩy.
people-ask-alias = Xin viết cách viết khác của <b>{ $name }</b> trong tài liệu.
people-taken = Đã có <b>{ $name }</b> trong danh bạ. Nếu hai tên là một, xin chọn Gộp.
people-unusable = Tên để trống hoặc quá dài, chưa thay đổi gì.
people-gone = Mục này đã thay đổi hoặc không còn trong danh bạ.
people-merge-with = <b>{ $name }</b> chính là:
people-merge-sure = Gộp <b>{ $from }</b> vào <b>{ $into }</b>? { $items } việc và { $chats } liên kết sẽ chuyển sang { $into }; tên “{ $from }” được hiểu là { $into }.
people-split-which = Tách khỏi <b>{ $name }</b> cách viết nào thành mục riêng? Mục từng gộp vào sẽ nhận lại các việc của mình.
people-split-nothing = <b>{ $name }</b> chỉ có một cách viết, không có gì để tách.
people-members-which = Ai thuộc <b>{ $name }</b>? Bấm để thêm hoặc bớt.
people-retire-sure = Cho <b>{ $name }</b> nghỉ? Các liên kết bị thu hồi ngay; việc đã công bố vẫn giữ.
people-cut-sure = Thu hồi liên kết với <b>{ $name }</b>? Nơi đó sẽ không nhận tin và không xem được lịch nữa.
link-cut = Văn phòng đã thu hồi liên kết tại đây. Nếu cần, anh/chị vui lòng liên hệ Văn phòng.
roles-title = <b>Phân quyền</b>
roles-note = Người quản trị nêu trong cấu hình không hiện ở đây. Chỉ người quản trị đổi được quyền.
role-drafter = Soạn dự thảo
role-secretariat = Văn phòng
role-administrator = Quản trị
role-of = <b>{ $name }</b> đang có quyền: { $role }. Đổi thành:
role-revoke = Thu hồi quyền
role-revoked = Quyền của anh/chị đối với nhắc lịch đã được thu hồi.
welcome-drafter = Đã cấp quyền soạn dự thảo cho anh/chị. Việc công bố do người có quyền Văn phòng thực hiện.
invite-whom = Mời ai? Dấu • là nơi chưa liên kết.
invite-reader = Xem toàn bộ lịch
invite-card = Liên kết mời <b>{ $name }</b>, dùng một lần, đến { $until }:
    { $link }
    Mở liên kết hoặc quét mã rồi bấm Bắt đầu.
invite-card-group = Liên kết mời nhóm của <b>{ $name }</b>, dùng một lần, đến { $until }:
    { $link }
    Quản trị viên của nhóm mở liên kết hoặc quét mã rồi chọn nhóm.
request-who = Anh/chị vui lòng cho biết họ tên, chức vụ hoặc đơn vị. Văn phòng sẽ xem xét.
request-sent = Đã gửi yêu cầu tới Văn phòng. Khi có kết quả, tôi sẽ báo tại đây.
request-open = Yêu cầu của anh/chị đang chờ Văn phòng duyệt.
request-turned-down = Văn phòng chưa đồng ý cấp quyền truy cập. Nếu cần, anh/chị vui lòng liên hệ trực tiếp.
request-card = <b>Xin quyền truy cập</b>
    { $name }: “{ $words }”
request-card-group = <b>Xin quyền truy cập</b> cho nhóm <b>{ $chat }</b>
    Người xin: { $name }
request-granted = Đã duyệt: { $by }.
request-refused = Đã từ chối: { $by }.
request-link-to = Liên kết với ai?
request-others = Người khác
requests-none = Không có yêu cầu nào chờ duyệt.
reason-revoked = liên kết đã được thu hồi

## Command line
cli-priorities = Trọng tâm chỉ đạo:
cli-day = Ngày
cli-session = Buổi
cli-content = Nội dung
cli-place = Địa điểm
cli-units = Chuẩn bị
cli-officials = Chủ trì
cli-officials-known = Cán bộ
cli-units-known = Đơn vị
cli-collectives-known = Tập thể
cli-no-findings = Không có điểm nào cần hỏi lại.
cli-no-items = Không có việc nào trong những ngày này.
cli-no-digest = Ngày { $day } không ai có lịch.
cli-no-programme = Chưa có chương trình công tác cho ngày { $day }.
cli-published = Đã công bố phiên bản { $number } của chương trình { $from } – { $to }: { $items } việc.
cli-draft = Đã lưu dự thảo số { $draft }, còn { $questions } điểm cần hỏi lại. Công bố: thêm --publish, hoặc trong Telegram.
cli-not-published = chưa công bố: còn { $questions } điểm cần hỏi lại; đã lưu thành dự thảo số { $draft }. Sửa tài liệu rồi đọc lại, hoặc trả lời trong Telegram.
finding-error = Lỗi
finding-question = Hỏi
finding-note = Ghi chú

## Delivery
delivery-again = <i>(gửi lại)</i>
chat-gone = Không gửi được tin cho <b>{ $chat }</b>: { $reason }. Liên kết vẫn giữ; khi người nhận bấm /start, tin sẽ được gửi tiếp.
chat-topic-gone = Chủ đề của <b>{ $chat }</b> đã đóng hoặc bị xóa. Từ nay tin được gửi vào mục chung của nhóm.
reason-blocked = người nhận đã chặn nhắc lịch
reason-deactivated = tài khoản không còn hoạt động
reason-never-started = người nhận chưa bấm Bắt đầu
reason-removed = nhắc lịch đã bị đưa ra khỏi nhóm
reason-deleted = nhóm đã bị xóa
reason-no-rights = nhắc lịch không được phép viết trong nhóm
reason-not-found = đã quá một ngày không tìm thấy cuộc trò chuyện
too-many-questions = Anh/chị gửi nhiều quá trong một phút. Xin chờ một phút rồi hỏi tiếp.
## Changes
change-added = BỔ SUNG
change-cancelled = HỦY
change-moved = DỜI NGÀY
change-rescheduled = ĐỔI GIỜ
change-relocated = ĐỔI ĐỊA ĐIỂM
change-chair = ĐỔI CHỦ TRÌ
change-units = ĐỔI ĐƠN VỊ
change-reworded = ĐỔI NỘI DUNG
cli-change = Thay đổi
cli-before = Trước
cli-after = Nay
cli-changes-title = { $changes } thay đổi, { $immaterial } chỗ chỉ khác cách viết, { $questions } điểm cần hỏi lại.
cli-changes-unsure = { $file }: khi đọc còn { $questions } điểm cần hỏi lại; kết quả so sánh có thể chịu ảnh hưởng.
reason-waiting = còn chờ gửi
reason-no-answer = đã gửi hai lần nhưng Telegram không trả lời
reason-crash = chương trình dừng giữa chừng, không rõ đã tới chưa
reason-refused = Telegram không nhận nội dung tin
reason-expired = quá giờ gửi
reason-stopped = người nhận đã tắt nhắc lịch
reason-unreachable = không liên lạc được
reason-trouble = máy chủ Telegram đang lỗi
reason-not-reached = không kết nối được Telegram
reason-too-fast = Telegram yêu cầu chờ
reason-token = Telegram không nhận mã của nhắc lịch
reason-other = lý do khác
digest-report = <b>Bản tin sáng { $day }</b>: đã gửi { $sent } tin, còn { $missed } tin chưa tới nơi:
digest-report-line = • { $chat }: { $reason }
digest-report-more = … và { $count } tin khác

## Answers to sentences
answer-which-words = Xin cho biết cần tìm việc gì, ví dụ: /tim tiếp công dân
ask-stale = Câu trả lời này đã cũ, xin anh/chị hỏi lại giúp.
ask-title = <b>{ $what }</b>: { $count } việc.
ask-empty = { $what }: không có lịch.
ask-not-found = { $what }: không tìm thấy việc nào.
ask-no-programme = { $what }: chưa có chương trình công tác.
ask-no-clashes = { $what }: không có việc nào trùng lịch.
ask-clashes = <b>{ $what }</b>: { $count } chỗ trùng lịch.
ask-changes = <b>{ $what }</b>: { $count } thay đổi trong lần công bố gần nhất.
ask-no-changes = { $what }: lần công bố gần nhất không có thay đổi.
ask-change-before = Trước đây: { $day } – { $content }
ask-free-title = <b>{ $what }</b>
ask-free = Chưa có lịch: { $days }.
ask-free-none = Ngày nào cũng đã có lịch.
ask-idle = Chưa có lịch trong thời gian này: { $names }.
ask-who-chairs = Chủ trì: <b>{ $names }</b>
ask-who-prepares = Chuẩn bị: <b>{ $names }</b>
ask-when = Thời gian: <b>{ $days }</b>
ask-where = Địa điểm: <b>{ $places }</b>
ask-where-unsaid = Chương trình không ghi riêng địa điểm.
ask-postponed = hoãn hoặc hủy
ask-preparing = phần chuẩn bị
ask-coming = sắp tới
ask-everybody = toàn cơ quan
ask-in-common = việc chung của { $names }
ask-today = hôm nay, { $day }
ask-tomorrow = ngày mai, { $day }
ask-yesterday = hôm qua, { $day }
ask-this-week = tuần này, { $day }
ask-next-week = tuần sau, { $day }
ask-last-week = tuần trước, { $day }
ask-week = tuần { $day }
ask-month = tháng { $day }
ask-several = “{ $written }” có thể là nhiều người hoặc đơn vị. Xin chọn:
ask-unknown-person = Trong danh bạ không có “{ $written }”. Anh/chị muốn hỏi về ai?
ask-unknown-unit = Trong danh bạ chưa có đơn vị “{ $written }”. Anh/chị muốn hỏi về đơn vị nào?
ask-no-such-day = Không có ngày { $day }. Xin xem lại ngày tháng.
ask-no-such-weekday = Không có thứ { $number } trong tuần. Xin xem lại.
ask-weekday-differs = Thứ và ngày không khớp: ngày đó là { $day }. Anh/chị muốn hỏi ngày nào?
ask-help-official = Xin lỗi, tôi chưa hiểu câu hỏi. Anh/chị có thể hỏi, ví dụ:
    • mai tôi có lịch gì
    • tuần sau tôi chủ trì những việc gì
    • bao giờ tiếp công dân
ask-help-unit = Xin lỗi, tôi chưa hiểu câu hỏi. Anh/chị có thể hỏi, ví dụ:
    • tuần sau phòng mình phải chuẩn bị gì
    • mai có việc gì
    • ai chủ trì hội nghị ngày 12/11
ask-help-all = Xin lỗi, tôi chưa hiểu câu hỏi. Anh/chị có thể hỏi, ví dụ:
    • lịch cả cơ quan tuần này
    • tuần sau có trùng lịch không
    • tìm tiếp công dân

## Announcements
told-cancelled = HỦY
told-postponed = HOÃN
told-moved = DỜI
told-rescheduled = ĐỔI GIỜ
told-relocated = ĐỔI ĐỊA ĐIỂM
told-chair = ĐỔI CHỦ TRÌ
told-units = ĐỔI ĐƠN VỊ
told-added = BỔ SUNG
told-reworded = SỬA NỘI DUNG
letter-heading = <b>{ $words }</b>: { $count } thay đổi trong lịch của { $name }.
letter-heading-all = <b>{ $words }</b>: { $count } thay đổi trong chương trình công tác.
letter-before = Trước: { $what }
letter-now = Nay: <b>{ $what }</b>
letter-now-cancelled = Nay: <b>hủy, không thực hiện</b>
letter-now-postponed = Nay: <b>hoãn, chưa có ngày mới</b>
letter-was-cancelled = đã hủy
letter-was-postponed = hoãn
letter-when = Thời gian: { $what }
letter-at = tại { $what }
letter-nowhere = chưa ghi địa điểm
letter-chaired = chủ trì: { $what }
letter-unchaired = chưa ghi người chủ trì
letter-prepared = chuẩn bị: { $what }
letter-unprepared = chưa ghi đơn vị chuẩn bị
letter-days = từ { $from } đến hết { $to }
letter-reason = Lý do: { $reason }
letter-by = <i>{ $by } công bố lúc { $time }, { $day }.</i>
duty-chair-off = <b>{ $name } không còn chủ trì việc này.</b>
duty-chair-on = <b>{ $name } được phân công chủ trì việc này.</b>
duty-prepare-off = <b>{ $name } không còn chuẩn bị việc này.</b>
duty-prepare-on = <b>{ $name } được giao chuẩn bị việc này.</b>
clash-and = {" "}và{" "}
clash-official = Lưu ý trùng lịch: { $name } có { $count } việc cùng lúc: { $items }.
clash-place = Lưu ý trùng địa điểm: { $name } có { $count } việc cùng lúc: { $items }.
clash-unit = Lưu ý: { $name } phải chuẩn bị { $count } việc trong một buổi: { $items }.
issue = <b>BAN HÀNH</b>: chương trình công tác { $from } – { $to }. { $name } có { $count } việc.
issue-all = <b>BAN HÀNH</b>: chương trình công tác { $from } – { $to }, { $count } việc.
issue-nearest = Gần nhất: { $when } – { $content }
letter-superseded = <i>Tin này đã được thay bằng tin công bố lúc { $time }, { $day }.</i>
letter-superseded-partly = <i>Tin công bố lúc { $time }, { $day } có thay đổi mới hơn về: { $items }.</i>
digest-changed = <i>Đã cập nhật theo thay đổi công bố lúc { $time }.</i>
digest-emptied = <b>Lịch công tác { $day }</b>
    Theo thay đổi mới nhất, hôm nay { $name } không còn việc.
office-desk = Văn phòng
office-desk-person = { $name } (Văn phòng)
seen = Đã xem

## Settings
settings-title = <b>Cài đặt nhận tin</b>
    Bấm vào từng mục để thay đổi.
settings-hours = Bản tin sáng gửi lúc mấy giờ?
settings-administrators-only = Chỉ quản trị viên của nhóm mới thay đổi được cài đặt.
settings-unlinked = Nơi này chưa được liên kết nên chưa có gì để cài đặt.
set-hour = Giờ gửi bản tin sáng: { $hour }
set-morning-on = Bản tin sáng: có
set-morning-off = Bản tin sáng: không
set-eve = Tối hôm trước: { $hour }
set-eve-off = Tối hôm trước: không
set-preview-off = Lịch tuần tới: không
set-preview-friday = Lịch tuần tới: chiều thứ Sáu
set-preview-sunday = Lịch tuần tới: tối Chủ nhật
set-weekends-on = Thứ Bảy, Chủ nhật: có gửi
set-weekends-off = Thứ Bảy, Chủ nhật: không gửi
set-empty-on = Ngày không có lịch: có báo
set-empty-off = Ngày không có lịch: không báo
set-before = Nhắc trước giờ họp: { $minutes } phút
set-before-off = Nhắc trước giờ họp: không
set-short-on = Cỡ tin: rút gọn
set-short-off = Cỡ tin: đầy đủ
set-silent-on = Âm báo: không
set-silent-off = Âm báo: có
set-language = Ngôn ngữ: Tiếng Việt
set-back = Quay lại
before-title = <b>Sắp đến giờ: { $hour }</b>
digest-eve-count = Ngày mai { $name } { $count ->
    [0] không có việc
   *[other] có { $count } việc
  }{ $off ->
    [0] .
   *[other] , { $off } việc hoãn hoặc hủy.
  }
digest-eve-count-all = Ngày mai cơ quan { $count ->
    [0] không có việc
   *[other] có { $count } việc
  }{ $off ->
    [0] .
   *[other] , { $off } việc hoãn hoặc hủy.
  }
digest-week = <b>Lịch công tác tuần tới, { $span }</b>
    { $name }: { $count ->
    [0] không có việc.
   *[other] { $count } việc.
  }
digest-week-all = <b>Lịch công tác tuần tới, { $span }</b>
    Toàn cơ quan: { $count ->
    [0] không có việc.
   *[other] { $count } việc.
  }
mark-new = MỚI:
mark-changed = ĐỔI:
mark-gone = <b>HỦY:</b> { $content }
mark-moved = <b>DỜI:</b> { $content } sang { $day }
set-nudged-on = Nhắc việc chuẩn bị: có
set-nudged-off = Nhắc việc chuẩn bị: không
nudge-title = <b>Nhắc việc chuẩn bị</b>
nudge-left = { $days ->
    [1] Còn 1 ngày làm việc
   *[other] Còn { $days } ngày làm việc
  }
nudge-done = Đã chuẩn bị xong
nudge-done-one = Đã chuẩn bị xong việc thứ { $number }
nudge-stale = Việc này đã thay đổi. Anh/chị gửi /chuanbi để xem việc cần chuẩn bị hiện nay.
prepared-by = <i>Đã chuẩn bị xong: { $units }</i>
