"""Words that other rooms may use about evaluations and findings."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class EvaluationState(TextChoices):
    """The steps of an evaluation, in order; ``STOPPED`` can follow any of them but the last."""

    DRAFT = "draft", pgettext_lazy("step", "Draft")
    ANCHORED = "anchored", pgettext_lazy("step", "Anchored")
    RECRUITING = "recruiting", pgettext_lazy("step", "Recruiting")
    COLLECTING = "collecting", pgettext_lazy("step", "Collecting")
    PROCESS_REPORT = "process_report", pgettext_lazy("step", "Process report")
    DIALOGUE = "dialogue", pgettext_lazy("step", "Dialogue")
    FINAL_REPORT = "final_report", pgettext_lazy("step", "Final report")
    FOLLOW_UP = "follow_up", pgettext_lazy("step", "Follow-up")
    CLOSED = "closed", pgettext_lazy("step", "Closed")
    STOPPED = "stopped", pgettext_lazy("step", "Stopped")


class ContentLanguage(TextChoices):
    """The languages that an evaluation's own texts are written in."""

    NB = "nb", "bokmål"
    NN = "nn", "nynorsk"


class Side(TextChoices):
    """The two sides that work as equals."""

    LIVED_EXPERIENCE = "lived_experience", _("Lived experience")
    PROFESSIONAL = "professional", _("Professional")


class TeamPart(TextChoices):
    """What somebody does in the evaluation's team."""

    PROCESS_LEADER = "process_leader", _("Process leader")
    INTERVIEWER = "interviewer", _("Interviewer")


class Agreed(TextChoices):
    """What both sides agree about before it is used."""

    ANCHORING = "anchoring", _("The anchoring")
    THEME_GUIDE = "theme_guide", _("The theme guide")


class Channel(TextChoices):
    """How an answer reaches the evaluator. None of them demands an e-mail address."""

    PHONE = "phone", _("Phone")
    TEXT = "text", _("Text message")
    MAIL = "mail", _("E-mail")
    SLIP = "slip", _("Prepaid slip")


class InterviewKind(TextChoices):
    """How people were interviewed."""

    GROUP = "group", _("Group interview")
    INDIVIDUAL = "individual", _("Individual interview")


class Audience(TextChoices):
    """Who was interviewed. Next of kin are in groups of their own."""

    USERS = "users", _("Service users")
    NEXT_OF_KIN = "next_of_kin", _("Next of kin")


class CrewPart(TextChoices):
    """What an interviewer does in an interview."""

    ASKS = "asks", _("Asks")
    WRITES = "writes", _("Writes")


class Purpose(TextChoices):
    """What a participant says yes to, each by itself."""

    TAKE_PART = "take_part", _("Take part")
    QUOTE = "quote", _("Be quoted without a name")
    CONTACT_LATER = "contact_later", _("Be contacted later")
    REUSE = "reuse", _("Let what I said be used again in other evaluations")


class FindingKind(TextChoices):
    """What a finding says."""

    WORKS = "works", _("Works well")
    BETTER = "better", _("Could be better")
    SUGGESTION = "suggestion", _("Suggestion")
