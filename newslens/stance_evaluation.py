"""How good are the stance rules? Labels on reference pairs beside VADER and the majority, and the contrast set.

    python -m newslens evaluate stance          # development stories, the case, the contrast set
    python -m newslens evaluate stance FOLDER   # a split, a text, or a folder with NAME.txt beside NAME/ for each text
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from newslens import scoring
from newslens.annotations import Annotation
from newslens.article import Article, article_from_text
from newslens.attribution import attributions
from newslens.evaluation import texts_of
from newslens.resources import NewslensError, data_dir
from newslens.stance import DEFAULT, Settings, of_annotation, pair_stance, stances, vader_label
from newslens.stance.judging import Reader

SYSTEMS = ("rules", "vader", "majority")


@dataclass(frozen=True)
class Pair:
    """One reference pair of one story, with the label of the reference and that of each system."""

    story: str
    sentence: int
    source: str
    target: str
    reference: str
    rules: str
    vader: str
    majority: str = "AGAINST"


def pairs(article: Article, annotation: Annotation, settings: Settings = DEFAULT) -> list[Pair]:
    """Return the reference pairs of one text; source and target are handed to the systems, the label is theirs.

    VADER gives the sign of the pair's sentence; it cannot do more. Where the reference has several rows for one source and
    target in one sentence, they are one pair if they agree, and left out if they do not.
    """
    reader = Reader(article, attributions(article), of_annotation(annotation), settings, annotation.sentence_spans)
    labels: dict[tuple[int, str, str], set[str]] = {}
    for row in annotation.stance:
        labels.setdefault((row.sentence, row.source, row.target), set()).add(row.label)
    made = []
    for (number, source, target), given in labels.items():
        if len(given) > 1:
            given = given - {"NONE"}
        if len(given) == 1:
            ours = pair_stance(reader, number, source, target)
            made.append(Pair(article.name, number, source, target, next(iter(given)), ours.label, vader_label(annotation.sentences[number - 1])))
    return made


def with_majority(stories: Sequence[Sequence[Pair]]) -> list[list[Pair]]:
    """Return the stories with the label that is most frequent among all their pairs as the baseline."""
    count = Counter(pair.reference for story in stories for pair in story)
    top = count.most_common(1)[0][0] if count else "NONE"
    return [[Pair(p.story, p.sentence, p.source, p.target, p.reference, p.rules, p.vader, top) for p in story] for story in stories]


def scores(stories: Sequence[Sequence[Pair]], repeats: int = 2000) -> dict[str, dict[str, scoring.Interval]]:
    """Return system → {accuracy, f_avg, f_avg minus that of the rules} with bootstrap intervals over stories.

    With one story only, the units drawn are its pairs: wider would be right, and no better unit is there.
    """
    stories = with_majority([story for story in stories if story])
    units: list = list(stories) if len(stories) > 1 else [[pair] for pair in stories[0]]

    def labels(drawn: Iterable[Sequence[Pair]], system: str) -> tuple[list[str], list[str]]:
        flat = [pair for unit in drawn for pair in unit]
        return [p.reference for p in flat], [getattr(p, system) for p in flat]

    made = {}
    for system in SYSTEMS:
        made[system] = {
            "accuracy": scoring.bootstrap(units, lambda drawn: scoring.accuracy(*labels(drawn, system)), repeats),
            "f_avg": scoring.bootstrap(units, lambda drawn: scoring.f_avg(*labels(drawn, system)), repeats),
            "rules minus it": scoring.bootstrap(units, lambda drawn: scoring.f_avg(*labels(drawn, "rules")) - scoring.f_avg(*labels(drawn, system)), repeats),
        }
    return made


def stories_of(split: str) -> list[list[Pair]]:
    """Return the pairs of each text of a split (``development``, ``case``), of a name, or of a folder that :func:`newslens.evaluation.texts_of` reads."""
    return [pairs(*pair) for pair in texts_of(split, "stance")]


# --- the contrast set ------------------------------------------------------------------------


@dataclass(frozen=True)
class Contrast:
    """One item of the contrast set: a text that differs from its base in one thing, and what is expected of it."""

    id: str
    kind: str
    text: str
    source: str
    target: str
    label: str
    issues: str
    change: str
    round: str = "1"


COLUMNS = ("id", "kind", "text", "source", "target", "label", "issues", "change", "round")


def contrast_set(path: Path | str | None = None) -> list[Contrast]:
    """Return the items of ``data/contrast/stance.tsv``. Raises :class:`NewslensError` for a row that cannot be understood."""
    path = Path(path or data_dir() / "contrast" / "stance.tsv")
    items = []
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1):
        cells = tuple(cell.strip() for cell in line.split("\t"))
        if not line.strip() or line.startswith("#") or cells == COLUMNS:
            continue
        if len(cells) != len(COLUMNS) or cells[5] not in ("FAVOR", "AGAINST", "NONE"):
            raise NewslensError(f"{path.name}, line {number}: write {len(COLUMNS)} cells with one tab between ({' '.join(COLUMNS)}); label is FAVOR, AGAINST or NONE.")
        items.append(Contrast(*cells))
    return items


def found_label(item: Contrast, settings: Settings = DEFAULT) -> str:
    """Return what the whole chain says of an item: it has to find the source and the target itself. "" if it finds no such pair."""
    from newslens.stance import matrix

    article = article_from_text(item.text)
    table = "\n".join(line.strip() for line in item.issues.split("/"))
    cell = matrix(stances(article, table, settings=settings)).get((item.source, item.target))
    return cell.label if cell else ""


@dataclass(frozen=True)
class Outcome:
    """What the rules and VADER said of one item."""

    item: Contrast
    rules: str
    vader: str

    @property
    def rules_right(self) -> bool:
        """A pair that is not found counts as NONE only where NONE is right and the source was found elsewhere: here, as NONE."""
        return (self.rules or "NONE") == self.item.label

    @property
    def vader_right(self) -> bool:
        """The sign of the whole text; VADER is not asked who and about what."""
        return self.vader == self.item.label


def run_contrast(items: Sequence[Contrast] | None = None, settings: Settings = DEFAULT) -> list[Outcome]:
    """Return the outcome of each item, for the rules (which find source and target) and for VADER (which is given them)."""
    return [Outcome(item, found_label(item, settings), vader_label(item.text)) for item in (contrast_set() if items is None else items)]


def pass_rates(outcomes: Sequence[Outcome]) -> list[tuple[str, int, int, int]]:
    """Return (kind, items, right by the rules, right by VADER) for each kind, for each round, and for ``all`` in the last row.

    Round 1 are the items with which the rules were mended; rounds 2 and 3 were written afterwards, and only their first run,
    which ``data/README.md`` keeps, says how the rules do on what they have not seen.
    """
    kinds = list(dict.fromkeys(one.item.kind for one in outcomes))
    rounds = sorted({f"round {one.item.round}" for one in outcomes})
    rows = []
    for kind in (*kinds, *rounds, "all"):
        chosen = [one for one in outcomes if kind in ("all", one.item.kind, f"round {one.item.round}")]
        rows.append((kind, len(chosen), sum(one.rules_right for one in chosen), sum(one.vader_right for one in chosen)))
    return rows


def report(stories: Sequence[Sequence[Pair]], title: str, repeats: int = 2000) -> str:
    """Return the scores as lines of text."""
    if not any(stories):
        return f"{title}: no pairs"
    lines = [f"{title}: {sum(map(len, stories))} pairs in {len(stories)} stories"]
    for system, values in scores(stories, repeats).items():
        told = "  ".join(f"{name} {v.estimate:.3f} [{v.low:.3f}, {v.high:.3f}]" for name, v in values.items() if not (system == "rules" and "minus" in name))
        lines.append(f"  {system:9} {told}")
    return "\n".join(lines)


def figures(names: Sequence[str] = (), repeats: int = 2000) -> str:
    """Return the scores of each set of texts as lines of text; without names those of development, the case, and the contrast set."""
    lines = []
    for name in names or ("development", "case"):
        stories = [pairs(*pair) for pair in texts_of(name, "stance")]
        lines.append(report(stories, f"stance labels, {Path(name).name}", repeats))
    if not names:
        lines += ["contrast set: kind, items, rules, VADER", *("  {:12} {:3} {:3} {:3}".format(*row) for row in pass_rates(run_contrast()))]
    return "\n".join(lines)
