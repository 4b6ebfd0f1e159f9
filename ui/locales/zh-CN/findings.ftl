# 证件上注意到的问题：是什么，怎么办。

severity-notice = 供您了解
severity-question = 请看一下
severity-warning = 建议改正
severity-refused = 不被接受

finding-PIC-101 = 字太小，读不清：高 { $height } 像素，需要 { $least } 像素。
    .do = 把摄像头靠近一些，或用更高的精度重新扫描。
finding-PIC-102 = 这里不清晰。
    .do = 请重拍：拿稳，等画面清晰。
finding-PIC-103 = 反光遮住了一部分。
    .do = 请避开灯或窗户重拍。
finding-PIC-104 = 图片太暗。
    .do = 请在窗边或多开灯重拍。
finding-PIC-105 = 有角或边没拍到：{ $edges }。
    .do = 请重拍，四个角都要拍到。
finding-PIC-106 = 这是屏幕截图。
    .do = 请使用文件本身，或纸质证件的照片。
finding-PIC-107 = 这是对着屏幕拍的照片。
    .do = 请拍证件本身，或选择它的文件。
finding-PIC-108 = 这是黑白的。
    .do = 请用彩色重拍或重新扫描。
finding-PIC-109 = 这好像是另一面。
    .do = 请把证件翻过来，或把两个文件对调。
finding-PIC-110 = 这一页是空白的。
    .do = 请去掉这一页，再重新选择文件。
finding-PIC-111 = 图片是横着的（{ $turned }°）。
    .do = 我们已转正来读取。可以的话，请正着拍。
finding-PIC-112 = 几乎没有找到文字。
    .do = 请看看图片对不对。对的话请保留：会有人工查看。
finding-KND-101 = 这看起来像{ $seen }。
    .do = 如果正是这里要的，请保留。如果不是，请选择正确的一份。
finding-MRZ-101 =
    { $known ->
        [no] 带 <<< 的那几行没能完全读清。
       *[yes] 带 <<< 的那几行没能完全读清（{ $field }）。
    }
    .do = 请重拍：清晰、无反光，把这几行都拍到。
finding-MRZ-102 = 已于 { $date }到期。
    .do = 请使用仍有效的证件。
finding-MRZ-103 =
    { $days ->
        [0] 今天（{ $date }）到期。
       *[other] 还有 { $days } 天到期，到期日 { $date }。
    }
    .do = 如果有更新的，请使用新的。
finding-MRZ-104 = 有两处不一致（{ $field }）：带 <<< 的行里是“{ $machine }”，上面印的是“{ $print }”。
    .do = 如果是我们读错了，请在下面改正。否则请拍得更清晰些。
finding-MRZ-105 = 有一个日期不可能：{ $date }（{ $field }）。
    .do = 如果是我们读错了，请在下面改正。否则请拍得更清晰些。
finding-MRZ-106 = 没有找到这类证件应有的带 <<< 的行。
    .do = 请拍整页。卡片的这几行可能在背面。
finding-DAT-101 = 日期是 { $date }，已过 { $days } 天。
    .do = 最多只能是 { $limit } 天以内的。请使用更新的一份。
finding-DAT-102 = 没有找到日期。
    .do = 最多只能是 { $limit } 天以内的：请提供有日期的那一页。
finding-DAT-103 = 日期还没到：{ $date }。
    .do = 如果是我们读错了，请在下面改正。
finding-CRD-101 = 整个卡号都能看到。
    .do = 只能露出最后几位：{ $ending }。其余的我们可以遮住。
finding-RUL-101 = 语言是{ $language }。不用翻译的语言：{ $languages }。
    .do = 请添加经认证的译文页面。
finding-RUL-102 = 不接受这种文件（{ $type }）。
    .do = 请存为 { $types } 后再选择。
finding-RUL-103 = 文件名里有不接受的符号：{ $characters }
    .do = 请改文件名后再选择。
finding-FIL-101 = 文件名写的是 { $says }，内容是 { $is }。
    .do = 如果您认识这个文件，就不用处理。
finding-FIL-102 = 我们把它从 { $from } 存成了 { $to }，方便审核人员打开。
    .do = 不用处理。

edge-top = 上边
edge-right = 右边
edge-bottom = 下边
edge-left = 左边

kind-passport = 护照
kind-id_card = 身份证
kind-visa = 签证
kind-bank_statement = 银行账单
kind-utility_bill = 账单
kind-tax_document = 税务机关文件
kind-payment_card = 支付卡

fact-person_name = 姓名
fact-legal_name = 企业名称
fact-address = 地址
fact-tax_id = 税号
fact-document_number = 证件号码
fact-nationality = 国籍
fact-birth_date = 出生日期
fact-sex = 性别
fact-expiry_date = 有效期至
fact-issue_date = 文件日期
fact-account_ending = 账号或卡号末几位
sex-F = 女（F）
sex-M = 男（M）
sex-X = 未注明（X）
