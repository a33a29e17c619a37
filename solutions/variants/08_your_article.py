"""Answers to the exercises of lesson 08: right ones written differently, wrong ones with what a good teacher would say."""

# %% my_table right: the whole proposal, one reason
known = {mention.name for mention in proposal.mentions(article.text)}
my_table = "# how I decided\n" + "\n".join(f"{line}   # read it, and kept it" for line in str(proposal).splitlines() if line.split(" (")[0] in known)

# %% my_table right: names without their other forms
known = {mention.form.lower(): mention for mention in proposal.mentions(article.text)}
my_table = "\n".join({f"{m.form} ({proposal.names[m.name]})  # stands there in these words": 1 for m in known.values()})

# %% my_table wrong: has no kind in brackets
my_table = "the council = councillors  # she speaks for it"

# %% my_table wrong: Here a whole table is wanted
my_table = "- " + next(iter(proposal.names)) + "   # it is no actor at all"

# %% my_table wrong: which is no kind
my_table = "the council (person) = councillors  # she speaks for it"

# %% my_table wrong: no = between
my_table = "the council (actor) councillors  # she speaks for it"

# %% my_table wrong: as an actor and as an issue
my_table = str(proposal) + "".join(f"\n{name} ({'issue' if kind == 'actor' else 'actor'})   # it is both of them" for name, kind in list(proposal.names.items())[:1])

# %% my_table wrong: Nothing in the article is called
my_table = str(proposal) + "\nthe Ministry of Silly Walks (actor)   # it is not in there"

# %% my_table wrong: It is a table without a reason
known = {mention.name for mention in proposal.mentions(article.text)}
my_table = "\n".join(line for line in str(proposal).splitlines() if line.split(" (")[0] in known)

# %% my_table wrong: There is no name in it yet
my_table = "# I do not know whom to take"

# %% my_table wrong: Write the table as one text
my_table = {"the council": ["councillors", "Mayor Lind"]}

# %% silent right: with a loop
def silent(mentions, sources, names):
    heard = []
    for form in sources:
        heard.append(names.get(form, form))
    counts = {}
    for form in mentions:
        name = names.get(form, form)
        if name not in heard:
            counts[name] = counts.get(name, 0) + 1
    return sorted(counts, key=lambda name: -counts[name])

# %% silent right: turns every form into its name first
def silent(mentions, sources, names):
    def name_of(form):
        return names[form] if form in names else form

    named = [name_of(form) for form in mentions]
    heard = set(map(name_of, sources))
    return sorted((name for name in dict.fromkeys(named) if name not in heard), key=named.count, reverse=True)

# %% silent wrong: The forms must become names before you count: whoever speaks as *Osei* is heard as *Mayor Osei*, too.
def silent(mentions, sources, names):
    counts = Counter(mentions)
    return [form for form, count in counts.most_common() if form not in sources]

# %% silent wrong: You look up the mentions and forget the sources. A source is written in some form, too.
def silent(mentions, sources, names):
    counts = Counter(names.get(form, form) for form in mentions)
    return [name for name, count in counts.most_common() if name not in sources]

# %% silent wrong: These are right, in the order of the text. The most mentioned comes first.
def silent(mentions, sources, names):
    heard = {names.get(form, form) for form in sources}
    return [name for name in dict.fromkeys(names.get(form, form) for form in mentions) if name not in heard]

# %% silent wrong: Only the names are asked for, without their counts.
def silent(mentions, sources, names):
    counts = Counter(names.get(form, form) for form in mentions)
    heard = {names.get(form, form) for form in sources}
    return [(name, count) for name, count in counts.most_common() if name not in heard]

# %% silent wrong: A form that is not in the dictionary stands for itself. Here it is lost: use `names.get(form, form)`.
def silent(mentions, sources, names):
    counts = Counter(names[form] for form in mentions if form in names)
    heard = {names[form] for form in sources if form in names}
    return [name for name, count in counts.most_common() if name not in heard]

# %% silent wrong: You look up the sources and forget the mentions: *Osei* counts here for another than *Mayor Osei*. Both need `names`.
def silent(mentions, sources, names):
    heard = {names.get(form, form) for form in sources}
    return [form for form, count in Counter(mentions).most_common() if form not in heard]

# %% differing right: pair by pair
def differing(first, second):
    found = {}
    for pair in [*first, *second]:
        one, two = first.get(pair, "NONE"), second.get(pair, "NONE")
        if one != two:
            found[pair] = (one, two)
    return found

