package facts

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/editor"
)

// deed is one thing that can be done with an item: a button, an entry of the menu
// and a letter.
type deed struct {
	label string
	key   fyne.KeyName
	do    func()
	quiet bool // no button in the list, where room is short
}

// deeds are what can be done with an item, the likeliest first.
func (v *View) deeds(it item) []deed {
	f := it.fact
	switch {
	case it.finding != nil:
		return v.deedsOfContradiction(*it.finding)
	case it.gap:
		return v.deedsOfGap(f)
	case it.suggestion:
		return v.deedsOfSuggestion(f)
	}
	settle := func(s editor.FactStatus) func() { return func() { v.settle(f.ID, s) } }
	id := func(call func(string)) func() { return func() { tell(call, f.ID) } }
	var out []deed
	if f.Status != editor.Verified || f.Stale {
		out = append(out, deed{lang.X("factlist.verify", "Verify"), fyne.KeyV, settle(editor.Verified), false})
	}
	if f.Status != editor.NeedsSource {
		out = append(out, deed{lang.X("factlist.needs", "Needs source"), fyne.KeyN, settle(editor.NeedsSource), false})
	}
	if f.Status != editor.Disputed {
		out = append(out, deed{lang.X("factlist.dispute", "Dispute"), fyne.KeyD, settle(editor.Disputed), false})
	}
	out = append(out,
		deed{lang.X("factlist.source", "Add source"), fyne.KeyS, id(v.OnSource), false},
		deed{lang.X("factlist.edit", "Edit"), fyne.KeyE, id(v.OnEdit), false})
	if len(openable(f)) > 0 && v.OnOpenSource != nil {
		out = append(out, deed{lang.X("factlist.open", "Open source"), fyne.KeyO, func() { v.openSource(f) }, true})
	}
	out = append(out,
		deed{lang.X("factlist.ask", "Ask"), fyne.KeyQ, id(v.OnAsk), true})
	if it.before != nil && v.OnReuse != nil {
		out = append(out, deed{lang.X("factlist.reuse", "Use its source"), fyne.KeyR, func() { v.OnReuse(f.ID, *it.before) }, false})
	}
	if !f.Gone {
		out = append(out, deed{lang.X("factlist.words", "Words"), fyne.KeyW, v.changeSpan, true})
	}
	return append(out,
		deed{lang.X("factlist.assign", "Assign"), fyne.KeyA, id(v.OnAssign), true},
		deed{lang.X("factlist.more", "Status…"), fyne.KeyM, func() { v.openMenu(f, v.statuses(f)) }, true},
		deed{lang.X("factlist.delete", "Delete"), fyne.KeyDelete, id(v.OnRemove), false})
}

func (v *View) deedsOfSuggestion(f editor.Fact) []deed {
	out := []deed{
		{lang.X("factlist.confirm", "Confirm"), fyne.KeyV, func() { v.confirm(f) }, false},
		{lang.X("factlist.reject", "Reject"), fyne.KeyDelete, func() { v.reject(f) }, false},
		{lang.X("factlist.words", "Words"), fyne.KeyW, v.changeSpan, true},
	}
	if n := len(v.Alike(f)); n > 1 {
		out = append(out, deed{v.allName(f, n), fyne.KeyG, func() { v.confirmAll(f) }, true})
	}
	return out
}

// Alike are the suggestions of a sort: all figures, or all of one other kind.
func (v *View) Alike(f editor.Fact) []editor.Fact {
	var out []editor.Fact
	for _, s := range v.suggestions {
		if sort(s.Kind) == sort(f.Kind) {
			out = append(out, s)
		}
	}
	return out
}

// sort is the kind, and for all that is counted or measured figure.
func sort(k editor.FactKind) editor.FactKind {
	switch k = k.Base(); k {
	case editor.Money, editor.Percent, editor.Age, editor.Rank, editor.Duration:
		return editor.Figure
	}
	return k
}

func (v *View) allName(f editor.Fact, n int) string {
	if sort(f.Kind) == editor.Figure {
		return lang.X("factlist.all-figures", "Confirm all {{.N}} figures", map[string]any{"N": n})
	}
	return lang.X("factlist.all-kind", "Confirm all {{.N}}: {{.Kind}}", map[string]any{"N": n, "Kind": kindName(v.desk, f.Kind)})
}

// buttons are the deeds of an item; the list, where not all are wanted, leaves some
// to the menu and the keys.
func (v *View) buttons(it item, all bool) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, d := range v.deeds(it) {
		if d.quiet && !all {
			continue
		}
		hint := string(d.key)
		if d.key == fyne.KeyDelete {
			hint = lang.X("key.delete", "Del")
		}
		out = append(out, control.NewSmallButton(d.label, hint, func() {
			v.choose(v.position(it.key())) // the keys work on from here
			d.do()
		}))
	}
	return out
}

