### Mọi câu mà nhaclich nói với người dùng. Giữ cùng bộ khóa với en.ftl.

## Dates
weekday-mon = Thứ Hai
weekday-tue = Thứ Ba
weekday-wed = Thứ Tư
weekday-thu = Thứ Năm
weekday-fri = Thứ Sáu
weekday-sat = Thứ Bảy
weekday-sun = Chủ nhật
weekday-inside = { $day ->
    [mon] thứ Hai
    [tue] thứ Ba
    [wed] thứ Tư
    [thu] thứ Năm
    [fri] thứ Sáu
    [sat] thứ Bảy
   *[sun] Chủ nhật
  }

## Items
session-all-day = CẢ NGÀY
session-morning = SÁNG
session-afternoon = CHIỀU
session-evening = TỐI
session-unspecified = TRONG NGÀY
status-postponed = HOÃN:
status-cancelled = HỦY:
person = đ/c { $name }
somebody-retired = (đã thôi công tác)
item-until = (đến hết { $day })
item-place = Địa điểm: { $place }
item-at = 📍 { $place }
item-stood-in = { $from } ({ $to } dự thay)
item-chairs = Chủ trì: { $people }
item-chairs-too = Cùng chủ trì: { $people }
item-prepares = Chuẩn bị: { $units }
item-prepares-too = Cùng chuẩn bị: { $units }
item-attending = <i>Tham dự:</i>
item-attends = Tham dự: { $people }
item-attends-too = Cùng tham dự: { $people }
item-notes = Chi tiết: { $notes }
part = ({ $number }/{ $of })

## Morning digest
digest-title = <b>Lịch công tác { $day }</b>
digest-count = Hôm nay { $name }{ $count ->
    [0] {" "}không có lịch công tác
   *[other] : { $count } việc
  }{ $off ->
    [0] .
   *[other] , { $off } việc hoãn hoặc hủy.
  }
digest-count-all = Hôm nay toàn cơ quan{ $count ->
    [0] {" "}không có lịch công tác
   *[other] : { $count } việc
  }{ $off ->
    [0] .
   *[other] , { $off } việc hoãn hoặc hủy.
  }
digest-unwanted = { $name }: không có việc thuộc loại đã chọn nhận; còn { $unwanted } việc khác, xem bằng /homnay.
digest-late = <i>Bản tin này lẽ ra gửi lúc { $hour }, nay gửi muộn do gián đoạn kỹ thuật. Rất mong được thông cảm.</i>
digest-upcoming = <b>Cần chuẩn bị cho { $days } ngày làm việc tới</b>

## Answers to commands
answer-title = <b>{ $what }</b>
    { $name }: { $count } việc.
answer-title-all = <b>{ $what }</b>
    Toàn cơ quan: { $count } việc.
answer-nothing = { $what }: { $name } không có lịch.
answer-nothing-all = { $what }: cơ quan không có lịch.
answer-nearest = Gần nhất: { $day }, { $count } việc.
answer-which-day = Xin cho biết ngày, ví dụ: /ngay 12/11
prepare = Việc cần chuẩn bị sắp tới
focus-title = <b>Các công việc trọng tâm chỉ đạo</b>
focus-due = <i>Thời hạn: { $day }</i>
focus-none = Chương trình hiện nay không nêu công việc trọng tâm.

## Help and menu
help-title = <b>Nhắc lịch công tác</b>
    Anh/chị có thể hỏi:
help-desk = <b>Việc của Văn phòng</b>
    Gửi chương trình công tác (Word, Excel, PDF hoặc ảnh chụp) vào đây. Tôi đọc, hỏi lại chỗ chưa rõ rồi cho xem trước; chưa bấm “Công bố” thì chưa ai được báo.
help-task-people = <b>Mời người nhận</b>
help-task-programme = <b>Soạn, sửa chương trình</b>
help-task-telling = <b>Theo dõi, thông báo</b>
help-task-handing-out = <b>Xuất tệp, trình chiếu, nhật ký</b>
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
menu-thaydoi = Thay đổi gần đây
menu-lich = Thêm vào lịch của điện thoại, máy tính
menu-caidat = Cài đặt nhận tin
menu-trogiup = Hướng dẫn
menu-start = Bắt đầu
menu-stop = Tạm ngừng nhận tin

## Access
stranger = Chào anh/chị. Đây là kênh nhắc lịch công tác nội bộ của cơ quan. Để được sử dụng, anh/chị vui lòng liên hệ Văn phòng để nhận liên kết mời.
code-unknown = Liên kết mời không đúng, đã được dùng hoặc đã hết hạn. Anh/chị vui lòng xin Văn phòng liên kết mới.
code-private-only = Liên kết này dành cho cá nhân. Anh/chị vui lòng mở trong cuộc trò chuyện riêng với tôi.
code-administrators-only = Chỉ quản trị viên của nhóm mới liên kết được nhóm với đơn vị.
welcome-official = Đã liên kết với { $name }.
    Mỗi ngày có việc, lịch của đồng chí được gửi tại đây lúc { $hour }. Lịch thay đổi thì báo ngay; bấm “Đã xem” để Văn phòng biết.
    Lúc nào cũng có thể hỏi: “mai có gì”, “tuần sau”, “thứ năm họp ở đâu”. Đổi giờ nhận: /caidat.
welcome-unit = Đã liên kết nhóm này với đơn vị { $name }.
    Mỗi ngày có việc, lịch của đơn vị được gửi tại đây lúc { $hour }, kèm việc cần chuẩn bị. Lịch thay đổi thì báo ngay; bấm “Đã xem” để Văn phòng biết.
    Lúc nào cũng có thể hỏi: /homnay, /tuan, /chuanbi. Đổi giờ nhận: /caidat.
welcome-unit-alone = Đã liên kết với đơn vị { $name }.
    Mỗi ngày có việc, lịch của đơn vị được gửi tại đây lúc { $hour }, kèm việc cần chuẩn bị. Lịch thay đổi thì báo ngay; bấm “Đã xem” để Văn phòng biết.
    Lúc nào cũng có thể hỏi: “mai có gì”, “tuần sau chuẩn bị gì”, /chuanbi. Đổi giờ nhận: /caidat.
welcome-reader = Đã liên kết.
    Mỗi ngày có việc, lịch của cơ quan được gửi tại đây lúc { $hour }. Lịch thay đổi thì báo ngay.
    Lúc nào cũng có thể hỏi: “mai có gì”, “lịch đ/c … tuần này”. Đổi giờ nhận: /caidat.
welcome-secretariat = Đã cấp quyền Văn phòng cho anh/chị.
    Gửi chương trình công tác vào đây để bắt đầu; xem những việc làm được: /trogiup.
start-back = Chào anh/chị. Bản tin sáng sẽ được gửi tại đây.
start-secretariat = Chào anh/chị. Anh/chị phụ trách lịch công tác của cơ quan tại đây.
stopped = Đã tạm ngừng gửi tin tại đây. Khi cần, gửi /start để nhận lại.
failed = Xin lỗi, yêu cầu chưa thực hiện được. Anh/chị vui lòng thử lại sau ít phút.
update-unread = Xin lỗi, tôi chưa đọc được tin vừa rồi. Anh/chị vui lòng gửi lại, bằng chữ hoặc bằng tệp.
update-set-aside = Xin lỗi, tôi đã thử hai lần mà không xử lý được yêu cầu gần đây của anh/chị nên tạm bỏ qua. Anh/chị vui lòng gửi lại; nếu là tệp, nên mở ra, lưu lại thành tệp mới rồi gửi.

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
people-retire = Ngừng sử dụng
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
people-retire-sure = Ngừng sử dụng <b>{ $name }</b> trong danh bạ? Các liên kết bị thu hồi ngay; việc đã công bố vẫn giữ.
people-cut-sure = Thu hồi liên kết với <b>{ $name }</b>? Nơi đó sẽ không nhận tin và không xem được lịch nữa.
link-cut = Văn phòng đã thu hồi liên kết tại đây. Nếu cần, anh/chị vui lòng liên hệ Văn phòng.
roles-title = <b>Phân quyền</b>
roles-note = Quản trị viên ghi trong cài đặt của máy chủ không hiện ở đây. Chỉ quản trị viên đổi được quyền.
role-drafter = Soạn dự thảo
role-secretariat = Văn phòng
role-administrator = Quản trị
role-of = <b>{ $name }</b> đang có quyền: { $role }. Đổi thành:
role-revoke = Thu hồi quyền
role-revoked = Quyền của anh/chị đối với nhắc lịch đã được thu hồi.
welcome-drafter = Đã cấp quyền soạn dự thảo cho anh/chị. Việc công bố do người có quyền Văn phòng thực hiện.
invite-whom = Mời ai? Dấu • là nơi chưa liên kết.
invite-reader = Xem toàn bộ lịch
invite-everybody = Mời tất cả chưa liên kết ({ $count })
invite-office = Một liên kết cho cả cơ quan
invite-nobody = Mọi cán bộ và đơn vị trong danh bạ đều đã liên kết.
invite-to-office = các đồng chí trong cơ quan
invite-what = Văn phòng trân trọng mời đồng chí nhận lịch công tác qua Telegram: mỗi ngày có việc, lịch của đồng chí được gửi lúc { $hour }; lịch thay đổi thì báo ngay; cần xem lịch lúc nào, đồng chí nhắn hỏi lúc đó.
invite-what-unit = Văn phòng trân trọng mời đơn vị nhận lịch công tác trong nhóm Telegram của mình: mỗi ngày có việc, lịch của đơn vị được gửi lúc { $hour }, kèm những việc cần chuẩn bị; lịch thay đổi thì báo ngay.
invite-what-office = Văn phòng trân trọng mời các đồng chí nhận lịch công tác qua Telegram: mỗi ngày có việc, lịch của từng người, từng đơn vị được gửi lúc { $hour }; lịch thay đổi thì báo ngay.
invite-letter = Kính gửi { $name }.
    { $what }
    Xin mở liên kết dưới đây rồi bấm “Bắt đầu”:
    { $link }
    { $until }
invite-letter-unit = Kính gửi { $name }.
    { $what }
    Xin quản trị viên của nhóm mở liên kết dưới đây rồi chọn nhóm của đơn vị:
    { $link }
    { $until }
invite-letter-group = Để nhận trong nhóm Telegram của đơn vị, quản trị viên của nhóm mở:
    { $link }