# %% differing right: fills the gaps first
def differing(first, second):
    one = {pair: "NONE" for pair in [*first, *second]} | first
    two = {pair: "NONE" for pair in one} | second
    return {pair: (one[pair], two[pair]) for pair in one if one[pair] != two[pair]}

# %% differing wrong: You look at the pairs of the first only. A pair that only the second has may be the finding.
def differing(first, second):
    return {pair: (label, second.get(pair, "NONE")) for pair, label in first.items() if second.get(pair, "NONE") != label}

# %% differing wrong: A pair that one of them lacks counts as NONE there. NONE against a missing pair is no difference.
def differing(first, second):
    pairs = list(first) + [pair for pair in second if pair not in first]
    return {pair: (first.get(pair, "NONE"), second.get(pair, "NONE")) for pair in pairs if first.get(pair) != second.get(pair)}

# %% differing wrong: Here a pair must be in both. Then what only one paper reports is lost.
def differing(first, second):
    return {pair: (first[pair], second[pair]) for pair in first if pair in second and first[pair] != second[pair]}

# %% differing wrong: The label of the first matrix comes first in the tuple.
def differing(first, second):
    pairs = list(first) + [pair for pair in second if pair not in first]
    return {pair: (second.get(pair, "NONE"), first.get(pair, "NONE")) for pair in pairs if first.get(pair, "NONE") != second.get(pair, "NONE")}

# %% differing wrong: Only FAVOR against AGAINST counts here. "NONE" is a label, too: a side in the one and none in the other is a difference.
def differing(first, second):
    both = {pair: (first.get(pair, "NONE"), second.get(pair, "NONE")) for pair in [*first, *second]}
    return {pair: labels for pair, labels in both.items() if labels[0] != labels[1] and "NONE" not in labels}

# %% differing wrong: A pair that one of them lacks gives `None` here, which is no label. It counts as `"NONE"` there: `get` takes that as its second argument.
def differing(first, second):
    return {pair: (first.get(pair), second.get(pair)) for pair in [*first, *second] if first.get(pair) != second.get(pair)}

# %% in_words right: side by side
def in_words(source, target, against, favor, none):
    total = against + favor + none
    for side, count, other in (("against", against, favor), ("for", favor, against)):
        if count > other and count / total >= 0.9:
            return f"{source} is reported to be {side} {target}"
        if count > other and count / total >= 0.5:
            return f"The article suggests that {source} is {side} {target}"
    return f"Nothing firm can be said of {source} and {target}"

# %% in_words right: counts without dividing
def in_words(source, target, against, favor, none):
    total, most = against + favor + none, max(against, favor)
    side = "for" if favor == most else "against"
    if against == favor or 2 * most < total:
        return "Nothing firm can be said of " + source + " and " + target
    if 10 * most >= 9 * total:
        return source + " is reported to be " + side + " " + target
    return "The article suggests that " + source + " is " + side + " " + target

# %% in_words wrong: You divide by the settings that take a side. Those that take none are settings too.
def in_words(source, target, against, favor, none):
    side = "against" if against > favor else "for"
    if against == favor:
        return f"Nothing firm can be said of {source} and {target}"
    share = max(against, favor) / (against + favor)
    if share < 0.5:
        return f"Nothing firm can be said of {source} and {target}"
    if share < 0.9:
        return f"The article suggests that {source} is {side} {target}"
    return f"{source} is reported to be {side} {target}"

# %% in_words wrong: "From 0.9 on" takes 0.9 itself too: `>=`, not `>`.
def in_words(source, target, against, favor, none):
    side = "against" if against > favor else "for"
    share = max(against, favor) / (against + favor + none)
    if against == favor or share <= 0.5:
        return f"Nothing firm can be said of {source} and {target}"
    if share <= 0.9:
        return f"The article suggests that {source} is {side} {target}"
    return f"{source} is reported to be {side} {target}"

# %% in_words wrong: Where as many settings say for as against, neither side has more, whatever the share.
def in_words(source, target, against, favor, none):
    side = "against" if against > favor else "for"
    share = max(against, favor) / (against + favor + none)
    if share < 0.5:
        return f"Nothing firm can be said of {source} and {target}"
    if share < 0.9:
        return f"The article suggests that {source} is {side} {target}"
    return f"{source} is reported to be {side} {target}"

# %% in_words wrong: The two sides have changed places. Where `against` is larger, the side is *against*.
def in_words(source, target, against, favor, none):
    side = "for" if against > favor else "against"
    share = max(against, favor) / (against + favor + none)
    if against == favor or share < 0.5:
        return f"Nothing firm can be said of {source} and {target}"
    if share < 0.9:
        return f"The article suggests that {source} is {side} {target}"
    return f"{source} is reported to be {side} {target}"