// menu is every deed and every status.
func (v *View) menu(it item) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	f := it.fact
	if f.ID != "" {
		items = append(v.statuses(f), fyne.NewMenuItemSeparator())
	}
	for _, d := range v.deeds(it) {
		switch d.key {
		case fyne.KeyN, fyne.KeyD, fyne.KeyM:
			continue // among the statuses
		case fyne.KeyV:
			if f.ID != "" {
				continue
			}
		}
		items = append(items, fyne.NewMenuItem(d.label, d.do))
	}
	return items
}

// statuses are the statuses a fact may have, its own ticked.
func (v *View) statuses(f editor.Fact) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, s := range v.desk.FactStatuses() {
		item := fyne.NewMenuItem(StatusName(v.desk, s), func() { v.settle(f.ID, s) })
		item.Checked = s == f.Status
		items = append(items, item)
	}
	return items
}

// openMenu opens a menu under what shows the fact.
func (v *View) openMenu(f editor.Fact, items []*fyne.MenuItem) {
	if v.checking {
		control.OpenMenu(v.one.column.Objects[0], items)
		return
	}
	if i := v.index(f.ID); i >= 0 {
		control.OpenMenu(v.card(i).Card, items)
	}
}

// openSource opens the source of a fact, or the one that is chosen of several.
func (v *View) openSource(f editor.Fact) {
	all := openable(f)
	if len(all) == 1 {
		v.OnOpenSource(all[0])
		return
	}
	var items []*fyne.MenuItem
	for _, s := range all {
		items = append(items, fyne.NewMenuItem(brief(sourceWords(s), 60), func() { v.OnOpenSource(s) }))
	}
	v.openMenu(f, items)
}

// openable are the sources that a file or an address leads to.
func openable(f editor.Fact) []editor.Source {
	return slices.DeleteFunc(slices.Clone(f.Sources), func(s editor.Source) bool { return !leads(s) })
}

func (v *View) settle(id string, s editor.FactStatus) {
	if v.OnSettle != nil && id != "" {
		v.OnSettle(id, s)
	}
}

func (v *View) confirm(f editor.Fact) {
	v.drop(f)
	if v.OnConfirm != nil {
		v.OnConfirm(f)
	}
	v.reveal()
}

func (v *View) reject(f editor.Fact) {
	v.drop(f)
	if v.OnReject != nil {
		v.OnReject(f)
	}
	v.reveal()
}

func (v *View) confirmAll(f editor.Fact) {
	if v.OnAll != nil {
		v.OnAll(f)
	}
	v.reveal()
}

// reveal shows on the page what came up while checking.
func (v *View) reveal() {
	if at := v.list.Selected(); v.checking && at >= 0 && at < len(v.shown) {
		v.selected(at)
	}
}

// drop takes a suggestion off the list.
func (v *View) drop(f editor.Fact) {
	var rest []editor.Fact
	for _, s := range v.suggestions {
		if s.Range != f.Range {
			rest = append(rest, s)
		}
	}
	v.SetSuggestions(rest)
}

// key does with the chosen item what one letter says.
func (v *View) key(e *fyne.KeyEvent) bool {
	if v.span != nil {
		v.spanKey(e)
		return true
	}
	switch e.Name {
	case fyne.KeyEscape:
		call(v.OnLeave)
		return true
	case fyne.KeyF:
		v.FilterMenu()
		return true
	}
	it, ok := v.current()
	if !ok {
		return false
	}
	name := e.Name
	switch {
	case name == fyne.KeyBackspace:
		name = fyne.KeyDelete
	case name == fyne.KeyE && it.fact.ID == "":
		name = fyne.KeyW // there is nothing else to edit of it
	}
	for _, d := range v.deeds(it) {
		if d.key == name {
			d.do()
			return true
		}
	}
	return v.settleKey(name, it)
}

// settleKey takes the letters of statuses that have no button: U unchecked, and
// those a fact has already, whose deed is to be confirmed again.
func (v *View) settleKey(name fyne.KeyName, it item) bool {
	status := map[fyne.KeyName]editor.FactStatus{fyne.KeyV: editor.Verified, fyne.KeyN: editor.NeedsSource,
		fyne.KeyD: editor.Disputed, fyne.KeyU: editor.Unchecked, fyne.KeyC: editor.Corrected, fyne.KeyB: editor.BeingChecked}[name]
	if status == "" || it.fact.ID == "" {
		return false
	}
	v.settle(it.fact.ID, status)
	return true
}
