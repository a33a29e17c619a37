# Right and wrong answers to the exercises of 02. A wrong one carries the sentence that its author reads.

# %% top_words right: in a loop, with a dictionary
def top_words(words, stop, n):
    counts = {}
    for word in words:
        if word not in stop:
            counts[word] = counts.get(word, 0) + 1
    return sorted(counts.items(), key=lambda pair: -pair[1])[:n]

# %% top_words right: counts all, then leaves out
def top_words(words, stop, n):
    return [(word, count) for word, count in FreqDist(words).most_common() if word not in stop][:n]

# %% top_words right: with Counter
def top_words(words, stop, n):
    from collections import Counter
    return Counter([word for word in words if word not in set(stop)]).most_common(n)

# %% top_words wrong: The stop words are still in it. Leave out what is in `stop` before you count.
def top_words(words, stop, n):
    return FreqDist(words).most_common(n)

# %% top_words wrong: You cut first and left out the stop words then, so fewer than n remain. Leave out first.
def top_words(words, stop, n):
    return [(word, count) for word, count in FreqDist(words).most_common(n) if word not in stop]

# %% top_words wrong: These are the words without their counts. Pairs are asked for: (word, count).
def top_words(words, stop, n):
    return [word for word, count in FreqDist(word for word in words if word not in stop).most_common(n)]

# %% top_words wrong: These are the rarest words, not the most frequent: sort the other way round.
def top_words(words, stop, n):
    return sorted(FreqDist(word for word in words if word not in stop).items(), key=lambda pair: pair[1])[:n]

# %% top_words wrong: They are in alphabetical order. The most frequent word comes first.
def top_words(words, stop, n):
    return sorted(FreqDist(word for word in words if word not in stop).items())[:n]

# %% top_words wrong: These are the first n words, with their counts. Sort by count before you cut.
def top_words(words, stop, n):
    return list(FreqDist(word for word in words if word not in stop).items())[:n]

# %% top_words wrong: The counts come first here. Each pair is (word, count).
def top_words(words, stop, n):
    return [(count, word) for word, count in FreqDist(word for word in words if word not in stop).most_common(n)]

# %% top_words wrong: This is the other half: the words that *are* in the list `stop`.
def top_words(words, stop, n):
    return FreqDist(word for word in words if word in stop).most_common(n)

# %% top_words wrong: Equals are in alphabetical order here. The task leaves them in the order in which they first occur: sort by the count alone.
def top_words(words, stop, n):
    counts = FreqDist(word for word in words if word not in stop)
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:n]

# %% top_words wrong: Equals stand the wrong way round: of two, the one that is met later comes first. Turning a sorted list round turns them, too; `reverse=True` leaves them.
def top_words(words, stop, n):
    counts = FreqDist(word for word in words if word not in stop)
    return sorted(counts.items(), key=lambda pair: pair[1])[::-1][:n]

# %% one_bar right: tried
one_bar = "c" if len(set(counting.words(["organ", "organization"], "stems"))) == 1 else "d"

# %% one_bar right: built
one_bar = "abcd"[2]

# %% one_bar wrong: Lower case joins *Organ* and *organ*, and no two different words: two bars.
one_bar = "a"

# %% one_bar wrong: As they are, even *Organ* and *organ* are two types: two bars at least.
one_bar = "b"

# %% one_bar wrong: A lemma is a form in a dictionary, and *organization* stands there by itself: two bars.
one_bar = "d"

# %% key_figure right: bars that stand, with another title
def key_figure(pairs):
    figure, axes = plt.subplots(figsize=(8, 4))
    axes.bar([pair[0] for pair in pairs], [pair[1] for pair in pairs], color="black")
    axes.set_xlabel("word")
    axes.set_ylabel("score")
    axes.set_title("Typical words")
    return axes

# %% key_figure right: numbers as places, names as ticks
def key_figure(pairs):
    fig, ax = plt.subplots()
    places = list(range(len(pairs)))
    ax.barh(places, [score for word, score in pairs])
    ax.set_yticks(places, [word for word, score in pairs])
    ax.set(xlabel="log-likelihood", ylabel="word", title="What is it about?")
    return ax

# %% key_figure right: with pyplot's own functions
def key_figure(pairs):
    plt.figure()
    plt.barh([word for word, score in pairs], [score for word, score in pairs])
    plt.title("Key words")
    plt.xlabel("score")
    return plt.gca()

