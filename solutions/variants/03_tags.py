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

# %% accuracy wrong: This asks whether a tag occurs anywhere in the other list. Compare place by place.
def accuracy(right, given):
    return sum(tag in given for tag in right) / len(right) if right else 0.0

# %% accuracy wrong: This compares the tags that occur in both lists, wherever they stand. Compare place by place.
def accuracy(right, given):
    return len(set(right) & set(given)) / len(set(right)) if right else 0.0

# %% accuracy wrong: This compares the tags that occur in both lists, wherever they stand. Compare place by place.
def accuracy(right, given):
    return len(set(right) & set(given)) / len(right) if right else 0.0

# %% accuracy wrong: You count how often each tag occurs in both lists, wherever it stands. Compare place by place.
def accuracy(right, given):
    return sum((Counter(right) & Counter(given)).values()) / len(right) if right else 0.0

# %% accuracy wrong: It stops at the first place: `return` stands inside the loop. Move it to the left, so that it comes after.
def accuracy(right, given):
    for a, b in zip(right, given):
        return (a == b) / len(right)
    return 0.0

# %% accuracy wrong: The first place is left out. Places are counted from 0.
def accuracy(right, given):
    return sum(right[i] == given[i] for i in range(1, len(right))) / len(right) if right else 0.0

# %% accuracy wrong: This is 0 whatever it is given. Count the places at which both agree, and divide.
def accuracy(right, given):
    return 0.0

# %% accuracy wrong: It is 1 where all is right and 0 otherwise: either whole lists are compared, or `//` or `int(…)` cuts the decimals off. Count the places that agree, and divide with `/`.
def accuracy(right, given):
    return 1.0 if right and right == given else 0.0

# %% accuracy wrong: It is 1 where all is right and 0 otherwise: either whole lists are compared, or `//` or `int(…)` cuts the decimals off. Count the places that agree, and divide with `/`.
def accuracy(right, given):
    return float(right == given)

# %% accuracy wrong: You divided by the number of different tags. Divide by the number of places, the length of the list.
def accuracy(right, given):
    return sum(a == b for a, b in zip(right, given)) / len(set(right)) if right else 0.0

# %% accuracy wrong: You divided by the length of both lists together. A place is one, though it has two tags: divide by the length of one.
def accuracy(right, given):
    return sum(a == b for a, b in zip(right, given)) / (len(right) + len(given)) if right else 0.0

# %% lexicon right: counts in dictionaries
def lexicon(tagged_sents):
    counts = {}
    for sentence in tagged_sents:
        for word, tag in sentence:
            own = counts.setdefault(word.lower(), {})
            own[tag] = own.get(tag, 0) + 1
    best = {}
    for word, tags in counts.items():
        best[word] = sorted(tags, key=lambda tag: -tags[tag])[0]
    return best

# %% lexicon right: from sorted pairs
def lexicon(tagged_sents):
    counts = Counter((w.lower(), t) for s in tagged_sents for w, t in s)
    best = {}
    for (word, tag), n in counts.most_common():
        best.setdefault(word, tag)
    return best

# %% lexicon right: with max
def lexicon(tagged_sents):
    jobs = {}
    for sentence in tagged_sents:
        for word, tag in sentence:
            jobs.setdefault(word.lower(), Counter())[tag] += 1
    return {word: max(tags, key=tags.get) for word, tags in jobs.items()}

# %% lexicon wrong: *That* and *that* were counted apart. Put words in lower case before you count.
def lexicon(tagged_sents):
    jobs = {}
    for sentence in tagged_sents:
        for word, tag in sentence:
            jobs.setdefault(word, Counter())[tag] += 1
    return {word: tags.most_common(1)[0][0] for word, tags in jobs.items()}

# %% lexicon wrong: This keeps the last tag that a word had. Count them, then take the most frequent.
def lexicon(tagged_sents):
    return {word.lower(): tag for sentence in tagged_sents for word, tag in sentence}

