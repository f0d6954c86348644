package facts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
)

// SetElsewhere says where a fact was settled in other stories of the library. It is
// shown with that fact until it is settled here.
func (v *View) SetElsewhere(id string, found []editor.FoundFact) {
	shown := len(v.elsewhere) > 0
	v.elsewhere, v.elsewhereOf = found, id
	if v.span == nil && (shown || len(found) > 0) {
		v.rebuild()
	}
}

// precedent returns the fact of another story whose sources are offered for this one.
func (v *View) precedent(f editor.Fact) (editor.FoundFact, bool) {
	if f.ID == "" || f.ID != v.elsewhereOf || f.IsSettled() {
		return editor.FoundFact{}, false
	}
	for _, g := range v.elsewhere {
		if len(g.Fact.Sources) > 0 && !hasSource(f, g.Fact.Sources[0]) {
			return g, true
		}
	}
	return editor.FoundFact{}, false
}

// hasSource reports whether a fact names a source already.
func hasSource(f editor.Fact, s editor.Source) bool {
	for _, t := range f.Sources {
		if t.Title == s.Title && t.URL == s.URL && t.Locator == s.Locator {
			return true
		}
	}
	return false
}

// before shows a fact that was settled elsewhere, with what it was checked against.
func before(desk editor.FactDesk, g editor.FoundFact) fyne.CanvasObject {
	status, ink := standing(desk, g.Fact)
	column := control.NewColumn(3,
		control.NewRow(6, control.NewText(control.FineHead.Wrap(1), lang.X("elsewhere.title", "Settled before in “{{.Headline}}”", map[string]any{"Headline": control.Headline(g.Headline)}))),
		control.NewRow(6, control.NewText(control.Quiet.In(theme.Ink).Wrap(2), g.Fact.Text), control.NewText(control.Quiet.In(ink), status)))
	for _, s := range g.Fact.Sources {
		column.Add(sourceBar(s))
	}
	return column
}
