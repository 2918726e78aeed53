"""The final report as files to save, made in the background from the frozen content."""

from uuid import UUID

from django.conf import settings
from django.utils.translation import pgettext

from medvirk.change.models import FinalReport
from medvirk.change.report.frozen import thaw
from medvirk.foundation.jobs.work import Made, Order, Progress, Work
from medvirk.foundation.report import Report, render_pdf, render_word

PDF, WORD = "change.final_report.pdf", "change.final_report.word"
#: What the address calls each form.
FORMS = {"pdf": PDF, "word": WORD}
PDF_TYPE = "application/pdf"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _content(report_id: UUID) -> Report:
    return thaw(FinalReport.objects.get(id=report_id).content)


def _name(ending: str) -> str:
    return pgettext("file name", "final-report") + "." + ending


def make_pdf(order: Order, progress: Progress) -> Made:
    """The report as tagged PDF."""
    return Made(render_pdf(_content(order.subject), settings.FONTS, progress), _name("pdf"), PDF_TYPE)


def make_word(order: Order, progress: Progress) -> Made:
    """The report as a Word document."""
    return Made(render_word(_content(order.subject), settings.FONTS, progress), _name("docx"), WORD_TYPE)


KINDS: dict[str, Work] = {PDF: make_pdf, WORD: make_word}
