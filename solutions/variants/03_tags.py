# Right and wrong answers to the exercises of 03. A wrong one carries the sentence that its author reads.

# %% accuracy right: in a loop
def accuracy(right, given):
    same = 0
    for i in range(len(right)):
        if right[i] == given[i]:
            same += 1
    return same / len(right) if right else 0.0

# %% accuracy right: a list of hits
def accuracy(right, given):
    hits = [a for a, b in zip(right, given) if a == b]
    return len(hits) / max(len(right), 1)

# %% accuracy wrong: This is how many are right. Divide by how many there are.
def accuracy(right, given):
    return sum(a == b for a, b in zip(right, given))

# %% accuracy wrong: This asks whether a tag occurs anywhere in the other list. Compare place by place.
def accuracy(right, given):
    return sum(tag in right for tag in given) / len(right) if right else 0.0

# %% accuracy wrong: This is the share of mistakes, the other part.
def accuracy(right, given):
    return sum(a != b for a, b in zip(right, given)) / len(right) if right else 0.0

# %% lexicon right: counts in dictionaries
def lexicon(tagged_sents):
    counts = {}
    for sentence in tagged_sents:
        for word, tag in sentence:
            own = counts.setdefault(word.lower(), {})
            own[tag] = own.get(tag, 0) + 1
    best = {}
    for word, tags in counts.items():
        best[word] = sorted(tags, key=lambda tag: (-tags[tag], tag))[0]
    return best

# %% lexicon right: from sorted pairs
def lexicon(tagged_sents):
    counts = Counter((w.lower(), t) for s in tagged_sents for w, t in s)
    best = {}
    for (word, tag), n in sorted(counts.items(), key=lambda item: (-item[1], item[0][1])):
        best.setdefault(word, tag)
    return best

# %% lexicon wrong: *That* and *that* were counted apart. Put words in lower case before you count.
def lexicon(tagged_sents):
    jobs = {}
    for sentence in tagged_sents:
        for word, tag in sentence:
            jobs.setdefault(word, Counter())[tag] += 1
    return {word: min(tags, key=lambda tag: (-tags[tag], tag)) for word, tags in jobs.items()}

# %% lexicon wrong: This keeps the last tag that a word had. Count them, then take the most frequent.
def lexicon(tagged_sents):
    return {word.lower(): tag for sentence in tagged_sents for word, tag in sentence}

# %% lexicon wrong: Nearly. In a tie, `most_common` takes the tag that came first in the text; the task asks for the first in the alphabet.
def lexicon(tagged_sents):
    jobs = {}
    for sentence in tagged_sents:
        for word, tag in sentence:
            jobs.setdefault(word.lower(), Counter())[tag] += 1
    return {word: tags.most_common(1)[0][0] for word, tags in jobs.items()}

# %% lexicon wrong: These are all the tags of each word. One is asked for: the most frequent.
def lexicon(tagged_sents):
    jobs = {}
    for sentence in tagged_sents:
        for word, tag in sentence:
            jobs.setdefault(word.lower(), set()).add(tag)
    return {word: sorted(tags) for word, tags in jobs.items()}

# %% lexicon wrong: These are counts of the most frequent tag. The tag itself is asked for.
def lexicon(tagged_sents):
    jobs = {}
    for sentence in tagged_sents:
        for word, tag in sentence:
            jobs.setdefault(word.lower(), Counter())[tag] += 1
    return {word: max(tags.values()) for word, tags in jobs.items()}

# %% which_job right: built
which_job = "abc"[1]

# %% which_job right: in lower case
which_job = "B".lower()

# %% which_job wrong: It looks like one, and taggers fall for it. But then the clause would have no verb. Who does what here?
which_job = "a"

# %% which_job wrong: A participle would be *passed* or *passing*. This form ends in *-es*.
which_job = "c"

# %% share_of right: in a loop
def share_of(tagged, beginning):
    n = 0
    for pair in tagged:
        if pair[1][:len(beginning)] == beginning:
            n += 1
    return n / len(tagged) if len(tagged) > 0 else 0.0

# %% share_of right: with a list
def share_of(tagged, beginning):
    tags = [tag for _, tag in tagged]
    return len([t for t in tags if t.startswith(beginning)]) / (len(tags) or 1)

# %% share_of wrong: This looks at the words. The tag is the second half of each pair.
def share_of(tagged, beginning):
    return sum(word.startswith(beginning) for word, tag in tagged) / len(tagged) if tagged else 0.0

