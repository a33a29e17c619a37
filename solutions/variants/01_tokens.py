# Right and wrong answers to the exercises of 01. A wrong one carries the sentence that its author reads.

# %% count_curly right: in a loop
def count_curly(text):
    n = 0
    for character in text:
        if character == "“" or character == "”" or character == "‘" or character == "’":
            n = n + 1
    return n

# %% count_curly right: counts each mark
def count_curly(text):
    return text.count("“") + text.count("”") + text.count("‘") + text.count("’")

# %% count_curly right: with a regular expression
def count_curly(text):
    return len(re.findall("[“”‘’]", text))

# %% count_curly wrong: These are straight marks, the ones on your keyboard. Copy “ ” ‘ ’ from the exercise: they are other characters.
def count_curly(text):
    return sum(character in "\"'" for character in text)

# %% count_curly wrong: This counts the straight mark " only, the one on your keyboard. Copy “ ” ‘ ’ from the exercise: they are other characters.
def count_curly(text):
    return text.count('"')

# %% count_curly wrong: One of the four is missing: ’, which closes a quotation within a quotation and is the apostrophe in planes’.
def count_curly(text):
    return sum(text.count(mark) for mark in "“”‘")

# %% count_curly wrong: One of the four is missing: ‘, which opens a quotation within a quotation.
def count_curly(text):
    return sum(text.count(mark) for mark in "“”’")

# %% count_curly wrong: The single ones are missing: ’ is also the apostrophe in planes’.
def count_curly(text):
    return text.count("“") + text.count("”")

# %% count_curly wrong: This is how many different marks occur. Count every occurrence: a list or a sum, not a set.
def count_curly(text):
    return len(set(text) & set("“”‘’"))

# %% count_curly wrong: This counts words that hold a mark. A word can hold two; look at characters instead.
def count_curly(text):
    return len([w for w in text.split() if set(w) & set("“”‘’")])

# %% count_curly wrong: Only those that open are counted, “ and ‘. The ones that close, ” and ’, are marks, too.
def count_curly(text):
    return text.count("“") + text.count("‘")

# %% count_curly wrong: The straight ones are counted as well. Cleaning leaves those as they are: ask for “ ” ‘ ’ alone.
def count_curly(text):
    return sum(character in "“”‘’\"'" for character in text)

# %% count_curly wrong: Other characters are counted, too: — and é are beyond plain ASCII as well. Ask for the four marks by name.
def count_curly(text):
    return sum(ord(character) > 127 for character in text)

# %% ends_sentence right: step by step
def ends_sentence(word, abbreviations):
    if word.endswith('"'):
        word = word[:-1]
    if word == "" or word[-1] not in ".!?":
        return False
    if word.endswith(".") and word[:-1].lower() in abbreviations:
        return False
    return True

# %% ends_sentence right: with strip
def ends_sentence(word, abbreviations):
    bare = word.strip('"')
    return bool(bare) and bare[-1] in ".!?" and bare.lower().strip(".") not in abbreviations

# %% ends_sentence wrong: Nearly. A question mark and an exclamation mark end sentences, too.
def ends_sentence(word, abbreviations):
    bare = word.rstrip('"')
    return bare.endswith(".") and bare.lower().rstrip(".") not in abbreviations

# %% ends_sentence wrong: The set is in lower case, and words come as they are printed. Compare `word.lower()`.
def ends_sentence(word, abbreviations):
    bare = word.rstrip('"')
    return bare.endswith((".", "!", "?")) and bare.rstrip(".") not in abbreviations

# %% ends_sentence wrong: A stop can hide before a closing quotation mark, as in asset." Take the mark off first.
def ends_sentence(word, abbreviations):
    return word.endswith((".", "!", "?")) and word.lower().rstrip(".") not in abbreviations

# %% ends_sentence wrong: Abbreviations still end a sentence here. The set holds them without their last full stop: Capt. must become capt before you look it up.
def ends_sentence(word, abbreviations):
    bare = word.rstrip('"')
    return bare.endswith((".", "!", "?")) and bare.lower() not in abbreviations

