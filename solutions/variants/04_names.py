# Right and wrong answers to the exercises of 04. A wrong one carries the sentence that its author reads.

# %% score right: in a loop, without set operations
def score(reference, found):
    if len(reference) == 0 and len(found) == 0:
        return (1.0, 1.0, 1.0)
    right = 0
    for name in found:
        if name in reference:
            right += 1
    if right == 0:
        return (0.0, 0.0, 0.0)
    p, r = right / len(found), right / len(reference)
    return (p, r, 2 / (1 / p + 1 / r))

# %% score right: by the package
def score(reference, found):
    tally = scoring.tally(reference, found, "strict")
    return tally.precision, tally.recall, tally.f1

# %% score right: F1 from the counts
def score(reference, found):
    right = len(set(reference).intersection(found))
    if not reference and not found:
        return 1, 1, 1
    return right / max(1, len(found)), right / max(1, len(reference)), 2 * right / (len(found) + len(reference))

# %% score wrong: Precision and recall have changed places. Precision divides by what was found, recall by what was to be found.
def score(reference, found):
    if not reference and not found:
        return 1, 1, 1
    right = len(reference & found)
    precision = right / len(reference) if reference else 0
    recall = right / len(found) if found else 0
    return precision, recall, 2 * precision * recall / (precision + recall) if right else 0

# %% score wrong: Your F1 is the ordinary mean. The harmonic one is 2 × precision × recall ÷ (precision + recall).
def score(reference, found):
    if not reference and not found:
        return 1, 1, 1
    right = len(reference & found)
    precision = right / len(found) if found else 0
    recall = right / len(reference) if reference else 0
    return precision, recall, (precision + recall) / 2

# %% score wrong: The types do not count here: a GPE that is a LOCATION in the reference passes. Compare whole tuples.
def score(reference, found):
    if not reference and not found:
        return 1, 1, 1
    right = len({name[:2] for name in reference} & {name[:2] for name in found})
    precision = right / len(found) if found else 0
    recall = right / len(reference) if reference else 0
    return precision, recall, 2 * precision * recall / (precision + recall) if right else 0

# %% score wrong: Where nothing was to be found and nothing was, the finder did all that could be done: three times 1.
def score(reference, found):
    right = len(reference & found)
    precision = right / len(found) if found else 0
    recall = right / len(reference) if reference else 0
    return precision, recall, 2 * precision * recall / (precision + recall) if right else 0

# %% score wrong: These are the counts. Divide what is right by what was found, and by what was to be found.
def score(reference, found):
    return len(reference & found), len(found), len(reference)

# %% score wrong: You count a name as right where it overlaps a marked one. Strict asks for the same tuple.
def score(reference, found):
    tally = scoring.tally(reference, found, "overlap")
    return tally.precision, tally.recall, tally.f1

# %% score wrong: Both are divided by the names of the two sets together. Precision divides by what was found alone, recall by what was to be found.
def score(reference, found):
    if not reference and not found:
        return 1, 1, 1
    share = len(reference & found) / len(reference | found)
    return share, share, share

# %% score wrong: Two things. Precision and recall have changed places: precision divides by what was found, recall by what was to be found. And two empty sets give three times 1.
def score(reference, found):
    right = len(reference & found)
    precision = right / len(reference) if reference else 0
    recall = right / len(found) if found else 0
    return precision, recall, 2 * precision * recall / (precision + recall) if right else 0

# %% score wrong: Three times 1 belongs to two empty sets. Where only one of them is empty, something is missing or invented: 0.
def score(reference, found):
    if not reference or not found:
        return 1, 1, 1
    right = len(reference & found)
    precision, recall = right / len(found), right / len(reference)
    return precision, recall, 2 * precision * recall / (precision + recall) if right else 0

# %% score wrong: Your F1 is half of it: the 2 in front is missing. 2 × precision × recall ÷ (precision + recall).
def score(reference, found):
    if not reference and not found:
        return 1, 1, 1
    right = len(reference & found)
    precision = right / len(found) if found else 0
    recall = right / len(reference) if reference else 0
    return precision, recall, precision * recall / (precision + recall) if right else 0