# %% share_of wrong: This wants the whole tag to be equal. `NNPS` begins with `N`, too.
def share_of(tagged, beginning):
    return sum(tag == beginning for word, tag in tagged) / len(tagged) if tagged else 0.0

# %% share_of wrong: This counts tags that have the letters anywhere. Ask whether the tag begins with them.
def share_of(tagged, beginning):
    return sum(beginning in tag for word, tag in tagged) / len(tagged) if tagged else 0.0

# %% share_of wrong: This is how many there are. Divide by the number of all pairs.
def share_of(tagged, beginning):
    return sum(tag.startswith(beginning) for word, tag in tagged)

# %% confusions right: in a loop
def confusions(right, given):
    found = {}
    for i, tag in enumerate(right):
        if tag != given[i]:
            found[(tag, given[i])] = found.get((tag, given[i]), 0) + 1
    return found

# %% confusions right: a counter that is cleaned afterwards
def confusions(right, given):
    pairs = Counter(zip(right, given))
    return {pair: n for pair, n in pairs.items() if pair[0] != pair[1]}

# %% confusions wrong: The places where both agree are in here, too. They are no mistakes.
def confusions(right, given):
    return dict(Counter(zip(right, given)))

# %% confusions wrong: The pairs are the wrong way round: the right tag comes first.
def confusions(right, given):
    return dict(Counter((g, r) for r, g in zip(right, given) if r != g))

# %% confusions wrong: These are the kinds of mistakes without their numbers. A dictionary with counts is asked for.
def confusions(right, given):
    return {(r, g): 1 for r, g in zip(right, given) if r != g}

# %% confusions wrong: This counts only the right tags that were missed, not what they were taken for.
def confusions(right, given):
    return dict(Counter(r for r, g in zip(right, given) if r != g))

# %% ambiguous right: with counters
counters = {}
for s in training:
    for w, t in s:
        counters.setdefault(w.lower(), Counter())[t] += 1
hits = 0
for token in article.tokens:
    if token.lower() in counters and len(counters[token.lower()]) >= 2:
        hits += 1
ambiguous = hits / len(article.tokens)

# %% ambiguous right: from pairs
kinds = Counter(word for word, tag in {(w.lower(), t) for s in training for w, t in s})
ambiguous = sum(kinds[token.lower()] > 1 for token in article.tokens) / len(article.tokens)

# %% ambiguous wrong: This is the share of types. Every token counts, as often as it occurs.
kinds = Counter(word for word, tag in {(w.lower(), t) for s in training for w, t in s})
types = {token.lower() for token in article.tokens}
ambiguous = sum(kinds[word] > 1 for word in types) / len(types)

# %% ambiguous wrong: This is the share of the words that occur in `training` at all. Count those with more than one tag.
kinds = Counter(word for word, tag in {(w.lower(), t) for s in training for w, t in s})
ambiguous = sum(kinds[token.lower()] > 0 for token in article.tokens) / len(article.tokens)

# %% ambiguous wrong: Capitals hide words here: compare in lower case on both sides.
kinds = Counter(word for word, tag in {(w, t) for s in training for w, t in s})
ambiguous = sum(kinds[token] > 1 for token in article.tokens) / len(article.tokens)

# %% ambiguous wrong: This is a number of tokens. Divide it by the number of all tokens.
kinds = Counter(word for word, tag in {(w.lower(), t) for s in training for w, t in s})
ambiguous = sum(kinds[token.lower()] > 1 for token in article.tokens)

# %% plot_tags right: drawn from a sorted list
def plot_tags(tagged):
    counts = {}
    for _, tag in tagged:
        counts[tag] = counts.get(tag, 0) + 1
    order = sorted(counts, key=lambda tag: counts[tag])
    figure = plt.figure()
    ax = figure.add_subplot()
    ax.barh(order, [counts[tag] for tag in order])
    ax.set_title("Parts of speech")
    ax.set_xlabel("tokens")
    return ax

# %% plot_tags right: in another colour and size
def plot_tags(tagged):
    counts = Counter(tag for _, tag in tagged).most_common()
    fig, ax = plt.subplots(figsize=(6, 8))
    for tag, n in reversed(counts):
        ax.barh(tag, n, color="gray")
    ax.set(title="Jobs of words", xlabel="how often")
    return ax

# %% plot_tags wrong: These are the words. Count the tags, the second half of each pair.
def plot_tags(tagged):
    counts = Counter(word for word, tag in tagged).most_common()
    fig, ax = plt.subplots()
    ax.barh([w for w, n in counts], [n for w, n in counts])
    ax.set(title="What the words do", xlabel="occurrences")
    return ax