# %% ends_sentence wrong: This says True for the abbreviations and False for the rest: it is the wrong way round.
def ends_sentence(word, abbreviations):
    bare = word.rstrip('"')
    return not (bare.endswith((".", "!", "?")) and bare.lower().rstrip(".") not in abbreviations)

# %% ends_sentence wrong: Every full stop is taken out of the word, and U.S. becomes us, which is not in the set. Take off only those at its end.
def ends_sentence(word, abbreviations):
    bare = word.rstrip('"')
    return bare.endswith((".", "!", "?")) and bare.lower().replace(".", "") not in abbreviations

# %% ends_sentence wrong: Two things. Abbreviations still end a sentence here: the set holds them in lower case and without the last full stop. And a stop can hide before a closing quotation mark.
def ends_sentence(word, abbreviations):
    return word.endswith((".", "!", "?")) and word not in abbreviations

# %% ends_sentence wrong: One of the two is enough here. A word must end like a sentence, and it must not be an abbreviation: join the questions with `and`.
def ends_sentence(word, abbreviations):
    bare = word.rstrip('"')
    return bare.endswith((".", "!", "?")) or bare.lower().rstrip(".") not in abbreviations

# %% keeps_whole right: computed
keeps_whole = {str.split: "a", wordpunct_tokenize: "b", word_tokenize: "c"}[word_tokenize]

# %% keeps_whole right: built
keeps_whole = "".join(["c"])

# %% keeps_whole wrong: `split` keeps both names whole, but it leaves the last full stop glued to *flew*: four tokens.
keeps_whole = "a"

# %% keeps_whole wrong: `wordpunct_tokenize` cuts wherever letters meet punctuation; *U.S.* alone becomes four tokens.
keeps_whole = "b"

# %% keeps_whole wrong: It was made for short messages: it keeps *:-)* whole, but it does not know *U.S.*
keeps_whole = "d"

# %% sentence_lengths right: in a loop
def sentence_lengths(sentences):
    lengths = []
    for sentence in sentences:
        lengths.append(len(word_tokenize(sentence)))
    return lengths

# %% sentence_lengths right: with map
def sentence_lengths(sentences):
    return list(map(len, map(word_tokenize, sentences)))

# %% sentence_lengths wrong: That is how many sentences there are. The question is how long each one is: a list with one number a sentence.
def sentence_lengths(sentences):
    return len(sentences)

# %% sentence_lengths wrong: These are characters. Count tokens: first split each sentence with `word_tokenize`.
def sentence_lengths(sentences):
    return [len(s) for s in sentences]

# %% sentence_lengths wrong: Nearly. `split` leaves the full stop glued to the last word, so each count is a little low.
def sentence_lengths(sentences):
    return [len(s.split()) for s in sentences]

# %% sentence_lengths wrong: These are the tokens themselves. Put `len` around them.
def sentence_lengths(sentences):
    return [word_tokenize(s) for s in sentences]

# %% sentence_lengths wrong: The lengths are right, their order is not: keep the order of the sentences.
def sentence_lengths(sentences):
    return sorted(len(word_tokenize(s)) for s in sentences)

# %% sentence_lengths wrong: This adds all lengths up. Keep them apart: one number for each sentence.
def sentence_lengths(sentences):
    return sum(len(word_tokenize(s)) for s in sentences)

# %% sentence_lengths wrong: These are the tokens of `wordpunct_tokenize`, which cuts *U.S.* and *can't* to pieces. `word_tokenize` is asked for.
def sentence_lengths(sentences):
    return [len(wordpunct_tokenize(s)) for s in sentences]

# %% sentence_lengths wrong: Tokens that are not letters throughout are left out here. Full stops and *U.S.* are tokens, too: count all that `word_tokenize` gives.
def sentence_lengths(sentences):
    return [len([t for t in word_tokenize(s) if t.isalpha()]) for s in sentences]

# %% variety right: in steps
types = set()
total = 0
for token in article.tokens:
    if token[0].isalpha():
        total += 1
        types.add(token.lower())
variety = len(types) / total

