"""Say what an error in the learner's code means, with the learner's own line."""

from __future__ import annotations

import builtins
import inspect
import re

from newslens.exercises.run import AskedForInput, Failure
from newslens.exercises.show import a_type, code, show

MEANS = {
    NameError: "A name in it has no value: is it spelled right, and defined in this cell?",
    UnboundLocalError: "A variable is used before it gets a value.",
    IndexError: "It asks for a place that the list does not have. What if the list is empty or short?",
    KeyError: "It asks for a key that the dictionary does not have; .get(key, 0) gives 0 instead.",
    ZeroDivisionError: "It divides by nothing. What should come out when there is nothing to count?",
    AttributeError: "That value has no such method: look at what type it is.",
    TypeError: "Two things do not fit together there: look at the type of each.",
    ValueError: "A function there got a value it cannot use.",
    RecursionError: "The function calls itself without end.",
    SystemExit: "It calls exit(): leave that out, it would end your notebook.",
    KeyboardInterrupt: "It was interrupted.",
    MemoryError: "It asks for more memory than there is.",
    AskedForInput: "It asks with input(): a function gets what it needs through its parameters.",
}


def explain(failure: Failure, namespace: dict, given: dict) -> str:
    """Return the learner's line and, in a sentence, what the error means."""
    line = f"Your line {failure.line}: {code(failure.source[:80])}. " if failure.source else ""
    taken = _taken(failure, namespace, given)
    if taken:
        return line + taken
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
