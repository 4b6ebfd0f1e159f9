# Những gì nhận thấy trên giấy tờ: đó là gì, và cần làm gì.

severity-notice = Để bạn biết
severity-question = Xin xem lại
severity-warning = Nên sửa
severity-refused = Không được nhận

finding-PIC-101 = Chữ quá nhỏ, không đọc được: cao { $height } điểm ảnh, cần { $least }.
    .do = Đưa máy ảnh lại gần hơn, hoặc quét lại rõ hơn.
finding-PIC-102 = Ảnh ở đây không nét.
    .do = Chụp lại: giữ yên và chờ đến khi nét.
finding-PIC-103 = Ánh sáng chói che mất một phần.
    .do = Chụp lại, tránh hướng đèn hoặc cửa sổ.
finding-PIC-104 = Ảnh quá tối.
    .do = Chụp lại gần cửa sổ hoặc bật thêm đèn.
finding-PIC-105 = Một góc hoặc cạnh bị cắt: { $edges }.
    .do = Chụp lại sao cho thấy đủ bốn góc.
finding-PIC-106 = Đây là ảnh chụp màn hình.
    .do = Hãy dùng chính tệp đó, hoặc ảnh chụp tờ giấy.
finding-PIC-107 = Đây là ảnh chụp lại một màn hình.
    .do = Hãy chụp chính giấy tờ, hoặc chọn tệp của nó.
finding-PIC-108 = Ảnh đen trắng.
    .do = Chụp hoặc quét lại bằng màu.
finding-PIC-109 = Có vẻ đây là mặt kia.
    .do = Lật giấy tờ lại, hoặc đổi chỗ hai tệp.
finding-PIC-110 = Trang này không có gì.
    .do = Chọn lại tệp không có trang này.
finding-PIC-111 = Ảnh nằm nghiêng ({ $turned }°).
    .do = Chúng tôi đã xoay để đọc. Nếu được, hãy chụp thẳng.
finding-PIC-112 = Chúng tôi hầu như không thấy chữ nào.
    .do = Xem có đúng ảnh không. Nếu đúng, hãy giữ: sẽ có người xem.
finding-KND-101 = Trông giống { $seen }.
    .do = Nếu đúng là giấy tờ được hỏi, hãy giữ. Nếu không, chọn giấy tờ đúng.
finding-MRZ-101 =
    { $known ->
        [no] Chúng tôi không đọc được hết các dòng có dấu <<<.
       *[yes] Chúng tôi không đọc được hết các dòng có dấu <<< ({ $field }).
    }
    .do = Chụp lại: nét, không chói, thấy đủ các dòng này.
finding-MRZ-102 = Đã hết hạn ngày { $date }.
    .do = Hãy dùng giấy tờ còn hạn.
finding-MRZ-103 =
    { $days ->
        [0] Sẽ hết hạn hôm nay, { $date }.
       *[other] Sẽ hết hạn sau { $days } ngày, vào { $date }.
    }
    .do = Nếu có bản mới hơn, hãy dùng bản đó.
finding-MRZ-104 = Hai chỗ ghi không giống nhau ({ $field }): “{ $machine }” trong các dòng có dấu <<<, “{ $print }” ở phía trên.
    .do = Nếu chúng tôi đọc sai, hãy sửa bên dưới. Nếu không, chụp lại cho nét hơn.
finding-MRZ-105 = Có một ngày không thể đúng: { $date } ({ $field }).
    .do = Nếu chúng tôi đọc sai, hãy sửa bên dưới. Nếu không, chụp lại cho nét hơn.
finding-MRZ-106 = Chúng tôi không thấy các dòng có dấu <<< mà giấy tờ này phải có.
    .do = Hãy chụp trọn trang. Với thẻ, các dòng này có thể ở mặt sau.
finding-DAT-101 = Ghi ngày { $date }, đã { $days } ngày.
    .do = Chỉ nhận giấy tờ không quá { $limit } ngày. Hãy dùng bản mới hơn.
finding-DAT-102 = Chúng tôi không thấy ngày nào.
    .do = Giấy tờ không được quá { $limit } ngày: hãy đưa trang có ghi ngày.
finding-DAT-103 = Ngày ghi chưa tới: { $date }.
    .do = Nếu chúng tôi đọc sai, hãy sửa bên dưới.
finding-CRD-101 = Có thể đọc được toàn bộ số thẻ.
    .do = Chỉ nên thấy các số cuối: { $ending }. Chúng tôi có thể che các số khác.
finding-RUL-101 = Giấy tờ bằng { $language }. Không cần bản dịch nếu là: { $languages }.
    .do = Hãy thêm các trang của bản dịch công chứng.
finding-RUL-102 = Không nhận loại tệp này ({ $type }).
    .do = Lưu thành { $types } rồi chọn lại.
finding-RUL-103 = Tên tệp có ký tự không được nhận: { $characters }
    .do = Đổi tên tệp rồi chọn lại.
finding-FIL-101 = Tên tệp ghi { $says }, bên trong là { $is }.
    .do = Nếu bạn biết tệp này, không cần làm gì.
finding-FIL-102 = Chúng tôi đã lưu thành { $to } thay cho { $from } để người duyệt mở được.
    .do = Không cần làm gì.

edge-top = phía trên
edge-right = bên phải
edge-bottom = phía dưới
edge-left = bên trái

kind-passport = hộ chiếu
kind-id_card = thẻ căn cước
kind-visa = thị thực
kind-bank_statement = sao kê ngân hàng
kind-utility_bill = hóa đơn
kind-tax_document = giấy tờ của cơ quan thuế
kind-payment_card = thẻ thanh toán

fact-person_name = Họ và tên
fact-legal_name = Tên doanh nghiệp
fact-address = Địa chỉ
fact-tax_id = Mã số thuế
fact-document_number = Số giấy tờ
fact-nationality = Quốc tịch
fact-birth_date = Ngày sinh
fact-sex = Giới tính
fact-expiry_date = Có giá trị đến
fact-issue_date = Ngày trên giấy tờ
fact-account_ending = Tài khoản hoặc thẻ, các số cuối
sex-F = Nữ (F)
sex-M = Nam (M)
sex-X = Không ghi (X)
