"""Stance: who is for and against what, on sentences small enough to judge by hand, and on the annotated texts."""

import shutil

import nltk
import pytest

from newslens import NewslensError, annotations, load_article, stance
from newslens import stance_evaluation as evaluation
from newslens.annotations import annotations_dir, load_annotation
from newslens.article import article_from_text
from newslens.stance import lists

TABLE = "gate (issue) = gates\nharbor (issue)\nunion (actor)\nOsei (actor)\nmayor (actor)\nharbor board (actor) = board"


def sides(sentence, table=TABLE, **settings):
    rows = stance.stances(sentence, table, settings=stance.Settings(**settings))
    return {(row.source, row.target): row.label for row in rows}


def scores(sentence, **settings):
    return {(row.source, row.target): row.score for row in stance.stances(sentence, TABLE, settings=stance.Settings(**settings))}


@pytest.fixture(scope="module")
def case():
    return load_article("bombers")


@pytest.fixture(scope="module")
def rows(case):
    return stance.stances(case)


# --- one sentence -------------------------------------------------------------------------


@pytest.mark.parametrize("sentence, label", [
    ("The union condemned the gate.", "AGAINST"),
    ("The gate was condemned by the union.", "AGAINST"),
    ("The union welcomed the gate.", "FAVOR"),
    ("The union did not condemn the gate.", "NONE"),
    ("The union did not support the gate.", "AGAINST"),
    ("The union welcomed the decision to cancel the gate.", "AGAINST"),
    ("The union said the gate opens in May.", "NONE"),
    ("The gate must be scrapped, the union said.", "AGAINST"),
    ("The gate must be finished, the union said.", "FAVOR"),
    ("The union voted against the gate.", "AGAINST"),
])
def test_the_side_that_words_take(sentence, label):
    assert sides(sentence)["union", "gate"] == label


def test_harm_is_against_who_does_it_and_for_who_suffers_it():
    assert sides("The gate would harm the harbor, Osei said.") == {("Osei", "gate"): "AGAINST", ("Osei", "harbor"): "FAVOR"}
    assert sides("The harbor would harm the gate, Osei said.") == {("Osei", "harbor"): "AGAINST", ("Osei", "gate"): "FAVOR"}


def test_negation_hedges_and_boosters_can_be_switched_off():
    plain = scores("The gate is dangerous, Osei said.")["Osei", "gate"]
    assert scores("The gate may be dangerous, Osei said.")["Osei", "gate"] == plain / 2
    assert scores("The gate may be dangerous, Osei said.", hedges=False)["Osei", "gate"] == plain
    assert scores("The gate is extremely dangerous, Osei said.")["Osei", "gate"] == plain * 1.5
    assert scores("The gate is extremely dangerous, Osei said.", boosters=False)["Osei", "gate"] == plain
    assert scores("The gate is not dangerous, Osei said.")["Osei", "gate"] > 0
    assert scores("The gate is not dangerous, Osei said.", negation=False)["Osei", "gate"] == plain


def test_each_part_can_be_switched_off():
    assert sides("The union condemned the gate.", cues=False)["union", "gate"] == "NONE"
    assert sides("The gate is dangerous, Osei said.", words=False)["Osei", "gate"] == "NONE"
    assert sides("The gate would harm the harbor, Osei said.", verbs=False)["Osei", "gate"] == "NONE"


def test_the_threshold_decides_what_a_side_is():
    assert sides("The gate may be dangerous, Osei said.")["Osei", "gate"] == "AGAINST"
    assert sides("The gate may be dangerous, Osei said.", threshold=1.5)["Osei", "gate"] == "NONE"


def test_two_voices_keep_apart():
    found = sides("The union condemned the gate, but the mayor backed it.")
    assert found["union", "gate"] == "AGAINST" and found["mayor", "gate"] == "FAVOR"


def test_nobody_is_their_own_target():
    assert all(source != target for source, target in sides("The mayor praised the mayor, and the union said the union was right."))


def test_what_the_end_of_a_denial_is_worth():
    assert sides("Osei denied that the gate was unsafe.")["Osei", "gate"] == "FAVOR"


def test_a_quarrel_is_mutual_and_a_deed():
    found = stance.stances("The mayor and the union have clashed over fares.", TABLE)
    assert {(row.source, row.target, row.label, row.attribution, row.explicit) for row in found if row.attribution is None} == {
        ("mayor", "union", "AGAINST", None, False), ("union", "mayor", "AGAINST", None, False)}


