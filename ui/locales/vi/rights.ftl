# Hồ sơ của tôi
open-mine = Hồ sơ của tôi
mine-title = Hồ sơ của tôi
mine-lead = Ở đây bạn thấy hồ sơ đăng ký đang ở bước nào và những gì đang được giữ về bạn. Bạn có thể xem, rút lại và xóa.
saved-as = Đã lưu thành { $name }
done = Xong

standing-none = Chưa biết hồ sơ của bạn đang ở bước nào
    .more = Chúng tôi chưa nhận được tin từ { $collector }. Tệp của bạn vẫn an toàn.
standing-open = Chưa nộp
    .more = Hồ sơ đăng ký của bạn đang mở. { $collector } chưa nhận đủ.
standing-received = Đã nhận
    .more = { $collector } đã có tệp của bạn. Người xét duyệt sẽ xem; bạn không cần làm gì.
standing-in_review = Đang có người xét duyệt
    .more = Bạn không cần làm gì. Bạn nhận kết quả qua e-mail, và kết quả cũng hiện ở đây.
standing-action_needed = Chúng tôi cần bạn gửi lại
    .more =
        { $count ->
            [1] Hãy gửi lại một thứ này. Mọi thứ khác giữ nguyên.
           *[other] Hãy gửi lại { $count } thứ này. Mọi thứ khác giữ nguyên.
        }
standing-approved = Đã được duyệt
    .more = Việc xác minh của bạn đã xong. Bạn có thể bắt đầu bán hàng.
standing-refused = Hồ sơ đăng ký của bạn bị từ chối
    .more = Đây là các lý do:
standing-withdrawn = Đã xóa theo ý bạn
    .more = { $collector } không còn giữ tệp nào của bạn. Bạn có thể đăng ký mới bất cứ lúc nào.

asked-asking = Tin gần nhất: { $moment }. Đang hỏi lại…
    .first = Đang hỏi…
asked-answered = Tin gần nhất: { $moment }. Chúng tôi tự hỏi lại.
    .first = Chúng tôi tự hỏi lại.
asked-offline = Không có kết nối. Tin gần nhất: { $moment }; chúng tôi tự hỏi lại.
    .first = Không có kết nối. Chúng tôi tự hỏi lại.
ask-now = Hỏi ngay

needed-too_old = Giấy tờ này cũ hơn mức chúng tôi nhận. Hãy gửi bản mới hơn.
needed-expired = Giấy tờ này đã hết hạn. Hãy gửi bản còn hạn.
needed-unreadable = Không đọc rõ được. Hãy gửi ảnh nét, sáng, không lóa.
needed-incomplete = Thiếu một phần hoặc một trang. Hãy gửi đủ.
needed-wrong_document = Đây không phải giấy tờ chúng tôi cần. Hãy xem loại nào được nhận, rồi gửi loại đó.
needed-needs_translation = Người xét duyệt không đọc được ngôn ngữ này. Hãy thêm các trang bản dịch có chứng thực.
needed-name_differs = Tên không viết giống các giấy tờ khác của bạn. Hãy gửi bản có cùng tên.
needed-address_differs = Địa chỉ không viết giống các giấy tờ khác của bạn. Hãy gửi bản có cùng địa chỉ.
needed-face_not_visible = Không thấy rõ mặt bạn. Hãy ngồi quay về phía có ánh sáng, rồi quay lại video.
needed-prompts_not_followed = Chưa làm đủ các động tác. Hãy quay lại video và làm thong thả.
needed-consent_withdrawn = Bạn đã rút lại sự đồng ý cho phần này. Hãy quyết định lại, hoặc chọn cách khác.
needed-other = Phần này cần gửi lại. Nếu bạn không biết vì sao, hãy hỏi chúng tôi.
send-again = Gửi lại

