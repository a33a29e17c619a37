"""Articles: read, clean, refuse.

An :class:`Article` keeps the text as it came (``raw``), the clean text that all analysis runs on
(``text``), and the way back, so that any finding can be shown in the original with its curly quotes.
"""

from __future__ import annotations

import bisect
import contextlib
import difflib
import hashlib
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from newslens.cleaning import Mapped, clean_characters
from newslens.markup import escape
from newslens.resources import NewslensError, data_dir, lexicon, prepare_nltk, project_root

Span = tuple[int, int]

CASE = "bombers"
BESIDE = ".keys"  # the folder beside an exported notebook, which carries the choice with it
LARGEST = 1_000_000  # characters; a newspaper's whole day fits
HEADER = re.compile(r"\s*(?i:title):.*(?:\n(?:[a-z_]+|(?i:author|date|kind|source|topic|url|written)):.*)*\s*")
TAG = re.compile(r"</?(?:p|div|span|a|br|html|body|head|script|style|li|ul|ol|h[1-6]|table|tr|td|img|meta|link)\b[^<>]*>", re.I)
BLOCK = re.compile(r"\S.*?(?=\n[ ]*\n|\s*\Z)", re.S)
BULLET = re.compile(r"(?:[-*•–·]|\d{1,2}[.)])\s")
CLOSED = re.compile(r"[.!?:;…]['\")\]]*$")
WHOLE_TEXTS = {b"%PDF": "a PDF", b"PK\x03\x04": "a Word or zip file", b"\xd0\xcf\x11\xe0": "an old Word file",
               b"\x1f\x8b": "a compressed file", b"\x89PNG": "a picture", b"\xff\xd8\xff": "a picture",
               b"{\\rtf": "a Rich Text file (RTF)"}


@dataclass(frozen=True)
class Article:
    """One text to read. Lists are made fresh each time, so changing one changes nothing else."""

    name: str
    raw: str = field(repr=False)
    text: str = field(repr=False)
    header: dict[str, str] = field(repr=False)
    paragraph_spans: list[Span] = field(repr=False)
    boilerplate: list[str] = field(repr=False)
    _mapped: Mapped = field(repr=False, compare=False)
    _pieces: tuple[tuple[int, int, int], ...] = field(repr=False, compare=False)

    def __hash__(self) -> int:
        return hash((self.name, self.text))

    @property
    def title(self) -> str:
        """The headline, or "" where the file names none."""
        return self.header.get("title", "")

    @property
    def paragraphs(self) -> list[str]:
        """The paragraphs of the clean text."""
        return [self.text[a:b] for a, b in self.paragraph_spans]

    @property
    def sentences(self) -> list[str]:
        """The sentences of the clean text, found by NLTK's ``sent_tokenize``, paragraph by paragraph."""
        return [self.text[a:b] for a, b in self._sentence_spans]

    @property
    def tokens(self) -> list[str]:
        """The tokens, as NLTK's ``word_tokenize`` gives them: double quotes become `` and ''."""
        return [token for token, _ in self._tokens]

    @property
    def sentence_spans(self) -> list[Span]:
        """Start and end of each sentence, in characters of ``text``."""
        return list(self._sentence_spans)

    @property
    def token_spans(self) -> list[Span]:
        """Start and end of each token, in characters of ``text``."""
        return [span for _, span in self._tokens]

    def _repr_html_(self) -> str:
        shown = "".join(f"<p>{escape(self.original(a, b))}</p>" for a, b in self.paragraph_spans)
        heading = f"<p><strong>{escape(self.title)}</strong></p>" if self.title else ""
        return f'<div style="max-width:42em;line-height:1.6">{heading}{shown}</div>'

    @cached_property
    def sha256(self) -> str:
        """The fingerprint of the clean text, by which annotations are found."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def raw_span(self, start: int, end: int) -> Span:
        """Return the offsets in ``raw`` that ``text[start:end]`` was made from."""
        shifted = [self._before_joining(start, False), self._before_joining(end, True)]
        return self._mapped.raw_span(*shifted)

    def original(self, start: int, end: int) -> str:
        """Return ``text[start:end]`` as it stands in the raw text, curly quotes and all."""
        first, last = self.raw_span(start, end)
        return self.raw[first:last]

    def _before_joining(self, position: int, is_end: bool) -> int:
        # text = lines joined anew; _pieces says where each line begins in it, its length, and its old start
        begins = [begin for begin, _, _ in self._pieces]
        at = bisect.bisect_left(begins, position) if is_end else bisect.bisect_right(begins, position)
        begin, length, source = self._pieces[max(at - 1, 0)]
        return source + min(position - begin, length)

    @cached_property
    def _sentence_spans(self) -> list[Span]:
        return [span for a, b in self.paragraph_spans for span in sentence_spans(self.text, a, b)]

    @cached_property
    def _tokens(self) -> list[tuple[str, Span]]:
        return [pair for a, b in self._sentence_spans for pair in token_spans(self.text, a, b)]


def sentence_spans(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Return the spans of the sentences in ``text[start:end]``, split by NLTK's Punkt with our parameters."""
    from nltk import sent_tokenize

    spans, position = [], start
    for sentence in sent_tokenize(text[start:end]):
        begin = text.index(sentence, position)
        position = begin + len(sentence)
        spans.append((begin, position))
    return spans


