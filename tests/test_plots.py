"""Pictures: what they say, that their labels do not overlap, that they can be told apart without colour."""

import itertools
import subprocess
import sys
from types import SimpleNamespace

import numpy
import pytest
from nltk import FreqDist

from newslens import NewslensError, counting, load_article, plots
from newslens.article import article_from_text, story_names

HARD = {
    "two sentences": "One ship sank. The crew was saved.",
    "long words": "ALL THE WORLD WAITS FOR WOMEN WHO WEIGH WHOLE WHALES. Donaudampfschifffahrtsgesellschaftskapitänsmütze supercalifragilisticexpialidocious-antidisestablishmentarianism. " * 3,
    "one word": "Fire.",
    "money and marks": "It cost $3 and $5, he said; <b>no</b> & \"yes\", x_1^2 at \\alpha 100%. It cost $3 again.",
    "other letters": "The 日本 sign, the Łódź tram, the \U0001f6e9 emoji and Ωmega met. The 日本 sign stayed.",
}


def _texts(picture):
    """Every text that is to be seen, with its box in pixels."""
    figure = picture.figure
    with plots.look():
        figure.draw_without_rendering()
    found = [text for text in (figure._suptitle, *figure.texts) if text is not None]
    found = list(dict.fromkeys(found))
    for axes in figure.axes:
        shown = [axes.title, axes._left_title, axes._right_title, axes.xaxis.label, axes.yaxis.label, *axes.texts]
        if axes.get_legend():
            shown += axes.get_legend().get_texts()
        for axis in (axes.xaxis, axes.yaxis):
            low, high = sorted(axis.get_view_interval())
            shown += [tick.label1 for tick in axis.get_major_ticks() if low <= tick.get_loc() <= high and tick.label1.get_visible()]
        if axes.axison:
            found += [text for text in shown if text.get_text().strip()]
        else:
            found += [text for text in axes.texts if text.get_text().strip()]
    return [(text.get_text(), text.get_window_extent()) for text in found]


def _faults(picture):
    boxes = _texts(picture)
    assert boxes
    page = picture.figure.bbox
    faults = [f"{text!r} leaves the picture" for text, box in boxes
              if box.x0 < page.x0 or box.x1 > page.x1 or box.y0 < page.y0 or box.y1 > page.y1]
    for (a, one), (b, other) in itertools.combinations(boxes, 2):
        if one.padded(-0.75).overlaps(other.padded(-0.75)):
            faults.append(f"{a!r} lies on {b!r}")
    return faults


def _pictures(article):
    tokens = article.tokens
    counts = FreqDist(counting.words(tokens))
    top = [word for word, _ in counts.most_common(9)]
    long_title = f"{article.title or article.name}: what a long heading does, with “quotation marks” and $5 in it, and then some more"
    yield plots.bars(counts.most_common(20), title=article.title)
    yield plots.bars(counts.most_common(70), title=long_title)
    yield plots.zipf(counts, title=long_title)
    yield plots.zipf(counts, names=30)
    yield plots.dispersion(counting.dispersion(tokens, top), len(tokens), title=article.title)
    yield plots.keyness(counting.key_words(article)[:15], title=long_title)
    yield plots.keyness(counting.key_words(article)[-25:], title=article.title)


@pytest.mark.parametrize("name", ["bombers", *(pytest.param(name, marks=pytest.mark.slow) for name in story_names()[::5])])
def test_labels_never_overlap_on_an_article(name):
    for picture in _pictures(load_article(name)):
        assert _faults(picture) == []


@pytest.mark.parametrize("name", ["two sentences", "long words", *(pytest.param(name, marks=pytest.mark.slow) for name in list(HARD)[2:])])
def test_labels_never_overlap_on_a_strange_text(name):
    for picture in _pictures(article_from_text(HARD[name], name)):
        assert _faults(picture) == []
        assert picture.png().startswith(b"\x89PNG")


def test_labels_never_overlap_under_a_headline_in_capitals():
    for most in (30, 90, 300):
        assert _faults(plots.bars([("one", 1), ("two", 2)], title=("WHO WEIGHS WHALES? " * 20)[:most])) == []


