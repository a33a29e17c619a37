"""Read one folder of annotation files, compile it, and say what is wrong in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from newslens.annotations.model import (
    ENTITY_TYPES, HEDGE_CLASSES, KINDS, NAME_KINDS, PENN_TAGS, SECOND_LAYER, SOURCE_TYPES, STANCE_LABELS, UNKNOWN,
    WRITER, Annotation, Attribution, Entity, Hedge, Span, Spans, Stance, bare,
)
from newslens.annotations.pointing import Layout, PointingError, align, point, tidy
from newslens.article import Article

COLUMNS = {
    "entities.tsv": ("sentence", "span", "type"),
    "attributions.tsv": ("id", "sentence", "source", "cue", "content", "kind", "denied", "nested_in", "source_type"),
    "aliases.tsv": ("name", "kind", "alias"),
    "stance.tsv": ("sentence", "source", "target", "label", "strength", "explicit", "evidence", "attribution"),
    "hedges.tsv": ("sentence", "span", "class"),
}
FILES = ("pos.txt", *COLUMNS)
SILVER_FILES = ("pos.txt", "entities.tsv")
SHEET = "sentences.txt"

# Words that have one tag, whatever stands around them (GUIDELINE.md, section 1).
ONE_TAG = {",": ",", ".": ".", "?": ".", "!": ".", "(": "(", ")": ")", "[": "(", "]": ")", ";": ":", ":": ":",
           "...": ":", "—": ":", "–": ":", "--": ":", "``": "``", "''": "''", "$": "$", "%": "NN", "&": "CC", "#": "#",
           "to": "TO", "the": "DT", "percent": "NN", "according": "VBG", "ago": "RB",
           "u.s.": "NNP", "u.s": "NNP", "u.n.": "NNP", "u.n": "NNP", "a.m.": "RB", "a.m": "RB", "p.m.": "RB", "p.m": "RB"}
ONE_TAG |= dict.fromkeys("monday tuesday wednesday thursday friday saturday sunday january february april june july "
                         "september october november december".split(), "NNP")


@dataclass(frozen=True)
class Problem:
    """Something wrong in a file, with its remedy. Where it is not ``grave``, it only deserves a second look."""

    file: str
    line: int
    message: str
    grave: bool = True

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {'' if self.grave else '(look again) '}{self.message}"


@dataclass(frozen=True)
class Row:
    """One line of a table: its cells by column, and a way to complain about it."""

    file: str
    line: int
    cells: dict[str, str]
    problems: list[Problem] = field(repr=False)

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    @property
    def note(self) -> str:
        return self.cells.get("note", "")

    def wrong(self, message: str) -> None:
        self.problems.append(Problem(self.file, self.line, message))

    def look(self, message: str) -> None:
        self.problems.append(Problem(self.file, self.line, message, grave=False))

    def one_of(self, column: str, allowed: Sequence[str]) -> str:
        """Return the cell if it is allowed, else complain and return ""."""
        value = self[column]
        if value in allowed:
            return value
        self.wrong(f"{value!r} is no {column.replace('_', ' ')}: take one of {', '.join(allowed)}")
        return ""

    def sentence(self, layout: Layout) -> int:
        """Return the number in the column ``sentence``, or 0 after a complaint."""
        value, last = self["sentence"], len(layout.sentences)
        if value.isdecimal() and 1 <= int(value) <= last:
            return int(value)
        self.wrong(f"{value!r} is no sentence: write a number from 1 to {last}, see {SHEET}")
        return 0

    def spans(self, column: str, sentence: int, layout: Layout, none: bool = False) -> Spans | None:
        """Compile the cell; None after a complaint. With ``none``, ``-`` is allowed and gives ()."""
        if none and self[column] == "-":
            return ()
        try:
            return point(self[column], sentence, layout)
        except PointingError as error:
            self.wrong(f"{column}: {error}")
            return None


def compile_folder(folder: Path, article: Article, required: Iterable[str] = FILES,
                   split: str = "", status: str = "") -> tuple[Annotation, list[Problem]]:
    """Compile the files in ``folder`` for ``article``.

    Returns what could be compiled, and every problem in the order of the files. ``required`` names the
    files that must be there; others are read where they are.
    """
    problems: list[Problem] = []
    present = [name for name in FILES if (folder / name).is_file()]
    for name in required:
        if name not in present:
            problems.append(Problem(name, 0, "the file is missing: `draft` writes an empty one"))
    blank = Annotation(article.name, article.text, article.sha256, (), (), (), (), split=split, status=status)
    if "pos.txt" not in present:
        return blank, problems
    words, layout = read_pos(folder / "pos.txt", article, problems)
    if layout is None:
        if len(present) > 1:
            problems.append(Problem("pos.txt", 0, "the other files count on it and were not looked at: mend it and check again"))
        return blank, problems
    rows = {name: read_table(folder / name, problems) for name in COLUMNS if name in present}
    names, aliases = _aliases(rows.get("aliases.tsv", []), layout)
    entities = _entities(rows.get("entities.tsv", []), layout)
    attributions = _attributions(rows.get("attributions.tsv", []), layout, words)
    stance = _stance(rows.get("stance.tsv", []), layout, names)
    hedges = _hedges(rows.get("hedges.tsv", []), layout)
    annotation = Annotation(
        article.name, article.text, article.sha256, tuple(layout.sentences), tuple(layout.tokens),
        tuple(word for word, _ in words), tuple(tag for _, tag in words),
        tuple(e for _, e in entities), tuple(a for _, a in attributions), tuple(s for _, s in stance), tuple(hedges),
        names, aliases, frozenset(name.partition(".")[0] for name in present), split, status)
    if {"aliases.tsv", "attributions.tsv"} <= set(present):
        _sources_are_named(attributions, annotation)
    if {"stance.tsv", "aliases.tsv", "attributions.tsv"} <= set(present):
        _stance_follows(stance, attributions, annotation)
    order = {name: i for i, name in enumerate(FILES)}
    return annotation, sorted(problems, key=lambda p: (order[p.file], p.line))


# --- files ------------------------------------------------------------------------------


def read_lines(path: Path, problems: list[Problem]) -> list[str]:
    """Return the lines of a UTF-8 file; [] after a complaint."""
    try:
        return path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError:
        problems.append(Problem(path.name, 0, "this is not UTF-8: save it as UTF-8 text"))
    except OSError as error:
        problems.append(Problem(path.name, 0, f"it could not be read ({error.strerror}): check the file's permissions"))
    return []


def read_pos(path: Path, article: Article, problems: list[Problem]) -> tuple[list[tuple[str, str]], Layout | None]:
    """Return (word, tag) for the whole text, and its layout, or None where the words do not fit the text."""
    sentences: list[list[str]] = []
    pairs: list[tuple[str, str]] = []
    numbers: list[int] = []
    for number, line in enumerate(read_lines(path, problems), 1):
        items = line.split()
        if not items:
            continue
        numbers.append(number)
        sentences.append([])
        for item in items:
            word, _, tag = item.rpartition("/")
            if not word:
                problems.append(Problem(path.name, number, f"{item!r} is not word/TAG: put a slash and a tag after the word"))
                word, tag = item.rstrip("/") or item, ""
            elif (message := _tag_mistake(word, tag)):
                problems.append(Problem(path.name, number, message))
            sentences[-1].append(word)
            pairs.append((word, tag))
    if not sentences:
        problems.append(Problem(path.name, 0, "there is no sentence in it: `draft` writes them"))
        return [], None
    spans, complaints = align(article.text, sentences)
    problems.extend(Problem(path.name, numbers[at], message) for at, message in complaints)
    if complaints:
        return pairs, None
    whole = [(row[0][0], row[-1][1]) for row in spans]
    for at, (a, b) in enumerate(whole):
        if "\n\n" in article.text[a:b]:
            problems.append(Problem(path.name, numbers[at], "this sentence runs over the end of a paragraph: begin a new line there"))
    return pairs, Layout(article.text, whole, [span for row in spans for span in row])


def _tag_mistake(word: str, tag: str) -> str:
    if not tag:
        return f"{word!r} has no tag yet: put one after the slash"
    if tag not in PENN_TAGS:
        return f"{tag!r} (of {word!r}) is no Penn tag: take one of {', '.join(sorted(PENN_TAGS))}"
    fixed = ONE_TAG.get(word.lower())
    if fixed and tag != fixed:
        return f"{word!r} is tagged {tag}, and the guideline (section 1) gives it {fixed}: change it"
    return ""


def read_table(path: Path, problems: list[Problem]) -> list[Row]:
    """Return the rows of one TSV file that have the right number of cells."""
    columns = COLUMNS[path.name]
    lines = read_lines(path, problems)
    header = tuple(lines[0].rstrip("\t").split("\t")) if lines else ()
    if header not in (columns, (*columns, "note")):
        problems.append(Problem(path.name, 1, "the first line must name the columns, with one tab between: " + " ".join(columns) + " (note)"))
        return []
    rows = []
    for number, line in enumerate(lines[1:], 2):
        if not line.strip():
            continue
        cells = [tidy(cell) for cell in line.split("\t")]
        while len(cells) > len(columns) and not cells[-1]:
            cells.pop()
        if not len(columns) <= len(cells) <= len(header):
            problems.append(Problem(path.name, number, f"{len(cells)} cells where {len(columns)} are wanted: "
                                                       "separate the columns with one tab each, and write '-' for nothing"))
            continue
        if not all(cells[:len(columns)]):
            empty = columns[cells.index("")]
            problems.append(Problem(path.name, number, f"the column {empty!r} is empty: fill it, or write '-' where there is none"))
            continue
        rows.append(Row(path.name, number, dict(zip(header, cells)), problems))
    return rows


# --- layers -----------------------------------------------------------------------------


def _entities(rows: list[Row], layout: Layout) -> list[tuple[Row, Entity]]:
    found: list[tuple[Row, Entity]] = []
    for row in rows:
        kind = row.one_of("type", (*ENTITY_TYPES, *SECOND_LAYER))
        sentence = row.sentence(layout)
        spans = row.spans("span", sentence, layout) if sentence else None
        if not kind or spans is None:
            continue
        if len(spans) > 1:
            row.wrong("an entity is one stretch: write each name in a row of its own")
            continue
        span = _without_full_stop(spans[0], sentence, layout)
        text = layout.text[slice(*span)]
        if re.match(r"(?:[Tt]he|an?) \S", text):
            row.wrong(f"{text!r}: the article stays outside the name")
        if re.search(r"'s?$", text):
            row.wrong(f"{text!r}: the possessive {text[text.rindex(chr(39)):]!r} stays outside the name")
        for _, other in found:
            if other.span[0] < span[1] and span[0] < other.span[1]:
                same = "is already there" if other.span == span else f"overlaps {other.text!r}"
                row.wrong(f"{text!r} {same}: names do not nest, keep the longest; a later place in the sentence is written with '#2'")
                break
        else:
            found.append((row, Entity(sentence, span, text, kind, row.note)))
    _same_name_elsewhere(found, layout)
    return found


def _without_full_stop(span: Span, sentence: int, layout: Layout) -> Span:
    # "U.S." at the end of a sentence is two tokens, U.S and its full stop; the name is the first of them
    a, b = span
    if b == layout.sentences[sentence - 1][1] and layout.text[b - 1] == "." and b - 1 in layout.starts and a < b - 1:
        return a, b - 1
    return span


def _same_name_elsewhere(found: list[tuple[Row, Entity]], layout: Layout) -> None:
    """Ask for a second look where one name is labelled in one place and not, or otherwise, in another."""
    taken = [e.span for _, e in found]
    types: dict[str, str] = {}
    seen = set()
    for row, entity in found:
        if entity.type in ("DATE", "MONEY"):
            continue
        if types.setdefault(entity.text, entity.type) != entity.type:
            row.look(f"{entity.text!r} is {entity.type} here and {types[entity.text]} before: the name decides, not the context")
        if entity.text in seen:
            continue
        seen.add(entity.text)
        for a, b in layout.places(entity.text, 0, len(layout.text)):
            if layout.whole(a, b) and not any(x < b and a < y for x, y in taken):
                number = next(i for i, (_, end) in enumerate(layout.sentences, 1) if a < end)
                row.look(f"{entity.text!r} stands in sentence {number} too and is not marked there")


def _attributions(rows: list[Row], layout: Layout, words: list[tuple[str, str]]) -> list[tuple[Row, Attribution]]:
    found: dict[str, tuple[Row, Attribution]] = {}
    for row in rows:
        name = row["id"]
        if not re.fullmatch(r"a[1-9]\d*", name):
            row.wrong(f"{name!r} is no id: write a1, a2 and so on")
        elif name in found:
            row.wrong(f"the id {name} is already in line {found[name][0].line}: give each row its own")
            continue
        kind, source_type = row.one_of("kind", KINDS), row.one_of("source_type", SOURCE_TYPES)
        denied = row.one_of("denied", ("yes", "no"))
        sentence = row.sentence(layout)
        if not sentence:
            continue
        source = row.spans("source", sentence, layout, none=True)
        cue, content = row.spans("cue", sentence, layout), row.spans("content", sentence, layout)
        if None in (source, cue, content) or not (kind and source_type and denied):
            continue
        attribution = Attribution(name, sentence, source, cue, content, kind, denied == "yes",
                                  None if row["nested_in"] == "-" else row["nested_in"],
                                  None if source_type == "-" else source_type, row.note)
        _roles_fit(row, attribution, layout)
        found[name] = (row, attribution)
    for row, attribution in found.values():
        _nesting_fits(row, attribution, {name: a for name, (_, a) in found.items()})
    quotes = [layout.tokens[i] for i, (_, tag) in enumerate(words) if tag in ("``", "''")]
    everything = [a for _, a in found.values()]
    for row, attribution in found.values():
        _kind_fits(row, attribution, everything, quotes)
    return list(found.values())


def _roles_fit(row: Row, a: Attribution, layout: Layout) -> None:
    if bool(a.source) != bool(a.source_type):
        row.wrong("source and source_type are '-' together or not at all: fill the other one too")
    if not any(layout.sentences[a.sentence - 1][0] <= x < layout.sentences[a.sentence - 1][1] for x, _ in a.cue):
        row.wrong(f"the cue is not in sentence {a.sentence}: the row's sentence is the one where the cue stands")
    roles = (("source", a.source), ("cue", a.cue), ("content", a.content))
    for i, (one, spans) in enumerate(roles):
        for other, others in roles[i + 1:]:
            if shared := _common(spans, others):
                row.wrong(f"{one} and {other} share {layout.text[slice(*shared)]!r}: a word has one role in a row; "
                          "cut it out of one of them, with ' | ' between the pieces")


def _common(spans: Spans, others: Spans) -> Span | None:
    return next(((max(a, x), min(b, y)) for a, b in spans for x, y in others if a < y and x < b), None)


def _holds(spans: Spans, inner: Spans) -> bool:
    return all(any(a <= x and y <= b for a, b in spans) for x, y in inner)


def _nesting_fits(row: Row, a: Attribution, by_id: dict[str, Attribution]) -> None:
    if a.nested_in is None:
        for other in by_id.values():
            if other is not a and _holds(other.content, a.cue):
                row.look(f"its cue lies inside the content of {other.id}: should nested_in be {other.id}?")
                return
        return
    outer = by_id.get(a.nested_in)
    if outer is None:
        row.wrong(f"nested_in names {a.nested_in!r}, and there is no such row here: write an id of this file, or '-'")
        return
    chain, up = {a.id}, outer
    while up is not None and up.id not in chain:
        chain.add(up.id)
        up = by_id.get(up.nested_in or "")
    if up is not None:
        row.wrong(f"{a.id} is nested in itself by way of {a.nested_in}: only the inner row names the outer one")
    elif not _common(outer.content, a.cue):
        row.wrong(f"the content of {outer.id} does not hold the cue of {a.id}: widen that content, or write '-'")


def _kind_fits(row: Row, a: Attribution, everything: list[Attribution], quotes: list[Span]) -> None:
    inner = tuple(span for other in everything if other.nested_in == a.id for span in other.content)
    marks = [q for q in quotes if _common(a.content, (q,)) and not _common(inner, (q,))]
    if a.kind in ("direct", "partial") and not marks:
        row.wrong(f"kind is {a.kind}, and its content has no quotation mark: is it indirect, or are the marks left out?")
    elif a.kind in ("indirect", "judgement") and marks:
        row.look(f"kind is {a.kind}, and its content has quotation marks: is it partial or direct?")
    elif a.kind == "direct" and a.content[0][0] not in {start for start, _ in quotes}:
        row.look("kind is direct, and its content does not begin with a quotation mark: is it partial?")


def _aliases(rows: list[Row], layout: Layout) -> tuple[dict[str, str], dict[str, str]]:
    names: dict[str, str] = {}
    aliases: dict[str, str] = {}
    taken: dict[str, str] = {}
    for row in rows:
        name, kind, alias = row["name"], row.one_of("kind", NAME_KINDS), row["alias"]
        if name in (WRITER, UNKNOWN):
            row.wrong(f"{name!r} is understood and needs no row: take it out")
            continue
        if kind and names.setdefault(name, kind) != kind:
            row.wrong(f"{name!r} is {names[name]} in an earlier row and {kind} here: choose one")
        for form in dict.fromkeys((name, alias if alias != "-" else name)):
            if taken.setdefault(bare(form), name) != name:
                row.wrong(f"{form!r} already stands for {taken[bare(form)]!r}: one form, one name")
        if alias not in ("-", name):
            aliases[alias] = name
            if not _mentioned(alias, layout):
                row.wrong(f"the alias {alias!r} is not in the text: write it as it stands there")
    first = {row["name"]: row for row in reversed(rows)}
    for name, row in first.items():
        forms = [name, *(alias for alias, n in aliases.items() if n == name)]
        if name in names and not any(_mentioned(form, layout) for form in forms):
            row.look(f"neither {name!r} nor an alias of it is in the text: add the form that is")
    if rows and "issue" not in names.values():
        rows[0].wrong("there is no issue among the names: add what one could be for or against, the main issue first")
    return names, aliases


def _mentioned(form: str, layout: Layout) -> bool:
    return any(layout.whole(*span) for one in {form, form[:1].upper() + form[1:]} for span in layout.places(one, 0, len(layout.text)))


def _stance(rows: list[Row], layout: Layout, names: dict[str, str]) -> list[tuple[Row, Stance]]:
    found = []
    for row in rows:
        label, explicit = row.one_of("label", STANCE_LABELS), row.one_of("explicit", ("yes", "no"))
        strength = row.one_of("strength", ("0", "1", "2", "3"))
        sentence = row.sentence(layout)
        evidence = row.spans("evidence", sentence, layout) if sentence else None
        source = _known_name(row, "source", {**names, WRITER: "", UNKNOWN: ""})
        target = _known_name(row, "target", names)
        if not (label and explicit and strength) or evidence is None or not source or not target:
            continue
        stance = Stance(sentence, source, target, label, int(strength), explicit == "yes", evidence,
                        None if row["attribution"] == "-" else row["attribution"], row.note)
        if source == target:
            row.wrong("nobody is their own target: choose the plan or act that the words are about, or take the row out")
        if (label == "NONE") != (strength == "0"):
            row.wrong(f"{label} with strength {strength}: NONE has 0, FAVOR and AGAINST have 1, 2 or 3")
        if explicit == "no" and strength in "03":
            row.wrong(f"explicit is no with strength {strength}: what the reader infers has 1 or 2, and NONE is explicit")
        found.append((row, stance))
    return found


def _known_name(row: Row, column: str, names: dict[str, str]) -> str:
    import difflib

    if row[column] in names:
        return row[column]
    near = difflib.get_close_matches(row[column], names, n=1, cutoff=0.5)
    meant = f"did you mean {near[0]!r}? Else add" if near else "add"
    row.wrong(f"{column}: {row[column]!r} is not a name of aliases.tsv: {meant} a row there")
    return ""


def _hedges(rows: list[Row], layout: Layout) -> list[Hedge]:
    found: list[Hedge] = []
    for row in rows:
        kind, sentence = row.one_of("class", HEDGE_CLASSES), row.sentence(layout)
        spans = row.spans("span", sentence, layout) if sentence else None
        if not kind or spans is None:
            continue
        if any(_common(spans, other.spans) for other in found):
            row.wrong(f"{row['span']!r} is marked already: take the row out, or point at a later place with '#2'")
            continue
        found.append(Hedge(sentence, spans, kind, row.note))
    return found


# --- across files -----------------------------------------------------------------------


def _sources_are_named(attributions: list[tuple[Row, Attribution]], annotation: Annotation) -> None:
    for row, a in attributions:
        if a.source_type in (None, "pronoun"):
            continue
        source = annotation.surface(a.source)
        if annotation.canonical(source) is None:
            row.wrong(f"the source {source!r} is neither a name nor an alias in aliases.tsv: add it there")


def _stance_follows(stance: list[tuple[Row, Stance]], attributions: list[tuple[Row, Attribution]], annotation: Annotation) -> None:
    """Check what ties stance to attributions: GUIDELINE.md, section 5, "Which rows there are"."""
    by_id = {a.id: a for _, a in attributions}
    rows_of: dict[str, list[tuple[Row, Stance]]] = {name: [] for name in by_id}
    seen: dict[tuple, int] = {}
    for row, s in stance:
        key = (s.attribution or s.sentence, s.source, s.target)
        if key in seen:
            row.wrong(f"line {seen[key]} has the same source and target: one row, with the evidence joined by ' | '")
        seen.setdefault(key, row.line)
        if s.attribution is None:
            if s.label == "NONE":
                row.wrong("NONE without an attribution: a deed that takes no side gets no row")
            if s.source == UNKNOWN:
                row.wrong("the source unknown belongs to an attribution without source: name the attribution, or the actor")
            continue
        if s.attribution not in by_id:
            row.wrong(f"there is no attribution {s.attribution!r}: write an id of attributions.tsv, or '-'")
            continue
        rows_of[s.attribution].append((row, s))
        _source_agrees(row, s, by_id[s.attribution], annotation)
    for row, a in attributions:
        mine = rows_of.get(a.id, [])
        if not mine:
            row.wrong(f"{a.id} has no row in stance.tsv: add one for each target, or one NONE")
        for other, s in mine:
            if s.label == "NONE" and len(mine) > 1:
                other.wrong(f"NONE stands alone: {a.id} has other rows, so take this one out")
            elif s.label == "NONE":
                _none_has_its_target(other, s, a, annotation)
        if len({s.source for _, s in mine}) > 1:
            mine[-1][0].wrong(f"the rows of {a.id} have different sources: an attribution has one")


def _source_agrees(row: Row, s: Stance, a: Attribution, annotation: Annotation) -> None:
    if s.source == WRITER:
        row.wrong(f"the writer does not speak in {a.id}: name its source, or write '-' for the attribution")
    elif (s.source == UNKNOWN) != (not a.source):
        row.wrong(f"the source unknown is for an attribution without source, and only for that: see {a.id}")
    elif a.source_type not in (None, "pronoun"):
        name = annotation.canonical(annotation.surface(a.source))
        if name not in (None, s.source):
            row.wrong(f"the source of {a.id} is {name!r} by aliases.tsv, and here {s.source!r}: make them one")


def _none_has_its_target(row: Row, s: Stance, a: Attribution, annotation: Annotation) -> None:
    """Ask for a second look where the target of a NONE row is not the first name that the content mentions."""
    forms = [(form, name) for form, name in (*annotation.aliases.items(), *((n, n) for n in annotation.names)) if name != s.source]
    places = []
    for form, name in forms:
        for start, end in a.content:
            if at := re.search(rf"(?<!\w){re.escape(form)}(?!\w)", annotation.text[start:end], re.I):
                places.append((start + at.start(), -len(form), name))
    first = min(places)[2] if places else next((n for n, kind in annotation.names.items() if kind == "issue"), s.target)
    if first != s.target:
        why = "the first name that the content mentions" if places else "the main issue, as the content mentions no listed name"
        row.look(f"the target of a NONE row is {why}: {first!r}, unless a pronoun comes before it")
