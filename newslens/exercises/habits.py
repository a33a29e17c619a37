"""Mistakes that can be seen in the source of a wrong answer: a ``return`` inside the loop, ``x == "a" or "b"`` …

Asked only once an answer is known to be wrong, and only for mistakes that every beginner makes.
"""

from __future__ import annotations

import ast
import inspect
import itertools
import re
import textwrap
from collections.abc import Callable, Iterator

from newslens.exercises.show import code

GIVES_NEW = {"replace", "lower", "upper", "strip", "lstrip", "rstrip", "casefold", "title", "translate", "join", "split"}
GIVES_NEW_LIST = {"sorted", "reversed", "set", "list", "round", "len", "str", "int", "sum"}
METHODS = {"lower", "upper", "casefold", "strip", "split", "startswith", "endswith", "isalpha", "isdigit", "isupper", "islower", "isalnum", "most_common"}
GIVES_NONE = {"append", "extend", "sort", "reverse", "add", "update", "insert", "remove", "clear"}


def surely(answer: Callable | str) -> str:
    """Return a sentence on a mistake that cannot be meant so, whatever else is wrong; or ""."""
    text, tree = _read(answer)
    return next(_certain(tree, text), "") if tree else ""


def seen_in(answer: Callable | str) -> str:
    """Return a sentence on the first mistake in the source of a function, or in a cell's source; or ""."""
    text, tree = _read(answer)
    return (next(_certain(tree, text), "") or next(_likely(tree), "")) if tree else ""


def _read(answer: Callable | str) -> tuple[str, ast.AST | None]:
    try:
        text = textwrap.dedent(answer if isinstance(answer, str) else inspect.getsource(answer))
        return text, ast.parse(text)
    except Exception:  # no source to be had, or not a whole statement
        return "", None


def _certain(tree: ast.AST, text: str) -> Iterator[str]:
    if re.search(r"(?<![=!<>+*/%|&^:-])=\+ ?\w", text):
        yield f"{code('=+')} gives the value anew each time; {code('+=')} adds to it."
    shown = set(map(id, tree.body))  # at the left edge of a cell an expression is there to be looked at
    for node in ast.walk(tree):
        if id(node) in shown:
            continue
        if isinstance(node, ast.Expr) and isinstance(node.value, (ast.BinOp, ast.Compare)):
            keep = "`==` compares; a single `=` gives a value" if isinstance(node.value, ast.Compare) else "`name = …` keeps it"
            yield f"{code(ast.unparse(node)[:60])} works out a value and keeps it nowhere; {keep}."
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) and getattr(node.value.func, "id", "") in GIVES_NEW_LIST:
            yield f"{code(ast.unparse(node)[:60])} gives something new, leaves what it was given as it is, and is kept nowhere: return it, or give it a name."
        if isinstance(node, ast.Expr) and (method := _method(node.value)) in GIVES_NEW:
            yield f"{code('.' + method + '(…)')} leaves its text as it is and gives a new one: keep that, with `text = …`, or return it."
    if uncalled := _uncalled(tree):
        yield f"{code(uncalled)} is the method itself, and not what it gives: the brackets that call it are missing, {code(uncalled + '(…)')}."


