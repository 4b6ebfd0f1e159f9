# 我的认证
open-mine = 我的认证
mine-title = 我的认证
mine-lead = 在这里您可以看到注册进行到哪一步，以及保存了您的哪些内容。您可以查看、撤回和删除。
saved-as = 已保存为 { $name }
done = 完成

standing-none = 还不知道您的注册进行到哪一步
    .more = 我们还没有收到 { $collector } 的消息。您的文件是安全的。
standing-open = 尚未提交
    .more = 您的注册已建立。{ $collector } 还没有收齐全部内容。
standing-received = 已收到
    .more = { $collector } 已收到您的文件。审核人员会查看，您无需做任何事。
standing-in_review = 审核人员正在查看
    .more = 您无需做任何事。结果会发到您的邮箱，也会显示在这里。
standing-action_needed = 有内容需要您重新发送
    .more = 请重新发送以下 { $count } 项。其他内容保持不变。
standing-approved = 已通过
    .more = 您的认证已完成，可以开始销售。
standing-refused = 您的注册没有通过
    .more = 原因如下：
standing-withdrawn = 已按您的要求删除
    .more = { $collector } 不再保存您的任何文件。您可以随时重新注册。

asked-asking = 上次消息：{ $moment }。正在重新询问…
    .first = 正在询问…
asked-answered = 上次消息：{ $moment }。我们会自动再次询问。
    .first = 我们会自动再次询问。
asked-offline = 没有网络连接。上次消息：{ $moment }；我们会自动再次询问。
    .first = 没有网络连接。我们会自动再次询问。
ask-now = 立即询问

needed-too_old = 它的日期太早，超出我们接受的范围。请发送较新的。
needed-expired = 它已过期。请发送仍在有效期内的。
needed-unreadable = 看不清楚。请发送清晰、明亮、没有反光的图片。
needed-incomplete = 缺少一部分或一页。请发送完整的。
needed-wrong_document = 这不是我们需要的证件。请看清接受哪些证件，再发送。
needed-needs_translation = 审核人员看不懂它的语言。请附上经认证的译文。
needed-name_differs = 姓名的写法与其他证件不同。请发送姓名一致的。
needed-address_differs = 地址的写法与其他证件不同。请发送地址一致的。
needed-face_not_visible = 看不清您的脸。请面向光线坐好，再重新录制。
needed-prompts_not_followed = 动作没有全部完成。请重新录制，不用着急。
needed-consent_withdrawn = 您撤回了对这一项的同意。请重新决定，或选择其他方式。
needed-other = 这一项需要重新发送。如果不清楚原因，请询问我们。
send-again = 重新发送

refusal-identity_not_confirmed = 我们无法确认您的身份。
refusal-business_not_confirmed = 我们无法确认您的企业。
refusal-documents_not_accepted = 您的证件没有被接受。
refusal-face_video_not_accepted = 您的面部视频没有被接受。
refusal-no_answer = 请您重新发送的内容没有及时送达。
refusal-against_rules = 平台规则不允许这次注册。
refusal-other = 还有其他原因。请询问我们。
refused-object = 如果您认为不对，可以申诉：写下理由，我们会重新查看。
refused-appealed = 我们已收到您的申诉，正在查看。答复会发到您的邮箱，也会显示在这里。
refused-write = 您也可以写信到：
object = 申诉

hold-order = 法院或有关机关有此命令。
hold-law = 法律有此要求。
hold-dispute = 它是一起争议中的证据。
hold-other = 另有法律上的原因。
mine-hold = 最迟到 { $until }，不能删除任何内容。{ $reason }

mine-files = 您的文件
mine-show = 给我看
mine-show-for = 给我看：{ $file }
mine-erase = 删除
mine-erase-for = 删除：{ $file }
mine-deletion = 保存删除回执
mine-deletion-for = 保存删除回执：{ $file }
mine-sealed-elsewhere = 它是为您的另一台电脑加锁的，所以无法在这里显示。审核人员可以打开。
place-computer = 在这台电脑上，尚未发送
place-intake = { $received } 收到，{ $until } 之前删除。
cause-wish = 已于 { $date } 按您的要求删除
cause-withdrawal = 因您撤回同意，已于 { $date } 删除
cause-retention = 因保存期满，已于 { $date } 删除
cause-replaced = 因您发送了新的文件，已于 { $date } 删除
artifact-appeal = 您的申诉