# %% plot_tags wrong: The bars are there. Say what they are: a title for the figure, a label for the axis of the counts.
def plot_tags(tagged):
    counts = Counter(tag for word, tag in tagged).most_common()
    fig, ax = plt.subplots()
    ax.barh([t for t, n in counts], [n for t, n in counts])
    return ax

# %% plot_tags wrong: The most frequent tag is missing. Lists begin with item 0.
def plot_tags(tagged):
    counts = Counter(tag for word, tag in tagged).most_common()[1:]
    fig, ax = plt.subplots()
    ax.barh([t for t, n in counts], [n for t, n in counts])
    ax.set(title="What the words do", xlabel="occurrences")
    return ax

# %% described right: by index
def described(tagged, noun):
    found = []
    for i in range(len(tagged) - 1):
        word, tag = tagged[i]
        if tag[:2] == "JJ" and tagged[i + 1][0].lower() == noun.lower():
            found.append(word.lower())
    return found

# %% described right: remembers the pair before
def described(tagged, noun):
    found, before = [], ("", "")
    for pair in tagged:
        if before[1].startswith("JJ") and pair[0].lower() == noun.lower():
            found.append(before[0].lower())
        before = pair
    return found

# %% described wrong: Comparatives and superlatives are adjectives, too: their tags *begin* with JJ.
def described(tagged, noun):
    return [a.lower() for (a, s), (b, t) in zip(tagged, tagged[1:]) if s == "JJ" and b.lower() == noun.lower()]

# %% described wrong: This takes whatever stands before the noun. Ask for its tag.
def described(tagged, noun):
    return [a.lower() for (a, s), (b, t) in zip(tagged, tagged[1:]) if b.lower() == noun.lower()]

# %% described wrong: A capital letter hides the noun from you. Compare both in lower case.
def described(tagged, noun):
    return [a.lower() for (a, s), (b, t) in zip(tagged, tagged[1:]) if s.startswith("JJ") and b == noun]

# %% described wrong: These stand after the noun. The adjectives before it are asked for.
def described(tagged, noun):
    return [b.lower() for (a, s), (b, t) in zip(tagged, tagged[1:]) if t.startswith("JJ") and a.lower() == noun.lower()]

# %% described wrong: Put the adjectives in lower case, too, so that *Such* and *such* are one.
def described(tagged, noun):
    return [a for (a, s), (b, t) in zip(tagged, tagged[1:]) if s.startswith("JJ") and b.lower() == noun.lower()]

# %% guess right: with elif
def guess(word):
    if word[0] in "0123456789":
        tag = "CD"
    elif word[0] != word[0].lower():
        tag = "NNP"
    elif word[-3:] == "ing":
        tag = "VBG"
    elif word[-2:] == "ed":
        tag = "VBD"
    elif word[-2:] == "ly":
        tag = "RB"
    elif word[-1] == "s":
        tag = "NNS"
    else:
        tag = "NN"
    return tag

# %% guess right: with a table of questions
def guess(word):
    rules = [(word[0].isdigit(), "CD"), (word[0].isupper(), "NNP"), (word.endswith("ing"), "VBG"), (word.endswith("ed"), "VBD"),
             (word.endswith("ly"), "RB"), (word.endswith("s"), "NNS"), (True, "NN")]
    return [tag for fits, tag in rules if fits][0]

# %% guess wrong: The order matters: a capital comes before the endings, or *Boeing* becomes a verb.
def guess(word):
    if word[0].isdigit():
        return "CD"
    for ending, tag in (("ing", "VBG"), ("ed", "VBD"), ("ly", "RB"), ("s", "NNS")):
        if word.endswith(ending):
            return tag
    return "NNP" if word[0].isupper() else "NN"

# %% guess wrong: This asks whether the whole word is a number. *1990s* and *3rd* begin with a digit, too.
def guess(word):
    if word.isdigit():
        return "CD"
    if word[0].isupper():
        return "NNP"
    for ending, tag in (("ing", "VBG"), ("ed", "VBD"), ("ly", "RB"), ("s", "NNS")):
        if word.endswith(ending):
            return tag
    return "NN"

# %% guess wrong: This looks for the letters anywhere in the word. *kings* has *ing* inside; ask for the ending.
def guess(word):
    if word[0].isdigit():
        return "CD"
    if word[0].isupper():
        return "NNP"
    for ending, tag in (("ing", "VBG"), ("ed", "VBD"), ("ly", "RB"), ("s", "NNS")):
        if ending in word:
            return tag
    return "NN"

