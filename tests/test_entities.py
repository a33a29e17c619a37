"""Names: the pieces, the four layers, error by error, aliases, who with whom; and what lesson 04 says of the case."""

import random

import pytest

from newslens import NewslensError, entities, load_article, plots, scoring
from newslens.annotations import ENTITY_TYPES, load_annotation
from newslens.article import article_from_text

TEXT = """Capt. Amos Reyes of the Selby Harbor Patrol Agency (SHPA) flew from Ormond Air Base to the Sea of Galen on Friday.

"We met nobody," said Ingrid Osei, a pilot. Osei lives in Lisbon, far from the U.S. The North Ferry Company is U.S.-led."""


@pytest.fixture(scope="module")
def text():
    return article_from_text(TEXT)


@pytest.fixture(scope="module")
def case():
    return load_article("bombers")


@pytest.fixture(scope="module")
def reference(case):
    return load_annotation(case).entity_spans()


def words(article, spans):
    return [(article.text[start:end], label) for start, end, label in sorted(spans)]


# --- pieces -----------------------------------------------------------------------------


def test_a_pattern_gives_the_place_of_its_first_group():
    assert entities.by_pattern("Dr. Lind, Dr. Bell", r"Dr\. (\w+)", "PERSON") == {(4, 8, "PERSON"), (14, 18, "PERSON")}


@pytest.mark.parametrize(("text", "found"), [
    ("Japan, Japan's and Japan.", ["Japan", "Japan", "Japan"]),
    ("Japanese cars, a Japan-based firm, ex-Japan", []),
    ("in the U.S. and the U.S.-led fleet", ["U.S."]),
    ("South Korea and Korea", ["South Korea", "Korea"]),
    ("", []),
])
def test_a_list_finds_whole_words_and_the_longest_at_each_place(text, found):
    names = ["Japan", "U.S.", "Korea", "South Korea", "South"]
    got = sorted(entities.longest(entities.by_list(text, names, "GPE")))
    assert [text[start:end] for start, end, _ in got] == found


def test_the_longest_wins_and_neighbours_stay():
    assert entities.longest([(0, 5, "A"), (0, 9, "B"), (9, 12, "C"), (11, 13, "D")]) == {(0, 9, "B"), (9, 12, "C")}
    assert entities.longest([(0, 5, "first"), (0, 5, "second")]) == {(0, 5, "first")}
    assert entities.longest([]) == set()


def test_the_longest_by_another_way():
    chance = random.Random(4)
    for _ in range(50):
        spans = [(a := chance.randrange(60), a + chance.randrange(1, 12), "X") for _ in range(20)]
        kept = []
        for span in sorted(spans, key=lambda span: span[0] - span[1]):
            if not any(scoring.overlaps(span, other) for other in kept):
                kept.append(span)
        assert entities.longest(spans) == set(kept)


def test_lists_are_those_of_the_gazetteer():
    assert "Japan" in entities.names_in("countries")
    entities.names_in("countries").clear()
    assert "Japan" in entities.names_in("countries")
    with pytest.raises(NewslensError, match="no list 'rivers'"):
        entities.names_in("rivers")


# --- layers -----------------------------------------------------------------------------


def test_patterns_need_a_telling_word(text):
    assert words(text, entities.patterns(text)) == [
        ("Amos Reyes", "PERSON"), ("Selby Harbor Patrol Agency", "ORGANIZATION"), ("SHPA", "ORGANIZATION"),
        ("Ormond Air Base", "FACILITY"), ("Sea of Galen", "LOCATION"), ("North Ferry Company", "ORGANIZATION"),
    ]


def test_lists_find_people_by_their_first_names_and_then_by_their_family_names(text):
    got = words(text, entities.gazetteer(text))
    assert [name for name, label in got if label == "PERSON"] == ["Amos Reyes", "Ingrid Osei", "Osei"]
    assert ("Lisbon", "GPE") in got and ("U.S.", "GPE") in got


def test_the_grammar_leaves_titles_and_days_outside(text):
    got = words(text, entities.grammar(text))
    assert ("Amos Reyes", "PERSON") in got and ("Sea of Galen", "LOCATION") in got
    assert not any("Capt" in name or "Friday" in name for name, _ in got)


def test_a_telling_word_alone_is_no_name():
    article = article_from_text("The Harbor of old. Sea and Base, said the Congress.")
    assert {name for name, _ in words(article, entities.grammar(article))} <= {"Congress"}


