# Mỗi lỗi: chuyện gì đã xảy ra, và cần làm gì.

fault-code = Mã { $code }
remedy-retry = Thử lại
remedy-pick_again = Chọn tệp khác
remedy-choose_camera = Chọn máy ảnh khác
remedy-alternatives = Cách khác không cần video
remedy-read_policy = Đọc điều khoản mới
remedy-dismiss = OK

fault-NET-101 = Chúng tôi không kết nối được với máy chủ.
    .do = Kiểm tra xem máy tính có mạng không, rồi thử lại. Những gì bạn đã làm vẫn được giữ.
fault-NET-102 = Kết nối không an toàn.
    .do = Có thứ gì đó giữa bạn và máy chủ trả lời thay. Hãy dùng mạng khác, rồi thử lại.

fault-INT-101 = Điều khoản bảo mật không được ký đúng.
    .do = Chúng tôi không hiện những gì không kiểm chứng được. Hãy thử lại; nếu vẫn vậy, báo mã này cho bộ phận hỗ trợ.
fault-INT-102 = Điều khoản bảo mật đã hết hạn.
    .do = Kiểm tra ngày trên máy tính này, rồi thử lại để tải bản hiện hành.
fault-INT-103 = Máy chủ gửi điều khoản cũ hơn lần trước.
    .do = Chúng tôi không nhận điều khoản cũ. Hãy thử lại; nếu vẫn vậy, báo mã này cho bộ phận hỗ trợ.
fault-INT-104 = Không chuẩn bị được việc quay.
    .do = Hướng dẫn từ máy chủ không khớp với hồ sơ của bạn. Hãy thử lại để nhận hướng dẫn mới.
fault-INT-105 = Máy chủ không nhận các tệp.
    .do = Không mất gì cả. Hãy thử lại; nếu vẫn vậy, báo mã này cho bộ phận hỗ trợ.
fault-INT-106 = Máy chủ không còn biết hồ sơ đăng ký này.
    .do = Có thể hồ sơ đã bị xóa hoặc hết hạn. Quay về màn hình đầu và làm lại từ đầu.
fault-INT-107 = Không kiểm chứng được biên nhận.
    .do = Tệp của bạn được giữ ở đây cho đến khi có biên nhận đúng. Hãy thử lại.
fault-INT-108 = Máy chủ trả lời điều mà ứng dụng này không hiểu.
    .do = Thử lại sau vài phút. Nếu vẫn vậy, báo mã này cho bộ phận hỗ trợ.
fault-INT-109 = Điều khoản bảo mật đã thay đổi.
    .do = Hãy đọc điều khoản mới và quyết định lại. Thông tin và giấy tờ của bạn vẫn được giữ.

fault-VLT-101 = Máy tính này không có kho mật khẩu.
    .do = Ứng dụng giữ khóa ở đó. Hãy cài một kho (ví dụ GNOME Keyring hoặc KWallet), rồi thử lại.
fault-VLT-102 = Kho mật khẩu đang khóa.
    .do = Mở kho bằng mật khẩu máy tính của bạn, rồi thử lại.
fault-VLT-103 = Kho mật khẩu không giữ được khóa của chúng tôi.
    .do = Đăng xuất khỏi máy tính rồi đăng nhập lại, sau đó thử lại.

fault-CAM-101 = Chúng tôi không thấy máy ảnh nào.
    .do = Cắm một máy ảnh vào, hoặc mở nắp che của máy ảnh có sẵn, rồi thử lại.
fault-CAM-102 = Một chương trình khác đang dùng máy ảnh.
    .do = Đóng các cuộc gọi video và thẻ trình duyệt đang dùng máy ảnh, rồi thử lại.
fault-CAM-103 = Ứng dụng này không được phép dùng máy ảnh.
    .do = Cho phép trong cài đặt hệ thống, mục Quyền riêng tư, Máy ảnh, rồi thử lại.
fault-CAM-104 = Máy ảnh không mở kịp.
    .do = Rút ra và cắm vào cổng khác, rồi thử lại.
fault-CAM-105 = Máy ảnh không gửi hình.
    .do = Kiểm tra nắp che và công tắc của máy ảnh, rồi thử lại.
fault-CAM-106 = Máy ảnh ngừng gửi hình.
    .do = Kiểm tra dây cáp hoặc dùng cổng khác, rồi thử lại.
fault-CAM-107 = Máy ảnh đã bị rút ra.
    .do = Cắm lại, rồi thử lại.
