# Right and wrong answers to the warm-up. A wrong one carries the sentence that its author reads.

# %% first_words right: one by one
first_words = [article.tokens[0], article.tokens[1], article.tokens[2]]

# %% first_words right: in a loop
first_words = []
for token in article.tokens:
    if len(first_words) < 3:
        first_words.append(token)

# %% first_words wrong: These are four. A slice `[:n]` holds n tokens.
first_words = article.tokens[:4]

# %% first_words wrong: This leaves the first token out: Python counts from 0, so `[1:4]` begins with the second.
first_words = article.tokens[1:4]

# %% first_words wrong: These are characters. Take the slice from `article.tokens`, not from `article.text`.
first_words = article.text[:3]

# %% first_words wrong: This is one token, the third or fourth. A slice with a colon gives several: `[:3]`.
first_words = article.tokens[3]

# %% first_words wrong: This is the third token alone, counted from 0. A slice with a colon gives several: `[:3]`.
first_words = article.tokens[2]

# %% first_words wrong: These are two. A slice `[:n]` holds n tokens.
first_words = article.tokens[:2]

# %% first_words wrong: This is one text. A slice of the list is a list already: leave `join` out.
first_words = " ".join(article.tokens[:3])

# %% first_words wrong: These are the last three. `[:3]` takes them from the beginning.
first_words = article.tokens[-3:]

# %% first_words wrong: These are sentences. Take the slice from `article.tokens`.
first_words = article.sentences[:3]

# %% how_often right: in a loop
def how_often(tokens, word):
    n = 0
    for token in tokens:
        if token == word:
            n += 1
    return n

# %% how_often right: length of a list
def how_often(tokens, word):
    return len([token for token in tokens if token == word])

# %% how_often wrong: This counts tokens that merely contain the word, like *theme* for *the*. Compare whole tokens with `==`.
def how_often(tokens, word):
    return sum(word in token for token in tokens)

# %% how_often wrong: *The* was counted with *the*. Exactly the word is asked for, so leave the case as it is.
def how_often(tokens, word):
    return [token.lower() for token in tokens].count(word)

# %% how_often wrong: This says whether the word occurs, not how often. Count instead of looking with `in`.
def how_often(tokens, word):
    return word in tokens

# %% how_often wrong: It gives 1 however often the word occurs. Does something take out the doubles, set the count anew, or stop at the first one?
def how_often(tokens, word):
    for token in tokens:
        if token == word:
            return 1
    return 0

# %% how_often wrong: This is the number of all tokens. Count only those that equal the word.
def how_often(tokens, word):
    return len(tokens)

# %% how_often wrong: The word is looked up in lower case here, and *The* is not *the*. Exactly `word` is asked for, so leave its case as it is.
def how_often(tokens, word):
    return tokens.count(word.lower())

# %% how_often wrong: It is one too many each time, even where the word does not occur. From which value does your count start?
def how_often(tokens, word):
    n = 1
    for token in tokens:
        if token == word:
            n += 1
    return n

# %% how_often wrong: *The* was counted with *the*. Exactly the word is asked for, so leave the case as it is.
def how_often(tokens, word):
    return [token.lower() for token in tokens].count(word.lower())

# %% who_knows right: built
who_knows = "ab"[1]

# %% who_knows right: in lower case
who_knows = "B".lower()

# %% who_knows wrong: Then nobody could bring an article of their own: nobody would have stored its answers.
who_knows = "a"

# %% who_knows wrong: Then only one way of writing would be right. Try 0.2 with a loop instead of `count`: it is accepted.
who_knows = "c"
