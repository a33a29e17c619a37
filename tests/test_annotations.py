"""Annotation files: what they point at, what the validator says, what two passes share.

The text and both passes under tests/texts/annotated are our own; the second pass differs from the first in known places.
"""

import os
import re
import shutil
from pathlib import Path

import pytest

from newslens import NewslensError
from newslens import annotations as an
from newslens.annotations import agreement, drafting
from newslens.annotations.pointing import Layout, PointingError, align, point
from newslens.annotations.reading import compile_folder
from newslens.article import article_from_text, load_article

ROOT = Path(__file__).resolve().parent.parent
TEXTS = Path(__file__).parent / "texts" / "annotated"
FIRST, SECOND = TEXTS / "first" / "night_boat", TEXTS / "second" / "night_boat"


@pytest.fixture(scope="module")
def boat():
    return load_article(str(TEXTS / "night_boat.txt"))


@pytest.fixture(scope="module")
def first(boat):
    return an.read_annotation(FIRST, boat, an.reading.FILES)


@pytest.fixture(scope="module")
def second(boat):
    return an.read_annotation(SECOND, boat, an.reading.FILES)


@pytest.fixture
def copy(tmp_path):
    """A copy of the first pass that a test may spoil: change(file, old, new) and problems()."""
    folder = tmp_path / "night_boat"
    shutil.copytree(FIRST, folder)
    article = load_article(str(TEXTS / "night_boat.txt"))

    class Copy:
        path = folder

        def change(self, name, old, new):
            text = (folder / name).read_text(encoding="utf-8")
            assert old in text, f"the fixture has no {old!r}"
            (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")

        def problems(self):
            return [str(p) for p in compile_folder(folder, article)[1] if p.grave]

        def looks(self):
            return [str(p) for p in compile_folder(folder, article)[1] if not p.grave]

    return Copy()


# --- pointing ---------------------------------------------------------------------------

TEXT = 'The boat sank, the boat they sat on. "It was old," he said, "but it swam." Nobody sat on the mat.'


@pytest.fixture(scope="module")
def layout():
    article = article_from_text(TEXT)
    return Layout(article.text, article.sentence_spans, article.token_spans)


@pytest.mark.parametrize("expression, sentence, surfaces", [
    ("boat", 1, ["boat"]),
    ("the boat", 1, ["the boat"]),
    ("boat#2", 1, ["boat"]),
    ("The boat … they", 1, ["The boat sank, the boat they"]),
    ("boat#2 … on", 1, ["boat they sat on"]),
    ("sat", 1, ["sat"]),
    ('"It was old," | "but it swam."', 2, ['"It was old,"', '"but it swam."']),
    ("“It was old,”", 2, ['"It was old,"']),
    ("s3:the mat", 1, ["the mat"]),
    ("s2:he … s3:Nobody", 1, ['he said, "but it swam." Nobody']),
    ("it", 2, ["it"]),
])
def test_pointing(layout, expression, sentence, surfaces):
    assert [layout.text[a:b] for a, b in point(expression, sentence, layout)] == surfaces


def test_occurrences_are_counted_in_whole_words(layout):
    assert point("boat#2", 1, layout)[0][0] == TEXT.index("boat they")
    assert point("it", 2, layout)[0][0] == TEXT.index("it swam")  # not the "it" inside another word
    assert point("on", 3, layout)[0][0] == TEXT.rindex("on the")


@pytest.mark.parametrize("expression, sentence, remedy", [
    ("the bout", 1, "nearest there: 'the boat'"),
    ("boat#3", 1, "occurs 2 times in sentence 1, not 3"),
    ("sank#2", 1, "occurs once"),
    ("the mat", 1, "in sentence 3: write s3:the mat"),
    ("oat", 1, "only inside 'boat'"),
    ("s9:boat", 1, "there is no sentence 9: pos.txt has 3"),
    ("they … The", 1, "'The' does not follow 'they'"),
    ("s3:Nobody … s1:boat", 1, "before it begins"),
    ("The … boat … on", 1, "one '…'"),
    ("boat | The boat", 1, "pieces overlap"),
    ("boat | ", 1, "'boat |' is not in sentence 1"),
    ('""It was old,""', 2, "doubled the quotation marks"),
    ("zeppelin", 1, "see sentences.txt"),
])
def test_what_is_not_there_is_answered_with_a_remedy(layout, expression, sentence, remedy):
    with pytest.raises(PointingError, match=re.escape(remedy)):
        point(expression, sentence, layout)


def test_a_stretch_ends_at_the_first_last_words_after_its_beginning():
    text = "It sat, it slept, it sat again."
    article = article_from_text(text)
    layout = Layout(text, article.sentence_spans, article.token_spans)
    assert point("it … sat", 1, layout) == ((text.index("it slept"), text.index(" again")),)
    assert point("It … sat#2", 1, layout) == ((0, text.index(" again")),)


# --- words against text -----------------------------------------------------------------


def test_words_find_their_place_and_quotes_their_characters():
    spans, complaints = align('She said "no".', [["She", "said", "``", "no", "''", "."]])
    assert not complaints and spans == [[(0, 3), (4, 8), (9, 10), (10, 12), (12, 13), (13, 14)]]


def test_words_of_british_quotes_and_mended_tokens():
    spans, complaints = align("'No. 3' can't sail", [["'", "No.", "3", "'", "ca", "n't", "sail"]])
    assert not complaints and spans[0][1] == (1, 4)


@pytest.mark.parametrize("words, message", [
    (["The", "old", "boat", "sank", "."], "'old' is not in the text here, which goes on 'boat sank"),
    (["The", "sank", "."], "before the word 'sank' the text has 'boat'"),
    (["The", "boat"], "goes on after the last word, with 'sank.'"),
    (["The", "bo", "at", "sinks", "."], "'sinks' is not in the text here"),
])
def test_one_slip_is_one_complaint_with_its_place(words, message):
    _, complaints = align("The boat sank.", [words])
    assert message in complaints[0][1] and complaints[0][0] == 0
    assert len([c for c in complaints if "goes on after" not in c[1]]) <= 1 or "sinks" in words


# --- a compiled annotation --------------------------------------------------------------


def test_offsets_point_at_the_words(first, boat):
    assert first.text == boat.text and first.sentences == boat.sentences and list(first.tokens) == boat.tokens
    assert {e.text for e in first.entities if e.type == "PERSON"} == {"Amos Reyes", "Mina Osei", "Reyes"}
    for entity in first.entities:
        assert boat.text[slice(*entity.span)] == entity.text
    a3 = first.attributions[2]
    assert first.surface(a3.content) == '"It will cost us about forty jobs," | "The company knows that. It does not care."'
    assert first.surface(a3.source) == "Mina Osei" and first.surface(a3.cue) == "said"
    assert boat.original(*a3.content[0]).startswith("“")


def test_a_name_that_ends_the_text_leaves_the_full_stop_out(first):
    last = first.entities[-1]
    assert last.text == "U.S" and last.span[1] == len(first.text) - 1
    assert [e.text for e in first.entities if e.sentence == 6] == ["U.S."]


def test_an_abbreviation_keeps_its_full_stop_where_it_is_one_token(tmp_path):
    article = article_from_text("Mina Osei Jr. swam. Reyes & Co. sank.")
    (tmp_path / "pos.txt").write_text("Mina/NNP Osei/NNP Jr./NNP swam/VBD ./.\nReyes/NNP &/CC Co./NNP sank/VBD ./.\n")
    (tmp_path / "entities.tsv").write_text("sentence\tspan\ttype\n1\tMina Osei Jr.\tPERSON\n2\tReyes & Co.\tORGANIZATION\n")
    assert [e.text for e in an.read_annotation(tmp_path, article).entities] == ["Mina Osei Jr.", "Reyes & Co."]


def test_fields_come_out_as_values(first):
    a4, a8, a10 = first.attributions[3], first.attributions[7], first.attributions[9]
    assert a4.denied is True and a4.note == "silent" and a8.source == () and a8.source_type is None
    assert a10.nested_in == "a9" and a10.kind == "indirect"
    row = first.stance[1]
    assert (row.source, row.target, row.label, row.strength, row.explicit, row.attribution) == ("islanders", "cut", "AGAINST", 3, True, "a2")
    assert first.stance[-1].attribution is None and first.names["cut"] == "issue"
    assert first.canonical("the company") == "Tolland Ferry Company" and first.canonical("the bakery") is None
    assert first.entity_spans() != first.entity_spans(["GPE"]) and len(first.entity_spans(["DATE", "MONEY"])) == 4


def test_words_with_tags_sentence_by_sentence(first):
    assert first.tagged_sents[3] == [("It", "PRP"), ("does", "VBZ"), ("not", "RB"), ("care", "VB"), (".", "."), ("''", "''")]
    assert sum(map(len, first.tagged_sents)) == len(first.tokens)
    assert first.token_set(((first.sentence_spans[1][0], first.sentence_spans[1][0] + 1),)) == {len(first.tagged_sents[0])}


def test_universal_tags_follow_from_penn_tags(first):
    import nltk

    try:
        nltk.data.find("taggers/universal_tagset/en-ptb.map")
    except LookupError:
        pytest.skip("the bundled resources have no mapping table yet")
    universal = dict(zip(first.tokens, first.universal_tags))
    assert (universal["lambasted"], universal["to"], universal["$"], universal["``"]) == ("VERB", "PRT", ".", ".")


# --- the validator ----------------------------------------------------------------------


def test_a_sound_annotation_has_no_mistake(copy):
    assert copy.problems() == []


@pytest.mark.parametrize("name, old, new, message", [
    ("pos.txt", "night/NN", "night/", "pos.txt, line 1: 'night' has no tag yet"),
    ("pos.txt", "night/NN", "night", "line 1: 'night' is not word/TAG"),
    ("pos.txt", "night/NN", "night/NOUN", "'NOUN' (of 'night') is no Penn tag: take one of"),
    ("pos.txt", "to/TO $/$", "to/IN $/$", "line 11: 'to' is tagged IN, and the guideline"),
    ("pos.txt", "sold/VBN", "bold/VBN", "line 7: the word 'bold' is not in the text here"),
    ("pos.txt", "us/PRP ", "", "line 3: before the word 'about' the text has 'us'"),
    ("pos.txt", "./.\n\n``", "./. ``", "line 1: this sentence runs over the end of a paragraph"),
    ("entities.tsv", "Kestrel Island", "Kestrell Island", "entities.tsv, line 3: span: 'Kestrell Island' is not in sentence 1; nearest there: 'Kestrel Island'"),
    ("entities.tsv", "LOCATION", "PLACE", "line 3: 'PLACE' is no type: take one of PERSON, ORGANIZATION"),
    ("entities.tsv", "1\tFriday", "10\tFriday", "line 4: '10' is no sentence: write a number from 1 to 9"),
    ("entities.tsv", "Amos Reyes", "Amos Reyes#2", "occurs once in sentence 1"),
    ("entities.tsv", "1\tTolland", "1\tThe Tolland", "line 2: 'The Tolland Ferry Company': the article stays outside"),
    ("entities.tsv", "Amos Reyes\tPERSON\n", "Amos Reyes\tPERSON\n1\tReyes\tPERSON\n", "line 6: 'Reyes' overlaps 'Amos Reyes'"),
    ("entities.tsv", "Friday\tDATE\n", "Friday\tDATE\n1\tFriday\tDATE\n", "line 5: 'Friday' is already there"),
    ("entities.tsv", "Amos Reyes", "Amos | Reyes", "an entity is one stretch"),
    ("entities.tsv", "Friday\tDATE", "Friday", "line 4: 2 cells where 3 are wanted"),
    ("entities.tsv", "sentence\tspan", "sentence,span", "line 1: the first line must name the columns"),
    ("attributions.tsv", "a2\t1", "a1\t1", "line 3: the id a1 is already in line 2"),
    ("attributions.tsv", "a2\t1", "b2\t1", "'b2' is no id"),
    ("attributions.tsv", "judgement", "judgment", "'judgment' is no kind: take one of direct, partial, indirect, judgement"),
    ("attributions.tsv", "no\ta5", "no\ta15", "line 7: nested_in names 'a15', and there is no such row"),
    ("attributions.tsv", "no\ta5", "no\ta1", "the content of a1 does not hold the cue of a6"),
    ("attributions.tsv", "\tlambasted\t", "\t-\t", "cue: '-' is not in sentence 1"),
    ("attributions.tsv", "islanders\tlambasted\tthe cut", "islanders\tlambasted\tlambasted the cut", "cue and content share 'lambasted'"),
    ("attributions.tsv", "-\tannounced", "fares\tannounced", "source and source_type are '-' together"),
    ("attributions.tsv", "told\tthe boat", "s5:say\tthe boat", "the cue is not in sentence 6"),
    ("attributions.tsv", "rest\tjudgement", "rest\tpartial", "kind is partial, and its content has no quotation mark"),
    ("attributions.tsv", "the harbor office", "harbor", "the source 'harbor' is neither a name nor an alias"),
    ("attributions.tsv", "the cut\tjudgement", "the cut\t\t", "the column 'kind' is empty"),
    ("aliases.tsv", "actor\tReyes", "actor\tReye", "the alias 'Reye' is not in the text"),
    ("aliases.tsv", "actor\tReyes", "issue\tReyes", "'Amos Reyes' is actor in an earlier row and issue here"),
    ("aliases.tsv", "issue\tboat", "issue\tcompany", "'company' already stands for 'night boat'"),
    ("aliases.tsv", "Mina Osei\tactor", "the writer\tactor", "'the writer' is understood"),
    ("stance.tsv", "islanders\tcut", "islander\tcut", "line 3: source: 'islander' is not a name of aliases.tsv: did you mean 'islanders'"),
    ("stance.tsv", "cut\tAGAINST\t3", "cut\tAGAINST\t0", "AGAINST with strength 0"),
    ("stance.tsv", "AGAINST\t3\tyes\tlambasted", "AGAINST\t3\tno\tlambasted", "explicit is no with strength 3"),
    ("stance.tsv", "lambasted\ta2", "lambasted\ta20", "there is no attribution 'a20'"),
    ("stance.tsv", "lambasted\ta2", "lambasted\t-", "attributions.tsv, line 3: a2 has no row in stance.tsv"),
    ("stance.tsv", "islanders\tcut", "Mina Osei\tcut", "the source of a2 is 'islanders' by aliases.tsv, and here 'Mina Osei'"),
    ("stance.tsv", "islanders\tcut", "islanders\tislanders", "nobody is their own target"),
    ("stance.tsv", "unknown\tfares", "the writer\tfares", "the writer does not speak in a8"),
    ("stance.tsv", "yes\tfares\ta8", "yes\tfares\t-", "NONE without an attribution"),
    ("stance.tsv", "AGAINST\t2\tno\tcost … jobs", "NONE\t0\tyes\tjobs", "NONE stands alone: a3 has other rows"),
    ("stance.tsv", "Mina Osei\tTolland Ferry Company", "Mina Osei\tcut", "line 4 has the same source and target"),
    ("hedges.tsv", "some\thedge", "some\thedges", "'hedges' is no class"),
    ("hedges.tsv", "2\tabout\thedge\n", "2\tabout\thedge\n2\tabout\thedge\n", "'about' is marked already"),
])
def test_the_validator_names_file_line_and_remedy(copy, name, old, new, message):
    copy.change(name, old, new)
    assert any(message in problem for problem in copy.problems()), copy.problems()


def test_a_missing_file_and_another_encoding_are_named(copy):
    (copy.path / "hedges.tsv").unlink()
    (copy.path / "entities.tsv").write_bytes("sentence\tspan\ttype\n1\tCafé\tORGANIZATION\n".encode("latin-1"))
    problems = copy.problems()
    assert any(p.startswith("hedges.tsv") and "missing" in p for p in problems)
    assert any(p.startswith("entities.tsv") and "UTF-8" in p for p in problems)


def test_nesting_cannot_go_in_a_circle(copy):
    copy.change("attributions.tsv", "bathtub.\"\tindirect\tno\t-", "bathtub.\"\tindirect\tno\ta6")
    assert any("a5 is nested in itself by way of a6" in p for p in copy.problems())


def test_what_is_odd_but_may_be_right_asks_for_a_second_look(copy):
    copy.change("entities.tsv", "5\tReyes\tPERSON\n", "")
    copy.change("entities.tsv", "9\tU.S.\tGPE", "9\tU.S.\tLOCATION")
    copy.change("attributions.tsv", "no\ta5", "no\t-")
    copy.change("stance.tsv", "5\tAmos Reyes\tnight boat\tNONE", "5\tAmos Reyes\tfares\tNONE")
    assert copy.problems() == []
    looks = "\n".join(copy.looks())
    assert "its cue lies inside the content of a5: should nested_in be a5?" in looks
    assert "the first name that the content mentions: 'night boat'" in looks


def test_a_name_marked_here_and_not_there_asks_for_a_second_look(tmp_path):
    article = article_from_text("Osei swam. Osei sank. Osei slept.")
    (tmp_path / "pos.txt").write_text("\n".join(f"Osei/NNP {verb}/VBD ./." for verb in ("swam", "sank", "slept")) + "\n")
    (tmp_path / "entities.tsv").write_text("sentence\tspan\ttype\n1\tOsei\tPERSON\n2\tOsei\tGPE\n")
    looks = [str(p) for p in compile_folder(tmp_path, article, ())[1]]
    assert looks == ["entities.tsv, line 2: (look again) 'Osei' stands in sentence 3 too and is not marked there",
                     "entities.tsv, line 3: (look again) 'Osei' is GPE here and PERSON before: the name decides, not the context"]


def test_notes_trailing_tabs_and_blank_lines_do_no_harm(copy):
    copy.change("entities.tsv", "Friday\tDATE\n", "Friday\tDATE\tread twice\t\t\n\n")
    assert copy.problems() == []


# --- found by the text's fingerprint ----------------------------------------------------


@pytest.fixture
def root(tmp_path, boat):
    shutil.copytree(FIRST, tmp_path / "night_boat")
    (tmp_path / "index.tsv").write_text(f"name\tsha256\tsplit\tstatus\nnight_boat\t{boat.sha256}\ttraining\tsingle\n")
    return tmp_path


def test_an_annotation_is_found_by_the_text_and_not_by_its_name(root, boat):
    renamed = article_from_text(boat.raw, "another name")
    found = an.load_annotation(renamed, root)
    assert found.split == "training" and found.status == "single" and len(found.attributions) == 10
    changed = article_from_text(boat.raw.replace("forty", "fifty"), "night_boat")
    assert an.load_annotation(changed, root) is None
    assert an.annotated_names(split="training", root=root) == ["night_boat"]
    assert an.annotated_names(split="classroom", root=root) == []


def test_without_an_index_there_is_no_annotation(tmp_path, boat):
    assert an.load_annotation(boat, tmp_path) is None


def test_an_edit_is_seen_at_once_even_when_date_and_length_stay(root, boat):
    before = an.load_annotation(boat, root)
    path = root / "night_boat" / "entities.tsv"
    dated = path.stat()
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("PERSON", "GPE   ", 1), encoding="utf-8")
    os.utime(path, ns=(dated.st_atime_ns, dated.st_mtime_ns))
    assert path.stat().st_size == dated.st_size and path.stat().st_mtime_ns == dated.st_mtime_ns
    after = an.load_annotation(boat, root)
    assert [e.type for e in after.entities] != [e.type for e in before.entities]
    path.write_text(text, encoding="utf-8")
    assert an.load_annotation(boat, root) == before


