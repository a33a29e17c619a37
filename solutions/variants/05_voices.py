# Right and wrong answers to the exercises of 05. A wrong one carries the sentence that its author reads.

# %% share_inside right: a list of yes and no
def share_inside(text, spans):
    marks = [any(start <= i < end for start, end in spans) for i in range(len(text))]
    return sum(marks) / len(marks) if marks else 0.0

# %% share_inside right: sorted spans
def share_inside(text, spans):
    total, reached = 0, 0
    for start, end in sorted(spans):
        total += max(0, end - max(start, reached))
        reached = max(reached, end)
    return total / max(1, len(text))

# %% share_inside wrong: A character in two spans counts twice here. Put the places into a set, which takes each one once.
def share_inside(text, spans):
    return sum(end - start for start, end in spans) / len(text) if text else 0

# %% share_inside wrong: That is how many characters lie inside. The share is this number divided by the length of the text.
def share_inside(text, spans):
    inside = set()
    for start, end in spans:
        inside |= set(range(start, end))
    return len(inside)

# %% share_inside wrong: Each span is one character too long: a span ends *before* its second number, as `range(start, end)` does.
def share_inside(text, spans):
    inside = set()
    for start, end in spans:
        inside |= set(range(start, end + 1))
    return len(inside) / len(text) if text else 0

# %% share_inside wrong: This is the other share: of what nobody says. Take what is inside, not the rest.
def share_inside(text, spans):
    inside = set()
    for start, end in spans:
        inside |= set(range(start, end))
    return 1 - len(inside) / len(text) if text else 0

# %% share_inside wrong: You return inside the loop, so only the first span is counted. Let the loop end first.
def share_inside(text, spans):
    inside = set()
    for start, end in spans:
        inside |= set(range(start, end))
        return len(inside) / len(text) if text else 0
    return 0

# %% source_of right: looks at both sides in a loop
def source_of(groups, k):
    for side in (k - 1, k + 1):
        if 0 <= side < len(groups) and groups[side][0] == "NP":
            return groups[side][1]
    return ""

# %% source_of right: pads the list
def source_of(groups, k):
    padded = [("", "")] + list(groups) + [("", "")]
    before, after = padded[k], padded[k + 2]
    return before[1] if before[0] == "NP" else after[1] if after[0] == "NP" else ""

# %% source_of wrong: For a cue at the beginning, `groups[k - 1]` is `groups[-1]`, the *last* group. Ask whether k is greater than 0 first.
def source_of(groups, k):
    if groups[k - 1][0] == "NP":
        return groups[k - 1][1]
    if k + 1 < len(groups) and groups[k + 1][0] == "NP":
        return groups[k + 1][1]
    return ""

# %% source_of wrong: You look behind the cue first. Before it comes first; only if there is no noun phrase, look behind.
def source_of(groups, k):
    if k + 1 < len(groups) and groups[k + 1][0] == "NP":
        return groups[k + 1][1]
    if k > 0 and groups[k - 1][0] == "NP":
        return groups[k - 1][1]
    return ""

# %% source_of wrong: You take the nearest noun phrase anywhere before the cue. The group *right* before it is meant.
def source_of(groups, k):
    for label, text in reversed(groups[:k]):
        if label == "NP":
            return text
    if k + 1 < len(groups) and groups[k + 1][0] == "NP":
        return groups[k + 1][1]
    return ""

# %% source_of wrong: You return the whole group. Its words are asked for, the second part of the pair.
def source_of(groups, k):
    if k > 0 and groups[k - 1][0] == "NP":
        return groups[k - 1]
    if k + 1 < len(groups) and groups[k + 1][0] == "NP":
        return groups[k + 1]
    return ""

# %% source_of wrong: Only the group before the cue is looked at. If it is no noun phrase, look at the one behind: *said Capt. Lind*.
def source_of(groups, k):
    if k > 0 and groups[k - 1][0] == "NP":
        return groups[k - 1][1]
    return ""

# %% source_of wrong: When neither side has a noun phrase, an empty string is asked for, not None.
def source_of(groups, k):
    if k > 0 and groups[k - 1][0] == "NP":
        return groups[k - 1][1]
    if k + 1 < len(groups) and groups[k + 1][0] == "NP":
        return groups[k + 1][1]

