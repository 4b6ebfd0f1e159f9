# What was noticed on a document: what it is, and what to do.

severity-notice = Good to know
severity-question = Please look
severity-warning = Please fix
severity-refused = Not accepted

finding-PIC-101 = The letters are too small to read: { $height } pixels high, { $least } are needed.
    .do = Hold the camera closer, or scan it again with more detail.
finding-PIC-102 = The picture is not sharp here.
    .do = Take it again: hold still and wait until it is sharp.
finding-PIC-103 = A bright light hides a part of it.
    .do = Take it again, turned away from the lamp or the window.
finding-PIC-104 = The picture is too dark.
    .do = Take it again near a window or with more light.
finding-PIC-105 = A corner or an edge is cut off: { $edges }.
    .do = Take it again with all four corners in view.
finding-PIC-106 = This is a screenshot.
    .do = Use the file itself, or a photo of the paper.
finding-PIC-107 = This is a photo of a screen.
    .do = Take a photo of the document itself, or choose its file.
finding-PIC-108 = It is black and white.
    .do = Take or scan it again in colour.
finding-PIC-109 = This seems to be the other side.
    .do = Turn the document over, or swap the two files.
finding-PIC-110 = There is nothing on this page.
    .do = Choose the file again without this page.
finding-PIC-111 = It lies on its side ({ $turned }°).
    .do = We turned it to read it. If you can, take it upright.
finding-PIC-112 = We found next to no writing on it.
    .do = Look whether it is the right picture. If it is, keep it: a person will look.
finding-KND-101 = This looks like { $seen }.
    .do = If it is what is asked for here, keep it. If not, choose the right one.
finding-MRZ-101 =
    { $known ->
        [no] We could not read all of the lines with <<<.
       *[yes] We could not read all of the lines with <<< ({ $field }).
    }
    .do = Take it again: sharp, no bright spots, all of these lines in view.
finding-MRZ-102 = It expired on { $date }.
    .do = Use one that is still valid.
finding-MRZ-103 =
    { $days ->
        [0] It expires today, on { $date }.
        [one] It expires tomorrow, on { $date }.
       *[other] It expires in { $days } days, on { $date }.
    }
    .do = If you have a newer one, use that.
finding-MRZ-104 = Two places do not say the same ({ $field }): “{ $machine }” in the lines with <<<, “{ $print }” above them.
    .do = If we misread it, correct it below. If not, take it again, sharper.
finding-MRZ-105 = A date on it cannot be: { $date } ({ $field }).
    .do = If we misread it, correct it below. If not, take it again, sharper.
finding-MRZ-106 = We did not find the lines with <<< that such a document has.
    .do = Show the whole page. On a card they may be on the back.
finding-DAT-101 =
    { $days ->
        [one] It is from { $date }, 1 day ago.
       *[other] It is from { $date }, { $days } days ago.
    }
    .do =
        { $limit ->
            [one] It may be at most 1 day old. Use a newer one.
           *[other] It may be at most { $limit } days old. Use a newer one.
        }
finding-DAT-102 = We found no date on it.
    .do =
        { $limit ->
            [one] It may be at most 1 day old: show the page with the date.
           *[other] It may be at most { $limit } days old: show the page with the date.
        }
finding-DAT-103 = Its date is still to come: { $date }.
    .do = If we misread it, correct it below.
finding-CRD-101 = The whole card number can be read.
    .do = Only the last digits may be seen: { $ending }. We can cover the others.
finding-RUL-101 = It is in { $language }. Read without a translation: { $languages }.
    .do = Add the pages of a certified translation.
finding-RUL-102 = Files of this type ({ $type }) are not accepted.
    .do = Save it as { $types } and choose it again.
finding-RUL-103 = The file’s name has characters that are not accepted: { $characters }
    .do = Give the file another name and choose it again.
finding-FIL-101 = The file’s name says { $says }, inside it is { $is }.
    .do = If you know this file, there is nothing to do.
finding-FIL-102 = We saved it as { $to } instead of { $from }, so that reviewers can open it.
    .do = Nothing to do.

edge-top = at the top
edge-right = at the right
edge-bottom = at the bottom
edge-left = at the left

kind-passport = a passport
kind-id_card = an identity card
kind-visa = a visa
kind-bank_statement = a bank statement
kind-utility_bill = a bill
kind-tax_document = a paper of the tax office
kind-payment_card = a payment card

fact-person_name = Name of the person
fact-legal_name = Name of the business
fact-address = Address
fact-tax_id = Tax number
fact-document_number = Number of the document
fact-nationality = Nationality
fact-birth_date = Date of birth
fact-sex = Sex
fact-expiry_date = Valid until
fact-issue_date = Date of the document
fact-account_ending = Account or card, last digits
sex-F = Female (F)
sex-M = Male (M)
sex-X = Not stated (X)
