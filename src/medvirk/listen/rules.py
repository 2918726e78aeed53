"""May this person? Every answer about rights in the room stands here, as predicates without side effects.

Nobody who is employed in an affected service counts as on the team, whatever the list of members says: the
service never sees raw material. Rows that were fetched with their team and services are not fetched again.
"""

from uuid import UUID

from django.utils import timezone

from medvirk.foundation.actor import Actor, ActorKind
from medvirk.foundation.keys import store
from medvirk.listen.enums import EvaluationState, Side, TeamPart
from medvirk.listen.models import Evaluation, Interview
from medvirk.listen.participation import allowance_of
from medvirk.people.enums import Role

#: Roles in the evaluating organisation that can be on a team.
TEAM_ROLES = (Role.PROCESS_LEADER, Role.INTERVIEWER)
#: From here on the final report is out.
PUBLIC_STATES = frozenset({EvaluationState.FOLLOW_UP, EvaluationState.CLOSED})


def is_outside(actor: Actor, evaluation: Evaluation) -> bool:
    """True unless the person is employed in an affected service; experience consultants are employed too."""
    return not any(affected.service_id in actor.employed_in for affected in evaluation.affected.all())


def is_team(actor: Actor, evaluation: Evaluation) -> bool:
    """On the evaluation's team, and not employed in what it is about."""
    return bool(_parts(actor, evaluation)) and is_outside(actor, evaluation)


def is_process_leader(actor: Actor, evaluation: Evaluation) -> bool:
    """Leads this evaluation."""
    return TeamPart.PROCESS_LEADER in _parts(actor, evaluation) and is_outside(actor, evaluation)


def _parts(actor: Actor, evaluation: Evaluation) -> list[str]:
    if not actor.is_somebody:
        return []
    return [member.part for member in evaluation.team.all() if member.account_id == actor.id]


def is_municipal_contact(actor: Actor, evaluation: Evaluation) -> bool:
    """Speaks for the commissioner."""
    return actor.has_role(Role.MUNICIPAL_CONTACT, evaluation.commissioner_id)


def is_panel_member(actor: Actor, evaluation: Evaluation) -> bool:
    """Sits on the commissioner's user panel: the users' side."""
    return actor.has_role(Role.PANEL_MEMBER, evaluation.commissioner_id)


def is_party(actor: Actor, evaluation: Evaluation) -> bool:
    """Team, commissioner or user panel: those who work with the evaluation and may see the shared zone."""
    return is_team(actor, evaluation) or is_municipal_contact(actor, evaluation) or is_panel_member(actor, evaluation)


def may_see_evaluation(actor: Actor, evaluation: Evaluation) -> bool:
    """The evaluation's own pages are for its parties. What is public goes out through ``release``."""
    return is_party(actor, evaluation)


def is_public(evaluation: Evaluation) -> bool:
    """The final report is out, and enough people told that words may leave to everybody."""
    return evaluation.state in PUBLIC_STATES and allowance_of(evaluation).words


def may_start_evaluation(actor: Actor, organisation: UUID) -> bool:
    """A process leader starts evaluations in their own organisation."""
    return actor.has_role(Role.PROCESS_LEADER, organisation)


def may_plan(actor: Actor, evaluation: Evaluation) -> bool:
    """Theme guide, ways in, information sheet and team are the process leader's to write."""
    return is_process_leader(actor, evaluation)


def may_anchor(actor: Actor, evaluation: Evaluation) -> bool:
    """The anchoring is written by the process leader together with the commissioner's contact."""
    return is_process_leader(actor, evaluation) or is_municipal_contact(actor, evaluation)


def may_agree(actor: Actor, evaluation: Evaluation, side: Side) -> bool:
    """Each side agrees for itself: the user panel for the users, the contact for the professionals."""
    if side is Side.LIVED_EXPERIENCE:
        return is_panel_member(actor, evaluation)
    return is_municipal_contact(actor, evaluation)


def may_be_on_team(candidate: Actor, evaluation: Evaluation) -> bool:
    """From the evaluating organisation, trained for it, and not employed in an affected service."""
    trained = any(candidate.has_role(role, evaluation.organisation_id) for role in TEAM_ROLES)
    return trained and is_outside(candidate, evaluation)


def may_report_asked(actor: Actor, evaluation: Evaluation) -> bool:
    """Whoever asks people may report how many were asked: the service's contact, or the team."""
    return is_municipal_contact(actor, evaluation) or is_team(actor, evaluation)


def may_write_contacts(actor: Actor, evaluation: Evaluation) -> bool:
    """Anybody on the team may put a person on the sealed contact list."""
    return is_team(actor, evaluation)


def may_read_contacts(actor: Actor, evaluation: Evaluation) -> bool:
    """Only those on the team who hold a key."""
    return may_read_notes(actor, evaluation)


def may_clean_up(actor: Actor) -> bool:
    """What is due to be destroyed on a date is destroyed by the system itself."""
    return actor.kind is ActorKind.SYSTEM


def may_hold_interviews(actor: Actor, evaluation: Evaluation) -> bool:
    """The team plans interviews and registers who took part, by pseudonym."""
    return is_team(actor, evaluation)


def may_write_notes(actor: Actor, interview: Interview) -> bool:
    """The interview's crew and the team write; nobody employed in an affected service is ever among them."""
    evaluation = interview.evaluation
    on_crew = any(member.account_id == actor.id for member in interview.crew.all())
    return is_team(actor, evaluation) or (on_crew and is_outside(actor, evaluation))


def may_read_notes(actor: Actor, evaluation: Evaluation) -> bool:
    """On the team, holds a key, and the evaluation's end date has not passed: after it nobody reads."""
    return is_team(actor, evaluation) and not has_ended(evaluation) and _holds_a_key(actor, evaluation)


def has_ended(evaluation: Evaluation) -> bool:
    """The date on which participants were told that the notes are gone has passed."""
    return evaluation.ends_on is not None and evaluation.ends_on < timezone.localdate()


def _holds_a_key(actor: Actor, evaluation: Evaluation) -> bool:
    return any(reader.account == actor.id and reader.ready for reader in store.readers(evaluation.id))


def may_mark(actor: Actor, evaluation: Evaluation) -> bool:
    """Whoever reads the notes may mark them."""
    return may_read_notes(actor, evaluation)


def may_write_findings(actor: Actor, evaluation: Evaluation) -> bool:
    """Whoever reads the notes may gather them to findings and rewrite quotes."""
    return may_read_notes(actor, evaluation)


def may_send_to_review(actor: Actor, evaluation: Evaluation) -> bool:
    """The process leader sends findings and quotes to the two reviewers."""
    return is_process_leader(actor, evaluation) and may_read_notes(actor, evaluation)


def may_advance(actor: Actor, evaluation: Evaluation) -> bool:
    """The process leader takes the evaluation to its next step."""
    return is_process_leader(actor, evaluation)


def may_stop(actor: Actor, evaluation: Evaluation) -> bool:
    """The process leader stops an evaluation, with a reason."""
    return is_process_leader(actor, evaluation)


def may_set_aside(actor: Actor, evaluation: Evaluation) -> bool:
    """Only the users' side sets a finding aside."""
    return is_panel_member(actor, evaluation)
