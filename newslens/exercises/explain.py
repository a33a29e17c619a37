"""Say what an error in the learner's code means, with the learner's own line."""

from __future__ import annotations

import builtins
import difflib
import inspect
import re

from newslens.exercises.run import AskedForInput, CheckInside, Failure
from newslens.exercises.show import a_type, code, show

MEANS = {
    NameError: "That name has no value: is it spelled right, and has the cell that defines it been run since the last start?",
    UnboundLocalError: "That name has no value yet when it is used: it gets one only above the function, or only inside an `if` or loop that was passed over. Give it one at the beginning of the function.",
    IndexError: "It asks for a place that the list does not have: places count from 0 to its length less one. What if the list is empty or short?",
    KeyError: "It asks for a key that the dictionary does not have (yet).",
    ZeroDivisionError: "It divides by zero. When is that number zero, and what should come out then?",
    AttributeError: "That value has no such method: look at what type it is.",
    TypeError: "Two things do not fit together there: look at the type of each.",
    ValueError: "A function there got a value it cannot use.",
    RecursionError: "The function calls itself without end.",
    RuntimeError: "A dictionary or set is changed while a loop walks through it: collect what is to stay in a new one.",
    SystemExit: "It calls exit(): leave that out, it would end your notebook.",
    KeyboardInterrupt: "It was interrupted.",
    MemoryError: "It asks for more memory than a check gives: does a list or a text grow in every round?",
    CheckInside: "A line such as `check(…)` stands inside the answer. Move it out, to the left edge of a cell of its own.",
    AskedForInput: "It asks with input(): a function gets what it needs through its parameters.",
}


def explain(failure: Failure, namespace: dict, given: dict, exercises: dict[str, str] | None = None) -> str:
    """Return the learner's line and, in a sentence, what the error means; ``exercises`` are ids with their numbers."""
    line = f"Your line {failure.line}: {code(failure.source[:80])}. " if failure.source else ""
    special = _taken(failure, namespace, given) or _no_name(failure, namespace, exercises or {}) or _no_method(failure, namespace) or _special(failure)
    if special:
        return line + special
    kind = next((t for t in failure.type.__mro__ if t in MEANS), None)
    return line + (MEANS[kind] if kind else "Run it on this input in a cell of its own and read the last line.")


def _taken(failure: Failure, namespace: dict, given: dict) -> str:
    """Notice a function whose name the notebook has given to something else (``len = 3``)."""
    if not issubclass(failure.type, (TypeError, AttributeError, NameError)):
        return ""
    for name in re.findall(r"[^\W\d]\w*", failure.source):
        value = namespace.get(name, ...)
        if value is ... or callable(value) or inspect.ismodule(value):
            continue
        if hasattr(builtins, name):
            return f"{code(name)} has been given another value in this notebook ({a_type(value)}); {code('del ' + name)} gives Python's own back."
        if name in given and (callable(given[name]) or inspect.ismodule(given[name])):
            return f"{code(name)} has been given another value in this notebook ({code(show(value, 30))}); run the first cell again and choose another name."
    return ""


def _no_name(failure: Failure, namespace: dict, exercises: dict[str, str]) -> str:
    """Say where a missing name may come from: an earlier exercise, or a slip of the pen."""
    if failure.type is not NameError or not (found := re.match(r"name '(\w+)' is not defined", failure.text)):
        return ""
    name = found[1]
    if name in exercises:
        return f"{code(name)} is your answer to {exercises[name]}, and is not there since the last start: run that cell first, or write what you need of it into this one."
    names = [n for n in (*namespace, *vars(builtins)) if isinstance(n, str) and not n.startswith("_")]
    near = [n for n in names if n.casefold() == name.casefold()] or difflib.get_close_matches(name, names, n=1, cutoff=0.8)
    return f"{code(name)} has no value. Did you mean {code(near[0])}?" if near else ""


def _no_method(failure: Failure, namespace: dict) -> str:
    """Notice a function that is called as if it were a method: ``text.word_tokenize()``."""
    found = re.match(r"'\w+' object has no attribute '(\w+)'", failure.text) if failure.type is AttributeError else None
    if found and (callable(namespace.get(found[1])) or hasattr(builtins, found[1])):
        return f"{code(found[1])} is a function, not a method: {code(found[1] + '(…)')}, with the value in its brackets."
    misspelt = re.match(r"'(str|list|dict|set|tuple|int|float)' object has no attribute '(\w+)'", failure.text) if failure.type is AttributeError else None
    if misspelt and (near := difflib.get_close_matches(misspelt[2], dir(getattr(builtins, misspelt[1])), n=1, cutoff=0.85)):
        return f"There is no {code('.' + misspelt[2])}. Did you mean {code('.' + near[0])}?"
    return ""


def an(kind: str) -> str:
    """Name a type in words."""
    return {"str": "a text", "dict": "a dictionary", "int": "a whole number", "float": "a decimal number"}.get(kind, f"a {kind}")