# %% score wrong: Your F1 is precision times recall. The harmonic mean is twice that, divided by their sum.
def score(reference, found):
    if not reference and not found:
        return 1, 1, 1
    right = len(reference & found)
    precision = right / len(found) if found else 0
    recall = right / len(reference) if reference else 0
    return precision, recall, precision * recall

# %% score wrong: F1 comes last: precision, recall, F1.
def score(reference, found):
    if not reference and not found:
        return 1, 1, 1
    right = len(reference & found)
    precision = right / len(found) if found else 0
    recall = right / len(reference) if reference else 0
    return 2 * precision * recall / (precision + recall) if right else 0, precision, recall

# %% score wrong: These are precision and recall. The third number, F1, is missing.
def score(reference, found):
    if not reference and not found:
        return 1, 1
    right = len(reference & found)
    return right / len(found) if found else 0, right / len(reference) if reference else 0

# %% touching right: with any
def touching(spans, others):
    return {a for a in spans if any(a[0] < b[1] and b[0] < a[1] and a[2] == b[2] for b in others)}

# %% touching right: by the larger beginning and the smaller end
def touching(spans, others):
    kept = set()
    for a in spans:
        for b in others:
            if max(a[0], b[0]) < min(a[1], b[1]) and a[2] == b[2]:
                kept.add(a)
    return kept

# %% touching right: character by character
def touching(spans, others):
    covered = {(place, label) for start, end, label in others for place in range(start, end)}
    return {(start, end, label) for start, end, label in spans if any((place, label) in covered for place in range(start, end))}

# %% touching wrong: Two names that stand side by side share no character: the end is one *past* the last. Use `<`, not `<=`.
def touching(spans, others):
    return {a for a in spans if any(a[0] <= b[1] and b[0] <= a[1] and a[2] == b[2] for b in others)}

# %% touching wrong: The types are not compared: a GPE within a LOCATION passes.
def touching(spans, others):
    return {a for a in spans if any(a[0] < b[1] and b[0] < a[1] for b in others)}

# %% touching wrong: These are the names in `others` that are touched. Return those in `spans`.
def touching(spans, others):
    return {b for b in others if any(a[0] < b[1] and b[0] < a[1] and a[2] == b[2] for a in spans)}

# %% touching wrong: Only names that lie wholly inside another one pass. Sharing one character is enough.
def touching(spans, others):
    return {a for a in spans if any(b[0] <= a[0] and a[1] <= b[1] and a[2] == b[2] for b in others)}

# %% touching wrong: That is strict matching: the same boundaries. Here one shared character is enough.
def touching(spans, others):
    return spans & others

# %% touching wrong: You look at where names begin only. A name may begin before the other one and still reach into it.
def touching(spans, others):
    return {a for a in spans if any(b[0] <= a[0] < b[1] and a[2] == b[2] for b in others)}

# %% touching wrong: This is how many there are. Return the names themselves, as a set.
def touching(spans, others):
    return len({a for a in spans if any(a[0] < b[1] and b[0] < a[1] and a[2] == b[2] for b in others)})

# %% touching wrong: With `or` every two spans touch. Both must hold: it begins before the other ends, *and* the other begins before it ends.
def touching(spans, others):
    return {a for a in spans if any((a[0] < b[1] or b[0] < a[1]) and a[2] == b[2] for b in others)}

# %% touching wrong: One of its ends must lie in the other name, you say. A long name may also reach beyond it on both sides.
def touching(spans, others):
    return {a for a in spans if any((b[0] <= a[0] < b[1] or b[0] < a[1] <= b[1]) and a[2] == b[2] for b in others)}

# %% pair_figure right: bars that stand, with f-strings
def pair_figure(pairs):
    fig, ax = plt.subplots(figsize=(8, 4))
    ax.bar([f"{a} + {b}" for (a, b), n in pairs], [n for (a, b), n in pairs])
    ax.set(title="Together", ylabel="sentences", xlabel="pair")
    return ax

