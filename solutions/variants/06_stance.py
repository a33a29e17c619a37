# Right and wrong answers to the exercises of 06. A wrong one carries the sentence that its author reads.

# %% without right: in a loop
def without(text, words):
    unwanted = [word.lower() for word in words]
    kept = []
    for token in word_tokenize(text):
        if token.lower() not in unwanted:
            kept.append(token)
    return stance.compound(" ".join(kept))

# %% without right: with filter
def without(text, words):
    gone = set(map(str.lower, words))
    return stance.compound(" ".join(filter(lambda t: t.lower() not in gone, word_tokenize(text))))

# %% without wrong: Capitals save a word here: *GOOD* and *Freedom* stay. Compare in lower case.
def without(text, words):
    kept = [token for token in word_tokenize(text) if token not in words]
    return stance.compound(" ".join(kept))

# %% without wrong: `replace` takes letters out of the middle of other words, too. Work with tokens.
def without(text, words):
    text = text.lower()
    for word in words:
        text = text.replace(word.lower(), "")
    return stance.compound(text)

# %% without wrong: These are the tokens that stay. Put them together and score them: `stance.compound(" ".join(kept))`.
def without(text, words):
    return [token for token in word_tokenize(text) if token.lower() not in {word.lower() for word in words}]

# %% without wrong: You kept what was to go. `not in`.
def without(text, words):
    kept = [token for token in word_tokenize(text) if token.lower() in {word.lower() for word in words}]
    return stance.compound(" ".join(kept))

# %% without wrong: This is the score of the whole text: nothing has been taken out.
def without(text, words):
    return stance.compound(" ".join(word_tokenize(text)))

# %% by_verb right: in a loop
def by_verb(source, cue, content, targets):
    found = []
    if cue in values:
        for target in targets:
            if target.lower() in content.lower():
                found.append((source, target, "AGAINST" if values[cue] < 0 else "FAVOR"))
    return found

# %% by_verb right: the sign looked up in a table
def by_verb(source, cue, content, targets):
    sign = (values.get(cue, 0) > 0) - (values.get(cue, 0) < 0)
    label = {1: "FAVOR", -1: "AGAINST"}.get(sign)
    return [(source, t, label) for t in targets if label and t.casefold() in content.casefold()]

# %% by_verb wrong: A verb without a value takes no side: return an empty list for it.
def by_verb(source, cue, content, targets):
    label = "FAVOR" if values.get(cue, 0) >= 0 else "AGAINST"
    return [(source, target, label) for target in targets if target.lower() in content.lower()]

# %% by_verb wrong: Every target gets the label here, though some are not in the content.
def by_verb(source, cue, content, targets):
    value = values.get(cue, 0)
    return [(source, target, "FAVOR" if value > 0 else "AGAINST") for target in targets if value]

# %% by_verb wrong: Capitals hide a target here. Compare both in lower case.
def by_verb(source, cue, content, targets):
    value = values.get(cue, 0)
    return [(source, target, "FAVOR" if value > 0 else "AGAINST") for target in targets if value and target in content]

# %% by_verb wrong: The signs have changed places: below zero is against.
def by_verb(source, cue, content, targets):
    value = values.get(cue, 0)
    return [(source, target, "AGAINST" if value > 0 else "FAVOR") for target in targets if value and target.lower() in content.lower()]

# %% by_verb wrong: It stops at the first target. Somebody may condemn two things at once.
def by_verb(source, cue, content, targets):
    value = values.get(cue, 0)
    found = [(source, target, "FAVOR" if value > 0 else "AGAINST") for target in targets if value and target.lower() in content.lower()]
    return found[:1]

# %% weigh right: by counting
def weigh(words, value, at):
    near = words[max(0, at - 3):at]
    hedged = sum(word in ("may", "might", "could", "partly", "likely") for word in near)
    boosted = sum(word in ("very", "extremely", "deeply") for word in near)
    turned = sum(word in ("not", "never", "no") for word in near)
    return value * 0.5 ** hedged * 1.5 ** boosted * (-1) ** turned

# %% weigh right: by a table of factors
def weigh(words, value, at):
    factor = dict.fromkeys(("may", "might", "could", "partly", "likely"), 0.5)
    factor |= dict.fromkeys(("very", "extremely", "deeply"), 1.5) | dict.fromkeys(("not", "never", "no"), -1)
    for i in range(at - 3, at):
        if i >= 0:
            value *= factor.get(words[i], 1)
    return value

