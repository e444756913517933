### Mọi câu mà nhaclich nói với người dùng. Giữ cùng bộ khóa với en.ftl.

## Dates
weekday-mon = Thứ Hai
weekday-tue = Thứ Ba
weekday-wed = Thứ Tư
weekday-thu = Thứ Năm
weekday-fri = Thứ Sáu
weekday-sat = Thứ Bảy
weekday-sun = Chủ nhật