# %% lexicon wrong: Capitals were counted apart and put together afterwards, so one of the counts was lost. Put words in lower case before you count.
def lexicon(tagged_sents):
    jobs = {}
    for sentence in tagged_sents:
        for word, tag in sentence:
            jobs.setdefault(word, Counter())[tag] += 1
    return {word.lower(): tags.most_common(1)[0][0] for word, tags in jobs.items()}

# %% lexicon wrong: This keeps the first tag that a word had. Count them, then take the most frequent.
def lexicon(tagged_sents):
    first = {}
    for sentence in tagged_sents:
        for word, tag in sentence:
            first.setdefault(word.lower(), tag)
    return first

# %% lexicon wrong: Nearly. In a tie you take the first in the alphabet; the task asks for the one that was met first, as `most_common` has it.
def lexicon(tagged_sents):
    jobs = {}
    for sentence in tagged_sents:
        for word, tag in sentence:
            jobs.setdefault(word.lower(), Counter())[tag] += 1
    return {word: min(tags, key=lambda tag: (-tags[tag], tag)) for word, tags in jobs.items()}

# %% lexicon wrong: Nearly. In a tie you take the tag that was met last; the task asks for the one that was met first, as `most_common` has it.
def lexicon(tagged_sents):
    jobs = {}
    for sentence in tagged_sents:
        for word, tag in sentence:
            jobs.setdefault(word.lower(), Counter())[tag] += 1
    return {word: sorted(tags, key=tags.get)[-1] for word, tags in jobs.items()}

# %% lexicon wrong: The counting is right, and these are the counters. One tag is asked for each word: the most frequent.
def lexicon(tagged_sents):
    jobs = {}
    for sentence in tagged_sents:
        for word, tag in sentence:
            jobs.setdefault(word.lower(), Counter())[tag] += 1
    return jobs

# %% lexicon wrong: `most_common(1)` is a list with a pair in it. Take its first item, `[0]`, and of that the first half, `[0]` once more.
def lexicon(tagged_sents):
    jobs = {}
    for sentence in tagged_sents:
        for word, tag in sentence:
            jobs.setdefault(word.lower(), Counter())[tag] += 1
    return {word: tags.most_common(1) for word, tags in jobs.items()}

# %% lexicon wrong: These are pairs of tag and count. The tag alone is asked for: one `[0]` more.
def lexicon(tagged_sents):
    jobs = {}
    for sentence in tagged_sents:
        for word, tag in sentence:
            jobs.setdefault(word.lower(), Counter())[tag] += 1
    return {word: tags.most_common(1)[0] for word, tags in jobs.items()}

# %% lexicon wrong: These are all the tags of each word. One is asked for: the most frequent.
def lexicon(tagged_sents):
    jobs = {}
    for sentence in tagged_sents:
        for word, tag in sentence:
            jobs.setdefault(word.lower(), set()).add(tag)
    return {word: sorted(tags) for word, tags in jobs.items()}

# %% lexicon equivalent: tags.most_common(1)[0][0] -> tags.most_common()[0][0] | the first of all pairs is the first of one

# %% lexicon equivalent: tags.most_common(1)[0][0] -> tags.most_common(2)[0][0] | the first of two pairs is the first of one

# %% lexicon wrong: These are counts of the most frequent tag. The tag itself is asked for.
def lexicon(tagged_sents):
    jobs = {}
    for sentence in tagged_sents:
        for word, tag in sentence:
            jobs.setdefault(word.lower(), Counter())[tag] += 1
    return {word: max(tags.values()) for word, tags in jobs.items()}

# %% lexicon wrong: This is the tag that comes last in the alphabet: `max` compares the tags themselves. Their counts must decide; `most_common` goes by them.
def lexicon(tagged_sents):
    jobs = {}
    for sentence in tagged_sents:
        for word, tag in sentence:
            jobs.setdefault(word.lower(), Counter())[tag] += 1
    return {word: max(tags) for word, tags in jobs.items()}

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