# %% in_words wrong: You ask for 0.5 first, and 0.9 passes that as well, so the firm sentence is never reached. Which of the two must be asked first?
def in_words(source, target, against, favor, none):
    side = "against" if against > favor else "for"
    share = max(against, favor) / (against + favor + none)
    if against == favor or share < 0.5:
        return f"Nothing firm can be said of {source} and {target}"
    return f"The article suggests that {source} is {side} {target}"

# %% voices_for_half right: takes away until little is left
def voices_for_half(words):
    left = sorted(words.values())
    total = sum(left)
    taken = 0
    while total and sum(left) > total / 2:
        left.pop()
        taken += 1
    return taken

# %% voices_for_half right: tries every number
def voices_for_half(words):
    ordered = sorted(words.values(), reverse=True)
    if not sum(ordered):
        return 0
    return min(n for n in range(1, len(ordered) + 1) if 2 * sum(ordered[:n]) >= sum(ordered))

# %% voices_for_half wrong: To need as few as possible, begin with those who have most: sort by the number of words first.
def voices_for_half(words):
    total, reached = sum(words.values()), 0
    for number, count in enumerate(words.values(), start=1):
        reached += count
        if total and reached >= total / 2:
            return number
    return 0

# %% voices_for_half wrong: "At least half" takes the half itself too: `>=`, not `>`.
def voices_for_half(words):
    total, reached = sum(words.values()), 0
    for number, count in enumerate(sorted(words.values(), reverse=True), start=1):
        reached += count
        if total and reached > total / 2:
            return number
    return 0

# %% voices_for_half wrong: This is half of the voices. Half of the *words* is asked for.
def voices_for_half(words):
    return (len([count for count in words.values() if count]) + 1) // 2

# %% voices_for_half wrong: Where nobody has any words, the answer is 0: nobody is needed.
def voices_for_half(words):
    total, reached = sum(words.values()), 0
    for number, count in enumerate(sorted(words.values(), reverse=True), start=1):
        reached += count
        if reached >= total / 2:
            return number
    return 0

# %% plot_gap right: bar by bar
def plot_gap(both):
    fig, ax = plt.subplots(figsize=(7, 3))
    for name in sorted(both, key=lambda name: both[name][1] - both[name][0]):
        ax.barh(name, both[name][1] - both[name][0], color="gray")
    ax.set_title("Words won and lost")
    ax.set_xlabel("words")
    return ax

# %% plot_gap right: largest first, turned round
def plot_gap(both):
    gaps = {name: pair[1] - pair[0] for name, pair in both.items()}
    names = sorted(gaps, key=gaps.get, reverse=True)
    ax = plt.figure().add_subplot()
    ax.barh(names, [gaps[name] for name in names])
    ax.invert_yaxis()
    ax.set(title="The gap", xlabel="second minus first")
    return ax

# %% plot_gap wrong: It is the other way round: second minus first, so that a bar to the right means more words in the second.
def plot_gap(both):
    gaps = sorted((first - second, name) for name, (first, second) in both.items())
    fig, ax = plt.subplots()
    ax.barh([name for gap, name in gaps], [gap for gap, name in gaps])
    ax.set(title="Who gains", xlabel="words")
    return ax

# %% plot_gap wrong: A difference can be negative, and that is the point: without `abs`, the bar goes to the left.
def plot_gap(both):
    gaps = sorted((abs(second - first), name) for name, (first, second) in both.items())
    fig, ax = plt.subplots()
    ax.barh([name for gap, name in gaps], [gap for gap, name in gaps])
    ax.set(title="Who gains", xlabel="words")
    return ax

# %% plot_gap wrong: The bars are right, but not in order: the one farthest to the left at one end, the one farthest to the right at the other.
def plot_gap(both):
    fig, ax = plt.subplots()
    ax.barh(list(both), [second - first for first, second in both.values()])
    ax.set(title="Who gains", xlabel="words")
    return ax

# %% plot_gap wrong: The bars are right. Two things belong to them, a title and a label for the axis of the words: which of them is missing?
def plot_gap(both):
    gaps = sorted((second - first, name) for name, (first, second) in both.items())
    fig, ax = plt.subplots()
    ax.barh([name for gap, name in gaps], [gap for gap, name in gaps])
    return ax

# %% which_line right: in capitals
which_line = "B"

# %% which_line right: with a bracket
which_line = "b)"

# %% which_line wrong: A text shows what is reported.
which_line = "a"

# %% which_line wrong: A score without its words cannot be checked
which_line = "c"

# %% which_line wrong: That somebody is not quoted is a finding.
which_line = "d"