@pytest.mark.slow
def test_labels_never_overlap_on_a_long_text():
    text = "\n\n".join(p for name in story_names()[:18] for p in load_article(name).paragraphs)
    for picture in _pictures(article_from_text(text, "long")):
        assert _faults(picture) == []


AWKWARD = ["a" * 80, "Ministry of Foreign Affairs of the Democratic People's Republic of Korea", "$3 trillion $x$ % & <b>", "中国外交部发言人", "ñandú — “quoted”", ""]


@pytest.mark.parametrize("values", [[3], range(1, 41), [0, 0], [1e6, 2.5e5, 3], [1e12, 1e-5], [2, -1e9], [10_400, 9_800, 120]])
def test_labels_never_overlap_on_awkward_bars(values):
    pairs = [(AWKWARD[i % len(AWKWARD)] + str(i), value) for i, value in enumerate(values)]
    picture = plots.bars(pairs, title="中国 " * 20)
    assert _faults(picture) == []
    axis = picture.axes[0].xaxis
    assert axis.get_offset_text().get_text() == ""  # no power of ten in a corner
    ticks = [tick.label1.get_text() for tick in axis.get_major_ticks()]
    assert len(set(ticks)) == len(ticks) and not any("e+" in text or "e-" in text for text in ticks)


def test_labels_never_overlap_on_awkward_names():
    names = AWKWARD[:5]
    pairs = {(one, other): 10 ** i for i, (one, other) in enumerate(itertools.combinations(names, 2)) if i < 4}
    keys = [counting.Key(name, 3, 2, 20_000 / (i + 1), 9.5 - 5 * i) for i, name in enumerate(names)]
    for picture in (plots.co_mentions(pairs), plots.keyness(keys), plots.keyness(keys[:1]), plots.dispersion({name: [0, 70_000] for name in names}, 70_001),
                    plots.dispersion({"a": [0]}, 1), plots.zipf({name: 9 - i for i, name in enumerate(names)}), plots.zipf({"a": 1})):
        assert _faults(picture) == []


def test_large_numbers_on_an_axis_are_written_out():
    assert [plots.large(value) for value in (0.5, 1204, 2e6, 1.5e9)] == ["0.5", "1,204", "2 million", "1.5 billion"]


def test_the_search_for_overlaps_finds_one():
    with plots.canvas(2) as (figure, axes):
        plots.put(axes, 0.5, 0.5, "one text")
        plots.put(axes, 0.52, 0.5, "another text")
    assert any("lies on" in fault for fault in _faults(plots.Picture(figure, "")))


# --- what a picture says --------------------------------------------------------------


def test_a_description_follows_the_data():
    one, other = plots.bars([("sea", 3), ("air", 2)], title="Words"), plots.bars([("sea", 4), ("air", 2)], title="Words")
    assert one.description == "Bar chart “Words”, occurrences: sea 3, air 2."
    assert other.description != one.description


def test_long_lists_are_summed_up():
    said = plots.bars([(f"w{i}", 100 - i) for i in range(30)]).description
    assert "w0 100" in said and "and 18 more, the last of them w29 71" in said
    assert "first 60 of 75" in plots.bars([(f"w{i}", 100 - i) for i in range(75)]).description


def test_a_notebook_shows_an_image_with_alternative_text():
    picture = plots.bars({'"quoted" <b>': 2}, title="A & B")
    html = picture._repr_mimebundle_()["text/html"]
    assert html.startswith("<img alt=") and 'src="data:image/png;base64,' in html
    assert "&quot;quoted&quot; &lt;b&gt; 2" in html and "<b>" not in html
    assert repr(picture) == picture.description == picture._repr_mimebundle_()["text/plain"]


def test_zipf_says_ranks_and_hapaxes():
    said = plots.zipf({"the": 10, "of": 6, "sea": 1}).description
    assert "3 types" in said and "rank 2, of: 6, on the line 5" in said and said.endswith("1 type occurs once.")


def test_dispersion_says_where_words_stand():
    said = plots.dispersion({"sea": [0, 1, 8], "sky": []}, 9).description
    assert "sea: 3 (2 in the first, 0 in the middle, 1 in the last)" in said and "sky: does not occur" in said


