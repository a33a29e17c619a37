"""Run inside a notebook's kernel, after its cells: turn every control and press every button.

An error in a callback is raised here, and so the run fails. The text is executed as a cell; it has no imports of ours.
"""

import ipywidgets as _w
from ipywidgets.widgets.widget import _instances

TEXTS = ("", "<b>bold</b> & \"quoted\" “curly” it's", "One. Two words, three?")


def _values(widget):
    """The values to try on one control: a few of a range, all options, markup in text fields."""
    if isinstance(widget, (_w.BoundedIntText, _w.IntSlider, _w.BoundedFloatText, _w.FloatSlider)):
        return [widget.min, widget.max, type(widget.min)((widget.min + widget.max) / 2)]
    if isinstance(widget, (_w.IntRangeSlider, _w.FloatRangeSlider)):
        return [(widget.min, widget.max)]
    if isinstance(widget, (_w.Dropdown, _w.RadioButtons, _w.ToggleButtons, _w.Select)):
        return [value for _, value in widget._options_full][:12]
    if isinstance(widget, (_w.SelectMultiple,)):
        return [(), tuple(value for _, value in widget._options_full)]
    if isinstance(widget, (_w.Checkbox, _w.ToggleButton)):
        return [True, False]
    if isinstance(widget, (_w.Text, _w.Textarea, _w.Combobox)):
        return list(TEXTS)
    return []


def _sweep():
    moved = 0
    for widget in list(_instances.values()):
        if isinstance(widget, _w.Button):
            widget.click()
            moved += 1
        if getattr(widget, "disabled", False):
            continue
        before = getattr(widget, "value", None)
        for value in _values(widget):
            widget.value = value
            moved += 1
        if _values(widget):
            widget.value = before
    for widget in list(_instances.values()):
        if isinstance(widget, _w.Output):
            raise AssertionError("an Output widget hides errors: use widgets.HTML")
        if isinstance(widget, _w.HTML):
            assert "Traceback" not in widget.value, widget.value[:300]
            assert "<b>bold</b> & " not in widget.value, "a text was shown without being escaped"
    return moved


print("controls moved:", _sweep())
