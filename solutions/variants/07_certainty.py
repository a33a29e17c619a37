# Right and wrong answers to the exercises of 07. A wrong one carries the sentence that its author reads.

# %% agreement right: in a loop
def agreement(a, b):
    same = asked = 0
    for i in range(len(a)):
        if a[i] is None or b[i] is None:
            continue
        asked += 1
        if a[i] == b[i]:
            same += 1
    return same / asked if asked else 0.0

# %% agreement right: counts True
def agreement(a, b):
    hits = [x == y for x, y in zip(a, b) if None not in (x, y)]
    return hits.count(True) / max(1, len(hits))

# %% agreement wrong: You divide by all items. Those that one of the two left open say nothing: leave them out below, too.
def agreement(a, b):
    if not a:
        return 0.0
    return sum(x == y and x is not None for x, y in zip(a, b)) / len(a)

# %% agreement wrong: Two gaps are not an agreement. Count only items that both have labelled.
def agreement(a, b):
    if not a:
        return 0.0
    return sum(x == y for x, y in zip(a, b)) / len(a)

# %% agreement wrong: This is how many are the same. Divide by how many both have labelled.
def agreement(a, b):
    return sum(x == y for x, y in zip(a, b) if x is not None and y is not None)

# %% agreement wrong: This is the share on which they differ. The other share is asked for.
def agreement(a, b):
    both = [(x, y) for x, y in zip(a, b) if x is not None and y is not None]
    return sum(x != y for x, y in both) / len(both) if both else 0.0

# %% my_kappa right: with counters
def my_kappa(a, b):
    one, other = Counter(a), Counter(b)
    same = len([1 for x, y in zip(a, b) if x == y]) / len(a)
    chance = 0
    for label in one:
        chance += one[label] / len(a) * other[label] / len(b)
    return None if abs(chance - 1) < 1e-12 else (same - chance) / (1 - chance)

# %% my_kappa right: the other way round
def my_kappa(a, b):
    n = len(a)
    if len(set(a) | set(b)) == 1:
        return None
    wrong = sum(x != y for x, y in zip(a, b)) / n
    by_chance = 1 - sum(a.count(label) * b.count(label) for label in set(a + b)) / (n * n)
    return 1 - wrong / by_chance

# %% my_kappa wrong: This is plain agreement. Take away what habits alone would give.
def my_kappa(a, b):
    if len(set(a) | set(b)) == 1:
        return None
    return sum(x == y for x, y in zip(a, b)) / len(a)

# %% my_kappa wrong: You took chance away but did not divide: how long is the way from chance to perfect?
def my_kappa(a, b):
    n = len(a)
    expected = sum(a.count(label) * b.count(label) for label in set(a)) / n ** 2
    return None if expected == 1 else sum(x == y for x, y in zip(a, b)) / n - expected

# %% my_kappa wrong: You give every label the same chance. People have habits: take the shares that the labels have in `a` and in `b`.
def my_kappa(a, b):
    kinds = set(a) | set(b)
    if len(kinds) == 1:
        return None
    observed = sum(x == y for x, y in zip(a, b)) / len(a)
    return (observed - 1 / len(kinds)) / (1 - 1 / len(kinds))

# %% my_kappa wrong: You square the shares of one person. Multiply each label's share in `a` by its share in `b`.
def my_kappa(a, b):
    n = len(a)
    observed = sum(x == y for x, y in zip(a, b)) / n
    expected = sum(a.count(label) ** 2 for label in set(a)) / n ** 2
    return None if expected == 1 else (observed - expected) / (1 - expected)

# %% my_kappa wrong: Where both use one single label there is no way from chance to perfect: return `None` before you divide.
def my_kappa(a, b):
    n = len(a)
    observed = sum(x == y for x, y in zip(a, b)) / n
    expected = sum(a.count(label) * b.count(label) for label in set(a)) / n ** 2
    return 1.0 if expected == 1 else (observed - expected) / (1 - expected)

