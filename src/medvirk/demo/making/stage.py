"""What all parts of the building share: the file, the people, and the evaluation itself."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils import timezone

from medvirk.demo import world
from medvirk.demo.making.cast import Cast
from medvirk.foundation.actor import Actor
from medvirk.foundation.keys import store
from medvirk.listen.actions import reading
from medvirk.listen.actions.evaluation import advance_evaluation
from medvirk.listen.models import Evaluation
from medvirk.listen.queries.reading import Desk
from medvirk.privacy.sealing import KeyPair


@dataclass
class Stage:
    """One evaluation on its way, with what has been made under the keys of its file."""

    told: dict[str, Any]
    cast: Cast
    id: UUID
    made: dict[tuple[str, str], UUID] = field(default_factory=dict)

    @property
    def evaluation(self) -> Evaluation:
        """The evaluation as it stands."""
        return Evaluation.objects.get(id=self.id)

    @property
    def leader(self) -> Actor:
        """Its process leader."""
        return self.cast.actor(self.told["process_leader"])

    @property
    def contact(self) -> Actor:
        """The commissioner's contact."""
        return self.cast.actor(self.told["municipal_contacts"][0])

    @property
    def panel(self) -> Actor:
        """The users' side: the first of the panel."""
        return self.cast.actor(self.told["panel"]["members"][0])

    @property
    def language(self) -> str:
        """The language that the evaluation is written in."""
        return str(self.told["language"])

    def advance(self) -> None:
        """Take the next step."""
        advance_evaluation(self.id, by=self.leader)

    def desk(self) -> Desk:
        """The evaluation as the process leader has it when it is unlocked."""
        return Desk(self.evaluation, self.leader, self.keys(), timezone.now())

    def keys(self) -> KeyPair:
        """Unlock as the process leader does, and lock again at once; the keys serve one part of the building."""
        secret = reading.unlock(self.id, world.PASSPHRASE, by=self.leader)
        keys = store.reading_keys(self.id, self.leader.id, secret)
        reading.lock(self.id, by=self.leader)
        if keys is None:
            raise RuntimeError("the demo's own passphrase does not open the demo's notes")
        return keys
