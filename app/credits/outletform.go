package credits

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
)

// Known are the organisations that the desk knows, its own among them.
type Known interface {
	// Find returns those whose names hold what was typed, the likeliest first.
	Find(words string, most int) []editor.Outlet
	// Nearest returns the name of the one that a name may be a slip of, "" for none.
	Nearest(name string) string
}

// OutletForm is the dialog in which a desk adds organisations to those that Stet
// knows, and changes them.
type OutletForm struct {
	own    []editor.Outlet
	known  Known
	search *control.Search
	found  *fyne.Container
	list   *fyne.Container
	wrong  *control.Text
	near   *control.Text
	dialog *control.Dialog
	inside *control.Limited
	added  string // the name of the one that came to the list last

	Name, Domain, Aliases *control.Field
	Kind                  *control.Choice
}

const (
	foundMost  = 5
	outletHigh = 440 // however many there are, so that no button moves away from under the pointer
)

// ShowOutletForm shows the organisations that the desk has added; name is one to add
// now, "" for none. Save says what is wrong with them; the form stays open then.
func ShowOutletForm(w fyne.Window, own []editor.Outlet, known Known, name string, save func([]editor.Outlet) error) *OutletForm {
	f := &OutletForm{own: slices.Clone(own), known: known, found: control.NewColumn(3), list: control.NewColumn(4),
		Name: control.NewEntry(name, lang.X("outlets.name.hint", "As it calls itself")), Domain: control.NewEntry("", lang.X("outlets.domain.hint", "coast.example")),
		Aliases: control.NewEntry("", lang.X("outlets.aliases.hint", "Coast News; CNA")),
		wrong:   control.NewText(control.Quiet.In(theme.DisputedInk).Wrap(3), ""), near: control.NewText(control.Quiet.Wrap(2), "")}
	f.wrong.Hide()
	var kinds []string
	for _, k := range editor.OutletKinds {
		kinds = append(kinds, outletKind(k))
	}
	f.Kind = control.NewChoice(kinds, nil)
	f.Kind.SetSelectedIndex(1)
	f.search = control.NewSearch(lang.X("outlets.find", "Find one that is known, to change it"), "")
	f.search.OnChanged, f.search.OnSubmit = f.find, f.takeFirst
	f.Name.OnChanged = func(string) {
		f.warn()
		f.inside.Show(f.Name) // which a long list below may have moved away
	}
	f.Name.OnEnter, f.Domain.OnEnter, f.Aliases.OnEnter = f.add, f.add, f.add
	rows := control.NewColumn(8, f.search, f.found, f.wrong,
		control.NewPair(control.NewField(lang.X("outlets.name", "Name"), f.Name), control.NewField(lang.X("outlets.kind", "Kind"), f.Kind)), f.near,
		control.NewPair(control.NewField(lang.X("outlets.domain", "Web host"), f.Domain), control.NewField(lang.X("outlets.aliases", "Other names, with semicolons between"), f.Aliases)),
		control.NewFlow(6, control.NewSmallButton(lang.X("outlets.add", "Add to the list"), "", f.add)), f.list)
	high := min(outletHigh, w.Canvas().Size().Height-190)
	f.inside = control.NewLimited(high, rows)
	content := control.NewFixed(0, high, f.inside.Object)
	f.dialog = control.ShowDialog(w.Canvas(), lang.X("outlets.title", "Organisations that we credit"), content, 600, lang.X("form.ok", "Save"), func() bool {
		err := save(f.Outlets())
		if err == nil {
			return true
		}
		f.complain(control.Sentence(err))
		return false
	})
	f.show()
	f.find("")
	f.warn()
	f.dialog.Focus(f.Name)
	return f
}

// outletKind is what an editor calls a kind of organisation.
func outletKind(kind string) string {
	switch kind {
	case editor.Agency:
		return lang.X("outlets.agency", "News agency")
	case editor.PhotoAgency:
		return lang.X("outlets.photo", "Picture agency")
	case editor.Platform:
		return lang.X("outlets.platform", "Platform")
	}
	return lang.X("outlets.outlet", "Publication")
}

func (f *OutletForm) complain(what string) {
	f.wrong.SetText(what)
	f.wrong.Show()
	f.dialog.Refresh()
	f.inside.Show(f.wrong)
}