mine-decisions = 您的决定
decided-agree = { $date } 同意
decided-decline = { $date } 拒绝
mine-withdraw = 撤回
mine-withdraw-for = 撤回：{ $purpose }
read-policy = 阅读隐私条款
save-consents = 保存我的决定

mine-papers = 凭证
    .more = 回执证明保存了什么、保存到何时。任何人都可以核对。
check-paper = 检查凭证

mine-carry-on = 在另一台电脑上继续
    .more = 凭这个接续码，您可以在另一台电脑上继续注册；这台电脑丢失密钥时也可以用。请不要告诉别人。
code-show = 显示接续码
code-hide = 隐藏接续码
code-qr = 包含同样 24 位数字的二维码

mine-everything = 全部删除
    .more = 这会结束您的注册。{ $collector } 会删除您的所有文件，这台电脑也不再保留。
mine-everything-held = 最迟在 { $until } 之后可以再次操作。

# 删除或撤回之前的提问
question-file = 要删除“{ $file }”吗？
question-everything = 要全部删除吗？
question-consent = 要撤回对“{ $purpose }”的同意吗？
file = 这个文件
revoke-file = 删除
revoke-everything = 全部删除
revoke-consent = 撤回
keep-it = 保留
revoking-file = 正在删除…
revoking-everything = 正在全部删除…
revoking-consent = 正在撤回…
meaning-erased_there =
    { $what ->
        [file] { $collector } 会删除这个文件。谁也无法恢复。
       *[other] { $collector } 会删除这些文件。谁也无法恢复。
    }
meaning-face_video_erased = 您的面部视频和动作记录会被删除。
meaning-erased_here =
    { $what ->
        [file] 它还没有发送，会从这台电脑上删除。
       *[other] 还没有发送的内容会从这台电脑上删除。
    }
meaning-review_needs_it = 没有它，审核无法继续。您需要重新发送。
meaning-alternative_needed = 之后请您选择其他方式来证明身份。
meaning-decision_stays = 您已得到的结果保持不变。
meaning-signup_ends = 您的注册到此结束。要销售，需要重新注册。
meaning-computer_forgets = 这台电脑不再保留您的密钥和文件。
meaning-deletion_receipt = 您会得到一份已签名的删除回执作为证明。
meaning-nothing_erased = 不会删除任何内容：您发送的文件都与它无关。

# 保存着的一个文件
held-lead = 这就是保存着的文件，每个字节都相同。它被取回，并用您自己的密钥打开。
held-lead-fetching = 我们从保存的地方取回您的文件，并在这里用您自己的密钥打开。
held-lead-computer = 这是您在这台电脑上的文件，还没有发送。
held-fetching = 正在取回并打开…
held-opened = 文件已打开
held-failed = 我们无法显示它。
held-stop = 停止
held-proof = 如何确认
    .more = 保存着的文件的 SHA-256 如下，与您回执上的相同。
held-where = 所在位置

# 隐私条款及其变更
policy-title = 隐私条款
policy-lead = 这是您作出决定时 { $collector } 的条款。
policy-alternatives = 面部视频以外的方式
chosen-agree = 您已同意
chosen-decline = 您已拒绝
terms-faces = 人脸识别
faces-nowhere = 不使用
faces-device = 只在这台电脑上使用
faces-collector = 在平台方使用
changes-title = 在您决定之后，这些条款有变更
    .more = 您之前的决定不适用于新条款。请看有哪些不同，然后重新决定。