invite-paper-title = Giấy mời nhận lịch công tác qua Telegram
invite-paper-to = Kính gửi: { $name }
invite-paper-how = Cách mở: dùng máy ảnh của điện thoại đã cài Telegram quét mã bên cạnh, mở liên kết rồi bấm “Bắt đầu” (Start).
invite-paper-how-unit = Cách mở: quản trị viên của nhóm dùng máy ảnh điện thoại quét mã bên cạnh, mở liên kết rồi chọn nhóm của đơn vị.
invite-paper-how-office = Cách mở: dùng máy ảnh của điện thoại đã cài Telegram quét mã bên cạnh, mở liên kết, bấm “Bắt đầu” (Start), chọn tên mình và chờ Văn phòng duyệt.
invite-paper-until = Liên kết dùng một lần, đến { $until }.
invite-paper-until-office = Liên kết dùng chung, đến { $until }.
invite-paper-caption = { $count ->
    [1] Giấy mời để in.
   *[other] Giấy mời của { $count } nơi chưa liên kết, để in ra giấy A4 và cắt rời.
  } Lời mời để chuyển tiếp có ngay bên dưới.
newcomer-who = Chào anh/chị. Xin chọn tên của mình hoặc đơn vị của mình; Văn phòng sẽ duyệt.
newcomer-which-unit = Nhóm này là của đơn vị nào? Xin quản trị viên của nhóm chọn; Văn phòng sẽ duyệt.
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
request-card-named = <b>Xin quyền truy cập</b>
    { $name } mở liên kết chung và nhận là <b>{ $words }</b>.
request-card-group-named = <b>Xin quyền truy cập</b> cho nhóm <b>{ $chat }</b>
    { $name } mở liên kết chung và nhận đây là nhóm của <b>{ $words }</b>.
request-granted = Đã duyệt: { $by }.
request-refused = Đã từ chối: { $by }.
request-link-to = Liên kết với ai?
request-others = Người khác
requests-none = Không có yêu cầu nào chờ duyệt.
menu-thongbao = Gửi thông báo
broadcast-heading = <b>THÔNG BÁO CỦA VĂN PHÒNG</b>
broadcast-what = Xin gửi nội dung thông báo: chữ, ảnh hoặc tệp (có thể kèm lời).
broadcast-preview = Thông báo sẽ gửi tới: <b>{ $to }</b>, { $count } nơi nhận.
broadcast-away = Hiện không nhận được tin: { $names }
broadcast-unlinked = Chưa liên kết: { $names }
broadcast-everybody = Tất cả
broadcast-officials = Cán bộ
broadcast-units = Đơn vị
broadcast-nobody = chưa chọn ai
broadcast-pick = Chọn tên
broadcast-pick-whom = Gửi tới những ai? Bấm để chọn hoặc bỏ chọn.
broadcast-picked = Xong
broadcast-test = Gửi thử cho tôi
broadcast-send = Gửi tới { $count } nơi
broadcast-discard = Hủy bỏ
broadcast-discarded = Đã hủy bỏ, không gửi thông báo.
broadcast-sending = <b>Đang gửi thông báo</b>
broadcast-done = <b>Đã gửi xong thông báo</b>
broadcast-stopped = <b>Đã dừng gửi thông báo</b>
broadcast-recalled = <b>Đã thu hồi thông báo</b>
broadcast-figures = Đã gửi { $sent }/{ $total }, còn chờ { $waiting }, đã thu hồi { $recalled }, không tới { $missed }.
broadcast-stop = Dừng
broadcast-recall = Thu hồi
broadcast-refresh = Cập nhật
reason-halted = Văn phòng đã dừng gửi
menu-sua = Sửa một việc, ví dụ /sua 13/11
menu-hoantac = Trở lại phiên bản trước
edit-which = Sửa việc nào? Xin viết vài từ của nội dung hoặc ngày (13/11). Thêm việc: bắt đầu bằng dấu +.
edit-found = Chọn việc cần sửa:
edit-nothing-found = Không tìm thấy việc nào. Xin thử từ khác hoặc ngày khác.
edit-new = Thêm việc mới
edit-ask-new = Xin viết việc mới trên một dòng:
    13/11 14:00 Nội dung | địa điểm | đơn vị chuẩn bị | chủ trì | thành phần
    Việc kéo dài nhiều ngày: 20/11-22/11 Nội dung
edit-added = Đã thêm vào dự thảo, chưa công bố:
edit-gathered = <i>Đã sửa trong dự thảo, chưa công bố.</i>
edit-to-preview = Xem trước và công bố
edit-to-questions = Trả lời câu hỏi
edit-open-draft = Mở dự thảo
edit-taken = Đang có dự thảo khác của kỳ này, do { $by } mở. Xin công bố hoặc hủy bỏ dự thảo đó trước khi sửa.
edit-gone = Việc này không còn trong chương trình đang có hiệu lực.
edit-day = Dời ngày
edit-session = Đổi buổi, giờ
edit-place = Địa điểm
edit-chairs = Chủ trì
edit-units = Đơn vị
edit-content = Nội dung
edit-attendees = Thành phần dự
edit-notes = Ghi chú
edit-cancel = Hủy việc này
edit-restore = Khôi phục
edit-ask-day = Xin viết ngày mới, ví dụ 14/11 hoặc 14/11 - 15/11.
edit-ask-session = Xin viết buổi hoặc giờ mới, ví dụ: sáng, 14:00, chiều 14h30, cả ngày.
edit-ask-place = Xin viết địa điểm mới; dấu - để bỏ trống.
edit-ask-chairs = Xin viết người chủ trì, cách nhau bằng dấu phẩy; dấu - để bỏ trống.
edit-ask-units = Xin viết đơn vị chuẩn bị, cách nhau bằng dấu phẩy; dấu - để bỏ trống.
edit-ask-content = Xin viết nội dung mới.
edit-ask-attendees = Xin viết thành phần tham dự, cách nhau bằng dấu phẩy; dấu - để bỏ trống.
edit-ask-notes = Xin viết ghi chú; dấu - để bỏ trống.
edit-unfit-day = Chưa rõ ngày nào. Xin viết như 14/11 hoặc 14/11/2026.
edit-unfit-session = Chưa rõ buổi hay giờ nào. Xin viết như: sáng, 14:00, chiều 14h30, cả ngày.
edit-unfit-content = Nội dung không được để trống.
edit-unfit-ambiguous = “{ $name }” có thể là: { $several }. Xin viết rõ hơn.
undo-which = Trở lại phiên bản nào? Trước khi công bố, anh/chị sẽ xem các thay đổi.
undo-nothing = Chưa có phiên bản nào khác để trở lại.
undo-revision = Phiên bản { $number } – { $at }, { $by }
undo-reason = Trở lại phiên bản { $number }
undo-ready = Đã lập dự thảo theo phiên bản { $number }. Xin xem trước rồi công bố.
menu-uyquyen = Ủy quyền, nhờ dự thay
delegated = <b>DỰ THAY</b>: { $from } ủy quyền { $to } dự thay.
undelegated = <b>THÔI DỰ THAY</b>: { $from } trực tiếp dự, { $to } không dự thay nữa.
delegate-declined = <b>KHÔNG NHẬN DỰ THAY</b>: { $to } không nhận dự thay { $from }. Việc này vẫn của { $from }.
delegate-seen = <b>ĐÃ XEM</b>: { $to } đã xem việc dự thay { $from }.
delegate-decline = Không nhận được
delegate-noted = <i>Đã xem. Đã báo cho người ủy quyền.</i>
delegate-declined-noted = <i>Đã báo cho người ủy quyền và Văn phòng là đồng chí không nhận được.</i>
delegate-over = <i>Việc này không còn ủy quyền cho đồng chí.</i>
delegate-which-day = Ủy quyền việc của ngày nào?
delegate-day = { $day } ({ $count } việc)
delegate-close = Thôi, không ủy quyền
delegate-closed = Không có gì thay đổi.
delegate-private-only = Xin ủy quyền trong cuộc trò chuyện riêng với tôi.
delegate-nothing = Đồng chí không có việc nào sắp tới để ủy quyền.
delegate-which = <b>{ $day }</b>: ủy quyền việc nào?
delegate-from = Ủy quyền thay cho ai?
delegate-nobody = Việc này không có cán bộ chủ trì để ủy quyền.
delegate-to = { $from } ủy quyền ai dự thay?
delegate-sure = { $from } ủy quyền { $to } dự thay? Hai người, các đơn vị chuẩn bị và Văn phòng sẽ được báo ngay.
delegate-done = Đã ghi nhận và báo cho những người liên quan.
delegate-end = Thôi ủy quyền
delegate-ended = Đã thôi ủy quyền và báo cho những người liên quan.
delegate-refused = Không ủy quyền được: việc đã qua, đã hủy hoặc không còn trong chương trình.
edit-delegate = Ủy quyền
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
ask-again = Vừa rồi đường truyền tới Telegram trục trặc. Nếu chưa thấy câu trả lời, anh/chị vui lòng hỏi lại giúp.
undelivered-report = Có { $count } tin không chắc đã tới nơi. Anh/chị vui lòng báo trực tiếp giúp:
undelivered-title = <b>Tin không chắc đã tới nơi trong 7 ngày qua</b>
undelivered-line = • { $who }: { $what }, { $at } ({ $reason })
what-digest = bản tin sáng { $day }
what-eve = bản tin báo trước { $day }
what-week = lịch tuần từ { $day }
what-prepare = tin nhắc chuẩn bị { $day }
what-before = tin nhắc trước giờ họp
what-revision = thông báo phiên bản { $number }
what-edit = phần sửa của tin đã gửi
what-broadcast = thông báo của Văn phòng
what-reminder = tin nhắc xem thông báo
what-notice = tin nhắn
chat-gone = Không gửi được tin cho <b>{ $chat }</b>: { $reason }. Liên kết vẫn giữ; khi người nhận bấm /start, tin sẽ được gửi tiếp.
chat-topic-gone = Chủ đề của <b>{ $chat }</b> đã đóng hoặc bị xóa. Từ nay tin được gửi vào mục chung của nhóm.
reason-blocked = người nhận đã chặn nhắc lịch
reason-deactivated = tài khoản không còn hoạt động
reason-never-started = người nhận chưa bấm Bắt đầu
reason-removed = nhắc lịch đã bị đưa ra khỏi nhóm
reason-deleted = nhóm đã bị xóa
reason-no-rights = nhắc lịch không được phép viết trong nhóm
reason-not-found = đã quá một ngày không tìm thấy cuộc trò chuyện
too-many-questions = Anh/chị gửi quá nhiều yêu cầu trong một phút. Xin chờ một phút rồi tiếp tục.
## Changes
change-added = BỔ SUNG
change-cancelled = HỦY
change-moved = DỜI NGÀY
change-rescheduled = ĐỔI GIỜ
change-relocated = ĐỔI ĐỊA ĐIỂM
change-chair = ĐỔI CHỦ TRÌ
change-units = ĐỔI ĐƠN VỊ
change-attendees = ĐỔI THÀNH PHẦN
change-reworded = ĐỔI NỘI DUNG
cli-change = Thay đổi
cli-before = Trước
cli-after = Nay
cli-changes-title = { $changes } thay đổi, { $immaterial } chỗ chỉ khác cách viết, { $questions } điểm cần hỏi lại.
cli-changes-unsure = { $file }: khi đọc còn { $questions } điểm cần hỏi lại; kết quả so sánh có thể chịu ảnh hưởng.
reason-waiting = còn chờ gửi
reason-no-answer = đã gửi nhiều lần nhưng Telegram không trả lời
reason-crash = nhắc lịch bị dừng giữa chừng, không rõ tin đã tới chưa
reason-refused = Telegram không nhận nội dung tin
reason-no-place = tin cũ không còn để sửa
reason-expired = quá giờ gửi
reason-stopped = người nhận đã tắt nhắc lịch
reason-unreachable = không liên lạc được
reason-trouble = máy chủ Telegram đang lỗi
reason-not-reached = không kết nối được Telegram
reason-too-fast = Telegram yêu cầu chờ
reason-token = Telegram không nhận mã truy cập của bot
reason-other = lý do khác
digest-report = <b>Bản tin sáng { $day }</b>: đã gửi { $sent } tin, còn { $missed } tin chưa tới nơi:
digest-report-line = • { $chat }: { $reason }
digest-report-more = … và { $count } tin khác