# %% weigh wrong: Near the beginning `at - 3` is below zero, and a slice then counts from the end of the list. It must not begin below 0.
def weigh(words, value, at):
    for word in words[at - 3:at]:
        if word in ("may", "might", "could", "partly", "likely"):
            value = value * 0.5
        if word in ("very", "extremely", "deeply"):
            value = value * 1.5
        if word in ("not", "never", "no"):
            value = -value
    return value

# %% weigh wrong: It hears all words before, however far. Only the three before it count.
def weigh(words, value, at):
    for word in words[:at]:
        if word in ("may", "might", "could", "partly", "likely"):
            value = value * 0.5
        if word in ("very", "extremely", "deeply"):
            value = value * 1.5
        if word in ("not", "never", "no"):
            value = -value
    return value

# %% weigh wrong: Two negations near a word turn it round twice, and two hedges halve it twice: go word by word.
def weigh(words, value, at):
    near = set(words[max(0, at - 3):at])
    if near & {"may", "might", "could", "partly", "likely"}:
        value = value * 0.5
    if near & {"very", "extremely", "deeply"}:
        value = value * 1.5
    if near & {"not", "never", "no"}:
        value = -value
    return value

# %% weigh wrong: A negation makes it 0 here; it is to turn the sign round.
def weigh(words, value, at):
    for word in words[max(0, at - 3):at]:
        if word in ("may", "might", "could", "partly", "likely"):
            value = value * 0.5
        if word in ("very", "extremely", "deeply"):
            value = value * 1.5
        if word in ("not", "never", "no"):
            value = 0
    return value

# %% weigh wrong: You look at two words before it. Three are asked for.
def weigh(words, value, at):
    for word in words[max(0, at - 2):at]:
        if word in ("may", "might", "could", "partly", "likely"):
            value = value * 0.5
        if word in ("very", "extremely", "deeply"):
            value = value * 1.5
        if word in ("not", "never", "no"):
            value = -value
    return value

# %% regret right: reasoned
regret = "b"

# %% regret right: by the words that would be evidence
evidence = [word for word in ("pier", "plan", "project") if word in "The harbor board said with regret that two sailors had died in the terrible storm."]
regret = "a" if evidence else "b"

# %% regret wrong: That is how it sounds. To be sad about a storm is no stance towards a pier.
regret = "a"

# %% regret wrong: That is your inference, not the board's words. What would you show as evidence?
regret = "c"

# %% regret wrong: It can: somebody speaks in an article about the pier and takes no side. That is the label NONE, and it counts.
regret = "d"

# %% cell_label right: with a table of rules
def cell_label(scores, rule):
    mean = lambda numbers: sum(numbers) / len(numbers) if numbers else 0
    ways = {"all": mean, "sides": lambda numbers: mean([n for n in numbers if n]), "strongest": lambda numbers: max(numbers, key=abs, default=0)}
    value = ways[rule](list(scores))
    return "FAVOR" if value >= 0.5 else "AGAINST" if value <= -0.5 else "NONE"

# %% cell_label right: step by step
def cell_label(scores, rule):
    value, count = 0, 0
    for score in scores:
        if rule == "strongest":
            if abs(score) > abs(value):
                value = score
        elif rule == "all" or score != 0:
            value, count = value + score, count + 1
    if count:
        value = value / count
    if value >= 0.5:
        return "FAVOR"
    elif value <= -0.5:
        return "AGAINST"
    return "NONE"

# %% cell_label wrong: 0.5 itself takes a side: `>=` and `<=`.
def cell_label(scores, rule):
    sides = [score for score in scores if score != 0]
    scores = sides if rule == "sides" else scores
    if not scores:
        return "NONE"
    value = max(scores, key=abs) if rule == "strongest" else sum(scores) / len(scores)
    return "FAVOR" if value > 0.5 else "AGAINST" if value < -0.5 else "NONE"

# %% cell_label wrong: The strongest is the one farthest from 0, on either side; here only the highest has a chance.
def cell_label(scores, rule):
    sides = [score for score in scores if score != 0]
    scores = sides if rule == "sides" else scores
    if not scores:
        return "NONE"
    value = max(scores) if rule == "strongest" else sum(scores) / len(scores)
    return "FAVOR" if value >= 0.5 else "AGAINST" if value <= -0.5 else "NONE"

# %% cell_label wrong: The rule makes no difference here between "all" and "sides": for "sides", zeros are left out before you take the mean.
def cell_label(scores, rule):
    if not scores:
        return "NONE"
    value = max(scores, key=abs) if rule == "strongest" else sum(scores) / len(scores)
    return "FAVOR" if value >= 0.5 else "AGAINST" if value <= -0.5 else "NONE"

