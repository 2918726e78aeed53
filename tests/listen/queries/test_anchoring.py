"""What the number of people allows to leave, in words."""

import pytest

from medvirk.foundation.actor import ANYBODY, NotAllowed
from medvirk.listen.enums import Agreed, Side
from medvirk.listen.queries.anchoring import agreements_seen_by, allowance_words, bands
from tests.factories import make_evaluation
from tests.listen.making import agree, make_contact

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.mark.parametrize(("planned", "band"), [(None, None), (1, 0), (5, 0), (6, 1), (11, 1), (12, 2), (400, 2)])
def test_the_plan_lies_in_one_band(planned: int | None, band: int | None) -> None:
    found = [place for place, shown in enumerate(bands(planned)) if shown.is_planned]
    assert found == ([] if band is None else [band])


def test_each_band_allows_something_else() -> None:
    assert len({str(band.leaves) for band in bands(None)}) == 3
    assert [str(allowance_words(number)) for number in (5, 6, 12)] == [str(band.leaves) for band in bands(None)]


def test_a_side_is_asked_only_for_this_version() -> None:
    evaluation = make_evaluation()
    agree(evaluation, Agreed.ANCHORING, 1, Side.PROFESSIONAL)
    contact = make_contact(evaluation)
    first = {side.side: side for side in agreements_seen_by(contact, evaluation, Agreed.ANCHORING, 1)}
    assert first[Side.PROFESSIONAL].on
    assert not first[Side.PROFESSIONAL].may_agree
    assert not first[Side.LIVED_EXPERIENCE].may_agree
    second = {side.side: side for side in agreements_seen_by(contact, evaluation, Agreed.ANCHORING, 2)}
    assert second[Side.PROFESSIONAL].may_agree


def test_strangers_see_no_agreements() -> None:
    with pytest.raises(NotAllowed):
        agreements_seen_by(ANYBODY, make_evaluation(), Agreed.ANCHORING, 1)