# %% pair_figure right: in a loop
def pair_figure(pairs):
    labels, counts = [], []
    for pair in pairs:
        labels.append(pair[0][0] + " + " + pair[0][1])
        counts.append(pair[1])
    plt.figure()
    plt.barh(labels, counts)
    plt.title("Who with whom")
    plt.xlabel("sentences in common")
    return plt.gca()

# %% pair_figure equivalent: ax.invert_yaxis() -> pass | which end the bars begin at is a matter of taste

# %% pair_figure wrong: The bars have one name each. Join both names of a pair: `" + ".join(names)`.
def pair_figure(pairs):
    fig, ax = plt.subplots()
    ax.barh([names[0] for names, count in pairs], [count for names, count in pairs])
    ax.set_xlabel("sentences that hold both names")
    ax.set_title("Who is mentioned with whom?")
    return ax

# %% pair_figure wrong: Bars without names say nothing: who is it that meets?
def pair_figure(pairs):
    fig, ax = plt.subplots()
    ax.barh(range(len(pairs)), [count for names, count in pairs])
    ax.set_xlabel("sentences that hold both names")
    ax.set_title("Who is mentioned with whom?")
    return ax

# %% pair_figure wrong: The bars are right. Two things belong to them, a title and a label for the axis of the counts: which of them is missing?
def pair_figure(pairs):
    fig, ax = plt.subplots()
    ax.barh([" + ".join(names) for names, count in pairs], [count for names, count in pairs])
    return ax

# %% pair_figure wrong: All bars are equally long. Their lengths are the counts, the second part of each pair.
def pair_figure(pairs):
    fig, ax = plt.subplots()
    ax.barh([" + ".join(names) for names, count in pairs], [len(names) for names, count in pairs])
    ax.set_xlabel("sentences that hold both names")
    ax.set_title("Who is mentioned with whom?")
    return ax

# %% pair_figure wrong: A line joins what follows one another, and pairs do not: draw bars.
def pair_figure(pairs):
    fig, ax = plt.subplots()
    ax.plot([" + ".join(names) for names, count in pairs], [count for names, count in pairs])
    ax.set_xlabel("pair")
    ax.set_title("Who is mentioned with whom?")
    return ax

# %% pair_figure wrong: The names are glued together. Put a space on each side of the plus.
def pair_figure(pairs):
    fig, ax = plt.subplots()
    ax.barh(["+".join(names) for names, count in pairs], [count for names, count in pairs])
    ax.set_xlabel("sentences that hold both names")
    ax.set_title("Who is mentioned with whom?")
    return ax

# %% boundary_cost right: reasoned
boundary_cost = "c"

# %% boundary_cost right: tried
tried = scoring.tally({(0, 12, "LOCATION")}, {(7, 12, "GPE")}, "strict")
boundary_cost = "c" if tried.precision == tried.recall == 0 else "d"

# %% boundary_cost wrong: *Japan* was found and is wrong, that is so. And *Sea of Japan*, has it been found?
boundary_cost = "a"

# %% boundary_cost wrong: *Sea of Japan* is missing, that is so. And *Japan*, which was found, is it right?
boundary_cost = "b"

# %% boundary_cost wrong: That would be so under overlap matching without types. Strict asks for the same boundaries.
boundary_cost = "d"

# %% titled right: title by title, then into the order of the text
def titled(text, titles):
    found = []
    for title in titles:
        for m in re.finditer(r"(?<!\w)" + re.escape(title) + r" ([A-Z][-\w]*(?: [A-Z][-\w]*)*)", text):
            found.append((m.start(), m.group(1)))
    return [name for start, name in sorted(found)]

# %% titled right: finditer and span
def titled(text, titles):
    if not titles:
        return []
    pattern = "(?<!\\w)(?:" + "|".join(map(re.escape, titles)) + ")( [A-Z][\\w-]*)+"
    names = []
    for m in re.finditer(pattern, text):
        title = next(t for t in titles if m.group().startswith(t + " "))
        names.append(m.group()[len(title) + 1:])
    return names