## Answers to sentences
answer-which-words = Xin cho biết cần tìm việc gì, ví dụ: /tim tiếp công dân
ask-stale = Câu trả lời này đã cũ, xin anh/chị hỏi lại giúp.
ask-renewed = <i>Lịch đã thay đổi từ lúc anh/chị hỏi, xin xem lại từ đầu.</i>
ask-own = <i>{ $mark } là việc của { $name }</i>
ask-title = <b>{ $what }</b>: { $count } việc{ $off ->
        [0] .
       *[other] , { $off } việc hoãn hoặc hủy.
    }
ask-empty = { $what }: không có lịch.
ask-not-found = { $what }: không tìm thấy việc nào.
ask-no-programme = { $what }: chưa có chương trình công tác.
ask-no-clashes = { $what }: không có việc nào trùng lịch.
ask-clashes = <b>{ $what }</b>: { $count } chỗ trùng lịch.
ask-changes = <b>{ $what }</b>: { $count } thay đổi gần đây.
ask-no-changes = { $what }: gần đây không có thay đổi.
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
ask-yes = <b>Có.</b>
ask-no = <b>Không.</b>
ask-follows = <i>Hiểu tiếp theo câu hỏi trước.</i>
ask-unused = <i>Không rõ “{ $words }”, nên chưa xét đến.</i>
ask-except = trừ { $what }
ask-remaining = phần còn lại
ask-next = việc gần nhất
ask-now = lúc này
ask-calendar = <b>{ $day }</b>, tuần { $week } của năm.
ask-contact = Xin liên hệ bộ phận giữ lịch của cơ quan: <b>{ $names }</b>. Anh/chị nhắn cho họ trên Telegram.
ask-contact-unknown = Xin liên hệ văn thư, bộ phận giữ lịch công tác của cơ quan.
ask-free-places = Chưa có lịch: { $places }.
ask-places-none = Không còn nơi nào trong chương trình chưa có lịch.
ask-place-unknown = Chương trình không ghi việc nào ở đó trong thời gian này.
ask-hour = { $hour } giờ, { $day }
ask-who-meant = “{ $written }” là ai? Xin chọn:
ask-which-day = “{ $written }” là ngày nào? Xin chọn hoặc ghi rõ ngày:
ask-which-item = “{ $written }” là việc nào? Xin chọn:
ask-bare-number = { $number } là ngày hay giờ? Xin chọn:
ask-which-week = Tuần { $number } của tháng hay của năm? Xin chọn:
ask-over-today = Các việc của { $day } đã qua. Anh/chị hỏi hôm nay hay tuần sau?
ask-between = Câu này có thể hiểu hai cách. Xin chọn:
ask-todo = Sẽ làm khi anh/chị bấm nút:
ask-todo-nothing = Không tìm thấy việc nào như vậy.
ask-todo-digest-at = Đổi giờ tin sáng thành { $hour }
ask-todo-digest-on = Bật tin sáng
ask-todo-digest-off = Tắt tin sáng
ask-todo-weekends-on = Gửi cả tin cuối tuần
ask-todo-weekends-off = Tắt tin cuối tuần
ask-todo-before = Nhắc trước mỗi việc { $minutes } phút
ask-todo-before-off = Thôi nhắc trước giờ
ask-todo-delegate = Ủy quyền cho { $to }: { $item }
ask-corrected = <i>Chắc anh/chị hỏi “{ $read }”.</i>
ask-document = Gửi kèm { $form }: { $what }, { $count } việc.
form-word = tệp Word
form-excel = tệp Excel
form-calendar = tệp lịch (ics)
ask-todo-who-instead = Anh/chị không dự được. Bấm việc nào để chọn người dự thay:
ask-todo-instead = Chọn người dự thay: { $item }
ask-todo-remind = Nhắc trước { $to } phút: { $item }
remind-noted = Sẽ nhắc anh/chị lúc <b>{ $hour }</b>, { $day }.
remind-past = Giờ nhắc đã qua nên không nhắc được nữa.
remind-no-hour = Việc này chưa ghi giờ hay buổi nên chưa đặt nhắc được.
remind-gone = Việc này không còn trong chương trình.
ask-todo-cancel = Hủy: { $item }
ask-todo-move = Dời sang { $to }: { $item }
ask-not-understood = Xin lỗi, tôi chưa hiểu câu hỏi.
ask-only-words = Xin lỗi, tôi chỉ đọc được chữ.
ask-help-official = Anh/chị có thể hỏi, ví dụ:
    • mai tôi có lịch gì
    • tuần sau tôi chủ trì những việc gì
    • bao giờ tiếp công dân
ask-help-unit = Anh/chị có thể hỏi, ví dụ:
    • tuần sau phòng mình phải chuẩn bị gì
    • mai có việc gì
    • ai chủ trì hội nghị ngày 12/11
ask-help-all = Anh/chị có thể hỏi, ví dụ:
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
told-attendees = ĐỔI THÀNH PHẦN
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
letter-attended = tham dự: { $what }
letter-unattended = chưa ghi thành phần tham dự
letter-days = từ { $from } đến hết { $to }
letter-reason = Lý do: { $reason }
letter-by = <i>{ $by } công bố lúc { $time }, { $day }.</i>
duty-chair-off = <b>{ $name } không còn chủ trì việc này.</b>
duty-chair-on = <b>{ $name } được phân công chủ trì việc này.</b>
duty-prepare-off = <b>{ $name } không còn chuẩn bị việc này.</b>
duty-prepare-on = <b>{ $name } được giao chuẩn bị việc này.</b>
duty-attend-off = <b>{ $name } không còn tham dự việc này.</b>
duty-attend-on = <b>{ $name } được mời tham dự việc này.</b>
clash-more = { $count } việc khác
clash-and = {" "}và{" "}
clash-official = Lưu ý trùng lịch: { $name } có { $count } việc cùng lúc: { $items }.
clash-official-possible = Có thể trùng lịch (chương trình chưa ghi đủ giờ): { $name } có { $count } việc: { $items }.
clash-place-possible = Có thể trùng địa điểm (chương trình chưa ghi đủ giờ): { $name } có { $count } việc: { $items }.
clash-place = Lưu ý trùng địa điểm: { $name } có { $count } việc cùng lúc: { $items }.
clash-unit = Lưu ý: { $name } phải chuẩn bị { $count } việc trong một buổi: { $items }.
clash-today-own = ⚠️ Trùng lịch: { $hours }
clash-today-same = { $hours } ({ $count } việc)
clash-today-official = ⚠️ Trùng lịch { $name }: { $hours }
clash-today-place = ⚠️ Trùng địa điểm { $name }: { $hours }
clash-today-unit = ⚠️ { $name } chuẩn bị { $count } việc cùng buổi: { $hours }
issue = <b>BAN HÀNH</b>: chương trình công tác { $from } – { $to }. { $name } có { $count } việc.
issue-all = <b>BAN HÀNH</b>: chương trình công tác { $from } – { $to }, { $count } việc.
issue-nearest = Gần nhất: { $when } – { $content }
letter-called-back = Văn phòng đã thu hồi thông báo lúc { $time }. Lịch trước đó vẫn áp dụng.
letter-superseded = <i>Tin này đã được thay bằng tin công bố lúc { $time }, { $day }.</i>
letter-superseded-partly = <i>Tin công bố lúc { $time }, { $day } có thay đổi mới hơn về: { $items }.</i>
digest-changed = <i>Đã cập nhật theo thay đổi công bố lúc { $time }.</i>
office-desk = Văn phòng
office-desk-person = { $name } (Văn phòng)
seen = Đã xem

## Settings
settings-title = <b>Cài đặt nhận tin</b>
    Bấm vào từng mục để thay đổi. ⏰ là nhắc trước giờ họp, chọn được nhiều mức.
settings-kinds = <b>Loại tin nhận tại đây</b>
    Bấm vào từng mục để thay đổi.
settings-only-urgent = <b>Chỉ nhận thay đổi gấp?</b>
    Tin hủy, hoãn, dời ngày và mọi thay đổi của hôm nay, ngày mai vẫn được báo ngay. Các thay đổi khác không báo riêng, chỉ được đánh dấu trong bản tin. Văn phòng sẽ thấy lựa chọn này.
