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

FUNCTION_WORDS = {"of": "IN", "and": "CC", "the": "DT", "for": "IN", "in": "IN", "de": "NNP", "'s": "POS", "&": "CC", "on": "IN",
                  "to": "TO", "on the": "IN"}
PLURAL_NAMES = frozenset("States Nations Sons Brothers Associates Industries Enterprises Holdings Partners Airlines Airways Forces Lines "
                         "Services Islands Isles Mountains Hills Woods Works Centers Heights Gardens Philippines Bahamas Rockies Alps "
                         "Andes Azores Pyrenees Himalayas Balkans Falls Streets Labs Workshops Institutes Emirates Rangers Marines "
                         "Hebrides Falklands Appalachians Plains Lakes Highlands Urals Rangers Friends Teachers Workers".split()) - {"Falls", "Works", "Heights"}

# The first and the second half of names of places that do not exist.
BEGINNINGS = ("Al Ar Ash Bar Bel Ber Black Bram Bran Brook Cal Car Cold Cor Cross Dal Dar Del Dun East Ed El Fair Fal Far Fen Ferr Gal Glen "
              "Gren Hal Har Hart Haw Hex Hol Ing Ken Kes Kil Lan Lar Lin Lor Mal Mar Mer Mil Mor Nar New Nor Oak Or Pel Pen Quar Rav Red "
              "Ros Sal Sed Sel Stan Stone Tal Tam Thorn Tol Tor Ul Val Ver Wes Whit Wil Win Wyn Yar").split()
ENDINGS = ("a bourne bridge bury by combe dale den don dover er field ford gate ham haven holm hurst ia ick ing ington land leigh ley lin "
           "mere mond mont more moor mouth na nor oc on or port ra rick rock sea sett shaw side stead ster stock stow ton trel vale ville "
           "vik wall water way well wick wood worth").split()
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
PLANETS = "Mars Venus Jupiter Saturn Uranus Neptune Pluto".split()