# %% titled wrong: The titles are still in front of the names. Put round brackets around the part that is the name.
def titled(text, titles):
    either = "|".join(re.escape(title) for title in titles)
    return re.findall(rf"(?<!\w)(?:{either}) [A-Z][\w-]*(?: [A-Z][\w-]*)*", text) if titles else []

# %% titled wrong: Only the first word of each name is there. After it, any number of a space and another such word may follow.
def titled(text, titles):
    either = "|".join(re.escape(title) for title in titles)
    return re.findall(rf"(?<!\w)(?:{either}) ([A-Z][\w-]*)", text) if titles else []

# %% titled wrong: In a pattern a full stop means any character, so *Dr.* fits *Dry*, too. `re.escape(title)` makes it a full stop.
def titled(text, titles):
    either = "|".join(titles)
    return re.findall(rf"(?<!\w)(?:{either}) ([A-Z][\w-]*(?: [A-Z][\w-]*)*)", text) if titles else []

# %% titled wrong: With no titles the pattern has nothing to ask for and takes every name. Return an empty list then.
def titled(text, titles):
    either = "|".join(re.escape(title) for title in titles)
    return re.findall(rf"(?<!\w)(?:{either}) ([A-Z][\w-]*(?: [A-Z][\w-]*)*)", text)

# %% titled wrong: They stand in the order of the titles. The order of the text is asked for.
def titled(text, titles):
    names = []
    for title in titles:
        names += re.findall(rf"(?<!\w){re.escape(title)} ([A-Z][\w-]*(?: [A-Z][\w-]*)*)", text)
    return names

# %% titled wrong: A hyphen ends your names too early. Let the words go on with `[\w-]*`.
def titled(text, titles):
    either = "|".join(re.escape(title) for title in titles)
    return re.findall(rf"(?<!\w)(?:{either}) ([A-Z]\w*(?: [A-Z]\w*)*)", text) if titles else []

# %% titled wrong: A name is missing where it comes twice: a set keeps each one once. Return a list of all.
def titled(text, titles):
    either = "|".join(re.escape(title) for title in titles)
    found = re.findall(rf"(?<!\w)(?:{either}) ([A-Z][\w-]*(?: [A-Z][\w-]*)*)", text) if titles else []
    return list(dict.fromkeys(found))

# %% titled wrong: A title inside a longer word is no title. Before it there must be no letter: `(?<!\w)`.
def titled(text, titles):
    either = "|".join(re.escape(title) for title in titles)
    return re.findall(rf"(?:{either}) ([A-Z][\w-]*(?: [A-Z][\w-]*)*)", text) if titles else []

# %% titled wrong: With no titles the pattern has nothing to ask for and takes every name. Return an empty list then.
def titled(text, titles):
    either = "|".join(re.escape(title) for title in titles)
    return re.findall(rf"\b(?:{either}) ([A-Z][\w-]*(?: [A-Z][\w-]*)*)", text)

# %% kind_of_error right: by the package, where they overlap
def kind_of_error(reference, found):
    if not scoring.overlaps(reference[:2], found[:2]):
        return "apart"
    return entities.kind_of(reference, found)

# %% kind_of_error right: with the pieces unpacked
def kind_of_error(reference, found):
    a, b, wanted = reference
    c, d, given = found
    if min(b, d) <= max(a, c):
        return "apart"
    if a == c and b == d:
        if wanted == given:
            return "hit"
        return "wrong type"
    if c < a or d > b:
        return "too long"
    return "cut short"

# %% kind_of_error wrong: Two names side by side share nothing: where one ends at 5, the other may begin at 5. Use `>=`.
def kind_of_error(reference, found):
    if found[0] > reference[1] or reference[0] > found[1]:
        return "apart"
    if found[:2] == reference[:2]:
        return "hit" if found[2] == reference[2] else "wrong type"
    return "cut short" if reference[0] <= found[0] and found[1] <= reference[1] else "too long"

