# Hình cho thấy gì trước khi quay, mỗi lần một điều
sight-looking = Chúng tôi đang tìm khuôn mặt bạn…
sight-good = Chúng tôi thấy bạn rõ.
hint-black = Hình đen. Hãy mở nắp máy ảnh.
hint-frozen = Hình đứng yên. Hãy chọn lại máy ảnh.
hint-slow_camera = Máy ảnh chậm. Hãy bật thêm đèn.
hint-no_face = Chưa thấy bạn. Hãy ngồi trước máy ảnh.
hint-several_faces = Có thêm một khuôn mặt. Chỉ một mình bạn thôi.
hint-move_closer = Lại gần hơn một chút
hint-move_back = Lùi ra một chút
hint-centre = Đưa khuôn mặt vào hình bầu dục
hint-too_dark = Tối quá. Hãy bật đèn phía trước bạn.
hint-too_bright = Sáng quá. Hãy tránh xa ánh đèn.
hint-light_behind = Ánh sáng ở sau lưng. Hãy ngồi quay về phía sáng.
hint-covered = Có gì che mặt bạn. Hãy để lộ cả khuôn mặt.
hint-look_at_camera = Nhìn thẳng vào máy ảnh
hint-hold_still = Giữ yên

# 5 Máy ảnh: người bán làm được gì, nghe gì
movements-title = Một số động tác khó với tôi
movements-lead = Đánh dấu những gì bạn không làm được. Chúng tôi sẽ không yêu cầu.
movements-slower = Cho tôi thêm thời gian: video { $seconds } giây
movements-too-few = Quá ít động tác, chúng tôi không kiểm tra video được.
    .do = Hãy bỏ bớt một dấu, hoặc đi tiếp mà không cần video. Những gì bạn đã làm được giữ lại.
hearing-sounds = Âm thanh
hearing-speech = Đọc to lời nhắc

# 6 Quay: trong khi quay
recording-back =
    { $movement ->
        [smile] Tốt. Giờ thôi cười.
        [open_mouth] Tốt. Giờ ngậm miệng lại.
       *[other] Tốt. Giờ quay về giữa.
    }
recording-stay = Giữ nguyên cho đến hết

# 6 Quay: thiếu gì, vì sao, làm gì
missed-title = Chúng tôi chưa thấy đủ các động tác
missed-title-spoiled = Video này không dùng được
missed-takes = Bạn có thể thử thêm { $count } lần nữa.
missed-last = Đây là lần thử cuối. Bạn có thể đi tiếp mà không cần video.
missed-send = Vẫn gửi video này
missed-send-what = Bạn cũng có thể gửi video này như vậy. Một người sẽ xem và có thể từ chối.
outcome-seen = Đã thấy
outcome-missed = Chưa thấy
missed-not_seen =
    { $movement ->
        [smile] Chúng tôi không thấy bạn cười. Hãy cười tươi hơn, để lộ răng.
        [blink] Chúng tôi không thấy bạn chớp mắt. Kính có thể bị lóa: hãy nghiêng màn hình một chút.
        [open_mouth] Chúng tôi không thấy bạn há miệng. Hãy há to và đừng để tay gần miệng.
        [turn] Chúng tôi không thấy bạn quay đầu. Hãy quay nhiều hơn, như để nhìn qua mép màn hình.
        [tilt] Chúng tôi không thấy bạn nghiêng đầu. Hãy đưa tai lại gần vai hơn.
       *[look] Chúng tôi không thấy đầu bạn chuyển động. Hãy đưa cằm, không chỉ đưa mắt.
    }
missed-late = Hơi trễ. Hãy bắt đầu ngay khi chữ hiện ra.
missed-early = Hơi sớm. Hãy đợi đến khi chữ hiện ra.
missed-wrong_side =
    { $movement ->
        [look] Bạn đã đưa đầu ngược hướng. Lên là về phía trần nhà.
       *[other] Bạn đã làm về phía bên kia. Trái nghĩa là bên trái của chính bạn.
    }
missed-held_all_along =
    { $movement ->
        [smile] Bạn đã cười sẵn. Hãy bắt đầu với vẻ mặt bình thường, rồi mới cười.
        [blink] Mắt bạn đã nhắm sẵn. Hãy mở mắt, rồi chớp một lần.
        [open_mouth] Miệng bạn đã mở sẵn. Hãy ngậm miệng cho đến khi chữ hiện ra.
       *[other] Đầu bạn đã ở đó sẵn. Hãy nhìn thẳng cho đến khi chữ hiện ra.
    }
missed-not_released =
    { $movement ->
        [smile] Chúng tôi đã thấy bạn cười. Sau đó hãy thôi cười.
        [blink] Mắt bạn nhắm mãi. Hãy mở ra ngay.
        [open_mouth] Chúng tôi đã thấy bạn há miệng. Sau đó hãy ngậm lại.
       *[other] Chúng tôi đã thấy. Sau đó hãy quay về giữa.
    }
missed-face_lost = Khuôn mặt bạn ra khỏi hình. Hãy ở trong hình bầu dục.
missed-not_observed = Máy tính này quá bận nên không xem kịp. Hãy đóng các chương trình khác.
spoiled-several_faces = Có người khác trong hình.
    .do = Hãy quay ở nơi chỉ thấy mình bạn. Ảnh có khuôn mặt phía sau cũng bị tính.
spoiled-face_away = Khuôn mặt bạn ra khỏi hình quá lâu.
    .do = Hãy giữ khuôn mặt trong hình bầu dục từ giây đầu đến giây cuối.
spoiled-too_few_observed = Máy tính này quá bận nên không xem được video.
    .do = Hãy đóng các chương trình và thẻ trình duyệt khác, rồi thử lại.