# %% cell_label wrong: Where no score is left, the label is the string "NONE", not None.
def cell_label(scores, rule):
    scores = [score for score in scores if score != 0] if rule == "sides" else scores
    if not scores:
        return None
    value = max(scores, key=abs) if rule == "strongest" else sum(scores) / len(scores)
    return "FAVOR" if value >= 0.5 else "AGAINST" if value <= -0.5 else "NONE"

# %% cell_label wrong: This is the sum. A mean is the sum divided by how many scores there are.
def cell_label(scores, rule):
    scores = [score for score in scores if score != 0] if rule == "sides" else scores
    if not scores:
        return "NONE"
    value = max(scores, key=abs) if rule == "strongest" else sum(scores)
    return "FAVOR" if value >= 0.5 else "AGAINST" if value <= -0.5 else "NONE"

# %% cell_label wrong: Whatever is not exactly 0 takes a side here. Between -0.5 and 0.5 the label is "NONE".
def cell_label(scores, rule):
    scores = [score for score in scores if score != 0] if rule == "sides" else scores
    if not scores:
        return "NONE"
    value = max(scores, key=abs) if rule == "strongest" else sum(scores) / len(scores)
    return "FAVOR" if value > 0 else "AGAINST" if value < 0 else "NONE"

# %% against right: with dictionaries
def against(rows):
    balance, counts = {}, {}
    for row in rows:
        pair = (row.source, row.target)
        if row.label == "AGAINST":
            counts[pair] = counts.get(pair, 0) + 1
            balance[pair] = balance.get(pair, 0) - 1
        elif row.label == "FAVOR":
            balance[pair] = balance.get(pair, 0) + 1
    found = [(pair, counts[pair]) for pair in sorted(counts) if balance[pair] < 0]
    return sorted(found, key=lambda item: item[1], reverse=True)

# %% against right: pair by pair
def against(rows):
    pairs = {(row.source, row.target) for row in rows}
    label = lambda pair, name: sum((row.source, row.target) == pair and row.label == name for row in rows)
    found = [(pair, label(pair, "AGAINST")) for pair in pairs if label(pair, "AGAINST") > label(pair, "FAVOR")]
    found.sort()
    found.sort(key=lambda item: -item[1])
    return found

# %% against wrong: FAVOR rows are not looked at here. A pair with as many of them as AGAINST rows, or more, stays out.
def against(rows):
    no = Counter((row.source, row.target) for row in rows if row.label == "AGAINST")
    return sorted(no.items(), key=lambda item: (-item[1], item[0]))

# %% against wrong: Equal counts come in the order of the text here; the alphabet is to decide.
def against(rows):
    no = Counter((row.source, row.target) for row in rows if row.label == "AGAINST")
    yes = Counter((row.source, row.target) for row in rows if row.label == "FAVOR")
    return [(pair, count) for pair, count in no.most_common() if count > yes[pair]]

# %% against wrong: The count asked for is that of the AGAINST rows, not the difference.
def against(rows):
    no = Counter((row.source, row.target) for row in rows if row.label == "AGAINST")
    yes = Counter((row.source, row.target) for row in rows if row.label == "FAVOR")
    return sorted(((pair, count - yes[pair]) for pair, count in no.items() if count > yes[pair]), key=lambda item: (-item[1], item[0]))

# %% against wrong: You counted sources alone. A stance needs its target: count pairs.
def against(rows):
    no = Counter(row.source for row in rows if row.label == "AGAINST")
    yes = Counter(row.source for row in rows if row.label == "FAVOR")
    return sorted(((pair, count) for pair, count in no.items() if count > yes[pair]), key=lambda item: (-item[1], item[0]))

# %% against wrong: The lowest count comes first here. Sort by `-count`.
def against(rows):
    no = Counter((row.source, row.target) for row in rows if row.label == "AGAINST")
    yes = Counter((row.source, row.target) for row in rows if row.label == "FAVOR")
    return sorted(((pair, count) for pair, count in no.items() if count > yes[pair]), key=lambda item: (item[1], item[0]))

# %% against wrong: Pairs with the same count stand in the alphabet turned round: `reverse=True` turns both halves of the key. Only the count is to go down.
def against(rows):
    no = Counter((row.source, row.target) for row in rows if row.label == "AGAINST")
    yes = Counter((row.source, row.target) for row in rows if row.label == "FAVOR")
    return sorted(((pair, count) for pair, count in no.items() if count > yes[pair]), key=lambda item: (item[1], item[0]), reverse=True)

