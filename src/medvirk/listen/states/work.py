"""Which work is open in which step, and until when what people were promised on a date holds."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from medvirk.foundation.actor import Reason, check
from medvirk.listen.enums import EvaluationState
from medvirk.listen.models import ContactList, Evaluation
from medvirk.listen.states.conditions import SHEET_FACTS, filled
from medvirk.listen.states.steps import STEPS

S = EvaluationState


class Work(StrEnum):
    """Work that belongs to some steps and not to others."""

    ANCHORING = "anchoring"
    TEAM = "team"
    GUIDE = "guide"
    RECRUITING = "recruiting"
    ASKING = "asking"
    CONTACTS = "contacts"
    INTERVIEWS = "interviews"
    MARKING = "marking"
    FINDINGS = "findings"


def _from_to(first: EvaluationState, last: EvaluationState) -> tuple[EvaluationState, ...]:
    return STEPS[STEPS.index(first) : STEPS.index(last) + 1]


#: In which steps each kind of work is open, with what it is called in the generated table.
OPEN_IN: Mapping[Work, tuple[Reason, tuple[EvaluationState, ...]]] = {
    Work.ANCHORING: (_("Write and agree on the anchoring"), _from_to(S.DRAFT, S.RECRUITING)),
    Work.TEAM: (_("Change who is on the team"), _from_to(S.DRAFT, S.FOLLOW_UP)),
    Work.GUIDE: (_("Write and agree on the theme guide"), _from_to(S.DRAFT, S.COLLECTING)),
    Work.RECRUITING: (_("Write the ways in and the information sheet"), _from_to(S.DRAFT, S.COLLECTING)),
    Work.ASKING: (_("Report how many were asked"), _from_to(S.RECRUITING, S.COLLECTING)),
    Work.CONTACTS: (_("Write on the contact list"), _from_to(S.RECRUITING, S.FOLLOW_UP)),
    Work.INTERVIEWS: (_("Hold interviews and write notes"), (S.COLLECTING,)),
    Work.MARKING: (_("Mark notes under themes"), _from_to(S.COLLECTING, S.PROCESS_REPORT)),
    Work.FINDINGS: (_("Write findings and quotes"), _from_to(S.COLLECTING, S.FINAL_REPORT)),
}


def is_open_for(evaluation: Evaluation, work: Work) -> bool:
    """True while the evaluation is in a step to which this work belongs."""
    return evaluation.state in OPEN_IN[work][1]


def check_open(evaluation: Evaluation, work: Work) -> None:
    """Refuse work that belongs to another step, and name the step that the evaluation is in."""
    says = _(
        "This belongs to another step. The evaluation is now in the step “{step}”; its page shows what comes next."
    )
    check(is_open_for(evaluation, work), format_lazy(says, step=EvaluationState(evaluation.state).label))


#: The steps in which people have been told what the information sheet says.
PEOPLE_ARE_ASKED = frozenset(STEPS[STEPS.index(S.RECRUITING) :])


def sheet_is_whole(evaluation: Evaluation) -> bool:
    """All facts of the information sheet are there."""
    return filled(*SHEET_FACTS)(evaluation)


def sheet_is_public(evaluation: Evaluation, today: date) -> bool:
    """The information sheet can be read by anybody: all facts are there, and it is neither too early nor too late."""
    if evaluation.state in (S.DRAFT, S.STOPPED) or not sheet_is_whole(evaluation):
        return False
    return evaluation.ends_on is not None and today <= evaluation.ends_on


def list_is_past(contact_list: ContactList) -> bool:
    """The contact list's day has passed: nobody reads or writes it, whether the clean-up has run or not."""
    return contact_list.destroyed_on < timezone.localdate()