# %% dice_words right: counted by hand
def dice_words(first, second):
    a, b = [], []
    for word in first:
        if word.lower() not in a:
            a.append(word.lower())
    for word in second:
        if word.lower() not in b:
            b.append(word.lower())
    shared = [word for word in a if word in b]
    return 2 * len(shared) / (len(a) + len(b)) if a or b else 1.0

# %% dice_words right: by the package
def dice_words(first, second):
    return scoring.dice([word.lower() for word in first], [word.lower() for word in second])

# %% dice_words wrong: This divides by the words of both together, which is Jaccard's measure. Dice divides twice the shared ones by the sum of the two numbers.
def dice_words(first, second):
    first, second = {word.lower() for word in first}, {word.lower() for word in second}
    if not first and not second:
        return 1
    return len(first & second) / len(first | second)

# %% dice_words wrong: Twice the shared words is asked for: without the 2, two equal lists would get one half.
def dice_words(first, second):
    first, second = {word.lower() for word in first}, {word.lower() for word in second}
    if not first and not second:
        return 1
    return len(first & second) / (len(first) + len(second))

# %% dice_words wrong: *The* and *the* count as two words here. Lower-case them first.
def dice_words(first, second):
    first, second = set(first), set(second)
    if not first and not second:
        return 1
    return 2 * len(first & second) / (len(first) + len(second))

# %% dice_words wrong: A word that comes twice in a list is counted twice in the sum. Take *different* words, a set, on both sides.
def dice_words(first, second):
    a, b = {word.lower() for word in first}, {word.lower() for word in second}
    if not first and not second:
        return 1
    return 2 * len(a & b) / (len(first) + len(second))

# %% dice_words wrong: Two empty lists are the same: 1, not 0.
def dice_words(first, second):
    first, second = {word.lower() for word in first}, {word.lower() for word in second}
    if not first and not second:
        return 0
    return 2 * len(first & second) / (len(first) + len(second))

# %% dice_words wrong: Python divides before it adds: only the first number is below the line. Put the sum into brackets.
def dice_words(first, second):
    first, second = {word.lower() for word in first}, {word.lower() for word in second}
    if not first and not second:
        return 1
    return 2 * len(first & second) / len(first) + len(second)

# %% dice_words wrong: One empty list and one with words share nothing: 0. Only where *both* are empty is it 1.
def dice_words(first, second):
    first, second = {word.lower() for word in first}, {word.lower() for word in second}
    if not first or not second:
        return 1
    return 2 * len(first & second) / (len(first) + len(second))

# %% words_by_voice right: with Counter
def words_by_voice(rows):
    counts = Counter()
    for who, content in rows:
        if who != "":
            counts[who] += len(content.split())
    return dict(counts)

# %% words_by_voice right: setdefault
def words_by_voice(rows):
    counts = {}
    for row in rows:
        if not row[0]:
            continue
        counts.setdefault(row[0], 0)
        counts[row[0]] += len(row[1].split())
    return counts

# %% words_by_voice wrong: Here each new content replaces the one before it. Add to what is in the dictionary: `counts.get(who, 0) + …`.
def words_by_voice(rows):
    counts = {}
    for who, content in rows:
        if who:
            counts[who] = len(content.split())
    return counts

# %% words_by_voice wrong: You count attributions. Count the words of their contents: `len(content.split())`.
def words_by_voice(rows):
    counts = {}
    for who, content in rows:
        if who:
            counts[who] = counts.get(who, 0) + 1
    return counts

# %% words_by_voice wrong: These are characters. Words are what `content.split()` gives.
def words_by_voice(rows):
    counts = {}
    for who, content in rows:
        if who:
            counts[who] = counts.get(who, 0) + len(content)
    return counts

# %% words_by_voice wrong: Rows in which nobody is named are in it, under an empty name. Leave them out.
def words_by_voice(rows):
    counts = {}
    for who, content in rows:
        counts[who] = counts.get(who, 0) + len(content.split())
    return counts

# %% words_by_voice wrong: A voice with an empty content is missing. It was named; its number of words is 0.
def words_by_voice(rows):
    counts = {}
    for who, content in rows:
        if who and content:
            counts[who] = counts.get(who, 0) + len(content.split())
    return counts