# %% variety right: in one line
variety = len({t.lower() for t in article.tokens if t[0].isalpha()}) / len([t for t in article.tokens if t[0].isalpha()])

# %% variety wrong: This is the other way up: tokens divided by types. A ratio of types to tokens is at most 1.
words = [t.lower() for t in article.tokens if t[0].isalpha()]
variety = len(words) / len(set(words))

# %% variety wrong: Punctuation is still among the tokens. Keep those that begin with a letter.
words = [t.lower() for t in article.tokens]
variety = len(set(words)) / len(words)

# %% variety wrong: *The* and *the* are counted apart here, or types and tokens come from different lists. Make one list, in lower case, and take both from it.
words = [t for t in article.tokens if t[0].isalpha()]
variety = len(set(words)) / len(words)

# %% variety wrong: That is the number of types. Divide it by the number of tokens.
variety = len({t.lower() for t in article.tokens if t[0].isalpha()})

# %% variety wrong: Here only tokens made of letters alone are kept, and *B-52s* is gone. Ask for the first letter: `token[0].isalpha()`.
words = [t.lower() for t in article.tokens if t.isalpha()]
variety = len(set(words)) / len(words)

# %% variety wrong: Types are counted without punctuation here, tokens with it. Take both from the same list.
variety = len({t.lower() for t in article.tokens if t[0].isalpha()}) / len(article.tokens)

# %% variety wrong: These are the tokens of `split`, with punctuation glued to them. Take `article.tokens`.
words = [t.lower() for t in article.text.split() if t[0].isalpha()]
variety = len(set(words)) / len(words)

# %% variety wrong: These are the tokens of `split`, with punctuation glued to them. Take `article.tokens`.
words = article.text.lower().split()
variety = len(set(words)) / len(words)

# %% variety wrong: Nothing has been left out or put into lower case yet: keep the tokens that begin with a letter, and put them in lower case.
variety = len(set(article.tokens)) / len(article.tokens)

# %% variety wrong: These are letters, not tokens: `article.text` is one long text, `article.tokens` a list.
variety = len(set(article.text.lower())) / len(article.text)

# %% variety wrong: Only tokens with a capital letter are kept here. `isupper` asks for capitals, `isalpha` for letters of both kinds.
words = [t.lower() for t in article.tokens if t[0].isupper()]
variety = len(set(words)) / len(words)

# %% variety wrong: Figures are still among the tokens: `isalnum` takes digits for letters. `isalpha` does not.
words = [t.lower() for t in article.tokens if t[0].isalnum()]
variety = len(set(words)) / len(words)

# %% variety wrong: That is the share of tokens that begin with a letter. Divide types by tokens.
variety = len([t for t in article.tokens if t[0].isalpha()]) / len(article.tokens)

# %% variety wrong: These are the types that occur once. A type counts once, however often it occurs.
words = [t.lower() for t in article.tokens if t[0].isalpha()]
variety = len([w for w in set(words) if words.count(w) == 1]) / len(words)

# %% disagreements right: in a loop
def disagreements(text):
    usual = word_tokenize(text)
    found = []
    for token in wordpunct_tokenize(text):
        if token not in usual and token not in found:
            found.append(token)
    return sorted(found)

# %% disagreements right: with difference
def disagreements(text):
    return sorted(set(wordpunct_tokenize(text)).difference(word_tokenize(text)))

# %% disagreements wrong: This is the other direction: what `word_tokenize` has and `wordpunct_tokenize` has not.
def disagreements(text):
    return sorted(set(word_tokenize(text)) - set(wordpunct_tokenize(text)))

# %% disagreements wrong: These are the differences in both directions. Keep only those that `wordpunct_tokenize` finds.
def disagreements(text):
    return sorted(set(word_tokenize(text)) ^ set(wordpunct_tokenize(text)))

# %% disagreements wrong: Types are asked for, each once. Here some come twice: put them into a set.
def disagreements(text):
    usual = set(word_tokenize(text))
    return sorted(t for t in wordpunct_tokenize(text) if t not in usual)

