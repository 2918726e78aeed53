"""The evaluation itself: who asks, about what, and who stands behind it."""

from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from medvirk.find.models import Organisation, Service
from medvirk.foundation.audit import AuditPlace
from medvirk.foundation.record import Record, Until, declare, holds_act, holds_contact, holds_role
from medvirk.listen.enums import Agreed, ContentLanguage, EvaluationState, Side, TeamPart
from medvirk.people.models import Account


class Evaluation(Record):
    """One Bruker Spør Bruker evaluation, owned by an organisation that owns none of the affected services."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="evaluations", verbose_name=_("evaluator")
    )
    commissioner = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="commissioned", verbose_name=_("commissioner")
    )
    title = models.CharField(_("title"), max_length=120)
    language = models.CharField(_("language"), max_length=2, choices=ContentLanguage)
    state = models.CharField(max_length=20, choices=EvaluationState, default=EvaluationState.DRAFT)
    #: What participants use when they say "this is not done". Not tied to any person.
    code = models.CharField(max_length=40, unique=True)
    stopped_because = models.TextField(blank=True)

    #: Counts up when the anchoring is changed after somebody agreed, so that both sides look at it again.
    anchoring_version = models.PositiveSmallIntegerField(default=1)
    background = models.TextField(_("background"), blank=True)
    questions = models.TextField(_("evaluation questions"), blank=True)
    who_asks = models.TextField(_("who asks"), blank=True)
    where_in_process = models.TextField(_("where in the process we are"), blank=True)
    what_happens_after = models.TextField(_("what happens afterwards"), blank=True)
    did_we_matter = models.TextField(_("how people will see whether it mattered"), blank=True)
    legal_assessment = models.TextField(_("legal assessment"), blank=True)
    participation_money = models.TextField(_("money for participation"), blank=True)
    planned_participants = models.PositiveSmallIntegerField(_("planned number of participants"), null=True, blank=True)
    learning_network = models.CharField(_("learning network"), max_length=200, blank=True)

    controller = models.CharField(_("controller"), max_length=200, blank=True)
    contact = models.TextField(_("whom to contact"), blank=True)
    withdraw_until = models.DateField(_("last day to withdraw"), null=True, blank=True)
    ends_on = models.DateField(_("end date"), null=True, blank=True)
    fate_of_data = models.TextField(_("what happens to the notes"), blank=True)
    secrecy_limits = models.TextField(_("limits of secrecy"), blank=True)

    about_services = models.TextField(_("description of the services"), blank=True)
    how_it_was_done = models.TextField(_("how it was done"), blank=True)
    reliability = models.TextField(_("reliability of the method"), blank=True)

    kept = declare(
        "id organisation commissioner title language state code stopped_because anchoring_version background "
        "questions who_asks where_in_process what_happens_after did_we_matter legal_assessment participation_money "
        "planned_participants learning_network controller withdraw_until ends_on fate_of_data secrecy_limits "
        "about_services how_it_was_done reliability",
        contact=holds_contact("so that participants know whom to ring", Until.EVALUATION_ENDS),
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(organisation=F("commissioner")), name="evaluator_is_not_commissioner")
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def audit_place(self) -> AuditPlace:
        """The evaluating organisation, this evaluation."""
        return AuditPlace(self.organisation_id, self.id)


class OfEvaluation(Record):
    """A row that belongs to an evaluation."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE)

    class Meta:
        abstract = True

    @property
    def audit_place(self) -> AuditPlace:
        """Its evaluation's place."""
        evaluation: UUID = self.evaluation_id
        return AuditPlace(self.evaluation.organisation_id, evaluation)


class AffectedService(OfEvaluation):
    """A service that the evaluation is about. All affected services take part from the start."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="affected")
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+")
    #: Whose evaluation and whose service it is, so that the database itself can keep the two apart.
    evaluator = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", editable=False)
    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", editable=False)

    kept = declare("id evaluation service evaluator owner")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["evaluation", "service"], name="a_service_once"),
            models.CheckConstraint(condition=~Q(evaluator=F("owner")), name="nobody_evaluates_their_own_service"),
        ]

    def __str__(self) -> str:
        return str(self.service)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, with both organisations as they are now."""
        self.evaluator_id = self.evaluation.organisation_id
        self.owner_id = self.service.organisation_id
        super().save(*args, **kwargs)


class Planner(OfEvaluation):
    """Somebody who plans the evaluation; each side has at least one."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="planners")
    name = models.CharField(_("name"), max_length=200)
    side = models.CharField(_("side"), max_length=20, choices=Side)
    from_where = models.CharField(_("organisation or service"), max_length=200)

    kept = declare(
        "id evaluation from_where",
        name=holds_contact("shows that both sides planned it", Until.ARCHIVED),
        side=holds_role("shows that both sides planned it", Until.ARCHIVED),
    )

    def __str__(self) -> str:
        return self.name


class TeamMember(OfEvaluation):
    """Somebody on the evaluation team. Anyone on it may write; only those who hold a key may read."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="team")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="teams")
    part = models.CharField(max_length=20, choices=TeamPart)

    kept = declare(
        "id evaluation",
        account=holds_role("who is on the team", Until.EVALUATION_ENDS),
        part=holds_role("what they may do there", Until.EVALUATION_ENDS),
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["evaluation", "account"], name="on_the_team_once")]

    def __str__(self) -> str:
        return f"{self.account_id} {self.part}"


class Agreement(OfEvaluation):
    """One side agrees to one version of the anchoring or of the theme guide."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="agreements")
    about = models.CharField(max_length=20, choices=Agreed)
    version = models.PositiveSmallIntegerField(default=1)
    side = models.CharField(max_length=20, choices=Side)
    #: The panel, organisation or service that agreed, in words.
    on_behalf_of = models.CharField(_("on behalf of"), max_length=200)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    on = models.DateField(auto_now_add=True)

    kept = declare(
        "id evaluation about version side on_behalf_of on",
        by=holds_act("who recorded that the side agreed", Until.ARCHIVED),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["evaluation", "about", "version", "side"], name="a_side_agrees_once")
        ]

    def __str__(self) -> str:
        return f"{self.about} {self.version} {self.side}"