# %% words_by_voice wrong: `split(" ")` counts empty pieces as words, where two spaces meet and in an empty content. `split()`, with nothing in the brackets, does not.
def words_by_voice(rows):
    counts = {}
    for who, content in rows:
        if who:
            counts[who] = counts.get(who, 0) + len(content.split(" "))
    return counts

# %% is_denied right: with any
def is_denied(cue):
    words = cue.lower().split()
    return any(word in {"not", "never"} | REFUSALS or word[-3:] == "n't" for word in words)

# %% is_denied right: one question after the other
def is_denied(cue):
    for word in cue.split():
        word = word.lower()
        if word == "not" or word == "never":
            return True
        if word.endswith("n't"):
            return True
        if word in REFUSALS:
            return True
    return False

# %% is_denied wrong: You look for letters in the whole cue, and *noted* holds *not*. Go through its words: `cue.split()`.
def is_denied(cue):
    return any(part in cue.lower() for part in ("not", "never", "n't", *REFUSALS))

# %% is_denied wrong: *Never* and *Won't* have capitals here. Lower-case the cue first.
def is_denied(cue):
    for word in cue.split():
        if word in ("not", "never") or word.endswith("n't") or word in REFUSALS:
            return True
    return False

# %% is_denied wrong: You answer after the first word already. `return False` belongs after the loop.
def is_denied(cue):
    for word in cue.lower().split():
        if word in ("not", "never") or word.endswith("n't") or word in REFUSALS:
            return True
        else:
            return False
    return False

# %% is_denied wrong: Words such as *didn't* are missing: they end in *n't*.
def is_denied(cue):
    for word in cue.lower().split():
        if word in ("not", "never") or word in REFUSALS:
            return True
    return False

# %% is_denied wrong: Who refuses or denies says no without a *not*: the words in `REFUSALS` count, too.
def is_denied(cue):
    for word in cue.lower().split():
        if word in ("not", "never") or word.endswith("n't"):
            return True
    return False

# %% is_denied wrong: It is the other way round: `True` means that something was *not* said.
def is_denied(cue):
    for word in cue.lower().split():
        if word in ("not", "never") or word.endswith("n't") or word in REFUSALS:
            return False
    return True

# %% look_back right: with an index
def look_back(sources):
    result = []
    for i in range(len(sources)):
        answer = sources[i]
        if answer.lower() in PRONOUNS:
            for earlier in reversed(sources[:i]):
                if earlier.lower() not in PRONOUNS:
                    answer = earlier
                    break
        result.append(answer)
    return result

# %% look_back right: if and else
def look_back(sources):
    last, made = "", []
    for source in sources:
        if source.lower() in PRONOUNS:
            made += [last or source]
        else:
            last = source
            made += [source]
    return made

# %% look_back wrong: You take the source right before, even if that is a pronoun itself. Go back to the last one that is none.
def look_back(sources):
    resolved = []
    for i, source in enumerate(sources):
        if source.lower() in PRONOUNS and i > 0:
            resolved.append(sources[i - 1])
        else:
            resolved.append(source)
    return resolved

# %% look_back wrong: A pronoun with a capital, such as *It*, is not recognized. Compare `source.lower()`.
def look_back(sources):
    resolved, last = [], None
    for source in sources:
        if source not in PRONOUNS:
            last = source
        resolved.append(source if last is None else last)
    return resolved

# %% look_back wrong: You leave the pronouns out. The list must stay as long as it was, with each pronoun replaced.
def look_back(sources):
    return [source for source in sources if source.lower() not in PRONOUNS]

# %% look_back wrong: A pronoun with nothing before it becomes None. It stays as it is.
def look_back(sources):
    resolved, last = [], None
    for source in sources:
        if source.lower() not in PRONOUNS:
            last = source
        resolved.append(last)
    return resolved

# %% look_back wrong: You look forward. A pronoun stands for somebody who was named *before* it.
def look_back(sources):
    resolved = []
    for i, source in enumerate(sources):
        later = [other for other in sources[i:] if other.lower() not in PRONOUNS]
        resolved.append(later[0] if source.lower() in PRONOUNS and later else source)
    return resolved

# %% look_back wrong: *The whole union* came back in lower case. Lower-case only for the comparison, and keep the source as it is.
def look_back(sources):
    resolved, last = [], None
    for source in sources:
        source = source.lower()
        if source not in PRONOUNS:
            last = source
        resolved.append(source if last is None else last)
    return resolved