settings-hours = Bản tin sáng gửi lúc mấy giờ?
settings-administrators-only = Chỉ quản trị viên của nhóm mới thay đổi được cài đặt.
settings-unlinked = Cuộc trò chuyện này chưa được liên kết nên chưa có gì để cài đặt.
set-hour = Giờ gửi bản tin sáng: { $hour }
set-morning-on = Bản tin sáng: có
set-morning-off = Bản tin sáng: không
set-eve = Báo từ tối hôm trước: { $hour }
set-eve-off = Báo từ tối hôm trước: không
set-preview-off = Lịch tuần tới: không
set-preview-friday = Lịch tuần tới: chiều thứ Sáu
set-preview-sunday = Lịch tuần tới: tối Chủ nhật
set-weekends-on = Ngày nghỉ, ngày lễ: vẫn gửi
set-weekends-off = Ngày nghỉ, ngày lễ: không gửi
set-empty-on = Ngày không có lịch: có báo
set-empty-off = Ngày không có lịch: không báo
set-remind-on = ⏰ { $minutes } phút ✓
set-remind-off = ⏰ { $minutes } phút
set-other-hour = Giờ khác…
set-other-hour-ask = Xin viết giờ gửi bản tin sáng, ví dụ: 6h30.
set-other-hour-unfit = Chưa rõ giờ nào. Xin viết như 6h30 hoặc 06:30.
set-short-on = Nội dung tin: rút gọn
set-short-off = Nội dung tin: đầy đủ
set-silent-on = Âm báo: không
set-silent-off = Âm báo: có
set-language = Ngôn ngữ: Tiếng Việt
set-back = Quay lại
set-kinds = Loại tin nhận…
set-changes-on = Thay đổi lịch: báo tất cả
set-changes-off = Thay đổi lịch: chỉ báo việc gấp
set-told-on = Việc { $part }: có nhận
set-told-off = Việc { $part }: không nhận
set-told-last = Việc { $part }: có nhận (giữ ít nhất một loại)
part-chairs = chủ trì
part-prepares = chuẩn bị
part-attends = tham dự
set-broadcasts-on = Thông báo của Văn phòng: có nhận
set-broadcasts-off = Thông báo của Văn phòng: không nhận
set-office = Cài đặt chung của cơ quan…
office-title = <b>Cài đặt chung của cơ quan</b>
    Áp dụng cho tất cả các nơi nhận tin.
office-days = Ngày nghỉ, ngày làm bù ({ $count })
office-nudge-days = Nhắc chuẩn bị trước { $days } ngày làm việc
office-nudge-at = Nhắc chuẩn bị lúc { $hour }
office-days-title = <b>Ngày nghỉ, ngày làm bù</b>
office-rests = Nghỉ lễ, Tết sắp tới theo Bộ luật Lao động:
office-rest-days = { $from } đến { $to } ({ $count } ngày)
office-decided = Văn phòng đã ghi:
office-decided-none = Văn phòng chưa ghi ngày nào. Khi có thông báo hoán đổi ngày làm việc, xin thêm tại đây.
office-works = { $day }: làm bù
office-rests-on = { $day }: nghỉ
office-drop = Bỏ { $day }
office-add = Thêm ngày
office-ask = Xin viết ngày nghỉ, ngày làm bù, mỗi ngày một dòng, ví dụ:
    nghỉ 02/01
    làm bù 10/01
    nghỉ 14/02 - 22/02
office-unclear = Chưa rõ “{ $line }”.
office-past = { $day } đã qua.
office-works-already = { $day } vốn là ngày làm việc.
office-rests-already = { $day } vốn là ngày nghỉ.
reason-only-urgent = chỉ nhận thay đổi gấp
log-office-day = ghi ngày nghỉ, ngày làm bù
log-office-habit = đổi giờ, ngày nhắc chuẩn bị
nudge-undone = Chưa xong, bỏ xác nhận
nudge-undone-one = Chưa xong việc thứ { $number }, bỏ xác nhận
nudge-more = … và { $count } việc khác. Gửi /chuanbi để xem đầy đủ.
before-title = <b>Sắp đến giờ: { $hour }</b>
before-session = <b>Sắp đến buổi { $session } (từ { $hour })</b>
before-again = Nhắc lại sau 10 phút
before-again-noted = <i>Sẽ nhắc lại lúc { $hour }.</i>
before-minutes = ⏰ Trước { $minutes } phút
before-never = Không cần nhắc trước giờ
before-chosen = Sẽ nhắc trước { $minutes } phút. Đổi lại trong /caidat.
before-chosen-never = Không nhắc trước. Khi cần, bật trong /caidat.
digest-eve-count = Ngày mai { $name }{ $count ->
    [0] {" "}không có lịch công tác
   *[other] : { $count } việc
  }{ $off ->
    [0] .
   *[other] , { $off } việc hoãn hoặc hủy.
  }