def test_a_file_that_goes_and_a_mistake_that_comes_are_seen_at_once(root, boat):
    assert an.load_annotation(boat, root).hedges
    path = root / "night_boat" / "hedges.tsv"
    text = path.read_text(encoding="utf-8")
    path.unlink()
    with pytest.raises(NewslensError, match="hedges.tsv"):
        an.load_annotation(boat, root)
    path.write_text(text, encoding="utf-8")
    assert an.load_annotation(boat, root).hedges
    index = root / "index.tsv"
    index.write_text(index.read_text().replace("training", "classroom"))
    assert an.load_annotation(boat, root).split == "classroom"


def test_what_one_caller_does_to_an_annotation_is_not_seen_by_the_next(root, boat):
    first = an.load_annotation(boat, root)
    names = dict(first.names)
    first.names.clear()
    first.aliases["x"] = "y"
    again = an.load_annotation(boat, root)
    assert again.names == names and "x" not in again.aliases


def test_the_second_time_an_annotation_is_not_compiled_anew(root, boat, monkeypatch):
    first = an.load_annotation(boat, root)
    monkeypatch.setattr(an, "compile_folder", lambda *_: pytest.fail("compiled again"))
    assert an.load_annotation(boat, root) == first


def test_mistakes_are_refused_in_one_sentence(root, boat):
    path = root / "night_boat" / "pos.txt"
    path.write_text(path.read_text().replace("night/NN", "night/").replace("boat/NN", "boat/XX"))
    with pytest.raises(NewslensError, match=r"'night_boat' has a mistake, and \d+ more: pos.txt, line 1"):
        an.load_annotation(boat, root)
    with pytest.raises(NewslensError, match="Give an article"):
        an.load_annotation(7, root)