# %% look_back wrong: A pronoun with nothing before it is lost here. It stays in the list, as it is.
def look_back(sources):
    resolved, last = [], None
    for source in sources:
        if source.lower() not in PRONOUNS:
            last = source
        if last is not None:
            resolved.append(last)
    return resolved

# %% look_back wrong: At place 0, `i - 1` is -1, which is the *last* item of a list. A pronoun with nothing before it stays as it is.
def look_back(sources):
    resolved = list(sources)
    for i in range(len(resolved)):
        if resolved[i].lower() in PRONOUNS:
            resolved[i] = resolved[i - 1]
    return resolved

# %% look_back wrong: *Residents who saw it* is a source, not a pronoun, though it holds two. Ask whether the whole source is one.
def look_back(sources):
    resolved, last = [], None
    for source in sources:
        if not set(source.lower().split()) & PRONOUNS:
            last = source
        resolved.append(source if last is None else last)
    return resolved

# %% look_back wrong: You look for the letters of a pronoun inside the source, and *the union* holds *he* and *i*. Ask whether the whole source is one.
def look_back(sources):
    resolved, last = [], None
    for source in sources:
        if not any(pronoun in source.lower() for pronoun in PRONOUNS):
            last = source
        resolved.append(source if last is None else last)
    return resolved

# %% which_kind right: the letter
which_kind = "b"

# %% which_kind right: from the list of kinds
which_kind = "abcd"[attribution.KINDS.index("partial")]

# %% which_kind wrong: For *direct* all of the content stands in marks, and it has to be a clause. *The bridge* is content, too, and stands outside.
which_kind = "a"

# %% which_kind wrong: *Indirect* has no quotation marks of its own. Here are some.
which_kind = "c"

# %% which_kind wrong: *Called* hands on a name; that the name is unkind is in the content and not in the cue. And marks go before judgement in the guideline's order.
which_kind = "d"

# %% not_heard right: step by step
def not_heard(names, sources):
    counts = {}
    for name in names:
        counts[name] = counts.get(name, 0) + 1
    silent = []
    for name in sorted(counts, key=lambda name: -counts[name]):
        heard = False
        for source in sources:
            if name in source:
                heard = True
        if counts[name] >= 2 and not heard:
            silent.append(name)
    return silent

# %% not_heard right: with the sources joined
def not_heard(names, sources):
    voices = "\n".join(sources)
    return [name for name, count in Counter(names).most_common() if count >= 2 and name not in voices]

# %% not_heard wrong: A name that occurs once is in it. At least twice was asked for.
def not_heard(names, sources):
    return [name for name, count in Counter(names).most_common() if not any(name in source for source in sources)]

# %% not_heard wrong: These are the ones that *are* heard. Ask for `not any(…)`.
def not_heard(names, sources):
    return [name for name, count in Counter(names).most_common() if count > 1 and any(name in source for source in sources)]

# %% not_heard wrong: You ask whether the name *is* a source. *Guam* is also heard in *the governor of Guam*: ask `name in source` for each source.
def not_heard(names, sources):
    return [name for name, count in Counter(names).most_common() if count > 1 and name not in sources]

# %% not_heard wrong: They are in alphabetical order. The most frequent comes first; `most_common()` has that order.
def not_heard(names, sources):
    counts = Counter(names)
    return sorted(name for name in counts if counts[name] > 1 and not any(name in source for source in sources))

# %% not_heard wrong: A name comes as often as it occurs. Each one once: go through the counts, not through the names.
def not_heard(names, sources):
    return [name for name in names if names.count(name) > 1 and not any(name in source for source in sources)]

# %% not_heard wrong: These are pairs. Only the names are asked for.
def not_heard(names, sources):
    return [(name, count) for name, count in Counter(names).most_common()
            if count > 1 and not any(name in source for source in sources)]

# %% not_heard wrong: It is the other way round: you ask whether a source stands in the name. *Guam* stands in *the governor of Guam*: `name in source`.
def not_heard(names, sources):
    return [name for name, count in Counter(names).most_common() if count > 1 and not any(source in name for source in sources)]

# %% last_words right: backwards
def last_words(rows, who):
    for name, content, denied in reversed(rows):
        if name == who and not denied:
            return content
    return None