# %% against wrong: A pair with as many FAVOR rows as AGAINST rows is in it. *More* is asked for: `>`, not `>=`.
def against(rows):
    no = Counter((row.source, row.target) for row in rows if row.label == "AGAINST")
    yes = Counter((row.source, row.target) for row in rows if row.label == "FAVOR")
    return sorted(((pair, count) for pair, count in no.items() if count >= yes[pair]), key=lambda item: (-item[1], item[0]))

# %% stance_figure right: one bar at a time
def stance_figure(pairs):
    fig, ax = plt.subplots()
    for name, score in pairs:
        ax.barh(name, score)
    ax.set(title="Sides", xlabel="against | for")
    return ax

# %% stance_figure right: in colours, upside down
def stance_figure(pairs):
    fig, ax = plt.subplots()
    ax.barh([p[0] for p in pairs], [p[1] for p in pairs], color=["tab:orange" if p[1] < 0 else "tab:purple" for p in pairs])
    ax.invert_yaxis()
    ax.set_title("For and against")
    ax.set_xlabel("score, against to for")
    return ax

# %% stance_figure wrong: All bars run to the right here. Give `barh` the scores with their signs.
def stance_figure(pairs):
    fig, ax = plt.subplots()
    ax.barh([name for name, score in pairs], [abs(score) for name, score in pairs])
    ax.set_xlabel("against (left), for (right)")
    ax.set_title("Who is for, who is against?")
    return ax

# %% stance_figure wrong: It has no title. A figure that travels alone must say what it shows.
def stance_figure(pairs):
    fig, ax = plt.subplots()
    ax.barh([name for name, score in pairs], [score for name, score in pairs])
    ax.set_xlabel("against (left), for (right)")
    return ax

# %% stance_figure wrong: Nothing says which side is against. Put it on the horizontal axis with `ax.set_xlabel`.
def stance_figure(pairs):
    fig, ax = plt.subplots()
    ax.barh([name for name, score in pairs], [score for name, score in pairs])
    ax.set_title("Who is for, who is against?")
    return ax

# %% knob right: with a lambda
knob = interactive(lambda threshold: len([s for s in scores if abs(s) >= threshold]), threshold=(0.5, 3.0, 0.5))

# %% knob right: with a slider made by hand
from ipywidgets import FloatSlider
def taking_sides(threshold):
    return sum(score >= threshold or score <= -threshold for score in scores)

knob = interactive(taking_sides, threshold=FloatSlider(min=0.5, max=3, step=0.5, value=1))

# %% knob wrong: Scores below zero are left out here: somebody who is against takes a side, too. Use `abs(score)`.
def how_many(threshold):
    return sum(score >= threshold for score in scores)

knob = interactive(how_many, threshold=(0.5, 3.0, 0.5))

# %% knob wrong: At the threshold itself a score already takes a side: `>=`.
def how_many(threshold):
    return sum(abs(score) > threshold for score in scores)

knob = interactive(how_many, threshold=(0.5, 3.0, 0.5))

# %% knob wrong: It counts those that take no side.
def how_many(threshold):
    return sum(abs(score) < threshold for score in scores)

knob = interactive(how_many, threshold=(0.5, 3.0, 0.5))

# %% labels right: all NONE, complete
labels = {number: "NONE" for number in range(1, 9)}

# %% labels right: one by one
labels = {1: "NONE", 2: "NONE", 3: "FAVOR", 4: "AGAINST", 5: "FAVOR", 6: "AGAINST", 7: "AGAINST", 8: "FAVOR"}

# %% labels wrong: Some are still open: each of the eight needs a label.
labels = {1: "NONE", 2: "NONE", 3: ..., 4: ..., 5: ..., 6: ..., 7: ..., 8: ...}

# %% labels wrong: The labels are "FAVOR", "AGAINST" and "NONE", written exactly so.
labels = {number: "favor" for number in range(1, 9)}

# %% labels wrong: Sentiment has crept in: "POSITIVE" is no stance. For or against what?
labels = {number: "POSITIVE" for number in range(1, 9)}

