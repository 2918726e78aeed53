"""Recruiting: ways in, how many were asked, and the sealed list of whom to phone."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from medvirk.foundation.record import Until, declare, holds_act, holds_contact
from medvirk.listen.enums import Channel
from medvirk.listen.models.evaluation import Evaluation, OfEvaluation
from medvirk.people.models import Account


class WayIn(OfEvaluation):
    """One way in which people hear about the evaluation and can answer. At least one lies outside the service."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="ways_in")
    description = models.CharField(_("what people meet"), max_length=200)
    outside_service = models.BooleanField(_("outside the service"), default=False)
    channel = models.CharField(_("how they answer"), max_length=10, choices=Channel)
    answer_to = models.CharField(_("where the answer goes"), max_length=200)

    kept = declare("id evaluation description outside_service channel answer_to")

    def __str__(self) -> str:
        return self.description


class Asked(OfEvaluation):
    """A recruiter reports how many were asked, and nothing else."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="asked")
    way_in = models.ForeignKey(WayIn, on_delete=models.CASCADE, related_name="asked")
    number = models.PositiveSmallIntegerField(_("how many were asked"))
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    on = models.DateField(auto_now_add=True)

    kept = declare("id evaluation way_in number on", by=holds_act("who reported it"))

    def __str__(self) -> str:
        return f"{self.number}"


class ContactList(OfEvaluation):
    """The evaluator's list of whom to phone, pay and invite. Sealed to a key that is destroyed on a date."""

    evaluation = models.OneToOneField(Evaluation, on_delete=models.CASCADE, related_name="contact_list")
    #: Its ``SealedKey`` in the key store; empty when destroyed.
    key = models.UUIDField(null=True)
    destroyed_on = models.DateField(_("the list is destroyed on"))

    kept = declare("id evaluation key destroyed_on")

    def __str__(self) -> str:
        return f"until {self.destroyed_on}"


class SealedContact(OfEvaluation):
    """One person's name and number, sealed. Never tied to a participant or a pseudonym."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="contacts")
    contact_list = models.ForeignKey(ContactList, on_delete=models.CASCADE, related_name="entries")
    sealed = models.BinaryField()

    kept = declare(
        "id evaluation contact_list",
        sealed=holds_contact("to phone, pay and invite", Until.CONTACT_DATE, sealed=True),
    )

    def __str__(self) -> str:
        return f"contact {self.id}"
