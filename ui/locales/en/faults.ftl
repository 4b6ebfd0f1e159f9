# Every fault: what happened, and what to do.

fault-code = Code { $code }
remedy-retry = Try again
remedy-pick_again = Choose another file
remedy-choose_camera = Choose another camera
remedy-alternatives = Other ways without a video
remedy-read_policy = Read the new terms
remedy-dismiss = OK

fault-NET-101 = We cannot reach the server.
    .do = Check that this computer is online, then try again. What you did is kept.
fault-NET-102 = The connection is not safe.
    .do = Something between you and the server answers in its place. Use another network, then try again.

fault-INT-101 = The privacy terms are not signed as they must be.
    .do = We show nothing we cannot verify. Try again; if it stays, tell support this code.
fault-INT-102 = The privacy terms have run out.
    .do = Check the date on this computer, then try again to fetch the current ones.
fault-INT-103 = The server sent older privacy terms than before.
    .do = We do not accept older terms. Try again; if it stays, tell support this code.
fault-INT-104 = The recording could not be set up.
    .do = The server’s instructions did not fit your signup. Try again to get new ones.
fault-INT-105 = The server did not accept the files.
    .do = Nothing is lost. Try again; if it stays, tell support this code.
fault-INT-106 = The server does not know this signup any more.
    .do = It may have been erased or have run out. Go back to the first screen and start over.
fault-INT-107 = The receipt cannot be verified.
    .do = Your files are kept here until there is a good receipt. Try again.
fault-INT-108 = The server gave an answer this app does not understand.
    .do = Try again in a few minutes. If it stays, tell support this code.
fault-INT-109 = The privacy terms have changed.
    .do = Read the new terms and decide again. Your details and documents are kept.

fault-VLT-101 = This computer has no password store.
    .do = The app keeps its keys there. Install one (for example GNOME Keyring or KWallet), then try again.
fault-VLT-102 = The password store is locked.
    .do = Unlock it with your computer’s password, then try again.
fault-VLT-103 = The password store did not keep our keys.
    .do = Sign out of the computer and in again, then try again.

fault-CAM-101 = We see no camera.
    .do = Plug one in, or open the cover of the built-in one, then try again.
fault-CAM-102 = Another program is using the camera.
    .do = Close video calls and browser tabs that use it, then try again.
fault-CAM-103 = This app may not use the camera.
    .do = Allow it in the system settings under Privacy, Camera, then try again.
fault-CAM-104 = The camera did not open in time.
    .do = Unplug it and plug it into another socket, then try again.
fault-CAM-105 = The camera sends no picture.
    .do = Check its cover and its switch, then try again.
fault-CAM-106 = The camera stopped sending pictures.
    .do = Check the cable or use another socket, then try again.
fault-CAM-107 = The camera was unplugged.
    .do = Plug it in again, then try again.
fault-CAM-108 = The pictures of this camera are too small or too slow.
    .do = We need at least 640 × 480 at 15 pictures a second. Choose another camera.
fault-CAM-109 = The camera’s driver reported an error.
    .do = Unplug the camera and plug it in again, or restart the computer, then try again.
fault-CAM-110 = The camera stopped because of a fault in our app.
    .do = Nothing is lost. Try again, or choose another camera.

fault-TAK-101 = The recording stopped because you left the window.
    .do = Keep this window in front for 5 seconds. Close what pops up, then start again.
fault-TAK-102 = The camera was too slow.
    .do = Turn on more light and close other programs, then start again.
fault-TAK-103 = The video could not be made.
    .do = It was our fault, not yours. Start again.
fault-TAK-104 = All recordings are used up.
    .do = Choose another way, or ask support to give you more.

fault-DOC-101 = The file is too large: { $got }. At most { $limit } fit.
    .do = Take the photo at a lower quality, or save the PDF with fewer pages.
fault-DOC-102 = This kind of file is not accepted ({ $seen }).
    .do = Choose a picture (JPEG, PNG, WebP or TIFF) or a PDF.
fault-DOC-103 = The file is damaged or cut off.
    .do = Open it on this computer to check. Save or scan it again and choose the new file.
fault-DOC-104 = We cannot read iPhone HEIC photos.
    .do = On the iPhone choose Settings, Camera, Formats, “Most Compatible” and take it again, or save the photo as JPEG.
fault-DOC-105 = The PDF is protected by a password.
    .do = Open it with its password, print it to a new PDF, and choose that.
fault-DOC-106 = The file is empty.
    .do = If it is in a cloud folder, download it first. Then choose it again.
fault-DOC-107 = The file cannot be read from where it is.
    .do = Copy it to your desktop and choose it from there.
fault-DOC-108 = The picture is too large to open: more than { $megapixels } megapixels.
    .do = Make it smaller or take it again at a lower quality.
fault-DOC-109 = Several files were dropped at once.
    .do = Drop them one at a time, each on its place.
fault-DOC-110 = The file is two things at once.
    .do = What you see in it is not all that is in it. Open it, print it to a new PDF, and choose that.
fault-DOC-111 = The PDF contains a program.
    .do = Open it, print it to a new PDF, and choose that.
fault-DOC-112 = The document has too many pages: at most { $pages } fit.
    .do = Keep the pages that matter, then choose it again.
fault-DOC-113 = There is no picture and no file to paste.
    .do = Copy a picture or a file first, then paste it here.

fault-SPL-101 = This computer’s disk is full or cannot be written.
    .do = Free some space (100 MB is plenty), then try again.
fault-SPL-102 = A locked file on this computer is missing or was changed.
    .do = Go back and add the missing file again. Nothing that was changed is sent.
fault-SPL-103 = The receipt could not be saved there.
    .do = Try again and choose another folder.

fault-APP-101 = Something in the app went wrong.
    .do = Nothing is lost. Try again; if it stays, tell support this code.