def test_the_writers_distance_is_kept_apart_from_the_sources_side():
    claimed, said = (stance.stances(f"Osei {verb} the gate opens in May.", TABLE) for verb in ("claims", "says"))
    assert [row.label for row in claimed] == [row.label for row in said] == ["NONE"]
    assert [step.words for step in claimed[0].distance] == ["claims"] and not said[0].distance
    assert [step.words for step in stance.distances("the so-called gate, what it says is a gate")] == ["so-called", "what it says is"]


# --- rows and reasons ----------------------------------------------------------------------


def test_every_side_has_words_that_stand_in_the_text(case, rows):
    assert rows
    for row in rows:
        for reason in row.reasons:
            assert case.text[slice(*reason.span)].lower() == reason.words.lower() or reason.words.lower() in case.text[slice(*reason.span)].lower()
            assert reason.words.split()[0] in reason.text
        if row.label != "NONE":
            assert row.reasons and row.evidence and row.evidence_text
            assert row.strength in (1, 2, 3) and abs(row.score) <= 3
        else:
            assert row.strength == 0
    assert all(case.original(*span) for row in rows for span in row.evidence)


def test_the_strongest_sides_of_the_case(rows):
    found = {key: cell.label for key, cell in stance.matrix(rows).items()}
    assert found["North Korea", "joint training"] == "AGAINST"
    assert found["China", "missions"] == "AGAINST"
    assert found["U.S.", "missions"] == "FAVOR"
    assert found["Aircraft Spots", "joint training"] == "NONE"


def test_texts_without_voices_have_no_rows():
    for text in ("It rained. The river rose.", "Rain."):
        assert stance.stances(text) == [] and stance.matrix([]) == {} and stance.say({}) == []


@pytest.mark.parametrize("text", ["I think the plan is wrong. We must stop it, and I hope we will.", "“No,” she said. “Never.”", "He said.", "Said!",
                                  "<b>The mayor</b> called the plan “a disgrace & a joke.”"])
def test_odd_texts_do_no_harm(text):
    for row in stance.stances(article_from_text(text)):
        assert row.source and row.target and row.label in ("FAVOR", "AGAINST", "NONE")


def test_first_person_outside_quotation_is_the_writer():
    found = stance.stances("I oppose the gate.", TABLE)
    assert [(row.source, row.label) for row in found] == [("the writer", "AGAINST")]


# --- the matrix -----------------------------------------------------------------------------


def row(label, score, source="a", target="x"):
    return stance.Stance(1, source, target, label, stance.strength_of(score), True, (), None, score=score)


def test_the_rule_flips_the_label():
    four = [row("NONE", 0.0), row("NONE", 0.0), row("NONE", 0.0), row("FAVOR", 1.0)]
    labels = {rule: stance.matrix(four, rule)["a", "x"].label for rule in stance.RULES}
    assert labels == {"mean of rows that take a side": "FAVOR", "mean of all rows": "NONE", "strongest row": "FAVOR", "majority of rows": "NONE", "last row": "FAVOR"}
    cell = stance.matrix(four)["a", "x"]
    assert (cell.against, cell.favor, cell.none, cell.n) == (0, 1, 3, 4)


def test_a_tie_takes_no_side():
    assert stance.matrix([row("FAVOR", 2.0), row("AGAINST", -2.0)], "majority of rows")["a", "x"].label == "NONE"


def test_rows_made_by_people_go_in_too(case):
    cells = stance.matrix(load_annotation(case).stance)
    assert cells["North Korea", "joint training"].label == "AGAINST"


def test_an_unknown_rule_is_refused():
    with pytest.raises(NewslensError, match="take one of"):
        stance.matrix([], "fair")


# --- tables and lists --------------------------------------------------------------------------


def test_a_table_can_be_written_and_read_back():
    table = stance.read_table("joint training (issue) = flight; bombers\n# a note\nNorth Korea (actor) = Pyongyang\nJapan (actor)")
    assert stance.read_table(str(table)) == table
    assert table.main_issue == "joint training"
    assert table.canonical("The bombers") == "joint training" and table.canonical("Pyongyang") == "North Korea"
    assert table.canonical("the weather bureau") == "weather bureau"
    assert [m.form for m in table.mentions("Bombers in flight, flights over North\nKorea")] == ["Bombers", "flight", "North\nKorea"]


@pytest.mark.parametrize("line", ["joint training", "x (thing) = y", "(issue) = y", "= y"])
def test_a_line_that_is_no_row_is_refused(line):
    with pytest.raises(NewslensError, match="Line 2"):
        stance.read_table("a (issue)\n" + line)


