"""Substances and medicines whose mention can point to a person."""

from medvirk.privacy.redaction.vocabulary import words

SUBSTANCES = words(
    """
    heroin amfetamin metamfetamin metadon subutex suboxone buprenorfin buvidal espranor temgesic kokain
    crack hasj hasjisj cannabis marihuana ghb gbl lsd mdma ecstasy ketamin fentanyl morfin oksykodon
    oxycodon oxycontin oxynorm tramadol dolcontin kodein paralgin rivotril valium vival sobril stesolid
    xanor alprazolam diazepam oksazepam klonazepam benzo benzodiazepin benzodiazepiner benzodiazepinar
    ritalin concerta elvanse vyvanse metylfenidat lyrica pregabalin neurontin gabapentin imovane
    stilnoct zopiklon zolpidem rohypnol litium lamictal lamotrigin orfiril seroquel quetiapin kvetiapin
    zyprexa zypadhera olanzapin abilify aripiprazol risperdal risperidon leponex klozapin haldol
    haloperidol trilafon cisordinol truxal nozinan invega xeplion cipralex escitalopram zoloft sertralin
    fontex prozac fluoksetin efexor venlafaxin remeron mirtazapin cymbalta duloksetin wellbutrin sarotex
    antabus naltrekson nalokson nyxoid campral anabole steroider steroidar sopp-rus
    """
)
"""Names of substances and medicines in lower case."""

SUBSTANCE_ENDINGS = "en|et|a|s|ens|ets|tablett|tabletter|tablettar|sprøyte|sprøyta|sprøyten|misbruk|bruk|rus"
"""What may follow such a name in one word."""