def test_words_that_tell_get_tags_of_their_own():
    tagged = [("Capt.", "NNP"), ("Reyes", "NNP"), ("of", "IN"), ("B-52s", "NNP"), ("Friday", "NNP"), ("Chinese", "JJ"), ("increase", "NNP"), ("sea", "NN")]
    assert [tag for _, tag in entities.retag(tagged)] == ["TITLE", "NNP", "OF", "MODEL", "DAY", "PEOPLE", "NN", "NN"]


def test_the_chunker_is_the_standard_call(text):
    from nltk import Tree, ne_chunk, pos_tag, word_tokenize

    sentence = text.sentences[0]
    tree = ne_chunk(pos_tag(word_tokenize(sentence)))
    expected = [" ".join(word for word, _ in part) for part in tree if isinstance(part, Tree)]
    first = [name for name, _ in words(text, {span for span in entities.chunker(text) if span[1] <= len(sentence)})]
    assert first == expected
    assert {label for _, _, label in entities.chunker(text)} <= set(ENTITY_TYPES)


def test_the_stop_of_an_abbreviation_at_a_sentences_end_belongs_to_the_name():
    article = article_from_text("They came from the U.S.\n\nIt belongs to Harrow Inc.")
    assert all(article.text[start:end] != "U.S" for layer in ("grammar", "ne_chunk") for start, end, _ in entities.find(article, [layer]))
    assert any(article.text[start:end] == "Harrow Inc." for start, end, _ in entities.grammar(article))


@pytest.mark.parametrize("layer", entities.LAYERS)
def test_every_layer_gives_spans_of_the_text_that_do_not_overlap(layer, case):
    found = sorted(entities.find(case, [layer]))
    assert all(0 <= start < end <= len(case.text) and case.text[start:end] == case.text[start:end].strip() for start, end, _ in found)
    assert all(one[1] <= other[0] for one, other in zip(found, found[1:]))


@pytest.mark.parametrize("layer", entities.LAYERS)
@pytest.mark.parametrize("words_of_it", ["nothing here has a capital.", "X", "1234 5678, a 9."])
def test_every_layer_reads_a_text_without_names(layer, words_of_it):
    assert isinstance(entities.find(article_from_text(words_of_it), [layer]), set)


def test_who_asks_gets_a_set_of_their_own(case):
    entities.gazetteer(case).clear()
    assert entities.gazetteer(case)


# --- together ---------------------------------------------------------------------------


def test_together_the_longer_wins_and_a_known_type_before_none(text):
    found = entities.find(text)
    ordered = sorted(found)
    assert all(one[1] <= other[0] for one, other in zip(ordered, ordered[1:]))
    assert ("Selby Harbor Patrol Agency", "ORGANIZATION") in words(text, found)
    assert entities.find(text, []) == set()


def test_a_list_of_ones_own_goes_first(text):
    found = words(text, entities.find(text, own={"Osei": "PERSON", "Galen": "GPE"}))
    assert ("Galen", "GPE") in found and ("Sea of Galen", "LOCATION") not in found


def test_a_layer_that_is_none_is_refused_in_a_sentence(text):
    with pytest.raises(NewslensError, match="There is no layer 'spacy': take some of patterns"):
        entities.find(text, ["spacy"])


# --- error by error ---------------------------------------------------------------------

SEA = "The U.S. Navy met Capt. Bo Reyes on the Sea of Japan. Over it flew a B-52 of Selby."
WANTED = {(4, 13, "ORGANIZATION"), (24, 32, "PERSON"), (40, 52, "LOCATION"), (77, 82, "GPE")}


def spans(*pairs):
    return {(SEA.index(name), SEA.index(name) + len(name), label) for name, label in pairs}


@pytest.mark.parametrize(("found", "kind", "reason"), [
    (("U.S. Navy", "ORGANIZATION"), "hit", ""),
    (("U.S. Navy", "GPE"), "wrong type", "the right words, but a navy is taken for a country or a town"),
    (("Japan", "GPE"), "cut short", "a part of “Sea of Japan” only, and so a sea is taken for a country or a town"),
    (("Sea of", "LOCATION"), "cut short", "a part of “Sea of Japan” only"),
    (("Capt. Bo Reyes", "PERSON"), "too long", "more than “Bo Reyes”"),
    (("Over", "PERSON"), "invented", "taken for a person; the reference has no name here; the capital letter may be the sentence's"),
    (("B-52", "GPE"), "invented", "taken for a country or a town; the reference has “B-52” as EQUIPMENT, which does not count here"),
])
def test_each_kind_of_error_and_its_reason(found, kind, reason):
    assert WANTED == spans(("U.S. Navy", "ORGANIZATION"), ("Bo Reyes", "PERSON"), ("Sea of Japan", "LOCATION"), ("Selby", "GPE"))
    name = spans(found)
    one = next(f for f in entities.findings(SEA, WANTED, name, spans(("B-52", "EQUIPMENT"))) if f.found in name)
    assert (one.kind, one.reason) == (kind, reason)