refusal-identity_not_confirmed = Chúng tôi không xác nhận được bạn là ai.
refusal-business_not_confirmed = Chúng tôi không xác nhận được doanh nghiệp của bạn.
refusal-documents_not_accepted = Giấy tờ của bạn không được chấp nhận.
refusal-face_video_not_accepted = Video khuôn mặt của bạn không được chấp nhận.
refusal-no_answer = Những gì chúng tôi xin gửi lại đã không đến kịp.
refusal-against_rules = Quy định của sàn không cho phép đăng ký này.
refusal-other = Có lý do khác. Hãy hỏi chúng tôi.
refused-object = Nếu bạn thấy điều này không đúng, hãy khiếu nại: viết cho chúng tôi lý do, và chúng tôi xem lại.
refused-appealed = Chúng tôi đã nhận khiếu nại của bạn và đang xem xét. Bạn nhận trả lời qua e-mail, và trả lời cũng hiện ở đây.
refused-write = Bạn cũng có thể viết đến:
object = Khiếu nại

hold-order = Tòa án hoặc cơ quan nhà nước đã ra lệnh như vậy.
hold-law = Pháp luật yêu cầu như vậy.
hold-dispute = Đây là bằng chứng trong một vụ tranh chấp.
hold-other = Có một lý do pháp lý khác.
mine-hold = Chậm nhất đến { $until }, chưa được xóa gì. { $reason }

mine-files = Tệp của bạn
mine-show = Cho tôi xem
mine-show-for = Cho tôi xem: { $file }
mine-erase = Xóa
mine-erase-for = Xóa: { $file }
mine-deletion = Lưu biên nhận xóa
mine-deletion-for = Lưu biên nhận xóa: { $file }
mine-sealed-elsewhere = Tệp được khóa cho máy tính kia của bạn, nên không hiện được ở đây. Người xét duyệt vẫn mở được.
place-computer = Trên máy tính này, chưa gửi
place-intake = Nhận ngày { $received }. Xóa trước { $until }.
cause-wish = Đã xóa ngày { $date } vì bạn yêu cầu
cause-withdrawal = Đã xóa ngày { $date } vì bạn rút lại sự đồng ý
cause-retention = Đã xóa ngày { $date } vì hết thời hạn giữ
cause-replaced = Đã xóa ngày { $date } vì bạn gửi bản mới
artifact-appeal = Khiếu nại của bạn

mine-decisions = Những gì bạn đã quyết định
decided-agree = Đã đồng ý ngày { $date }
decided-decline = Đã từ chối ngày { $date }
mine-withdraw = Rút lại
mine-withdraw-for = Rút lại: { $purpose }
read-policy = Đọc điều khoản bảo mật
save-consents = Lưu các quyết định của tôi

mine-papers = Giấy chứng nhận
    .more = Biên nhận chứng minh những gì đang được giữ và đến khi nào. Ai cũng kiểm tra được.
check-paper = Kiểm tra một giấy chứng nhận

mine-carry-on = Làm tiếp trên máy tính khác
    .more = Với mã này bạn làm tiếp hồ sơ đăng ký trên máy tính khác, hoặc trên máy này nếu máy mất khóa. Đừng cho ai biết mã.
code-show = Hiện mã
code-hide = Ẩn mã
code-qr = Mã QR với cùng 24 chữ số

mine-everything = Xóa tất cả
    .more = Việc này kết thúc hồ sơ đăng ký. { $collector } xóa mọi tệp của bạn, và máy tính này quên chúng.
mine-everything-held = Việc này làm được trở lại chậm nhất sau { $until }.

# Câu hỏi trước khi xóa hoặc rút lại
question-file = Xóa “{ $file }”?
question-everything = Xóa tất cả?
question-consent = Rút lại sự đồng ý cho “{ $purpose }”?
file = tệp này
revoke-file = Xóa tệp
revoke-everything = Xóa tất cả
revoke-consent = Rút lại
keep-it = Giữ nguyên
revoking-file = Đang xóa…
revoking-everything = Đang xóa tất cả…
revoking-consent = Đang rút lại…
meaning-erased_there =
    { $what ->
        [file] { $collector } xóa tệp này. Không ai lấy lại được.
       *[other] { $collector } xóa các tệp này. Không ai lấy lại được.
    }