# %% key_figure equivalent: ax.invert_yaxis() -> pass | which end the bars begin at is a matter of taste

# %% key_figure wrong: Bars without names say nothing: give `barh` the words as its first list.
def key_figure(pairs):
    fig, ax = plt.subplots()
    ax.barh(range(len(pairs)), [score for word, score in pairs])
    ax.set_xlabel("log-likelihood")
    ax.set_title("What is it about?")
    return ax

# %% key_figure wrong: This is a line. A line joins points that follow one another, and words do not: draw bars.
def key_figure(pairs):
    fig, ax = plt.subplots()
    ax.plot([word for word, score in pairs], [score for word, score in pairs])
    ax.set_xlabel("word")
    ax.set_title("What is it about?")
    return ax

# %% key_figure wrong: The bars are there. Say what they are: a title for the figure, a label for the axis of the scores.
def key_figure(pairs):
    fig, ax = plt.subplots()
    ax.barh([word for word, score in pairs], [score for word, score in pairs])
    return ax

# %% key_figure wrong: Each bar is as long as the word has letters. Give `barh` the scores as its second list.
def key_figure(pairs):
    fig, ax = plt.subplots()
    ax.barh([word for word, score in pairs], [len(word) for word, score in pairs])
    ax.set_xlabel("log-likelihood")
    ax.set_title("What is it about?")
    return ax

# %% key_figure wrong: The first pair is missing. Lists begin with item 0.
def key_figure(pairs):
    fig, ax = plt.subplots()
    ax.barh([word for word, score in pairs[1:]], [score for word, score in pairs[1:]])
    ax.set_xlabel("log-likelihood")
    ax.set_title("What is it about?")
    return ax

# %% hapax_share right: with a loop
def hapax_share(words):
    once, again = set(), set()
    for word in words:
        if word in once:
            again.add(word)
        once.add(word)
    if not once:
        return 0
    return (len(once) - len(again)) / len(once)

# %% hapax_share right: from the counts
def hapax_share(words):
    counts = FreqDist(words)
    if len(counts) == 0:
        return 0.0
    return sum(1 for count in counts.values() if count == 1) / len(counts)

# %% hapax_share wrong: You divided by the number of tokens. Of the *types*, which share occurs once?
def hapax_share(words):
    return len(FreqDist(words).hapaxes()) / len(words) if words else 0

# %% hapax_share wrong: This is how many hapaxes there are. Divide by the number of types.
def hapax_share(words):
    return len(FreqDist(words).hapaxes())

# %% hapax_share wrong: That is types divided by tokens, another measure. Here: hapaxes divided by types.
def hapax_share(words):
    return len(set(words)) / len(words) if words else 0

# %% hapax_share wrong: This is the share of the types that occur more than once: the other part.
def hapax_share(words):
    counts = FreqDist(words)
    return sum(count > 1 for count in counts.values()) / len(counts) if counts else 0

# %% hapax_share wrong: This is the share of tokens whose word comes again. Count types, each form once, and those that occur once.
def hapax_share(words):
    return sum(words.count(word) > 1 for word in words) / len(words) if words else 0

# %% zipf_ratio right: multiplied
def zipf_ratio(words, rank):
    counts = sorted(FreqDist(words).values(), reverse=True)
    return counts[rank - 1] * rank / counts[0]

# %% zipf_ratio right: in steps
def zipf_ratio(words, rank):
    counts = FreqDist(words)
    word, seen = counts.most_common(rank)[-1]
    line = counts[counts.max()] / rank
    return seen / line

# %% zipf_ratio wrong: Lists count from 0 and ranks from 1: the word of rank r stands at place r - 1.
def zipf_ratio(words, rank):
    ranked = FreqDist(words).most_common()
    return ranked[min(rank, len(ranked) - 1)][1] / (ranked[0][1] / rank)

# %% zipf_ratio wrong: This is the other way up: what the line says, divided by the count.
def zipf_ratio(words, rank):
    ranked = FreqDist(words).most_common()
    return (ranked[0][1] / rank) / ranked[rank - 1][1]