// find lists those known that go by what was typed; one press takes it into the form.
func (f *OutletForm) find(words string) {
	f.found.RemoveAll()
	if strings.TrimSpace(words) != "" {
		for _, o := range f.known.Find(words, foundMost) {
			f.found.Add(control.NewRow(8, control.NewText(control.Body.Wrap(1), o.Name), control.NewText(control.Quiet, outletKind(o.Kind)),
				control.NewSmallButton(lang.X("outlets.change", "Change"), "", func() { f.take(o) })))
		}
		if len(f.found.Objects) == 0 {
			f.found.Add(control.NewText(control.Quiet, lang.X("outlets.none", "Nobody known goes by that name.")))
		}
	}
	f.found.Hidden = len(f.found.Objects) == 0
	f.dialog.Refresh()
}

// takeFirst takes the likeliest of those known into the form, or the words as the name of
// one that is not.
func (f *OutletForm) takeFirst(words string) {
	if words = strings.TrimSpace(words); words == "" {
		return
	}
	found := f.known.Find(words, 1)
	f.search.SetWords("")
	if len(found) > 0 {
		f.take(found[0])
		return
	}
	f.Name.SetText(words)
	f.Domain.SetText("")
	f.Aliases.SetText("")
	f.dialog.Focus(f.Name)
}

// take fills the form with an organisation.
func (f *OutletForm) take(o editor.Outlet) {
	f.Name.SetText(o.Name)
	f.Domain.SetText(o.Domain)
	f.Aliases.SetText(strings.Join(o.Aliases, "; "))
	f.Kind.SetSelectedIndex(max(0, slices.Index(editor.OutletKinds, o.Kind)))
	f.dialog.Focus(f.Aliases)
	f.inside.Show(f.Name)
}

// warn says whom the name that is typed may be a misspelling of.
func (f *OutletForm) warn() {
	name := strings.TrimSpace(f.Name.Text)
	near := ""
	if name != "" {
		near = f.known.Nearest(name)
	}
	switch {
	case near == "":
		f.near.SetText("")
	case strings.EqualFold(near, name):
		f.near.SetText(lang.X("outlets.same", "{{.Name}} is known already: what stands here will take its place.", map[string]any{"Name": near}))
	default:
		f.near.SetText(lang.X("outlets.near", "Known, and nearly the same: {{.Name}}. Is it another name of it?", map[string]any{"Name": near}))
	}
	f.near.Hidden = f.near.Words() == ""
	f.dialog.Refresh()
}

func (f *OutletForm) show() {
	f.list.RemoveAll()
	if len(f.own) > 0 {
		f.list.Add(control.NewText(control.Strong, lang.X("outlets.own", "Added by this desk")))
	}
	var last *control.Row
	for i, o := range f.own {
		row := control.NewSlimRow(control.NewRow(8, control.NewText(control.Body.Wrap(1), o.Name), control.NewText(control.Quiet.Wrap(1), strings.Join(append([]string{outletKind(o.Kind)}, o.Aliases...), ", ")),
			control.NewSmallButton(lang.X("outlets.change", "Change"), "", func() { f.take(o) }),
			control.NewSmallButton(lang.X("outlets.remove", "Remove"), "", func() {
				f.own = slices.Delete(slices.Clone(f.own), i, i+1)
				f.show()
			})))
		row.OnTapped = func() { f.take(o) }
		if o.Name == f.added {
			row.SetState(control.Marked)
			last = row
		}
		f.list.Add(row)
	}
	f.list.Hidden = len(f.list.Objects) == 0
	f.dialog.Refresh()
	if last != nil {
		f.inside.Show(last)
	}
}

// add takes what was typed onto the list, and shows where it stands there.
func (f *OutletForm) add() {
	f.own, f.added = f.Outlets(), strings.TrimSpace(f.Name.Text)
	f.Name.SetText("")
	f.Domain.SetText("")
	f.Aliases.SetText("")
	f.wrong.Hide()
	f.show()
}

// Outlets returns those of the list, with the one that is typed, which takes the place
// of one of the same name.
func (f *OutletForm) Outlets() []editor.Outlet {
	name := strings.TrimSpace(f.Name.Text)
	if name == "" {
		return f.own
	}
	o := editor.Outlet{Name: name, Kind: editor.OutletKinds[max(0, f.Kind.SelectedIndex())], Domain: strings.TrimSpace(f.Domain.Text)}
	for _, alias := range strings.Split(f.Aliases.Text, ";") {
		if alias = strings.TrimSpace(alias); alias != "" {
			o.Aliases = append(o.Aliases, alias)
		}
	}
	own := slices.Clone(f.own)
	if at := slices.IndexFunc(own, func(x editor.Outlet) bool { return strings.EqualFold(x.Name, name) }); at >= 0 {
		own[at] = o
		return own
	}
	return append(own, o)
}