# %% share_of wrong: You compare the first letter only, and `VB` has two. `tag.startswith(beginning)` compares as many as there are.
def share_of(tagged, beginning):
    return sum(tag[0] == beginning for word, tag in tagged) / len(tagged) if tagged else 0.0

# %% share_of wrong: You compare the first letter only, and `VB` has two. `tag.startswith(beginning)` compares as many as there are.
def share_of(tagged, beginning):
    return sum(tag[0] == beginning[0] for word, tag in tagged) / len(tagged) if tagged else 0.0

# %% share_of wrong: It stops at the first pair: `return` stands inside the loop. Move it to the left, so that it comes after.
def share_of(tagged, beginning):
    for word, tag in tagged:
        return tag.startswith(beginning) / len(tagged)
    return 0.0

# %% share_of wrong: The first pair is left out. Places are counted from 0.
def share_of(tagged, beginning):
    return sum(tag.startswith(beginning) for word, tag in tagged[1:]) / len(tagged) if tagged else 0.0

# %% share_of wrong: This is 0 whatever it is given. Count the tags that begin so, and divide.
def share_of(tagged, beginning):
    return 0.0

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

# %% ambiguous wrong: This is the share of types. Every token counts, as often as it occurs.
kinds = Counter(word for word, tag in {(w.lower(), t) for s in training for w, t in s})
types = set(article.tokens)
ambiguous = sum(kinds[word.lower()] > 1 for word in types) / len(types)

# %% ambiguous wrong: You count each word once and divide by all tokens. Above the line, too, every token counts, as often as it occurs.
kinds = Counter(word for word, tag in {(w.lower(), t) for s in training for w, t in s})
ambiguous = sum(kinds[word] > 1 for word in {token.lower() for token in article.tokens}) / len(article.tokens)

# %% ambiguous wrong: You count each word once and divide by all tokens. Above the line, too, every token counts, as often as it occurs.
kinds = Counter(word for word, tag in {(w.lower(), t) for s in training for w, t in s})
ambiguous = sum(kinds[word.lower()] > 1 for word in set(article.tokens)) / len(article.tokens)

# %% ambiguous wrong: This is a share of the words in `training`. Ask the tokens of your article.
kinds = Counter(word for word, tag in {(w.lower(), t) for s in training for w, t in s})
ambiguous = sum(count > 1 for count in kinds.values()) / len(kinds)

# %% ambiguous wrong: Capitals hide words here: compare in lower case on both sides.
kinds = Counter(word for word, tag in {(w.lower(), t) for s in training for w, t in s})
ambiguous = sum(kinds[token] > 1 for token in article.tokens) / len(article.tokens)

# %% ambiguous wrong: Capitals hide words here: compare in lower case on both sides.
kinds = Counter(word for word, tag in {(w, t) for s in training for w, t in s})
ambiguous = sum(kinds[token.lower()] > 1 for token in article.tokens) / len(article.tokens)

# %% ambiguous wrong: This is the share of the words that occur in `training` at all. Count those with more than one tag.
kinds = Counter(word for word, tag in {(w.lower(), t) for s in training for w, t in s})
ambiguous = sum(kinds[token.lower()] > 0 for token in article.tokens) / len(article.tokens)

# %% ambiguous wrong: Capitals hide words here: compare in lower case on both sides.
kinds = Counter(word for word, tag in {(w, t) for s in training for w, t in s})
ambiguous = sum(kinds[token] > 1 for token in article.tokens) / len(article.tokens)

# %% ambiguous wrong: This is a number of tokens. Divide it by the number of all tokens.
kinds = Counter(word for word, tag in {(w.lower(), t) for s in training for w, t in s})
ambiguous = sum(kinds[token.lower()] > 1 for token in article.tokens)

