"""What an evaluation may be called in public: with few participants neither title nor services are named."""

from django.db.models import prefetch_related_objects
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from medvirk.foundation.actor import Reason
from medvirk.listen.models import Evaluation
from medvirk.listen.participation import allowance_of
from medvirk.privacy.disclosure import Audience, Item


def may_name_service(evaluation: Evaluation) -> bool:
    """With 6 to 11 participants the public page is in words, without the service's name."""
    prefetch_related_objects([evaluation], "interviews")
    return allowance_of(evaluation).refusal(Item.SERVICE_NAME, Audience.PUBLIC) is None


def public_name(evaluation: Evaluation) -> Reason:
    """The title, or a name that gives nobody away."""
    if may_name_service(evaluation):
        return evaluation.title
    return format_lazy(_("What people told in {municipality}"), municipality=evaluation.commissioner.name)