@pytest.mark.parametrize(("text", "name", "label", "clues"), [
    ("He met Capt. Hight there.", "Hight", "PERSON", "and no list holds it; the title Capt. stands before it"),
    ("The agency (PACAF) grew.", "PACAF", "ORGANIZATION", "and no list holds it; it stands in brackets"),
    ("It rained. Hight left.", "Hight", "PERSON", "and no list holds it; its capital letter may be the sentence's"),
    ("They sailed to Japan.", "Japan", "GPE", "though a list holds it"),
])
def test_a_missed_name_comes_with_what_can_be_seen_around_it(text, name, label, clues):
    start = text.index(name)
    [missed] = entities.findings(text, {(start, start + len(name), label)}, set())
    assert missed.kind == "missed" and missed.wanted == name and missed.reason.endswith(clues)


def test_two_pieces_of_one_name_are_two_errors_and_no_miss():
    got = entities.errors(SEA, WANTED, WANTED - {(40, 52, "LOCATION")} | spans(("Sea", "LOCATION"), ("Japan", "GPE")))
    assert [one.kind for one in got] == ["cut short", "cut short"]
    assert sorted("another piece" in one.reason for one in got) == [False, True]


@pytest.mark.parametrize("layer", entities.LAYERS)
def test_findings_add_up_to_the_scores(layer, case, reference):
    found = entities.find(case, [layer])
    judged = entities.findings(case.text, reference, found)
    tally = scoring.tally(reference, found)
    assert sum(one.kind == "hit" for one in judged) == tally.found_right
    assert sum(one.found is not None for one in judged) == len(found)
    assert {one.reference for one in judged if one.reference} == reference
    assert [one.found or one.reference for one in judged] == sorted((one.found or one.reference for one in judged), key=lambda span: span[:2])
    assert entities.errors(case.text, reference, found) == [one for one in judged if one.kind != "hit"]
    assert all(one.reason for one in judged if one.kind != "hit")


# --- one name for one thing -------------------------------------------------------------


def test_an_alias_table_is_read_line_by_line():
    assert entities.read_aliases("Beijing = China\n\n  PACAF=U.S. Pacific Air Forces  # by its brackets\n") == {"Beijing": "China", "PACAF": "U.S. Pacific Air Forces"}
    assert entities.read_aliases("") == {}


@pytest.mark.parametrize(("table", "sentence"), [("Beijing China", "Line 1 of the alias table"), ("a = b\nc =", "Line 2"), ("a = b\nb = a", "in a circle")])
def test_a_table_that_cannot_be_followed_is_refused_in_a_sentence(table, sentence):
    with pytest.raises(NewslensError, match=sentence):
        entities.read_aliases(table)


def test_a_name_is_followed_to_the_end_of_the_table():
    table = {"PACAF": "U.S. Pacific Air Forces", "U.S. Pacific Air Forces": "U.S.", "U.S.": "U.S."}
    assert entities.canonical("PACAF", table) == "U.S." and entities.canonical("Guam", table) == "Guam"


def test_what_the_text_itself_shows_to_be_one(case, reference):
    assert entities.suggest_aliases(case.text, reference) == {
        "Hight": "Victoria Hight", "Pacific Air Forces": "U.S. Pacific Air Forces", "PACAF": "U.S. Pacific Air Forces", "ASDF": "Air Self-Defense Force"}


def test_what_could_stand_for_two_is_left_alone():
    text = "Amos Reyes met Ida Reyes. Reyes left."
    names = {(0, 10, "PERSON"), (15, 24, "PERSON"), (26, 31, "PERSON")}
    assert entities.suggest_aliases(text, names) == {}
    assert entities.suggest_aliases(text, set()) == {}


def test_an_annotation_knows_its_actors(case):
    table = entities.actors(load_annotation(case))
    assert table["Beijing"] == "China" and "moves" not in table


# --- who with whom ----------------------------------------------------------------------