# %% kind_of_error wrong: You asked for the type first. A piece of another type is `"cut short"`; `"wrong type"` has the right boundaries.
def kind_of_error(reference, found):
    if found[0] >= reference[1] or reference[0] >= found[1]:
        return "apart"
    if found[2] != reference[2]:
        return "wrong type"
    if found[:2] == reference[:2]:
        return "hit"
    return "cut short" if reference[0] <= found[0] and found[1] <= reference[1] else "too long"

# %% kind_of_error wrong: `"cut short"` and `"too long"` have changed places: cut short is what lies inside the marked name.
def kind_of_error(reference, found):
    if found[0] >= reference[1] or reference[0] >= found[1]:
        return "apart"
    if found[:2] == reference[:2]:
        return "hit" if found[2] == reference[2] else "wrong type"
    return "too long" if reference[0] <= found[0] and found[1] <= reference[1] else "cut short"

# %% kind_of_error wrong: You compare lengths. A shorter name that sticks out at one side does not lie inside: look at both ends.
def kind_of_error(reference, found):
    if found[0] >= reference[1] or reference[0] >= found[1]:
        return "apart"
    if found[:2] == reference[:2]:
        return "hit" if found[2] == reference[2] else "wrong type"
    return "cut short" if found[1] - found[0] < reference[1] - reference[0] else "too long"

# %% kind_of_error wrong: Names that have no character in common are `"apart"`; ask that first.
def kind_of_error(reference, found):
    if found[:2] == reference[:2]:
        return "hit" if found[2] == reference[2] else "wrong type"
    return "cut short" if reference[0] <= found[0] and found[1] <= reference[1] else "too long"

# %% kind_of_error wrong: A piece may begin or end together with the whole name and is cut short all the same: `<=`, not `<`.
def kind_of_error(reference, found):
    if found[0] >= reference[1] or reference[0] >= found[1]:
        return "apart"
    if found[:2] == reference[:2]:
        return "hit" if found[2] == reference[2] else "wrong type"
    return "cut short" if reference[0] < found[0] and found[1] < reference[1] else "too long"

# %% kind_of_error wrong: Right but for the spelling: the words stand apart, `"cut short"`, `"wrong type"`, `"too long"`, as in the task.
def kind_of_error(reference, found):
    if found[0] >= reference[1] or reference[0] >= found[1]:
        return "apart"
    if found[:2] == reference[:2]:
        return "hit" if found[2] == reference[2] else "wrong_type"
    return "cut_short" if reference[0] <= found[0] and found[1] <= reference[1] else "too_long"

# %% kind_of_error wrong: The same boundaries lie inside, too. Ask whether they are the same before you ask what lies inside.
def kind_of_error(reference, found):
    if found[0] >= reference[1] or reference[0] >= found[1]:
        return "apart"
    if reference[0] <= found[0] and found[1] <= reference[1]:
        return "cut short"
    if found[:2] == reference[:2]:
        return "hit" if found[2] == reference[2] else "wrong type"
    return "too long"

# %% kind_of_error wrong: Two names that overlap by half are not apart: they share characters. What is neither the same nor inside is `"too long"`.
def kind_of_error(reference, found):
    if found[:2] == reference[:2]:
        return "hit" if found[2] == reference[2] else "wrong type"
    if reference[0] <= found[0] and found[1] <= reference[1]:
        return "cut short"
    return "too long" if found[0] <= reference[0] and reference[1] <= found[1] else "apart"

# %% voted right: with a dictionary
def voted(finders, least):
    votes = {}
    for names in finders:
        for name in names:
            votes[name] = votes.get(name, 0) + 1
    return {name for name in votes if votes[name] >= least}

# %% voted right: asks every finder
def voted(finders, least):
    everybody = set().union(*finders)
    return {name for name in everybody if sum(name in names for names in finders) >= least}

# %% voted wrong: *At least* includes the number itself: `>=`, not `>`.
def voted(finders, least):
    votes = FreqDist(name for names in finders for name in names)
    return {name for name, count in votes.items() if count > least}

# %% voted wrong: These are the names on which all agree, whatever `least` says.
def voted(finders, least):
    return set.intersection(*finders) if finders else set()