meaning-face_video_erased = Video khuôn mặt và bản ghi các yêu cầu bị xóa.
meaning-erased_here =
    { $what ->
        [file] Tệp chưa được gửi. Tệp bị xóa trên máy tính này.
       *[other] Những gì chưa gửi bị xóa trên máy tính này.
    }
meaning-review_needs_it = Không có tệp này thì không xét duyệt tiếp được. Bạn sẽ phải gửi lại.
meaning-alternative_needed = Sau đó bạn chọn cách khác để chứng minh bạn là ai.
meaning-decision_stays = Kết quả bạn đã nhận vẫn giữ nguyên.
meaning-signup_ends = Hồ sơ đăng ký của bạn kết thúc. Muốn bán hàng, bạn phải đăng ký mới.
meaning-computer_forgets = Máy tính này quên khóa và tệp của bạn.
meaning-deletion_receipt = Bạn nhận biên nhận xóa có chữ ký để làm bằng chứng.
meaning-nothing_erased = Không có gì bị xóa: không tệp nào bạn đã gửi phụ thuộc vào điều này.

# Một tệp, đúng như đang được giữ
held-lead = Đây là tệp của bạn đúng từng byte như đang được lưu. Tệp được lấy về và mở bằng khóa của chính bạn.
held-lead-fetching = Chúng tôi lấy tệp của bạn từ nơi đang lưu và mở ở đây bằng khóa của chính bạn.
held-lead-computer = Đây là tệp của bạn đang nằm trên máy tính này. Tệp chưa được gửi.
held-fetching = Đang lấy về và mở…
held-opened = Tệp đã mở
held-failed = Chúng tôi không hiện được tệp.
held-stop = Dừng
held-proof = Làm sao bạn biết
    .more = Tệp đang lưu có mã SHA-256 này. Nó giống mã trên biên nhận của bạn.
held-where = Đang ở đâu

# Điều khoản bảo mật, và những gì đã thay đổi
policy-title = Điều khoản bảo mật
policy-lead = Đây là điều khoản của { $collector } mà bạn đã quyết định.
policy-alternatives = Cách khác thay cho video khuôn mặt
chosen-agree = Bạn đã đồng ý
chosen-decline = Bạn đã từ chối
terms-faces = Nhận dạng khuôn mặt
faces-nowhere = Không dùng
faces-device = Chỉ dùng trên máy tính này
faces-collector = Dùng ở phía sàn bán hàng
changes-title = Điều khoản này đã thay đổi kể từ khi bạn quyết định
    .more = Những gì bạn đã quyết định không áp dụng cho bản này. Hãy đọc chỗ khác, rồi quyết định lại.
changed-collector = Bên thu thập
changed-contact = Hỏi ai
changed-appeals = Khiếu nại ở đâu
changed-purpose = Dùng để làm gì
changed-mandatory = Có bắt buộc không
changed-retention = Giữ trong bao lâu
changed-reviewers = Ai mở được
changed-face_recognition = Nhận dạng khuôn mặt
changed-document = Giấy tờ cần có
changed-alternative = Cách khác
changed-clip_length = Độ dài video khuôn mặt
changed-dates = Ngày của điều khoản
changed-about = { $part }: { $about }
changed-before = Trước đây
changed-after = Bây giờ
changed-new = Mới
changed-gone = Không còn

# Khiếu nại
appeal-title = Khiếu nại của bạn
appeal-lead = Hãy viết bằng lời của bạn vì sao chúng tôi nên xem lại. Bài viết được khóa như các tệp của bạn, chỉ người xét duyệt đọc được.
appeal-reasons = Vì sao bị từ chối
appeal-text = Vì sao chúng tôi nên xem lại?
    .hint = Viết bằng ngôn ngữ nào cũng được. Đừng viết mật khẩu hay số thẻ.
appeal-left = Còn { $count } ký tự
appeal-over = Thừa { $count } ký tự
appeal-send = Gửi khiếu nại

# Mọi thứ đã được xóa
erased-title = Mọi thứ đã được xóa
erased-lead = { $collector } đã xóa các tệp của bạn và ký xác nhận việc đó.
erased-lead-nothing = Bạn chưa gửi tệp nào. Hồ sơ đăng ký của bạn đã kết thúc.
erased-files = Số tệp đã xóa
erased-count =
    { $count ->
        [0] Chưa có tệp nào được gửi
       *[other] { $count } tệp
    }