# %% judge right: the two orders by one pair of lists
def judge(sentence, sources, targets):
    words = word_tokenize(sentence.lower())
    places = [i for i, word in enumerate(words) if word in values]
    if not places:
        return None
    at = places[0]
    value, turned = values[words[at]], {"not", "never"} & set(words[:at])
    left = [word for word in words[:at] if word not in ("not", "never")]
    right = words[at + 1:]
    if left and left[-1] in ("was", "were"):
        right = right[right.index("by") + 1:] if "by" in right else []
        found = [w for w in right if w in sources][:1], [w for w in left if w in targets][-1:]
    else:
        found = [w for w in left if w in sources][-1:], [w for w in right if w in targets][:1]
    if not all(found) or (turned and value < 0):
        return None
    return found[0][0], found[1][0], "AGAINST" if turned or value < 0 else "FAVOR"

# %% judge right: by loops
def judge(sentence, sources, targets):
    words = word_tokenize(sentence.lower())
    verb = None
    for i, word in enumerate(words):
        if word in values:
            verb = i
            break
    if verb is None:
        return None
    before = words[:verb]
    negated = "never" in before or "not" in before
    near = verb - 1
    while near >= 0 and words[near] in ("not", "never"):
        near -= 1
    passive = near >= 0 and words[near] in ("was", "were")
    source = target = None
    agent = False
    for i, word in enumerate(words):
        if i == verb:
            continue
        if i < verb and word in sources and not passive:
            source = word
        if i < verb and word in targets and passive:
            target = word
        if i > verb:
            agent = agent or word == "by"
            if passive and agent and source is None and word in sources:
                source = word
            if not passive and target is None and word in targets:
                target = word
    if source is None or target is None or negated and values[words[verb]] < 0:
        return None
    return source, target, "AGAINST" if negated or values[words[verb]] < 0 else "FAVOR"

# %% judge wrong: The passive is read like the active. *Was* or *were* right before the verb turns the order round.
def judge(sentence, sources, targets):
    words = word_tokenize(sentence.lower())
    at = next((i for i, word in enumerate(words) if word in values), None)
    if at is None:
        return None
    source = [word for word in words[:at] if word in sources][-1:]
    target = [word for word in words[at + 1:] if word in targets][:1]
    negated = "not" in words[:at] or "never" in words[:at]
    value = values[words[at]]
    if not source or not target or (negated and value < 0):
        return None
    return source[0], target[0], "FAVOR" if value > 0 and not negated else "AGAINST"

# %% judge wrong: Any *was* in the sentence makes it passive here. Only the word right before the verb decides.
def judge(sentence, sources, targets):
    words = word_tokenize(sentence.lower())
    at = next((i for i, word in enumerate(words) if word in values), None)
    if at is None:
        return None
    before, after = words[:at], words[at + 1:]
    value, negated = values[words[at]], "not" in words[:at] or "never" in words[:at]
    if "was" in before or "were" in before:
        after = after[after.index("by"):] if "by" in after else []
        source, target = [w for w in after if w in sources][:1], [w for w in before if w in targets][-1:]
    else:
        source, target = [w for w in before if w in sources][-1:], [w for w in after if w in targets][:1]
    if not source or not target or (negated and value < 0):
        return None
    return source[0], target[0], "FAVOR" if value > 0 and not negated else "AGAINST"

# %% judge wrong: *Not* and *never* are not heard: who did not back a thing is no friend of it, and who did not condemn it takes no side.
def judge(sentence, sources, targets):
    words = word_tokenize(sentence.lower())
    at = next((i for i, word in enumerate(words) if word in values), None)
    if at is None:
        return None
    before, after = words[:at], words[at + 1:]
    if before and [w for w in before if w not in ("not", "never")][-1:] in (["was"], ["were"]):
        after = after[after.index("by"):] if "by" in after else []
        source, target = [w for w in after if w in sources][:1], [w for w in before if w in targets][-1:]
    else:
        source, target = [w for w in before if w in sources][-1:], [w for w in after if w in targets][:1]
    if not source or not target:
        return None
    return source[0], target[0], "FAVOR" if values[words[at]] > 0 else "AGAINST"

# %% judge wrong: A negated condemnation is made a FAVOR here. Who did not condemn a thing takes no side: `None`.
def judge(sentence, sources, targets):
    words = word_tokenize(sentence.lower())
    at = next((i for i, word in enumerate(words) if word in values), None)
    if at is None:
        return None
    before, after = words[:at], words[at + 1:]
    value = values[words[at]] * (-1 if "not" in before or "never" in before else 1)
    if before and [w for w in before if w not in ("not", "never")][-1:] in (["was"], ["were"]):
        after = after[after.index("by"):] if "by" in after else []
        source, target = [w for w in after if w in sources][:1], [w for w in before if w in targets][-1:]
    else:
        source, target = [w for w in before if w in sources][-1:], [w for w in after if w in targets][:1]
    if not source or not target:
        return None
    return source[0], target[0], "FAVOR" if value > 0 else "AGAINST"

