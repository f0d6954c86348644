package desk

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"stet/app/command"
	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
)

// TopBar holds the name, the search field, the story's status and the buttons
// of the commands it was given.
type TopBar struct {
	widget.BaseWidget
	OnSearch func(words string)    // at each letter; "" when the field is emptied
	OnSubmit func(words string)    // Enter in the field
	OnLeave  func()                // Down in the field: on to the results
	OnFocus  func(on bool)         // the field has got the keyboard, or lost it
	OnStatus func(s editor.Status) // another status was chosen for the open story

	table   *command.Table
	search  *control.Search
	status  *control.MenuPill
	ids     []string
	buttons []*control.Button
	current editor.Status
}

// NewTopBar returns a bar with a button for each command, the last of them the
// primary one. The hint of the search field is the key of the command palette.
func NewTopBar(t *command.Table, palette string, buttons ...string) *TopBar {
	b := &TopBar{table: t, ids: buttons}
	hint := ""
	if c := t.Command(palette); c != nil {
		hint = command.KeyName(c.Keys)
	}
	b.search = control.NewSearch("", hint)
	b.search.OnChanged = func(words string) {
		if b.OnSearch != nil {
			b.OnSearch(words)
		}
	}
	leave := func() {
		if b.OnLeave != nil {
			b.OnLeave()
		}
	}
	b.search.OnDown = leave
	b.search.OnFocus = func(on bool) {
		if b.OnFocus != nil {
			b.OnFocus(on)
		}
	}
	b.search.OnSubmit = func(words string) {
		if b.OnSubmit != nil {
			b.OnSubmit(words)
		}
	}
	b.search.OnEscape = func() { b.search.SetWords("") }
	b.status = control.NewMenuPill("", theme.Muted, theme.Pill, b.statuses)
	b.status.Hidden = true
	for i, id := range buttons {
		c := t.Command(id)
		button := control.NewButton(c.ButtonLabel(), func() { t.Run(id) })
		button.Primary = i == len(buttons)-1
		b.buttons = append(b.buttons, button)
	}
	b.ExtendBaseWidget(b)
	b.SetStories(0)
	t.OnRefresh(b.enable)
	b.enable()
	return b
}

func (b *TopBar) enable() {
	for i, id := range b.ids {
		b.buttons[i].SetEnabled(b.table.Enabled(id))
	}
}

// SetStories says how many stories a search goes through.
func (b *TopBar) SetStories(n int) {
	b.search.SetPlaceHolder(control.Count("search.hint", "Search {{.N}} stories", n))
}

// SetStatus shows the open story's status; "" where none is open.
func (b *TopBar) SetStatus(s editor.Status) {
	b.current = s
	b.status.Hidden = s == ""
	ink, ground := statusLook(s)
	b.status.Set(control.StatusName(string(s)), ink, ground)
	b.Refresh()
}

func statusLook(s editor.Status) (ink, ground theme.Role) {
	switch s {
	case editor.Checking:
		return theme.NeedsSourceInk, theme.NeedsSourcePill
	case editor.Ready, editor.Exported:
		return theme.Inserted, theme.InsertedGround
	case editor.Spiked:
		return theme.Deleted, theme.DeletedGround
	}
	return theme.Ink, theme.Selection
}

// statuses is the menu of the status pill.
func (b *TopBar) statuses() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, s := range editor.Statuses {
		item := fyne.NewMenuItem(control.StatusName(string(s)), func() {
			if b.OnStatus != nil {
				b.OnStatus(s)
			}
		})
		item.Checked = s == b.current
		items = append(items, item)
	}
	return items
}

// FocusSearch gives the search field the keyboard.
func (b *TopBar) FocusSearch() { b.search.Focus() }

// Search is the search field.
func (b *TopBar) Search() *control.Search { return b.search }

// SetWords replaces the words of the search field.
func (b *TopBar) SetWords(words string) { b.search.SetWords(words) }

// CreateRenderer implements fyne.Widget.
func (b *TopBar) CreateRenderer() fyne.WidgetRenderer {
	name := control.NewText(control.Brand, lang.X("app.name", "Stet"))
	objects := []fyne.CanvasObject{name, control.NewFixed(0, 1, control.NewFill(theme.Chrome)),
		control.NewFixed(280, 28, b.search), control.NewSpacer(), b.status}
	for _, button := range b.buttons {
		objects = append(objects, button)
	}
	return widget.NewSimpleRenderer(newBar(control.NewInset(0, 14, 0, 14, control.NewRow(10, objects...)), BarHeight, false))
}
