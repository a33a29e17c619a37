"""Small faults put into a solution, one at a time, to see whether its check notices.

Method: mutation testing; that mutants of the model solution behave like students' faults was found by
Clegg, McMinn and Fraser (SIGCSE 2021).
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

SWAPS: dict[type, list[type]] = {
    ast.Lt: [ast.LtE, ast.Gt], ast.LtE: [ast.Lt], ast.Gt: [ast.GtE, ast.Lt], ast.GtE: [ast.Gt], ast.Eq: [ast.NotEq], ast.NotEq: [ast.Eq],
    ast.In: [ast.NotIn], ast.NotIn: [ast.In], ast.Is: [ast.IsNot], ast.IsNot: [ast.Is],
    ast.Add: [ast.Sub], ast.Sub: [ast.Add], ast.Mult: [ast.Div], ast.Div: [ast.Mult], ast.FloorDiv: [ast.Div], ast.Mod: [ast.Mult],
    ast.And: [ast.Or], ast.Or: [ast.And], ast.BitOr: [ast.BitAnd], ast.BitAnd: [ast.BitOr],
}  # fmt: skip
Change = tuple[str, Callable[[ast.AST], None]]


def mutants(source: str) -> list[tuple[str, str]]:
    """Return (label, source) for each mutant; the label shows the expression before and after."""
    tree = ast.parse(source)
    places = [node for node in ast.walk(tree) if not _is_docstring(node, tree)]
    parents = {id(child): node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    found, seen = [], {ast.unparse(tree)}
    order = {id(node): i for i, node in enumerate(ast.walk(tree))}
    for node in places:
        for change in _changes(node, _is_caption(node, parents)):
            mutated = ast.parse(source)  # quicker than a deep copy
            twin = next(n for i, n in enumerate(ast.walk(mutated)) if i == order[id(node)])
            shown = _context(node, parents)
            at = order[id(shown)]
            replaced = change(twin)
            if replaced is not None:
                mutated = _Swap(twin, replaced).visit(mutated)
            text = _unparse(mutated)
            if text is None or text in seen:
                continue
            seen.add(text)
            after = next((n for i, n in enumerate(ast.walk(mutated)) if i == at), mutated)
            label = f"{_short(shown)} -> {_short(after)}"
            found.append((label, text))
    return found


def _changes(node: ast.AST, caption: bool) -> Iterator[Callable[[ast.AST], ast.AST | None]]:
    if isinstance(node, ast.Compare):
        for i, operator in enumerate(node.ops):
            for other in SWAPS.get(type(operator), []):
                yield lambda twin, i=i, other=other: twin.ops.__setitem__(i, other())
    if isinstance(node, (ast.BinOp, ast.BoolOp, ast.AugAssign)):
        for other in SWAPS.get(type(node.op), []):
            yield lambda twin, other=other: setattr(twin, "op", other())
    if isinstance(node, ast.Constant) and not isinstance(node.value, bool) and node.value is not None:
        for value in [""] if caption else _other_constants(node.value):
            yield lambda twin, value=value: setattr(twin, "value", value)
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield lambda twin: setattr(twin, "value", not twin.value)
    if isinstance(node, ast.UnaryOp):
        yield lambda twin: twin.operand
    if isinstance(node, (ast.If, ast.IfExp, ast.While)) and not isinstance(node.test, ast.Constant):
        yield lambda twin: setattr(twin, "test", ast.UnaryOp(ast.Not(), twin.test))
    if isinstance(node, ast.IfExp):
        yield lambda twin: twin.body
        yield lambda twin: twin.orelse
    if isinstance(node, ast.comprehension):
        for i in range(len(node.ifs)):
            yield lambda twin, i=i: twin.ifs.pop(i) and None
    if isinstance(node, ast.Call):
        if isinstance(node.func, ast.Attribute) and node.func.attr in ("lower", "upper", "strip", "rstrip", "lstrip", "casefold", "copy"):
            yield lambda twin: twin.func.value
        if isinstance(node.func, ast.Name) and node.func.id in ("sorted", "set", "list", "reversed", "round", "abs") and node.args:
            yield lambda twin: twin.args[0]
        for i in range(len(node.keywords)):
            yield lambda twin, i=i: twin.keywords.pop(i) and None
        if len(node.args) == 2 and not any(isinstance(a, ast.Starred) for a in node.args):
            yield lambda twin: twin.args.reverse()
        if node.args and isinstance(node.func, ast.Attribute):
            yield lambda twin: twin.args.pop() and None
    if isinstance(node, ast.Slice):
        for end in ("lower", "upper", "step"):
            if getattr(node, end) is not None:
                yield lambda twin, end=end: setattr(twin, end, None)
    if isinstance(node, ast.Return) and node.value is not None:
        yield lambda twin: setattr(twin, "value", ast.Constant(None))
    if isinstance(node, (ast.Break, ast.Continue)):
        yield lambda twin: ast.Pass()
    if isinstance(node, (ast.AugAssign, ast.Expr)) and not isinstance(getattr(node, "value", None), ast.Constant):
        yield lambda twin: ast.Pass()


def _other_constants(value: object) -> list:
    if isinstance(value, (int, float)):
        return [value + 1, value - 1] if value not in (0, 1) else [value + 1]
    if isinstance(value, str):
        return ["XX" + value, ""] if value else ["XX"]
    return []


class _Swap(ast.NodeTransformer):
    def __init__(self, old: ast.AST, new: ast.AST):
        self.old, self.new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        return self.new if node is self.old else self.generic_visit(node)


def _context(node: ast.AST, parents: dict[int, ast.AST]) -> ast.AST:
    """Return the smallest piece around a node that a reader recognises."""
    shown = node
    while id(shown) in parents:
        above = parents[id(shown)]
        if isinstance(above, (ast.Module, ast.FunctionDef, ast.For, ast.While, ast.If, ast.With)) or len(_short(above, 200)) > 60:
            break
        shown = above
    return shown


def _short(node: ast.AST, longest: int = 90) -> str:
    try:
        text = " ".join(ast.unparse(node).split())
    except Exception:
        text = type(node).__name__
    return text if len(text) <= longest else text[: longest - 1] + "…"


def _unparse(tree: ast.AST) -> str | None:
    try:
        text = ast.unparse(ast.fix_missing_locations(tree))
        compile(text, "mutant", "exec")
    except Exception:
        return None
    return text


def _is_caption(node: ast.AST, parents: dict[int, ast.AST]) -> bool:
    """A figure must have its captions; what they say is for people to judge."""
    above = parents.get(id(node))
    if isinstance(above, ast.keyword):
        return above.arg in ("title", "xlabel", "ylabel", "label", "suptitle")
    return isinstance(above, ast.Call) and isinstance(above.func, ast.Attribute) and above.func.attr in ("set_title", "set_xlabel", "set_ylabel", "title", "xlabel", "ylabel", "suptitle")


def _is_docstring(node: ast.AST, tree: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and any(
        isinstance(n, ast.FunctionDef) and n.body and isinstance(n.body[0], ast.Expr) and n.body[0].value is node for n in ast.walk(tree)
    )