erased-when = Khi nào
erased-signup = Số hồ sơ đăng ký
erased-computer = Máy tính này đã quên bạn
    .more = Khóa và tệp của bạn cũng không còn ở đây. Không ai mở được chúng bằng máy tính này nữa.
erased-save = Lưu biên nhận xóa
erased-once = Hãy lưu ngay: ứng dụng không giữ bản sao nào.

# Mã từ máy tính khác
enter-code = Tôi có mã từ máy tính khác
code-title = Làm tiếp bằng mã
code-lead = Máy tính kia hiện mã ở mục “Hồ sơ của tôi”.
code-field = Mã của bạn
    .hint = 24 chữ số. Có dấu cách hay không đều được.
code-problem-length = Mã có 24 chữ số. Hãy đếm lại, và bỏ mọi ký tự khác.
code-problem-check = Có một chữ số chưa đúng. Hãy so với máy tính kia, từng nhóm một.
code-can = Những gì làm tiếp được ở đây
code-can-list = Bạn thấy hồ sơ đang ở bước nào và mọi tệp đang được giữ.
code-can-erase = Bạn có thể xóa tệp, rút lại sự đồng ý và khiếu nại.
code-can-answer = Bạn có thể gửi lại những gì chúng tôi yêu cầu.
code-cannot = Những gì không làm được
code-cannot-open = Các tệp đã gửi trước đây không mở được ở đây: chúng được khóa cho máy tính cũ. Người xét duyệt vẫn có chúng.
code-cannot-old = Máy tính cũ không làm tiếp hồ sơ này được nữa.
code-carry-on = Làm tiếp ở đây
code-asking = Đang hỏi…

# Một giấy chứng nhận có thật không
check-receipt = Kiểm tra một biên nhận
check-title = Kiểm tra một giấy chứng nhận
check-lead = Chọn một biên nhận, biên nhận xóa hoặc điều khoản bảo mật bạn đã lưu thành tệp. Chúng tôi cho biết nó có thật không.
check-offline = Không cần mạng. Tệp vẫn ở trên máy tính này.
check-busy = Đang kiểm tra…
paper-is-receipt = Biên nhận này là thật
    .more = Biên nhận do máy chủ tiếp nhận của sàn ký, và không có gì bị sửa.
paper-is-deletion = Biên nhận xóa này là thật
    .more = Biên nhận do máy chủ tiếp nhận của sàn ký, và không có gì bị sửa.
paper-is-policy = Điều khoản bảo mật này là thật
    .more = Điều khoản do máy chủ tiếp nhận của sàn ký, và không có gì bị sửa.
paper-is-not_genuine = Giấy này không thật
    .more = Máy chủ tiếp nhận của sàn không ký giấy này, hoặc ai đó đã sửa sau khi ký. Đừng tin vào nó. Hãy hỏi sàn bán hàng và cho họ xem tệp này.
paper-is-not_a_statement = Tệp này không phải giấy có chữ ký
    .more = Hãy chọn tệp mà ứng dụng này đã lưu; tên tệp kết thúc bằng .jwt.
paper-number = Số biên nhận
paper-signer = Bên ký
paper-signed = Ký lúc
paper-about = Về
paper-own = hồ sơ đăng ký trên máy tính này
paper-foreign = một hồ sơ đăng ký khác
paper-until = Có thể đồng ý đến
paper-why = Vì sao
paper-erased = Đã xóa { $count } tệp
why-wish = Người bán yêu cầu
why-withdrawal = Người bán rút lại sự đồng ý
why-retention = Hết thời hạn giữ
why-replaced = Một tệp mới được gửi thay thế

# Gửi lại những gì, và những gì giữ nguyên
documents-kept = { $count } giấy tờ khác giữ nguyên; bạn không cần gửi lại.
review-kept = { $count } tệp chúng tôi đã có vẫn giữ nguyên.
review-lead-files = Hãy xem danh sách. Chưa có gì trong đó được gửi.