def test_keyness_says_evidence_and_size():
    said = plots.keyness(counting.keyness(["sea"] * 4 + ["the"], ["the"] * 9 + ["sky"]), title="T").description
    assert "sea: " in said and "4 here and 0 in the reference" in said and "log ratio" in said


@pytest.mark.parametrize("picture", [lambda: plots.bars([]), lambda: plots.zipf({}), lambda: plots.dispersion({}, 5),
                                     lambda: plots.dispersion({"a": []}, 0), lambda: plots.keyness([])])
def test_nothing_to_draw_is_said_in_words(picture):
    assert picture().description.startswith("There is nothing to draw")
    assert picture().png()


def test_values_below_zero_and_at_zero_can_be_drawn():
    picture = plots.bars([("a", -2.5), ("b", 0), ("c", 1.5)])
    assert _faults(picture) == [] and "a -2.5, b 0, c 1.5" in picture.description
    assert plots.bars([("a", 0)]).png()


def test_dollar_signs_are_no_formula():
    picture = plots.bars([("$3", 2), ("$5", 1)], title="From $3 to $5")
    assert {"$3", "$5", "From $3 to $5"} <= {text for text, _ in _texts(picture)}
    assert picture.png()


def test_a_picture_is_never_wider_than_the_page_and_sharp():
    from io import BytesIO

    from PIL import Image

    picture = plots.bars([("a", 1)])
    assert 'width="720"' in picture.html() and "max-width:100%" in picture.html()
    assert Image.open(BytesIO(picture.png())).width == 2 * 720


@pytest.mark.parametrize("kind", ["png", "pdf", "svg"])
def test_a_picture_can_be_saved_for_print(tmp_path, kind):
    path = plots.bars([("sea", 3)], title="Words").save(tmp_path / f"figure.{kind}")
    data = path.read_bytes()
    assert len(data) > 1000
    if kind == "svg":
        assert b"Bar chart" in data


def test_saving_elsewhere_is_refused_in_a_sentence(tmp_path):
    picture = plots.bars([("sea", 3)])
    with pytest.raises(NewslensError, match="png, .pdf or .svg"):
        picture.save(tmp_path / "figure.docx")
    with pytest.raises(NewslensError, match="choose a folder"):
        picture.save(tmp_path / "missing" / "figure.png")


def test_what_is_set_in_pyplot_changes_nothing():
    program = """if True:
        import matplotlib
        matplotlib.use("agg")
        from newslens import plots
        before = plots.bars([("sea", 3)]).png()
        import matplotlib.pyplot as plt
        plt.xkcd()
        plt.rcParams["font.size"] = 40
        assert plots.bars([("sea", 3)]).png() == before
        assert plt.rcParams["font.size"] == 40 and plt.get_fignums() == []
    """
    subprocess.run([sys.executable, "-W", "error::UserWarning", "-c", program], check=True)


def test_a_letter_without_a_font_warns_nobody(recwarn):
    plots.bars([("日本 \U0001f6e9", 3)], title="日本").png()
    assert not [w for w in recwarn if "lyph" in str(w.message)]


# --- colour ---------------------------------------------------------------------------

# Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB.
BLIND = {
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
    "none": numpy.eye(3),
}
TO_XYZ = numpy.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])