# %% last_words right: all, then the last
def last_words(rows, who):
    theirs = [content for name, content, denied in rows if name == who and not denied]
    return theirs[-1] if theirs else None

# %% last_words wrong: That is the first one. Go on to the end, or begin there.
def last_words(rows, who):
    for name, content, denied in rows:
        if name == who and not denied:
            return content
    return None

# %% last_words wrong: What was denied is in it, and those words were not said. Leave rows with `denied` out.
def last_words(rows, who):
    last = None
    for name, content, denied in rows:
        if name == who:
            last = content
    return last

# %% last_words wrong: When the last row of this voice is a denial you give up. Go on looking for the last one that counts.
def last_words(rows, who):
    last = None
    for name, content, denied in rows:
        if name == who:
            last = None if denied else content
    return last

# %% last_words wrong: Without such a row, None is asked for, not an empty string.
def last_words(rows, who):
    last = ""
    for name, content, denied in rows:
        if name == who and not denied:
            last = content
    return last

# %% last_words wrong: This takes the last of all voices. Compare the name with `who`.
def last_words(rows, who):
    last = None
    for name, content, denied in rows:
        if not denied:
            last = content
    return last

# %% last_words wrong: An empty content is a content, too. Ask for the name and for `denied`, not whether there are words.
def last_words(rows, who):
    last = None
    for name, content, denied in rows:
        if name == who and not denied and content:
            last = content
    return last

# %% quoted_spans right: places of all marks, then pairs
def quoted_spans(paragraph):
    places = [i for i in range(len(paragraph)) if paragraph[i] == '"']
    spans = []
    for n in range(0, len(places), 2):
        end = places[n + 1] + 1 if n + 1 < len(places) else len(paragraph)
        spans.append((places[n], end))
    return spans

# %% quoted_spans right: a pattern
def quoted_spans(paragraph):
    import re
    return [match.span() for match in re.finditer(r'"[^"]*("|$)', paragraph)]

# %% quoted_spans wrong: A quotation that is never closed is missing. After the loop, ask whether one is still open.
def quoted_spans(paragraph):
    spans, opened = [], None
    for place, character in enumerate(paragraph):
        if character == '"' and opened is None:
            opened = place
        elif character == '"':
            spans.append((opened, place + 1))
            opened = None
    return spans

# %% quoted_spans wrong: The closing mark is cut off. A span ends one past its last character: `place + 1`.
def quoted_spans(paragraph):
    spans, opened = [], None
    for place, character in enumerate(paragraph):
        if character == '"' and opened is None:
            opened = place
        elif character == '"':
            spans.append((opened, place))
            opened = None
    if opened is not None:
        spans.append((opened, len(paragraph)))
    return spans

# %% quoted_spans wrong: You also took the stretches *between* quotations. After a closing mark nothing is open: set it back to None.
def quoted_spans(paragraph):
    spans, opened = [], None
    for place, character in enumerate(paragraph):
        if character == '"':
            if opened is not None:
                spans.append((opened, place + 1))
            opened = place
    return spans

# %% quoted_spans wrong: A mark at place 0 is overlooked, because 0 counts as False. Ask `opened is None`, not `not opened`.
def quoted_spans(paragraph):
    spans, opened = [], None
    for place, character in enumerate(paragraph):
        if character == '"' and not opened:
            opened = place
        elif character == '"':
            spans.append((opened, place + 1))
            opened = None
    if opened:
        spans.append((opened, len(paragraph)))
    return spans

# %% quoted_spans wrong: These are the words. Their places are asked for, as (start, end).
def quoted_spans(paragraph):
    import re
    return re.findall(r'"[^"]*(?:"|$)', paragraph)

# %% quoted_spans wrong: The marks themselves belong to the span: it begins at the opening mark and ends one past the closing one.
def quoted_spans(paragraph):
    spans, opened = [], None
    for place, character in enumerate(paragraph):
        if character == '"' and opened is None:
            opened = place + 1
        elif character == '"':
            spans.append((opened, place))
            opened = None
    if opened is not None:
        spans.append((opened, len(paragraph)))
    return spans

