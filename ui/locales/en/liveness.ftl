# What the picture says before a take, one at a time: what to mend
sight-looking = We are looking for your face…
sight-good = You can be seen well.
hint-black = The picture is black. Open the camera’s cover.
hint-frozen = The picture stands still. Choose the camera again.
hint-slow_camera = The camera is slow. Turn on more light.
hint-no_face = We do not see you. Sit in front of the camera.
hint-several_faces = We see another face. Only you, please.
hint-move_closer = Move a little closer
hint-move_back = Move back a little
hint-centre = Bring your face into the oval
hint-too_dark = It is too dark. Turn on a light in front of you.
hint-too_bright = It is too bright. Move away from the light.
hint-light_behind = The light is behind you. Sit facing it.
hint-covered = Something covers your face. Show all of it.
hint-look_at_camera = Look straight at the camera
hint-hold_still = Hold still

# 5 Camera: what a seller can do and hear
movements-title = Some movements are hard for me
movements-lead = Tick what you cannot do. We will not ask for it.
movements-slower = Give me more time: a video of { $seconds } seconds
movements-too-few = With so few movements we cannot check a video.
    .do = Take a tick away again, or go on without a video. What you did is kept.
hearing-sounds = Sounds
hearing-speech = Speak the prompts aloud

# 6 Recording: while it runs
recording-back =
    { $movement ->
        [smile] Good. Now stop smiling.
        [open_mouth] Good. Now close your mouth.
       *[other] Good. Now back to the middle.
    }
recording-stay = Stay as you are until the end

# 6 Recording: what was missed, why, and what to do
missed-title = We did not see every movement
missed-title-spoiled = We cannot use this video
missed-takes =
    { $count ->
        [one] You can try 1 more time.
       *[other] You can try { $count } more times.
    }
missed-last = This was the last try. You can go on without a video.
missed-send = Send this video anyway
missed-send-what = You can also send this video as it is. A person will look at it, and may refuse it.
outcome-seen = Seen
outcome-missed = Not seen
missed-not_seen =
    { $movement ->
        [smile] We did not see you smile. Smile wider, until your teeth show.
        [blink] We did not see you blink. Glasses may reflect: tilt the screen a little.
        [open_mouth] We did not see your mouth open. Open it wide, and keep your hands away from it.
        [turn] We did not see your head turn. Turn it further, as if to look past the edge of the screen.
        [tilt] We did not see your head tilt. Bring your ear closer to your shoulder.
       *[look] We did not see your head move. Move your chin, not only your eyes.
    }
missed-late = A bit late. Start as soon as the words appear.
missed-early = A bit early. Wait until the words appear.
missed-wrong_side =
    { $movement ->
        [look] You moved your head the other way. Up is towards the ceiling.
       *[other] You moved to the other side. Left means your own left.
    }
missed-held_all_along =
    { $movement ->
        [smile] You were smiling already. Begin with a calm face, then smile.
        [blink] Your eyes were closed already. Keep them open, then blink once.
        [open_mouth] Your mouth was open already. Keep it closed until the words appear.
       *[other] Your head was there already. Look straight ahead until the words appear.
    }
missed-not_released =
    { $movement ->
        [smile] We saw you smile. Stop smiling after it.
        [blink] Your eyes stayed closed. Open them again at once.
        [open_mouth] We saw your mouth open. Close it again after it.
       *[other] We saw it. Come back to the middle after it.
    }
missed-face_lost = Your face left the picture. Stay inside the oval.
missed-not_observed = This computer was too busy to look. Close other programs.
spoiled-several_faces = Somebody else was in the picture.
    .do = Record where only you can be seen. Pictures of faces behind you count too.
spoiled-face_away = Your face was out of the picture for too long.
    .do = Keep it inside the oval from the first second to the last.
spoiled-too_few_observed = This computer was too busy to look at the video.
    .do = Close other programs and browser tabs, then try again.