fault-CAM-108 = Hình của máy ảnh này quá nhỏ hoặc quá chậm.
    .do = Chúng tôi cần ít nhất 640 × 480 và 15 hình mỗi giây. Hãy chọn máy ảnh khác.
fault-CAM-109 = Trình điều khiển của máy ảnh báo lỗi.
    .do = Rút máy ảnh ra và cắm lại, hoặc khởi động lại máy tính, rồi thử lại.
fault-CAM-110 = Máy ảnh dừng vì lỗi trong ứng dụng của chúng tôi.
    .do = Không mất gì cả. Hãy thử lại, hoặc chọn máy ảnh khác.

fault-TAK-101 = Việc quay dừng lại vì bạn rời khỏi cửa sổ.
    .do = Giữ cửa sổ này ở phía trước trong 5 giây. Đóng những gì bật lên, rồi quay lại.
fault-TAK-102 = Máy ảnh quá chậm.
    .do = Bật thêm đèn và đóng các chương trình khác, rồi quay lại.
fault-TAK-103 = Không tạo được video.
    .do = Đó là lỗi của chúng tôi, không phải của bạn. Hãy quay lại.
fault-TAK-104 = Bạn đã dùng hết số lần quay.
    .do = Hãy chọn cách khác, hoặc xin bộ phận hỗ trợ thêm lượt.

fault-DOC-101 = Tệp quá lớn: { $got }. Tối đa là { $limit }.
    .do = Chụp ảnh với chất lượng thấp hơn, hoặc lưu PDF với ít trang hơn.
fault-DOC-102 = Loại tệp này không được nhận ({ $seen }).
    .do = Hãy chọn ảnh (JPEG, PNG, WebP hoặc TIFF) hoặc tệp PDF.
fault-DOC-103 = Tệp bị hỏng hoặc bị cắt.
    .do = Mở tệp trên máy tính này để kiểm tra. Lưu hoặc quét lại rồi chọn tệp mới.
fault-DOC-104 = Chúng tôi không đọc được ảnh HEIC của iPhone.
    .do = Trên iPhone chọn Cài đặt, Camera, Định dạng, “Tương thích nhất” rồi chụp lại, hoặc lưu ảnh thành JPEG.
fault-DOC-105 = Tệp PDF có mật khẩu.
    .do = Mở bằng mật khẩu, in ra một tệp PDF mới, rồi chọn tệp đó.
fault-DOC-106 = Tệp trống.
    .do = Nếu tệp ở thư mục đám mây, hãy tải xuống trước. Sau đó chọn lại.
fault-DOC-107 = Không đọc được tệp từ nơi lưu.
    .do = Chép tệp ra màn hình nền rồi chọn từ đó.
fault-DOC-108 = Ảnh quá lớn để mở: hơn { $megapixels } triệu điểm ảnh.
    .do = Thu nhỏ ảnh hoặc chụp lại với chất lượng thấp hơn.
fault-DOC-109 = Nhiều tệp được thả cùng lúc.
    .do = Thả từng tệp một, mỗi tệp vào chỗ của nó.
fault-DOC-110 = Tệp là hai thứ cùng lúc.
    .do = Những gì bạn thấy không phải là tất cả những gì có trong tệp. Mở ra, in thành một tệp PDF mới, rồi chọn tệp đó.
fault-DOC-111 = Tệp PDF có chứa chương trình.
    .do = Mở ra, in thành một tệp PDF mới, rồi chọn tệp đó.
fault-DOC-112 = Giấy tờ có quá nhiều trang: tối đa { $pages } trang.
    .do = Giữ lại những trang cần thiết rồi chọn lại.
fault-DOC-113 = Không có ảnh hoặc tệp nào để dán.
    .do = Hãy sao chép một ảnh hoặc một tệp trước, rồi dán vào đây.

fault-SPL-101 = Ổ đĩa của máy tính này đầy hoặc không ghi được.
    .do = Giải phóng một ít chỗ (100 MB là đủ), rồi thử lại.
fault-SPL-102 = Một tệp đã khóa trên máy tính này bị mất hoặc bị thay đổi.
    .do = Quay lại và thêm lại tệp bị thiếu. Tệp bị thay đổi không được gửi.
fault-SPL-103 = Không lưu được biên nhận ở đó.
    .do = Thử lại và chọn thư mục khác.

fault-APP-101 = Có lỗi trong ứng dụng.
    .do = Không mất gì cả. Hãy thử lại; nếu vẫn vậy, báo mã này cho bộ phận hỗ trợ.