# %% quoted_spans wrong: A quotation that begins at place 0 and is never closed is lost: 0 counts as false. After the loop, ask `opened is not None`.
def quoted_spans(paragraph):
    spans, opened = [], None
    for place, character in enumerate(paragraph):
        if character == '"' and opened is None:
            opened = place
        elif character == '"':
            spans.append((opened, place + 1))
            opened = None
    if opened:
        spans.append((opened, len(paragraph)))
    return spans

# %% quoted_spans wrong: Place 0 counts as false, so a mark there is not seen as open: in the loop, ask `opened is None`.
def quoted_spans(paragraph):
    spans, opened = [], None
    for place, character in enumerate(paragraph):
        if character == '"' and not opened:
            opened = place
        elif character == '"':
            spans.append((opened, place + 1))
            opened = None
    if opened is not None:
        spans.append((opened, len(paragraph)))
    return spans

# %% quoted_spans wrong: You look for curly marks, “ and ”. The straight one is meant here, the same at both ends: `'"'`.
def quoted_spans(paragraph):
    spans, opened = [], None
    for place, character in enumerate(paragraph):
        if character == "“":
            opened = place
        elif character == "”" and opened is not None:
            spans.append((opened, place + 1))
            opened = None
    return spans

# %% passive right: with if and else
def passive(groups, k):
    if k > 0 and groups[k - 1][0] == "NP":
        after = list(groups[k + 1:])
        if len(after) >= 2 and after[0][1] == "by" and after[1][0] == "NP":
            source = after[1][1]
            after = after[2:]
        else:
            source = ""
        content = groups[k - 1][1]
        for label, text in after:
            if label != ".":
                content = content + " " + text
        return (source, groups[k][1].split(" ")[-1], content)
    return None

# %% passive right: a slice for the agent
def passive(groups, k):
    if k < 1 or groups[k - 1][0] != "NP":
        return None
    agent = groups[k + 1:k + 3]
    has_agent = len(agent) == 2 and agent[0][1] == "by" and agent[1][0] == "NP"
    rest = groups[k + 3:] if has_agent else groups[k + 1:]
    pieces = [groups[k - 1][1]] + [text for label, text in rest if label != "."]
    return agent[1][1] if has_agent else "", groups[k][1].split()[-1], " ".join(pieces)

# %% passive wrong: You found the source, and it is still in the content. Cut *by* and the source out of the rest.
def passive(groups, k):
    if k == 0 or groups[k - 1][0] != "NP":
        return None
    source, rest = "", groups[k + 1:]
    if len(rest) > 1 and rest[0][1] == "by" and rest[1][0] == "NP":
        source = rest[1][1]
    words = [text for label, text in rest if label != "."]
    return source, groups[k][1].split()[-1], " ".join([groups[k - 1][1], *words])

# %% passive wrong: The source is taken to be what stands before the cue, as in *Reyes said*. In a passive that is what it is about; the source follows *by*.
def passive(groups, k):
    if k == 0 or groups[k - 1][0] != "NP":
        return None
    words = [text for label, text in groups[k + 1:] if label != "."]
    return groups[k - 1][1], groups[k][1].split()[-1], " ".join(words)

# %% passive wrong: What stands before the cue is missing in the content: *The plan … as reckless*.
def passive(groups, k):
    if k == 0 or groups[k - 1][0] != "NP":
        return None
    source, rest = "", groups[k + 1:]
    if len(rest) > 1 and rest[0][1] == "by" and rest[1][0] == "NP":
        source, rest = rest[1][1], rest[2:]
    words = [text for label, text in rest if label != "."]
    return source, groups[k][1].split()[-1], " ".join(words)

# %% passive wrong: The cue is its last word alone: *described*, not *was described*.
def passive(groups, k):
    if k == 0 or groups[k - 1][0] != "NP":
        return None
    source, rest = "", groups[k + 1:]
    if len(rest) > 1 and rest[0][1] == "by" and rest[1][0] == "NP":
        source, rest = rest[1][1], rest[2:]
    words = [text for label, text in rest if label != "."]
    return source, groups[k][1], " ".join([groups[k - 1][1], *words])

# %% passive wrong: Any *by* will do for you, however far away. It must follow the cue at once: *was raised in May by Osei* stays without a source.
def passive(groups, k):
    if k == 0 or groups[k - 1][0] != "NP":
        return None
    source, rest = "", groups[k + 1:]
    for i, (label, text) in enumerate(rest[:-1]):
        if text == "by" and rest[i + 1][0] == "NP":
            source, rest = rest[i + 1][1], rest[:i] + rest[i + 2:]
            break
    words = [text for label, text in rest if label != "."]
    return source, groups[k][1].split()[-1], " ".join([groups[k - 1][1], *words])

