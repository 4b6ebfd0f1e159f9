# 1 欢迎
welcome-title = 证明您的身份，开始销售
welcome-lead = 我们要确认每家店铺背后都是真实的人。步骤如下。
welcome-back = 欢迎回来
welcome-carry-on = 您做过的一切都保存在这台电脑上。请从停下的地方接着做。
welcome-start-over = “从头开始”会删除这台电脑上保存的内容。
welcome-minutes = 大约需要 { $minutes } 分钟
welcome-consent = 由您决定我们可以使用什么
    .more = 在向您索取之前，我们会说明用途和保存时间。
welcome-documents = 添加您的证件
    .more = 照片或 PDF 文件，一份一份来。
welcome-video = 录制 5 秒面部视频
    .more = 按提示做几个动作，例如“微笑”。发送前您可以先看一遍。
welcome-send = 先加锁，再发送
    .more = 文件在这台电脑上加密。只有审核人员能打开。
welcome-at-hand = 请准备好

# 2 同意
consent-title = 我们可以使用什么，用来做什么？
consent-fetching = 正在获取已签名的隐私条款…
consent-lead = { $collector } 请求以下内容。在您决定之前，不会发送任何内容。
consent-declining = 如果您拒绝：{ $means }
consent-open = 还有 { $count } 项没有选择
consent-opening = 正在建立您的注册…
agree = 同意
decline = 拒绝
consent-kept = 保存多久
consent-days = { $days } 天
consent-readers = 谁能打开
    .more = 您的文件只为这些密钥加锁。其他人都打不开。
consent-contact = 问题与您的权利
consent-signed = 这些条款签署于 { $date }。
recipient-you = 您（这台电脑）
recipient-fingerprint = 密钥指纹
contact-collector = 收集方
contact-address = 地址
contact-questions = 咨询
contact-appeals = 申诉

# 2 拒绝，其他方式
declined-title = 没有这一项，我们无法为您注册
declined-lead =
    { $count ->
        [1] 您拒绝了“{ $purposes }”。没有它就无法注册。
       *[other] 您拒绝了：{ $purposes }。没有它们就无法注册。
    }
declined-nothing-sent = 没有发送任何内容。您可以更改选择，或询问其他方式。
declined-ask = 您可以向谁询问
declined-change = 更改选择
alternatives-title = 证明身份的其他方式
alternatives-lead = 您不需要录面部视频。请选择适合您的方式；注册的其他步骤不变。
alternatives-choose = 请选择一种方式

# 3 信息
details-title = 您的经营信息
details-lead = 请按照证件上的内容填写。
details-sealing = 正在加锁…
details-problems = 有 { $count } 项需要再看一下
field-legal_name = 企业登记名称
    .hint = 与工商登记一致。没有的话，请填写您自己的姓名。
field-person_name = 您的姓名
    .hint = 与护照或身份证一致。
field-country = 企业所在国家或地区
    .hint = 企业登记的地方。
    .choose = 请选择国家或地区
field-address = 企业地址
    .hint = 街道、城市和邮编，可以写多行。
field-tax_id = 税号
    .hint = 字母、数字、空格、点、横线和斜线。
field-email = 电子邮箱
    .hint = 有结果时我们会写信到这里。
problem-missing = { $field }：请填写
problem-too_long = { $field }：最多 { $most } 个字符
problem-characters = { $field }：请去掉不属于这里的符号
problem-incomplete = { $field }：看起来不完整，请写全
problem-email = { $field }：请写成 name@example.com 的样子
problem-country = { $field }：请从列表中选择

# 5 摄像头
camera-title = 检查摄像头
camera-lead = 请坐好，让光线从前方照亮您的脸。现在还没有录制。
camera-choose = 摄像头
camera-find = 重新查找
camera-none-listed = 没有找到摄像头
camera-finding = 正在查找摄像头…
camera-opening = 正在打开摄像头…
camera-off = 没有画面
camera-preview = 摄像头的实时画面，如同照镜子
camera-rate = 每秒 { $fps } 帧
camera-good = 摄像头工作正常
provenance-suspected = 这可能是虚拟摄像头。审核人员会看到这一点。如果有别的摄像头，请选择它。
provenance-declared = 这是虚拟摄像头。审核人员会看到这一点。如果有真实的摄像头，请选择它。

# 6 录制
recording-title = 我们将录制 { $seconds } 秒您的面部视频
recording-lead = 我们会请您做几个动作，例如“微笑”。画面上方出现文字时就做，然后重新正视前方。
recording-takes = 您最多可以录制 { $count } 次。
recording-start = 开始录制
recording-by-itself = 看清您以后会自动开始，也可以按“{ $start }”。
recording-press = 准备好后请按“{ $start }”。
recording-cancel = 取消
recording-preparing = 正在准备…
recording-hold-still = 请不要动，脸放在椭圆里
recording-begins = { $seconds } 秒后开始
recording-runs = 正在录制 · { $seconds } 秒
recording-place = 第 { $place } 个，共 { $of } 个
recording-done = 录制完毕
recording-sealing = 正在给视频加锁…

# 7 检查
review-title = 检查后发送
review-lead = 请看一遍视频和清单。还没有发送任何内容。
review-lead-alternative = 请看一遍清单。还没有发送任何内容。代替面部视频的方式：{ $alternative }。
review-clip = 您的视频
review-play-again = 再播放一次
review-shown = 要求您做的动作
review-clip-facts = { $seconds } 秒，每秒 { $fps } 帧，没有声音
review-retake = 重新录制
review-takes = 您还可以录制 { $count } 次
review-files = 将发送 { $count } 个文件
review-readers = 谁能打开
    .more = 文件在这台电脑上只为这些密钥加锁。
review-signing = 正在签名…
file-checksum = SHA-256

# 8 发送
sending-title = 正在发送
sending-lead = 您可以随时关闭窗口：什么都不会丢失。
sending-bytes = { $sent } / { $all }
sending-left = 大约还需 { $time }
sending-moving = 正在测量速度…
sending-paused = 已暂停
sending-waiting = 正在等待网络连接
sending-submitting = 所有文件都已送达，正在检查。
sending-pause = 暂停
sending-resume = 继续发送
sending-no-line = 没有网络连接
    .do = 连接恢复后会自动继续。您可以关闭窗口：什么都不会丢失。
sending-retry = { $time }后重试
sending-files = 文件
file-sent = 已发送
file-sending = { $sent } / { $all }
file-waiting = 等待中，{ $all }

# 9 回执
receipt-title = 我们已全部收到
receipt-lead = { $collector } 保管着您的文件，并已签署回执。
receipt-number = 您的回执编号
receipt-keep = 请保存好：您来电时，我们凭此编号查找。
receipt-saved = 已保存为
receipt-save = 保存回执
receipt-save-again = 再次保存
receipt-close = 现在可以关闭窗口了
receipt-next = 接下来会怎样
receipt-next-look = 审核人员查看您的视频和证件。
receipt-next-answer = 您会通过电子邮件收到结果。
receipt-next-erase = 您的文件会在下列日期之前删除；如果您要求，可以更早。
receipt-held = 保管的内容与期限
receipt-questions = 问题与申诉
