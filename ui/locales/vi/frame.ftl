# Những gì đứng quanh mọi màn hình.

product = Đăng ký bán hàng
window-title = { $screen } – Đăng ký bán hàng
practice = Luyện tập — không gửi gì đi đâu cả
language = Ngôn ngữ
help = Trợ giúp
back = Quay lại
continue = Tiếp tục
start = Bắt đầu
carry-on = Làm tiếp
start-over = Làm lại từ đầu
send = Gửi
mandatory = Bắt buộc để đăng ký
optional = Tùy bạn

step-of = Bước { $step } / { $steps }
step-welcome = Chào mừng
step-consent = Sự đồng ý của bạn
step-declined = Sự đồng ý của bạn
step-alternatives = Cách khác
step-details = Thông tin kinh doanh
step-documents = Giấy tờ
step-document = Một giấy tờ
step-document_camera = Chụp giấy tờ
step-match = So sánh
step-camera = Máy ảnh
step-recording = Video khuôn mặt
step-review = Kiểm tra và gửi
step-sending = Đang gửi
step-receipt = Biên nhận
step-mine = Hồ sơ của tôi
step-held = Một tệp
step-policy = Điều khoản bảo mật
step-appeal = Khiếu nại của bạn
step-erased = Mọi thứ đã được xóa
step-code = Làm tiếp bằng mã
step-check = Kiểm tra giấy chứng nhận

help-support = Khi bạn gọi bộ phận hỗ trợ
    .more = Hãy đọc cho họ những gì ghi ở đây. Họ không bao giờ hỏi mật khẩu hay giấy tờ của bạn.
help-step = Bước
help-codes = Mã trên màn hình này
help-no-codes = không có
help-version = Phiên bản
help-practice = luyện tập
help-keys = Phím tắt
help-close = Đóng trợ giúp
key-tab = đến ô hoặc nút tiếp theo
key-enter = bấm nút hoặc đi tiếp
key-escape = dừng quay, đóng câu hỏi
key-help = mở hoặc đóng trợ giúp này

closing-title = Đóng cửa sổ?
closing-sending = Tệp của bạn chưa gửi xong. Không mất gì cả: khi bạn mở lại ứng dụng, việc gửi tiếp tục từ chỗ dừng.
closing-take = Video đang quay sẽ dừng và bị bỏ. Mọi thứ khác vẫn được giữ.
close-anyway = Đóng
keep-open = Ở lại

say-added = Đã thêm: { $slot }

seconds-short = { $seconds } giây
column-what = Nội dung
column-size = Kích thước
column-until = Xóa trước ngày
column-days = Thời gian giữ

document-identity = Hộ chiếu hoặc căn cước
document-tax_id = Giấy tờ mã số thuế
document-bank_statement = Sao kê ngân hàng
document-utility_bill = Hóa đơn điện, nước
document-card = Thẻ hoặc sao kê thẻ
document-side = { $name } ({ $side })
side-front = Mặt trước
    .within = mặt trước
side-back = Mặt sau
    .within = mặt sau

artifact-clip = Video khuôn mặt
artifact-document = Giấy tờ
artifact-details = Thông tin kinh doanh
artifact-transcript = Các yêu cầu đã hiện và thời điểm

alternative-video_call = Gọi video với một người
alternative-in_person = Đến gặp trực tiếp
alternative-notarised_copies = Bản sao công chứng qua bưu điện

prompt-smile = Mỉm cười
prompt-blink = Chớp cả hai mắt
prompt-open_mouth = Há miệng
prompt-turn_left = Quay đầu sang trái
prompt-turn_right = Quay đầu sang phải
prompt-tilt_left = Nghiêng đầu sang trái
prompt-tilt_right = Nghiêng đầu sang phải
prompt-look_up = Nhìn lên
prompt-look_down = Nhìn xuống
