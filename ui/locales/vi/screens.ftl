# 1 Chào mừng
welcome-title = Cho chúng tôi biết bạn là ai, rồi bắt đầu bán
welcome-lead = Chúng tôi kiểm tra rằng sau mỗi gian hàng là một người thật. Các bước như sau.
welcome-back = Chào mừng bạn trở lại
welcome-carry-on = Mọi việc bạn đã làm vẫn còn trên máy tính này. Hãy làm tiếp từ chỗ đã dừng.
welcome-start-over = “Làm lại từ đầu” sẽ xóa những gì đang lưu trên máy tính này.
welcome-minutes = Mất khoảng { $minutes } phút
welcome-consent = Bạn quyết định chúng tôi được dùng gì
    .more = Chúng tôi nói rõ dùng để làm gì và giữ bao lâu trước khi hỏi bạn.
welcome-documents = Bạn thêm giấy tờ
    .more = Ảnh hoặc tệp PDF, lần lượt từng cái.
welcome-video = Bạn quay video khuôn mặt 5 giây
    .more = Bạn làm theo vài yêu cầu, ví dụ “Mỉm cười”. Bạn được xem lại trước khi gửi.
welcome-send = Mọi thứ được khóa lại rồi mới gửi
    .more = Tệp được mã hóa trên máy tính này. Chỉ người xét duyệt mở được.
welcome-at-hand = Hãy chuẩn bị sẵn

# 2 Đồng ý
consent-title = Chúng tôi được dùng gì, để làm gì?
consent-fetching = Đang tải điều khoản bảo mật đã ký…
consent-lead = { $collector } xin phép những điều sau. Không gửi gì trước khi bạn quyết định.
consent-declining = Nếu bạn từ chối: { $means }
consent-open = Còn { $count } lựa chọn chưa quyết định
consent-opening = Đang mở hồ sơ đăng ký…
agree = Đồng ý
decline = Từ chối
consent-kept = Giữ trong bao lâu
consent-days = { $days } ngày
consent-readers = Ai mở được
    .more = Tệp của bạn được khóa cho các khóa này. Không ai khác mở được.
consent-contact = Câu hỏi và quyền của bạn
consent-signed = Điều khoản này được ký ngày { $date }.
recipient-you = Bạn (máy tính này)
recipient-fingerprint = Dấu nhận dạng của khóa
contact-collector = Bên thu thập
contact-address = Địa chỉ
contact-questions = Câu hỏi
contact-appeals = Khiếu nại

# 2 Từ chối, cách khác
declined-title = Không có điều này, chúng tôi không đăng ký cho bạn được
declined-lead =
    { $count ->
        [1] Bạn đã từ chối “{ $purposes }”. Không có điều này thì không đăng ký được.
       *[other] Bạn đã từ chối: { $purposes }. Không có những điều này thì không đăng ký được.
    }
declined-nothing-sent = Chưa có gì được gửi. Bạn có thể đổi lựa chọn, hoặc hỏi về cách khác.
declined-ask = Bạn có thể hỏi ai
declined-change = Đổi lựa chọn
alternatives-title = Cách khác để chứng minh bạn là ai
alternatives-lead = Bạn không cần quay video khuôn mặt. Hãy chọn cách phù hợp với bạn; các bước còn lại vẫn như cũ.
alternatives-choose = Hãy chọn một cách

# 3 Thông tin
details-title = Việc kinh doanh của bạn
details-lead = Hãy viết đúng như trên giấy tờ của bạn.
details-sealing = Đang khóa…
details-problems = Có { $count } câu trả lời cần xem lại
field-legal_name = Tên đăng ký của doanh nghiệp
    .hint = Như trên đăng ký kinh doanh. Nếu chưa có, ghi tên của bạn.
field-person_name = Họ và tên của bạn
    .hint = Như trên hộ chiếu hoặc căn cước.
field-country = Quốc gia của doanh nghiệp
    .hint = Nơi doanh nghiệp đăng ký.
    .choose = Chọn quốc gia
field-address = Địa chỉ doanh nghiệp
    .hint = Số nhà, đường, phường xã, tỉnh thành; viết bao nhiêu dòng cũng được.
field-tax_id = Mã số thuế
    .hint = Chữ, số, dấu cách, dấu chấm, gạch ngang và gạch chéo.
field-email = Địa chỉ e-mail
    .hint = Chúng tôi gửi kết quả đến địa chỉ này.
problem-missing = { $field }: hãy điền vào đây
problem-too_long = { $field }: dùng tối đa { $most } ký tự
problem-characters = { $field }: bỏ những ký tự không thuộc về đây
problem-incomplete = { $field }: có vẻ bị thiếu, hãy viết đầy đủ
problem-email = { $field }: viết theo dạng ten@vidu.com
problem-country = { $field }: chọn một quốc gia trong danh sách

