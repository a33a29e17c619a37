"""Made sentences: the templates of ``data/lexicons/templates.txt``, with names put into their gaps.

Stories show a chunker a few hundred names. The lists of facts, and names put together from parts, show it thousands,
in the places where news names people and things.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from newslens.resources import NewslensError, lexicon
from newslens.training.corpus import Sentence
from newslens.training.vocabulary import gazetteer, tagged_words

Word = tuple[str, str, str]  # word, tag, chunk

FUNCTION_WORDS = {"of": "IN", "and": "CC", "the": "DT", "for": "IN", "in": "IN", "'s": "POS", "'": "POS", "&": "CC", "on": "IN",
                  "to": "TO", "No.": "NN", "Two": "CD"}
PLURAL_NAMES = frozenset("States Nations Sons Brothers Associates Industries Enterprises Holdings Partners Airlines Airways Forces Lines "
                         "Services Islands Isles Mountains Hills Woods Works Centers Heights Gardens Philippines Bahamas Rockies Alps "
                         "Andes Azores Pyrenees Himalayas Balkans Falls Streets Labs Workshops Institutes Emirates Rangers Marines "
                         "Hebrides Falklands Appalachians Plains Lakes Highlands Urals Rangers Friends Teachers Workers".split()) - {"Falls", "Works", "Heights"}

DETERMINERS = frozenset("a an the this that its his her their our no some every any".split())
# Names that take an article, by their first or their last word.
ARTICLE_FIRST = frozenset("United European World Ministry Department University Bank Museum Institute Bureau Board Philippines Netherlands Bahamas "
                          "Maldives Seychelles Central Czech Dominican Marshall Solomon Gulf Bay Sea Isle Strait Port Supreme Foreign Friends "
                          "Diocese College National International Federal Royal Golden Alps Andes Balkans Caribbean Middle Arctic Pacific Atlantic "
                          "Mediterranean Baltic Danube Rhine Thames Nile Amazon Sahara Himalayas Pyrenees Caucasus".split())
ARTICLE_LAST = frozenset("Sea Ocean River Strait Channel Islands Mountains Hills Peninsula Desert Delta Valley Canyon Coast Plains Reef Gulf Basin Isles "
                         "Council Ministry Department Association Society Commission Committee Authority Agency Institute Museum Union League "
                         "Federation Board Court Party Bureau Service Office Orchestra Guard Navy Times Post Herald Gazette Courier Tribune Chronicle "
                         "Journal Club Foundation Observatory".split())
# Lists whose every name is drilled, and the gap that it fills.
LISTED = {"countries": "GPE", "cities": "GPE", "states": "GPE", "regions": "LOC", "organizations": "ORG", "facilities": "FAC",
          "nationalities": "NORP", "peoples": "PEOPLE"}
# Gaps that any word of one tag fills; {Nns} is one that begins a sentence.
OPEN_TAGS = ("NN", "NNS", "JJ", "RB", "VB", "VBD", "VBG", "VBN", "VBZ")

# The first and the second half of names of places that do not exist.
BEGINNINGS = ("Al Ar Ash Bar Bel Ber Black Bram Bran Brook Cal Car Cold Cor Cross Dal Dar Del Dun East Ed El Fair Fal Far Fen Ferr Gal Glen "
              "Gren Hal Har Hart Haw Hex Hol Ing Ken Kes Kil Lan Lar Lin Lor Mal Mar Mer Mil Mor Nar New Nor Oak Or Pel Pen Quar Rav Red "
              "Ros Sal Sed Sel Stan Stone Tal Tam Thorn Tol Tor Ul Val Ver Wes Whit Wil Win Wyn Yar").split()
ENDINGS = ("a bourne bridge bury by combe dale den don dover er field ford gate ham haven holm hurst ia ick ing ington land leigh ley lin "
           "mere mond mont more moor mouth na nor oc on or port ra rick rock sea sett shaw side stead ster stock stow ton trel vale ville "
           "vik wall water way well wick wood worth").split()
STATE_ENDINGS = "ia aria eria oria ovia avia ania enia onia ria nia lia sia via stan istan land eland mark or ora ana essa una dor nor mar".split()
# First words of names that are common words: Sparrow Hill, Mill Bridge, Heron Council.
COMMON = ("Sparrow Heron Otter Fox Wolf Eagle Hawk Kite Raven Crow Swan Gull Seal Whale Salmon Trout Deer Bear Badger Hare Beaver Pine Oak Elm Ash "
          "Cedar Birch Willow Maple Thorn Apple Cherry Rose Lily Stone Iron Copper Silver Granite Slate Chalk Coal Sand Clay Salt Mill Bell Crown "
          "Castle Abbey Church Market Harbor River Bridge Garden Orchard Meadow Lantern Anchor Compass Sail Signal Summit Sunset Union Liberty "
          "Victory Pioneer Prospect Providence Spring Winter Summer North South East West Upper Lower Long Broad High Cold Clear Old New Three "
          "Twin Seven Blue Green Red White Black Golden Hollow Windy Stony Sandy Rocky").split()
KINDS = ("Historical Medical Maritime National Regional Community Municipal Technical Agricultural Public Central International Royal State "
         "Federal Island Harbor Coastal River Fisheries Railway Energy Water Power Air Space Science Weather Health Education Transport Safety "
         "Wildlife Aviation Steel Glass Paper Fishing Shipping Farmers Teachers Dockworkers Parents Residents Rowing Football Sailing Chess "
         "Youth Art Music Film City County Pilots Nurses Ferry Trade Finance Foreign Defense Interior").split()
FIELDS = ("Health Education Transport Justice Fisheries Agriculture Energy Defense Labor Trade Culture Science Finance Commerce State "
          "Housing Tourism Environment Sport").split()
GOODS = "Steel Glass Pump Shipping Ferry Paper Brewing Energy Power Motor Foods Mining Fishing Textile Chocolate Rail Freight Software".split()
STREETS = "Street Avenue Road Lane Square Boulevard Row Drive Way".split()
SCHOOLS = ["High School", "Elementary School", "Middle School", "Academy", "College", "University", "Community College", "Primary School"]
CARE = ["Hospital", "General Hospital", "Medical Center", "Clinic", "Children 's Hospital", "Memorial Hospital", "Infirmary"]
PRESS = "Times Post Herald Gazette Courier Tribune Chronicle Journal Observer Echo Sentinel Star News Register".split()
SHIPS = "Watch Spotter Tracker Monitor Scanner".split()
# Regular verbs that take an object and are seldom nouns; their forms fill {VB}, {VBD}, {VBG}, {VBN}, {VBZ}.
VERBS = ("abandon accept accuse adapt admire adopt advise affect allow announce apply appoint approve arrange arrest assemble assess attach "
         "attend avoid ban bless borrow bother bury capture carry celebrate clean clear close collect compare complete conceal conduct "
         "confirm connect consider contact convince correct count cover create criticize damage debate declare defend delay deliver demand deny "
         "describe design destroy discover discuss dismiss divide drain dredge empty enjoy enter escort establish evacuate examine expand explain "
         "explore extend fail fasten finish follow fund gather grant guard handle haul ignore improve inform inspect install interview introduce "
         "invent invite join judge kick label launch limit link list load locate lower maintain manage mark measure mention monitor move "
         "name notice observe occupy offend open operate oppose order organize paint park patrol photograph pick plan plant please postpone praise "
         "prepare preserve press print promise promote protect prove publish pull punish push question raise reach recall receive record reduce "
         "refuse regret reject release remember remove rename renovate rent repair repeat replace report request rescue resist restore return reveal "
         "review reward risk ruin sample save scan scrap search secure seize select serve settle share ship sign sort stage stop store strengthen "
         "study supply support surprise surround survey suspend test thank threaten tow trace track train transfer transport trap treat trust "
         "urge use value visit wash watch weaken welcome widen witness worry wreck").split()
DOUBLED = frozenset("ban patrol plan scan scrap ship stop transfer trap".split())
PARTICLES = "van de el al von da di dos le la bin".split()
NORP_ENDINGS = "i ian an ese ish er".split()
STORMS = ["Hurricane", "Tropical Storm", "Typhoon", "Cyclone"]
EVENTS = ["World War II", "World War I", "the Cold War", "the Olympic Games", "the World Cup", "the Korean War", "the Great Depression",
          "the Vietnam War", "the Winter Olympics", "Exercise Northern Shield", "Operation Clear Water", "Safe Passage 24", "Christmas",
          "Thanksgiving", "Ramadan", "Easter", "the Renaissance", "the Harvest Festival"]
PRIZES = ["Nobel Prize", "Pulitzer Prize", "Silver Oar", "Golden Net", "Booker Prize", "Medal of Honor", "Fields Medal", "Young Scientist Award"]
LAWS = "Act Treaty Accord Convention Ordinance Bill Protocol Amendment".split()
LAW_WORDS = "Clean Safe Open Water Air Harbor Fisheries Night Flight Schools Public Records Whistleblower Test Ban Skies Sea Labor".split()
SHIP_WORDS = "Northern Southern Silver Morning Evening Star Wave Spirit Hope Pride Queen Maid Light Wind Gull Tern Swan".split()
LANGUAGES = "English French German Spanish Arabic Russian Chinese Japanese Korean Latin Portuguese Italian Greek Hindi Swahili".split()
PLANETS = "Mars Venus Jupiter Saturn Uranus Neptune Pluto".split()


class Filler:
    """Fills the gaps of templates; the same ``seed`` gives the same names."""

    def __init__(self, seed: int):
        self.chance = random.Random(seed)
        self.lists = {name: gazetteer(name) for name in (
            "countries", "cities", "states", "regions", "demonyms", "first_names", "surnames", "titles", "organizations", "facilities",
            "organization_heads", "facility_heads", "location_heads")}
        plural = [one for one in self.lists["demonyms"] if one.endswith("s") and one not in ("Swiss",)]
        self.words: dict[str, list[str]] = {}
        self.lists["peoples"] = plural
        self.lists["nationalities"] = [one for one in self.lists["demonyms"] if one not in plural]

    def one(self, name: str) -> str:
        return self.chance.choice(self.lists[name])

    def pick(self, *options: str | Callable[[], str]) -> str:
        option = self.chance.choice(options)
        return option() if callable(option) else option

    # names, as text with a blank between tokens

    def coined(self) -> str:
        """Return the name of a place that does not exist."""
        return self.chance.choice(BEGINNINGS) + self.chance.choice(ENDINGS)

    def state(self) -> str:
        """Return the name of a country that does not exist."""
        return self.chance.choice(BEGINNINGS) + self.chance.choice(STATE_ENDINGS)

    def front(self) -> str:
        """Return what may stand before the head of a name: Selby (Bridge), Sparrow (Hill), Lindqvist (Street)."""
        return self.pick(self.coined, self.coined, lambda: self.one("surnames"), lambda: self.chance.choice(COMMON), lambda: self.chance.choice(COMMON))

    def initial(self) -> str:
        return self.chance.choice("ABCDEFGHJKLMNPRSTVW") + "."

    def last(self) -> str:
        draw = self.chance.random()
        if draw < 0.25:
            return self.coined()
        if draw < 0.28:
            return f"{self.chance.choice(PARTICLES)} {self.one('surnames')}"
        return f"{self.one('surnames')}-{self.one('surnames')}" if draw < 0.31 else self.one("surnames")

    def person(self) -> str:
        draw = self.chance.random()
        if draw < 0.05:
            return f"{self.one('first_names')} {self.initial()} {self.last()}"
        if draw < 0.08:
            return f"{self.initial()} {self.initial()} {self.last()}"
        if draw < 0.1:
            return f"{self.one('first_names')} {self.last()} {self.pick('Jr.', 'Sr.', 'III')}"
        if draw < 0.14:
            return f"{self.one('first_names')} {self.chance.choice(PARTICLES)} {self.last()}"
        if draw < 0.18:
            return f"{self.one('first_names')} {self.one('first_names')} {self.last()}"
        return f"{self.one('first_names')} {self.last()}"

    def town(self) -> str:
        draw = self.chance.random()
        if draw < 0.75:
            return self.coined()
        if draw < 0.9:
            return f"{self.chance.choice('Port New North South East West Upper Lower Fort Point'.split())} {self.coined()}"
        if draw < 0.95:
            return f"St. {self.one('first_names')}"
        return f"{self.coined()} {self.chance.choice('County Springs Falls Harbor Bay City'.split())}"

    def place(self) -> str:
        return self.pick(lambda: self.one("countries"), lambda: self.one("countries"), lambda: self.one("cities"),
                         lambda: self.one("cities"), lambda: self.one("states"), self.town, self.town, self.coined, self.state)

    def location(self) -> str:
        head = self.chance.choice([h for h in self.lists["location_heads"] if h not in ("Lake", "Mount", "Cape", "Gulf", "Isle", "Loch", "Pass")])
        return self.pick(lambda: self.one("regions"), lambda: self.one("regions"), lambda: f"{self.front()} {head}",
                         lambda: f"{self.front()} {head}", lambda: f"{self.front()} {head}", lambda: f"{self.pick('Lake', 'Mount', 'Cape', 'Isle of', 'Gulf of', 'Loch', 'Bay of', 'Sea of')} {self.coined()}",
                         lambda: f"{self.one('surnames')} {head}")

    def street(self) -> str:
        return f"{self.pick(self.coined, self.last, 'Harbor', 'Main', 'Church', 'Market', 'Mill', 'Water', 'High', 'Bridge', 'Third', 'Fourth')} {self.chance.choice(STREETS)}"

    def facility(self) -> str:
        head = self.one("facility_heads")
        number = str(self.chance.randint(1, 99))
        return self.pick(lambda: self.one("facilities"), lambda: f"{self.front()} {head}", lambda: f"{self.front()} {head}", lambda: f"{self.front()} {head}",
                         lambda: f"{self.place()} {self.pick('International Airport', 'Airport', 'Air Base', 'Air Force Base', 'Naval Base', 'Station', 'Central Station')}",
                         lambda: f"{self.last()} {head}", lambda: f"{self.pick('Route', 'Highway', 'Pier', 'Interstate', 'Runway', 'Terminal', 'Gate', 'Berth', 'Dock')} {number}",
                         lambda: f"{self.pick('Line', 'Crane', 'Berth', 'Pier', 'Hangar', 'Room', 'Lock')} No. {number}", lambda: f"{number} {self.street()}",
                         lambda: f"{self.front()} {self.pick('Memorial', 'Park', 'Street', 'Hill', 'River', 'Aquatic')} {head}", lambda: f"Port of {self.place()}", lambda: f"Fort {self.last()}", self.street,
                         lambda: f"{self.last()} {self.pick('Memorial', 'Central', 'River', 'Street', 'Valley')} {head}",
                         lambda: f"{self.pick('North', 'South', 'East', 'West', 'Old', 'New', 'Harbor', 'Market', 'Mill', 'River', 'Union', 'Victory', 'Liberty')} {head}")

    def organization(self) -> str:
        head, kind, field = self.one("organization_heads"), self.chance.choice(KINDS), self.chance.choice(FIELDS)
        return self.pick(
            lambda: self.one("organizations"), lambda: self.one("organizations"), lambda: f"{self.place()} {head}",
            lambda: f"{self.front()} {kind} {head}", lambda: f"{self.front()} {head}", lambda: f"Center for {kind} {field}", lambda: f"{self.place()} {kind} {head}", lambda: f"{kind} {head}",
            lambda: f"{self.pick('University', 'Bank', 'Museum', 'Diocese', 'College')} of {self.place()}",
            lambda: f"{self.pick('Ministry', 'Department', 'Institute', 'Board', 'Bureau')} of {field}",
            lambda: f"{field} {self.pick('Ministry', 'Department')}", lambda: f"{self.one('nationalities')} {field} Ministry",
            lambda: f"{self.one('nationalities')} {kind} {head}", lambda: f"{self.one('countries')} {kind} {head}",
            lambda: f"{self.last()} & {self.last()}", lambda: f"{self.last()} & Sons", lambda: f"{self.last()} Brothers",
            lambda: f"{self.last()} {self.chance.choice(GOODS)} {self.pick('Co.', 'Company', 'Inc.', 'Corp.', 'Group', 'Works')}",
            lambda: f"{self.coined()} {self.chance.choice(GOODS)}", lambda: f"{self.last()} {self.pick('Inc.', 'Corp.', 'Ltd.')}",
            lambda: f"{self.place()} {self.chance.choice(SCHOOLS)}", lambda: f"{self.last()} {self.chance.choice(SCHOOLS)}",
            lambda: f"{self.place()} {self.chance.choice(CARE)}", lambda: f"St. {self.one('first_names')} 's {self.pick('Hospital', 'Church', 'School', 'College')}",
            lambda: f"Friends of {self.coined()}", lambda: f"{self.coined()} {self.chance.choice(PRESS)}",
            lambda: f"{self.pick('Plane', 'Ship', 'Storm', 'Flight', 'Sea', 'Rail')}{self.chance.choice(SHIPS)}",
            lambda: f"U.S. {kind} {head}", lambda: f"{self.front()} {self.pick('Owners', 'Workers', 'Teachers', 'Farmers', 'Growers', 'Parents')} ' {self.pick('Association', 'Union', 'Alliance', 'Federation', 'Trust')}",
            lambda: f"{self.pick('Teachers', 'Principals', 'Nurses', 'Writers', 'Farmers')} ' {self.pick('Association', 'Union', 'Federation')}",
            lambda: f"{self.coined()} {self.pick('Systems', 'Telecom', 'Learning', 'Properties', 'Labs', 'Traffic', 'Motors', 'Savings')} {self.pick('Inc.', 'Ltd.', 'Corp.', 'Co.')}",
            lambda: f"{self.coined()} {self.pick('Systems', 'Telecom', 'Learning', 'Properties', 'Ferries', 'Freight', 'Books', 'Bank', 'Savings', 'Air', 'Press')}",
            self.coined, lambda: f"{self.chance.choice(COMMON)} {self.pick('Press', 'Books', 'Records', 'Ferries', 'Motors', 'Bank')}", lambda: f"{self.place()} City Council", lambda: f"{self.place()} Police Department",
            lambda: f"{self.place()} Port Authority", lambda: f"{self.coined()} Harbor Patrol", lambda: f"{self.coined()} Symphony Orchestra",
            lambda: f"{self.coined()} United", lambda: f"{self.coined()} {self.pick('Rovers', 'Lions', 'Eagles', 'Hawks', 'Bears', 'Athletic')}", self.acronym)

    def acronym(self) -> str:
        return "".join(self.chance.choice("ABCDEFGHILMNOPRSTUVW") for _ in range(self.chance.choice((2, 3, 3, 3, 4))))

    def nationality(self) -> str:
        return self.coined() + self.chance.choice(NORP_ENDINGS) if self.chance.random() < 0.2 else self.one("nationalities")

    def event(self) -> str:
        return self.pick(lambda: f"{self.chance.choice(STORMS)} {self.one('first_names')}", lambda: self.chance.choice(EVENTS),
                         lambda: f"the {self.coined()} {self.pick('Festival', 'Marathon', 'Regatta', 'Cup', 'Fair')}")

    def ship(self) -> str:
        return self.pick(self.coined, lambda: f"{self.one('first_names')} {self.last()}", lambda: self.one("first_names"),
                         lambda: f"{self.chance.choice(SHIP_WORDS)} {self.chance.choice(SHIP_WORDS)}",
                         lambda: f"{self.coined()} {self.pick('Star', 'Maid', 'Express', 'Queen', 'Spirit')}")

    def word(self, tag: str) -> str:
        """Return a lower-case word that has only this tag."""
        if tag.startswith("VB"):
            return _form(self.chance.choice(VERBS), tag)
        if tag not in self.words:
            self.words[tag] = [word for word, its in tagged_words().items() if its == tag and word.isalpha() and word.islower()]
        return self.chance.choice(self.words[tag])

    def model(self) -> str:
        if self.chance.random() < 0.4:
            return f"{self.chance.choice('ABCDEFHKLMPQRSTX')}{self.chance.choice(['-', ''])}{self.chance.randint(1, 400)}"
        return self.pick(*"B-52 B-52s B-1B KC-135 KC-135R F-16 F-35 F-15 C-130 A320 A380 P-8 P-8A MQ-9 RQ-4 MiG-29 Su-35 CH-47 UH-60 747 737 E-3 H-6K T-38".split())

    # gaps

    def gap(self, name: str, given: str = "") -> list[Word]:
        """Return the words for a gap; ``given`` is a name to put there."""
        named = {"PERSON": ("PERSON", self.person), "LAST": ("PERSON", self.last), "FIRST": ("PERSON", lambda: self.one("first_names")),
                 "GPE": ("GPE", self.place), "LOC": ("LOCATION", self.location), "ORG": ("ORGANIZATION", self.organization),
                 "ACR": ("ORGANIZATION", self.acronym), "FAC": ("FACILITY", self.facility), "STREET": ("FACILITY", self.street),
                 "PLANET": ("LOCATION", lambda: self.chance.choice(PLANETS)), "STATE": ("GPE", self.state),
                 "ISLE": ("LOCATION", lambda: self.pick(self.coined, lambda: f"{self.chance.choice(COMMON)} {self.coined()}")), "RIVER": ("LOCATION", self.coined),
                 "DATELINE": ("GPE", lambda: self.pick(self.town, self.coined, lambda: self.one("cities")).upper())}
        if name in named:
            kind, make = named[name]
            return [(word, tag, f"{'I' if i else 'B'}-{kind}") for i, (word, tag) in enumerate(_tagged_name(given or make()))]
        plain: dict[str, Callable[[], list[tuple[str, str]]]] = {
            "TITLE": lambda: [(word, "NNP") for word in self.one("titles").split()],
            "NORP": lambda: [(word, "JJ") for word in (given or self.nationality()).split()],
            "EVENT": lambda: _tagged_name(self.event()),
            "LAW": lambda: _tagged_name(f"{self.pick(self.coined, lambda: self.chance.choice(LAW_WORDS))} {self.chance.choice(LAW_WORDS)} {self.chance.choice(LAWS)}"),
            "PRIZE": lambda: _tagged_name(self.chance.choice(PRIZES)),
            "SHIP": lambda: _tagged_name(self.ship()),
            "LANGUAGE": lambda: [(self.chance.choice(LANGUAGES), "NNP")],
            "PEOPLE": lambda: [(word, "NNPS") for word in (given or self.one("peoples")).split()],
            "EQUIPMENT": lambda: [(model := self.model(), "NNPS" if model.endswith("s") else "NNP")],
            "DAY": lambda: [(self.pick(*"Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()), "NNP")],
            "MONTH": lambda: [(self.pick(*"January February March April May June July August September October November December".split()), "NNP")],
            "DATE": lambda: [(str(self.chance.randint(1, 31)), "CD")],
            "YEAR": lambda: [(str(self.chance.randint(1789, 2026)), "CD")],
            "NUM": lambda: [(self.pick(lambda: str(self.chance.randint(2, 99)), lambda: f"{self.chance.randint(1, 90)},{self.chance.randint(100, 999)}",
                                       lambda: self.pick(*"two three four five six seven eight nine ten twelve twenty thirty forty".split())), "CD")],
            "TIME": lambda: [(f"{self.chance.randint(1, 12)}:{self.chance.randint(10, 59)}", "CD"), (self.pick("a.m.", "p.m."), "RB")],
            "MONEY": lambda: [("$", "$"), (self.pick(lambda: str(self.chance.randint(2, 900)), lambda: f"{self.chance.randint(1, 90)}.{self.chance.randint(1, 9)}"), "CD"),
                              *([("million", "CD")] if self.chance.random() < 0.6 else [])],
        }
        if name.upper() in OPEN_TAGS:
            word = self.word(name.upper())
            return [(word if name.isupper() else word.capitalize(), name.upper(), "O")]
        if name not in plain:
            raise NewslensError(f"templates.txt has a gap {{{name}}} that nobody can fill: take one of {', '.join((*named, *plain))}.")
        return [(word, tag, "O") for word, tag in plain[name]()]

    def wants_article(self, name: list[Word], before: list[Word]) -> bool:
        """Say whether a name takes "the" here: the United Nations, the Tamsin River, the Ministry of Trade."""
        if not name[0][2].startswith("B-") or before and (before[-1][0].lower() in DETERMINERS or before[-1][1] in ("JJ", "PRP$", "POS", "CD", "NNP")):
            return False
        words = [word for word, _, _ in name]
        if words[0] in ARTICLE_FIRST or words[-1] in ARTICLE_LAST and name[0][2] == "B-LOCATION":
            return self.chance.random() < 0.9
        return name[0][2] == "B-ORGANIZATION" and len(words) > 1 and words[-1] in ARTICLE_LAST and self.chance.random() < 0.6

    def sentence(self, template: str, gap: str = "", given: str = "") -> Sentence:
        """Return ``template`` with every gap filled, the first {gap} with the name ``given``."""
        words: list[Word] = []
        for item in template.split():
            if gaps := re.fullmatch(r"\{(\w+)\}", item):
                filled = self.gap(gaps[1], given if gaps[1] == gap else "")
                given = "" if gaps[1] == gap else given
                if words and words[-1][0].lower() in DETERMINERS and filled[0][0] == "the":
                    filled = filled[1:]
                elif self.wants_article(filled, words):
                    words.append(("the" if words else "The", "DT", "O"))
                words += filled
            elif "{" in item:  # a score: {NUM}-{NUM}
                words.append((re.sub(r"\{NUM\}", lambda _: str(self.chance.randint(0, 99)), item), "CD", "O"))
            else:
                words.append(_plain_word(item, template))
        return Sentence(tuple(w for w, _, _ in words), tuple(t for _, t, _ in words), tuple(c for _, _, c in words), "templates")


def _form(verb: str, tag: str) -> str:
    """Return a form of a regular verb."""
    soft = verb.endswith("y") and verb[-2] not in "aeiou"
    if tag == "VBZ":
        return verb[:-1] + "ies" if soft else verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    double = verb if verb not in DOUBLED else verb + verb[-1]
    if tag == "VBG":
        return (verb[:-1] if verb.endswith("e") else double) + "ing"
    if tag in ("VBD", "VBN"):
        return verb[:-1] + "ied" if soft else double + ("d" if verb.endswith("e") else "ed")
    return verb


def _plain_word(item: str, template: str) -> Word:
    word, _, tag = item.rpartition("/")
    tag, _, chunk = tag.partition(":") if word else (tagged_words().get(item, ""), "", "")
    word = word or item
    if not tag:
        raise NewslensError(f"templates.txt: {item!r} in {template!r} has several tags or is not in tags.tsv: write {item}/TAG.")
    return word, tag, chunk or "O"


def _tagged_name(name: str) -> list[tuple[str, str]]:
    """Return the words of a name with their tags: all NNP but for function words, plurals and numbers."""
    def tag(word: str) -> str:
        if word in FUNCTION_WORDS:
            return FUNCTION_WORDS[word]
        return "CD" if word.isdigit() else "NNPS" if word in PLURAL_NAMES else "NNP"

    return [(word, tag(word)) for word in name.replace("'s", " 's").replace(",", " ,").split()]


def templates() -> list[str]:
    """Return the templates, one sentence each."""
    return lexicon("templates")


def made_sentences(times: int, seed: int = 2026) -> list[Sentence]:
    """Return every template filled ``times`` times."""
    filler = Filler(seed)
    return [filler.sentence(template) for _ in range(times) for template in templates()]


def drilled_sentences(times: int, seed: int = 2027) -> list[Sentence]:
    """Return sentences in which every name of the lists of places and bodies occurs at least ``times`` times."""
    filler = Filler(seed)
    fitting = {gap: [one for one in templates() if f"{{{gap}}}" in one] for gap in LISTED.values()}
    return [filler.sentence(filler.chance.choice(fitting[gap]), gap, name)
            for _ in range(times) for kind, gap in LISTED.items() for name in filler.lists[kind]]