def test_names_by_sentence_and_by_paragraph(text):
    found = {(text.text.index(name), text.text.index(name) + len(name), "X") for name in ("Amos Reyes", "Ormond Air Base", "Ingrid Osei", "Lisbon")}
    assert entities.mentions(text, found)[:3] == [["Amos Reyes", "Ormond Air Base"], ["Ingrid Osei"], ["Lisbon"]]
    assert entities.mentions(text, found, {"Lisbon": "Portugal"}, unit="paragraph") == [["Amos Reyes", "Ormond Air Base"], ["Ingrid Osei", "Portugal"]]
    with pytest.raises(NewslensError, match="unit=\"sentence\""):
        entities.mentions(text, found, unit="page")


def test_pairs_are_counted_once_a_group_and_in_one_order():
    pairs = entities.co_mentions([["b", "a", "a"], ["a", "b", "c"], ["c"], []])
    assert pairs == {("a", "b"): 2, ("a", "c"): 1, ("b", "c"): 1}


def test_the_plot_says_what_it_shows():
    picture = plots.co_mentions({("China", "U.S."): 3, ("Japan", "U.S."): 2}, title="Who with whom?")
    assert picture.description == "Co-mention plot “Who with whom?”, in how many sentences two names stand together: China and U.S. 3, Japan and U.S. 2."
    drawn = [label.get_text() for label in picture.axes[0].texts]
    assert drawn[:5] == ["U.S.", "3", "China", "2", "·"] and "Japan" in drawn
    assert "1,300" in plots.co_mentions({("a", "b"): 1300}).description


def test_the_plot_of_nothing_says_so_and_the_plot_of_too_many_says_how_many():
    assert "no two names" in plots.co_mentions({}).description
    many = {(f"name {i:02}", f"name {j:02}"): 1 for i in range(30) for j in range(i)}
    crowded = plots.co_mentions(many)
    assert crowded.description.endswith("18 more names are left out.")
    assert any("18 more names are left out." in label.get_text() for label in crowded.axes[0].texts)


def test_names_in_the_plot_never_lie_on_one_another():
    names = [f"The {i}th Committee for the Protection of Something" for i in range(25)]
    picture = plots.co_mentions({(a, b): 1 + i for i, a in enumerate(names) for b in names[:i]}, title="x" * 150, most=20)
    picture.png()
    figure, axes = picture.figure, picture.axes[0]
    boxes = [label.get_window_extent() for label in axes.texts]
    assert all(not a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[:i])
    assert all(figure.bbox.x0 <= box.x0 and box.x1 <= figure.bbox.x1 for box in boxes)


# --- what the lesson says of the case -----------------------------------------------------


def test_a_list_of_countries_takes_a_sea_for_a_country_and_a_list_of_cities_a_captain_for_a_city(case):
    countries = entities.by_list(case.text, entities.names_in("countries"), "GPE")
    assert any(case.text[start - 7:end] == "Sea of Japan" for start, end, _ in countries)
    cities = entities.by_list(case.text, entities.names_in("cities"), "GPE")
    assert any(case.text[start - 6:end + 6] == "Capt. Victoria Hight" for start, end, _ in cities)


def test_a_list_made_for_the_case_is_worth_something_there_and_nothing_on_another_story(case, reference):
    layers = ["patterns", "gazetteer"]
    own = {one.wanted: one.reference[2] for one in entities.errors(case.text, reference, entities.find(case, layers)) if one.reference}
    assert scoring.f1(reference, entities.find(case, layers, own)) > scoring.f1(reference, entities.find(case, layers))
    story = load_article("airspace_closure")
    assert entities.find(story, layers, own) == entities.find(story, layers)


def test_every_way_makes_errors_on_the_case_and_japan_never_meets_china(case, reference):
    assert all(entities.errors(case.text, reference, layer(case)) for layer in entities.LAYERS.values())
    table = entities.suggest_aliases(case.text, reference) | entities.read_aliases("Washington = U.S.\nBeijing = China")
    pairs = entities.co_mentions(entities.mentions(case, reference, table))
    assert ("China", "Japan") not in pairs and pairs.most_common(1)[0][0] == ("China", "U.S.")


def test_a_long_text_is_read_to_its_end():
    body = "The Sea of Japan and Capt. Bo Reyes met Ida Osei in Lisbon. " * 1000
    assert len(entities.find(article_from_text(body), ["patterns", "gazetteer"])) == 4000