# %% guess wrong: No rule fits *sea*, and so nothing comes back. What is a word when nothing else fits?
def guess(word):
    if word[0].isdigit():
        return "CD"
    if word[0].isupper():
        return "NNP"
    for ending, tag in (("ing", "VBG"), ("ed", "VBD"), ("ly", "RB"), ("s", "NNS")):
        if word.endswith(ending):
            return tag

# %% noun_phrases right: looks for runs
def noun_phrases(tagged):
    phrases, i = [], 0
    while i < len(tagged):
        start = i
        while i < len(tagged) and tagged[i][1][0] == "J":
            i += 1
        nouns = i
        while i < len(tagged) and tagged[i][1][0] == "N":
            i += 1
        if i > nouns:
            phrases.append(" ".join(word for word, tag in tagged[start:i]))
        elif i == start:
            i += 1
    return phrases

# %% noun_phrases right: with a grammar after all
def noun_phrases(tagged):
    from nltk import RegexpParser
    if not tagged:
        return []
    tree = RegexpParser("NP: {<J.*>*<N.*>+}").parse(list(tagged))
    return [" ".join(w for w, t in chunk) for chunk in tree.subtrees() if chunk.label() == "NP"]

# %% noun_phrases wrong: A phrase that is still open when the list ends is lost. Look once more after the loop.
def noun_phrases(tagged):
    phrases, words, nouns = [], [], 0
    for word, tag in tagged:
        if nouns and not tag.startswith("N"):
            phrases.append(" ".join(words))
        if tag.startswith("N"):
            words, nouns = words + [word], nouns + 1
        else:
            words, nouns = ((words if not nouns else []) + [word] if tag.startswith("J") else []), 0
    return phrases

# %% noun_phrases wrong: Adjectives are missing. Those directly before the nouns belong to the phrase.
def noun_phrases(tagged):
    phrases, words = [], []
    for word, tag in [*tagged, ("", "END")]:
        if tag.startswith("N"):
            words.append(word)
        elif words:
            phrases.append(" ".join(words))
            words = []
    return phrases

# %% noun_phrases wrong: Adjectives without a noun after them are in here. A phrase needs a noun.
def noun_phrases(tagged):
    phrases, words = [], []
    for word, tag in [*tagged, ("", "END")]:
        if tag[0] in "NJ":
            words.append(word)
        elif words:
            phrases.append(" ".join(words))
            words = []
    return phrases

# %% noun_phrases wrong: These are single nouns. Nouns in a row are one phrase.
def noun_phrases(tagged):
    return [word for word, tag in tagged if tag.startswith("N")]

# %% my_dispute right: another word
my_dispute = """In "the bombers had set out" the tag of out is RP. I would call it RB, because it can stand without an object and says in
which direction the bombers went; but the guideline keeps RP for particles that belong to their verb."""

# %% my_dispute right: a third
my_dispute = """The program calls claims in "competing claims" a verb now and then. I would say noun, NNS, since an adjective stands before it
and the sentence already has a verb of its own, have."""

# %% my_dispute wrong: Say more
my_dispute = "I think training is wrong."

# %% my_dispute wrong: Say more
my_dispute = "All tags seem fine to me."

# %% my_dispute wrong: Say more
my_dispute = "NN should be VB."

# %% accuracy equivalent: sum((a == b for a, b in zip(right, given))) / len(right) -> sum((a == b for a, b in zip(given, right))) / len(right)
# | both lists have the same length, and equality has no direction

# %% lexicon equivalent: jobs.setdefault(word.lower(), Counter())[tag] += 1 -> jobs.setdefault(word.lower(), Counter())[tag] += 2
# | every count doubles, and the largest stays the largest

# %% plot_tags equivalent: ax.invert_yaxis() -> pass
# | "at one end" is asked for, not which

# %% noun_phrases equivalent: [*tagged, ('', 'END')] -> [*tagged, ('XX', 'END')]
# | the word of the last pair is never used

# %% noun_phrases equivalent: [*tagged, ('', 'END')] -> [*tagged, ('', 'XXEND')]
# | any tag that begins with neither N nor J ends the list

# %% noun_phrases equivalent: [*tagged, ('', 'END')] -> [*tagged, ('', '')]
# | any tag that begins with neither N nor J ends the list

# %% noun_phrases equivalent: words, nouns = (words + [word], nouns + 1) -> words, nouns = (words + [word], nouns - 1)
# | only whether nouns is zero is asked

# %% noun_phrases equivalent: words, nouns = (words + [word], nouns + 1) -> words, nouns = (words + [word], nouns + 2)
# | only whether nouns is zero is asked
