# %% share wrong: That counts the tokens in lower case. Take them as they are.
share = len({token.lower() for token in tokens}) / len(tokens)

# %% share wrong: These are types of letters, not of tokens.
share = len(set(article.text)) / len(article.text)

# %% share right: counted in a loop
seen = []
for token in tokens:
    if token not in seen:
        seen.append(token)
share = len(seen) / len(tokens)

# %% top_words right: counts in a dictionary
def top_words(tokens, n):
    counts = {}
    for token in tokens:
        counts[token] = counts.get(token, 0) + 1
    return sorted(counts.items(), key=lambda pair: -pair[1])[:n]

# %% top_words wrong: These are the first n tokens. Sort by count before you cut.
def top_words(tokens, n):
    return list(Counter(tokens).items())[:n]

# %% top_words wrong: 'The' and 'the' are two tokens here;
# do not lower-case them.
def top_words(tokens, n):
    return Counter(token.lower() for token in tokens).most_common(n)

# %% top_words wrong: It printed the pairs. The next cell can only use what comes back with `return`.
def top_words(tokens, n):
    print(Counter(tokens).most_common(n))