def _likely(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.Or) and isinstance(node.values[0], ast.Compare):
            if any(isinstance(value, ast.Constant) and value.value for value in node.values[1:]):
                yield f"{code(ast.unparse(node)[:60])} is always true, because a text that is not empty counts as true: write `x in (…)`."
        if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.And) and _two_at_once(node):
            yield f"{code(ast.unparse(node)[:60])} is never true, because nothing is two things at once: write `or`, or `x in (…)`."
        if isinstance(node, (ast.Assign, ast.Return)) and (method := _method(node.value)) in GIVES_NONE:
            yield f"{code('.' + method + '(…)')} changes the list or set in place and gives None: write it on a line of its own."
        if isinstance(node, (ast.Assign, ast.Return)) and isinstance(node.value, ast.Call) and getattr(node.value.func, "id", "") == "print":
            yield "`print(…)` shows its value and gives None: leave `print` out and keep what stands in its brackets."
        if isinstance(node, ast.Call) and (method := _method(node)) in ("endswith", "startswith", "count", "find", "index") and _only_marks(node):
            several = "one by one" if method in ("count", "find", "index") else f"as a tuple: {code(f'.{method}((a, b))')}"
            yield f"{code('.' + method + '(' + ast.unparse(node.args[0]) + ')')} asks for all of these characters in a row. Ask for them {several}."
        if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.Eq) and _is_marks(node.comparators[0]) and isinstance(node.left, ast.Name):
            yield f"{code(ast.unparse(node))} asks whether it is all of these characters at once; {code(ast.unparse(node).replace('==', 'in'))} asks for one of them."
    for node in ast.walk(tree):
        if isinstance(node, (ast.For, ast.While)) and not any(isinstance(n, ast.Continue) for n in ast.walk(node)):
            if _both_ways(node.body[-1]):
                yield "Whichever way its last `if` goes, it returns, so the loop ends in the first round: one of the two belongs behind the loop."
            if isinstance(node.body[-1], ast.Return):
                yield "Its `return` stands inside the loop, so it ends in the first round: move it out to the left."
            if early := _early(node):
                yield f"{code(early)} stands inside the loop, so it ends with the first one that it finds: move it out to the left."
            if _else_returns(node.body[-1]):
                yield "The `return` in its `else` ends the loop at the first one that does not fit: move it behind the loop."
        if isinstance(node, ast.Return) and node.value is None:
            yield "Nothing stands behind one of its `return`s: what is to come out belongs there."
    for node in ast.walk(tree):
        if isinstance(node, ast.For) and isinstance(node.target, ast.Name) and (lost := _lost(node)):
            yield f"{code(lost)} gives the loop's own name a new value, and the next round forgets it: what the loop runs over stays as it is. Collect the new values in a list or a text."
        if isinstance(node, ast.For) and (changed := _walked_and_changed(node)):
            yield f"{code(changed)} changes the list that the loop walks through, so the next item is passed over: collect what stays in a new list."
        if isinstance(node, ast.For) and (end := _left_out(node, tree)):
            yield f"{code(ast.unparse(node.iter))} leaves out the {end} place: places run from 0 to the length less one, and {code('range(len(…))')} gives them all."
        if isinstance(node, (ast.FunctionDef, ast.Module)):
            if again := _from_the_start(node):
                yield f"Each of these lines begins again from {code(again)}, so only the last of them counts: let each begin from what the one before has made."
            for loop in (n for n in node.body if isinstance(n, (ast.For, ast.While))):
                if anew := _anew(loop, node):
                    yield f"{code(anew)} stands inside the loop, so every round begins anew and only the last one is left: move it above the loop."


def _two_at_once(node: ast.BoolOp) -> bool:
    """``x == "a" and x == "b"``"""
    asked = [v for v in node.values if isinstance(v, ast.Compare) and isinstance(v.ops[0], ast.Eq) and isinstance(v.comparators[0], ast.Constant)]
    return any(ast.unparse(a.left) == ast.unparse(b.left) and a.comparators[0].value != b.comparators[0].value for a, b in itertools.combinations(asked, 2))


def _only_marks(call: ast.Call) -> bool:
    return len(call.args) == 1 and _is_marks(call.args[0])


def _is_marks(node: ast.AST) -> bool:
    """A text of several characters none of which is a letter, a digit or a space, each of them another."""
    text = node.value if isinstance(node, ast.Constant) else ""
    if isinstance(text, str) and len(text) == 2 and text[1] in "\"”’'" and text[0] in ".!?,":
        return False  # a stop and the mark behind it belong together
    return isinstance(text, str) and len(text) > 1 and len(set(text)) == len(text) and not any(c.isalnum() or c.isspace() for c in text)


def _both_ways(last: ast.stmt) -> bool:
    """``if …: return a`` with ``else: return b``"""
    return isinstance(last, ast.If) and bool(last.orelse) and isinstance(last.body[-1], ast.Return) and (isinstance(last.orelse[-1], ast.Return) or _both_ways(last.orelse[-1]))


def _else_returns(last: ast.stmt) -> bool:
    """``if …: n += 1`` with ``else: return 0``"""
    return isinstance(last, ast.If) and bool(last.orelse) and isinstance(last.orelse[-1], ast.Return) and not isinstance(last.body[-1], ast.Return)


def _uncalled(tree: ast.AST) -> str:
    """Return ``word.lower`` where that stands without brackets and is handed to nobody who would call it."""
    called = {id(n.func) for n in ast.walk(tree) if isinstance(n, ast.Call)}
    handed = {id(k.value) for n in ast.walk(tree) if isinstance(n, ast.Call) for k in n.keywords}
    found = (n for n in ast.walk(tree) if isinstance(n, ast.Attribute) and n.attr in METHODS and id(n) not in called | handed)
    return next((ast.unparse(n) for n in found if ast.unparse(n.value) != "str"), "")


def _early(loop: ast.For | ast.While) -> str:
    """Return a ``return found`` inside an ``if`` of the loop that collects ``found``."""
    collected = {ast.unparse(n.target) for n in ast.walk(loop) if isinstance(n, ast.AugAssign)}
    collected |= {ast.unparse(n.targets[0]) for n in ast.walk(loop) if isinstance(n, ast.Assign) and isinstance(n.value, ast.BinOp) and ast.unparse(n.targets[0]) == ast.unparse(n.value.left)}
    collected |= {ast.unparse(n.func.value) for n in ast.walk(loop) if isinstance(n, ast.Call) and _method(n) in ("append", "add", "extend", "update")}
    if isinstance(loop, ast.While) or any(_asks_for(n.test, collected) for n in ast.walk(loop) if isinstance(n, ast.If)):
        return ""  # it may know when it has enough
    returns = [n for n in ast.walk(loop) if isinstance(n, ast.Return) and n.value is not None and collected & {ast.unparse(part) for part in ast.walk(n.value)}]
    return ast.unparse(returns[0]) if returns else ""