class Filler:
    """Fills the gaps of templates; the same ``seed`` gives the same names."""

    def __init__(self, seed: int):
        self.chance = random.Random(seed)
        self.lists = {name: gazetteer(name) for name in (
            "countries", "cities", "states", "regions", "demonyms", "first_names", "surnames", "titles", "organizations", "facilities",
            "organization_heads", "facility_heads", "location_heads")}
        plural = [one for one in self.lists["demonyms"] if one.endswith("s") and one not in ("Swiss",)]
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

    def initial(self) -> str:
        return self.chance.choice("ABCDEFGHJKLMNPRSTVW") + "."

    def last(self) -> str:
        draw = self.chance.random()
        if draw < 0.2:
            return self.coined()
        return f"{self.one('surnames')}-{self.one('surnames')}" if draw < 0.23 else self.one("surnames")

    def person(self) -> str:
        draw = self.chance.random()
        if draw < 0.06:
            return f"{self.one('first_names')} {self.initial()} {self.last()}"
        if draw < 0.09:
            return f"{self.initial()} {self.initial()} {self.last()}"
        if draw < 0.11:
            return f"{self.one('first_names')} {self.last()} Jr."
        if draw < 0.13:
            return f"{self.one('first_names')} {self.chance.choice(['van', 'de', 'el', 'al', 'von'])} {self.last()}"
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
                         lambda: self.one("cities"), lambda: self.one("states"), self.town, self.town, self.coined)

    def location(self) -> str:
        head = self.chance.choice([h for h in self.lists["location_heads"] if h not in ("Lake", "Mount", "Cape", "Gulf", "Isle", "Loch", "Pass")])
        return self.pick(lambda: self.one("regions"), lambda: self.one("regions"), lambda: f"{self.coined()} {head}",
                         lambda: f"{self.coined()} {head}", lambda: f"{self.pick('Lake', 'Mount', 'Cape', 'Isle of', 'Gulf of', 'Loch', 'Bay of', 'Sea of')} {self.coined()}",
                         lambda: f"{self.one('surnames')} {head}")

    def street(self) -> str:
        return f"{self.pick(self.coined, self.last, 'Harbor', 'Main', 'Church', 'Market', 'Mill', 'Water', 'High', 'Bridge', 'Third', 'Fourth')} {self.chance.choice(STREETS)}"

    def facility(self) -> str:
        head = self.one("facility_heads")
        number = str(self.chance.randint(1, 99))
        return self.pick(lambda: self.one("facilities"), lambda: f"{self.coined()} {head}", lambda: f"{self.coined()} {head}",
                         lambda: f"{self.place()} {self.pick('International Airport', 'Airport', 'Air Base', 'Air Force Base', 'Naval Base', 'Station', 'Central Station')}",
                         lambda: f"{self.last()} {head}", lambda: f"{self.pick('Route', 'Highway', 'Pier', 'Interstate', 'Runway', 'Terminal', 'Gate', 'Berth', 'Dock')} {number}",
                         lambda: f"Port of {self.place()}", lambda: f"Fort {self.last()}", self.street,
                         lambda: f"{self.last()} {self.pick('Memorial', 'Central', 'River', 'Street', 'Valley')} {head}",
                         lambda: f"{self.pick('North', 'South', 'East', 'West', 'Old', 'New', 'Harbor', 'Market', 'Mill', 'River', 'Union', 'Victory', 'Liberty')} {head}")

    def organization(self) -> str:
        head, kind, field = self.one("organization_heads"), self.chance.choice(KINDS), self.chance.choice(FIELDS)
        return self.pick(
            lambda: self.one("organizations"), lambda: self.one("organizations"), lambda: f"{self.place()} {head}",
            lambda: f"{self.coined()} {kind} {head}", lambda: f"{self.place()} {kind} {head}", lambda: f"{kind} {head}",
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
            lambda: f"U.S. {kind} {head}", lambda: f"{self.place()} City Council", lambda: f"{self.place()} Police Department",
            lambda: f"{self.place()} Port Authority", lambda: f"{self.coined()} Harbor Patrol", lambda: f"{self.coined()} Symphony Orchestra",
            lambda: f"{self.coined()} United", lambda: f"{self.coined()} {self.pick('Rovers', 'Lions', 'Eagles', 'Hawks', 'Bears', 'Athletic')}", self.acronym)

    def acronym(self) -> str:
        return "".join(self.chance.choice("ABCDEFGHILMNOPRSTUVW") for _ in range(self.chance.choice((2, 3, 3, 3, 4))))

    def model(self) -> str:
        return self.pick(*"B-52 B-52s B-1B KC-135 KC-135R F-16 F-35 F-15 C-130 A320 A380 P-8 P-8A MQ-9 RQ-4 MiG-29 Su-35 CH-47 UH-60 747 737 E-3 H-6K T-38".split())

    # gaps

    def gap(self, name: str) -> list[Word]:
        """Return the words for a gap."""
        named = {"PERSON": ("PERSON", self.person), "LAST": ("PERSON", self.last), "FIRST": ("PERSON", lambda: self.one("first_names")),
                 "GPE": ("GPE", self.place), "LOC": ("LOCATION", self.location), "ORG": ("ORGANIZATION", self.organization),
                 "ACR": ("ORGANIZATION", self.acronym), "FAC": ("FACILITY", self.facility), "STREET": ("FACILITY", self.street),
                 "PLANET": ("LOCATION", lambda: self.chance.choice(PLANETS))}
        if name in named:
            kind, make = named[name]
            return [(word, tag, f"{'I' if i else 'B'}-{kind}") for i, (word, tag) in enumerate(_tagged_name(make()))]
        plain: dict[str, Callable[[], list[tuple[str, str]]]] = {
            "TITLE": lambda: [(self.one("titles"), "NNP")],
            "NORP": lambda: [(word, "JJ") for word in self.one("nationalities").split()],
            "PEOPLE": lambda: [(word, "NNPS") for word in self.one("peoples").split()],
            "EQUIPMENT": lambda: [(model := self.model(), "NNPS" if model.endswith("s") else "CD" if model.isdigit() else "NNP")],
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
        if name not in plain:
            raise NewslensError(f"templates.txt has a gap {{{name}}} that nobody can fill: take one of {', '.join((*named, *plain))}.")
        return [(word, tag, "O") for word, tag in plain[name]()]

    def sentence(self, template: str) -> Sentence:
        """Return ``template`` with every gap filled."""
        words: list[Word] = []
        for item in template.split():
            if gaps := re.fullmatch(r"\{(\w+)\}", item):
                words += self.gap(gaps[1])
            elif "{" in item:  # a score: {NUM}-{NUM}
                words.append((re.sub(r"\{NUM\}", lambda _: str(self.chance.randint(0, 99)), item), "CD", "O"))
            else:
                words.append(_plain_word(item, template))
        return Sentence(tuple(w for w, _, _ in words), tuple(t for _, t, _ in words), tuple(c for _, _, c in words), "templates")


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