# %% marked right: by the place where it stands
def marked(sentence, words):
    at = sentence.find(words)
    if at < 0 or words == "":
        return escape(sentence)
    end = at + len(words)
    return escape(sentence[:at]) + "<mark>" + escape(sentence[at:end]) + "</mark>" + escape(sentence[end:])

# %% marked right: splits once
def marked(sentence, words):
    pieces = sentence.split(words, 1) if words else [sentence]
    return ("<mark>" + escape(words) + "</mark>").join(escape(piece) for piece in pieces)

# %% marked wrong: Nothing is made harmless here: an article with `<b>` in it would set your page in bold, or worse.
def marked(sentence, words):
    return sentence.replace(words, f"<mark>{words}</mark>", 1) if words else sentence

# %% marked wrong: You escape the whole, with your own marks in it. Escape the three pieces, and put the marks between them.
def marked(sentence, words):
    return escape(sentence.replace(words, f"<mark>{words}</mark>", 1)) if words else escape(sentence)

# %% marked wrong: Cut first, escape then. In the escaped sentence `&` stands in every `&amp;`, and you mark half of one.
def marked(sentence, words):
    return escape(sentence).replace(words, f"<mark>{words}</mark>", 1) if words else escape(sentence)

# %% marked wrong: Only the first occurrence is to be marked.
def marked(sentence, words):
    if not words:
        return escape(sentence)
    return f"<mark>{escape(words)}</mark>".join(escape(piece) for piece in sentence.split(words))

# %% marked wrong: The marked words come from the article as well: escape them, too.
def marked(sentence, words):
    if not words or words not in sentence:
        return escape(sentence)
    before, _, after = sentence.partition(words)
    return f"{escape(before)}<mark>{words}</mark>{escape(after)}"

# %% marked wrong: In the escaped sentence there are letters that the article does not have: the *lt* of `&lt;`. Cut first, escape then.
def marked(sentence, words):
    return escape(sentence).replace(escape(words), f"<mark>{escape(words)}</mark>", 1) if words else escape(sentence)

# %% same_voice right: heads with their followers
def same_voice(names):
    def ends(long, short):
        return long != short and long.endswith(" " + short)

    heads = [name for name in names if not [other for other in names if ends(other, name)]]
    belongs = {}
    for name in names:
        owners = [head for head in heads if ends(head, name)]
        if len(owners) == 1:
            belongs[name] = owners[0]
    return {name: [short for short in names if belongs.get(short) == name] for name in names if name not in belongs}

# %% same_voice right: by words
def same_voice(names):
    split = {name: name.split(" ") for name in names}

    def inside(short, long):
        return len(split[short]) < len(split[long]) and split[long][-len(split[short]):] == split[short]

    tops = [name for name in names if all(not inside(name, other) for other in names)]
    result = {}
    for name in names:
        above = [top for top in tops if inside(name, top)]
        if len(above) != 1:
            result[name] = [short for short in names if inside(short, name) and [top for top in tops if inside(short, top)] == [name]]
    return result

# %% same_voice wrong: *wick* is the end of *Fennwick* and no other name for it. Ask for a space before it.
def same_voice(names):
    heads = [name for name in names if not any(other.endswith(name) and other != name for other in names)]
    found = {name: [] for name in names}
    for name in names:
        longer = [head for head in heads if head.endswith(name) and head != name]
        if len(longer) == 1:
            found[longer[0]].append(name)
            del found[name]
    return found

# %% same_voice wrong: *Stenmark* ends two names here, and both are the same man. Look for heads only, not for every longer name.
def same_voice(names):
    found = {name: [] for name in names}
    for name in names:
        longer = [other for other in names if other.endswith(" " + name)]
        if len(longer) == 1 and longer[0] in found:
            found[longer[0]].append(name)
            del found[name]
    return found

# %% same_voice wrong: Two people may be called Osei. With two heads the name is left alone; here the first one gets it.
def same_voice(names):
    heads = [name for name in names if not any(other.endswith(" " + name) for other in names)]
    found = {name: [] for name in names}
    for name in names:
        longer = [head for head in heads if head.endswith(" " + name)]
        if longer:
            found[longer[0]].append(name)
            del found[name]
    return found

# %% same_voice wrong: A name that is left alone must not be lost: it stays in the dictionary, with an empty list.
def same_voice(names):
    heads = [name for name in names if not any(other.endswith(" " + name) for other in names)]
    return {head: [name for name in names if [h for h in heads if h.endswith(" " + name)] == [head]] for head in heads}