def test_silver_needs_words_and_names_only(root, boat):
    for name in ("attributions.tsv", "stance.tsv", "hedges.tsv", "aliases.tsv"):
        (root / "night_boat" / name).unlink()
    with pytest.raises(NewslensError, match="the file is missing"):
        an.load_annotation(boat, root)
    (root / "index.tsv").write_text((root / "index.tsv").read_text().replace("single", "silver"))
    silver = an.load_annotation(boat, root)
    assert silver.layers == {"pos", "entities"} and silver.attributions == () and len(silver.entities) == 11


@pytest.mark.parametrize("row, message", [
    ("night_boat\tabc\ttraining", "index.tsv, line 2"),
    ("night_boat\tabc\ttest\tsingle", "case, training, development, classroom"),
    ("a\tabc\ttraining\tsingle\na\tdef\ttraining\tsingle", "line 3: 'a' is there already"),
])
def test_the_index_is_checked(tmp_path, row, message):
    (tmp_path / "index.tsv").write_text("name\tsha256\tsplit\tstatus\n" + row + "\n")
    with pytest.raises(NewslensError, match=message):
        an.read_index(tmp_path)
    with pytest.raises(NewslensError, match="is not in the index"):
        an.annotated_names(split="sealed", root=tmp_path)


# --- drafting ---------------------------------------------------------------------------


