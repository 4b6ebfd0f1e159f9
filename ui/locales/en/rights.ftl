# My verification
open-mine = My verification
mine-title = My verification
mine-lead = Here you see where your signup stands and what is held of you. You can look at it, take it back and erase it.
saved-as = Saved as { $name }
done = Done

standing-none = We do not know yet where your signup stands
    .more = We have not heard from { $collector } yet. Your files are safe.
standing-open = Not handed in yet
    .more = Your signup is open. { $collector } has not received everything yet.
standing-received = Received
    .more = { $collector } has your files. A reviewer will look at them; you need not do anything.
standing-in_review = A reviewer is looking at it
    .more = You need not do anything. You get the answer by e-mail, and it stands here.
standing-action_needed = We need something from you again
    .more =
        { $count ->
            [one] Send this one thing again. Everything else stays as it is.
           *[other] Send these { $count } things again. Everything else stays as it is.
        }
standing-approved = Approved
    .more = Your verification is done. You can start selling.
standing-refused = Your signup was refused
    .more = These are the reasons:
standing-withdrawn = Erased, as you wished
    .more = { $collector } holds none of your files any more. You can begin a new signup at any time.

asked-asking = Last heard on { $moment }. Asking again now…
    .first = Asking now…
asked-answered = Last heard on { $moment }. We ask again by ourselves.
    .first = We ask again by ourselves.
asked-offline = No connection. Last heard on { $moment }; we ask again by ourselves.
    .first = No connection. We ask again by ourselves.
ask-now = Ask now

needed-too_old = It is older than we accept. Send a newer one.
needed-expired = It has run out. Send one that is still valid.
needed-unreadable = It cannot be read well. Send a sharp, bright picture without reflections.
needed-incomplete = A part or a page is missing. Send all of it.
needed-wrong_document = It is another document than the one we need. Look at what is accepted, then send that.
needed-needs_translation = Our reviewers do not read its language. Add the pages of a certified translation.
needed-name_differs = The name is not written as on your other documents. Send one with the same name.
needed-address_differs = The address is not written as on your other documents. Send one with the same address.
needed-face_not_visible = Your face cannot be seen well. Sit facing the light, then record again.
needed-prompts_not_followed = The movements were not all done. Record again and take your time.
needed-consent_withdrawn = You withdrew your consent for it. Decide again, or choose another way.
needed-other = It has to be sent again. If you do not know why, ask us.
send-again =
    { $count ->
        [one] Send it again
       *[other] Send them again
    }

refusal-identity_not_confirmed = We could not confirm who you are.
refusal-business_not_confirmed = We could not confirm your business.
refusal-documents_not_accepted = Your documents were not accepted.
refusal-face_video_not_accepted = Your face video was not accepted.
refusal-no_answer = What we asked you to send again did not come in time.
refusal-against_rules = The marketplace’s rules do not allow this signup.
refusal-other = There is another reason. Ask us about it.
refused-object = If you think this is wrong, object: write to us why, and we look at it again.
refused-appealed = We have your objection and are looking at it. You get the answer by e-mail, and it stands here.
refused-write = You can also write to:
object = Object

hold-order = A court or an authority has ordered this.
hold-law = A law demands this.
hold-dispute = It is evidence in a dispute.
hold-other = There is another legal reason.
mine-hold = Nothing may be erased until { $until } at the latest. { $reason }

mine-files = Your files
mine-show = Show me
mine-show-for = Show me: { $file }
mine-erase = Erase
mine-erase-for = Erase: { $file }
mine-deletion = Save deletion receipt
mine-deletion-for = Save deletion receipt: { $file }
mine-sealed-elsewhere = Locked for your other computer, so we cannot show it here. The reviewers can open it.
place-computer = On this computer, not sent yet
place-intake = Received on { $received }. Erased by { $until }.
cause-wish = Erased on { $date } because you asked for it
cause-withdrawal = Erased on { $date } because you withdrew your consent
cause-retention = Erased on { $date } because its time was up
cause-replaced = Erased on { $date } because you sent a new one
artifact-appeal = Your objection

mine-decisions = What you decided
decided-agree = Agreed on { $date }
decided-decline = Declined on { $date }
mine-withdraw = Withdraw
mine-withdraw-for = Withdraw: { $purpose }
read-policy = Read the privacy terms
save-consents = Save my decisions

mine-papers = Papers
    .more = A receipt proves what is held, and until when. Anyone can check it.
check-paper = Check a paper

mine-carry-on = Carry on on another computer
    .more = With this code you go on with your signup on another computer, or on this one if it loses its keys. Keep it to yourself.
code-show = Show the code
code-hide = Hide the code
code-qr = QR code with the same 24 digits

mine-everything = Erase everything
    .more = This ends your signup. { $collector } erases all your files, and this computer forgets them.
mine-everything-held = This is possible again after { $until } at the latest.

# The question before anything is erased or withdrawn
question-file = Erase “{ $file }”?
question-everything = Erase everything?
question-consent = Withdraw your consent to “{ $purpose }”?
file = this file
revoke-file = Erase it
revoke-everything = Erase everything
revoke-consent = Withdraw
keep-it = Keep it
revoking-file = Erasing…
revoking-everything = Erasing everything…
revoking-consent = Withdrawing…
meaning-erased_there =
    { $what ->
        [file] { $collector } erases this file. Nobody can bring it back.
       *[other] { $collector } erases these files. Nobody can bring them back.
    }
meaning-face_video_erased = Your face video and the record of its prompts are erased.
meaning-erased_here =
    { $what ->
        [file] It was not sent yet. It is erased on this computer.
       *[other] What was not sent yet is erased on this computer.
    }