# %% voted wrong: `finders.count(name)` asks how often the name itself stands in the list, and in the list stand whole sets. Ask each set: `name in names`.
def voted(finders, least):
    return {name for names in finders for name in names if finders.count(name) >= least}

# %% voted wrong: You ask how many names a finder has. Ask for each name how many finders have it.
def voted(finders, least):
    return {name for names in finders for name in names if len(names) >= least}

# %% voted wrong: These are the votes. Keep the names that have enough of them, as a set.
def voted(finders, least):
    return dict(FreqDist(name for names in finders for name in names))

# %% voted wrong: The names are right, each as often as it got votes. A set has each once.
def voted(finders, least):
    every = [name for names in finders for name in names]
    return [name for name in every if every.count(name) >= least]

# %% voted wrong: These are all the names that anybody found. How many found each of them?
def voted(finders, least):
    return set().union(*finders)

# %% voted wrong: Exactly `least` is too strict: more votes are welcome.
def voted(finders, least):
    votes = FreqDist(name for names in finders for name in names)
    return {name for name, count in votes.items() if count == least}

# %% voted wrong: The types are gone. A name is the whole tuple, and a vote for another type is a vote for another name.
def voted(finders, least):
    votes = FreqDist(name[:2] for names in finders for name in names)
    return {name for name, count in votes.items() if count >= least}

# %% stands_for right: asks itself again
def stands_for(name, aliases):
    return stands_for(aliases[name], aliases) if name in aliases else name

# %% stands_for right: by the package
def stands_for(name, aliases):
    return entities.canonical(name, aliases)

# %% stands_for right: as often as the table is long
def stands_for(name, aliases):
    for step in aliases:
        name = aliases.get(name, name)
    return name

# %% stands_for wrong: That is one step. What you find may stand in the table again: go on until it does not.
def stands_for(name, aliases):
    return aliases.get(name, name)

# %% stands_for wrong: Two steps are not always enough. Use a `while` loop.
def stands_for(name, aliases):
    name = aliases.get(name, name)
    return aliases.get(name, name)

# %% stands_for wrong: A name that is not in the table stands for itself: return it.
def stands_for(name, aliases):
    if name not in aliases:
        return ""
    while name in aliases:
        name = aliases[name]
    return name

# %% stands_for wrong: You walked through the table once, in its own order, and so you miss entries that stand further up. Ask again after each step.
def stands_for(name, aliases):
    for form, meaning in aliases.items():
        if form == name:
            name = meaning
    return name

# %% stage_figure right: scatter, with an index
def stage_figure(groups, names):
    fig, ax = plt.subplots()
    for row in range(len(names)):
        for i in range(len(groups)):
            if names[row] in groups[i]:
                ax.scatter(i + 1, row, color="black")
    ax.set_yticks(list(range(len(names))))
    ax.set_yticklabels(names)
    ax.set(xlabel="number of the sentence", title="Mentions")
    return ax

# %% stage_figure right: as strokes
def stage_figure(groups, names):
    fig, ax = plt.subplots(figsize=(8, 3))
    for row, name in enumerate(names):
        ax.eventplot([n for n, group in enumerate(groups, 1) if name in group], lineoffsets=row, linelengths=0.6)
    ax.set_yticks(range(len(names)), names)
    ax.set_xlabel("sentence")
    ax.set_title("Who and when")
    return ax

# %% stage_figure wrong: Sentences are numbered from 1 here, and your points stand one too far to the left. Use `enumerate(groups, start=1)`.
def stage_figure(groups, names):
    fig, ax = plt.subplots()
    for row, name in enumerate(names):
        places = [number for number, group in enumerate(groups) if name in group]
        ax.plot(places, [row] * len(places), "o")
    ax.set_yticks(range(len(names)), names)
    ax.set_xlabel("sentence")
    ax.set_title("Who is on stage, and when?")
    return ax