def test_a_draft_holds_words_and_no_label(tmp_path, boat):
    folder = tmp_path / "night_boat"
    drafting.draft(boat, folder)
    assert not re.search(r"/[^\s/]", (folder / "pos.txt").read_text(encoding="utf-8"))
    annotation, problems = compile_folder(folder, boat)
    assert list(annotation.tokens) == boat.tokens and list(annotation.sentence_spans) == boat.sentence_spans
    assert all("has no tag yet" in p.message for p in problems) and len(problems) == len(boat.tokens)
    assert (folder / "stance.tsv").read_text() == "sentence\tsource\ttarget\tlabel\tstrength\texplicit\tevidence\tattribution\tnote\n"
    sheet = (folder / "sentences.txt").read_text(encoding="utf-8")
    assert sheet.splitlines()[2] == f"2\t{boat.sentences[1]}" and sheet.count("\n\n") == len(boat.paragraphs) - 1


def test_a_draft_adds_what_is_missing_and_overwrites_nothing(copy, boat):
    for name in ("stance.tsv", "sentences.txt"):
        (copy.path / name).unlink()
    before = {path.name: path.read_bytes() for path in copy.path.iterdir()}
    assert [path.name for path in drafting.draft(boat, copy.path)] == ["stance.tsv", "sentences.txt"]
    assert all((copy.path / name).read_bytes() == content for name, content in before.items())
    with pytest.raises(NewslensError, match="All files are in .* already"):
        drafting.draft(boat, copy.path)