# %% zipf_ratio wrong: This is the count divided by the first count. Zipf's line has that count divided by the rank: divide by it, too.
def zipf_ratio(words, rank):
    ranked = FreqDist(words).most_common()
    return ranked[rank - 1][1] / ranked[0][1]

# %% zipf_ratio wrong: That is rank times count. Divide it by the count of the first word, and you are there.
def zipf_ratio(words, rank):
    return FreqDist(words).most_common()[rank - 1][1] * rank

# %% zipf_ratio wrong: The types stand in the order of the text here. Ranks need falling counts: `most_common()`.
def zipf_ratio(words, rank):
    ranked = list(FreqDist(words).values())
    return ranked[rank - 1] / (max(ranked) / rank)

# %% zipf_ratio wrong: Here the count is divided by the first count, and by the rank once more. What the line says is a division of its own: put brackets around it.
def zipf_ratio(words, rank):
    ranked = FreqDist(words).most_common()
    return ranked[rank - 1][1] / ranked[0][1] / rank

# %% concordance right: pads nothing, collects places first
def concordance(tokens, word, width):
    places = [i for i in range(len(tokens)) if tokens[i].lower() == word.lower()]
    found = []
    for i in places:
        start = i - width
        if start < 0:
            start = 0
        found.append((" ".join(tokens[start:i]), tokens[i], " ".join(tokens[i + 1:][:width])))
    return found

# %% concordance right: in one line
def concordance(tokens, word, width):
    return [(" ".join(tokens[:i][max(0, i - width):]), t, " ".join(tokens[i + 1:i + width + 1]))
            for i, t in enumerate(tokens) if t.lower() == word.lower()]

# %% concordance wrong: Near the beginning of the text `i - width` is negative, and then a slice counts from the end. Use `max(0, i - width)`.
def concordance(tokens, word, width):
    return [(" ".join(tokens[i - width:i]), t, " ".join(tokens[i + 1:i + 1 + width])) for i, t in enumerate(tokens) if t.lower() == word.lower()]

# %% concordance wrong: A capital letter hides the word from you. Compare both in lower case.
def concordance(tokens, word, width):
    return [(" ".join(tokens[max(0, i - width):i]), t, " ".join(tokens[i + 1:i + 1 + width])) for i, t in enumerate(tokens) if t == word]

# %% concordance wrong: The right side begins with the word itself. Begin one place later: `i + 1`.
def concordance(tokens, word, width):
    return [(" ".join(tokens[max(0, i - width):i]), t, " ".join(tokens[i:i + 1 + width])) for i, t in enumerate(tokens) if t.lower() == word.lower()]

# %% concordance wrong: The right side is one token short: from `i + 1` up to `i + 1 + width`.
def concordance(tokens, word, width):
    return [(" ".join(tokens[max(0, i - width):i]), t, " ".join(tokens[i + 1:i + width])) for i, t in enumerate(tokens) if t.lower() == word.lower()]

# %% concordance wrong: `index` finds the first place only, again and again. Take the places from `enumerate`.
def concordance(tokens, word, width):
    lines = []
    for t in tokens:
        if t.lower() == word.lower():
            i = tokens.index(t)
            lines.append((" ".join(tokens[max(0, i - width):i]), t, " ".join(tokens[i + 1:i + 1 + width])))
    return lines

# %% concordance wrong: The word in the middle stands as it is in the text, with its capitals.
def concordance(tokens, word, width):
    return [(" ".join(tokens[max(0, i - width):i]), t.lower(), " ".join(tokens[i + 1:i + 1 + width])) for i, t in enumerate(tokens) if t.lower() == word.lower()]

# %% concordance wrong: The two sides are lists of tokens. Join each with one space.
def concordance(tokens, word, width):
    return [(tokens[max(0, i - width):i], t, tokens[i + 1:i + 1 + width]) for i, t in enumerate(tokens) if t.lower() == word.lower()]

# %% concordance wrong: Only the token is put in lower case. `word` can come with a capital, too: both sides need it.
def concordance(tokens, word, width):
    return [(" ".join(tokens[max(0, i - width):i]), t, " ".join(tokens[i + 1:i + 1 + width])) for i, t in enumerate(tokens) if t.lower() == word]

# %% concordance wrong: The last token of the text is lost on the right side. A slice may run past the end of a list: no limit is needed there.
def concordance(tokens, word, width):
    return [(" ".join(tokens[max(0, i - width):i]), t, " ".join(tokens[i + 1:min(i + 1 + width, len(tokens) - 1)])) for i, t in enumerate(tokens) if t.lower() == word.lower()]