# %% judge wrong: With two sources before the verb you take the first. In the active it is the last one before the verb, the nearest.
def judge(sentence, sources, targets):
    words = word_tokenize(sentence.lower())
    at = next((i for i, word in enumerate(words) if word in values), None)
    if at is None:
        return None
    before, after = words[:at], words[at + 1:]
    value, negated = values[words[at]], "not" in words[:at] or "never" in words[:at]
    if [w for w in before if w not in ("not", "never")][-1:] in (["was"], ["were"]):
        after = after[after.index("by"):] if "by" in after else []
        source, target = [w for w in after if w in sources][:1], [w for w in before if w in targets][-1:]
    else:
        source, target = [w for w in before if w in sources][:1], [w for w in after if w in targets][:1]
    if not source or not target or (negated and value < 0):
        return None
    return source[0], target[0], "FAVOR" if value > 0 and not negated else "AGAINST"

# %% judge wrong: A *by* anywhere makes it passive here. What decides is the word right before the verb: `was` or `were`.
def judge(sentence, sources, targets):
    words = word_tokenize(sentence.lower())
    at = next((i for i, word in enumerate(words) if word in values), None)
    if at is None:
        return None
    before, after = words[:at], words[at + 1:]
    value, negated = values[words[at]], "not" in words[:at] or "never" in words[:at]
    if "by" in words:
        source, target = [w for w in after if w in sources][:1], [w for w in before if w in targets][-1:]
    else:
        source, target = [w for w in before if w in sources][-1:], [w for w in after if w in targets][:1]
    if not source or not target or (negated and value < 0):
        return None
    return source[0], target[0], "FAVOR" if value > 0 and not negated else "AGAINST"

# %% judge wrong: *Was not welcomed* is passive, too: leave `not` and `never` out before you look at the word right before the verb.
def judge(sentence, sources, targets):
    words = word_tokenize(sentence.lower())
    at = next((i for i, word in enumerate(words) if word in values), None)
    if at is None:
        return None
    before, after = words[:at], words[at + 1:]
    value, negated = values[words[at]], "not" in words[:at] or "never" in words[:at]
    if before[-1:] in (["was"], ["were"]):
        after = after[after.index("by"):] if "by" in after else []
        source, target = [w for w in after if w in sources][:1], [w for w in before if w in targets][-1:]
    else:
        source, target = [w for w in before if w in sources][-1:], [w for w in after if w in targets][:1]
    if not source or not target or (negated and value < 0):
        return None
    return source[0], target[0], "FAVOR" if value > 0 and not negated else "AGAINST"

# %% turned right: in a loop that stops at the target
def turned(cue, content, target):
    sign = values.get(cue, 0)
    ending = 1
    for word in word_tokenize(content.lower()):
        if word == target:
            return {True: "FAVOR", False: "AGAINST"}[sign * ending > 0] if sign else "NONE"
        if word in ends:
            ending = -1
    return "NONE"

# %% turned right: with sets
def turned(cue, content, target):
    words = word_tokenize(content.lower())
    if target not in words or cue not in values:
        return "NONE"
    good = values[cue] > 0
    if ends & set(words[:words.index(target)]):
        good = not good
    return "FAVOR" if good else "AGAINST"

# %% turned wrong: An end anywhere turns the sign here, also one that comes after the target. Look before it only.
def turned(cue, content, target):
    words = word_tokenize(content.lower())
    value = values.get(cue, 0)
    if target not in words or value == 0:
        return "NONE"
    if any(word in ends for word in words):
        value = -value
    return "FAVOR" if value > 0 else "AGAINST"

# %% turned wrong: `in` on a text looks for letters: *weekend* has *end* in it. Cut the content into words.
def turned(cue, content, target):
    content = content.lower()
    value = values.get(cue, 0)
    if target not in word_tokenize(content) or value == 0:
        return "NONE"
    if any(word in content[:content.index(target)] for word in ends):
        value = -value
    return "FAVOR" if value > 0 else "AGAINST"

# %% turned wrong: This is the old rule. Whoever welcomes the end of a thing is against it: the sign must turn.
def turned(cue, content, target):
    value = values.get(cue, 0)
    if target not in word_tokenize(content.lower()) or value == 0:
        return "NONE"
    return "FAVOR" if value > 0 else "AGAINST"

