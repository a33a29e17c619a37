"""What learners write, and what a check makes of it: one row a case, from the notes on checking and beyond."""

from __future__ import annotations

import builtins
import itertools
import json
import math
import os
import signal
import shutil
import sys
import time
from pathlib import Path

import ipywidgets  # noqa: F401  (loaded here, so that no case is charged for it)
import matplotlib.pyplot  # noqa: F401
import pytest

try:
    import resource
except ImportError:  # Windows
    resource = None

from newslens.exercises import apart, controls, drawn, habits, limits, overview, run
from newslens.exercises.catalogue import load_catalogue
from newslens.exercises.compare import difference
from newslens.exercises.kinds import judge
from newslens.exercises.reference import reference_for
from newslens.exercises.show import code, show
from newslens.exercises.trial import try_answer
from newslens.exercises.verdict import CORRECT, NOT_APPLICABLE, NOT_YET, UNTRIED, Verdict, plain_text

HERE = Path(__file__).parent
WORDS = "def top_words(tokens, n):\n    "


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A project of its own, with the sample notebook as its only lesson."""
    root = tmp_path_factory.mktemp("project")
    shutil.copytree(HERE / "samples", root / "solutions")
    for name in ("articles", "lexicons"):
        shutil.copytree(HERE.parent / "data" / name, root / "data" / name)
    (root / "data" / "articles" / "selected.txt").unlink(missing_ok=True)
    return root


@pytest.fixture(autouse=True)
def inside(project, monkeypatch):
    """Work in that project, with a short time limit and none of the surrounding settings."""
    monkeypatch.chdir(project)
    for name in ("NEWSLENS_ARTICLE", "NBGRADER_EXECUTION", "CHECK_STRICT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(run, "LIMIT", 0.6)
    monkeypatch.setattr(run, "LONGEST", 1.5)


def verdict_on(name: str, source: str, **extra: object) -> Verdict:
    """The verdict on an answer given as source."""
    notebook, exercise = load_catalogue().find(name)
    return try_answer(exercise, reference_for(notebook), source, extra)


def own_time() -> float:
    """Seconds by the clock, without those in which other programs had the processor."""
    wall, _, queued = limits._times()
    return wall - queued


# name, exercise, answer, outcome, reason, words that the verdict must contain
CASES = [
    ("right", "top_words", WORDS + "return Counter(tokens).most_common(n)", CORRECT, "correct", "2 shown inputs and"),
    ("right, another way", "top_words", WORDS + "c = {}\n    for t in tokens:\n        c[t] = c.get(t, 0) + 1\n    return sorted(c.items(), key=lambda p: -p[1])[:n]", CORRECT, "correct", ""),
    ("right, a lambda", "top_words", "top_words = lambda t, k: Counter(t).most_common(k)", CORRECT, "correct", ""),
    ("right, with a debugging print", "top_words", WORDS + "print(tokens)\n    return Counter(tokens).most_common(n)", CORRECT, "correct", ""),
    ("right, numpy numbers", "top_words", "import numpy as np\n" + WORDS + "return [(w, np.int64(c)) for w, c in Counter(tokens).most_common(n)]", CORRECT, "correct", ""),
    ("right, with a warning", "top_words", "import warnings\n" + WORDS + "warnings.warn('look out')\n    return Counter(tokens).most_common(n)", CORRECT, "correct", ""),
    ("right, writes to stderr", "top_words", "import sys\n" + WORDS + "print('x', file=sys.stderr)\n    return Counter(tokens).most_common(n)", CORRECT, "correct", ""),
    ("right, prints 200 kB", "top_words", WORDS + "print('x' * 200_000)\n    return Counter(tokens).most_common(n)", CORRECT, "correct", ""),
    ("right, keeps a memory outside", "top_words", "memory = {}\n" + WORDS + "memory[str(tokens)] = 1\n    return Counter(tokens).most_common(n)", CORRECT, "correct", "`memory`, which lives outside"),
    ("right, of type Counter items", "top_words", WORDS + "pairs = Counter(tokens).most_common()\n    return list(pairs[:n])", CORRECT, "correct", ""),
    ("not attempted: dots", "top_words", WORDS + "...", UNTRIED, "untried", "write your answer"),
    ("not attempted: dots below a docstring", "top_words", WORDS + '"""Doc."""\n    ...', UNTRIED, "untried", ""),
    ("not attempted: dots returned", "top_words", WORDS + "return ...", UNTRIED, "untried", ""),
    ("only pass", "top_words", WORDS + '"""Doc."""\n    pass', NOT_YET, "empty", "`pass`"),
    ("only a bare return", "top_words", WORDS + "return", NOT_YET, "empty", "`return`"),
    ("only return None", "top_words", WORDS + "return None", NOT_YET, "empty", "`return None`"),
    ("only a docstring", "top_words", WORDS + '"""The most frequent tokens."""', NOT_YET, "empty", "a text in quotation marks"),
    ("only a text that looks like an answer", "top_words", WORDS + "'the'", NOT_YET, "empty", "gives nothing back"),
    ("not attempted: NotImplementedError", "top_words", WORDS + "raise NotImplementedError()", UNTRIED, "untried", ""),
    ("not attempted: value", "share", "share = ...", UNTRIED, "untried", ""),
    ("cell not run", "top_words", "pass", UNTRIED, "undefined", "not defined in this kernel"),
    ("endless loop", "top_words", WORDS + "while True:\n        pass", NOT_YET, "timeout", "never ends"),
    ("endless loop with except: pass", "top_words", WORDS + "while True:\n        try:\n            1\n        except:\n            pass", NOT_YET, "timeout", "never ends"),
    ("endless loop, two excepts deep", "top_words", WORDS + "while True:\n        try:\n            try:\n                1 + 1\n                2 + 2\n            except:\n                pass\n        except:\n            pass", NOT_YET, "timeout", ""),
    ("sleeps", "top_words", "import time\n" + WORDS + "time.sleep(60)", NOT_YET, "timeout", ""),
    ("slow regular expression", "top_words", "import re\n" + WORDS + "re.match(r'(a+)+$', 'a' * 40 + 'b')", NOT_YET, "timeout", ""),
    ("huge number", "top_words", WORDS + "return 10 ** (10 ** 8)", NOT_YET, "timeout", ""),
    ("endless generator", "top_words", "import itertools\n" + WORDS + "yield from itertools.count(n)", NOT_YET, "constant", "[1, 2, 3"),
    ("generator that never yields", "top_words", WORDS + "while True:\n        if n < 0:\n            yield 1", NOT_YET, "timeout", ""),
    ("swallows the end of its time", "top_words", WORDS + "try:\n        while True:\n            pass\n    except BaseException:\n        return []", NOT_YET, "timeout", ""),
    ("prints instead of returning", "share", "print(len(set(tokens)) / len(tokens)); share = None", NOT_YET, "none", "nothing was worked out"),
    ("returns nothing", "top_words", WORDS + "Counter(tokens).most_common(n)", NOT_YET, "none", "`return`"),
    ("exception in the answer", "top_words", WORDS + "x = Conter(tokens)\n    return x", NOT_YET, "raised", "Your line 2: `x = Conter(tokens)`"),
    ("exception inside a library", "top_words", WORDS + "return Counter(tokens).most_common('n')", NOT_YET, "raised", "Your line 2"),
    ("exception on an unseen input", "top_words", WORDS + "tokens[0]\n    return Counter(tokens).most_common(n)", NOT_YET, "raised", "an input you have not seen"),
    ("SyntaxError in the cell", "top_words", WORDS + "return (", NOT_YET, "failed run", "SyntaxError"),
    ("generator", "top_words", WORDS + "yield from Counter(tokens).most_common(n)", NOT_YET, "generator", "`list(…)`"),
    ("map object", "top_words", WORDS + "return map(tuple, Counter(tokens).most_common(n))", NOT_YET, "generator", "a map"),
    ("numpy array", "quoted", "import numpy as np\ndef quoted(text):\n    return np.array(re.findall(r'\"([^\"]*)\"', text))", NOT_YET, "type", "numpy array"),
    ("tuple", "top_words", WORDS + "return tuple(Counter(tokens).most_common(n))", NOT_YET, "type", "The values are right, but it is a tuple"),
    ("list of lists", "top_words", WORDS + "return [list(p) for p in Counter(tokens).most_common(n)]", NOT_YET, "type", "item 1 is a list"),
    ("dictionary", "top_words", WORDS + "return dict(Counter(tokens).most_common(n))", NOT_YET, "type", "a dictionary"),
    ("set where order matters", "top_words", WORDS + "return set(Counter(tokens).most_common(n))", NOT_YET, "type", "A set has no order"),
    ("Counter shadowed", "top_words", "Counter = 5\n" + WORDS + "return Counter(tokens).most_common(n)", NOT_YET, "stale", "`Counter`"),
    ("len shadowed", "share", "len = 3\nshare = len(set(tokens)) / len(tokens)", NOT_YET, "failed run", "TypeError"),
    ("builtin shadowed in a function", "top_words", "sorted = [1]\n" + WORDS + "return sorted(tokens)", NOT_YET, "raised", "`del sorted`"),
    ("argument changed", "top_words", WORDS + "tokens.sort()\n    return Counter(tokens).most_common(n)", NOT_YET, "mutated", "changed the `tokens`"),
    ("argument emptied", "top_words", WORDS + "r = Counter(tokens).most_common(n)\n    tokens.clear()\n    return r", NOT_YET, "mutated", "work on a copy"),
    ("hard-coded to the shown input", "top_words", WORDS + "return [('a', 2)] if n == 1 else Counter(tokens).most_common(10)", NOT_YET, "length", "have not seen"),
    ("reads the article instead", "top_words", WORDS + "return Counter(article.tokens).most_common(n)", NOT_YET, "constant", "It never uses its argument `tokens`. It reads `article`"),
    ("works on the shown article only", "top_words", WORDS + "if len(tokens) < 10:\n        return Counter(tokens).most_common(n)\n    return Counter(article.tokens).most_common(n)", NOT_YET, "constant", "It reads `article` from the notebook"),
    ("rounded", "share", "share = round(len(set(tokens)) / len(tokens), 2)", NOT_YET, "rounded", "rounded"),
    ("a percentage", "share", "share = 100 * len(set(tokens)) / len(tokens)", NOT_YET, "percent", "factor of a hundred"),
    ("nan", "share", "share = float('nan')", NOT_YET, "value", "nan"),
    ("equal to everything", "share", "class E:\n    def __eq__(self, o): return True\nshare = E()", NOT_YET, "own class", "your own class E"),
    ("equal to everything, inside a list", "top_words", "class E:\n    def __eq__(self, o): return True\n    __hash__ = None\n" + WORDS + "return [E()]", NOT_YET, "own class", ""),
    ("a list of one's own that lies", "top_words", "class L(list):\n    def __eq__(self, o): return True\n    def __iter__(self): return iter([1])\n    def __len__(self): return 1\n" + WORDS + "return L()", NOT_YET, "own class", "your own class L"),
    ("a repr that raises", "share", "class R:\n    def __repr__(self): raise SystemExit\nshare = R()", NOT_YET, "own class", ""),
    ("exit", "top_words", WORDS + "import sys\n    sys.exit()", NOT_YET, "raised", "exit()"),
    ("KeyboardInterrupt", "top_words", WORDS + "raise KeyboardInterrupt", NOT_YET, "raised", "interrupted"),
    ("endless recursion", "top_words", WORDS + "return top_words(tokens, n)", NOT_YET, "raised", "calls itself"),
    ("too few parameters", "top_words", "def top_words(tokens):\n    return []", NOT_YET, "arity", "`(tokens, n)`"),
    ("too many parameters", "top_words", "def top_words(tokens, n, m):\n    return []", NOT_YET, "arity", "`(tokens, n)`"),
    ("not a function", "top_words", "top_words = Counter(tokens).most_common(10)", NOT_YET, "not callable", "is a list"),
    ("asks with input()", "top_words", WORDS + "return input('n?')", NOT_YET, "raised", "input()"),
    ("a list outside that grows", "top_words", "found = []\n" + WORDS + "found.extend(Counter(tokens).most_common(n))\n    return found", NOT_YET, "outside", "It changes `found`"),
    ("a default that is shared", "top_words", "def top_words(tokens, n, found=[]):\n    found.extend(Counter(tokens).most_common(n))\n    return found", NOT_YET, "outside", "shared by all calls"),
    ("ten million items", "top_words", WORDS + "return tokens[:1] * 10_000_000 + [n]", NOT_YET, "length", "far too long"),
    ("a value of ten million items", "share", "share = list(range(10_000_000))", NOT_YET, "length", "far too long"),
    ("contains itself", "top_words", WORDS + "tokens = tokens[:n]\n    tokens.append(tokens)\n    return tokens", NOT_YET, "length", ""),
    ("letters of another alphabet in the name", "top_words", "def tоp_words(tokens, n):\n    return Counter(tokens).most_common(n)", NOT_YET, "lookalike name", "another alphabet"),
    ("letters of another alphabet in the value", "quoted", "def quoted(text):\n    return [q.replace('a', 'а').replace('o', 'о') for q in re.findall(r'\"([^\"]*)\"', text)]", NOT_YET, "lookalike", "cyrillic small letter o"),
    ("a misspelt name", "top_words", "def top_word(tokens, n):\n    return Counter(tokens).most_common(n)", NOT_YET, "misspelt", "`top_word`"),
    ("only capitals differ", "quoted", "def quoted(text):\n    return [q.upper() for q in re.findall(r'\"([^\"]*)\"', text)]", NOT_YET, "case", "capital"),
    ("another order", "top_words", WORDS + "return Counter(tokens).most_common(n)[::-1]", NOT_YET, "order", "different order"),
    ("known mistake", "top_words", WORDS + "pairs = []\n    for token in tokens:\n        if token not in [t for t, _ in pairs]:\n            pairs.append((token, tokens.count(token)))\n    return pairs[:n]", NOT_YET, "known", "Sort by count before you cut"),
    ("known mistake in a value", "share", "share = len(set(article.text.strip())) / len(article.text)", NOT_YET, "known", "types of letters"),
    ("plot right, standing bars", "plot_top", "def plot_top(tokens, n):\n    pairs = Counter(tokens).most_common(n)\n    fig, ax = plt.subplots()\n    ax.bar(*zip(*pairs))\n    ax.set(title='t', xlabel='a', ylabel='b')\n    return ax", CORRECT, "correct", ""),
    ("plot right, ticks set by hand", "plot_top", "def plot_top(tokens, n):\n    pairs = Counter(tokens).most_common(n)\n    fig, ax = plt.subplots()\n    ax.barh(range(len(pairs)), [c for _, c in pairs])\n    ax.set_yticks(range(len(pairs)), [w for w, _ in pairs])\n    ax.set(title='t', xlabel='a', ylabel='b')\n    return ax", CORRECT, "correct", ""),
    ("plot with plt.show()", "plot_top", "def plot_top(tokens, n):\n    pairs = Counter(tokens).most_common(n)\n    plt.figure()\n    plt.bar(*zip(*pairs))\n    plt.title('t'); plt.xlabel('a'); plt.ylabel('b')\n    ax = plt.gca()\n    plt.show()\n    return ax", CORRECT, "correct", ""),
    ("plot without a title", "plot_top", "def plot_top(tokens, n):\n    fig, ax = plt.subplots()\n    ax.bar(*zip(*Counter(tokens).most_common(n)))\n    return ax", NOT_YET, "title", "Give it a title"),
    ("plot without labels", "plot_top", "def plot_top(tokens, n):\n    fig, ax = plt.subplots()\n    ax.bar(*zip(*Counter(tokens).most_common(n)))\n    ax.set_title('t')\n    return ax", NOT_YET, "label", "both axes"),
    ("plot returned nothing", "plot_top", "def plot_top(tokens, n):\n    plt.figure()\n    plt.bar(*zip(*Counter(tokens).most_common(n)))", NOT_YET, "none", "return ax"),
    ("plot shown and not returned", "plot_top", "def plot_top(tokens, n):\n    plt.bar(*zip(*Counter(tokens).most_common(n)))\n    plt.title('t')\n    plt.show()", NOT_YET, "none", "return ax"),
    ("plot with other bars", "plot_top", "def plot_top(tokens, n):\n    fig, ax = plt.subplots()\n    ax.bar(*zip(*Counter(t.upper() for t in tokens).most_common(n)))\n    ax.set(title='t', xlabel='a', ylabel='b')\n    return ax", NOT_YET, "value", "does not belong"),
    ("plot with bars unsorted", "plot_top", "def plot_top(tokens, n):\n    fig, ax = plt.subplots()\n    pairs = Counter(tokens).most_common(n)\n    ax.bar(*zip(*(pairs[1:] + pairs[:1])))\n    ax.set(title='t', xlabel='a', ylabel='b')\n    return ax", NOT_YET, "order", "sorted"),
    ("plot of lines instead", "plot_top", "def plot_top(tokens, n):\n    fig, ax = plt.subplots()\n    ax.plot([c for _, c in Counter(tokens).most_common(n)])\n    return ax", NOT_YET, "marks", "no bars"),
    ("plot: the bars returned", "plot_top", "def plot_top(tokens, n):\n    fig, ax = plt.subplots()\n    return ax.bar(*zip(*Counter(tokens).most_common(n)))", NOT_YET, "type", "return ax"),
    ("widget right", "knob", "knob = interactive(lambda word_length: [len(t) for t in tokens].count(word_length), word_length=(1, 12))", CORRECT, "correct", ""),
    ("widget with another range", "knob", "knob = interactive(lambda word_length: [len(t) for t in tokens].count(word_length), word_length=(1, 9))", NOT_YET, "controls", "ends at `9`"),
    ("widget with another name", "knob", "knob = interactive(lambda n: n, n=(1, 12))", NOT_YET, "controls", "`word_length`"),
    ("widget with wrong results", "knob", "knob = interactive(lambda word_length: len(tokens), word_length=(1, 12))", NOT_YET, "value", "word_length = 1"),
    ("widget that raises", "knob", "def f(word_length):\n    return 1 / (word_length - 12)\nknob = interactive(f, word_length=(1, 12))", NOT_YET, "value", ""),
    ("widget: the function alone", "knob", "def knob(word_length):\n    return 1", NOT_YET, "type", "A widget is asked for"),
    ("choice right", "full_stop", "full_stop = ' B. '", CORRECT, "correct", "it ends no sentence"),
    ("choice wrong", "full_stop", "full_stop = 'c'", NOT_YET, "option", "A comma separates"),
    ("choice that is no option", "full_stop", "full_stop = 'x'", NOT_YET, "no option", 'Choose one of `"a"`, `"b"`, `"c"`'),
    ("choice of another type", "full_stop", "full_stop = ['a', ['b']]", NOT_YET, "no option", ""),
    ("reflection noted", "expected", "expected = 'I thought it would be about war, but most of it reports who says what to whom.'", CORRECT, "noted", "not the only one"),
    ("reflection too short", "expected", "expected = 'War.'", NOT_YET, "short", "1 word so far"),
    ("reflection of one word again and again", "expected", "expected = 'war ' * 40", NOT_YET, "short", "again and again"),
    ("reflection untouched", "expected", 'expected = """\n...\n"""', UNTRIED, "untried", ""),
    ("annotation complete", "labels", "labels = {1: 'FACT', 2: 'CLAIM', 3: 'FACT'}", CORRECT, "noted", "You agree with the reference on 1"),
    ("annotation incomplete", "labels", "labels = {1: 'FACT', 2: ..., 3: ''}", NOT_YET, "incomplete", "Still open: item 2, item 3"),
    ("annotation with an unknown label", "labels", "labels = ['FACT', 'fact', 'CLAIM']", NOT_YET, "label", "item 2 has the label"),
    ("annotation untouched", "labels", "labels = {1: ..., 2: ..., 3: ...}", UNTRIED, "untried", ""),
    ("annotation of another form", "labels", "labels = 'FACT'", NOT_YET, "type", "a dictionary from item to label"),
    ("return inside the loop", "quoted", "def quoted(text):\n    found = []\n    for q in re.findall(r'\"([^\"]*)\"', text):\n        found.append(q.strip('.'))\n        return found", NOT_YET, "length", "inside the loop"),
    ("or with a constant", "quoted", "def quoted(text):\n    return [q for q in re.findall(r'\"([^\"]*)\"', text) if q == 'x' or 'a' and q]", NOT_YET, "length", ""),
    ("a text that is thrown away", "quoted", "def quoted(text):\n    text.replace('a', 'b')", NOT_YET, "none", "gives a new one"),
    ("append returned", "top_words", WORDS + "pairs = []\n    return pairs.append(Counter(tokens).most_common(n))", NOT_YET, "none", "gives None"),
    ("a known mistake, and one more on an empty list", "top_words", WORDS + "tokens[0]\n    pairs = []\n    for token in tokens:\n        if token not in [t for t, _ in pairs]:\n            pairs.append((token, tokens.count(token)))\n    return pairs[:n]", NOT_YET, "known", "Sort by count before you cut"),
    ("parameters in another order", "top_words", "def top_words(n, tokens):\n    return Counter(tokens).most_common(n)", NOT_YET, "arity", "in another order"),
    ("a sum kept nowhere", "top_words", WORDS + "found = []\n    for t in tokens:\n        found + [t]\n    return found", NOT_YET, "length", "keeps it nowhere"),
    ("a list begun anew in each round", "quoted", "def quoted(text):\n    for q in re.findall(r'\"([^\"]*)\"', text):\n        found = []\n        found.append(q + 'x')\n    return found if '\"' in text else []", NOT_YET, "value", "move it above the loop"),
    ("a list from a list", "top_words", WORDS + "return tokens - tokens", NOT_YET, "raised", "sets can"),
    ("a set sorted in place", "top_words", WORDS + "return set(tokens).sort()", NOT_YET, "raised", "`sorted(…)` takes anything"),
    ("print kept", "share", "share = print(len(set(tokens)) / len(tokens))", NOT_YET, "none", "shows its value and gives None"),
    ("print returned", "top_words", WORDS + "return print(Counter(tokens).most_common(n), sep='')", NOT_YET, "known", "It printed the pairs"),
    ("print returned, of something wrong", "top_words", WORDS + "return print(tokens, n)", NOT_YET, "printed", "shows its value and gives None"),
    ("the loop's name given a new value", "quoted", "def quoted(text):\n    found = re.findall(r'\"([^\"]*)\"', text + '\"x\"')\n    for q in found:\n        if q == 'x':\n            q = ''\n    return found", NOT_YET, "length", "the next round forgets it"),
    ("the argument given back", "top_words", WORDS + "found = list(tokens)\n    Counter(tokens).most_common(n)\n    return found", NOT_YET, "value", "unchanged"),
    ("endswith with three endings", "quoted", "def quoted(text):\n    return text.endswith('.', '!', '?')", NOT_YET, "raised", "in brackets of their own"),
    ("a slip of the pen in a name", "top_words", WORDS + "pairs = Conter(tokens)\n    return pairs.most_common(n)", NOT_YET, "raised", "Did you mean `Counter`?"),
    ("another exercise's function, not there", "top_words", "globals().pop('quoted', None)\n" + WORDS + "return quoted(tokens)[:n]", NOT_YET, "raised", "is your answer to"),
    ("a method of None", "top_words", WORDS + "tokens = list(tokens)\n    return tokens.sort().most_common(n)", NOT_YET, "raised", "such as `.sort()`"),
    ("a text's method on a list", "top_words", WORDS + "return tokens.lower()", NOT_YET, "raised", "one by one"),
    ("a key that is not there, for lists", "top_words", WORDS + "found = {}\n    for t in tokens:\n        found[t].append(t)\n    return found", NOT_YET, "raised", "an empty one first"),
    ("a key that is not there, for numbers", "top_words", WORDS + "found = {}\n    for t in tokens:\n        found[t] += 1\n    return found", NOT_YET, "raised", "`.get(key, 0)`"),
    ("ends on the small input, not on the large one", "top_words", WORDS + "while len(tokens) > 10:\n        pass\n    return Counter(tokens).most_common(n)", NOT_YET, "timeout", "It did come to an end on one input before"),
    ("too large", "share", "share = 0.9", NOT_YET, "value", "It is too large."),
    ("async", "top_words", "async " + WORDS + "return Counter(tokens).most_common(n)", NOT_YET, "async", "leave `async` out"),
    ("pairs of a class made by namedtuple", "top_words", "from collections import namedtuple\nPair = namedtuple('Pair', 'word count')\n" + WORDS + "return [Pair(*p) for p in Counter(tokens).most_common(n)]", CORRECT, "correct", ""),
    ("a class inside that is false and will not be asked", "top_words", "class Pair:\n    def __bool__(self):\n        raise ValueError\n" + WORDS + "return [Pair()]", NOT_YET, "own class", "In it stands an object of your own class Pair"),
    ("a class inside", "top_words", "class Pair: pass\n" + WORDS + "return [Pair()]", NOT_YET, "own class", "In it stands an object of your own class Pair"),
    ("a fraction", "share", "from fractions import Fraction\nshare = Fraction(len(set(tokens)), len(tokens))", CORRECT, "correct", ""),
    ("a very long number", "share", "share = 10**5000", NOT_YET, "value", "far too large"),
    ("axes made outside", "plot_top", "fig, ax = plt.subplots()\ndef plot_top(tokens, n):\n    ax.barh(*zip(*Counter(tokens).most_common(n)))\n    ax.set(title='t', xlabel='a', ylabel='b')\n    return ax", NOT_YET, "outside", "inside it"),
    ("a title overwritten", "plot_top", "def plot_top(tokens, n):\n    fig, ax = plt.subplots()\n    ax.barh(*zip(*Counter(tokens).most_common(n)))\n    ax.title = 'Words'\n    return ax", NOT_YET, "title", "`ax.set_title(…)`"),
    ("plt.title overwritten", "plot_top", "def plot_top(tokens, n):\n    fig, ax = plt.subplots()\n    plt.barh(*zip(*Counter(tokens).most_common(n)))\n    plt.title = 'Words'\n    return ax", NOT_YET, "title", "`plt.title(…)` sets it"),
    ("square brackets on a method", "top_words", WORDS + "found = []\n    found.append[tokens]\n    return found", NOT_YET, "raised", "round brackets"),
    ("a method misspelt", "quoted", "def quoted(text):\n    return text.splitt('a')", NOT_YET, "raised", "Did you mean `.split`?"),
    ("too many names for a pair", "top_words", WORDS + "return [a for a, b in (tokens, tokens, n)]", NOT_YET, "raised", "taken apart"),
    ("a key of a key", "top_words", WORDS + "d = {'x': {}}\n    d['x']['y'] += 1", NOT_YET, "raised", "the second one a 0"),
    ("added with =+", "top_words", WORDS + "k = 0\n    for t in tokens:\n        k =+ len(t) - 1\n    return [(tokens[0], k)]", NOT_YET, "value", "`+=` adds to it"),
    ("a title at the left, labels of the figure, a line beside", "plot_top", "def plot_top(tokens, n):\n    fig, ax = plt.subplots()\n    ax.barh(*zip(*Counter(tokens).most_common(n)))\n    ax.axvline(1)\n    ax.set_title('t', loc='left')\n    fig.supxlabel('a')\n    fig.supylabel('b')\n    return ax", CORRECT, "correct", ""),
    ("a title of the figure", "plot_top", "def plot_top(tokens, n):\n    fig, ax = plt.subplots()\n    ax.barh(*zip(*Counter(tokens).most_common(n)))\n    fig.suptitle('t')\n    ax.set(xlabel='a', ylabel='b')\n    return ax", CORRECT, "correct", ""),
    ("figure and axes", "plot_top", "def plot_top(tokens, n):\n    fig, ax = plt.subplots()\n    ax.barh(*zip(*Counter(tokens).most_common(n)))\n    ax.set(title='t', xlabel='a', ylabel='b')\n    return fig, ax", NOT_YET, "type", "the axes alone"),
    ("a method not called", "top_words", WORDS + "return Counter([t for t in tokens if t.isalpha] + ['x']).most_common(n)", NOT_YET, "length", "`t.isalpha(…)`"),
    ("begun again each time", "quoted", "def quoted(text):\n    new = text.replace('a', 'b')\n    new = text.replace('c', 'd')\n    return [new]", NOT_YET, "value", "begins again from `text`"),
    ("a text changed in place", "quoted", "def quoted(text):\n    text[0] = 'x'", NOT_YET, "raised", "build a new one"),
    ("a function called like a method", "top_words", WORDS + "return tokens.Counter()", NOT_YET, "raised", "is a function, not a method"),
    ("article overwritten", "share", "tokens = ['a']\nshare = len(set(tokens)) / len(tokens)", NOT_YET, "stale", "`tokens` is no longer"),
    ("article deleted", "top_words", "del article\n" + WORDS + "return article.tokens[:n]", NOT_YET, "stale", "`article` is no longer"),
]  # fmt: skip


@pytest.mark.parametrize("name, exercise, source, outcome, reason, says", CASES, ids=[case[0] for case in CASES])
def test_learner_case(name, exercise, source, outcome, reason, says, capfd, monkeypatch):
    if reason != "timeout":
        monkeypatch.setattr(run, "LIMIT", 5)
    begun = own_time()
    verdict = verdict_on(exercise, source)
    verdict.next = "write your answer"
    text = verdict.markdown()
    assert (verdict.outcome, verdict.reason) == (outcome, reason), text
    assert says in text
    assert own_time() - begun < 10, "a check must not take long, whatever the answer does"
    assert text.count("\n") <= 2 and "newslens" not in text and "Traceback" not in text
    assert all(len(line) < 460 for line in text.split("\n"))
    out, err = capfd.readouterr()
    assert err == "" and out == ""


def test_a_slow_answer_has_many_times_the_time_of_the_solution(monkeypatch):
    assert run.limit_for(0.0) == run.LIMIT
    monkeypatch.setattr(run, "LONGEST", 20)
    assert run.limit_for(0.2) >= 10, "quadratic where the solution is linear, on a long text, is slow and right"
    monkeypatch.setattr(run, "LONGEST", 20)
    assert run.limit_for(1) <= 20 and run.limit_for(30) >= 60


def test_what_is_held_out_is_never_told():
    verdict = verdict_on("top_words", WORDS + "return Counter(tokens).most_common(n) if len(tokens) < 4 and 'X' not in tokens else [('a', 1)]")
    assert "have not seen" in verdict.opening or "It should give" in verdict.says
    right = [show(case.outcome.value) for case in cases_of("top_words") if not case.shown and case.outcome.value]
    verdict = verdict_on("top_words", WORDS + "return [('the', 30), (',', 28), ('.', 24)] if n == 10 else [(t, 0) for t in tokens][:n]")
    for name, source in (("top_words", WORDS + "return [('a', 2)] if n == 1 else Counter(tokens).most_common(n)[::-1]"),):
        text = verdict_on(name, source).markdown()
        assert not any(value in text for value in right), text


def cases_of(name: str):
    notebook, exercise = load_catalogue().find(name)
    reference = reference_for(notebook)
    return reference.cases(exercise, reference.shown_inputs(exercise))


def test_the_value_of_a_value_question_is_never_told():
    notebook, exercise = load_catalogue().find("share")
    value = reference_for(notebook).value(exercise)
    for answer in ("0.1", f"{value + 0.01}", f"round({value}, 1)", "'x'", "None", "[1]", f"str({value})", f"-{value}"):
        assert str(value)[:5] not in verdict_on("share", f"share = {answer}").says


def test_an_input_of_the_article_is_tried_on_a_spare_text_too():
    held = [case for case in cases_of("top_words") if not case.shown]
    assert any("ferry" in case.args[0] for case in held)


def test_the_learners_data_is_left_alone():
    notebook, exercise = load_catalogue().find("top_words")
    reference = reference_for(notebook)
    names = reference.copy_for("")
    mine = names["tokens"] = ["b", "a"]
    exec("memory = {'kept': [1]}\ncalls = 0\ndef top_words(tokens, n):\n    global calls\n    calls += 1\n    memory['kept'].append(calls)\n    return Counter(tokens).most_common(n)", names)
    verdict = judge(exercise, reference, names, (lambda a: (a.tokens, 3),))
    assert verdict.outcome == CORRECT
    assert names["memory"] == {"kept": [1]} and names["calls"] == 0
    assert names["tokens"] is mine and mine == ["b", "a"]


def test_figures_of_the_check_are_closed_and_the_learners_kept():
    import matplotlib.pyplot as plt

    plt.close("all")
    own = plt.figure()
    assert verdict_on("plot_top", CASES[[c[0] for c in CASES].index("plot right, standing bars")][2]).outcome == CORRECT
    assert plt.get_fignums() == [own.number]
    plt.close("all")


def test_what_an_answer_spoils_of_pyplot_is_put_back():
    verdict_on("plot_top", "def plot_top(tokens, n):\n    plt.xlabel = 'count'\n    return plt.gca()")
    assert callable(matplotlib.pyplot.xlabel)


def test_builtins_and_streams_are_put_back_after_a_bad_answer():
    before = builtins.input, sys.stdout, sys.stderr, sys.gettrace()
    verdict_on("top_words", WORDS + "import sys\n    sys.stdout = None\n    while True:\n        try:\n            1\n        except:\n            pass")
    assert (builtins.input, sys.stdout, sys.stderr, sys.gettrace()) == before


def test_a_text_that_lacks_what_is_needed(tmp_path, monkeypatch):
    text = tmp_path / "plain.txt"
    text.write_text("The boats were late.\n\nNobody said why, and nobody asked the harbour master about it.\n", encoding="utf-8")
    monkeypatch.setenv("NEWSLENS_ARTICLE", str(text))
    verdict = verdict_on("quoted", "def quoted(text):\n    return []")
    assert verdict.outcome == NOT_APPLICABLE and verdict.passed
    assert verdict.markdown().startswith("**Does not apply to this article**: nobody is quoted in it.")


def test_another_article_changes_what_is_right(tmp_path, monkeypatch):
    first = verdict_on("share", "share = 0.5026455026455027")
    text = tmp_path / "other.txt"
    text.write_text("One two three two.\n\nFour five three two, said nobody in particular.\n", encoding="utf-8")
    monkeypatch.setenv("NEWSLENS_ARTICLE", str(text))
    assert verdict_on("share", "share = len(set(tokens)) / len(tokens)").outcome == CORRECT
    notebook, exercise = load_catalogue().find("share")
    assert reference_for(notebook).value(exercise) == 11 / 15
    assert first.outcome in (CORRECT, NOT_YET)


def test_no_limit_outside_the_main_thread_and_no_failure():
    import threading

    found = []
    thread = threading.Thread(target=lambda: found.append(run.call(lambda: 7, ())))
    thread.start()
    thread.join()
    assert found[0].value == 7


def _spin(seconds: float, clock=time.perf_counter) -> int:
    end = clock() + seconds
    while clock() < end:
        pass
    return 7


@pytest.mark.parametrize("told", [True, False], ids=["where the system tells", "where it does not"])
def test_what_other_programs_do_is_not_charged_to_the_answer(monkeypatch, told):
    if not told:
        monkeypatch.setattr(limits, "_SCHEDULER", None)
    assert run.call(lambda: _spin(0.6, time.process_time), (), limit=0.3).timed_out
    assert run.call(lambda: time.sleep(2), (), limit=0.3).timed_out

    def a_third() -> tuple[float, float, float]:  # a machine that gives us a third of itself
        wall = time.perf_counter()
        return wall, wall / 3, wall * 2 / 3

    monkeypatch.setattr(limits, "_times", a_third)
    monkeypatch.setattr(limits, "_SCHEDULER", told or None)
    assert run.call(lambda: _spin(0.6), (), limit=0.3).value == 7
    assert run.call(lambda: _spin(2.5), (), limit=0.3).timed_out, "but not without end"


def test_a_limit_reached_at_the_last_moment_stays_inside_the_call():
    """The signal may come while the clock is being put away; nothing may escape, and no later code be hit."""
    found = set()
    for i in range(150):
        outcome = run.call(lambda: _spin(0.008 + i % 10 / 2000), (), limit=0.01)
        found.add((outcome.timed_out, outcome.value, outcome.failure is None))
        sum(range(20_000))
    assert found <= {(True, None, True), (False, 7, True)}, found
    assert sys.gettrace() is None or "pydev" in str(sys.gettrace()) or "cov" in str(sys.gettrace()).lower()


def test_an_answer_that_swallows_its_end_is_ended_and_nothing_after_it():
    def stubborn():
        while True:
            try:
                _spin(1)
            except BaseException:
                pass

    for _ in range(3):
        assert run.call(stubborn, (), limit=0.05).timed_out
        assert _spin(0.3) == 7, "no late signal, no tracer left behind"


ONE_STEP = ["import itertools\n    return sum(itertools.repeat(1))", "from itertools import cycle\n    return max(cycle(tokens or 'a'))", "return max(iter(int, 1))", "return sum(range(10**13))"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a copy of the process is made by fork")
@pytest.mark.parametrize("body", ONE_STEP)
def test_one_endless_step_inside_c_is_ended_from_outside(body):
    verdict = verdict_on("top_words", WORDS + body)
    assert verdict.reason == "timeout", verdict.text()


def test_an_endless_iterator_that_is_cut_off_is_no_fault():
    right = WORDS + "from itertools import count\n    return [pair for _, pair in zip(count(), Counter(tokens).most_common(n))]"
    assert apart.looks_endless(eval("lambda: count()", {"count": itertools.count}))
    assert verdict_on("top_words", right).outcome == CORRECT


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="only Linux keeps a process to a limit of memory")
@pytest.mark.parametrize("body", ["from itertools import count\n    return list(count())", "grown = list('ab')\n    while True:\n        grown.extend(grown)", "return ['a' * 10**11]", "grown = list('ab')\n    grown.extend(map(str.lower, grown))"])
def test_an_answer_that_eats_memory_is_ended_before_the_machine_is(body, monkeypatch):
    monkeypatch.setattr(limits, "MOST_MEMORY", 300 * 1024**2)
    monkeypatch.setattr(run, "LIMIT", 30)
    before = resource.getrlimit(resource.RLIMIT_AS)
    verdict = verdict_on("top_words", WORDS + body)
    assert verdict.reason == "raised" and "more memory" in verdict.says, verdict.text()
    assert resource.getrlimit(resource.RLIMIT_AS) == before


@pytest.mark.skipif(os.name == "nt", reason="this is the way of Windows, tried here on other systems")
def test_the_way_of_windows_stops_a_python_loop(monkeypatch):
    monkeypatch.delattr(limits.signal, "setitimer")
    old = signal.signal(signal.SIGINT, signal.default_int_handler)  # a process started in the background ignores it

    def forever():
        while True:
            pass

    try:
        outcome = run.call(forever, (), limit=0.3)
    finally:
        signal.signal(signal.SIGINT, old)
    assert outcome.timed_out and outcome.failure is None


def test_the_browser_has_no_limit(monkeypatch):
    monkeypatch.setattr(limits.sys, "platform", "emscripten")
    assert run.call(lambda: 5, (), limit=0.001).value == 5


# --- comparing --------------------------------------------------------------------------
RECURSIVE: list = []
RECURSIVE.append(RECURSIVE)
PAIRS = [
    (3, 3, None), (3, 3.0, None), (0.1 + 0.2, 0.3, None), (True, 1, "type"), (1, True, "type"), ("1", 1, "type"),
    (float("nan"), float("nan"), None), (float("nan"), 0.5, "value"), (math.inf, math.inf, None), (10**400, 10**400 + 1, "value"),
    ([1, 2], (1, 2), "type"), ({1, 2}, [1, 2], "type"), ({1, 2}, frozenset({1, 2}), None), ([1, 2], [2, 1], "order"), ([1, 2], [1], "length"),
    ([1, 2], [1, 2, 3], "length"), ({"a": 1}, {"a": 1.0}, None), ({"a": 1}, {"a": 2}, "value"), ({"a": 1}, {"b": 1}, "value"),
    ("a b", "a  b", "space"), ("Ab", "ab", "case"), ('"x"', "“x”", "lookalike"), ("tokens", "tоkens", "lookalike"), ("a", None, "none"),
    ([0.123456], [0.12], "rounded"), ([[1], [2]], [[1], (2,)], "type"), ([1], RECURSIVE, "value"), ([], [], None), ("", "x", "value"),
    ([True], [1], "value"), ({"a": [1, 2]}, {"a": [2, 1]}, "order"), (b"a", "a", "type"), ([], None, "none"),
]  # fmt: skip


SAID = [
    ([1, 2], [[1, 2]], "nesting", "one pair of brackets too many"), ([1, 2], [[1], [2]], "nesting", "leave the inner ones out"),
    ([[1, 2], [3]], [1, 2, 3], "nesting", "in groups"), (["a", "b"], "b", "nesting", "single item"), ([7], 7, "nesting", "single item"), (7, [7], "nesting", "stands alone in a list"),
    (0.25, "0.25", "type", "reads like a number"), (7, "7", "type", "reads like a number"), ("7", 7, "type", "`str(…)`"), ("a", 7, "type", "a string is asked for"),
    ([0.25, 0.5], [25.0, 50.0], "percent", "factor of a hundred"), ({"a": 0.25, "b": 0.5}, {"a": 25, "b": 50}, "percent", "factor of a hundred"),
    (2 / 3, 0, "value", "cut the decimals off"), (5 / 3, 1, "rounded", "lost its decimals"), (0.117, 0.1, "value", "too small"), (1 / 3, 3.0, "inverse", "other way up"), (-0.25, 0.25, "sign", "wrong way round"), (0.2, 0.8, "rest", "all the others"),
    ([3, 1, 2], [1, 2, 3], "order", "from the smallest up"), (["b", "a", "c"], ["a", "b", "c"], "order", "by the alphabet"), ([1, 2, 3], [2, 3, 1], "order", "not sorted"), ([1, 3, 2], [2, 3, 1], "order", "the last one stands first"),
    (["a", "b", "c"], ["b", "c", "d"], "shift", "moved by one place"), (["a", "b", "c"], ["a", "b"], "length", "missing at its end"), (["a", "b", "c"], ["b", "c"], "length", "missing at its beginning"),
    ([2, 3, 9], [3, 4, 10], "value", "too large by the same amount"), (["the", "sea"], ["The", "Sea"], "case", "capital"), (["the"], ["The", "the"], "case", "lower case"), ({"the"}, {"The"}, "case", "lower case"),
    ({"the": 2}, {"The": 1, "the": 1}, "case", "lower case"), ({"a": "x", "b": "y"}, {"x": "a", "y": "b"}, "value", "changed places"), ({"a": [1]}, {"a": 1}, "value", "should be a list"), (["a"], ["a", "a"], "length", "more often"),
    (["a", "b"], ["a", "b", "c", "d"], "length", "too much at its end"), (True, "True", "type", "without quotation marks"), ("abc", ["a", "b", "c"], "type", "`join`"),
    ({"a": {1, 2}}, {"a": [1, 2]}, "type", "a set is asked for"), ({"a": [1, 2]}, {"a": (1, 2)}, "type", "a list is asked for"),
    ({"a": 1}, {}, "length", "empty"), (["a", "b"], ["a", 2], "value", "should be a string"),
]  # fmt: skip


@pytest.mark.parametrize("expected, got, reason, words", SAID, ids=[f"{show(a, 30)} against {show(b, 30)}" for a, b, _, _ in SAID])
def test_a_difference_that_has_a_name_is_called_by_it(expected, got, reason, words):
    found = difference(expected, got)
    assert found is not None and found.reason == reason and words in found.sentence, found


@pytest.mark.parametrize("expected, got, reason", PAIRS, ids=[f"{show(a, 30)} against {show(b, 30)}" for a, b, _ in PAIRS])
def test_difference(expected, got, reason):
    found = difference(expected, got)
    assert (found.reason if found else None) == reason
    assert found is None or found.sentence.endswith((".", "?"))


def test_order_and_tolerance_can_be_set_free():
    assert difference([1, 2, 2], [2, 1, 2], order=False) is None
    assert difference([1, 2, 2], [2, 1, 1], order=False) is not None
    assert difference(0.50, 0.505, tolerance=0.02) is None
    assert difference(0.50, 0.52, tolerance=0.02) is not None


def test_values_of_libraries():
    np = pytest.importorskip("numpy")
    assert difference(3, np.int64(3)) is None and difference(True, np.bool_(True)) is None
    assert difference([1, 2], np.array([1, 2])).reason == "type"
    from nltk import FreqDist, Tree

    assert difference({"a": 2}, FreqDist("aa")) is None
    assert difference(Tree("S", ["a"]), Tree("S", ["a"])) is None
    assert difference(Tree("S", ["a"]), Tree("NP", ["a"])).reason == "value"
    assert difference(Tree("S", ["a"]), ["a"]).reason == "type"


# --- showing ----------------------------------------------------------------------------
@pytest.mark.parametrize("value", ["<script>alert(1)</script>", "a`b``c", "line\nbreak", "$x$", "**bold**", "x" * 10_000, list(range(10_000)), RECURSIVE, {"k": "v" * 999}, ("one",), set(), 10**5000], ids=range(12))
def test_shown_data_is_short_and_harmless(value):
    text = code(show(value))
    assert len(text) <= 100 and "\n" not in text and text[0] == "`" and text[-1] == "`"
    if value == "a`b``c":
        assert text == "``` 'a`b``c' ```"


def test_markdown_as_text_keeps_what_stands_in_code():
    assert plain_text("**Not yet.** `a * b * c` costs \\$3  \n*Next:* go") == "Not yet. `a * b * c` costs $3\nNext: go"


def test_dollars_outside_code_are_no_mathematics():
    line = Verdict(NOT_YET, says="`$a$` costs $3, not $4.").markdown()
    assert r"\$3, not \$4" in line and "`$a$`" in line


ONCE = [  # answers where a number is asked for: how many tokens occur once
    ("def hapaxes(tokens):\n    return (t for t in tokens if tokens.count(t) == 1)", "generator", "a number is asked for"),
    ("def hapaxes(tokens):\n    yield sum(c == 1 for c in Counter(tokens).values())", "generator", "`return` gives the one"),
    ("def hapaxes(tokens):\n    n = 0\n    for t in tokens:\n        if tokens.count(t) == 1:\n            n = n + 1\n            return n\n    return n", "value", "`return n` stands inside the loop"),
    ("def hapaxes(tokens):\n    return None if tokens else 0", "none", "says `None` itself"),
    ("def hapaxes(tokens):\n    tokens = list(tokens)\n    for t in tokens:\n        tokens.remove(t)\n    return len(tokens)", "value", "passed over"),
]


@pytest.mark.parametrize("source, reason, says", ONCE, ids=[row[1] for row in ONCE])
def test_where_a_number_is_asked_for(tmp_path, monkeypatch, source, reason, says):
    (tmp_path / "solutions").mkdir()
    (tmp_path / "data").symlink_to(HERE.parent / "data")
    cells = [
        ("markdown", "### 1.1 Once ★"), ("code", "from collections import Counter\n# BEGIN SOLUTION\ndef hapaxes(tokens):\n    return sum(n == 1 for n in Counter(tokens).values())\n# END SOLUTION"),
        ("code", 'check("hapaxes", (["a", "b", "a", "c", "c"],), (["d", "e"],), lambda a: (a.tokens,))'),
    ]  # fmt: skip
    stored = {"cells": [{"cell_type": kind, "id": f"c{i}", "metadata": {}, "source": text} for i, (kind, text) in enumerate(cells)]}
    (tmp_path / "solutions" / "92_tiny.ipynb").write_text(json.dumps(stored), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    verdict = verdict_on("hapaxes", source)
    assert (verdict.outcome, verdict.reason) == (NOT_YET, reason) and says in verdict.says, verdict.text()


TRUE_TO_THE_CODE = [  # nothing here is a mistake of the kinds that are looked for
    "def f(words, n):\n    found = []\n    for w in words:\n        found.append(w)\n        if len(found) == n:\n            return found\n    return found",
    "def f(words):\n    n = 0\n    for w in words:\n        n += 1\n        if n == 3:\n            return n",
    "def f(word, ends):\n    for end, tag in ends:\n        if not word.endswith(end):\n            continue\n        return tag",
    "def f(words):\n    found, before = [], words[0]\n    for i in range(1, len(words)):\n        found.append((before, words[i]))\n        before = words[i]\n    return found",
    "def f(words):\n    return [words[i:][:2] for i in range(len(words) - 1)]",
    "def f(words):\n    for i in range(len(words) - 1):\n        pair = (words[i], words[1 + i])\n    return pair",
    "def f(one, two):\n    here, there = {}, {}\n    for w in one:\n        k = 0\n        k += len(w)\n        here[w] = k\n    for w in two:\n        k = 0\n        k += len(w)\n        there[w] = k\n    return here, there",
    "def f(word):\n    tail = word[-2:]\n    return tail == '.\"' or word.endswith('.\"')",
    "def f(words):\n    return sorted(words, key=str.lower), list(map(str.strip, words))",
    "absent = [1, 2]\nlen(absent)\nabsent[0] == 1",
]


@pytest.mark.parametrize("source", TRUE_TO_THE_CODE, ids=range(len(TRUE_TO_THE_CODE)))
def test_nothing_false_is_said_of_a_source(source):
    assert habits.seen_in(source) == ""


def test_a_step_that_the_solution_sets_is_asked_for():
    def thirds(n):
        return n * 3

    asked = ipywidgets.interactive(thirds, n=(0.5, 3.0, 0.5))
    other = controls.difference(asked, ipywidgets.interactive(thirds, n=(0.5, 3.0, 1.0)), difference)
    assert other.reason == "controls" and "steps of `1.0`" in other.sentence
    assert controls.difference(asked, ipywidgets.interactive(thirds, n=(0.5, 3.0, 0.5)), difference) is None
    usual = ipywidgets.interactive(thirds, n=(1, 3))
    assert controls.difference(usual, ipywidgets.interactive(thirds, n=(1, 3, 2)), difference) is None, "nobody asked for a step"


def test_a_list_of_all_values_does_for_a_slider_and_fixed_values_are_handed_on():
    asked = ipywidgets.interactive(lambda n: n * 3, n=(1, 3))
    assert controls.difference(asked, ipywidgets.interactive(lambda n: n * 3, n=[1, 2, 3]), difference) is None
    assert "no slider" in controls.difference(asked, ipywidgets.interactive(lambda n: n * 3, n=[1, 3]), difference).sentence
    assert controls.difference(asked, ipywidgets.interactive(lambda factor, n: n * factor, factor=ipywidgets.fixed(3), n=(1, 3)), difference) is None


def rows_of_points(places: list[int], names: list[str]) -> object:
    fig, ax = matplotlib.pyplot.subplots()
    ax.plot([1, 2, 3], [0, 1, float("nan")], "o")
    ax.plot([3], [0], "o")
    if names:
        ax.set_yticks(places, names)
    return ax


def test_the_names_of_rows_of_points_are_looked_at():
    asked = rows_of_points([0, 1], ["Osei", "Lind"])
    assert drawn.difference(asked, rows_of_points([1, 0], ["Lind", "Osei"])) is None
    assert "not stand at their rows" in drawn.difference(asked, rows_of_points([0, 1], ["Lind", "Osei"])).sentence
    assert "which row is whose" in drawn.difference(asked, rows_of_points([], [])).sentence
    matplotlib.pyplot.close("all")


def test_progress_says_which_exercise_has_changed_since_it_was_done():
    share, words = (load_catalogue().find(name)[1] for name in ("share", "top_words"))
    as_it_is = [(e, overview.DONE, {"done": "2026", "made": e.fingerprint}) for e in (share, words)]
    assert not any("changed" in line for line in overview.as_lines(as_it_is))
    older = [(share, overview.DONE, {"done": "2026", "made": "of an older solution"}), as_it_is[1]]
    assert overview.as_lines(older)[-1].endswith(f"changed since you did it: {share.number}.")
    assert not any("changed" in line for line in overview.as_lines([(share, overview.DONE, {"done": "2026", "made": ""})])), "an older record does not tell"


def test_a_table_that_the_task_names_may_be_read():
    from types import SimpleNamespace

    from newslens.exercises.functions import _ignores_arguments

    names = {"values": {"lambasted": -3}, "tokens": ["a"]}
    exec("def model(verb):\n    return values[verb]\ndef answer(verb):\n    return values.get(verb, 1)\ndef other(verb):\n    return verb in tokens", names)
    given = SimpleNamespace(given={"values": names["values"], "tokens": names["tokens"]})
    assert _ignores_arguments(names["answer"], names["model"], [], given, None) == ""
    assert "It reads `tokens`" in _ignores_arguments(names["other"], names["model"], [], given, None)
