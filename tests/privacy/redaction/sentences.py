"""Sentences such as interviews hold, with what should be marked: ``[name:Kari]``. All are invented."""

MUNICIPALITIES = (
    "Trondheim - Tråante",
    "Guovdageaidnu - Kautokeino",
    "Oslo",
    "Bergen",
    "Melhus",
    "Nord-Aurdal",
    "Indre Fosen",
    "Porsanger - Porsáŋgu - Porsanki",
    "Time",
    "Lund",
    "Gran",
    "Stjørdal",
    "Gloppen",
    "Førde",
    "Nore og Uvdal",
)

BOKMAAL = """
Jeg ringte [name:Kari Nordmann] dagen etter.
Det var [name:Kari] som fulgte meg den første gangen.
[name:Kari] fulgte meg den første gangen.
Jeg fikk låne [name:Karis] nøkkel.
Vi satt hjemme hos [name:Anne-Marte] og snakket.
[name:Nils-Petter Hansen] var den eneste som spurte.
De sa at [name:Berg-Hansen] skulle ta kontakt.
Jeg snakket med [name:Lars'] mor.
Hun [name:kari] på kontoret hjelper alltid.
[name:Olsen] på huset kjente meg igjen.
Psykologen het [name:Fatima], og hun lyttet.
Dr. [name:Hansen] skrev ut resepten.
Min gamle lærer, [name:Trygve von Krogh], tok kontakt.
Jeg traff [name:Mbeki Adewale] på kurset.
[name:Liv] er en av dem som betyr mest.
Han sa: «[name:Ola] må få bestemme selv.»
Skriv til [email:ola.nordmann@example.no] hvis det blir for mye.
Jeg skriver dagbok som [name:@ola_92] på nettet.
Ring meg på [phone:22 34 56 78] etter klokka [number:10].
Nummeret er [phone:+47 912 34 567].
Hun har fortsatt [phone:91234567] som mobil.
Fødselsnummeret mitt er [national_id:010190 00083], sa jeg.
De skrev ned [national_id:12345678901] på lappen.
Jeg er [number:34] år og har bodd alene lenge.
Jeg var [number:trettifire] da jeg fikk hjelp.
Jeg har [number:tre] barn som bor hos faren.
Datteren min er [number:åtte] år gammel nå.
De andre er i [number:tjueårene], tror jeg.
Han er en [number:17-åring] med mye på hjertet.
Jeg ble innlagt [date:12.3.2019] og var der en stund.
Det skjedde [date:3. mars] året etter.
Siden [date:2017] har jeg vært rusfri.
Vedtaket kom i [date:oktober 2021].
Han døde [date:tjueførste mai], og da ble alt mørkt.
Gruppa startet på [date:90-tallet], tror jeg.
Jeg bor i [street:Storgata 5] nå.
Vi møttes i [street:storgata 5 B] hver uke.
Huset ligger i [street:Olav Tryggvasons gate 12] i byen.
Det er bråk i [street:Fjellveien] om natta.
Jeg flyttet fra [place:Trondheim] til [place:Bergen].
[place:Melhus] har fått et nytt værested.
De beste folkene i [place:Trondheims] gater er vekterne.
Vi har en [place:trondheimsk] måte å være på.
Alle i [place:Trondheimsområdet] kjenner det huset.
Jeg kommer fra [place:Nord-Aurdal] og savner skogen.
Kontoret i [place:Indre Fosen] er alltid åpent.
Jeg er fra [place:Kautokeino], og det merkes.
Hun flyttet til [place:oslo] for å få være i fred.
Jeg kom hit fra [place:Syria] med søsteren min.
Vi gikk tur langs [place:Storelva] hver dag.
Jeg kjenner ingen på [place:Granlia] lenger.
Jeg lå på [staff_or_ward:avdeling 4B] i to uker.
De på [staff_or_ward:Team Nord] svarer aldri.
Jeg fikk [drug:Subutex] etter lang venting.
Jeg ruste meg på [drug:heroin] og [drug:amfetamin].
Uten [drug:metadonet] hadde jeg ikke sittet her.
De kaller oss [drug:rivotril-folket], og det sårer.
"""

NYNORSK = """
Eg ringde [name:Sigrid Bakken] dagen etter.
Det var [name:Øyvind] som fylgde meg heim.
Eg fekk låne [name:Øyvinds] nykel.
Ho [name:marit] på kontoret hjelper alltid.
Vi sat heime hos [name:Inger-Lise] og prata.
Sjukepleiaren, [name:Torhild], høyrde på meg.
Eg er [number:førtito] år og bur åleine.
Eg har [number:fire] born og ser dei sjeldan.
Sonen min er [number:ni] år gamal no.
Eg vart innlagd [date:4. februar 2020] og var der lenge.
Sidan [date:2018] har eg vore rusfri.
Eg bur i [street:Fjordvegen 14] no.
Eg flytta frå [place:Førde] til [place:Gloppen] i fjor.
Dei i [place:Gloppen] kommune spurde meg aldri.
Eg er frå [place:Nore og Uvdal], og der kjenner alle kvarandre.
Eg låg på [staff_or_ward:post 3] ei stund.
Eg får [drug:metadon] kvar morgon.
Ring [phone:57 82 12 34] om det vert for mykje.
Han på [staff_or_ward:DKP] sa at det ikkje gjekk.
"""

NOTHING = """
Hva er viktig for deg?
Jeg ønsker at noen spør meg hvordan jeg har det.
Vi fikk kaffe og ble spurt om hva vi mente.
Det tok lang tid før noen ringte tilbake.
NAV og DPS snakker ikke sammen.
De fra BUP sa at LAR måtte svare.
Jeg ringte 116 123 og fikk snakke med noen.
Legevakta har 116 117, og de svarer 24/7.
Jeg stoler 100 prosent på gruppa.
Tusen takk for at dere kom.
Jeg ba til Gud hver kveld.
Ingen i Norge burde vente så lenge.
Helsedirektoratet har sagt at vi skal bli hørt.
Han sa: «Du må få bestemme selv.»
– Ja, det var fint.
Det er fem minutter å gå.
Jeg har vært der to ganger.
Det er tre ting som hjelper.
Vi trenger et sted å være om kvelden.
Jeg fant roen da jeg fikk et eget rom.
Jeg dro hjem, og dagen etter var alt bedre.
Det tar tid å få tillit, f.eks. når noen nye kommer.
Vi lagde mat. Etterpå gikk vi tur.
Noko av det beste er at nokon lyttar.
Eg vil at dei skal spørje kva som er viktig.
Vi fekk kaffi og vart spurde om kva vi meinte.
Ingen på kontoret hadde tid til oss.
Det var fint å vere saman med andre.
Dei sa at eg måtte vente på tur.
Ho stilte opp kvar einaste dag.
Paragrafen de viste til, var § 3.
Vi skrev på Facebook at møtet var flyttet.
1. Vi vil bli spurt først.
Hun møtte meg per telefon en gang i uka.
Det er en stein i skoen.
De hadde tid, ro og sol på trappa.
"""