# 5 Máy ảnh
camera-title = Kiểm tra máy ảnh
camera-lead = Ngồi sao cho ánh sáng chiếu vào mặt từ phía trước. Chưa quay gì cả.
camera-choose = Máy ảnh
camera-find = Tìm lại
camera-none-listed = Không thấy máy ảnh
camera-finding = Đang tìm máy ảnh…
camera-opening = Đang mở máy ảnh…
camera-off = Không có hình
camera-preview = Hình trực tiếp từ máy ảnh, như soi gương
camera-rate = { $fps } hình mỗi giây
camera-good = Máy ảnh hoạt động tốt
provenance-suspected = Đây có thể là máy ảnh ảo. Người xét duyệt sẽ thấy điều đó. Nếu có máy ảnh khác, hãy chọn nó.
provenance-declared = Đây là máy ảnh ảo. Người xét duyệt sẽ thấy điều đó. Nếu có máy ảnh thật, hãy chọn nó.

# 6 Quay
recording-title = Chúng tôi sẽ quay video khuôn mặt bạn trong { $seconds } giây
recording-lead = Chúng tôi yêu cầu vài động tác, như “Mỉm cười”. Làm từng động tác khi chữ hiện phía trên hình, rồi lại nhìn thẳng.
recording-takes = Bạn có thể quay tối đa { $count } lần.
recording-start = Bắt đầu quay
recording-by-itself = Tự bắt đầu khi chúng tôi thấy bạn rõ, hoặc bấm “{ $start }”.
recording-press = Hãy bấm “{ $start }” khi bạn sẵn sàng.
recording-cancel = Hủy
recording-preparing = Đang chuẩn bị…
recording-hold-still = Giữ yên, mặt trong hình bầu dục
recording-begins = Bắt đầu sau { $seconds } giây
recording-runs = Đang quay · { $seconds } giây
recording-place = { $place } / { $of }
recording-done = Đã quay xong
recording-sealing = Đang khóa video…

# 7 Xem lại
review-title = Kiểm tra, rồi gửi
review-lead = Hãy xem video và danh sách. Chưa có gì được gửi.
review-lead-alternative = Hãy xem danh sách. Chưa có gì được gửi. Thay cho video khuôn mặt: { $alternative }.
review-clip = Video của bạn
review-play-again = Phát lại
review-shown = Những điều bạn được yêu cầu
review-clip-facts = { $seconds } giây, { $fps } hình mỗi giây, không có tiếng
review-retake = Quay lại video
review-takes = Bạn còn quay được { $count } lần nữa
review-files = { $count } tệp sẽ được gửi
review-readers = Ai mở được
    .more = Các tệp được khóa cho những khóa này, ngay trên máy tính này.
review-signing = Đang ký…
file-checksum = SHA-256

# 8 Gửi
sending-title = Đang gửi
sending-lead = Bạn có thể đóng cửa sổ bất cứ lúc nào: không mất gì cả.
sending-bytes = { $sent } / { $all }
sending-left = Còn khoảng { $time }
sending-moving = Đang đo tốc độ…
sending-paused = Đã tạm dừng
sending-waiting = Đang chờ kết nối
sending-submitting = Mọi tệp đã đến nơi. Đang được kiểm tra.
sending-pause = Tạm dừng
sending-resume = Gửi tiếp
sending-no-line = Không có kết nối
    .do = Khi có mạng lại, chúng tôi tự gửi tiếp. Bạn có thể đóng cửa sổ: không mất gì cả.
sending-retry = Thử lại sau { $time }
sending-files = Các tệp
file-sent = Đã gửi
file-sending = { $sent } / { $all }
file-waiting = Đang chờ, { $all }

# 9 Biên nhận
receipt-title = Chúng tôi đã nhận đủ
receipt-lead = { $collector } đang giữ tệp của bạn và đã ký biên nhận.
receipt-number = Số biên nhận của bạn
receipt-keep = Hãy giữ số này: khi bạn gọi, chúng tôi tìm hồ sơ theo số này.
receipt-saved = Đã lưu thành
receipt-save = Lưu biên nhận
receipt-save-again = Lưu lần nữa
receipt-close = Bây giờ bạn có thể đóng cửa sổ
receipt-next = Tiếp theo là gì
receipt-next-look = Người xét duyệt xem video và giấy tờ của bạn.
receipt-next-answer = Bạn nhận kết quả qua e-mail.
receipt-next-erase = Tệp của bạn được xóa trước các ngày dưới đây, hoặc sớm hơn nếu bạn yêu cầu.
receipt-held = Đang giữ những gì, đến khi nào
receipt-questions = Câu hỏi và khiếu nại