def test_the_table_is_a_decision_and_changes_the_matrix(case):
    text = "Beijing criticized the gate."
    assert ("China", "gate") in sides(text, "gate (issue)\nChina (actor) = Beijing")
    assert ("Beijing", "gate") in sides(text, "gate (issue)")


def test_a_text_that_nobody_annotated_gets_a_proposal():
    article = load_article("barges_return_to_the_tamsin")
    table = stance.aliases_of(article)
    assert table.main_issue and "actor" in table.names.values()
    assert stance.read_table(str(table)) == table


@pytest.mark.parametrize("name", list(lists.FILES))
def test_lists_hold_each_entry_once_and_with_a_sensible_value(name):
    entries = stance.lexicon(name)
    assert len({(e.words, e.kind) for e in entries}) == len(entries)
    assert all(-3 <= e.value <= 3 and e.words == e.words.strip().lower() for e in entries)


def test_a_broken_list_names_line_and_remedy(tmp_path):
    path = tmp_path / "stance_words.tsv"
    path.write_text("word\tkind\tvalue\ngood\tword\ttwo\n", encoding="utf-8")
    with pytest.raises(NewslensError, match="stance_words.tsv, line 2: 'two' is no number"):
        lists._read(str(path), ("word",))
    path.write_text("good\tvery\t2\n", encoding="utf-8")
    with pytest.raises(NewslensError, match="line 1"):
        lists._read(str(path), ("word",))


def test_forms_of_verbs_lead_to_their_entry():
    assert [lists.lemma(word) for word in ("criticized", "tore", "revoked", "banned", "blaming", "cancelled", "hid")] == [
        "criticize", "tear", "revoke", "ban", "blame", "cancel", "hide"]


def test_aliases_are_read_again_when_their_file_changes(case, monkeypatch, tmp_path):
    shutil.copytree(annotations_dir(), tmp_path / "annotations")
    monkeypatch.setattr(annotations, "annotations_dir", lambda: tmp_path / "annotations")
    assert "the Pentagon's people" not in stance.aliases_of(case).names
    path = tmp_path / "annotations" / "bombers" / "aliases.tsv"
    columns = path.read_text(encoding="utf-8").splitlines()[0].split("\t")
    with path.open("a", encoding="utf-8") as file:
        file.write("\t".join(["the Pentagon's people", "actor", "-", *[""] * (len(columns) - 3)]) + "\n")
    assert stance.aliases_of(case).names["the Pentagon's people"] == "actor"


# --- the foil -------------------------------------------------------------------------------------


def test_what_vader_fails_at_is_still_so():
    assert stance.compound("The missions are dangerous, Beijing said.") < 0
    assert stance.compound('"The missions are dangerous," Beijing said.') == 0
    assert stance.lacking(["lambasted", "provocations", "good"]) == ["lambasted", "provocations"]


def test_three_cuts_are_three_answers(case):
    cuts = stance.three_cuts(case)
    assert cuts.whole > 0.5 > max(cuts.sentences, cuts.paragraphs)
    assert stance.known_words("A good, GOOD war.") == [("war", -2.9), ("good", 1.9)]


# --- evaluation ----------------------------------------------------------------------------------


def test_pairs_of_the_case_beside_vader_and_the_majority(case):
    pairs = evaluation.pairs(case, load_annotation(case))
    assert len(pairs) >= 20 and {p.reference for p in pairs} == {"FAVOR", "AGAINST", "NONE"}
    made = evaluation.scores([pairs], repeats=200)
    assert made["rules"]["f_avg"].estimate > made["vader"]["f_avg"].estimate
    assert made["rules"]["rules minus it"].estimate == 0
    assert made["majority"]["accuracy"].estimate < 0.6
    low, value, high = (made["rules"]["f_avg"].low, made["rules"]["f_avg"].estimate, made["rules"]["f_avg"].high)
    assert low <= value <= high


def test_scores_are_right_where_labels_are_known():
    def pair(people, rules, vader):
        return evaluation.Pair("s", 1, "a", "x", people, rules, vader)
    made = evaluation.scores([[pair("FAVOR", "FAVOR", "NONE")], [pair("AGAINST", "AGAINST", "FAVOR")]], repeats=50)
    assert made["rules"]["f_avg"].estimate == 1 and made["vader"]["f_avg"].estimate == 0 and made["rules"]["accuracy"].estimate == 1