def _walked_and_changed(loop: ast.For) -> str:
    """Return ``words.remove(word)`` in a loop over ``words``."""
    walked = ast.unparse(loop.iter)
    calls = [n for line in loop.body for n in ast.walk(line) if isinstance(n, ast.Call) and _method(n) in ("remove", "pop", "insert")]
    return next((ast.unparse(call) for call in calls if ast.unparse(call.func.value) == walked), "")


def returns_none(answer: Callable) -> bool:
    """Say whether a function says itself that it returns None."""
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(answer)))
    except Exception:
        return False
    values = [n.value for n in ast.walk(tree) if isinstance(n, ast.Return) and n.value is not None]
    return any(isinstance(n, ast.Constant) and n.value is None for value in values for n in (value, *(getattr(value, side, None) for side in ("body", "orelse"))))


def _asks_for(test: ast.expr, collected: set[str]) -> bool:
    names = {ast.unparse(part) for part in ast.walk(test)}
    return bool(names & (collected | {"len"}))


def _from_the_start(around: ast.FunctionDef | ast.Module) -> str:
    """Return ``text`` of ``new = text.replace(…)``, ``new = text.replace(…)``, one right below the other."""
    for one, two in itertools.pairwise(around.body):
        if isinstance(one, ast.Assign) and isinstance(two, ast.Assign) and ast.unparse(one.targets[0]) == ast.unparse(two.targets[0]):
            first, second = (line.value.func.value if _method(line.value) in GIVES_NEW else None for line in (one, two))
            if isinstance(first, ast.Name) and isinstance(second, ast.Name) and first.id == second.id != ast.unparse(one.targets[0]):
                return first.id
    return ""


def _left_out(loop: ast.For, tree: ast.AST) -> str:
    """Return the end of a list that ``range(1, len(x))`` or ``range(len(x) - 1)`` leaves out, where nothing but ``x[i]`` is asked for."""
    call = loop.iter
    if not (isinstance(call, ast.Call) and getattr(call.func, "id", "") == "range" and isinstance(loop.target, ast.Name)):
        return ""
    asked = [ast.unparse(arg) for arg in call.args]
    found = re.fullmatch(r"1, len\((\w+)\)|(?:0, )?len\((\w+)\) - 1", ", ".join(asked))
    if not found:
        return ""
    walked = found[1] or found[2]
    places = {ast.unparse(n.slice) for n in ast.walk(tree) if isinstance(n, ast.Subscript) and ast.unparse(n.value) == walked}
    kept = any(isinstance(n, ast.Assign) and f"{walked}[" in ast.unparse(n.value) for n in ast.walk(loop))
    return ("first" if found[1] else "last") if places == {loop.target.id} and not kept else ""


def _anew(loop: ast.For | ast.While, around: ast.FunctionDef | ast.Module) -> str:
    """Return an assignment of nothing (``x = []``) in a loop, where ``x`` is read after the loop and has no value before it."""
    for line in loop.body:
        if isinstance(line, ast.Assign) and isinstance(line.targets[0], ast.Name) and ast.unparse(line.value) in ("[]", "{}", "0", "''", "set()", "Counter()", "dict()", "list()"):
            name = line.targets[0].id
            after = [n for other in around.body if other.lineno > loop.end_lineno for n in ast.walk(other)]
            before = [n for other in around.body if other.lineno < loop.lineno for n in ast.walk(other)]
            again = any(isinstance(n, ast.Name) and n.id == name and isinstance(n.ctx, ast.Store) for n in after)
            if not again and any(isinstance(n, ast.Name) and n.id == name for n in after) and not any(isinstance(n, ast.Name) and n.id == name for n in before):
                return ast.unparse(line)
    return ""


def _lost(loop: ast.For) -> str:
    """Return an assignment to the loop's variable whose value nothing reads."""
    name = loop.target.id
    for node in (n for line in loop.body for n in ast.walk(line)):
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == name for t in node.targets):
            reads = (n for line in loop.body for n in ast.walk(line) if isinstance(n, ast.Name) and n.id == name and isinstance(n.ctx, ast.Load))
            if not any((n.lineno, n.col_offset) > (node.end_lineno, node.end_col_offset) for n in reads if not isinstance(node, ast.If)):
                return ast.unparse(node)[:60]
    return ""


def _method(node: ast.AST | None) -> str:
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return ""
    drawing = isinstance(node.func.value, ast.Name) and node.func.value.id in ("plt", "ax", "fig")  # plt.title() is no method of a text
    return "" if drawing else node.func.attr