# %% concordance wrong: Places near the edges are left out. They count, too; their sides have fewer tokens.
def concordance(tokens, word, width):
    return [(" ".join(tokens[i - width:i]), tokens[i], " ".join(tokens[i + 1:i + 1 + width]))
            for i in range(width, len(tokens) - width) if tokens[i].lower() == word.lower()]

# %% concordance wrong: The width is counted in characters here. Cut the list of tokens first, and join then.
def concordance(tokens, word, width):
    return [(" ".join(tokens[:i])[-width:], t, " ".join(tokens[i + 1:])[:width]) for i, t in enumerate(tokens) if t.lower() == word.lower()]

# %% concordance equivalent: (tokens[max(0, i - width):i], tokens[i + 1:i + 1 + width]) -> (tokens[max(i - width, 0):i], tokens[i + 1:i + 1 + width]) | the larger of two numbers, whatever their order

# %% in_thirds right: from the positions
def in_thirds(tokens, word):
    places = counting.positions(tokens, word)
    return [sum(3 * i // len(tokens) == third for i in places) for third in (0, 1, 2)]

# %% in_thirds right: with if
def in_thirds(tokens, word):
    first = middle = last = 0
    for i in range(len(tokens)):
        if tokens[i].lower() == word.lower():
            third = 3 * i // len(tokens)
            if third == 0:
                first += 1
            elif third == 1:
                middle += 1
            else:
                last += 1
    return [first, middle, last]

# %% in_thirds wrong: A capital letter hides the word from you. Compare both in lower case.
def in_thirds(tokens, word):
    thirds = [0, 0, 0]
    for i, token in enumerate(tokens):
        if token == word:
            thirds[3 * i // len(tokens)] += 1
    return thirds

# %% in_thirds wrong: These are shares. Numbers of occurrences are asked for.
def in_thirds(tokens, word):
    thirds = [0, 0, 0]
    for i, token in enumerate(tokens):
        if token.lower() == word.lower():
            thirds[3 * i // len(tokens)] += 1
    return [count / max(1, sum(thirds)) for count in thirds]

# %% in_thirds wrong: This counts the tokens of each third, whatever they are. Count only the places of the word.
def in_thirds(tokens, word):
    thirds = [0, 0, 0]
    for i, token in enumerate(tokens):
        thirds[3 * i // len(tokens)] += 1
    return thirds

# %% in_thirds wrong: Cutting at `len(tokens) // 3` leaves some tokens over when the length is no multiple of 3, and they land in the last third. Use `3 * i // len(tokens)`.
def in_thirds(tokens, word):
    size = len(tokens) // 3
    parts = [tokens[:size], tokens[size:2 * size], tokens[2 * size:]]
    return [sum(token.lower() == word.lower() for token in part) for part in parts]

# %% in_thirds wrong: Two things. A capital in `word` hides it from you: compare both in lower case. And cutting at `len(tokens) // 3` overfills the last third; use `3 * i // len(tokens)`.
def in_thirds(tokens, word):
    size = len(tokens) // 3
    low = [token.lower() for token in tokens]
    return [low[:size].count(word), low[size:2 * size].count(word), low[2 * size:].count(word)]

# %% in_thirds wrong: Two things. A capital letter hides the word from you: compare both in lower case. And cutting at `len(tokens) // 3` overfills the last third; use `3 * i // len(tokens)`.
def in_thirds(tokens, word):
    size = len(tokens) // 3
    return [tokens[:size].count(word), tokens[size:2 * size].count(word), tokens[2 * size:].count(word)]

# %% in_thirds wrong: Your last third ends too early: `3 * (len(tokens) // 3)` can be less than `len(tokens)`, and what stands behind it is lost. Use `3 * i // len(tokens)` for each place.
def in_thirds(tokens, word):
    size = len(tokens) // 3
    low = [token.lower() for token in tokens]
    return [low[third * size:(third + 1) * size].count(word.lower()) for third in range(3)]

# %% in_thirds wrong: You rounded the length of a third up, so the last third is too short. Use `3 * i // len(tokens)` for each place.
def in_thirds(tokens, word):
    size = math.ceil(len(tokens) / 3)
    parts = [tokens[:size], tokens[size:2 * size], tokens[2 * size:]]
    return [sum(token.lower() == word.lower() for token in part) for part in parts]

# %% in_thirds wrong: You rounded the borders to whole tokens; near them a token can land in the wrong third. Use `3 * i // len(tokens)` for each place.
def in_thirds(tokens, word):
    first, second = round(len(tokens) / 3), round(2 * len(tokens) / 3)
    parts = [tokens[:first], tokens[first:second], tokens[second:]]
    return [sum(token.lower() == word.lower() for token in part) for part in parts]

# %% in_thirds wrong: These are places. How many of them lie in each third?
def in_thirds(tokens, word):
    return counting.positions(tokens, word)

# %% in_thirds wrong: Near a border a token falls into the wrong third. Were borders cut down to whole numbers, or places counted from 1? The task's formula takes each place `i`, from 0.
def in_thirds(tokens, word):
    n, low = len(tokens), [token.lower() for token in tokens]
    return [low[a:b].count(word.lower()) for a, b in ((0, n // 3), (n // 3, 2 * n // 3), (2 * n // 3, n))]

# %% in_thirds wrong: No third gets beyond 1: the counter is set to 1 each time. Add to it instead.
def in_thirds(tokens, word):
    thirds = [0, 0, 0]
    for i, token in enumerate(tokens):
        if token.lower() == word.lower():
            thirds[3 * i // len(tokens)] = 1
    return thirds

# %% in_thirds wrong: `i // 3` makes groups of three tokens, not three groups. How long the text is must come into it, as in the task's formula.
def in_thirds(tokens, word):
    thirds = [0, 0, 0]
    for i, token in enumerate(tokens):
        if token.lower() == word.lower():
            thirds[min(2, i // 3)] += 1
    return thirds

# %% in_thirds wrong: `index` gives the first place of a token each time, so all of them go into its third. Take the places from `enumerate`.
def in_thirds(tokens, word):
    thirds = [0, 0, 0]
    for i, token in enumerate(tokens):
        if token.lower() == word.lower():
            thirds[3 * tokens.index(token) // len(tokens)] += 1
    return thirds

# %% absent right: in a loop
absent = []
for word, count in stories.most_common(200):
    if word not in set(words):
        absent.append(word)

# %% absent right: from the counts of the article
counts = FreqDist(words)
absent = [pair[0] for pair in stories.most_common(200) if counts[pair[0]] == 0]

# %% absent wrong: These are the ones that the article does have. The question is which it lacks.
absent = [word for word, count in stories.most_common(200) if word in words]

# %% absent wrong: That is everything the stories have and the article has not. Only the 200 most frequent words of the stories count.
absent = [word for word in stories if word not in words]

# %% absent wrong: Pairs of word and count are too much: the words alone are asked for.
absent = [(word, count) for word, count in stories.most_common(200) if word not in words]

# %% absent wrong: This is the other direction: frequent words of the article that the stories lack.
absent = [word for word, count in FreqDist(words).most_common(200) if word not in stories]

# %% absent wrong: This is the other direction: all words of the article that the stories lack. Begin with the words of the stories.
absent = [word for word in words if word not in stories]

# %% absent wrong: This is the other direction: all words of the article that the stories lack. Begin with the words of the stories.
absent = [word for word in FreqDist(words) if word not in stories]

# %% absent wrong: This is the other direction: all words of the article that the stories lack. Begin with the words of the stories.
absent = [word for word in set(words) if word not in stories]

# %% absent wrong: This is the other direction: all words of the article that the stories lack. Begin with the words of the stories.
absent = list(set(words) - set(stories))

# %% absent wrong: This is the other direction: all words of the article that the stories lack. Begin with the words of the stories.
absent = sorted(set(words) - set(stories))

# %% absent wrong: This is the other direction: words of the article that are not among the 200. Begin with the 200 words of the stories, and ask the article.
absent = [word for word in words if word not in [frequent for frequent, count in stories.most_common(200)]]

# %% absent wrong: This is the other direction: words of the article that are not among the 200. Begin with the 200 words of the stories, and ask the article.
absent = [word for word, count in FreqDist(words).most_common(200) if word not in [frequent for frequent, count in stories.most_common(200)]]

# %% absent wrong: This is the other direction: words of the article that are not among the 200. Begin with the 200 words of the stories, and ask the article.
absent = [word for word in FreqDist(words) if word not in [frequent for frequent, count in stories.most_common(200)]]

# %% absent wrong: The right words, but a set has mixed them up. Keep the order of the stories: a loop over `stories.most_common(200)`.
absent = list({word for word, count in stories.most_common(200)} - set(words))

# %% absent wrong: `in article.text` finds letters, and *he* is in *the*. Ask the list `words`.
absent = [word for word, count in stories.most_common(200) if word not in article.text]

# %% absent wrong: `in article.text` finds letters, and *he* is in *the*. Ask the list `words`.
absent = [word for word, count in stories.most_common(200) if word not in article.text.lower()]

# %% absent wrong: Without the function words the list is too short here: *he* and *she* that do not occur are the finding. Leave `stop` out.
absent = [word for word, count in stories.most_common(200) if word not in words and word not in stop]

# %% absent wrong: The article's capitals are still there, and so *The* hides *the*. `words` is in lower case.
absent = [word for word, count in stories.most_common(200) if word not in article.tokens]

# %% absent wrong: You left words out first and took 200 then. Take the 200 most frequent words of the stories first.
absent = [word for word, count in stories.most_common() if word not in words][:200]

# %% absent wrong: These are all 200: none was left out. If you ask for a pair, `words` never has it; ask for its word alone.
absent = [pair[0] for pair in stories.most_common(200) if pair not in words]

# %% pair_scores right: counts with dictionaries
def pair_scores(words, least):
    single, double = {}, {}
    for word in words:
        single[word] = single.get(word, 0) + 1
    for i in range(len(words) - 1):
        pair = (words[i], words[i + 1])
        double[pair] = double.get(pair, 0) + 1
    return {pair: math.log2(n * len(words) / single[pair[0]] / single[pair[1]]) for pair, n in double.items() if n >= least}

# %% pair_scores right: with the package's pmi
def pair_scores(words, least):
    counts, pairs = FreqDist(words), FreqDist(zip(words, words[1:]))
    return {(a, b): counting.pmi(n, counts[a], counts[b], counts.N()) for (a, b), n in pairs.items() if n >= least}

# %% pair_scores right: as a difference of logarithms
def pair_scores(words, least):
    counts, pairs, total = FreqDist(words), FreqDist(bigrams(words)), len(words)
    return {(a, b): math.log2(n / total) - math.log2(counts[a] / total) - math.log2(counts[b] / total) for (a, b), n in pairs.items() if n >= least}

# %% pair_scores wrong: This is the natural logarithm. The binary one counts doublings: `math.log2`.
def pair_scores(words, least):
    counts = FreqDist(words)
    return {(a, b): math.log(n * len(words) / (counts[a] * counts[b])) for (a, b), n in FreqDist(bigrams(words)).items() if n >= least}

# %% pair_scores wrong: "At least" includes the number itself: `>=`, not `>`.
def pair_scores(words, least):
    counts = FreqDist(words)
    return {(a, b): math.log2(n * len(words) / (counts[a] * counts[b])) for (a, b), n in FreqDist(bigrams(words)).items() if n > least}

# %% pair_scores wrong: These are the counts of the pairs. How do they compare with what chance would give?
def pair_scores(words, least):
    return {pair: n for pair, n in FreqDist(bigrams(words)).items() if n >= least}

# %% pair_scores wrong: The number of words is missing from the formula, so every score is too low by the same amount.
def pair_scores(words, least):
    counts = FreqDist(words)
    return {(a, b): math.log2(n / (counts[a] * counts[b])) for (a, b), n in FreqDist(bigrams(words)).items() if n >= least}

# %% pair_scores wrong: There are fewer types than words: the formula asks for the number of words.
def pair_scores(words, least):
    counts = FreqDist(words)
    return {(a, b): math.log2(n * counts.B() / (counts[a] * counts[b])) for (a, b), n in FreqDist(bigrams(words)).items() if n >= least}

# %% pair_scores wrong: The keys are strings here. Keep each pair as a tuple, (first, second).
def pair_scores(words, least):
    counts = FreqDist(words)
    return {a + " " + b: math.log2(n * len(words) / (counts[a] * counts[b])) for (a, b), n in FreqDist(bigrams(words)).items() if n >= least}

# %% pair_scores wrong: The logarithm is missing. What you have says how many times more often than by chance; `math.log2` of it is the score.
def pair_scores(words, least):
    counts = FreqDist(words)
    return {(a, b): n * len(words) / (counts[a] * counts[b]) for (a, b), n in FreqDist(bigrams(words)).items() if n >= least}

# %% pair_scores wrong: Without brackets only the first count divides, and the second multiplies. Put the product of the two in brackets.
def pair_scores(words, least):
    counts = FreqDist(words)
    return {(a, b): math.log2(n * len(words) / counts[a] * counts[b]) for (a, b), n in FreqDist(bigrams(words)).items() if n >= least}

# %% pair_scores wrong: This takes the number of pairs, one less than the words. The formula asks for the number of words.
def pair_scores(words, least):
    counts = FreqDist(words)
    return {(a, b): math.log2(n * (len(words) - 1) / (counts[a] * counts[b])) for (a, b), n in FreqDist(bigrams(words)).items() if n >= least}

# %% typical right: with the package's keyness
def typical(words, others, n):
    here, there = len(words), len(others)
    return [key.word for key in counting.keyness(words, others) if key.count * there > key.reference * here][:n]

# %% typical right: sorts the words themselves
def typical(words, others, n):
    a, b = FreqDist(words), FreqDist(others)
    more = [w for w in sorted(a) if a[w] / len(words) > b[w] / len(others)]
    more.sort(key=lambda w: counting.log_likelihood(a[w], b[w], len(words), len(others)), reverse=True)
    return more[:n]

# %% typical wrong: Words that are rarer here have a high log-likelihood, too. Keep only those whose share is greater here.
def typical(words, others, n):
    a, b = FreqDist(words), FreqDist(others)
    scores = sorted((-counting.log_likelihood(a[w], b[w], len(words), len(others)), w) for w in {**a, **b})
    return [w for score, w in scores[:n]]

# %% typical wrong: You compared counts. The two texts differ in length: compare shares.
def typical(words, others, n):
    a, b = FreqDist(words), FreqDist(others)
    scores = sorted((-counting.log_likelihood(a[w], b[w], len(words), len(others)), w) for w in a if a[w] > b[w])
    return [w for score, w in scores[:n]]

# %% typical wrong: They are in the order of the log ratio, the size of the difference. The evidence is asked for: log-likelihood.
def typical(words, others, n):
    a, b = FreqDist(words), FreqDist(others)
    scores = sorted((-counting.log_ratio(a[w], b[w], len(words), len(others)), w) for w in a if a[w] * len(others) > b[w] * len(words))
    return [w for score, w in scores[:n]]

# %% typical wrong: These are the least typical ones: the highest log-likelihood comes first.
def typical(words, others, n):
    a, b = FreqDist(words), FreqDist(others)
    scores = sorted((counting.log_likelihood(a[w], b[w], len(words), len(others)), w) for w in a if a[w] * len(others) > b[w] * len(words))
    return [w for score, w in scores[:n]]

# %% typical wrong: These are the most frequent words. Compare their shares with the other list.
def typical(words, others, n):
    return [w for w, count in FreqDist(words).most_common(n)]

# %% typical wrong: A frequent word can be typical, too: you left out every word that the other list has.
def typical(words, others, n):
    a, b = FreqDist(words), FreqDist(others)
    scores = sorted((-counting.log_likelihood(a[w], b[w], len(words), len(others)), w) for w in a if w not in b)
    return [w for score, w in scores[:n]]

# %% typical wrong: These are pairs with the score. Only the words are asked for.
def typical(words, others, n):
    a, b = FreqDist(words), FreqDist(others)
    scores = sorted((-counting.log_likelihood(a[w], b[w], len(words), len(others)), w) for w in a if a[w] * len(others) > b[w] * len(words))
    return [(w, -score) for score, w in scores[:n]]

# %% typical wrong: Words that are rarer here have a high log-likelihood, too. Keep only those whose share is greater here.
def typical(words, others, n):
    a, b = FreqDist(words), FreqDist(others)
    scores = sorted((-counting.log_likelihood(a[w], b[w], len(words), len(others)), w) for w in a)
    return [w for score, w in scores[:n]]

# %% typical wrong: You cut to n words first and left out the rarer ones then, so fewer than n remain. Leave out first.
def typical(words, others, n):
    a, b = FreqDist(words), FreqDist(others)
    scores = sorted((-counting.log_likelihood(a[w], b[w], len(words), len(others)), w) for w in a)
    return [w for score, w in scores[:n] if a[w] * len(others) > b[w] * len(words)]

# %% typical wrong: Equal shares are not greater: `>`, not `>=`.
def typical(words, others, n):
    a, b = FreqDist(words), FreqDist(others)
    scores = sorted((-counting.log_likelihood(a[w], b[w], len(words), len(others)), w) for w in a if a[w] * len(others) >= b[w] * len(words))
    return [w for score, w in scores[:n]]

# %% typical wrong: Equals are in the order of the text here. Sort by two things: the score, and where it is equal, the alphabet.
def typical(words, others, n):
    a, b = FreqDist(words), FreqDist(others)
    scores = sorted(((-counting.log_likelihood(a[w], b[w], len(words), len(others)), w) for w in a if a[w] * len(others) > b[w] * len(words)), key=lambda pair: pair[0])
    return [w for score, w in scores[:n]]

# %% explore right: with a loop
def show_top(n, shortest):
    kept = []
    for word in words:
        if not len(word) < shortest:
            kept.append(word)
    return FreqDist(kept).most_common(n)

explore = interactive(show_top, n=(3, 20, 1), shortest=(1, 10, 1))

# %% explore right: with sliders made by hand
from ipywidgets import IntSlider
explore = interactive(lambda n, shortest: [pair for pair in FreqDist(words).most_common() if len(pair[0]) >= shortest][:n],
                      n=IntSlider(min=3, max=20), shortest=IntSlider(min=1, max=10))

# %% explore wrong: `shortest` makes no difference: count only words with at least so many characters.
def most_frequent(n, shortest):
    return FreqDist(words).most_common(n)

explore = interactive(most_frequent, n=(3, 20), shortest=(1, 10))

# %% explore wrong: "At least" includes the number itself: `len(word) >= shortest`.
def most_frequent(n, shortest):
    return FreqDist(word for word in words if len(word) > shortest).most_common(n)

explore = interactive(most_frequent, n=(3, 20), shortest=(1, 10))

# %% explore wrong: You cut to n words first and left out the short ones then, so fewer than n remain.
def most_frequent(n, shortest):
    return [(word, count) for word, count in FreqDist(words).most_common(n) if len(word) >= shortest]

explore = interactive(most_frequent, n=(3, 20), shortest=(1, 10))

# %% explore wrong: These are the words without their counts. Pairs are asked for: (word, count).
def most_frequent(n, shortest):
    return [word for word, count in FreqDist(word for word in words if len(word) >= shortest).most_common(n)]

explore = interactive(most_frequent, n=(3, 20), shortest=(1, 10))

# %% it_is_about right: another article's
it_is_about = """It is about a quarrel over something that a town owned and wanted back. The word bell has a log ratio above 6 and
comes 9 times, the word council 4 times, and the two of them stand in the same lines. What no figure shows me is the tone:
the writer pleads, and pleading has no key word of its own. I read "{}" three times before I was sure of that.
""".format(" ".join(article.text.split()[:4]))

# %% it_is_about right: short and dry
it_is_about = """This text is about the two words on top of my plot, each with more than 2 occurrences here and nearly none in
the stories, and about what one of them does to the other. The line "{}" shows it best. The figure has no verbs, so it cannot
show me who acts and who only reacts, and it cannot show me who was never asked at all.""".format(" ".join(article.text.split()[:5]))

# %% it_is_about wrong: Say more
it_is_about = "It is about bombers and Japan."

# %% it_is_about wrong: Name a figure
it_is_about = "It is about " + "the planes and the capitals and what each of them says about the other " * 3

# %% it_is_about wrong: Say what you think
it_is_about = "5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5"

# %% it_is_about wrong: A quotation is missing: a few words as they stand in the article, in quotation marks.
it_is_about = """It is about a quarrel over something that a town owned and wanted back. The word bell has a log ratio above 6 and comes 9 times,
the word council 4 times, and the two of them stand in the same lines. What no figure shows me is the tone of all this, and who was never asked."""
