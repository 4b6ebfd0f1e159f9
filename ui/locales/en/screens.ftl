# 1 Welcome
welcome-title = Show us who you are, and start selling
welcome-lead = We check that a real person stands behind every shop. Here is what will happen.
welcome-back = Welcome back
welcome-carry-on = Everything you did is kept on this computer. Carry on where you stopped.
welcome-start-over = “Start over” erases what is kept on this computer.
welcome-minutes = Takes about { $minutes } minutes
welcome-consent = You decide what we may use
    .more = We say what it is for and how long it is kept, before we ask for anything.
welcome-documents = You add your documents
    .more = Photos or PDF files, one after the other.
welcome-video = You record a 5-second video of your face
    .more = You follow a few prompts, such as “Smile”. You can look at it before it is sent.
welcome-send = Everything is locked, then sent
    .more = Files are encrypted on this computer. Only the reviewers can open them.
welcome-at-hand = Have these at hand

# 2 Consent
consent-title = What may we use, and for what?
consent-fetching = Fetching the signed privacy terms…
consent-lead = { $collector } asks for the following. Nothing is sent before you decide.
consent-declining = If you decline: { $means }
consent-open =
    { $count ->
        [one] 1 choice is still open
       *[other] { $count } choices are still open
    }
consent-opening = Opening your signup…
agree = Agree
decline = Decline
consent-kept = How long it is kept
consent-days =
    { $days ->
        [one] 1 day
       *[other] { $days } days
    }
consent-readers = Who can open it
    .more = Your files are locked for these keys. Nobody else can open them.
consent-contact = Questions and your rights
consent-signed = These terms were signed on { $date }.
recipient-you = You (this computer)
recipient-fingerprint = Key fingerprint
contact-collector = Who collects
contact-address = Address
contact-questions = Questions
contact-appeals = Objections

# 2 Declined, other ways
declined-title = We cannot sign you up without this
declined-lead =
    { $count ->
        [one] You declined “{ $purposes }”. The signup cannot work without it.
       *[other] You declined: { $purposes }. The signup cannot work without them.
    }
declined-nothing-sent = Nothing was sent. You can change your choice, or ask about other ways.
declined-ask = Whom you can ask
declined-change = Change my choice
alternatives-title = Other ways to show who you are
alternatives-lead = You do not need a face video. Choose the way that suits you; the rest of the signup stays the same.
alternatives-choose = Choose one way

# 3 Details
details-title = Your business
details-lead = Write everything as it stands on your documents.
details-sealing = Locking…
details-problems =
    { $count ->
        [one] One answer needs another look
       *[other] { $count } answers need another look
    }
field-legal_name = Registered name of the business
    .hint = As in the business register. If you have none, your own name.
field-person_name = Your full name
    .hint = As on your passport or identity card.
field-country = Country of the business
    .hint = Where the business is registered.
    .choose = Choose a country
field-address = Address of the business
    .hint = Street, town and postcode, on as many lines as you need.
field-tax_id = Tax number
    .hint = Letters, digits, spaces, dots, dashes and slashes.
field-email = E-mail address
    .hint = We write to it when there is an answer.
problem-missing = { $field }: write something here
problem-too_long = { $field }: use at most { $most } characters
problem-characters = { $field }: take out the signs that do not belong there
problem-incomplete = { $field }: it looks cut short, write it in full
problem-email = { $field }: write it like name@example.com
problem-country = { $field }: choose one from the list

# 5 Camera
camera-title = Check your camera
camera-lead = Sit so that your face is well lit from the front. Nothing is recorded yet.
camera-choose = Camera
camera-find = Look again
camera-none-listed = No camera found
camera-finding = Looking for cameras…
camera-opening = Opening the camera…
camera-off = No picture
camera-preview = Live picture of your camera, as in a mirror
camera-rate = { $fps } pictures a second
camera-good = The camera works
provenance-suspected = This may be a virtual camera. The reviewers will see that. If you have another camera, choose it.
provenance-declared = This is a virtual camera. The reviewers will see that. If you have a real one, choose it.

# 6 Recording
recording-title = We will record a { $seconds }-second video of your face
recording-lead = We ask for a few movements, such as “Smile”. Do each when its words appear above the picture, then look straight ahead again.
recording-takes =
    { $count ->
        [one] You can record 1 time.
       *[other] You can record up to { $count } times.
    }
recording-start = Start recording
recording-by-itself = It starts by itself when we see you well, or press “{ $start }”.
recording-press = Press “{ $start }” when you are ready.
recording-cancel = Cancel
recording-preparing = Getting ready…
recording-hold-still = Hold still, face in the oval
recording-begins = Starts in { $seconds } s
recording-runs = Recording · { $seconds } s
recording-place = { $place } of { $of }
recording-done = Recorded
recording-sealing = Locking the video…

# 7 Review
review-title = Check, then send
review-lead = Look at your video and at the list. Nothing has been sent yet.
review-lead-alternative = Look at the list. Nothing has been sent yet. Instead of a face video: { $alternative }.
review-clip = Your video
review-play-again = Play again
review-shown = What you were asked to do
review-clip-facts = { $seconds } s, { $fps } pictures a second, no sound
review-retake = Record again
review-takes =
    { $count ->
        [one] You can record 1 more time
       *[other] You can record { $count } more times
    }
review-files =
    { $count ->
        [one] 1 file will be sent
       *[other] { $count } files will be sent
    }
review-readers = Who can open them
    .more = The files are locked for these keys, on this computer.
review-signing = Signing…
file-checksum = SHA-256

# 8 Sending
sending-title = Sending
sending-lead = You can close the window at any time: nothing is lost.
sending-bytes = { $sent } of { $all }
sending-left = About { $time } left
sending-moving = Measuring the speed…
sending-paused = Paused
sending-waiting = Waiting for the connection
sending-submitting = All files have arrived. They are being checked.
sending-pause = Pause
sending-resume = Go on
sending-no-line = No connection
    .do = We go on by ourselves when it is back. You can close the window: nothing is lost.
sending-retry = Next try in { $time }
sending-files = Files
file-sent = Sent
file-sending = { $sent } of { $all }
file-waiting = Waiting, { $all }

# 9 Receipt
receipt-title = We have everything
receipt-lead = { $collector } holds your files and has signed a receipt for them.
receipt-number = Your receipt number
receipt-keep = Keep it: with this number we find you when you call.
receipt-saved = Saved as
receipt-save = Save the receipt
receipt-save-again = Save again
receipt-close = You can close the window now
receipt-next = What happens next
receipt-next-look = A reviewer looks at your video and your documents.
receipt-next-answer = You get the answer by e-mail.
receipt-next-erase = Your files are erased by the dates below, or earlier if you ask.
receipt-held = What is held, and until when
receipt-questions = Questions and objections