# %% ambiguous wrong: You count how often a word occurs in `training`, not how many different tags it has there. A set keeps each tag once.
kinds = Counter(word.lower() for s in training for word, tag in s)
ambiguous = sum(kinds[token.lower()] > 1 for token in article.tokens) / len(article.tokens)

# %% ambiguous wrong: You divided by the tokens that occur in `training`. The others count as having no tag: divide by all tokens of the article.
kinds = Counter(word for word, tag in {(w.lower(), t) for s in training for w, t in s})
known = [token for token in article.tokens if token.lower() in kinds]
ambiguous = sum(kinds[token.lower()] > 1 for token in known) / len(known)

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

# %% described wrong: Only the word of the list is put in lower case. `noun` can come with a capital, too: both sides need it.
def described(tagged, noun):
    return [a.lower() for (a, s), (b, t) in zip(tagged, tagged[1:]) if s.startswith("JJ") and b.lower() == noun]

# %% described wrong: Where the noun comes first, nothing stands before it, and place -1 is the last pair of the list. Begin with the second pair.
def described(tagged, noun):
    return [tagged[i - 1][0].lower() for i in range(len(tagged)) if tagged[i][0].lower() == noun.lower() and tagged[i - 1][1].startswith("JJ")]

# %% described wrong: Words that merely contain the noun count here: *season* has *sea* in it. Compare whole words with `==`.
def described(tagged, noun):
    return [a.lower() for (a, s), (b, t) in zip(tagged, tagged[1:]) if s.startswith("JJ") and noun.lower() in b.lower()]

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

# %% guess wrong: You look at the last character, or at all the others. Only the first decides: *3rd* begins with a digit.
def guess(word):
    if word.isdigit() or word[:-1].isdigit():
        return "CD"
    if word[0].isupper():
        return "NNP"
    for ending, tag in (("ing", "VBG"), ("ed", "VBD"), ("ly", "RB"), ("s", "NNS")):
        if word.endswith(ending):
            return tag
    return "NN"

# %% guess wrong: You ask whether there is a digit anywhere. *KC-135R* has some, but begins with a capital: look at `word[0]`.
def guess(word):
    if any(c.isdigit() for c in word):
        return "CD"
    if word[0].isupper():
        return "NNP"
    for ending, tag in (("ing", "VBG"), ("ed", "VBD"), ("ly", "RB"), ("s", "NNS")):
        if word.endswith(ending):
            return tag
    return "NN"

# %% guess wrong: `istitle()` wants all other letters small, and *KC-135R* has more capitals. Only the first counts: `word[0].isupper()`.
def guess(word):
    if word[0].isdigit():
        return "CD"
    if word.istitle():
        return "NNP"
    for ending, tag in (("ing", "VBG"), ("ed", "VBD"), ("ly", "RB"), ("s", "NNS")):
        if word.endswith(ending):
            return tag
    return "NN"

# %% guess wrong: `word.isupper()` wants capitals throughout. Only the first counts: `word[0].isupper()`.
def guess(word):
    if word[0].isdigit():
        return "CD"
    if word.isupper():
        return "NNP"
    for ending, tag in (("ing", "VBG"), ("ed", "VBD"), ("ly", "RB"), ("s", "NNS")):
        if word.endswith(ending):
            return tag
    return "NN"

# %% guess wrong: `in` looks for the letters anywhere in the word, and *kings* has *ing* inside. Ask for the ending: `word.endswith(…)`.
def guess(word):
    if word[0].isdigit():
        return "CD"
    if word[0].isupper():
        return "NNP"
    for ending, tag in (("ing", "VBG"), ("ed", "VBD"), ("ly", "RB"), ("s", "NNS")):
        if (word.endswith("s") if ending == "s" else ending in word):
            return tag
    return "NN"

# %% guess wrong: The order matters: digits and capitals come before the endings, or *1990s* is a plural and *Boeing* a verb.
def guess(word):
    for ending, tag in (("ing", "VBG"), ("ed", "VBD"), ("ly", "RB"), ("s", "NNS")):
        if word.endswith(ending):
            return tag
    if word[0].isdigit():
        return "CD"
    return "NNP" if word[0].isupper() else "NN"