def outside(tmp_path, text, sentences):
    """A folder with one text and its labels, which the project's own index does not know; ``sentences`` as people divide it."""
    (tmp_path / "gate").mkdir()
    (tmp_path / "gate.txt").write_text(text, encoding="utf-8")
    words = [" ".join("/".join(pair) for pair in nltk.pos_tag(nltk.word_tokenize(sentence))) for sentence in sentences]
    (tmp_path / "gate" / "pos.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
    (tmp_path / "gate" / "aliases.tsv").write_text("name\tkind\talias\ngate\tissue\t-\nOsei\tactor\t-\nunion\tactor\t-\n", encoding="utf-8")
    (tmp_path / "gate" / "attributions.tsv").write_text(
        "id\tsentence\tsource\tcue\tcontent\tkind\tdenied\tnested_in\tsource_type\tnote\na1\t2\tThe union\tcondemned\tthe gate\tjudgement\tno\t-\tinstitution\t\n", encoding="utf-8")
    (tmp_path / "gate" / "stance.tsv").write_text(
        "sentence\tsource\ttarget\tlabel\tstrength\texplicit\tevidence\tattribution\n2\tunion\tgate\tAGAINST\t3\tyes\tcondemned\ta1\n", encoding="utf-8")
    return str(tmp_path)


def test_a_folder_outside_the_project_is_scored_by_its_own_sentences(tmp_path):
    """Where our splitter divides otherwise than people, their numbers count: else a label is looked for in the wrong sentence."""
    text = "Osei waited at the gate at No. Then he left the gate.\n\nThe union condemned the gate.\n"
    folder = outside(tmp_path, text, ["Osei waited at the gate at No. Then he left the gate.", "The union condemned the gate."])
    assert len(article_from_text(text).sentences) == 3
    (story,) = evaluation.stories_of(folder)
    assert [(pair.sentence, pair.reference, pair.rules) for pair in story] == [(2, "AGAINST", "AGAINST")]


@pytest.mark.parametrize("sentence, pair, label", [
    ('The union rejected what the board calls "a modern gate."', ("union", "gate"), "AGAINST"),  # and not the board
    ("Nobody at the board supports the gate.", ("harbor board", "gate"), "AGAINST"),
    ("The gate drew sharp criticism from the union.", ("union", "gate"), "AGAINST"),
    ("The union said the gate would cut waiting times.", ("union", "gate"), "FAVOR"),
    ("The union said the gate would cut jobs.", ("union", "gate"), "AGAINST"),
    ("The union called on the mayor to resign.", ("union", "mayor"), "AGAINST"),
    ("The union demanded an end to the gate.", ("union", "gate"), "AGAINST"),
    ("The union, a supporter of the gate, met on Monday.", ("union", "gate"), "FAVOR"),
    ("The union would not say whether it supported the gate.", ("union", "gate"), None),
    ("If the gate harms the harbor, Osei said, it will be closed.", ("Osei", "gate"), None),
])
def test_constructions_of_news(sentence, pair, label):
    found = sides(sentence)
    assert found.get(pair) in ((None, "NONE") if label is None else (label,))
    assert ("union", "harbor board") not in found or "calls" not in sentence


def test_a_folder_without_labels_is_refused(tmp_path):
    with pytest.raises(NewslensError, match="stance"):
        evaluation.stories_of(str(tmp_path))


def test_the_contrast_set():
    items = evaluation.contrast_set()
    assert len(items) >= 60 and len({item.id for item in items}) == len(items)
    assert {item.label for item in items} == {"FAVOR", "AGAINST", "NONE"}
    for item in items:
        table = stance.read_table("\n".join(part.strip() for part in item.issues.split("/")))
        assert item.source in table.names and item.target in table.names, item.id
    outcomes = evaluation.run_contrast(items)
    rates = {kind: (n, rules, vader) for kind, n, rules, vader in evaluation.pass_rates(outcomes)}
    n, rules, vader = rates["all"]
    assert rules / n >= 0.8 and rules > vader
    assert rates["round 1"][1] / rates["round 1"][0] >= 0.95


def test_a_contrast_row_that_is_wrong_is_refused(tmp_path):
    path = tmp_path / "stance.tsv"
    path.write_text("a\tb\tc\n", encoding="utf-8")
    with pytest.raises(NewslensError, match="stance.tsv, line 1"):
        evaluation.contrast_set(path)


def test_same_text_same_rows(case, rows):
    assert stance.stances(case) == rows


# --- what stories labelled later asked for: each rule on sentences of other topics ------------------

LATER = "gate (issue) = gates\nferry (issue) = ferries\npay (issue) = paid\nunion (actor)\nOsei (actor)\nmayor (actor)\nboard (actor)\ncourt (actor)\nresidents (actor)"


@pytest.mark.parametrize("sentence, source, target, label", [
    # done too early, too steeply
    ("The mayor said the gate had been built too late.", "mayor", "gate", "AGAINST"),
    ("Osei said the ferry was too steep.", "Osei", "ferry", "AGAINST"),
    # what is seen gone
    ("The mayor was happy to see the gate closed.", "mayor", "gate", "AGAINST"),
    ("The union was sorry to see the ferry go.", "union", "ferry", "FAVOR"),
    ("Osei opposed closing the ferry in May.", "Osei", "ferry", "FAVOR"),
    ("The union supported scrapping the gate.", "union", "gate", "AGAINST"),
    # looked for in vain
    ("The board found no evidence that the gate had leaked.", "board", "gate", "FAVOR"),
    ("The court found no proof that Osei had acted improperly.", "court", "Osei", "FAVOR"),
    # rights, and deeds that are a form of the target
    ("Osei said residents were owed a ferry.", "Osei", "ferry", "FAVOR"),
    ("The union said members were entitled to the ferry.", "union", "ferry", "FAVOR"),
    ("The union's position is that residents should be paid.", "union", "pay", "FAVOR"),
    ("The mayor said residents must be paid.", "mayor", "pay", "FAVOR"),
    # whose proposals
    ("Among the board's proposals are a gate and a new ferry.", "board", "ferry", "FAVOR"),
    ("The union's demands include a gate.", "union", "gate", "FAVOR"),
    # deeds
    ("The mayor had the union evicted.", "mayor", "union", "AGAINST"),
    ("The union brought a case against the board.", "union", "board", "AGAINST"),
    ("The board voted 5 to 2 for the gate.", "board", "gate", "FAVOR"),
    ("The board voted 6–1 against the gate.", "board", "gate", "AGAINST"),
    ("A petition against the gate has been signed by 112 residents.", "residents", "gate", "AGAINST"),
    ("The court cleared the board of all charges.", "court", "board", "FAVOR"),
    # what is left undone, and what never went wrong
    ("Residents said the gate does not work.", "residents", "gate", "AGAINST"),
    ("Osei said the board had not answered her letters.", "Osei", "board", "AGAINST"),
    ("The union said the gate had never been tested.", "union", "gate", "AGAINST"),
    ("The union said the ferry had never had an accident.", "union", "ferry", "FAVOR"),
    # causes, rises and falls
    ("Osei said she had lost her job because of the gate.", "Osei", "gate", "AGAINST"),
    ("The union said accidents had fallen by half since the gate was built.", "union", "gate", "FAVOR"),
    ("The union said accidents had doubled since the ferry was bought.", "union", "ferry", "AGAINST"),
    # what is held against it
    ("The mayor said critics of the gate were wrong.", "mayor", "gate", "FAVOR"),
    ("The mayor dismissed the criticism of the ferry.", "mayor", "ferry", "FAVOR"),
    ("Osei questioned whether the gate was needed.", "Osei", "gate", "AGAINST"),
    # labels
    ("The mayor called the gate “a monument to one man.”", "mayor", "gate", "AGAINST"),
    ("Osei called the ferry “a bus with a cold bath.”", "Osei", "ferry", "AGAINST"),
    # time to, should have, I would
    ("The mayor said it was time to close the ferry.", "mayor", "ferry", "AGAINST"),
    ("Osei said the ferry should never have been stopped.", "Osei", "ferry", "FAVOR"),
    ("“I would tear the gate down,” Osei said.", "Osei", "gate", "AGAINST"),
])
def test_rules_that_stories_labelled_later_asked_for(sentence, source, target, label):
    assert sides(sentence, LATER)[source, target] == label


@pytest.mark.parametrize("sentence", [
    "The board denied that it had hidden the gate.", "The union denied that it had lied about the ferry.",
    "The union does not dispute the gate.", "The mayor asked not to be named because the gate is a scandal.",
])
def test_a_denial_of_ones_own_deeds_takes_no_side(sentence):
    assert "FAVOR" not in sides(sentence, LATER).values() and "AGAINST" not in sides(sentence, LATER).values()


def test_what_cannot_be_aimed_can_be_switched_off():
    pairs = evaluation.stories_of("development")
    article, annotation = evaluation.texts_of("development", "stance")[0]
    without = evaluation.pairs(article, annotation, stance.Settings(near=False))
    assert sum(p.rules != "NONE" for p in without) < sum(p.rules != "NONE" for story in pairs for p in story if p.story == article.name)


def test_a_quoted_label_can_be_switched_off():
    sentence = "The mayor called the gate “a monument to one man.”"
    assert sides(sentence, LATER, labels=False)["mayor", "gate"] == "NONE"