# %% turned wrong: A verb without a value takes no side, end or no end: "NONE".
def turned(cue, content, target):
    words = word_tokenize(content.lower())
    if target not in words:
        return "NONE"
    value = values.get(cue, 0)
    if any(word in ends for word in words[:words.index(target)]):
        value = -value
    return "FAVOR" if value > 0 else "AGAINST"

# %% turned wrong: Capitals hide a word here: *Halt* is not found in `ends`. Put the content into lower case first.
def turned(cue, content, target):
    words = word_tokenize(content)
    value = values.get(cue, 0)
    if target not in words or value == 0:
        return "NONE"
    if any(word in ends for word in words[:words.index(target)]):
        value = -value
    return "FAVOR" if value > 0 else "AGAINST"

# %% turned wrong: An end makes it "AGAINST" here, whatever the verb. Who condemns the end of a thing is for it: turn the sign round.
def turned(cue, content, target):
    words = word_tokenize(content.lower())
    value = values.get(cue, 0)
    if target not in words or value == 0:
        return "NONE"
    if any(word in ends for word in words[:words.index(target)]):
        return "AGAINST"
    return "FAVOR" if value > 0 else "AGAINST"

# %% turned wrong: Two words of `ends` turn the sign twice here, which is back again. Turn it once, however many there are.
def turned(cue, content, target):
    words = word_tokenize(content.lower())
    value = values.get(cue, 0)
    if target not in words or value == 0:
        return "NONE"
    for word in words[:words.index(target)]:
        if word in ends:
            value = -value
    return "FAVOR" if value > 0 else "AGAINST"

# %% verdict right: about another article
verdict = f"""The farmers are against the flights: they signed a letter opposing the permit, and it says "{' '.join(article.text.split()[:4])}".
I would print that with their names. I would not print that the physicist is for the flights; he found no sign of harm, and that is
a finding, not a wish. The program took the absence of blame for praise."""

# %% verdict right: an empty matrix
verdict = f"""Nobody in this text says anything about anybody, from "{' '.join(article.text.split()[:3])}" on, so there is no side that I could print.
The program is silent and it is right.
What I would not print is a tone score in its place, because the writer's choice of words is not the stance of any source."""

# %% verdict wrong: That is too short to be checked by a reader: name a stance, its words, and what you would not print.
verdict = "China is against it."

# %% verdict wrong: One sentence without evidence is not enough: add the words of the article, and what you would not print.
verdict = "North Korea is against the training and China is against the missions."

# %% verdict wrong: A list of labels is no line for a newspaper: write sentences, as a string.
verdict = ["AGAINST", "FAVOR"]

# %% without wrong: Half of it. You lower-case the token and not the words: *NOT* in the list finds nothing. Both must be in lower case.
def without(text, words):
    kept = []
    for token in word_tokenize(text):
        if token.lower() not in words:
            kept.append(token)
    return stance.compound(" ".join(kept))

# %% without wrong: `replace` takes letters out of the middle of other words and overlooks capitals. Work with tokens, in lower case.
def without(text, words):
    for word in words:
        text = text.replace(word, "")
    return stance.compound(" ".join(word_tokenize(text)))

# %% without wrong: The whole text is in lower case here, and VADER hears capitals: *GOOD* weighs more than *good*. Lower-case for the comparison only.
def without(text, words):
    unwanted = [word.lower() for word in words]
    return stance.compound(" ".join(token for token in word_tokenize(text.lower()) if token not in unwanted))

# %% without wrong: `split` leaves the comma at the word, and *small.* is not *small*. Take `word_tokenize`.
def without(text, words):
    unwanted = [word.lower() for word in words]
    return stance.compound(" ".join(token for token in text.split() if token.lower() not in unwanted))

# %% by_verb wrong: You return inside the loop, after the first target. Let the loop go through all of them first.
def by_verb(source, cue, content, targets):
    value, found = values.get(cue, 0), []
    for target in targets:
        if value and target.lower() in content.lower():
            found.append((source, target, "FAVOR" if value > 0 else "AGAINST"))
        return found
    return found

# %% by_verb wrong: The third part is to be a label, "FAVOR" or "AGAINST"; you give the verb's value.
def by_verb(source, cue, content, targets):
    value = values.get(cue, 0)
    return [(source, target, value) for target in targets if value and target.lower() in content.lower()]

