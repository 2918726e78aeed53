"""Parts of place names, and places that everybody knows beside the municipalities."""

from medvirk.privacy.redaction.vocabulary import words

PLACES = words(
    """
    akershus agder buskerud finnmark hedmark hordaland innlandet innherred jæren lofoten helgeland
    hallingdal gudbrandsdalen romerike follo nordland nord-norge nordnorge nordmøre oppland rogaland
    romsdal sogn sunnmøre sunnhordland sørlandet telemark toten troms trøndelag valdres vesterålen
    vestfold vestland vestlandet viken østfold østlandet nordfjord hardanger salten senja setesdal
    østerdalen svalbard grünerløkka grorud groruddalen stovner furuset grønland torshov majorstua
    bislett holmlia mortensrud tøyen sagene frogner søndre fyllingsdalen åsane fana heimdal lade byåsen
    moholt saupstad madla hillevåg sverige danmark finland island polen tyskland spania syria irak iran
    somalia eritrea etiopia afghanistan pakistan ukraina russland vietnam chile kosovo bosnia thailand
    filippinene tyrkia litauen latvia romania stockholm københavn london
    """
)
"""Counties, regions, city districts and countries that people come from."""

PLACES_ALSO_WORDS = words(
    """
    alver asker aure bø dønna eid fjord flå gol gran grønland grue heim hol hole hå høylandet innlandet
    kinn klepp lade lom leka lier loppa lund lyngen marker molde nes nome os osen rana re ringsaker råde
    rød røst salten sagene sande sel ski skien sogn sola stad stange steigen strand stranda sula sund
    søndre time tinn tokke toten vang vik viken vinje voss ål ås åmot øyer
    """
)
"""Place names that are ordinary words in lower case, or first in a sentence."""

PLACE_ENDINGS = words(
    """
    vik vika viken nes neset dal dalen sund sundet stad heim øy øya fjord fjorden bygd bygda vågen sjøen
    foss fossen vang hamn havn havna hamna stranda lia åsen haugen sletta marka elva brua brygga torget
    holmen toppen bukta botn botnen eidet moen myra lund lunden tunet gården garden gard senteret huset
    skogen kollen løkka
    """
)
"""Endings that make a capitalised word inside a sentence a place rather than a person."""

STREET_ENDINGS = "gata|gaten|gate|veien|vegen|vei|veg|allé|alleen|alléen|smuget|smauet|stredet|svingen"
"""Endings of street names, as a part of the word or as a word of its own."""

INFLECTIONS = (
    "s|sk|ske|skt|er|ar|eren|aren|ere|ing|ingen|ingar|inger|ning|ningen|ninga|ser|sar|seren|saren|ensar|enser"
    "|s?området|s?regionen|s?regionane|s?traktene|s?traktane|s?kanten|s?distriktet|s?kommune|s?folk|s?bygda|borger"
    "|borgar|væring|væringen|marka|s?senteret|s?modellen"
)
"""What a place name may end in and still name the place."""

BEFORE_PLACES = words("i på fra frå ved nær utenfor utanfor rundt omkring mot innom gjennom nord sør øst aust vest")
"""Words that stand before a place rather than before a person."""