# %% stage_figure wrong: These are lines. Between two mentions nobody is on stage: draw points, with `"o"`.
def stage_figure(groups, names):
    fig, ax = plt.subplots()
    for row, name in enumerate(names):
        places = [number for number, group in enumerate(groups, start=1) if name in group]
        ax.plot(places, [row] * len(places))
    ax.set_yticks(range(len(names)), names)
    ax.set_xlabel("sentence")
    ax.set_title("Who is on stage, and when?")
    return ax

# %% stage_figure wrong: The points are right. Two things belong to them, a title and a label for the horizontal axis: which of them is missing?
def stage_figure(groups, names):
    fig, ax = plt.subplots()
    for row, name in enumerate(names):
        places = [number for number, group in enumerate(groups, start=1) if name in group]
        ax.plot(places, [row] * len(places), "o")
    ax.set_yticks(range(len(names)), names)
    return ax

# %% stage_figure wrong: All names are in one row. The height of a point is the number of its name.
def stage_figure(groups, names):
    fig, ax = plt.subplots()
    for name in names:
        places = [number for number, group in enumerate(groups, start=1) if name in group]
        ax.plot(places, [0] * len(places), "o")
    ax.set_xlabel("sentence")
    ax.set_title("Who is on stage, and when?")
    return ax

# %% stage_figure wrong: Each name has one point only, at its first mention. Keep a number for every sentence that has the name in it.
def stage_figure(groups, names):
    fig, ax = plt.subplots()
    for row, name in enumerate(names):
        places = [number for number, group in enumerate(groups, start=1) if name in group][:1]
        ax.plot(places, [row] * len(places), "o")
    ax.set_yticks(range(len(names)), names)
    ax.set_xlabel("sentence")
    ax.set_title("Who is on stage, and when?")
    return ax

# %% names_from right: keeps where the open name began
def names_from(labels):
    names, start, kind = [], None, None
    for i, label in enumerate(list(labels) + ["O"]):
        goes_on = label == f"I-{kind}" and start is not None
        if start is not None and not goes_on:
            names.append((start, i, kind))
            start, kind = None, None
        if label != "O" and not goes_on:
            start, kind = i, label[2:]
    return names

# %% names_from right: looks ahead
def names_from(labels):
    names, i = [], 0
    while i < len(labels):
        if labels[i] == "O":
            i += 1
            continue
        kind, end = labels[i].split("-")[1], i + 1
        while end < len(labels) and labels[end] == "I-" + kind:
            end += 1
        names.append((i, end, kind))
        i = end
    return names

# %% names_from wrong: An `I-` that continues nothing is left out. It begins a new name.
def names_from(labels):
    names = []
    for i, label in enumerate(labels):
        if label[0] == "B":
            names.append((i, i + 1, label[2:]))
        elif label[0] == "I" and names and names[-1][1:] == (i, label[2:]):
            names[-1] = (names[-1][0], i + 1, label[2:])
    return names

# %% names_from wrong: Each word is a name of its own here. `I-` makes the name before it longer.
def names_from(labels):
    return [(i, i + 1, label[2:]) for i, label in enumerate(labels) if label != "O"]

# %% names_from wrong: Two names side by side have grown together. `B-` always begins a new one.
def names_from(labels):
    names = []
    for i, label in enumerate(labels):
        if label == "O":
            continue
        if names and names[-1][1:] == (i, label[2:]):
            names[-1] = (names[-1][0], i + 1, label[2:])
        else:
            names.append((i, i + 1, label[2:]))
    return names

# %% names_from wrong: A name that goes on with another type has swallowed it. Compare the types, too.
def names_from(labels):
    names = []
    for i, label in enumerate(labels):
        if label == "O":
            continue
        if label[0] == "I" and names and names[-1][1] == i:
            names[-1] = (names[-1][0], i + 1, names[-1][2])
        else:
            names.append((i, i + 1, label[2:]))
    return names

# %% names_from wrong: Your end is the last word itself. It should be one past it, as in all spans.
def names_from(labels):
    names = []
    for i, label in enumerate(labels):
        if label == "O":
            continue
        if label[0] == "I" and names and names[-1][1:] == (i - 1, label[2:]):
            names[-1] = (names[-1][0], i, label[2:])
        else:
            names.append((i, i, label[2:]))
    return names