# %% by_verb wrong: You lower-case the content and not the target: *Fare* in the list finds nothing. Both must be in lower case.
def by_verb(source, cue, content, targets):
    value = values.get(cue, 0)
    return [(source, target, "FAVOR" if value > 0 else "AGAINST") for target in targets if value and target in content.lower()]

# %% by_verb wrong: *Accepted* and *questioned* are worth 1 and -1, and you drop them. Only a value of 0 takes no side.
def by_verb(source, cue, content, targets):
    value = values.get(cue, 0)
    return [(source, target, "FAVOR" if value > 0 else "AGAINST") for target in targets if abs(value) > 1 and target.lower() in content.lower()]

# %% weigh wrong: You return inside the loop, after the first of the three words. Let the loop end first.
def weigh(words, value, at):
    for word in words[max(0, at - 3):at]:
        if word in ("may", "might", "could", "partly", "likely"):
            value = value * 0.5
        if word in ("very", "extremely", "deeply"):
            value = value * 1.5
        if word in ("not", "never", "no"):
            value = -value
        return value
    return value

# %% weigh wrong: A booster adds a half here. It multiplies: one and a half times as large, on either side of 0.
def weigh(words, value, at):
    for word in words[max(0, at - 3):at]:
        if word in ("may", "might", "could", "partly", "likely"):
            value = value * 0.5
        if word in ("very", "extremely", "deeply"):
            value = value + 0.5
        if word in ("not", "never", "no"):
            value = -value
    return value

# %% weigh wrong: The three words *after* it are looked at. What changes a value stands before it: `words[…:at]`.
def weigh(words, value, at):
    for word in words[at + 1:at + 4]:
        if word in ("may", "might", "could", "partly", "likely"):
            value = value * 0.5
        if word in ("very", "extremely", "deeply"):
            value = value * 1.5
        if word in ("not", "never", "no"):
            value = -value
    return value

# %% weigh wrong: `elif` over the whole stretch lets only one kind speak. *Not very* has two: three separate `if`s, word by word.
def weigh(words, value, at):
    near = words[max(0, at - 3):at]
    if any(word in ("may", "might", "could", "partly", "likely") for word in near):
        value = value * 0.5
    elif any(word in ("very", "extremely", "deeply") for word in near):
        value = value * 1.5
    elif any(word in ("not", "never", "no") for word in near):
        value = -value
    return value

# %% weigh wrong: You look at four words before it. Three are asked for.
def weigh(words, value, at):
    for word in words[max(0, at - 4):at]:
        if word in ("may", "might", "could", "partly", "likely"):
            value = value * 0.5
        if word in ("very", "extremely", "deeply"):
            value = value * 1.5
        if word in ("not", "never", "no"):
            value = -value
    return value

# %% weigh wrong: `-abs(value)` is below zero whatever the value was: *not bad* stays bad. Turn the sign round, from either side.
def weigh(words, value, at):
    for word in words[max(0, at - 3):at]:
        if word in ("may", "might", "could", "partly", "likely"):
            value = value * 0.5
        if word in ("very", "extremely", "deeply"):
            value = value * 1.5
        if word in ("not", "never", "no"):
            value = -abs(value)
    return value

# The source cell makes `value` different from 0 before the sign is asked, so that >= and > are the same question.
# %% by_verb equivalent: label = 'FAVOR' if value > 0 else 'AGAINST' -> label = 'FAVOR' if value >= 0 else 'AGAINST'
# %% turned equivalent: return 'FAVOR' if value > 0 else 'AGAINST' -> return 'FAVOR' if value >= 0 else 'AGAINST'
# %% judge equivalent: not source or not target or (negated and value < 0) -> not source or not target or (negated and value <= 0)
# %% judge equivalent: not source or not target or (negated and value < 0) -> not source or not target or (negated and value < 1)
# %% judge equivalent: 'FAVOR' if value > 0 and (not negated) else 'AGAINST' -> 'FAVOR' if value >= 0 and (not negated) else 'AGAINST'

# max does not care for the order of its arguments.
# %% weigh equivalent: words[max(0, at - 3):at] -> words[max(at - 3, 0):at]

# only the first of the list is used in the end.
# %% judge equivalent: source = [word for word in after if word in sources][:1] -> source = [word for word in after if word in sources][:]
# %% judge equivalent: target = [word for word in after if word in targets][:1] -> target = [word for word in after if word in targets][:]
# %% judge equivalent: source = [word for word in after if word in sources][:1] -> source = [word for word in after if word in sources][:2]
# %% judge equivalent: target = [word for word in after if word in targets][:1] -> target = [word for word in after if word in targets][:2]