# %% passive wrong: The full stop is in the content. Leave out groups whose label is ".".
def passive(groups, k):
    if k == 0 or groups[k - 1][0] != "NP":
        return None
    source, rest = "", groups[k + 1:]
    if len(rest) > 1 and rest[0][1] == "by" and rest[1][0] == "NP":
        source, rest = rest[1][1], rest[2:]
    return source, groups[k][1].split()[-1], " ".join([groups[k - 1][1], *(text for label, text in rest)])

# %% passive wrong: For `k == 0`, `groups[k - 1]` is `groups[-1]`, the *last* group. There is none before the cue then: return `None`.
def passive(groups, k):
    if groups[k - 1][0] != "NP":
        return None
    source, rest = "", groups[k + 1:]
    if len(rest) > 1 and rest[0][1] == "by" and rest[1][0] == "NP":
        source, rest = rest[1][1], rest[2:]
    words = [text for label, text in rest if label != "."]
    return source, groups[k][1].split()[-1], " ".join([groups[k - 1][1], *words])

# %% the_drop right: one list for each split
totals = []
for split in ("development", "classroom"):
    total = scoring.Tally()
    for name in annotated_names(split):
        text = load_article(name)
        total = total + attribution.tallies(load_annotation(text), attribution.attributions(text))["content"]
    totals.append(total.f1)
the_drop = tuple(totals)

# %% the_drop right: a function for one story
def content_tally(name):
    text = load_article(name)
    return attribution.tallies(load_annotation(text), attribution.attributions(text))["content"]

known = sum(map(content_tally, annotated_names("development")), scoring.Tally()).f1
unknown = sum(map(content_tally, annotated_names("classroom")), scoring.Tally()).f1
the_drop = (known, unknown)

# %% the_drop wrong: The two have changed places: the stories that the author knew come first.
def whole_f1(split):
    stories = [load_article(name) for name in annotated_names(split)]
    return sum((attribution.tallies(load_annotation(s), attribution.attributions(s))["content"] for s in stories), scoring.Tally()).f1

the_drop = (whole_f1("classroom"), whole_f1("development"))

# %% the_drop wrong: You took the mean of the stories' F1. Add up the tallies first, or a story with three attributions weighs as much as one with thirty.
def mean_f1(split):
    stories = [load_article(name) for name in annotated_names(split)]
    scores = [attribution.tallies(load_annotation(s), attribution.attributions(s))["content"].f1 for s in stories]
    return sum(scores) / len(scores)

the_drop = (mean_f1("development"), mean_f1("classroom"))

# %% the_drop wrong: That is F1 for the cue alone. Source and content must be right as well: take the tally called "content".
def cue_f1(split):
    stories = [load_article(name) for name in annotated_names(split)]
    return sum((attribution.tallies(load_annotation(s), attribution.attributions(s))["cue"] for s in stories), scoring.Tally()).f1

the_drop = (cue_f1("development"), cue_f1("classroom"))

# %% the_drop wrong: That is the difference. Give both figures, as a pair: who reads only the difference does not know how good the rules are.
def whole_f1(split):
    stories = [load_article(name) for name in annotated_names(split)]
    return sum((attribution.tallies(load_annotation(s), attribution.attributions(s))["content"] for s in stories), scoring.Tally()).f1

the_drop = whole_f1("development") - whole_f1("classroom")

# %% not_asked right: another voice
not_asked = f"""In this article nobody asks the people below. They are named in passing, in "{' '.join(article.text.split()[:4])}", and from there on it is
officials who decide what counts. I would go and ask the first ten of them what they heard, what they were told, by whom and when,
and whether any of them wants to be quoted by name."""

# %% not_asked right: in other words
not_asked = f"""The reader meets "{' '.join(article.text.split()[:3])}" at once, but whoever could tell us more is not given a sentence. Somebody speaks for
them, and we learn a single thing: that they exist. To them I would put one plain question, what has changed since then for you and for
those around you, and print the answer in full."""

# %% not_asked wrong: Forty words or more are asked for.
not_asked = "Nobody asked Japan."