meaning-review_needs_it = The review cannot go on without it. You would have to send it again.
meaning-alternative_needed = You then choose another way to show who you are.
meaning-decision_stays = The answer you already got stays as it is.
meaning-signup_ends = Your signup ends. To sell, you would need a new one.
meaning-computer_forgets = This computer forgets your keys and files.
meaning-deletion_receipt = You get a signed deletion receipt as proof.
meaning-nothing_erased = Nothing is erased: no file you sent depends on it.

# A file, as it is held
held-lead = This is your file as it is stored, byte for byte. It was fetched back and opened with your own key.
held-lead-fetching = We fetch your file from where it is stored and open it here with your own key.
held-lead-computer = This is your file as it lies on this computer. It was not sent yet.
held-fetching = Fetching and opening it…
held-opened = The file is open
held-failed = We could not show it.
held-stop = Stop
held-proof = How you can tell
    .more = The stored file has this SHA-256. It is the same as on your receipt.
held-where = Where it is

# The privacy terms, and how they changed
policy-title = The privacy terms
policy-lead = These are the terms of { $collector } that you decided on.
policy-alternatives = Other ways than the face video
chosen-agree = You agreed
chosen-decline = You declined
terms-faces = Face recognition
faces-nowhere = Not used
faces-device = Used on this computer only
faces-collector = Used at the marketplace
changes-title = These terms changed since you decided
    .more = What you decided then does not count for them. Read what is different, then decide again.
changed-collector = Who collects
changed-contact = Whom to ask
changed-appeals = Where to object
changed-purpose = What it is for
changed-mandatory = Whether it is needed
changed-retention = How long it is kept
changed-reviewers = Who can open it
changed-face_recognition = Face recognition
changed-document = Wanted document
changed-alternative = Other way
changed-clip_length = Length of the face video
changed-dates = Date of the terms
changed-about = { $part }: { $about }
changed-before = Before
changed-after = Now
changed-new = New
changed-gone = No longer

# An objection
appeal-title = Your objection
appeal-lead = Write in your own words why we should look again. Your text is locked like your files, so that only the reviewers can read it.
appeal-reasons = Why it was refused
appeal-text = Why should we look again?
    .hint = Write in any language. Do not write passwords or card numbers.
appeal-left =
    { $count ->
        [one] 1 character left
       *[other] { $count } characters left
    }
appeal-over =
    { $count ->
        [one] 1 character too many
       *[other] { $count } characters too many
    }
appeal-send = Send the objection

# Everything was erased
erased-title = Everything is erased
erased-lead = { $collector } has erased your files and signed that it did.
erased-lead-nothing = You had sent no files. Your signup has ended.
erased-files = Files erased
erased-count =
    { $count ->
        [0] No file had been sent
        [one] 1 file
       *[other] { $count } files
    }
erased-when = When
erased-signup = Number of the signup
erased-computer = This computer has forgotten you
    .more = Your keys and your files are gone from here too. Nobody can open them with this computer any more.
erased-save = Save the deletion receipt
erased-once = Save it now: this app keeps no copy.

# A code from another computer
enter-code = I have a code from another computer
code-title = Carry on with a code
code-lead = The other computer shows the code under “My verification”.
code-field = Your code
    .hint = 24 digits. Spaces do not matter.
code-problem-length = A code has 24 digits. Count them again, and leave out everything else.
code-problem-check = One of the digits is not right. Compare them with the other computer, one group at a time.
code-can = What goes on here
code-can-list = You see where your signup stands and every file that is held.
code-can-erase = You can erase files, withdraw your consent and object.
code-can-answer = You can send again what we ask for.
code-cannot = What does not
code-cannot-open = Files you sent before cannot be opened here: they are locked for the old computer. The reviewers still have them.
code-cannot-old = The old computer cannot go on with this signup any more.
code-carry-on = Carry on here
code-asking = Asking…

# Whether a paper is genuine
check-receipt = Check a receipt
check-title = Check a paper
check-lead = Choose a receipt, a deletion receipt or privacy terms that you saved as a file. We tell you whether they are genuine.
check-offline = This works without the internet. The file stays on this computer.
check-busy = Checking…
paper-is-receipt = This receipt is genuine
    .more = It is signed by the marketplace’s intake, and nothing in it was changed.
paper-is-deletion = This deletion receipt is genuine
    .more = It is signed by the marketplace’s intake, and nothing in it was changed.
paper-is-policy = These privacy terms are genuine
    .more = They are signed by the marketplace’s intake, and nothing in them was changed.
paper-is-not_genuine = This paper is not genuine
    .more = The marketplace’s intake did not sign it, or somebody changed it afterwards. Do not rely on it. Ask the marketplace, and show them this file.
paper-is-not_a_statement = This file is no signed paper
    .more = Choose the file that this app saved; its name ends in .jwt.
paper-number = Receipt number
paper-signer = Signed by
paper-signed = Signed on
paper-about = About
paper-own = the signup on this computer
paper-foreign = another signup
paper-until = Can be agreed to until
paper-why = Why
paper-erased =
    { $count ->
        [one] 1 file was erased
       *[other] { $count } files were erased
    }
why-wish = The seller asked for it
why-withdrawal = The seller withdrew consent
why-retention = The time was up
why-replaced = A new file was sent in its place

# What is sent again, beside what stays
documents-kept =
    { $count ->
        [one] 1 other document stays as it is; you need not send it again.
       *[other] { $count } other documents stay as they are; you need not send them again.
    }
review-kept =
    { $count ->
        [one] 1 file that we already have stays as it is.
       *[other] { $count } files that we already have stay as they are.
    }
review-lead-files = Look at the list. Nothing of it has been sent yet.