changed-collector = 收集方
changed-contact = 向谁询问
changed-appeals = 向哪里申诉
changed-purpose = 用途
changed-mandatory = 是否必需
changed-retention = 保存多久
changed-reviewers = 谁能打开
changed-face_recognition = 人脸识别
changed-document = 需要的证件
changed-alternative = 其他方式
changed-clip_length = 面部视频的长度
changed-dates = 条款的日期
changed-about = { $part }：{ $about }
changed-before = 以前
changed-after = 现在
changed-new = 新增
changed-gone = 已取消

# 申诉
appeal-title = 您的申诉
appeal-lead = 请用自己的话写下我们为什么应该重新查看。内容会像您的文件一样加锁，只有审核人员能读。
appeal-reasons = 没有通过的原因
appeal-text = 我们为什么应该重新查看？
    .hint = 可以用任何语言。请不要写密码或卡号。
appeal-left = 还可以写 { $count } 个字符
appeal-over = 多了 { $count } 个字符
appeal-send = 发送申诉

# 已全部删除
erased-title = 已全部删除
erased-lead = { $collector } 已删除您的文件，并为此签名。
erased-lead-nothing = 您没有发送过文件。您的注册已结束。
erased-files = 删除的文件
erased-count =
    { $count ->
        [0] 没有发送过文件
       *[other] { $count } 个文件
    }
erased-when = 时间
erased-signup = 注册编号
erased-computer = 这台电脑不再保留您的内容
    .more = 您的密钥和文件也已从这里删除。再也没有人能用这台电脑打开它们。
erased-save = 保存删除回执
erased-once = 请现在保存：本应用不留副本。

# 来自另一台电脑的接续码
enter-code = 我有另一台电脑上的接续码
code-title = 用接续码继续
code-lead = 另一台电脑在“我的认证”中显示接续码。
code-field = 您的接续码
    .hint = 24 位数字，有没有空格都可以。
code-problem-length = 接续码是 24 位数字。请重新数一遍，并去掉其他字符。
code-problem-check = 有一位数字不对。请与另一台电脑逐组核对。
code-can = 在这里可以继续的
code-can-list = 您可以看到注册进行到哪一步，以及保存着的每个文件。
code-can-erase = 您可以删除文件、撤回同意和申诉。
code-can-answer = 您可以重新发送我们需要的内容。
code-cannot = 在这里做不到的
code-cannot-open = 以前发送的文件无法在这里打开：它们是为旧电脑加锁的。审核人员那里仍然有。
code-cannot-old = 旧电脑不能再继续这份注册。
code-carry-on = 在这里继续
code-asking = 正在询问…

# 凭证是否真实
check-receipt = 检查回执
check-title = 检查凭证
check-lead = 请选择您保存为文件的回执、删除回执或隐私条款。我们告诉您它是否真实。
check-offline = 不需要网络。文件只留在这台电脑上。
check-busy = 正在检查…
paper-is-receipt = 这份回执是真的
    .more = 它由平台的接收服务器签名，内容没有被改动。
paper-is-deletion = 这份删除回执是真的
    .more = 它由平台的接收服务器签名，内容没有被改动。
paper-is-policy = 这些隐私条款是真的
    .more = 它们由平台的接收服务器签名，内容没有被改动。
paper-is-not_genuine = 这份凭证不是真的
    .more = 平台的接收服务器没有为它签名，或者有人在签名之后改动过。请不要相信它。请询问平台，并给他们看这个文件。
paper-is-not_a_statement = 这个文件不是签名凭证
    .more = 请选择本应用保存的文件，文件名以 .jwt 结尾。
paper-number = 回执编号
paper-signer = 签名方
paper-signed = 签署时间
paper-about = 关于
paper-own = 这台电脑上的注册
paper-foreign = 另一份注册
paper-until = 可同意的期限
paper-why = 原因
paper-erased = 已删除 { $count } 个文件
why-wish = 卖家要求删除
why-withdrawal = 卖家撤回了同意
why-retention = 保存期满
why-replaced = 已由新的文件代替

# 重新发送的与保持不变的
documents-kept = 另外 { $count } 份证件保持不变，无需重新发送。
review-kept = 我们已有的 { $count } 个文件保持不变。
review-lead-files = 请看一遍清单。其中的内容都还没有发送。
