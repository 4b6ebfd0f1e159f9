# 录制之前画面告诉我们的，一次一条
sight-looking = 正在寻找您的脸…
sight-good = 能清楚地看到您。
hint-black = 画面是黑的。请打开摄像头盖。
hint-frozen = 画面不动了。请重新选择摄像头。
hint-slow_camera = 摄像头太慢。请把灯开亮一些。
hint-no_face = 看不到您。请坐到摄像头前。
hint-several_faces = 还有另一张脸。请只留您一人。
hint-move_closer = 请靠近一点
hint-move_back = 请后退一点
hint-centre = 把脸放进椭圆里
hint-too_dark = 太暗了。请打开前方的灯。
hint-too_bright = 太亮了。请离灯远一点。
hint-light_behind = 光在您身后。请面向光坐。
hint-covered = 脸被遮住了。请露出整张脸。
hint-look_at_camera = 请正视摄像头
hint-hold_still = 请不要动

# 5 摄像头：能做的动作，能听到的声音
movements-title = 有些动作我做不了
movements-lead = 请勾选您做不了的动作。我们不会要求您做。
movements-slower = 给我更多时间：{ $seconds } 秒的视频
movements-too-few = 动作太少，我们无法检查视频。
    .do = 请取消一个勾选，或者不录视频继续。您做过的都会保留。
hearing-sounds = 声音
hearing-speech = 朗读提示

# 6 录制：进行中
recording-back =
    { $movement ->
        [smile] 好。现在收起笑容。
        [open_mouth] 好。现在闭上嘴。
       *[other] 好。现在回到正中。
    }
recording-stay = 请保持不动，直到结束

# 6 录制：缺了什么，为什么，怎么办
missed-title = 有的动作我们没有看到
missed-title-spoiled = 这段视频不能使用
missed-takes = 您还可以再试 { $count } 次。
missed-last = 这是最后一次。您可以不录视频继续。
missed-send = 仍然发送这段视频
missed-send-what = 您也可以照样发送这段视频。会有人来看，也可能不被接受。
outcome-seen = 已看到
outcome-missed = 未看到
missed-not_seen =
    { $movement ->
        [smile] 没有看到您微笑。请笑得再明显一些，露出牙齿。
        [blink] 没有看到您眨眼。眼镜可能反光：请稍微倾斜屏幕。
        [open_mouth] 没有看到您张嘴。请张大一些，手不要挡住嘴。
        [turn] 没有看到您转头。请再转多一些，就像要看屏幕边缘之外。
        [tilt] 没有看到您歪头。请让耳朵更靠近肩膀。
       *[look] 没有看到您的头动。请动下巴，不要只动眼睛。
    }
missed-late = 有点晚。文字一出现就请开始。
missed-early = 有点早。请等文字出现再做。
missed-wrong_side =
    { $movement ->
        [look] 您的头动反了方向。上是指天花板的方向。
       *[other] 您做到了另一边。左是指您自己的左边。
    }
missed-held_all_along =
    { $movement ->
        [smile] 您一开始就在笑。请先保持平静，再微笑。
        [blink] 您的眼睛一开始就闭着。请睁着眼，再眨一下。
        [open_mouth] 您的嘴一开始就张着。文字出现之前请闭上嘴。
       *[other] 您的头一开始就在那里。文字出现之前请正视前方。
    }
missed-not_released =
    { $movement ->
        [smile] 看到您笑了。之后请收起笑容。
        [blink] 您的眼睛一直闭着。请马上睁开。
        [open_mouth] 看到您张嘴了。之后请闭上。
       *[other] 看到了。之后请回到正中。
    }
missed-face_lost = 您的脸离开了画面。请留在椭圆里。
missed-not_observed = 这台电脑太忙，没来得及看。请关闭其他程序。
spoiled-several_faces = 画面里还有别人。
    .do = 请在只能看到您的地方录制。身后照片里的脸也算。
spoiled-face_away = 您的脸离开画面太久。
    .do = 从第一秒到最后一秒，请把脸留在椭圆里。
spoiled-too_few_observed = 这台电脑太忙，没能看完视频。
    .do = 请关闭其他程序和浏览器标签页，然后再试。
