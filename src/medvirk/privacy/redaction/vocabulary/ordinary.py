"""Capitalised words inside a sentence that point to nobody."""

from medvirk.privacy.redaction.vocabulary import words

ORDINARY_CAPITALS = words(
    """
    gud jesus kristus allah bibelen koranen norge noreg norden europa skandinavia stortinget regjeringen
    regjeringa staten helse helsedirektoratet helsetilsynet helsenorge statsforvalteren statsforvaltaren
    pasientombudet husbanken lånekassen lånekassa folkehelseinstituttet arbeidstilsynet fontenehuset
    anonyme alkoholikere narkomane facebook instagram snapchat messenger teams zoom google youtube
    netflix tiktok skype internett vipps bankid minid altinn digipost iphone android playstation
    playmobil word excel bruker brukar spør de dem deres dykk dykkar i jeg eg
    """
)
"""Ordinary capitals, lower-cased: public bodies of the whole country, programmes, faith."""

KNOWN_LETTERS = words(
    """
    nav dps bup lar fact act ips dbt emdr adhd add ptsd ocd kols hiv aids gp ks fhi ffo sitj nrk tv pc
    sms mms ok hms hr nb nn pdf cv usa eu eøs fn ngo aa na kbt bsb rio mirs a-larm lpp lks imr kid kib
    mi rop tsb phv bpa ip sep spf id-porten it ikt app nk lmh lms pbo bht iq ufør ac dvd gps vg led
    p-plass nhs who sfo ppt kis msb hdo hol mtr ekg mr ct covid covid-19 tsb-en qr pin pris ros sd dna
    fb dm ict
    """
)
"""Abbreviations in capitals that name no single workplace."""

SHORTENED = words("f.eks bl.a dr ca kl nr tlf mv osv jf pga ifm evt o.l o.a t.d d.v.s dvs el mob st fru hr frk jr sr")
"""Abbreviations that end in a full stop without ending a sentence."""