# %% not_asked wrong: A quotation is missing: a few words as they stand in the article, in quotation marks.
not_asked = """There is somebody in this article who is named and never heard, and I would like to hear them, because what they know is not what
the officials know, and without them the article remains a conversation among governments about places where other people live."""

# %% not_asked wrong: What stands in quotation marks is not in the article, word for word.
not_asked = """There is somebody in this article who is named and never heard, "the unheard of zanzibaristan", and I would like to hear them, because
what they know is not what the officials know, and without them the article remains a conversation among governments."""

# %% share_inside wrong: That is per cent. A share lies between 0 and 1: leave out the times 100.
def share_inside(text, spans):
    inside = set()
    for start, end in spans:
        inside |= set(range(start, end))
    return 100 * len(inside) / len(text) if text else 0

# %% share_inside wrong: That is per cent, and a character in two spans counts twice. A share lies between 0 and 1, and a set takes each place once.
def share_inside(text, spans):
    total = 0
    for start, end in spans:
        total += end - start
    return 100 * total / len(text) if text else 0

# %% share_inside wrong: `append` and `+` keep a place that comes twice. Put the places into a set with `|=`.
def share_inside(text, spans):
    inside = []
    for start, end in spans:
        inside += range(start, end)
    return min(1, len(inside) / len(text)) if text else 0

# %% source_of wrong: A group is a pair (label, words), and a pair never equals a string. Compare its first part: `groups[k - 1][0]`.
def source_of(groups, k):
    if k > 0 and groups[k - 1] == "NP":
        return groups[k - 1][1]
    if k + 1 < len(groups) and groups[k + 1] == "NP":
        return groups[k + 1][1]
    return ""

# %% source_of wrong: You return the label, `"NP"`. The words are the second part of the group.
def source_of(groups, k):
    if k > 0 and groups[k - 1][0] == "NP":
        return groups[k - 1][0]
    if k + 1 < len(groups) and groups[k + 1][0] == "NP":
        return groups[k + 1][0]
    return ""

# %% source_of wrong: You go on to noun phrases that stand farther away. Only the group *right* before the cue and the one *right* after it are meant.
def source_of(groups, k):
    for label, text in list(reversed(groups[:k])) + groups[k + 1:]:
        if label == "NP":
            return text
    return ""

# %% source_of wrong: The group after the cue is looked at only where there is none before it. Ask for it also where the one before is no noun phrase.
def source_of(groups, k):
    if k > 0:
        if groups[k - 1][0] == "NP":
            return groups[k - 1][1]
    elif k + 1 < len(groups) and groups[k + 1][0] == "NP":
        return groups[k + 1][1]
    return ""

# %% is_denied wrong: *Never* denies, too: *not* is not the only word.
def is_denied(cue):
    for word in cue.lower().split():
        if word == "not" or word.endswith("n't") or word in REFUSALS:
            return True
    return False

# %% is_denied wrong: *Not* itself is missing: it stands in no list, ask for it by name.
def is_denied(cue):
    for word in cue.lower().split():
        if word == "never" or word.endswith("n't") or word in REFUSALS:
            return True
    return False

# %% is_denied wrong: `word == "not" or "never"` is always true: the second half must be a question as well, `word in ("not", "never")`.
def is_denied(cue):
    for word in cue.lower().split():
        if word == "not" or "never" or word.endswith("n't") or word in REFUSALS:
            return True
    return False

# %% is_denied wrong: You answer after the first word already. `return False` belongs after the loop; there it answers for an empty cue as well.
def is_denied(cue):
    for word in cue.lower().split():
        if word in ("not", "never") or word.endswith("n't") or word in REFUSALS:
            return True
        else:
            return False

# %% is_denied wrong: You ask whether the whole cue stands in `REFUSALS`. *Declined to say* does not; one of its words does. Ask word by word.
def is_denied(cue):
    return cue.lower() in REFUSALS or any(word in ("not", "never") or word.endswith("n't") for word in cue.lower().split())

# %% is_denied wrong: *Went* ends in *nt* and denies nothing. The apostrophe belongs to the ending: `"n't"`.
def is_denied(cue):
    return any(word in ("not", "never") or word.endswith(("nt", "n't")) or word in REFUSALS for word in cue.lower().split())
