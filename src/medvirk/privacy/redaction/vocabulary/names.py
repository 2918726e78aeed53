"""Given names and surnames that are common in Norway, those of newer Norwegians among them."""

from medvirk.privacy.redaction.vocabulary import words

GIVEN_NAMES = words(
    """
    aase abdi abdul abdullah ada adam adele adrian agnes agnete ahmad ahmed aina aisha aksel albert
    alberte aleksander alexander alexandra alf alfred ali alice alida alina alise allan alma alva alvin
    amalie amanda amelia amina amir amira amna amund ana anastasia anders andrea andreas andrzej andré
    anette anita anja ann anna anne annette annie anniken ansgar anton antonio ari arild arle arman arne
    arnfinn arnhild arnstein arnt arnulf arthur arve arvid asbjørg asbjørn asgeir ask aslak aslaug asle
    asma astor astri astrid atle aud audhild audun august aurora ayaan ayan ayla ayse balder barbro
    beate benedicte benedikte benjamin bente berit bernhard bernt bertil betina birger birgit birgitte
    birk birte bjarne bjarte bjørg bjørk bjørn bjørnar bo bodil borghild borgny bozena brage brede brit
    brita britt brynhild brynjar børge børre bård camilla carina carl caroline casper cathrine cato
    cecilia cecilie celina celine charlotte christer christian christin christina christine christoffer
    christopher conrad dag dagfinn dagmar dagny dagrun daniel daniela danuta dariusz david dina ditte
    dorota dorte dorthea edel edith edmund edvard edvin egil eilert eilif eilin einar eir eirik eirin
    eivind elbjørg eldar eldbjørg elena eli elias elin elina eline elinor elisa elisabet elisabeth elise
    elizabeth ella elle ellen elling ellinor elsa else elvira emil emilia emilie emily emma emmanuel
    emrik enok enya erik erika erle erlend erling erna ernst espen esten ester esther eva evelyn even
    evy ewa eyvind fadumo falk farah fardin fatima fatma fatuma felicia felix ferdinand filip finn
    fredrik fredrikke frida fride fridtjof frode frøya frøydis gabriel gabriella gard geir georg gerd
    gerda gisle gjermund gjertrud glenn grete grethe gro grzegorz gudbrand gudmund gudrun gudveig gunda
    gunhild gunn gunnar gunnhild gunnvor guri guro gustav guttorm gyda gøran habib halfdan halima
    hallgeir hallvard halvard halvor hamid hamza hana hanna hannah hanne hans harald harry hasan hassan
    hauk hedda hedvig hege heidi heine helen helena helene helga helge hella helle helmer henning henny
    henriette henrik herbert herborg herdis herman hermine hilda hilde hildegunn hodan hussein hågen
    håkon håvard ibrahim ida idar idun idunn ignas inga ingar inge ingebjørg ingeborg ingebrigt inger
    ingfrid ingjerd ingri ingrid ingunn ingvald ingvar ingvild iren irena irene iris irmelin isa isaac
    isabel isabell isabella isak iselin ismail ivan ivar iver jacob jakob jakub jamal jan jana janna
    janne janusz jarl jarle jasmin jeanett jeanette jennifer jenny jens jeppe jesper jo joachim joakim
    joanna joar johan johanna johanne johannes john johnny jon jonas jonathan jonny jorid jorun jorunn
    josef josefin josefine josephine jostein julia julian juliane julianne julie jørgen jørn jørund kai
    kaia kaisa kaja kamil kamilla karen kari karianne karim karin karina karine karl karla karoline
    karsten kaspar kasper katarina katarzyna kate kathrine katja katrin katrine kay kenneth kent kerstin
    ketil khadija khadra khalid kim kine kirsten kirsti kitty kjartan kjell kjellaug kjersti kjerstin
    kjetil klara klaus knut kolbjørn konrad konstanse kornelia kristen krister kristian kristin kristina
    kristine kristoffer krzysztof kyrre kåre laila lara lars lasse laura laurits lavrans lea leah
    leander leif leila lena lene leo leon leonora leyla liam lidia lill lillian lilly lily lin lina
    linda line linn linnea lisa lisbet lisbeth lise liv liva livar live liza lone lotta lotte louis
    louise lovise lucas ludvig lukas luna lydia lykke lærke mads magda magdalena magne magnhild magni
    magnus mahad mahmoud maia maiken maja malene malgorzata malin maren margaret margareta margaretha
    margit margot margrete margrethe margunn mari maria mariam mariana marianne marie mariell marielle
    marin marina mario marit marita marius mark markus marta marte martha marthe marthine martin martine
    maryam maryan mateo mathea matheo mathias mathilde matias matilde mats mattis maud max may mehmet
    mercy merete mette mia michael michal michelle mie mikael mikal mikkel mila milan milla mina mira
    miriam mirjam mohamad mohamed mohammad mohammed molly mona monica monika morten mostafa muhammad
    mustafa målfrid måns naomi nasra natalia natalie nathalie nathaniel nawal nicolai nicolas niels
    nikolai nikoline nils nina noah noor nora norunn odd oddbjørg oddbjørn oddgeir oddmund oddny oddrun
    oddvar ola olaf olai olaug olav olava ole oleksandr olena olga oline oliver olivia omar osama oscar
    oskar osman ottar otto ove ovidia paal pawel peder per pernille petra petter philip pia piotr preben
    pål rachel ragna ragnar ragne ragnhild rahma rakel ramona randi rannveig rasmus raymond rebecca
    rebekka reidar reidun remi renate richard rigmor rikard rikke rita roald roar robert robin roger
    roland rolf ronja ronny rosa roy ruben runa runar rune runhild ruth sabina sabrina sadia said salma
    salome samira sammy samuel sander sandra sara sarah sebastian selena selma serine severin shabana
    sharif sidsel sienna sigbjørn sigfrid signe sigrid sigrun sigurd sigvart sigve silas silje silvia
    simen simon simone sina sindre sissel siv sivert siw snorre sofia sofie sol solfrid solgunn solrun
    solveig solvor sondre sonja sophia sophie stefan steffen stein steinar steinulf stella stephanie
    stian stig stine storm sturla sturle sunniva susann susanna susanne svein sveinung svend svenn
    sverre svetlana sylvi sylvia synne synnøve synøve syver sølvi søren tage tale tallak tarald tarjei
    tatiana tea tellef teodor teresa terese terje thea theo theodor therese thomas thor thora thoralf
    thorbjørn thore thorleif thorvald tilda tilde tim tina tine tiril tobias tom tomas tomasz tommy tone
    tonje tor tora toralf torbjørg torbjørn tord tordis tore torfinn torgeir torgrim torgunn torhild
    torill torkel torkil torkjell torleif tormod torolf torstein torun torunn torvald tove trine trond
    trude trudi truls trygve trym turid tuva tyra tønnes ulf ulrik ulrikke una unn unni vanessa vanja
    vebjørn vegar vegard vegeir veronica veronika vibeke victor victoria vidar vigdis viktor viktoria
    vilde vilhelm vilja viljar vilma vincent viola vivi vivian volodymyr vårin wenche werner william
    wilma yasmin yasmine ylva yngvar yngve yngvild yohannes yonas yusuf yvonne zahra zainab zara zofia
    øivind ørjan ørnulf østen øystein øyunn øyvind åge ågot åsa åse åshild åsmund åsne åsta åste
    """
)
"""Given names, bokmål and nynorsk forms and spellings side by side."""