# %% better right: by the bounds together
def better(low, high):
    if low <= 0 <= high:
        return "cannot tell"
    return "first" if low > 0 else "second"

# %% better right: in one line
def better(low, high):
    return "first" if min(low, high) > 0 else "second" if max(low, high) < 0 else "cannot tell"

# %% better wrong: This goes by the middle of the interval. Ask whether zero lies inside it.
def better(low, high):
    middle = (low + high) / 2
    return "first" if middle > 0 else "second" if middle < 0 else "cannot tell"

# %% better wrong: A bound that is exactly 0 decides nothing: `>` and `<`, without `=`.
def better(low, high):
    if low >= 0:
        return "first"
    if high <= 0:
        return "second"
    return "cannot tell"

# %% better wrong: The difference is first − second: where it lies above zero, the first is ahead.
def better(low, high):
    if low > 0:
        return "second"
    if high < 0:
        return "first"
    return "cannot tell"

# %% better wrong: An interval can lie below zero altogether. Then the second system is ahead, and that can be told.
def better(low, high):
    return "first" if low > 0 else "cannot tell"

# %% better wrong: A bound that is exactly 0 falls out of your `low < 0 < high`. Then nothing can be told, either: count the bounds in.
def better(low, high):
    if low < 0 < high:
        return "cannot tell"
    return "first" if low > 0 else "second"

# %% apart right: in a loop
def apart(mine, theirs):
    found = {}
    for name in mine:
        if name in theirs:
            if mine[name] != theirs[name]:
                found[name] = (mine[name], theirs[name])
    return found

# %% apart right: with get
def apart(mine, theirs):
    return {name: (mine[name], theirs[name]) for name in mine if theirs.get(name, mine[name]) != mine[name]}

# %% apart wrong: A pair that only one has labelled is no disagreement. Ask first whether both have it.
def apart(mine, theirs):
    return {name: (label, theirs.get(name)) for name, label in mine.items() if theirs.get(name) != label}

# %% apart wrong: Yours comes first in the tuple, then theirs.
def apart(mine, theirs):
    return {name: (theirs[name], label) for name, label in mine.items() if name in theirs and theirs[name] != label}

# %% apart wrong: These are the pairs on which you agree. Those on which you differ are asked for.
def apart(mine, theirs):
    return {name: (label, theirs[name]) for name, label in mine.items() if name in theirs and theirs[name] == label}

# %% apart wrong: The names are right. Each needs its two labels: a dictionary from the name to a tuple.
def apart(mine, theirs):
    return [name for name, label in mine.items() if name in theirs and theirs[name] != label]

# %% units right: sentence by sentence
def units(rows):
    order = list(dict.fromkeys(row[0] for row in rows))
    return [[(one, other) for number, one, other in rows if number == wanted] for wanted in order]

# %% units right: two lists
def units(rows):
    seen, groups = [], []
    for number, one, other in rows:
        if number not in seen:
            seen.append(number)
            groups.append([])
        groups[seen.index(number)].append((one, other))
    return groups

# %% units wrong: Every row stands alone here. Rows of the same sentence belong into one list.
def units(rows):
    return [[(one, other)] for number, one, other in rows]

# %% units wrong: Rows of one sentence need not stand together. This begins a new list whenever the number changes.
def units(rows):
    from itertools import groupby
    return [[row[1:] for row in group] for _, group in groupby(rows, key=lambda row: row[0])]

# %% units wrong: Keep the order in which the sentences first appear; they are not to be sorted by number.
def units(rows):
    groups = {}
    for number, one, other in rows:
        groups.setdefault(number, []).append((one, other))
    return [groups[number] for number in sorted(groups)]

# %% units wrong: The number has done its work once the rows are grouped: keep only the two labels.
def units(rows):
    groups = {}
    for row in rows:
        groups.setdefault(row[0], []).append(row)
    return list(groups.values())

