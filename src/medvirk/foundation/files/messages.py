"""Each problem in words for the person who brought the file: what is wrong, and what to do now."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from medvirk.foundation.files.problems import Problem

SENTENCES: dict[Problem, Promise] = {
    Problem.TOO_LARGE: _("The file is larger than 5 MB. Split it in two, or save it as text without pictures."),
    Problem.EMPTY: _("The file is empty. See if you chose the right one, and try again."),
    Problem.WRONG_TYPE: _(
        "This kind of file cannot be read here. Save the interview as a Word document (.docx), as plain text"
        " (.txt) or as captions (.vtt or .srt)."
    ),
    Problem.CONTENT_DOES_NOT_MATCH_NAME: _(
        "The file is of another kind than its name says. Open it in the program it was written in, choose"
        " “Save as”, and save it as a Word document (.docx) without macros, or as plain text (.txt)."
    ),
    Problem.UNKNOWN_ENCODING: _(
        "We cannot be sure how the letters in this file should be read, and will not guess at what somebody"
        " said. Open it in the program it was written in, and save it as text with the encoding “UTF-8”."
    ),
    Problem.DAMAGED: _(
        "The file is damaged, or a part of it is missing. Open it in the program it was written in and save"
        " it again. If it will not open there, find an earlier copy."
    ),
    Problem.ENCRYPTED: _(
        "The file is locked with a password. Save a copy without the password, bring in the copy, and delete"
        " it afterwards."
    ),
    Problem.INFLATES_TOO_MUCH: _(
        "The document unpacks to far more than an interview needs, so we stopped. Copy the text into a new"
        " document and save that one."
    ),
    Problem.TOO_MUCH_TEXT: _(
        "There is more text here than we can take in at once. Split the file in two, and bring in one at a time."
    ),
    Problem.NO_TEXT: _("We found no words in the file. If it is a picture of text, it must be written out first."),
    Problem.CONTROL_CHARACTERS: _(
        "The file has hidden signs that do not belong in a text. Copy the text into a new document, save it"
        " as a Word document (.docx), and bring that in."
    ),
}


def message_for(problem: Problem) -> Promise:
    """Return the message, translated when it is shown, for any problem there is."""
    return SENTENCES[problem]