def test_a_second_pass_takes_words_and_names_over_and_no_label(copy, tmp_path, boat):
    copy.change("pos.txt", "knows/VBZ that/DT ./.\nIt", "knows/VBZ that/DT ./. It")  # another division into sentences
    folder = tmp_path / "second"
    drafting.draft(boat, folder, copy.path)
    assert (folder / "aliases.tsv").read_text() == (FIRST / "aliases.tsv").read_text()
    words = re.sub(r"/\S+", "/", (copy.path / "pos.txt").read_text(encoding="utf-8"))
    assert (folder / "pos.txt").read_text(encoding="utf-8").strip() == words.strip()
    assert len((folder / "attributions.tsv").read_text().splitlines()) == 1
    with pytest.raises(NewslensError, match="do not fit"):
        drafting.draft(article_from_text("Another text."), tmp_path / "third", copy.path)


# --- two passes -------------------------------------------------------------------------


def test_agreement_in_every_layer_worked_out_by_hand(first, second):
    found = {f.measure.key + " " + f.measure.kind: f for f in agreement.figures([agreement.compare(first, second)])}
    expected = {
        "sentences f1": 1, "tokens f1": 1, "tags accuracy": 146 / 148,
        "entities strict f1": 6 / 7, "entities untyped f1": 1, "second strict f1": 6 / 7,
        "cues f1": 18 / 19, "cue and source f1": 18 / 19, "whole attributions f1": 16 / 19,
        "kind kappa": 1, "denied kappa": 0, "nested accuracy": 8 / 9,
        "pairs f1": 20 / 22, "labelled pairs f1": 18 / 22, "stance accuracy": 9 / 10,
        # labels of the ten shared pairs: 5 NONE, 4 AGAINST, 1 FAVOR against 4, 4, 2; chance .2 + .16 + .02
        "stance kappa": (0.9 - 0.38) / 0.62,
        "hedges f1": 2 / 3, "hedges untyped f1": 1,
    }
    for key, value in expected.items():
        assert found[key].value == pytest.approx(value), key
    # eight shared cues have the same content; of a3 the second pass has the 10 tokens before the cue and not the 12 after
    assert found["content dice mean"].value == pytest.approx((8 + 2 * 10 / (10 + 22)) / 9)
    strengths = [(0, 0), (3, 2), (2, 2), (0, 0), (0, 0), (3, 3), (0, 1), (2, 2), (0, 0), (2, 2)]
    flat = [s for pair in strengths for s in pair]
    seen = sum((x - y) ** 2 for x, y in strengths) / len(strengths)
    chance = sum((x - y) ** 2 for x in flat for y in flat) / (len(flat) * (len(flat) - 1))
    assert found["strength alpha interval"].value == pytest.approx(1 - seen / chance)
    assert found["stance kappa"].n == 10 and found["pairs f1"].n == 12