# %% interval right: by slices
def interval(values, cut):
    n = len(values)
    k = int(cut * n)
    rest = sorted(values)[k:n - k]
    return (rest[0], rest[-1])

# %% interval right: takes them away one by one
def interval(values, cut):
    rest = list(values)
    for _ in range(int(cut * len(values))):
        rest.remove(min(rest))
        rest.remove(max(rest))
    return min(rest), max(rest)

# %% interval wrong: The values come in any order. Sort them before you cut.
def interval(values, cut):
    k = int(cut * len(values))
    return values[k], values[len(values) - 1 - k]

# %% interval wrong: The high end is one place off. With one value to take away, the last but one remains, and you take the last; with none, look at which place you ask for.
def interval(values, cut):
    ordered = sorted(values)
    k = int(cut * len(ordered))
    return ordered[k], ordered[-k]

# %% interval wrong: Only the low end is cut here. The same number goes at the high end.
def interval(values, cut):
    ordered = sorted(values)
    return ordered[int(cut * len(ordered))], ordered[-1]

# %% interval wrong: You rounded. `int` cuts off what comes after the point, so that fewer are taken away.
def interval(values, cut):
    ordered = sorted(values)
    k = min(round(cut * len(ordered) + 0.5), (len(ordered) - 1) // 2)
    return ordered[k], ordered[len(ordered) - 1 - k]

# %% interval wrong: That is all that remains. Two numbers are asked for, its lowest and its highest, as a tuple.
def interval(values, cut):
    ordered = sorted(values)
    away = int(cut * len(ordered))
    return ordered[away:len(ordered) - away]

# %% survivors right: with a counter
def survivors(verdicts, share):
    firm = {}
    for name in verdicts:
        counts = Counter(verdicts[name])
        for label in ("AGAINST", "FAVOR"):
            if counts[label] and counts[label] >= share * len(verdicts[name]):
                firm[name] = label
    return firm

# %% survivors right: asks for the commonest
def survivors(verdicts, share):
    found = {}
    for name, given in verdicts.items():
        if not given:
            continue
        label, count = Counter(given).most_common(1)[0]
        if label != "NONE" and count / len(given) >= share:
            found[name] = label
    return found

# %% survivors wrong: NONE is no side. A pair on which all settings say NONE does not survive as a verdict.
def survivors(verdicts, share):
    firm = {}
    for name, given in verdicts.items():
        for label in ("FAVOR", "AGAINST", "NONE"):
            if given and given.count(label) / len(given) >= share:
                firm[name] = label
    return firm

# %% survivors wrong: "At least" takes the limit itself too: `>=`, not `>`.
def survivors(verdicts, share):
    firm = {}
    for name, given in verdicts.items():
        for label in ("FAVOR", "AGAINST"):
            if given and given.count(label) / len(given) > share:
                firm[name] = label
    return firm

# %% survivors wrong: You left the settings that say NONE out of the count. They are settings too: divide by all of them.
def survivors(verdicts, share):
    firm = {}
    for name, given in verdicts.items():
        sides = [label for label in given if label != "NONE"]
        for label in ("FAVOR", "AGAINST"):
            if sides and sides.count(label) / len(sides) >= share:
                firm[name] = label
    return firm

# %% survivors wrong: You add FAVOR and AGAINST together. One and the same verdict must have the share.
def survivors(verdicts, share):
    firm = {}
    for name, given in verdicts.items():
        sides = [label for label in given if label != "NONE"]
        if given and len(sides) / len(given) >= share:
            firm[name] = sides[0]
    return firm

# %% survivors wrong: AGAINST survives as well as FAVOR: ask for both labels.
def survivors(verdicts, share):
    return {name: "FAVOR" for name, given in verdicts.items() if given and given.count("FAVOR") / len(given) >= share}

# %% plot_survival right: falling, turned round
def plot_survival(shares):
    names = sorted(shares, key=shares.get, reverse=True)
    figure = plt.figure()
    ax = figure.add_subplot()
    ax.barh(names, [shares[name] for name in names], color="gray")
    ax.invert_yaxis()
    ax.set_title("Firm or not")
    ax.set_xlabel("share of all settings")
    return ax

# %% plot_survival right: bar by bar
def plot_survival(shares):
    fig, ax = plt.subplots(figsize=(6, 3))
    for name in sorted(shares, key=lambda name: shares[name]):
        ax.barh(name, shares[name])
    ax.set(title="What stays", xlabel="share")
    return ax

# %% plot_survival wrong: The bars are right. Two things belong to them, a title and a label for the axis of the shares: which of them is missing?
def plot_survival(shares):
    ordered = sorted(shares.items(), key=lambda pair: pair[1])
    fig, ax = plt.subplots()
    ax.barh([name for name, share in ordered], [share for name, share in ordered])
    return ax

# %% plot_survival wrong: The weakest bar is missing. Lists begin with item 0.
def plot_survival(shares):
    ordered = sorted(shares.items(), key=lambda pair: pair[1])[1:]
    fig, ax = plt.subplots()
    ax.barh([name for name, share in ordered], [share for name, share in ordered])
    ax.set(title="What survives", xlabel="share of settings")
    return ax

# %% plot_survival wrong: These lengths are ranks. The bar of a pair is as long as its share.
def plot_survival(shares):
    ordered = sorted(shares, key=shares.get)
    fig, ax = plt.subplots()
    ax.barh(ordered, list(range(1, len(ordered) + 1)))
    ax.set(title="What survives", xlabel="share of settings")
    return ax

# %% my_alpha right: through NLTK
def my_alpha(coders):
    from newslens.scoring import alpha
    if len(coders) < 2:
        return None
    value = alpha(*coders)
    return None if value != value else value

# %% my_alpha right: pairs one by one
def my_alpha(coders):
    items = []
    for item in zip(*coders):
        kept = [label for label in item if label is not None]
        if len(kept) >= 2:
            items.append(kept)
    every = sum(items, [])
    n = len(every)
    seen = 0.0
    for item in items:
        pairs_apart = sum(x != y for x in item for y in item)
        seen += pairs_apart / (len(item) - 1)
    chance = sum(x != y for x in every for y in every)
    if chance == 0:
        return None
    return 1 - (seen / n) / (chance / (n * (n - 1)))

# %% my_alpha wrong: An item with one label says nothing about agreement, and its label must not count in `n` either.
def my_alpha(coders):
    items = [[label for label in item if label is not None] for item in zip(*coders)]
    every = [label for item in items for label in item]
    n = len(every)
    chance = sum(x != y for x in every for y in every)
    if not chance:
        return None
    seen = sum(sum(x != y for x in i for y in i) / (len(i) - 1) for i in items if len(i) > 1) / n
    return 1 - seen / (chance / (n * (n - 1)))

# %% my_alpha wrong: `None` is a gap and no label. Take the gaps out before you compare.
def my_alpha(coders):
    items = [list(item) for item in zip(*coders)]
    every = [label for item in items for label in item]
    n = len(every)
    chance = sum(x != y for x in every for y in every)
    if not chance:
        return None
    seen = sum(sum(x != y for x in i for y in i) / (len(i) - 1) for i in items) / n
    return 1 - seen / (chance / (n * (n - 1)))

# %% my_alpha wrong: Nearly. The expected pairs are drawn without putting back: divide by n (n − 1), not by n².
def my_alpha(coders):
    items = [[label for label in item if label is not None] for item in zip(*coders)]
    items = [item for item in items if len(item) > 1]
    every = [label for item in items for label in item]
    n = len(every)
    chance = sum(x != y for x in every for y in every)
    if not chance:
        return None
    seen = sum(sum(x != y for x in i for y in i) / (len(i) - 1) for i in items) / n
    return 1 - seen / (chance / n ** 2)

# %% my_alpha wrong: This is observed over expected, so perfect agreement gives 0. Take it away from 1.
def my_alpha(coders):
    items = [[label for label in item if label is not None] for item in zip(*coders)]
    items = [item for item in items if len(item) > 1]
    every = [label for item in items for label in item]
    n = len(every)
    chance = sum(x != y for x in every for y in every)
    if not chance:
        return None
    seen = sum(sum(x != y for x in i for y in i) / (len(i) - 1) for i in items) / n
    return seen / (chance / (n * (n - 1)))

# %% my_alpha wrong: Each pair of an item is counted once. Ordered pairs are asked for: (A, B) and (B, A) are two.
def my_alpha(coders):
    items = [[label for label in item if label is not None] for item in zip(*coders)]
    items = [item for item in items if len(item) > 1]
    every = [label for item in items for label in item]
    n = len(every)
    chance = sum(x != y for x in every for y in every)
    if not chance:
        return None
    seen = sum(sum(x != y for x in i for y in i) / 2 / (len(i) - 1) for i in items) / n
    return 1 - seen / (chance / (n * (n - 1)))

# %% my_alpha wrong: The pairs of an item are divided by `m` here, the number of its labels. One less: `m − 1`.
def my_alpha(coders):
    items = [[label for label in item if label is not None] for item in zip(*coders)]
    items = [item for item in items if len(item) > 1]
    every = [label for item in items for label in item]
    n = len(every)
    chance = sum(x != y for x in every for y in every)
    if not chance:
        return None
    seen = sum(sum(x != y for x in i for y in i) / len(i) for i in items) / n
    return 1 - seen / (chance / (n * (n - 1)))

# %% my_alpha wrong: Observed is divided by the number of items here. Divide by `n`, the number of labels that are left.
def my_alpha(coders):
    items = [[label for label in item if label is not None] for item in zip(*coders)]
    items = [item for item in items if len(item) > 1]
    every = [label for item in items for label in item]
    n = len(every)
    chance = sum(x != y for x in every for y in every)
    if not chance:
        return None
    seen = sum(sum(x != y for x in i for y in i) / (len(i) - 1) for i in items) / len(items)
    return 1 - seen / (chance / (n * (n - 1)))

# %% my_alpha wrong: You compare the labels that one person gave. What several people said of one item is to be compared: `zip(*coders)` turns people into items.
def my_alpha(coders):
    items = [[label for label in item if label is not None] for item in coders]
    items = [item for item in items if len(item) > 1]
    every = [label for item in items for label in item]
    n = len(every)
    chance = sum(x != y for x in every for y in every)
    if not chance:
        return None
    seen = sum(sum(x != y for x in i for y in i) / (len(i) - 1) for i in items) / n
    return 1 - seen / (chance / (n * (n - 1)))

# %% my_ruling right: a denial
my_ruling = """For the pair of the spokeswoman and the training I wrote AGAINST, because she did not reveal where the planes flew. The
reference has NONE, and the guideline decides it in five words: silent refusal is NONE. She does not attack anything, she keeps
something to herself. I change my label; no new sentence is needed."""

# %% my_ruling right: a new sentence
my_ruling = """My partner has FAVOR for "ready to refuel the bombers in the air", I have NONE. The tracker reports what the tankers did
and calls nothing good. The guideline asks whether the words want more or less of the target. They want nothing. I would add
that reporting support for something is not supporting it."""

# %% my_ruling wrong: Say more
my_ruling = "I was right."

# %% my_ruling wrong: Say more
my_ruling = "We looked at it again and now we agree on NONE."

# %% my_ruling wrong: Say more
my_ruling = "The guideline decides it, and so the reference has the better label here than I have."

# %% ferry right: reads 2 as no stance
ferry = {1: "FAVOR", 2: "NONE", 3: "NONE", 4: "AGAINST", 5: "FAVOR", 6: "NONE", 7: "NONE", 8: "FAVOR"}

# %% ferry right: hears the grief as a side
ferry = {1: "FAVOR", 2: "AGAINST", 3: "NONE", 4: "AGAINST", 5: "NONE", 6: "FAVOR", 7: "NONE", 8: "FAVOR"}

# %% ferry wrong: The labels are
ferry = {1: "FOR", 2: "AGAINST", 3: "NONE", 4: "AGAINST", 5: "FAVOR", 6: "NONE", 7: "NONE", 8: "FAVOR"}

# %% ferry wrong: Still open
ferry = {1: "FAVOR", 2: "AGAINST", 3: "NONE"}

# %% ferry wrong: Still open
ferry = {1: "FAVOR", 2: "AGAINST", 3: "NONE", 4: "AGAINST", 5: "FAVOR", 6: "NONE", 7: "NONE", 8: None}

# %% agreement wrong: An item counts here as soon as *one* of the two has a label. Both must: `and`, not `or`.
def agreement(a, b):
    either = [(x, y) for x, y in zip(a, b) if x is not None or y is not None]
    return sum(x == y for x, y in either) / len(either) if either else 0.0

# %% agreement wrong: You leave out the gaps of `a` and not those of `b`. An item counts only where *both* have a label.
def agreement(a, b):
    asked = [(x, y) for x, y in zip(a, b) if x is not None]
    return sum(x == y for x, y in asked) / len(asked) if asked else 0.0

# %% agreement wrong: You leave out the gaps of `b` and not those of `a`. An item counts only where *both* have a label.
def agreement(a, b):
    asked = [(x, y) for x, y in zip(a, b) if y is not None]
    return sum(x == y for x, y in asked) / len(asked) if asked else 0.0

# %% agreement wrong: That is per cent. A share lies between 0 and 1: leave out the times 100.
def agreement(a, b):
    both = [(x, y) for x, y in zip(a, b) if x is not None and y is not None]
    return 100 * sum(x == y for x, y in both) / len(both) if both else 0.0

# %% my_kappa wrong: You go through all labels of `a`, so that one which stands there three times is added three times. Each kind once: `set(a)`.
def my_kappa(a, b):
    n = len(a)
    observed = sum(x == y for x, y in zip(a, b)) / n
    expected = sum(a.count(label) / n * b.count(label) / n for label in a)
    return None if expected == 1 else (observed - expected) / (1 - expected)

# %% my_kappa wrong: Python divides before it subtracts: `/ 1 - expected` divides by 1. Put the second half in brackets, too.
def my_kappa(a, b):
    n = len(a)
    observed = sum(x == y for x, y in zip(a, b)) / n
    expected = sum(a.count(label) * b.count(label) for label in set(a)) / n ** 2
    return None if expected == 1 else (observed - expected) / 1 - expected

# %% my_kappa wrong: Python divides before it subtracts: without brackets only `expected` is divided. Put `observed - expected` in brackets.
def my_kappa(a, b):
    n = len(a)
    observed = sum(x == y for x, y in zip(a, b)) / n
    expected = sum(a.count(label) * b.count(label) for label in set(a)) / n ** 2
    return None if expected == 1 else observed - expected / (1 - expected)

# %% my_kappa wrong: All right but for one case. The lesson has `nan` where `expected` is 1; here `None` is asked for.
def my_kappa(a, b):
    n = len(a)
    observed = sum(x == y for x, y in zip(a, b)) / n
    expected = sum(a.count(label) * b.count(label) for label in set(a)) / n ** 2
    return float("nan") if expected == 1 else (observed - expected) / (1 - expected)

# %% agreement equivalent: for x, y in zip(a, b) if x is not None and y is not None -> for x, y in zip(b, a) if x is not None and y is not None
# | both lists have the same length, and equality has no direction

# %% my_kappa equivalent: observed = sum((x == y for x, y in zip(a, b))) / n -> observed = sum((x == y for x, y in zip(b, a))) / n
# | both lists have the same length, and equality has no direction
