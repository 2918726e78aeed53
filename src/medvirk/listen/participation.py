"""How many have told, and what that number lets out. The number itself is for the team."""

from medvirk.listen.models import Evaluation
from medvirk.privacy.disclosure import Allowance, what_may_leave


def people_who_told(evaluation: Evaluation) -> int:
    """How many took part in interviews whose notes are handed in.

    Somebody who withdraws did take part: a number that sank would tell that one person had withdrawn.
    """
    interviews = evaluation.interviews.all()
    return sum(interview.present or 0 for interview in interviews if interview.delivered_on)


def allowance_of(evaluation: Evaluation) -> Allowance:
    """What may leave, by the smaller of those planned and those who came."""
    people = people_who_told(evaluation)
    return what_may_leave(min(people, evaluation.planned_participants or people))