def _linear(color):
    channel = numpy.array([int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return numpy.where(channel <= 0.04045, channel / 12.92, ((channel + 0.055) / 1.055) ** 2.4)


def _lab(linear):
    xyz = TO_XYZ @ numpy.clip(linear, 0, 1) / [0.9505, 1, 1.089]
    f = numpy.where(xyz > 0.008856, numpy.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return numpy.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def test_the_palette_stands_out_from_white():
    for style in plots.STYLES:
        assert 1.05 / (TO_XYZ[1] @ _linear(style.color) + 0.05) >= 3


@pytest.mark.parametrize("kind", BLIND)
def test_the_palette_can_be_told_apart(kind):
    seen = [_lab(numpy.array(BLIND[kind]) @ _linear(style.color)) for style in plots.STYLES]
    assert min(numpy.linalg.norm(a - b) for a, b in itertools.combinations(seen, 2)) >= 15


def test_the_palette_survives_greyscale_and_has_other_marks():
    lightness = [_lab(_linear(style.color))[0] for style in plots.STYLES]
    assert min(abs(a - b) for a, b in itertools.combinations(lightness, 2)) >= 10
    for mark in ("hatch", "marker", "line"):
        assert len({getattr(style, mark) for style in plots.STYLES}) == len(plots.STYLES)


# --- a learner's own figure -----------------------------------------------------------


@pytest.fixture
def plt():
    import matplotlib

    matplotlib.use("agg")
    from matplotlib import pyplot

    pyplot.close("all")
    yield pyplot
    pyplot.close("all")


def test_describe_reads_bars(plt):
    fig, ax = plt.subplots()
    drawn = ax.barh(["sea", "air"], [3, 2])
    ax.invert_yaxis()
    ax.set_title("Words")
    ax.set_xlabel("times")
    said = plots.describe(ax)
    assert said == "“Words”. x axis: times; y axis: no label. 2 horizontal bars, from top to bottom: sea 3, air 2."
    assert plots.describe(fig) == plots.describe(drawn) == plots.describe() == said
    drawn[0].set_width(7)
    assert "sea 7" in plots.describe(ax)


def test_describe_reads_bars_in_the_order_in_which_they_are_seen(plt):
    fig, ax = plt.subplots()
    ax.barh(["low", "high"], [1, 2])
    assert "from top to bottom: high 2, low 1" in plots.describe(ax)
    fig, ax = plt.subplots()
    ax.bar([1, 2], [5, 6])
    assert "2 bars, from left to right: 1 5, 2 6" in plots.describe(ax)


def test_describe_reads_bars_at_numbered_places_with_names(plt):
    fig, ax = plt.subplots()
    ax.bar(range(2), [5, 6])
    ax.set_xticks(range(2), ["sea", "air"])
    assert "sea 5, air 6" in plots.describe(ax)


def test_describe_reads_lines_and_logarithmic_axes(plt):
    fig, ax = plt.subplots()
    ax.loglog([1, 10, 100], [50, 5, 8], label="counts")
    ax.axhline(3)
    said = plots.describe(ax)
    assert "x axis (logarithmic)" in said and "A line (counts), 3 values, from x 1: 50 to x 100: 8; lowest 5 at x 10, highest 50 at x 1" in said
    assert "A horizontal line at 3" in said


def test_describe_reads_nltks_own_plot(plt):
    FreqDist("the sea the the sea air".split()).plot(3, show=False)
    assert "from x the: 3 to x air: 1" in plots.describe()


def test_describe_reads_points_strokes_and_grids(plt):
    fig, (one, two, three, four) = plt.subplots(1, 4)
    one.scatter([1, 4], [2, 9])
    two.eventplot([[1, 5], [2]])
    two.set_yticks([0, 1], ["sea", "air"])
    three.imshow([[1, 2, 3], [4, 5, 6]])
    four.vlines([3, 7], -0.3, 0.3)
    said = plots.describe(fig)
    assert "Panel 1: A figure without a title." in said and "2 points, x from 1 to 4, y from 2 to 9" in said
    assert "2 strokes in row sea, at 1, 5." in said and "1 strokes in row air, at 2." in said
    assert "2 rows and 3 columns, values from 1 to 6" in said
    assert "2 strokes, at 3, 7" in said


def test_describe_reads_a_picture_and_its_figure():
    picture = plots.bars([("sea", 3), ("air", 2)], title="Words")
    assert plots.describe(picture) == picture.description
    assert "sea 3, air 2" in plots.describe(picture.figure)


def test_describe_says_when_nothing_is_drawn(plt):
    fig, ax = plt.subplots()
    assert plots.describe(ax).endswith("Nothing is drawn on it yet.")


@pytest.mark.parametrize("given", ["words", 3, SimpleNamespace(axes=None)])
def test_describe_refuses_what_is_no_figure_in_a_sentence(given):
    with pytest.raises(NewslensError, match="needs the axes"):
        plots.describe(given)


def test_describe_refuses_an_empty_figure_and_none_at_all(plt):
    with pytest.raises(NewslensError, match="no figure to describe"):
        plots.describe()
    with pytest.raises(NewslensError, match="is empty"):
        plots.describe(plt.figure())