def test_a_pass_agrees_with_itself(first):
    same = agreement.compare(first, first)
    assert same.differences == []
    assert all(f.value == 1 for f in agreement.figures([same]))


def test_every_difference_is_listed_once(first, second):
    listed = [(d.layer, d.sentence, d.first, d.second) for d in agreement.compare(first, second).differences]
    assert ("tags", 3, "that/DT", "that/IN") in listed
    assert ("entities", 1, "Kestrel Island = LOCATION", "Kestrel Island = GPE") in listed
    assert ("attributions", 8, "a8 announced", "-") in listed
    assert ("stance", 4, "a3 Mina Osei to Tolland Ferry Company: AGAINST 2 explicit", "-") in listed
    assert len(listed) == len(set(listed)) == 13


def test_names_of_the_second_pass_are_read_by_both_alias_tables(first, second):
    assert "Capt. Amos Reyes" in second.names and "Capt. Amos Reyes" not in first.names
    assert not any("Reyes to" in d.first for d in agreement.compare(first, second).differences)


def test_only_layers_that_both_have_are_compared(first, boat, tmp_path):
    shutil.copy(SECOND / "pos.txt", tmp_path)
    keys = {f.measure.key for f in agreement.figures([agreement.compare(first, an.read_annotation(tmp_path, boat))])}
    assert keys == {"sentences", "tokens", "tags"}