# %% names_from wrong: `O` has got into your list. It belongs to no name.
def names_from(labels):
    names = []
    for i, label in enumerate(labels):
        if label[0] == "I" and names and names[-1][1:] == (i, label[2:]):
            names[-1] = (names[-1][0], i + 1, label[2:])
        else:
            names.append((i, i + 1, label[2:]))
    return names

# %% names_from wrong: An `I-` after a gap has been joined to the name before the gap. The `O` ended that name: does it end exactly here?
def names_from(labels):
    names = []
    for i, label in enumerate(labels):
        if label == "O":
            continue
        if label[0] == "I" and names and names[-1][2] == label[2:]:
            names[-1] = (names[-1][0], i + 1, label[2:])
        else:
            names.append((i, i + 1, label[2:]))
    return names

# %% explore_layers right: with a lambda
explore_layers = interactive(lambda layer, match: tuple(getattr(scoring.tally(reference, found[layer], match), name) for name in ("precision", "recall", "f1")),
                             layer=list(found), match=list(scoring.MATCHES))

# %% explore_layers right: with the package's three functions
def three(match, layer):
    return (scoring.precision(reference, found[layer], match), scoring.recall(reference, found[layer], match), scoring.f1(reference, found[layer], match))

explore_layers = interactive(three, layer=["ne_chunk", "grammar", "gazetteer", "patterns"], match=["overlap", "strict"])

# %% explore_layers wrong: The list for the match changes nothing. Give `match` to `scoring.tally` as its third argument.
def score_of(layer, match):
    score = scoring.tally(reference, found[layer])
    return score.precision, score.recall, score.f1

explore_layers = interactive(score_of, layer=["gazetteer", "patterns", "grammar", "ne_chunk"], match=["strict", "overlap"])

# %% explore_layers wrong: The reference comes first: `scoring.tally(reference, found[layer], match)`. Yours has precision and recall the wrong way round.
def score_of(layer, match):
    score = scoring.tally(found[layer], reference, match)
    return score.precision, score.recall, score.f1

explore_layers = interactive(score_of, layer=["gazetteer", "patterns", "grammar", "ne_chunk"], match=["strict", "overlap"])

# %% explore_layers wrong: It returns F1 alone. Three numbers are asked for: precision, recall, F1.
def score_of(layer, match):
    return scoring.f1(reference, found[layer], match)

explore_layers = interactive(score_of, layer=["gazetteer", "patterns", "grammar", "ne_chunk"], match=["strict", "overlap"])

# %% explore_layers wrong: A layer is missing in your list: all four are asked for.
def score_of(layer, match):
    score = scoring.tally(reference, found[layer], match)
    return score.precision, score.recall, score.f1

explore_layers = interactive(score_of, layer=["gazetteer", "patterns", "grammar"], match=["strict", "overlap"])

# %% my_decisions right: with a quotation of any article
my_decisions = f"""I count the short form of a name and the long one as one voice, because the paper uses both for the same office, as in
"{' '.join(article.text.split()[:4])}". A ministry I keep apart from its country: it can be contradicted by others there. With this table there are
fewer bars in the picture, and the longest of them has grown by two sentences."""

# %% my_decisions right: as a list of decisions
my_decisions = f"""First, a capital stands for its government, since a city says nothing. Second, the airline and its spokeswoman are one voice
for me, though she may think otherwise at home. The article begins “{' '.join(article.text.split()[:3])}”, and whoever is meant by that I left alone.
The pair that was second comes first now."""

# %% my_decisions wrong: Take at least 40
my_decisions = "Beijing is China, because a city says nothing."

# %% my_decisions wrong: Quote a few words of the article
my_decisions = """I count a capital as its government, because a city says nothing and acts in nothing, and I keep the ministry apart although somebody
might merge it, because it can be contradicted by others. With these lines there are fewer bars in the picture and the longest has grown."""

# %% my_decisions wrong: Write your thoughts as a text
my_decisions = {"Beijing": "China"}
