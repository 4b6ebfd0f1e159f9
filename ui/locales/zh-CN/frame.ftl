# 每个屏幕四周的文字。

product = 卖家注册
window-title = { $screen } – 卖家注册
practice = 练习模式 — 不会发送任何内容
language = 语言
help = 帮助
back = 返回
continue = 继续
start = 开始
carry-on = 接着做
start-over = 从头开始
send = 发送
mandatory = 注册必需
optional = 由您决定

step-of = 第 { $step } 步，共 { $steps } 步
step-welcome = 欢迎
step-consent = 您的同意
step-declined = 您的同意
step-alternatives = 其他方式
step-details = 经营信息
step-documents = 证件
step-document = 一份证件
step-document_camera = 拍证件
step-match = 对照
step-camera = 摄像头
step-recording = 面部视频
step-review = 检查并发送
step-sending = 正在发送
step-receipt = 回执
step-mine = 我的认证
step-held = 一个文件
step-policy = 隐私条款
step-appeal = 您的申诉
step-erased = 已全部删除
step-code = 用接续码继续
step-check = 检查凭证

help-support = 联系客服时
    .more = 请把这里的内容告诉客服。客服绝不会询问您的密码或证件。
help-step = 步骤
help-codes = 此屏幕上的代码
help-no-codes = 无
help-version = 版本
help-practice = 练习
help-keys = 按键
help-close = 关闭帮助
key-tab = 到下一个输入框或按钮
key-enter = 按下按钮或继续
key-escape = 停止录制，关闭提问
key-help = 打开或关闭此帮助

closing-title = 要关闭窗口吗？
closing-sending = 您的文件还没有全部发送。什么都不会丢失：再次打开应用时，会从停下的地方继续。
closing-take = 录制会停止，这段视频会被丢弃。其他内容都会保留。
close-anyway = 关闭
keep-open = 留在这里

say-added = 已添加：{ $slot }

seconds-short = { $seconds } 秒
column-what = 内容
column-size = 大小
column-until = 删除期限
column-days = 保存时间

document-identity = 护照或身份证
document-tax_id = 税号证明
document-bank_statement = 银行对账单
document-utility_bill = 水电费账单
document-card = 银行卡或卡对账单
document-side = { $name }（{ $side }）
side-front = 正面
    .within = 正面
side-back = 背面
    .within = 背面

artifact-clip = 面部视频
artifact-document = 证件
artifact-details = 经营信息
artifact-transcript = 要求您做的动作及时间

alternative-video_call = 与真人视频通话
alternative-in_person = 亲自到场
alternative-notarised_copies = 邮寄公证复印件

prompt-smile = 微笑
prompt-blink = 眨双眼
prompt-open_mouth = 张开嘴
prompt-turn_left = 向左转头
prompt-turn_right = 向右转头
prompt-tilt_left = 头向左歪
prompt-tilt_right = 头向右歪
prompt-look_up = 抬头看上方
prompt-look_down = 低头看下方