digest-eve-count-all = Ngày mai toàn cơ quan{ $count ->
    [0] {" "}không có lịch công tác
   *[other] : { $count } việc
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
mark-others = <b>THÔI PHỤ TRÁCH:</b> { $content }
mark-others-chair = <b>THÔI PHỤ TRÁCH:</b> { $content } (nay { $people } chủ trì)
digest-tomorrow = Ngày mai
digest-coming = <b>Sắp tới:</b> { $when } – { $content }{ $more ->
    [0] {""}
   *[other] {" "}(và { $more } việc khác)
  }
digest-this-week = Tuần
digest-delegate = Ủy quyền
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


## The secretariat's desk
desk-declined = Chỉ Văn phòng mới gửi được tài liệu chương trình công tác tại đây.
desk-too-big = Tệp lớn quá 20 MB nên Telegram không cho tải về. Anh/chị vui lòng gửi bản nhỏ hơn, ví dụ bỏ hình ảnh trong tệp.
desk-reading = Đang đọc “{ $name }”…
desk-reading-page = Đang đọc trang { $at }/{ $of }…
desk-not-fetched = Chưa tải được “{ $name }” từ Telegram. Anh/chị vui lòng gửi lại.
desk-unreadable = Không đọc được “{ $name }”: { $reason }
desk-broken-word = tệp Word bị hỏng hoặc chưa tải xong; hãy mở bằng Word, lưu lại rồi gửi lại
desk-broken-excel = tệp Excel bị hỏng hoặc chưa tải xong; hãy mở bằng Excel, lưu lại rồi gửi lại
desk-broken-pdf = tệp PDF bị hỏng hoặc chưa tải xong; hãy xuất lại PDF rồi gửi lại
desk-broken-picture = tệp ảnh bị hỏng hoặc chưa tải xong; hãy chụp hoặc quét lại rồi gửi lại
desk-summary = <b>Dự thảo chương trình { $from } – { $to }</b>
    { $items } việc, { $officials } cán bộ, { $units } đơn vị; { $questions ->
        [0] không có điểm nào cần hỏi
       *[other] { $questions } điểm cần hỏi
    }.
desk-summary-changes = So với bản đang áp dụng: { $changes } thay đổi, { $immaterial } chỗ chỉ khác cách viết.
desk-summary-kinds = Gồm: { $kinds }.
desk-clashes = <b>Trùng lịch</b>: { $count } chỗ.
desk-to-clashes = Xem chỗ trùng lịch ({ $count })
finding-period-over = Chương trình ghi từ ngày { $from } đến ngày { $to }, đã qua (hôm nay là { $today }). Có thể tiêu đề còn giữ của tháng trước. Có đúng là kỳ này không?
finding-period-far = Chương trình ghi từ ngày { $from } đến ngày { $to }, còn xa hôm nay ({ $today }). Có đúng là kỳ này không?
finding-other-office = Văn bản ghi cơ quan “{ $text }”, còn các chương trình trước là của “{ $other }”. Có đúng là văn bản của cơ quan mình không?
choice-read-on = Đúng, đọc tiếp
choice-give-up = Không, bỏ dự thảo này
desk-version = Tài liệu ghi: { $version }
desk-note = <i>Ghi chú: { $note }</i>
desk-new-names = Mới trong danh bạ ({ $count }): { $names }{ $more ->
        [0] .
       *[other] {" "}và { $more } tên khác.
    }
desk-same-file = Tệp này đã được gửi trước đây.
desk-same-open = Tệp này đã nhận rồi; dự thảo đang mở được giữ nguyên, kể cả các câu đã trả lời.
desk-same-published = Tệp này đã được { $by } công bố thành phiên bản { $number } lúc { $time } ngày { $day }.
desk-other-draft = <b>Lưu ý</b>: cùng thời gian này còn một dự thảo khác đang mở.
desk-held = Dự thảo { $from } – { $to } ({ $items } việc) đang do { $name } mở từ { $time } ngày { $day }.
desk-take-over = Tiếp nhận
desk-taken-over = Anh/chị đã tiếp nhận dự thảo.
desk-lost = { $name } đã tiếp nhận dự thảo { $from } – { $to } của anh/chị. Các câu đã trả lời được giữ nguyên.
desk-not-yours = Dự thảo này người khác đang mở.
desk-stale = Nút này không còn dùng được.
desk-changed = Dự thảo đã thay đổi, xin xem bản mới nhất.
desk-to-questions = Trả lời câu hỏi
desk-to-preview = Xem trước khi công bố
desk-to-draft = Về dự thảo
desk-by-day = Xem theo ngày
desk-as-person = Xem theo từng người
desk-sheet = Tải bảng Excel
desk-sheet-caption = Bảng dự thảo. Anh/chị sửa trong Excel rồi gửi lại vào đây.
desk-discard = Hủy bỏ
desk-discard-sure = Hủy bỏ dự thảo này? Chương trình đang áp dụng không thay đổi.
desk-discard-yes = Đồng ý hủy bỏ
desk-discarded = Đã hủy bỏ dự thảo. Tệp gốc vẫn được lưu.
desk-back = Quay lại
desk-back-one = Câu trước
desk-first = Đây là câu đầu tiên.
desk-no-draft = Không có dự thảo nào đang mở. Gửi tài liệu chương trình vào đây để bắt đầu.
desk-question = <b>Câu { $number }/{ $of }</b>
    { $question }
desk-own-words = Nguyên văn: <i>{ $words }</i>
desk-keep = Giữ như đã đọc
desk-amend = Sửa
desk-skip-row = Bỏ qua dòng này
desk-all-answered = Đã trả lời hết câu hỏi.
desk-which-item = Sửa việc nào?
desk-which-field = Sửa mục nào? Sửa xong bấm “Xong”.
desk-amend-done = Xong
desk-write-field = Xin viết { $field } mới. { $hint }
field-day = Ngày
field-day-hint = Ví dụ: 12/11
field-session = Buổi, giờ
field-session-hint = Ví dụ: sáng; chiều 14:00; cả ngày
field-content = Nội dung
field-content-hint = Viết cả câu.
field-place = Địa điểm
field-place-hint = Viết “-” nếu không có.
field-chairs = Chủ trì
field-chairs-hint = Nhiều người thì cách nhau bằng dấu phẩy; viết “-” nếu không có.
field-units = Đơn vị chuẩn bị
field-units-hint = Nhiều đơn vị thì cách nhau bằng dấu phẩy; viết “-” nếu không có.
field-attendees = Thành phần dự
field-attendees-hint = Nhiều thành phần thì cách nhau bằng dấu phẩy; viết “-” nếu không có.
field-notes = Ghi chú
field-notes-hint = Ví dụ: xe, trang phục; viết “-” nếu không có.
desk-day = <b>{ $day }</b> – dự thảo, { $count } việc
desk-day-of = <b>{ $day }</b> – dự thảo, { $name }: { $count } việc
desk-nothing-for = Dự thảo không có việc nào của { $name }.
desk-whose = Xem dự thảo theo phần việc của ai?
desk-preview = <b>Xem trước công bố</b>: chương trình { $from } – { $to }
    { $changes } thay đổi, { $officials } cán bộ, { $units } đơn vị sẽ được báo ({ $letters } tin).
desk-preview-first = <b>Xem trước công bố</b>: chương trình { $from } – { $to}, ban hành lần đầu
    { $items } việc, { $officials } cán bộ, { $units } đơn vị sẽ được báo ({ $letters } tin).
desk-preview-untold = { $count } người hoặc đơn vị chưa liên kết: { $names }{ $more ->
        [0] .
       *[other] {" "}và { $more } nơi khác.
    }
desk-preview-immaterial = { $count } chỗ chỉ khác cách viết, không báo.
desk-no-reason = Lý do: chưa ghi
desk-publish = Công bố
desk-changes = Danh sách thay đổi
desk-no-changes = Không có thay đổi nào phải báo.
desk-recipients = Tin gửi từng nơi
desk-whom = { $count } nơi sẽ nhận tin. Chọn để xem đúng tin sẽ gửi:
desk-letter-to = <i>Tin gửi { $name }:</i>
desk-trial = Gửi thử cho tôi
desk-trial-of = <i>Gửi thử: đúng như tin { $name } sẽ nhận.</i>
desk-nobody-told = Không có ai được báo lần này.
desk-reason = Ghi lý do
desk-write-reason = Xin viết lý do; lý do sẽ có trong mọi tin gửi đi. Viết “-” để bỏ lý do.
desk-may-not-publish = Anh/chị được soạn dự thảo; công bố do người có quyền thực hiện.
desk-questions-open = Còn câu hỏi chưa trả lời nên chưa công bố được.
desk-shown-again = <b>Có thay đổi trong lúc anh/chị xem. Xin xem lại trước khi công bố.</b>
desk-published = <b>Đã công bố phiên bản { $number }.</b>
card-waiting = Sẽ gửi { $total } tin sau { $seconds } giây; trong thời gian đó có thể thu hồi.
card-sending = Đang gửi { $sent }/{ $total }.
card-sent = Đã gửi { $sent }/{ $total }, { $seen } đã xem{ $missed ->
        [0] .
       *[other] , { $missed } không tới được.
    }
card-nobody = Không có tin nào phải gửi.
card-untold = <b>{ $count } nơi chưa liên kết</b>, chưa nhận được tin: { $names }{ $more ->
        [0] .
       *[other] {" "}và { $more } nơi khác.
    }
desk-call-back = Thu hồi
desk-board = Theo dõi
desk-too-late = Đã quá 60 giây hoặc tin đã gửi, không thu hồi được nữa.
desk-called-back = Đã thu hồi. { $told ->
    [0] Chưa ai được báo
   *[other] { $told } nơi đã nhận tin gấp và được báo lại ngay
}; chương trình trước đó vẫn áp dụng, dự thảo được mở lại.
seen-trial = Đây là tin gửi thử.
seen-stale = Nút này không còn dùng được.
seen-noted = Đã ghi nhận.
seen-by = <i>Đã xem: { $people }</i>
seen-typed = Đã ghi nhận anh/chị đã xem { $count } thông báo.
seen-nothing = Hiện không có thông báo nào cần xác nhận.
seen-reminder = <b>Nhắc lại</b>: thông báo sau chưa được xác nhận đã xem.
unseen-report = <b>Phiên bản { $number }</b>: sau 2 giờ làm việc còn { $count } nơi chưa xem thay đổi của hôm nay và ngày mai. Đã nhắc lại những nơi này.
unseen-line = • { $name }: chưa xem
unseen-line-why = • { $name }: chưa gửi được, { $reason }
board-title = <b>Theo dõi phiên bản { $number }</b> (công bố { $time } ngày { $day })
    Đã gửi { $sent }, đã xem { $seen }, chưa xem { $unseen }, chờ gửi { $waiting }, không tới được { $unreachable }.
board-unseen = <b>Chưa xem</b>
board-unreachable = <b>Không tới được</b>
board-waiting = <b>Chờ gửi</b>
board-seen = <b>Đã xem</b>
board-line = • { $name }
board-seen-line = • { $name }: { $people }
board-reminded-line = • { $name} (đã nhắc { $time })
board-superseded-line = • { $name } (đã có tin mới hơn)
board-unreachable-line = • { $name }: { $reason }, từ { $since }
board-unlinked = • { $name }: chưa liên kết
board-more = … xem đủ trong bảng tải về.
board-nudge = Nhắc người chưa xem
board-nudged = { $count ->
        [0] Không có ai để nhắc, hoặc vừa mới nhắc.
       *[other] Đã nhắc { $count } nơi.
    }
board-sheet = Tải bảng theo dõi
board-sheet-caption = Bảng theo dõi phiên bản { $number }.
board-none = Chưa có thông báo nào để theo dõi.
board-column-name = Người nhận
board-column-state = Tình trạng
board-column-seen = Đã xem lúc
board-column-reason = Lý do
board-state-seen = Đã xem
board-state-unseen = Chưa xem
board-state-waiting = Chờ gửi
board-state-unreachable = Không tới được
board-state-unlinked = chưa liên kết
log-title = <b>Nhật ký</b>
log-line = { $time } – { $by }: { $action } <i>{ $detail }</i>
log-person = { $name } ({ $of })
log-somebody = Người được mời
log-empty = Chưa ghi việc nào.
log-original = Tệp gốc: phiên bản { $number } ({ $from } – { $to })
log-original-caption = Tệp gốc của phiên bản { $number }.
log-ask-access = xin quyền truy cập
log-broadcast = gửi thông báo
log-delegate = ủy quyền
log-directory = sửa danh bạ
log-edit = sửa
log-end-delegation = thôi ủy quyền
log-go-back = quay lại bản cũ
log-grant-access = duyệt quyền truy cập
log-grant-role = phân quyền
log-recall-broadcast = thu hồi thông báo
log-refuse-access = từ chối quyền truy cập
log-revoke-role = thu hồi quyền
log-stop-broadcast = dừng gửi thông báo
log-unlink = hủy liên kết
# What was done to what: dates, names, the words themselves.
log-draft = dự thảo { $from } – { $to }
log-programme = chương trình { $from } – { $to }
log-revision = phiên bản { $number } của chương trình { $from } – { $to }
log-item = { $when } “{ $words }”
log-words = “{ $words }”
log-number = phiên bản { $number }, { $items } việc
log-chats = { $count } nơi nhận
log-unsent = { $count } tin không gửi nữa
log-recalled = { $count } tin
log-between = từ { $from } sang { $to }
log-works = ngày làm bù
log-off = ngày nghỉ
log-as-in-calendar = theo lịch chung
log-calendar = lịch điện tử
log-board = bảng lịch
log-nudge-at = lúc { $hour }
log-nudge-days = trước { $days } ngày làm việc
log-name = tên mới: “{ $words }”
log-full-name = tên đầy đủ: “{ $words }”
log-positions = chức vụ: { $words }
log-alias = thêm cách viết “{ $words }”
log-split-off = tách cách viết “{ $words }”
log-merged-into = gộp vào { $name }
log-unmerged = tách { $name } ra
log-member = thêm { $name }
log-no-member = bỏ { $name }
log-retired = không dùng nữa
log-publish = công bố
log-call-back = thu hồi
log-discard = hủy bỏ dự thảo
log-take-over = tiếp nhận dự thảo
log-receive = gửi tài liệu
log-nudge = nhắc người chưa xem
log-link = liên kết
log-invite = tạo liên kết mời
menu-duthao = Dự thảo đang mở
menu-theodoi = Ai đã xem, ai chưa
menu-nhatky = Nhật ký
menu-dangxuat = Đăng xuất khỏi trang đối chiếu
reason-joined = đã gộp vào tin sau
reason-called-back = đã thu hồi trước khi gửi
reason-nothing-to-edit = tin cũ chưa từng tới nơi

## First start, at the terminal
setup-begin = Thiết lập nhắc lịch. Chưa có gì được ghi cho đến bước cuối; dừng lúc nào cũng được bằng Ctrl-C.
setup-token = Nhập token của bot. Nếu chưa có: mở https://t.me/BotFather, gửi /newbot, đặt tên cho bot, rồi chép lại token (có dạng 123456789:AAE…).
    Token:
setup-token-form = Đây chưa phải là token. Token gồm một dãy số, dấu hai chấm, rồi các chữ và số liền nhau. Xin chép lại nguyên dòng từ BotFather.
setup-token-refused = Telegram không nhận token này. Xin chép lại từ BotFather (gửi /mybots, chọn bot, chọn API Token). Nếu token đã bị thu hồi, xin lấy token mới.
setup-bot = Đã kết nối với bot @{ $bot }.
setup-not-reached = Không kết nối được với Telegram ({ $why }). Xin kiểm tra mạng. Nơi Telegram bị chặn, cần một proxy, hoặc đặt TELOXIDE_API_URL là địa chỉ máy chủ Bot API riêng.
setup-proxy = Địa chỉ proxy, ví dụ socks5h://127.0.0.1:1080 (để trống: thử lại như cũ):
setup-proxy-form = Địa chỉ proxy phải bắt đầu bằng http://, https://, socks5:// hoặc socks5h://.
setup-trouble = Telegram báo lỗi ({ $why }). Xin thử lại sau ít phút.
setup-again = Bấm Enter để thử lại:
setup-no-bot = chưa có token dùng được, chưa ghi gì. Khi đã có token, xin chạy lại: nhaclich setup
setup-no-terminal = lệnh này cần người trả lời. Xin chạy trong cửa sổ dòng lệnh, hoặc tự chép .env.example thành .env rồi điền
setup-administrators-kept = Người quản trị đã có trong cài đặt (NHACLICH_SECRETARIAT), giữ nguyên.
setup-administrator = Nhập số định danh Telegram (user id) của người quản trị; nhiều người thì cách nhau bằng dấu phẩy. Nếu chưa biết, chỉ cần bấm Enter rồi nhắn cho bot một mã.
    Số định danh:
setup-administrator-form = Số định danh chỉ gồm chữ số, ví dụ 123456789.
setup-open = Trên điện thoại hoặc máy tính của người quản trị, xin mở { $url } rồi bấm Bắt đầu (hoặc gửi cho @{ $bot }: /start { $code }). Đang chờ…
setup-welcome = Đã nhận: { $name } (số định danh { $id }) là người quản trị.
setup-greeting = Xin chào { $name }. Từ nay anh/chị là người quản trị của bot này. Khi bot đã chạy, xin gửi văn bản chương trình công tác vào đây, hoặc gửi /trogiup.
setup-nobody = chưa ai gửi mã, chưa ghi gì. Xin chạy lại: nhaclich setup
setup-elsewhere = bot này đang chạy ở nơi khác ({ $why }). Xin dừng bot ở đó rồi chạy lại: nhaclich setup
setup-unreadable = không đọc được .env; xin kiểm tra quyền của tệp
setup-unwritable = không ghi được .env; xin kiểm tra quyền ghi vào thư mục đang đứng, hoặc chạy trong thư mục khác
setup-done = Đã ghi .env, chỉ tài khoản này đọc được. Bot: @{ $bot }. Quản trị: { $ids }.
    Tiếp theo:
    1. Chạy bot: nhaclich run (để bot tự chạy cùng máy: systemctl enable --now nhaclich)
    2. Trong Telegram, gửi văn bản chương trình công tác cho @{ $bot }, xem lại rồi bấm Công bố.
    3. Gửi /moi cho bot để mời lãnh đạo và các đơn vị.
    Xem còn thiếu gì: nhaclich doctor
## Pictures and the board
weekday-short-mon = T2
weekday-short-tue = T3
weekday-short-wed = T4
weekday-short-thu = T5
weekday-short-fri = T6
weekday-short-sat = T7
weekday-short-sun = CN
spread-week = Lịch công tác tuần
spread-month = Lịch công tác
spread-month-of = tháng { $month }
spread-all = Toàn cơ quan
spread-count = { $count ->
    [0] Không có việc
   *[other] { $count } việc
  }
spread-unpublished = Chưa có chương trình
spread-nothing = Không có lịch
spread-holiday = Nghỉ lễ
spread-today = Hôm nay
spread-goes-on = (tiếp)
spread-new = MỚI
spread-changed = ĐỔI
spread-postponed = HOÃN
spread-cancelled = HỦY
spread-moved = DỜI sang { $day }
spread-legend = thay đổi trong 7 ngày qua
spread-place = Địa điểm:
spread-chairs = Chủ trì:
spread-units = Chuẩn bị:
spread-from = tiếp từ { $day }
spread-cut = … còn nữa, xem đầy đủ bằng lệnh /ngay
spread-left-out = Còn { $count } việc không đủ chỗ vẽ, xin xem bằng lệnh /tuan
spread-letters = N S C T
spread-by-week = Tháng nhiều việc: xem chi tiết theo từng tuần
spread-state = Bản số { $number }, công bố { $at } ngày { $day }
spread-made = Lập lúc { $at } ngày { $day }
# Lịch cho điện thoại và máy tính (iCalendar)
calendar-name = Lịch công tác – { $name }
calendar-name-all = Lịch công tác cơ quan
calendar-no-hour = Buổi: { $session } (chương trình không ghi giờ)
calendar-no-end = Chương trình không ghi giờ kết thúc; tạm tính một giờ.
demo-headline = Văn phòng gửi nguyên văn bản chương trình công tác. Mỗi người nhận đúng việc của mình qua Telegram, và biết ngay khi lịch đổi.
demo-step-programme = Gửi chương trình mẫu
demo-step-morning = Sáng mai
demo-step-adjusted = Gửi bản điều chỉnh
demo-a-minute-later = Một phút sau
demo-cue-start = Văn phòng có chương trình tháng 11 và gửi thẳng tệp cho bot. Bấm bước 1.
demo-cue-questions = Bot đã đọc xong cả tháng. Chỗ chưa rõ thì bot hỏi chứ không đoán: bấm «Trả lời câu hỏi».
demo-cue-question = Hai việc chung một ô, chưa rõ ai chủ trì việc nào. Chọn cách đúng.
demo-cue-preview = Không còn gì phải hỏi. Bước 1½, nếu muốn: «Đối chiếu trên trình duyệt», văn bản bên trái, bản đã đọc bên phải. Rồi xem trước: ai sẽ được báo, báo những gì.
demo-cue-publish = Chưa ai nhận được gì. Bấm «Công bố» trên máy Văn phòng.
demo-cue-morning = Đã công bố; trong 60 giây còn thu hồi được. Bấm bước 2 để sang 06:30 sáng hôm sau.
demo-cue-adjusted = 06:30, ai có việc thì nhận đúng việc của mình; người lạ không nhận gì. Rồi chương trình thay đổi: bấm bước 3.
demo-cue-compared = Bot đã so với bản đang áp dụng. Bấm «Xem trước khi công bố».
demo-cue-published = Đã công bố. Trong 60 giây còn thu hồi được, chưa ai bị làm phiền.
demo-cue-told = Chỉ ai có việc đổi mới được báo, cũ và mới rõ ràng. Bấm «Đã xem» trên từng máy, và «Theo dõi» trên máy Văn phòng.
demo-finale = Cả ba nơi đã xem, và Văn phòng biết điều đó. Xin hỏi bot trên máy bất kỳ, hoặc thả tệp của cơ quan mình vào máy Văn phòng.
picture-light = Xem dạng ảnh
picture-dark = Ảnh nền tối
picture-week = Lịch công tác tuần { $span }
picture-month = Lịch công tác tháng { $month }
set-pictured-on = Kèm ảnh tuần: có
set-pictured-off = Kèm ảnh tuần: không
calendar-file = Lịch công tác, { $count } việc. Mở tệp này để thêm vào lịch của điện thoại hoặc máy tính; tệp không tự cập nhật khi chương trình thay đổi.
calendar-some = { $count } việc. Mở tệp này để thêm vào lịch của điện thoại hoặc máy tính.
calendar-empty = Hiện chưa có việc nào để đưa vào lịch.
calendar-link =
    <b>Liên kết để lịch tự cập nhật</b>
    { $page }
    Mở liên kết rồi chọn lịch trên điện thoại, Google hoặc Outlook; trang đó cũng có bảng lịch tuần cho màn hình.
calendar-secret = Ai có liên kết này đều xem được lịch. Google có khi đến một ngày sau mới cập nhật; thay đổi vẫn được báo ngay tại đây.
subscribe-what = Chọn chương trình lịch anh/chị đang dùng. Lịch sẽ tự cập nhật mỗi khi chương trình công tác thay đổi.
subscribe-own = Lịch của máy này (iPhone, máy Mac, Outlook, Thunderbird)
subscribe-google = Google Lịch
subscribe-outlook = Outlook trên web, Microsoft 365
subscribe-address = Nếu các nút trên không dùng được, xin dán địa chỉ này vào mục “Thêm lịch từ URL”:
subscribe-secret = Ai có địa chỉ này đều xem được lịch, xin không chuyển tiếp.
subscribe-board = Bảng lịch tuần cho màn hình
subscribe-phone = Quét mã để mở trang này trên điện thoại
calendar-stopped = Anh/chị đang tạm ngừng nhận tin nên liên kết chưa dùng được. Gửi /start để mở lại.
calendar-renewed = <b>Đã đổi liên kết.</b> Liên kết cũ không còn dùng được.
calendar-sure = Khi đổi liên kết, các lịch đã đăng ký bằng liên kết cũ sẽ không cập nhật nữa và phải đăng ký lại. Anh/chị có muốn đổi không?
calendar-add = Thêm vào lịch
calendar-renew = Đổi liên kết
calendar-renew-yes = Đổi, bỏ liên kết cũ
calendar-renew-no = Không đổi
calendar-no-address = Để có liên kết tự cập nhật, người quản trị máy chủ cần đặt NHACLICH_HTTP và NHACLICH_PUBLIC_URL.
calendar-by-hours = Việc chỉ ghi buổi được xếp theo giờ { $hours }.
calendar-by-days = Việc chỉ ghi buổi được xếp cả ngày.
calendar-set-days = Xếp việc chỉ ghi buổi: cả ngày
calendar-set-hours = Xếp việc chỉ ghi buổi: theo giờ
calendar-administrators-only = Chỉ quản trị viên của nhóm đổi được lịch của nhóm.
menu-bang = Bảng lịch cho màn hình
screen-nowhere = Bảng lịch cho màn hình cần một địa chỉ. Xin quản trị viên đặt NHACLICH_HTTP và NHACLICH_PUBLIC_URL.
screen-closed = Bảng lịch tuần của cơ quan cho màn hình ở sảnh, mạng nội bộ hoặc in giấy A4. Bảng chưa mở: mở rồi mới có địa chỉ.
screen-card = <b>Bảng lịch tuần của cơ quan</b>
    { $address }
    Mở bằng trình duyệt trên màn hình ở sảnh, máy bàn hoặc điện thoại; bảng tự cập nhật và in được trên giấy A4. Ai có địa chỉ này đều xem được lịch của cả cơ quan.
screen-open = Mở bảng
screen-renew = Đổi địa chỉ
screen-renew-what = Địa chỉ trên mất hiệu lực ngay; các màn hình phải mở lại bằng địa chỉ mới. Đổi?
screen-renew-yes = Đồng ý đổi
screen-renew-no = Không đổi
screen-close = Đóng bảng
log-new-link = tạo địa chỉ mới
log-end-link = đóng địa chỉ
board-weeks = Chọn tuần
board-before = ◀ Tuần trước
board-now = Tuần này
board-after = Tuần sau ▶
board-stays = Dừng tự cập nhật
board-moves = Tự cập nhật
demo-board = Bảng lịch tuần
demo-try-scan = Thử gửi bản chụp

menu-xuat = Xuất chương trình ra tệp
export-title = <b>Xuất chương trình { $from } – { $to }</b>
    Phiên bản { $number }, { $items } việc. Xin chọn dạng tệp:
export-empty = Chưa có chương trình nào được công bố để xuất.
export-word = Word
export-excel = Excel
export-pdf = PDF để in
export-marked = Word có đánh dấu thay đổi
export-calendar = iCalendar
export-picture = Hình ảnh
export-caption = Chương trình công tác { $from } – { $to }.
export-caption-marked = Chương trình công tác { $from } – { $to }, có đánh dấu thay đổi so với phiên bản trước: nền vàng là mới, gạch ngang là đã bỏ.

# The papers: Word and Excel.
paper-month = CHƯƠNG TRÌNH CÔNG TÁC THÁNG { $month } NĂM { $year }
paper-week = LỊCH CÔNG TÁC TUẦN { $week } NĂM { $year }
paper-day = LỊCH CÔNG TÁC
paper-days = CHƯƠNG TRÌNH CÔNG TÁC
paper-on = (Ngày { $day })
paper-from-to = (Từ ngày { $from } đến ngày { $to })
paper-of = (Trích phần của { $name })
paper-chair = Đ/c { $name }
paper-next-chair = đ/c { $name }
paper-all-day = Cả ngày
paper-morning = Sáng
paper-afternoon = Chiều
paper-evening = Tối
paper-postponed = Hoãn
paper-cancelled = Hủy
paper-letterhead = Cơ quan ban hành, Quốc hiệu và Tiêu ngữ
paper-state = CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
paper-motto = Độc lập - Tự do - Hạnh phúc
paper-dated = { $place }, ngày …… tháng …… năm { $year }
paper-number = Số: ……/CTr-……
paper-priorities = 1. Các công việc tập trung chỉ đạo
paper-programme = 2. Chương trình công tác cụ thể
paper-legend = Ghi chú:
paper-legend-yellow = nền vàng
paper-legend-new = là nội dung mới hoặc thay đổi,
paper-legend-struck = gạch ngang
paper-legend-gone = là nội dung đã bỏ, so với bản công bố ngày { $since }.
paper-recipients = Nơi nhận:
paper-to-leaders = - Các đồng chí lãnh đạo;
paper-to-units = - Các phòng, đơn vị;
paper-to-file = - Lưu: VT, ………
paper-signature = Nơi nhận và chữ ký
paper-column-day = Ngày
paper-column-last-day = Đến ngày
paper-column-session = Buổi
paper-column-from = Từ giờ
paper-column-to = Đến giờ
paper-column-content = Nội dung
paper-column-work = Nội dung công việc
paper-column-place = Địa điểm
paper-column-units = Đơn vị chuẩn bị
paper-column-chairs = Chủ trì
paper-column-attendees = Thành phần tham dự
paper-column-notes = Ghi chú
paper-column-leaders = Lãnh đạo chủ trì
paper-column-status = Trạng thái
paper-column-changes = Thay đổi
paper-before = (trước: { $days })
paper-lasts-all-day = (cả ngày)
paper-moved-to-day = (chuyển sang ngày { $day })
paper-moved-to = (chuyển sang { $days })
paper-place = Địa điểm: { $place }
paper-attendees = Thành phần: { $people }
paper-notes = Ghi chú: { $notes }
paper-sheet = Lịch công tác
paper-sheet-priorities = I. TRỌNG TÂM CHỈ ĐẠO
paper-sheet-programme = II. LỊCH CÔNG TÁC CỤ THỂ
paper-new = Mới
paper-none = không có
paper-now = Nay { $status }
paper-was-on = Đổi ngày, trước là { $was }
paper-was-at = Đổi giờ, trước là { $was }
paper-was-in = Đổi địa điểm, trước là { $was }
paper-was-chaired = Đổi chủ trì, trước là { $was }
paper-was-prepared = Đổi đơn vị, trước là { $was }
paper-was-attended = Đổi thành phần, trước là { $was }
paper-was-worded = Sửa nội dung, trước là { $was }
paper-sheet-legend = Ghi chú: so với bản công bố ngày { $since }; nền xanh là việc mới, nền vàng là việc có thay đổi.
paper-sheet-legend-gone = Ghi chú: so với bản công bố ngày { $since }; nền xanh là việc mới, nền vàng là việc có thay đổi; đã bỏ hoặc chuyển ngày:

# What is said of a document that another program had to open; a language's own name; names for files without one.
language-name = Tiếng Việt
desk-unnamed-file = tài liệu
desk-photo-name = ảnh chụp.jpg
desk-album-name = ảnh chụp, { $count } trang.pdf
convert-old-word = Word đời cũ (.doc)
convert-old-excel = Excel đời cũ (.xls)
convert-damaged = tệp { $name } không mở được; hãy mở ra, lưu lại thành .{ $newer } rồi gửi lại
convert-through-office = Tệp { $name } đã được chuyển sang .{ $newer } bằng LibreOffice để đọc; nên xem lại ngày giờ và người chủ trì.
convert-recognised-scan = Chữ trong PDF quét được nhận dạng bằng máy; chỗ nào chưa chắc đều được hỏi, nên đối chiếu với bản gốc.
convert-recognised-photo = Chữ trong ảnh được nhận dạng bằng máy; chỗ nào chưa chắc đều được hỏi, nên đối chiếu với bản gốc.
convert-too-long = chuyển đổi tệp mất quá lâu; hãy gửi tệp .docx, .xlsx hoặc PDF có chữ
convert-photo = ảnh
convert-page = trang { $number }
convert-flaw-dark = { $what } quá tối; hãy chụp lại ở nơi đủ sáng
convert-flaw-small = { $what } có chữ quá nhỏ; hãy chụp gần hơn, hoặc gửi ảnh dưới dạng tệp để không bị nén
convert-flaw-cut = { $what } bị cắt mất mép giấy; hãy chụp lại cho thấy cả tờ
convert-flaw-blurred = { $what } bị mờ; hãy giữ chắc máy chụp lại, hoặc gửi ảnh dưới dạng tệp
convert-flaw-wordless = { $what } không có chữ nào đọc được; hãy chụp hoặc quét lại
convert-page-damaged = trang { $number } của PDF bị hỏng; hãy quét lại hoặc gửi tệp Word, Excel gốc
convert-no-recognition = máy chủ chưa có phần mềm nhận dạng chữ (cần cài tesseract-ocr, tesseract-ocr-vie và poppler-utils); hãy gửi tệp Word, Excel hoặc PDF có chữ
convert-too-many-pages = PDF quét có { $count } trang, nhiều hơn { $most }; hãy chỉ gửi những trang có lịch công tác
convert-died = tệp này quá nặng hoặc bị hỏng nên không đọc được; hãy mở ra, lưu lại thành tệp .docx hoặc .xlsx mới rồi gửi lại
convert-computed = Công thức chưa có kết quả trong bảng tính đã được tính bằng LibreOffice; nên xem lại ngày giờ.
convert-no-room = máy chủ không ghi được tệp tạm để chuyển đổi; hãy gửi tệp .docx, .xlsx hoặc PDF có chữ
demo-says-tomorrow = mai có gì?
demo-says-next-week = tuần sau
demo-says-changes = có gì thay đổi?
demo-says-wednesday = thứ tư có gì?
demo-says-where = Hôm nay Giám đốc họp ở đâu?

# What is asked about a comparison.
doubt-same-item = { $before } và { $after } có phải là cùng một việc không?
doubt-same = Cùng một việc: { $what }
doubt-not-same = Hai việc khác nhau: hủy việc trước, bổ sung việc sau
doubt-other-person = “{ $before }” trong bản trước và “{ $after }” trong bản này là hai người hay một người?
doubt-two-persons = Hai người: đổi chủ trì
doubt-one-person = Một người, viết khác: { $before }
doubt-split = { $whole } được tách thành hai việc.
doubt-merged = { $first } và { $second } được gộp thành một việc.
doubt-added = bổ sung
doubt-cancelled = hủy
doubt-moved = dời ngày
doubt-rescheduled = đổi giờ
doubt-relocated = đổi địa điểm
doubt-chair-changed = đổi chủ trì
doubt-units-changed = đổi đơn vị chuẩn bị
doubt-attendees-changed = đổi thành phần tham dự
doubt-reworded = đổi nội dung

# What is asked about a document, and what can be answered.
finding-new-name = Danh bạ chưa có “{ $text }”. Đây là tên mới phải không ạ?
finding-alignment-units = Ngày { $day }: chưa rõ đơn vị chuẩn bị của từng việc, vì { $works } việc chung một ô và cách ngắt trong ô không khớp. Xin chọn cách đúng.
finding-alignment-chairs = Ngày { $day }: chưa rõ người chủ trì của từng việc, vì { $works } việc chung một ô và cách ngắt trong ô không khớp. Xin chọn cách đúng.
finding-error-value = Ngày { $day }: một ô của việc “{ $text }” ghi “{ $other }”, không phải tên. Xin cho biết ai chủ trì, đơn vị nào chuẩn bị.
finding-odd = { $items ->
    [1] Việc “{ $text }” ({ $day }): { $why }. Xin xem lại.
   *[other] { $items } việc, như “{ $text }” ({ $day }): { $why }. Xin xem lại.
  }
finding-as-before = { $items ->
    [1] Việc “{ $text }” ({ $day }): { $why }; giữ như đã đọc, theo trả lời lần trước.
   *[other] { $items } việc, như “{ $text }” ({ $day }): { $why }; giữ như đã đọc, theo trả lời lần trước.
  }
odd-hour = còn một giờ khác nằm trong nội dung
odd-enumerated = có thể gồm nhiều việc
odd-label = còn một mục (chủ trì, địa điểm, thành phần…) nằm trong nội dung
odd-status = có chữ hoãn, hủy trong nội dung
odd-delegation = chưa rõ ủy quyền cho ai
odd-broken = có vẻ bị cắt giữa câu
odd-no-work = chưa rõ là việc gì
odd-name = có tên người chủ trì chưa rõ
odd-unit = có tên đơn vị chưa rõ
odd-place-inside = có thể ghi địa điểm ở cuối câu
odd-place = địa điểm chưa rõ
odd-session = buổi và giờ không khớp nhau
odd-layout = nằm trong văn bản có cách trình bày chưa rõ
odd-days = kéo dài nhiều ngày, chưa rõ đến ngày nào
odd-dayless = đứng ở dòng để trống ô ngày, chưa rõ vào ngày nào
odd-somebody = có tên người trong nội dung, chưa rõ ai chủ trì
finding-hours-and-works = Ngày { $day }: ô giờ ghi { $hours } giờ, nội dung đọc được { $works } việc, như “{ $text }”. Xin xem lại.
finding-one-or-two = Ngày { $day }: “{ $text }” và “{ $other }” là hai việc hay một việc?
finding-whose-name = Ngày { $day }: “{ $text }” là ai trong số { $other }?
finding-namesakes = “{ $text }” và “{ $other }” cùng tên nhưng khác chức vụ. Đây là hai người hay một?
finding-unknown-unit = “{ $text }” chỉ xuất hiện một lần và rất giống “{ $other }”. Có phải là một đơn vị không?
finding-unknown-name = “{ $text }” chỉ xuất hiện một lần và rất giống “{ $other }”. Có phải là một không?
finding-workless = Dòng { $row }: “{ $text }” không có nội dung công việc, nên chưa được đưa vào lịch.
finding-twice = Ngày { $day }: việc “{ $text }” được ghi hai lần. Giữ cả hai hay bỏ một?
finding-clash = Ngày { $day }: { $name } có hai việc cùng buổi: “{ $text }” và “{ $other }”.
finding-missing-chair = Ngày { $day }: việc “{ $text }” không ghi ai chủ trì.
finding-undated = Dòng { $row }: không rõ ngày của “{ $text }”, nên việc này chưa được đưa vào lịch.
finding-left-over = Chưa đưa vào lịch: “{ $text }” ({ $other }).
finding-year = Văn bản không ghi năm; tạm hiểu là năm { $text }.
finding-weekday = Văn bản ghi “{ $text }”, nhưng ngày { $day } là { $falls }, không phải { $printed }.
finding-weekdays = { $doubtful } trên { $days } ngày trong văn bản có thứ không khớp với ngày (có thể sai năm hoặc sai tuần). Xin kiểm tra lại trước khi công bố.
finding-impossible-date = “{ $text }” không phải là một ngày có thật; tạm hiểu là ngày { $day }.
finding-date-turned = “{ $text }” được hiểu là ngày { $day } (bảng tính đã đảo ngày và tháng).
finding-unread-day = “{ $text }” không phải là ngày; chưa rõ việc này vào ngày nào.
finding-falling-day = Ngày { $day } đứng sau một ngày muộn hơn; xin xem lại cả hai.
finding-days-in-one-cell = “{ $text }” là nhiều ngày trong một ô; chưa rõ việc nào vào ngày nào.
finding-date-outside = “{ $text }” nằm ngoài thời gian của lịch này; xin kiểm tra lại.
finding-date-outside-placed = “{ $text }” nằm ngoài thời gian của lịch này; tạm hiểu là ngày { $day }.
finding-unsure = Ngày { $day }: chữ trong ảnh chưa đọc chắc: { $text }. Xin đối chiếu với bản gốc.
finding-unsure-focus = Trọng tâm: chữ trong ảnh chưa đọc chắc: { $text }. Xin đối chiếu với bản gốc.
finding-period = Tiêu đề: chữ trong ảnh chưa đọc chắc: { $text }. Xin đối chiếu với bản gốc.
finding-misread = “{ $text }” (hay “{ $other }”)
finding-collective = “{ $text }” được hiểu là gồm: { $other }. Nếu không đúng, xin sửa trong danh bạ.
choice-as-read = Đúng như đã đọc
choice-no-work = Không phải là việc, bỏ đi
choice-leave-empty = Để trống
choice-nobody = (không ai)
choice-two-works = Hai việc
choice-one-work = Một việc
choice-same-unit = Đúng, là { $text }
choice-other-unit = Không, là hai đơn vị khác nhau
choice-other-name = Không, là hai tên khác nhau
choice-two-people = Hai người khác nhau
choice-one-person = Cùng một người
choice-keep-one = Giữ một việc
choice-keep-both = Giữ cả hai
choice-year = Năm { $text }
choice-day = Đúng là ngày { $text }
choice-weekday = Là { $text }, ngày { $other }
choice-drop-day = Bỏ các việc của ngày này
choice-keep-dates = Giữ theo ngày đã ghi
choice-reads = Là “{ $text }”
choice-add-name = Thêm vào danh bạ
file-old-fonts = Chữ phông cũ { $fonts } đã được chuyển sang Unicode.
file-unknown-font = Chữ phông “{ $font }” có bảng mã không rõ, đọc ra có thể sai: “{ $text }”.
file-unknown-letters = Chữ có bảng mã không rõ, đọc ra có thể sai: “{ $text }”.
file-erased = Bỏ qua chữ bị gạch ngang giữa câu: { $words }{ $more ->
    [0] .
   *[other] {" "}và { $more } chỗ khác.
  }
file-lost-part = Có một phần chèn từ tệp khác không đọc được; hãy đối chiếu lại với bản gốc.
file-hidden-rows = Bỏ qua các dòng ẩn trong bảng tính.
file-uncomputed = { $cells } ô chứa công thức chưa có kết quả; nếu thiếu ngày giờ, hãy mở tệp bằng Excel, lưu lại rồi gửi lại.
file-lost-page = Có trang PDF không đọc được; hãy đối chiếu lại với bản gốc.

# Mail as a second way.
menu-thu = Nhận tin cả qua thư điện tử
mail-none = Cơ quan chưa dùng thư điện tử cho việc này. Để dùng, người quản trị máy chủ cần đặt NHACLICH_SMTP_URL.
mail-off =
    <b>Thư điện tử</b>
    Chưa dùng. Gửi <code>/thu ten@coquan.gov.vn</code> để nhận cả qua thư: tin sáng, thay đổi, lời nhắc. Khi Telegram gián đoạn, thư vẫn đến.
mail-on =
    <b>Thư điện tử</b>
    Tin ở đây cũng được gửi tới { $address }. Để thôi nhận thư: <code>/thu dừng</code>
mail-refused = Thư gần nhất không tới nơi: { $why }
mail-asked = Mã xác nhận đang được gửi tới { $address }. Xin gửi lại mã tại đây trong 15 phút, ví dụ: <code>/thu 123456</code>
mail-no-address = Đây không phải địa chỉ thư điện tử. Ví dụ: <code>/thu ten@coquan.gov.vn</code>
mail-too-often = Hôm nay đã gửi 5 mã xác nhận. Xin thử lại vào ngày mai.
mail-wrong-code = Mã chưa đúng. Xin xem lại thư mới nhất.
mail-stale-code = Mã đã hết hạn hoặc chưa có mã nào được gửi. Xin gửi lại địa chỉ: <code>/thu ten@coquan.gov.vn</code>
mail-confirmed = Đã xác nhận. Từ nay tin ở đây cũng được gửi tới { $address }.
mail-ended = Đã thôi gửi thư. Tin vẫn đến ở đây như trước.
mail-from = Nhắc lịch công tác
mail-code-subject = Mã xác nhận: { $code }
mail-code =
    Mã xác nhận nhận lịch công tác qua thư: { $code }

    Xin gửi /thu { $code } cho bot trên Telegram trong 15 phút. Nếu anh/chị không yêu cầu, xin bỏ qua thư này.
mail-footer = Thư gửi tự động theo yêu cầu trên Telegram; xin không trả lời thư này. Để bấm “Đã xem” hoặc hỏi lịch, xin mở Telegram. Để thôi nhận thư, gửi /thu dừng cho bot.

# Trang đối chiếu: văn bản bên trái, bản đã đọc bên phải.
proof-title = Đối chiếu: { $name }
proof-summary = Từ { $from } đến { $to } · { $items } việc · { $stops ->
    [0] không còn chỗ nào phải xem
   *[other] { $stops } chỗ cần xem
}
proof-sides = Hai bên
proof-document = Văn bản
proof-read = Bản đã đọc
proof-stops = Những chỗ cần xem
proof-next = Tới chỗ tiếp theo
proof-no-document = Không có văn bản kèm theo dự thảo này.
proof-page = Trang { $page }
proof-left-over = Chưa đọc được:
proof-hidden = (chữ ẩn)
proof-deleted = (đã xóa)
proof-page-head = (đầu trang)
proof-page-foot = (chân trang)
proof-footnote = (chú thích)
proof-comment = (ghi chú bên lề)
proof-watermark = (chữ chìm)
proof-stamp = (dấu)
proof-menu = (trình đơn)
proof-priorities = Trọng tâm chỉ đạo
proof-until = đến { $day }
proof-back = Xem trong văn bản
proof-attendees = Tham dự:
proof-notes = Ghi chú:
proof-remarks = Lưu ý
proof-written = Đã ghi trang đối chiếu: { $file }
desk-proof = Đối chiếu trên trình duyệt
desk-proof-app = Mở ngay trong Telegram
desk-proof-link = <a href="{ $url }">Mở trang đối chiếu</a>
    Đường dẫn của riêng anh/chị, mở được một lần trong { $minutes } phút. Xin đừng chuyển cho ai.
desk-signed-out = { $count ->
    [0] Không có trình duyệt nào đang mở trang đối chiếu.
   *[other] Đã đăng xuất khỏi { $count } trình duyệt. Đường dẫn đã gửi cũng không dùng được nữa.
}
proof-edits = các sửa đổi
proof-entrance-title = Trang đối chiếu
proof-entrance = Bấm nút để mở dự thảo. Đường dẫn này chỉ dùng được một lần.
proof-enter = Mở trang đối chiếu
proof-app = Đang mở…
proof-app-refused = Không mở được. Xin bấm lại nút dưới dự thảo trong Telegram.
proof-gone = Đã đăng xuất.
help-proof = Đối chiếu văn bản với bản đã đọc trên trình duyệt: nút “Đối chiếu trên trình duyệt” dưới dự thảo.
help-proof-off = Để đối chiếu trên trình duyệt, quản trị viên đặt NHACLICH_HTTP và NHACLICH_PUBLIC_URL trong tệp .env.
edit-unfit-cut = Xin đặt con trỏ vào giữa nội dung, chỗ việc thứ hai bắt đầu, rồi bấm lại.
proof-last-day = Đến ngày
proof-status = Trạng thái
proof-scheduled = Theo lịch
proof-save = Lưu
proof-split = Tách tại con trỏ
proof-join = Gộp với việc trên
proof-drop = Không phải là việc
proof-add = Thêm việc
proof-add-hint = Việc khác trong ngày: 14:00 Nội dung | địa điểm | đơn vị | chủ trì
proof-undo = Quay lại một bước
proof-onward = Thay đổi và tin gửi
proof-leave = Đăng xuất
proof-offline = Mất kết nối nên chưa lưu được. Chữ đã gõ vẫn còn đây và sẽ được gửi lại khi có mạng.
proof-session-over = Phiên làm việc đã hết nên chưa lưu được. Chữ đã gõ vẫn còn đây; xin mở lại từ nút dưới dự thảo trong Telegram.
proof-to-draft = Về trang đối chiếu
proof-untold = Chưa liên kết nên không nhận được tin:
proof-look-again = Xem lại ai đã nhận, ai đã xem
proof-held = { $name } đang làm dự thảo này từ { $time }. Anh/chị xem được, muốn sửa thì tiếp nhận.
proof-closed = Dự thảo này đã đóng.
proof-changed-by = Dự thảo đã được sửa ({ $names }) sau khi trang này mở ra, nên lần bấm vừa rồi chưa làm gì. Đây là bản hiện tại.
proof-changed-back = Dự thảo đã thay đổi sau khi trang này mở ra, nên lần bấm vừa rồi chưa làm gì. Đây là bản hiện tại.
proof-nothing-to-undo = Không còn bước nào để quay lại.
proof-not-possible = Việc này không làm được với dự thảo này.
proof-still-open = Còn { $count } câu hỏi chưa trả lời nên chưa công bố được.
proof-published = <b>Đã công bố phiên bản { $number }.</b>
proof-parts = Các ngày