# %% same_voice wrong: A name that fits two heads goes to both here. Nobody can tell whose it is, so it is left alone, with an empty list of its own.
def same_voice(names):
    heads = [name for name in names if not any(other.endswith(" " + name) for other in names)]
    return {head: [name for name in names if head.endswith(" " + name)] for head in heads}

# %% same_voice wrong: Heads to which no other name belongs are missing, and names that are left alone. Each of them has a list, an empty one.
def same_voice(names):
    heads = [name for name in names if not any(other.endswith(" " + name) for other in names)]
    found = {}
    for name in names:
        longer = [head for head in heads if head.endswith(" " + name)]
        if len(longer) == 1:
            found.setdefault(longer[0], []).append(name)
    return found

# %% same_voice wrong: *Stenmark* ends two names here, and both are the same man. Look for heads only, not for every longer name.
def same_voice(names):
    found = {}
    for name in names:
        longer = [other for other in names if other.endswith(" " + name)]
        if len(longer) == 1:
            found.setdefault(longer[0], []).append(name)
        else:
            found.setdefault(name, [])
    return found

# %% my_conclusion right: of the case, in other words
my_conclusion = """Two verdicts survive every one of the 960 settings, and they are the ones I would print: North Korea "has lambasted the
sending of these assets", and Beijing "has blasted such missions". Both are about what is reported, not about what anybody feels. The article
suggests that the air force is for the training, but this hangs on one quotation in official words. Nobody asks the people who live below the
flights, and no program can list those who are not even named."""

# %% my_conclusion right: with other figures
my_conclusion = """Nearly half of the words are somebody's, and 71 of them belong to one voice, that of the U.S. air forces. They call the
"bilateral operation" something that enhances readiness, so the article suggests that they are for it. China is reported to be against the missions:
it "has blasted such missions". The table is mine: I kept the ministry apart from Beijing, and somebody could dispute that. What the rules missed:
the trackers take no side, yet they give North Korea its argument."""

# %% my_conclusion wrong: Take at least 60
my_conclusion = "The article is biased."

# %% my_conclusion wrong: Name a figure that you found
my_conclusion = " ".join(["The article reports that somebody is against something and that somebody else is for it, and I would say that this is firm,"] * 2
                         + ["because the words are there to point at, and another reader would see them as well, whichever way the settings of the rules are turned about."])

# %% my_conclusion wrong: Quote a few words of the article
my_conclusion = " ".join(["In 90 percent of the settings the article reports that somebody is against something and that somebody else is for it,"] * 2
                         + ["because the words are there to point at, and another reader would see them as well, whichever way the settings of the rules are turned about."])

# %% ready right: in another order
ready = ["conclusion", "comparison", "certainty", "evidence", "decisions", "question"]

# %% ready right: as a set
ready = {"question", "decisions", "evidence", "certainty", "comparison", "conclusion"}

# %% ready wrong: Still open: comparison.
ready = ["question", "decisions", "evidence", "certainty", "conclusion"]

# %% ready wrong: There is no part called
ready = ["question", "aliases", "evidence", "certainty", "comparison", "conclusion"]

# %% ready wrong: Write a list of the parts
ready = True

# %% my_table equivalent: for line in str(proposal).splitlines() if line.split(' (')[0] in named -> for line in str(proposal).splitlines()
# | many tables will do; on the case nothing in the proposal is without a mention
# %% my_table equivalent: raise NotApplicable('nothing in it is named or comes back.') -> raise NotApplicable('XXnothing in it is named or comes back.')
# | the case has names
# %% my_table equivalent: raise NotApplicable('nothing in it is named or comes back.') -> raise NotApplicable('')
# | the case has names
# %% my_table equivalent: line.split(' (')[0] in named -> line.split()[0] in named
# | many tables will do, also one with fewer lines
# %% my_table equivalent: lines[0] + ' # it comes back more often than anything else' -> lines[1] + ' # it comes back more often than anything else'
# | many tables will do
# %% my_table equivalent: *lines[1:] -> *lines[:]
# | a line that comes twice decides nothing anew
# %% my_table equivalent: *lines[1:] -> *lines[2:]
# | many tables will do, also one with fewer lines
# %% differing equivalent: list(first) + [pair for pair in second if pair not in first] -> list(first) + [pair for pair in second]
# | a dictionary keeps the first place of a pair that comes twice
# %% in_words equivalent: side = 'against' if against > favor else 'for' -> side = 'against' if against >= favor else 'for'
# | a tie is dealt with in the next lines
# %% in_words equivalent: share = max(against, favor) / (against + favor + none) -> share = max(favor, against) / (against + favor + none)
# | the larger of two has no order