# %% disagreements wrong: These are all types of `wordpunct_tokenize`. Take away those that `word_tokenize` has, too.
def disagreements(text):
    return sorted(set(wordpunct_tokenize(text)))

# %% disagreements wrong: A set has no order. `sorted` makes a list of it.
def disagreements(text):
    return set(wordpunct_tokenize(text)) - set(word_tokenize(text))

# %% disagreements wrong: These are the types that both tools share. The question is where they part.
def disagreements(text):
    return sorted(set(word_tokenize(text)) & set(wordpunct_tokenize(text)))

# %% disagreements wrong: The two lists are compared place by place, and after the first difference they are out of step. Ask of each type whether the other tool has it anywhere.
def disagreements(text):
    return sorted({a for a, b in zip(wordpunct_tokenize(text), word_tokenize(text)) if a != b})

# %% disagreements wrong: Types of a single character are left out here. *U* and *S* belong to the answer, and so does a hyphen.
def disagreements(text):
    return sorted(t for t in set(wordpunct_tokenize(text)) - set(word_tokenize(text)) if len(t) > 1)

# %% straighten right: replaces one after the other
def straighten(text):
    return text.replace("“", '"').replace("”", '"').replace("‘", "'").replace("’", "'")

# %% straighten right: character by character
def straighten(text):
    table = {"“": '"', "”": '"', "‘": "'", "’": "'"}
    return "".join(table.get(c, c) for c in text)

# %% straighten wrong: The double marks are straight now; ‘ and ’ are still curly.
def straighten(text):
    return text.replace("“", '"').replace("”", '"')

# %% straighten wrong: The single marks are straight now; “ and ” are still curly.
def straighten(text):
    return text.replace("‘", "'").replace("’", "'")

# %% straighten wrong: Only “ was replaced; ” ‘ and ’ are still curly.
def straighten(text):
    return text.replace("“", '"')

# %% straighten wrong: ‘ is still curly: four marks, four replacements.
def straighten(text):
    return text.replace("“", '"').replace("”", '"').replace("’", "'")

# %% straighten wrong: ’ is still curly: four marks, four replacements.
def straighten(text):
    return text.replace("“", '"').replace("”", '"').replace("‘", "'")

# %% straighten wrong: Two of the marks have changed places: “ and ” become ", ‘ and ’ become '.
def straighten(text):
    return text.translate(str.maketrans("“”‘’", "''\"\""))

# %% straighten wrong: Only the marks are left, and all the other characters are gone: what becomes of a character that is no mark?
def straighten(text):
    table = {"“": '"', "”": '"', "‘": "'", "’": "'"}
    return "".join(table.get(c, "") for c in text)

# %% straighten wrong: This straightens every second kind only: closing marks become straight, opening ones stay.
def straighten(text):
    return text.replace("”", '"').replace("’", "'")

# %% straighten wrong: The marks are gone altogether, and the text is shorter. Put a straight mark where each curly one was.
def straighten(text):
    return "".join(c for c in text if c not in "“”‘’")

# %% straighten wrong: All four became a double quotation mark. ‘ and ’ turn into the single one.
def straighten(text):
    return re.sub("[“”‘’]", '"', text)

# %% straighten wrong: The spaces changed too: `split` and `join` make one space out of two. Replace the marks and leave the rest.
def straighten(text):
    return " ".join(text.translate(str.maketrans("“”‘’", "\"\"''")).split())

# %% straighten wrong: All four became a single quotation mark. “ and ” turn into the double one.
def straighten(text):
    return re.sub("[“”‘’]", "'", text)

# %% straighten wrong: The dash has changed as well. Only the four marks change; all else stays as it is.
def straighten(text):
    return text.translate(str.maketrans("“”‘’—", "\"\"''-"))

# %% split_sentences right: with a list of lists
def split_sentences(text, abbreviations):
    groups = [[]]
    for word in text.split():
        groups[-1].append(word)
        bare = word.rstrip('"')
        if bare[-1:] in (".", "!", "?") and bare.rstrip(".").lower() not in abbreviations:
            groups.append([])
    return [" ".join(g) for g in groups if g]

