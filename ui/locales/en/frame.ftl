# What stands around every screen.

product = Seller Signup
window-title = { $screen } – Seller Signup
practice = Practice — nothing is sent anywhere
language = Language
help = Help
back = Back
continue = Continue
start = Start
carry-on = Carry on
start-over = Start over
send = Send
mandatory = Needed for the signup
optional = Your choice

step-of = { $step } of { $steps }
step-welcome = Welcome
step-consent = Your consent
step-declined = Your consent
step-alternatives = Other ways
step-details = Business details
step-documents = Documents
step-document = One document
step-document_camera = Photo of a document
step-match = Side by side
step-camera = Camera
step-recording = Face video
step-review = Check and send
step-sending = Sending
step-receipt = Receipt
step-mine = My verification
step-held = One file
step-policy = The privacy terms
step-appeal = Your objection
step-erased = Everything is erased
step-code = Carry on with a code
step-check = Check a paper

help-support = When you talk to support
    .more = Tell them what stands here. They never ask for a password or for your documents.
help-step = Step
help-codes = Codes on this screen
help-no-codes = none
help-version = Version
help-practice = practice
help-keys = Keys
help-close = Close help
key-tab = to the next field or button
key-enter = press the button or go on
key-escape = stop the recording, close a question
key-help = open or close this help

closing-title = Close the window?
closing-sending = Your files are not all sent yet. Nothing is lost: when you open the app again, it goes on where it stopped.
closing-take = The recording stops and is thrown away. Everything else is kept.
close-anyway = Close
keep-open = Stay here

say-added = Added: { $slot }

seconds-short = { $seconds } s
column-what = What
column-size = Size
column-until = Erased by
column-days = Kept for

document-identity = Passport or identity card
document-tax_id = Tax number document
document-bank_statement = Bank statement
document-utility_bill = Utility bill
document-card = Card or card statement
document-side = { $name } ({ $side })
side-front = Front
    .within = front
side-back = Back
    .within = back

artifact-clip = Face video
artifact-document = Documents
artifact-details = Business details
artifact-transcript = What you were asked to do, and when

alternative-video_call = Video call with a person
alternative-in_person = Visit in person
alternative-notarised_copies = Certified copies by post

prompt-smile = Smile
prompt-blink = Blink both eyes
prompt-open_mouth = Open your mouth
prompt-turn_left = Turn your head left
prompt-turn_right = Turn your head right
prompt-tilt_left = Tilt your head left
prompt-tilt_right = Tilt your head right
prompt-look_up = Look up
prompt-look_down = Look down