def token_spans(text: str, start: int = 0, end: int | None = None) -> list[tuple[str, Span]]:
    """Return (token, span) for one sentence ``text[start:end]``, tokens as ``word_tokenize`` gives them."""
    from nltk import word_tokenize

    return align(word_tokenize(text[start:end], preserve_line=True), text, start)


def align(tokens: list[str], text: str, start: int = 0) -> list[tuple[str, Span]]:
    """Return (token, span) for tokens that stand in ``text`` in this order, from ``start`` on.

    The tokens `` and '' are looked for as straight double quotes where they do not stand as they are.
    """
    pairs, position = [], start
    for token in tokens:
        surface = token
        if token in ("``", "''") and not text.startswith(token, _skip_spaces(text, position)):
            surface = '"'
        begin = text.index(surface, position)
        position = begin + len(surface)
        pairs.append((token, (begin, position)))
    return pairs


def _skip_spaces(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position


# --- making one -------------------------------------------------------------------------


def article_from_text(text: str, name: str = "your text") -> Article:
    """Clean ``text`` and return it as an :class:`Article`.

    Raises :class:`NewslensError`, in one sentence, for what cannot be an English article:
    not a string, empty, no letters, too long, HTML, or mostly in another script.
    """
    if not isinstance(text, str):
        raise NewslensError(f"A text in quotation marks is needed here, not {_kind(text)}: write article_from_text(\"...\").")
    if len(text) > LARGEST:
        raise NewslensError(f"This text is {len(text):,} characters long, and {LARGEST:,} is the most: take one article out of it.")
    if not text.strip("\ufeff \t\r\n"):
        raise NewslensError("This text is empty: paste the article's words, and try again.")
    if len(TAG.findall(text)) > 3:
        raise NewslensError("This is a web page's code (HTML): copy the article's words from the browser window, not its source.")
    if text.lstrip("\ufeff \t\r\n").startswith("{\\rtf"):
        raise NewslensError("This is a Rich Text file's code (RTF): open the file in a word processor, and copy the article's words from there.")
    letters = [c for c in text if c.isalpha()]
    if not letters:
        raise NewslensError("There is not one letter in this text: choose a text in words.")
    if sum(c < "\u0250" for c in letters) < len(letters) / 2:
        raise NewslensError("Most of this text is not in Latin letters, and these tools are for English: choose an English text.")
    prepare_nltk()
    return _assemble(name, text)


def _kind(value: object) -> str:
    return {type(None): "None", list: "a list", bytes: "bytes", int: "a number", float: "a number"}.get(
        type(value), f"a value of type {type(value).__name__}")


def _assemble(name: str, raw: str) -> Article:
    mapped = clean_characters(raw)
    top = HEADER.match(mapped.text)
    body = top.end() if top else 0
    lines = [line.split(":", 1) for line in mapped.text[:body].split("\n") if ":" in line]
    header = {key.strip().lower(): value.strip() for key, value in lines}
    blocks = [_paragraphs(mapped.text, m.start(), m.end()) for m in BLOCK.finditer(mapped.text, body)]
    if not blocks:
        raise NewslensError("This text has a header and nothing below it: put the article's words under the header.")
    removed = _boilerplate_blocks([[_joined(mapped.text, p) for p in block] for block in blocks])
    kept = blocks[: len(blocks) - removed]
    dropped = [_joined(mapped.text, p) for block in blocks[len(kept):] for p in block]
    text, spans, pieces = "", [], []
    parts: list[str] = []
    length = 0
    for paragraph in (p for block in kept for p in block):
        if spans:
            parts.append("\n\n")
            length += 2
        begin = length
        for i, (a, b) in enumerate(paragraph):
            if i:
                parts.append(" ")
                length += 1
            pieces.append((length, b - a, a))
            parts.append(mapped.text[a:b])
            length += b - a
        spans.append((begin, length))
    text = "".join(parts)
    return Article(name, raw, text, header, spans, dropped, mapped, tuple(pieces))


def _paragraphs(text: str, start: int, end: int) -> list[list[Span]]:
    """Split one block of lines into paragraphs, each a list of spans of lines to be joined by a space.

    Bullets begin a paragraph. Other lines are paragraphs of their own where each ends like a sentence;
    where one does not, the block is a paragraph that was wrapped by hand.
    """
    lines = [(m.start() + start, m.end() + start) for m in re.finditer(r"[^\n]+", text[start:end]) if m[0].strip()]
    wrapped = any(not CLOSED.search(text[a:b]) for a, b in lines[:-1])
    paragraphs: list[list[Span]] = []
    for a, b in lines:
        bullet = BULLET.match(text, a)
        if bullet:
            a = bullet.end()
        if not paragraphs or bullet or not wrapped:
            paragraphs.append([(a, b)])
        else:
            paragraphs[-1].append((a, b))
    return paragraphs


def _joined(text: str, paragraph: list[Span]) -> str:
    return " ".join(text[a:b] for a, b in paragraph)


def _boilerplate_blocks(blocks: list[list[str]]) -> int:
    """Return how many blocks at the end speak to subscribers and not about the news.

    A short block counts where it holds a phrase of ``data/lexicons/boilerplate.txt`` and speaks to the
    reader (you, us, please), or holds a mark of copyright. At most three blocks, never the whole text.
    """
    phrases = "|".join(re.escape(p) for p in lexicon("boilerplate"))
    plea = re.compile(rf"\b(?:{phrases})", re.I)
    reader = re.compile(r"\b(?:you|your|us|our|please)\b", re.I)
    rights = re.compile(r"©|all rights reserved|\bcopyright\b", re.I)
    count = 0
    for block in reversed(blocks[1:]):
        text = " ".join(block)
        pleads = plea.search(text) and reader.search(text)
        if count == 3 or len(text.split()) > 60 or not (pleads or rights.search(text)):
            break
        count += 1
    return count


# --- files ------------------------------------------------------------------------------


def read_text(path: Path) -> str:
    """Return the text of a file: UTF-8, else UTF-16 where it says so, else Windows-1252.

    Raises :class:`NewslensError` for a folder, a missing or unreadable file, and what is not plain text.
    """
    try:
        if path.is_dir():
            raise NewslensError(f"{path.name} is a folder: name one text file in it.")
        if path.stat().st_size > 4 * LARGEST:
            raise NewslensError(f"{path.name} is larger than {4 * LARGEST // 1_000_000} MB: take one article out of it.")
        data = path.read_bytes()
    except FileNotFoundError:
        raise NewslensError(f"There is no file {path.name} in {path.parent}: check the spelling.") from None
    except PermissionError:
        raise NewslensError(f"{path.name} may not be read: give yourself permission to read it, or copy it elsewhere.") from None
    except OSError as error:
        raise NewslensError(f"{path.name} could not be read ({error.strerror}): copy it to another place and try again.") from None
    for mark, what in WHOLE_TEXTS.items():
        if data.startswith(mark):
            raise NewslensError(f"{path.name} is {what}, not a plain text: open it, copy the article's words, and save them as a .txt file.")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    if b"\0" in data:
        raise NewslensError(f"{path.name} is not a plain text: save the article's words as a .txt file in UTF-8.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _text_files(folder: str) -> dict[str, Path]:
    return {p.stem: p for p in sorted((data_dir() / folder).glob("*")) if p.suffix.lower() == ".txt" and p.name != "selected.txt" and p.is_file()}


def _offered(folder: str) -> list[str]:
    return [name for name, path in _text_files(folder).items() if path.stat().st_size]


def article_names() -> list[str]:
    """Return the names of the articles in ``data/articles/``."""
    return _offered("articles")


def story_names() -> list[str]:
    """Return the names of the companion stories in ``data/stories/``."""
    return _offered("stories")


def chosen_name() -> str:
    """Return the name or path of the chosen article.

    ``NEWSLENS_ARTICLE`` wins, then the one line of ``selected.txt``, beside an exported notebook or in ``data/articles/``,
    then the case.
    """
    named = os.environ.get("NEWSLENS_ARTICLE", "").strip()
    if named:
        return named
    try:
        lines = _choice_file().read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError):
        return CASE
    return lines[0].strip() or CASE


def _choice_file() -> Path:
    beside = Path.cwd() / BESIDE / "selected.txt"
    return beside if beside.is_file() else data_dir() / "articles" / "selected.txt"


def find_article(name: str | None = None) -> Path:
    """Return the file of an article or a story, by its name or by a path that ends in ``.txt``; without a name, of the chosen one.

    A relative path counts from the project's root, or from the working directory where it is there.
    """
    if name is None:
        with _naming_the_way_back():
            return find_article(chosen_name())
    if not isinstance(name, str) or not name.strip():
        raise NewslensError('Name an article, for example load_article("bombers").')
    if re.match(r"(?:[a-z]{2,}://|www\.)", name.strip(), re.I):
        raise NewslensError("Nothing is fetched from the network: open the page, copy the article's words, and save them as a .txt file in data/articles.")
    known = _text_files("stories") | _text_files("articles")  # an article wins over a story of its name
    if name in known:
        return known[name]
    is_path = name.lower().endswith(".txt") or "/" in name or "\\" in name
    path = Path(name).expanduser()
    tries = [path] if path.is_absolute() else [project_root() / path, Path.cwd() / path, data_dir() / "articles" / path.name]
    there = next((p for p in tries if p.is_file() or is_path and p.exists()), None) or (None if is_path else _nearly(name))
    if there is None and is_path:
        return tries[0]
    if there is not None and (there.suffix.lower() == ".txt" or there.is_dir()):
        return there
    if there is not None:
        how = "open it in a browser" if there.suffix.lower() in (".html", ".htm", ".xhtml") else "open it"
        raise NewslensError(f"{there.name} is there, but only .txt files are read: {how}, copy the article's words, and save them as {there.stem}.txt.")
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
    hint = f"did you mean {near[0]!r}?" if near else f"choose one of {', '.join(article_names()[:8])}, or a story of data/stories."
    raise NewslensError(f"There is no article named {name!r}: {hint}")


def _nearly(name: str) -> Path | None:
    """Return what lies in ``data/articles/`` under this name with another ending, or is a folder."""
    return next((p for p in sorted((data_dir() / "articles").glob("*")) if p.stem == name and p.name != "selected.txt"), None)


@contextlib.contextmanager
def _naming_the_way_back() -> Iterator[None]:
    """Say in a refusal of the chosen article how to get back to the case."""
    try:
        yield
    except NewslensError as error:
        raise NewslensError(f"The chosen article cannot be read. {error} "
                            f'Back to the case: from newslens import choose_article; choose_article("{CASE}")') from None


def load_article(name: str | None = None) -> Article:
    """Return an article by name or path; without a name, the chosen one.

    Raises :class:`NewslensError` in one sentence where there is none or it cannot be used.
    """
    if name is None:
        with _naming_the_way_back():
            return load_article(chosen_name())
    path = find_article(name)
    try:
        return article_from_text(read_text(path), path.stem)
    except NewslensError as error:
        raise NewslensError(str(error) if path.name in str(error) else f"{path.name}: {error}") from None


def choose_article(name: str) -> Article:
    """Make ``name`` the chosen article for explorers, exercises and checks, and return it.

    Nothing is changed where the article cannot be loaded, nor while work is graded: the article that is judged is the grader's.
    """
    if name is None:  # which load_article takes for the choice that stands
        raise NewslensError('Name the article to choose, for example choose_article("bombers").')
    article = load_article(name)
    if os.environ.get("NBGRADER_EXECUTION"):
        return article
    path = _choice_file()
    try:
        path.write_text(str(name) + "\n", encoding="utf-8")
    except OSError as error:
        raise NewslensError(f"The choice could not be saved in {path.name} ({error.strerror}): set NEWSLENS_ARTICLE instead.") from None
    if os.environ.get("NEWSLENS_ARTICLE", "").strip():
        os.environ["NEWSLENS_ARTICLE"] = str(name)  # the variable would win otherwise
    return article
