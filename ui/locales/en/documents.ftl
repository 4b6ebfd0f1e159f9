# 4 Documents
documents-title = Your documents
documents-lead = Add a photo or a PDF of each, up to { $limit } a file. We check each one on this computer, before anything is sent.
documents-age =
    { $days ->
        [one] Not older than 1 day.
       *[other] Not older than { $days } days.
    }
documents-missing =
    { $count ->
        [one] Still missing: { $list }
       *[other] Still missing ({ $count }): { $list }
    }
documents-refused = Not accepted: { $list }
documents-checking = Still being checked: { $list }
slot-optional = Optional
slot-empty = No file yet
slot-drop-here = A file dropped on this window goes here
slot-ways = Ways to add: { $slot }
slot-choose = Choose a file
slot-choose-for = Choose a file for: { $slot }
slot-photo = Take a photo
slot-photo-for = Take a photo with the camera: { $slot }
slot-paste = Paste
slot-paste-for = Paste what you copied: { $slot }
slot-photographed = Photo taken here
slot-replace = Replace
slot-replace-for = Replace: { $slot }
slot-remove = Remove
slot-look = Look
slot-look-for = Look at: { $slot }
slot-skip = Skip the check
slot-skip-for = Skip the check: { $slot }
slot-busy = Opening and locking the file…
slot-picture = Picture of: { $slot }
slot-pages =
    { $pages ->
        [one] 1 page
       *[other] { $pages } pages
    }
check-opening = Opening the file…
check-picture = Looking at light and edges…
check-reading = Reading what it says…
check-checking = Comparing dates and rules…
check-progress = Check of: { $slot }
check-things =
    { $count ->
        [one] 1 thing to look at
       *[other] { $count } things to look at
    }
check-refused = This one is not accepted
check-kept = You keep it as it is
check-skipped = A person will look at it
say-checked = { $slot }: { $found }

# The marketplace’s own rules
rules-title = What reviewers accept
rules-unread = Reviewers do not read { $language }. Use a passport where you can, and add a certified translation to every other document in { $language }.
rules-picture = Picture
    .colour = In colour, the whole page with all four corners. No screenshots.
    .any = The whole page with all four corners. No screenshots.
rules-languages = Languages
    .says = { $list }. To a document in another language, add the pages of a certified translation.
rules-files = Files
    .says = { $list }. We convert other pictures for you.
rules-name = File name
    .says = Without these characters:
rules-validity = Passport or identity card
    .says =
        { $days ->
            [one] Still valid for at least 1 day.
           *[other] Still valid for at least { $days } days.
        }

# 4 One document
look-noticed = What we noticed
look-clear = We noticed nothing to fix.
look-skipped = The check was skipped. A person will look at it.
look-pages = Pages
look-page = Page { $page } of { $pages }
look-page-before = Page before
look-page-after = Next page
look-whole-page = The whole page:
look-on-page = See it on page { $page }
look-facts = What we read
    .more = We read this on the document. Correct what is wrong. It stays on this computer.
look-date = year-month-day
look-corrected = You wrote this
look-removed = Before locking it we removed: { $list }.
look-change = Change it
look-another = Other file
look-photo = New photo
look-add-pages = Add pages
look-cover = Cover the digits for me
look-changing = Changing the file…
look-done = Done
look-keep = Keep it as it is
look-anyway = Use it anyway
look-person = A person will look
look-not-accepted = Choose another one: this is not accepted.
removed-location = where the photo was taken
removed-camera_details = which phone or camera took it, and when
removed-thumbnail = a small copy of the picture
removed-author = who wrote it and with which program
removed-history = how it was edited
removed-comments = comments
removed-attachments = attached files
removed-appendix = data after its end

# 4 A document in front of the camera
paper-title = Photo of: { $slot }
paper-preview = Live picture of your camera
paper-show_document = Hold the document in front of the camera
paper-too_dark = It is too dark. Turn on a light.
paper-whole_document = Show all four corners
paper-closer = A little closer
paper-flatter = Hold it flat towards the camera
paper-glare = Light shines on it. Tilt it a little.
paper-hold_still = Hold it still
paper-not_sharp = Not sharp. A little farther away.
paper-good = Hold still: taking it…
paper-taken = Got it. Locking…
paper-take = Take it now
paper-or-file = Or go back and choose a file.
paper-by-itself = It is taken by itself once it is sharp and whole.

# 4 Side by side
match-title = Do they all say the same?
match-lead = Here is what your form and your documents say, side by side. Reviewers compare them the same way.
match-same = We found no difference between your form and your documents.
match-comparing = Comparing…
match-nothing = There is nothing to compare: we could read nothing on your documents. A person will look.
match-open = Still to look at
match-form = Your form
    .within = your form
match-form-change = To change your form, press Back twice. To change a document, look at it.
match-same-to-us = { $source } says “{ $here }”, { $against } “{ $first }”: the same to us ({ $rules }).
match-pair = { $source }: “{ $here }”. { $against }: “{ $first }”.
match-only = Only here: “{ $words }” ({ $source }).
match-anyway = Continue anyway
differs-spelling = A letter or two are different.
    .do = If we misread it, look at the document and correct it.
differs-missing = A part is missing on one of them.
    .do = If your form left it out, add it there.
differs-number = A number is different.
    .do = Look which one is right.
differs-other = These are not the same.
    .do = A reviewer will ask about it. Use a document that says the same, or change your form.
rule-case = capital letters
rule-accents = accents
rule-punctuation = dots and commas
rule-name_order = order of the names
rule-transliteration = special letters
rule-pinyin = Chinese characters and their sound
rule-han_forms = simplified and traditional characters
rule-title = title before the name
rule-middle_name = middle name
rule-company_form = kind of company
rule-abbreviation = abbreviations
rule-part_order = order of the parts
rule-more_detail = one says more
rule-grouping = spaces and dots in the number
rule-country_prefix = letters of the country
rule-branch = number of the branch

# 3 and 4 The tax number, by its country’s rules
tax-id-check_digit = The check digit of this number ({ $scheme }) does not fit. Look at it again; if it is right, go on.
tax-id-form = Tax numbers of this country ({ $scheme }) look different. Look at it again; if it is right, go on.