def test_two_texts_are_not_compared(first, tmp_path):
    (tmp_path / "pos.txt").write_text("Stop/VB ./.\n")
    other = an.read_annotation(tmp_path, article_from_text("Stop."))
    with pytest.raises(NewslensError, match="two different texts"):
        agreement.compare(first, other)


def test_intervals_are_over_texts_and_need_three(first, second):
    same, unlike = agreement.compare(first, first), agreement.compare(first, second)
    pair = agreement.figures([same, unlike], repeats=50)
    assert all(f.low != f.low for f in pair)
    four = {f.measure.key: f for f in agreement.figures([same, unlike, unlike, unlike], repeats=200) if f.measure.kind == "f1"}
    assert four["pairs"].low <= four["pairs"].value <= four["pairs"].high and four["pairs"].low < four["pairs"].high


# --- the commands -----------------------------------------------------------------------


def run(capsys, *words):
    code = an.main([*words, "--texts", str(TEXTS)])
    out = capsys.readouterr()
    return code, out.out, out.err


def test_check_ends_with_one_where_there_are_mistakes(capsys, copy):
    assert run(capsys, "check", str(FIRST))[0] == 0
    copy.change("hedges.tsv", "some\thedge", "sum\thedge")
    code, out, _ = run(capsys, "check", str(copy.path))
    assert code == 1 and "night_boat/hedges.tsv, line 3: span: 'sum' is not in sentence 7; nearest there: 'some'" in out
    assert "1 mistake" in out.splitlines()[-1]