# %% guess wrong: *ing* and *ed* have changed their tags: `VBG` is the form in *ing*, `VBD` the past.
def guess(word):
    if word[0].isdigit():
        return "CD"
    if word[0].isupper():
        return "NNP"
    for ending, tag in (("ing", "VBD"), ("ed", "VBG"), ("ly", "RB"), ("s", "NNS")):
        if word.endswith(ending):
            return tag
    return "NN"

# %% guess wrong: The capital is never found: is the word in lower case before you ask for it? Ask the word as it stands.
def guess(word):
    word = word.lower()
    if word[0].isdigit():
        return "CD"
    if word[0].isupper():
        return "NNP"
    for ending, tag in (("ing", "VBG"), ("ed", "VBD"), ("ly", "RB"), ("s", "NNS")):
        if word.endswith(ending):
            return tag
    return "NN"

# %% guess wrong: The order matters: a capital comes before the endings, or *Boeing* becomes a verb.
def guess(word):
    if word[0].isdigit():
        return "CD"
    if word.endswith("ing"):
        return "VBG"
    if word[0].isupper():
        return "NNP"
    for ending, tag in (("ing", "VBG"), ("ed", "VBD"), ("ly", "RB"), ("s", "NNS")):
        if word.endswith(ending):
            return tag
    return "NN"

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

# %% noun_phrases wrong: An adjective after a noun goes on with the old phrase here. It ends that one and begins the next.
def noun_phrases(tagged):
    phrases, words, nouns = [], [], 0
    for word, tag in [*tagged, ("", "END")]:
        if tag[0] in "JN":
            words, nouns = words + [word], nouns + (tag[0] == "N")
        else:
            if nouns:
                phrases.append(" ".join(words))
            words, nouns = [], 0
    return phrases

# %% noun_phrases wrong: Each noun is a phrase of its own here. Nouns in a row belong together: wait until no noun follows.
def noun_phrases(tagged):
    phrases, words = [], []
    for word, tag in tagged:
        if tag.startswith("N"):
            phrases.append(" ".join(words + [word]))
        words = words + [word] if tag.startswith("J") else []
    return phrases

# %% noun_phrases wrong: Only `NN` and `JJ` themselves count here. Nouns and adjectives have several tags, such as `NNS`, `NNP` and `JJR`: ask how the tag begins.
def noun_phrases(tagged):
    phrases, words, nouns = [], [], 0
    for word, tag in [*tagged, ("", "END")]:
        if nouns and tag != "NN":
            phrases.append(" ".join(words))
        if tag == "NN":
            words, nouns = words + [word], nouns + 1
        else:
            words, nouns = ((words if not nouns else []) + [word] if tag == "JJ" else []), 0
    return phrases

# %% my_dispute right: another word
my_dispute = f"""In "{' '.join(article.text.split()[:4])}" the first word has a tag that I would not give it. I would call it RB, because it can stand without
an object and says in which direction it goes; but the guideline keeps RP for particles that belong to their verb."""

# %% my_dispute right: a third
my_dispute = f"""The program calls the last word of "{' '.join(article.text.split()[:3])}" a verb now and then. I would say noun, NNS, since an adjective stands
before it and the sentence already has a verb of its own further on."""

# %% my_dispute wrong: Say more
my_dispute = "I think training is wrong."

# %% my_dispute wrong: Say more
my_dispute = "All tags seem fine to me."

# %% my_dispute wrong: Say more
my_dispute = "NN should be VB."

# %% my_dispute wrong: A quotation is missing: the phrase as it stands in the article, in quotation marks.
my_dispute = """The program calls the third word of my article a verb. I would say that it is a noun, NNS, since an adjective stands before it
and the sentence already has a verb of its own further on."""

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