# %% split_sentences right: adds to a string
def split_sentences(text, abbreviations):
    result = []
    now = ""
    for w in text.split():
        now = (now + " " + w).strip()
        end = w.rstrip('"')
        if end.endswith(("!", "?")) or (end.endswith(".") and end.lower().rstrip(".") not in abbreviations):
            result.append(now)
            now = ""
    if now:
        result.append(now)
    return result

# %% split_sentences wrong: The words after the last end are lost. After the loop, look whether some are still waiting.
def split_sentences(text, abbreviations):
    sentences, words = [], []
    for word in text.split():
        words.append(word)
        bare = word.rstrip('"')
        if bare.endswith((".", "!", "?")) and bare.lower().rstrip(".") not in abbreviations:
            sentences.append(" ".join(words))
            words = []
    return sentences

# %% split_sentences wrong: The list of words is never emptied, so each sentence carries all that came before it.
def split_sentences(text, abbreviations):
    sentences, words = [], []
    for word in text.split():
        words.append(word)
        bare = word.rstrip('"')
        if bare.endswith((".", "!", "?")) and bare.lower().rstrip(".") not in abbreviations:
            sentences.append(" ".join(words))
    return sentences

# %% split_sentences wrong: A title still ends a sentence here. The set holds abbreviations in lower case and without the last full stop: is each word looked up in that form?
def split_sentences(text, abbreviations):
    sentences, words = [], []
    for word in text.split():
        words.append(word)
        if word.rstrip('"').endswith((".", "!", "?")):
            sentences.append(" ".join(words))
            words = []
    return sentences + ([" ".join(words)] if words else [])

# %% split_sentences wrong: A stop before a closing quotation mark ends a sentence, too: take the mark off before you look.
def split_sentences(text, abbreviations):
    sentences, words = [], []
    for word in text.split():
        words.append(word)
        if word.endswith((".", "!", "?")) and word.lower().rstrip(".") not in abbreviations:
            sentences.append(" ".join(words))
            words = []
    return sentences + ([" ".join(words)] if words else [])

# %% split_sentences wrong: These are lists of words. Join the words of each sentence with one space.
def split_sentences(text, abbreviations):
    sentences, words = [], []
    for word in text.split():
        words.append(word)
        bare = word.rstrip('"')
        if bare.endswith((".", "!", "?")) and bare.lower().rstrip(".") not in abbreviations:
            sentences.append(words)
            words = []
    return sentences + ([words] if words else [])

# %% split_sentences wrong: `sent_tokenize` has a list of its own. Use the set that you are given.
def split_sentences(text, abbreviations):
    return sent_tokenize(text)

# %% split_sentences wrong: Every full stop is taken out of the word, and U.S. becomes us, which is not in the set. Take off only those at its end.
def split_sentences(text, abbreviations):
    sentences, words = [], []
    for word in text.split():
        words.append(word)
        bare = word.rstrip('"')
        if bare.endswith((".", "!", "?")) and bare.lower().replace(".", "") not in abbreviations:
            sentences.append(" ".join(words))
            words = []
    return sentences + ([" ".join(words)] if words else [])

# %% split_sentences wrong: Nearly. Only the full stop ends a sentence here; a question mark and an exclamation mark do, too.
def split_sentences(text, abbreviations):
    sentences, words = [], []
    for word in text.split():
        words.append(word)
        bare = word.rstrip('"')
        if bare.endswith(".") and bare.lower().rstrip(".") not in abbreviations:
            sentences.append(" ".join(words))
            words = []
    return sentences + ([" ".join(words)] if words else [])

# %% split_sentences wrong: The word that ends a sentence begins the next one here. Append the word first, then ask whether it ends.
def split_sentences(text, abbreviations):
    sentences, words = [], []
    for word in text.split():
        bare = word.rstrip('"')
        if bare.endswith((".", "!", "?")) and bare.lower().rstrip(".") not in abbreviations:
            sentences.append(" ".join(words))
            words = []
        words.append(word)
    return sentences + ([" ".join(words)] if words else [])