def test_check_looks_into_folders_of_folders_and_says_where_there_is_nothing(capsys, tmp_path):
    code, out, _ = run(capsys, "check", str(TEXTS / "first"), str(TEXTS / "second"))
    assert code == 0 and out.count("no mistakes") == 2
    code, _, err = run(capsys, "check", str(tmp_path))
    assert code == 2 and err.startswith("There are no annotation files in")
    assert run(capsys, "check", str(tmp_path / "nowhere"))[0] == 2


def test_sentences_are_numbered_again(capsys, copy):
    assert run(capsys, "sentences", str(copy.path))[0] == 0
    copy.change("pos.txt", "knows/VBZ that/DT ./.\nIt", "knows/VBZ that/DT ./. It")
    for name in ("stance.tsv", "attributions.tsv", "entities.tsv", "hedges.tsv"):
        (copy.path / name).unlink()
    code, out, _ = run(capsys, "check", str(copy.path))
    assert code == 1 and "sentences.txt: its sentences are not those of pos.txt any more" in out
    assert "8\tThe company welcomed" in run(capsys, "sentences", str(copy.path))[1]


def test_draft_and_agree_on_the_command_line(capsys, tmp_path):
    code, out, _ = run(capsys, "draft", "night_boat", str(tmp_path / "b"), "--from", str(TEXTS / "first"))
    assert code == 0 and (tmp_path / "b" / "night_boat" / "pos.txt").is_file()
    code, out, _ = run(capsys, "agree", str(TEXTS / "first"), str(TEXTS / "second"))
    assert code == 0 and re.search(r"F1 of \(source, target\) pairs +0\.909 +n=12", out)
    code, out, _ = run(capsys, "agree", str(FIRST), str(SECOND), "--list")
    assert code == 0 and out.splitlines()[0].split("\t") == ["text", "layer", "sentence", "first", "second"] and len(out.splitlines()) == 14
    code, _, err = run(capsys, "agree", str(TEXTS / "first"), str(tmp_path / "b"))
    assert code == 2 and "mend it before comparing" in err


def test_index_lists_a_text_and_notices_a_change(capsys, tmp_path, monkeypatch):
    (tmp_path / "data" / "articles").mkdir(parents=True)
    (tmp_path / "data" / "stories").mkdir()
    shutil.copy(TEXTS / "night_boat.txt", tmp_path / "data" / "stories")
    shutil.copytree(ROOT / "data" / "lexicons", tmp_path / "data" / "lexicons")
    shutil.copytree(FIRST, tmp_path / "data" / "annotations" / "night_boat")
    monkeypatch.chdir(tmp_path)
    assert an.main(["index", "night_boat"]) == 2  # neither split nor status is known
    assert an.main(["index", "night_boat", "--split", "classroom", "--status", "settled"]) == 0
    assert an.load_annotation("night_boat").split == "classroom"
    assert an.main(["check"]) == 0
    story = tmp_path / "data" / "stories" / "night_boat.txt"
    story.write_text(story.read_text(encoding="utf-8").replace("rest, and", "rest , and"), encoding="utf-8")
    capsys.readouterr()
    assert an.main(["check"]) == 1 and "has changed since it was listed" in capsys.readouterr().out
    assert an.main(["index", "night_boat"]) == 0 and an.main(["sentences", "night_boat"]) == 0 and an.main(["check"]) == 0


# --- what is in the project -------------------------------------------------------------


def test_the_guideline_speaks_of_every_label_and_of_no_other_tag():
    text = (ROOT / "data" / "annotations" / "GUIDELINE.md").read_text(encoding="utf-8")
    for label in (*an.ENTITY_TYPES, *an.SECOND_LAYER, *an.KINDS, *an.STANCE_LABELS, *an.HEDGE_CLASSES, *an.SOURCE_TYPES[:-1]):
        assert re.search(rf"\b{label}\b", text), label
    examples = [pair for code in re.findall(r"`([^`\n]+)`", text) for pair in re.findall(r"(?<!\S)(\S+)/([A-Z$.,:]+)(?!\S)", code)]
    assert len(examples) > 80
    assert {tag for _, tag in examples} <= an.PENN_TAGS | {"TAG"}


@pytest.mark.parametrize("name", an.annotated_names(root=ROOT / "data" / "annotations") or [None])
def test_every_listed_annotation_is_sound(name):
    if name is None:
        pytest.skip("no text is listed in data/annotations/index.tsv yet")
    assert an.load_annotation(name) is not None, f"{name}: the text has changed since it was annotated"
