"""The theme guide: sections with open questions, in versions that both sides agree on."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from medvirk.foundation.record import Record, declare
from medvirk.listen.models.evaluation import Evaluation, OfEvaluation


class GuideVersion(OfEvaluation):
    """One version of the theme guide. A version that a side has agreed to is never changed; a new one is made."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="guides")
    number = models.PositiveSmallIntegerField()

    kept = declare("id evaluation number")

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["evaluation", "number"], name="one_guide_per_number")]

    def __str__(self) -> str:
        return f"{self.evaluation_id} {self.number}"


class Section(Record):
    """A part of the guide. Notes are written by section; ``key`` is the same in all versions."""

    guide = models.ForeignKey(GuideVersion, on_delete=models.CASCADE, related_name="sections")
    key = models.UUIDField()
    position = models.PositiveSmallIntegerField()
    title = models.CharField(_("title"), max_length=120)
    note = models.TextField(_("note to the interviewers"), blank=True)

    kept = declare("id guide key position title note")

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["guide", "key"], name="a_section_once_per_version")]

    def __str__(self) -> str:
        return self.title


class Question(Record):
    """An open question."""

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(_("question"), max_length=300)

    kept = declare("id section position text")

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.text