# %% split_sentences wrong: These are characters: a loop over a text takes them one by one. Cut the text at its spaces first, `text.split()`.
def split_sentences(text, abbreviations):
    sentences, words = [], []
    for word in text:
        words.append(word)
        bare = word.rstrip('"')
        if bare.endswith((".", "!", "?")) and bare.lower().rstrip(".") not in abbreviations:
            sentences.append(" ".join(words))
            words = []
    return sentences + ([" ".join(words)] if words else [])

# %% families right: in two loops
def families(tokens):
    forms = {}
    for token in tokens:
        lemma = lemmatize(token)
        if lemma not in forms:
            forms[lemma] = []
        if token.lower() not in forms[lemma]:
            forms[lemma].append(token.lower())
    result = {}
    for lemma in forms:
        if len(forms[lemma]) >= 2:
            result[lemma] = sorted(forms[lemma])
    return result

# %% families right: from the types
def families(tokens):
    pairs = sorted({(lemmatize(token), token.lower()) for token in tokens})
    found = {}
    for lemma, form in pairs:
        found[lemma] = found.get(lemma, []) + [form]
    return {lemma: forms for lemma, forms in found.items() if len(forms) >= 2}

# %% families wrong: Families of one are in here, too. Keep only lemmas with two or more forms.
def families(tokens):
    forms = {}
    for token in tokens:
        forms.setdefault(lemmatize(token), set()).add(token.lower())
    return {lemma: sorted(words) for lemma, words in forms.items()}

# %% families wrong: *The* and *the* are one form once they are in lower case. Add `token.lower()`.
def families(tokens):
    forms = {}
    for token in tokens:
        forms.setdefault(lemmatize(token), set()).add(token)
    return {lemma: sorted(words) for lemma, words in forms.items() if len(words) > 1}

# %% families wrong: A form that occurs twice is listed twice here. A set keeps each form once.
def families(tokens):
    forms = {}
    for token in tokens:
        forms.setdefault(lemmatize(token), []).append(token.lower())
    return {lemma: sorted(words) for lemma, words in forms.items() if len(words) > 1}

# %% families wrong: These are sets, in no order. `sorted` makes a list in alphabetical order of each.
def families(tokens):
    forms = {}
    for token in tokens:
        forms.setdefault(lemmatize(token), set()).add(token.lower())
    return {lemma: words for lemma, words in forms.items() if len(words) > 1}

# %% families wrong: These are numbers of forms. The forms themselves are asked for, as a sorted list.
def families(tokens):
    forms = {}
    for token in tokens:
        forms.setdefault(lemmatize(token), set()).add(token.lower())
    return {lemma: len(words) for lemma, words in forms.items() if len(words) > 1}

# %% my_tokenizer right: another choice
my_tokenizer = """I would stay with split, because my question is about whole lines for a headline, and 'B-52s,' stays one piece.
It costs me that asset." and asset are two types, so I will strip punctuation later by hand."""

# %% my_tokenizer right: a third
my_tokenizer = "wordpunct_tokenize, because I want to count every hyphen and every currency sign by itself, for example in `KC-135R`, though I lose U.S. as one token and have to put it together again."

# %% my_tokenizer wrong: Say more
my_tokenizer = "word_tokenize is best."

# %% my_tokenizer wrong: Say more
my_tokenizer = "Because it is the standard and everybody uses it."

# %% my_tokenizer wrong: Say more
my_tokenizer = "I do not know yet which one."

# %% my_tokenizer wrong: Name a token
my_tokenizer = """I will take word_tokenize for this article, because it is the standard one that everybody uses and
because it seems to cut most of the words where I would cut them myself, and it costs me nothing at all."""

# %% ends_sentence equivalent: bare.lower().rstrip('.') not in abbreviations -> bare.lower().rstrip('XX.') not in abbreviations
# | after lower() no X is left to strip

# %% split_sentences equivalent: bare.lower().rstrip('.') not in abbreviations -> bare.lower().rstrip('XX.') not in abbreviations
# | after lower() no X is left to strip