def _special(failure: Failure) -> str:
    """Say more about the errors of which each class makes many."""
    if failure.type is TypeError and (found := re.search(r"\.(endswith|startswith)\(", failure.source)):
        return f"{code('.' + found[1])} takes one text, or several in brackets of their own: {code('.' + found[1] + '((a, b))')}."
    if failure.type is TypeError and "'str' object does not support item assignment" in failure.text:
        return "A text cannot be changed in place: build a new one, piece by piece or with `.replace(…)`."
    if failure.type is TypeError and (found := re.search(r"'(list|tuple|str)' object cannot be interpreted as an integer", failure.text)):
        return "A whole number is wanted there: `range(len(…))` counts places; `for item in …` gives the items themselves."
    if failure.type is TypeError and (found := re.search(r"expected string or bytes-like object(?:, got '(list|tuple|set)')?", failure.text)):
        return f"One text is wanted there, and {an(found[1]) if found[1] else 'something else'} comes: take the texts one by one."
    if failure.type is TypeError and re.search(r"'(builtin_function_or_method|method|function)' object is not subscriptable", failure.text):
        return "A function or method is called with round brackets, as in `.append(…)`; square ones ask for an item."
    if failure.type is TypeError and re.search(r"'(builtin_function_or_method|method|function)' object is not iterable|has no len\(\)", failure.text):
        return "That is the function or method itself, not what it gives: the round brackets that call it may be missing."
    if failure.type is ValueError and "values to unpack" in failure.text:
        return "What is taken apart there has another number of parts than there are names for them. Two lists side by side are `zip(a, b)`."
    if failure.type is IndexError and failure.text.startswith("tuple index"):
        return "A tuple has fewer places than that: a pair has the places 0 and 1."
    if failure.type is IndexError and failure.text.startswith("string index"):
        return "It asks for a character that the text does not have. What if the text is empty? Places count from 0 to its length less one."
    if failure.type is AttributeError and "'NoneType'" in failure.text:
        return "What stands before that dot is None: a function without `return` gives it, and so do methods that change a list in place, such as `.sort()`."
    if failure.type is AttributeError and (found := re.match(r"'(list|tuple|set|dict)' object has no attribute '(\w+)'", failure.text)) and hasattr(str, found[2]):
        return f"{code('.' + found[2])} belongs to a single text, and there it meets a whole {found[1]}: take the texts out one by one."
    if failure.type is TypeError and (found := re.match(r"'(\w+)' object is not callable", failure.text)):
        if spoilt := re.search(r"plt\.\w+(?=\()", failure.source):
            return f"{code(spoilt[0])} has been given a text with `=` before: restart the kernel (Kernel, Restart), run the first two cells, then yours."
        return f"Round brackets call a function, and there they stand after {an(found[1])}; for an item of a list or dictionary take square ones."
    if failure.type is TypeError and re.match(r"unsupported operand type\(s\) for [-&|^]=?: '(list|tuple)'", failure.text):
        return "A list cannot be taken away from a list, nor compared with it in this way; sets can: `set(…)` makes one."
    if failure.type is AttributeError and (found := re.match(r"'(tuple|set|dict|str|dict_\w+)' object has no attribute '(\w+)'", failure.text)) and hasattr(list, found[2]):
        instead = " `sorted(…)` takes anything and gives a list." if found[2] == "sort" else ""
        return f"{code('.' + found[2])} belongs to a list, and there it meets {an(found[1])}.{instead}"
    if failure.type is TypeError and failure.text.startswith(("can only concatenate str", "unsupported operand")) and "'str'" in failure.text + "'str'" * ("concatenate str" in failure.text):
        return "Two values of different types are put together there: `str(…)` makes a text of a number, `int(…)` a number of a text."
    if failure.type is TypeError and failure.text.startswith("unhashable type"):
        return "A list cannot be a member of a set, or a key; a tuple can."
    if failure.type is TypeError and failure.text.startswith("list indices must be"):
        return "A list is asked for an item by its place, a whole number; `for item in …` gives the items themselves."
    if failure.type is ValueError and re.search(r"is not in list|substring not found|not in tuple", failure.text):
        return "`.index(…)` stops where there is no such thing: ask with `in` first."
    if issubclass(failure.type, KeyError):
        if re.search(r"\]\s*\.(append|add|extend)\(", failure.source):
            return "The key has no list or set yet when it comes for the first time: give it an empty one first."
        if re.search(r"\]\s*\[[^\]]*\]\s*[-+*]?=", failure.source):
            return "A key has nothing under it yet when it comes for the first time: the first one needs an empty dictionary, the second one a 0. A `Counter()` under the first has that 0 by itself."
        if re.search(r"\]\s*[-+*]=", failure.source):
            return "The key has no number yet when it comes for the first time: `.get(key, 0)` gives 0 instead."
    return ""