NAMES_ALSO_WORDS = words(
    """
    arve ask august aurora birk bjarte bjørk bjørn bo brede dag dina edel eir erle even falk frank fride
    gard gro hans hauk heine helga helge hella helle isa iver jarl jasmin jo kai kaia kim klara kristen
    kåre lasse lea lene lill lin lina line linn live liv liva livar lone lotta lotte luna lykke malene
    maren marin marina mark max may mette mila mina odd ottar per ragne remi rikke rita rosa roy rune
    runa sander selma signe siv sina sindre sol sondre stein stella stig stine storm svein svend svenn
    tale tea tilde tim tina tine tom tone tor tora tore tove trine trude tuva una unn vegar vilja viljar
    åsta østen
    """
)
"""Given names that are words too: doubtful first in a sentence, and no name at all in lower case."""

SURNAMES = words(
    """
    aamodt aas aasen abdi abrahamsen ahmed ali amundsen andersen andreassen andresen antonsen arnesen
    aune berntsen birkeland bøe christensen christiansen dahl dahle danielsen edvardsen eide eliassen
    ellingsen engebretsen eriksen evensen fredriksen gulbrandsen gundersen haddeland halvorsen hansen
    hanssen hassan haugland helland henriksen hussein isaksen iversen jacobsen jakobsen jansen jensen
    jenssen johannesen johannessen johansen johnsen jonassen jørgensen karlsen knudsen knutsen
    kristensen kristiansen kristoffersen larsen larssen lorentzen madsen martinsen mathisen mikkelsen
    mohamed monsen myhre myklebust nguyen nielsen nilsen nordmann nygård næss olsen ottesen paulsen
    pedersen pettersen rasmussen ruud rønning sandvik simonsen sivertsen skoglund solberg solheim
    solvang svendsen sæther sørensen sørlie thomassen thorsen tran tveit ødegaard ødegård
    """
)
"""Surnames that are hardly anything else, so that they are seen first in a sentence too."""
