// Package comments is the Comments tab: the threads of remarks about words of
// the story, in the order of the text, with their replies and the fields to
// write in. It takes data and calls back, and belongs on the UI thread.
package comments

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
)

// Filter says which threads are listed.
type Filter string

// The filters: what is still open, what is settled, what calls on the user by
// name, and all.
const (
	Open     Filter = ""
	Resolved Filter = "resolved"
	Mine     Filter = "mine"
	All      Filter = "all"
)

var filters = []Filter{Open, Resolved, Mine, All}

// View is the Comments tab. Set the callbacks before it is shown. Part 0 of a
// thread is its first remark, part n its reply n.
type View struct {
	widget.BaseWidget
	OnAdd     func()                // a new comment is wanted
	OnPost    func(body string)     // the new comment was written
	OnReply   func(id, body string) // so was a reply
	OnReword  func(id string, part int, body string)
	OnResolve func(id string, resolved bool)
	OnRemove  func(id string)
	OnSelect  func(id string) // reveal the words; the list keeps the keyboard
	OnOpen    func(id string) // put the caret into the words
	OnLeave   func()          // Escape was pressed

	now      func() time.Time
	comments []editor.Comment
	me       string
	names    []string // who can be called on
	filter   Filter
	shown    []editor.Comment
	draft    *card             // of the comment that is being written, nil for none
	replies  map[string]string // begun and not sent, by thread
	editing  string            // the thread whose remark is being reworded
	part     int               // which of its remarks
	cards    map[string]*card
	chosen   *card // the one with the border, nil for none
	list     *control.List
	counts   *control.Text
	sieve    *control.MenuPill
	add      *control.Button
	empty    *control.Empty
}

// New returns an empty tab; now tells how long ago a remark was made.
func New(now func() time.Time) *View {
	v := &View{now: now, cards: map[string]*card{}, replies: map[string]string{}}
	v.counts = control.NewText(control.Body.In(theme.Muted).Wrap(1), "")
	v.sieve = control.NewMenuPill("", theme.Muted, theme.Pill, v.filterMenu)
	v.add = control.NewSmallButton(lang.X("comments.add", "Comment"), "", func() { call(v.OnAdd) })
	v.empty = control.NewEmpty("", "", "", nil)
	v.list = control.NewList()
	v.list.Gap, v.list.Side = 10, 12
	v.list.Count = func() int { return v.head() + len(v.shown) }
	v.list.Height = func(i int, width float32) float32 { return v.card(i).high(width) }
	v.list.Object = func(i int) fyne.CanvasObject { return v.card(i).Card }
	v.list.OnSelect = v.selected
	v.list.OnOpen = func(i int) { tell(v.OnOpen, v.id(i)) }
	v.list.OnKey = v.key
	v.ExtendBaseWidget(v)
	v.Set(nil, "")
	return v
}

func call(f func()) {
	if f != nil {
		f()
	}
}

func tell(f func(string), id string) {
	if f != nil && id != "" {
		f(id)
	}
}

// Set shows the comments in the order they are given. Me is the user's name:
// it signs what is written, and may reword it. Others are people who can be
// called on as well as those seen in the comments.
func (v *View) Set(comments []editor.Comment, me string, others ...string) {
	v.comments, v.me = comments, me
	v.names = Names(comments, append(others, me)...)
	open := 0
	for _, c := range comments {
		if !c.Resolved {
			open++
		}
	}
	v.counts.SetText(lang.X("comments.count", "{{.Open}} open, {{.Resolved}} resolved",
		map[string]any{"Open": open, "Resolved": len(comments) - open}))
	v.rebuild()
}

// Names lists who has written in the comments or is called on in them, and the
// others, in the order of the alphabet.
func Names(comments []editor.Comment, others ...string) []string {
	names := slices.Clone(others)
	for _, c := range comments {
		names = append(append(names, c.Author), c.Mentions()...)
		for _, r := range c.Replies {
			names = append(names, r.Author)
		}
	}
	names = slices.DeleteFunc(names, func(n string) bool { return n == "" })
	slices.SortFunc(names, func(a, b string) int { return strings.Compare(handle(a), handle(b)) })
	return slices.CompactFunc(names, func(a, b string) bool { return handle(a) == handle(b) })
}

// handle is a name as it stands behind an @: without spaces, M.Ilves for
// M. Ilves.
func handle(name string) string {
	parts := strings.Fields(name)
	for i := range parts {
		parts[i] = strings.Trim(parts[i], ".,@")
	}
	return strings.Join(parts, ".")
}

// Mentions reports whether a thread calls on that name.
func Mentions(c editor.Comment, name string) bool {
	want := handle(name)
	first, _, _ := strings.Cut(want, ".")
	return slices.ContainsFunc(c.Mentions(), func(n string) bool {
		return want != "" && (strings.EqualFold(n, want) || strings.EqualFold(n, first))
	})
}

// Compose opens the card in which a new comment about words is written.
func (v *View) Compose(words string) {
	v.Resume(words, "")
	v.draft.field.focus()
}

// Resume opens that card with what was written of the comment before, and leaves
// the keyboard where it is.
func (v *View) Resume(words, body string) {
	v.draft = v.newDraft(words, body)
	v.list.Select(0)
	v.rebuild()
}

// Written returns what is written of the new comment, "" for nothing.
func (v *View) Written() string {
	if v.draft == nil {
		return ""
	}
	return v.draft.field.Text
}

// Composing reports whether a new comment is being written.
func (v *View) Composing() bool { return v.draft != nil }

// Drop leaves the new comment unwritten.
func (v *View) Drop() {
	if v.draft != nil {
		v.draft = nil
		v.rebuild()
	}
}

// Select chooses a thread without calling OnSelect, and brings it into sight.
func (v *View) Select(id string) {
	at := v.index(id)
	if at < 0 && id != "" && v.filter != All {
		v.Filter(All)
		at = v.index(id)
	}
	v.mark(at)
	v.list.Select(at)
}

// Selected returns the ID of the chosen thread, "" for none.
func (v *View) Selected() string { return v.id(v.list.Selected()) }

// Reply gives the keyboard to the reply field of the chosen thread.
func (v *View) Reply() {
	if c := v.cards[v.Selected()]; c != nil && c.field != nil {
		c.field.focus()
	}
}

// Filter lists only some of the threads.
func (v *View) Filter(f Filter) {
	v.filter = f
	v.rebuild()
}

// Focus gives the list the keyboard.
func (v *View) Focus() {
	control.Focus(v.list)
	if v.list.Selected() < 0 && len(v.shown) > 0 {
		v.list.Choose(v.head())
	}
}

// head is how many cards stand above the threads.
func (v *View) head() int {
	if v.draft != nil {
		return 1
	}
	return 0
}

func (v *View) index(id string) int {
	for i, c := range v.shown {
		if c.ID == id {
			return i + v.head()
		}
	}
	return -1
}

func (v *View) id(i int) string {
	if i -= v.head(); i < 0 || i >= len(v.shown) {
		return ""
	}
	return v.shown[i].ID
}

func (v *View) lists(c editor.Comment) bool {
	switch v.filter {
	case Resolved:
		return c.Resolved
	case Mine:
		return Mentions(c, v.me)
	case All:
		return true
	}
	return !c.Resolved
}

// rebuild lists what the filter lets through and keeps the choice.
func (v *View) rebuild() {
	chosen := v.Selected()
	v.shown = v.shown[:0:0]
	for _, c := range v.comments {
		if v.lists(c) {
			v.shown = append(v.shown, c)
		}
	}
	for id := range v.cards {
		if v.index(id) < 0 {
			delete(v.cards, id)
		}
	}
	v.sieve.Set(filterName(v.filter), theme.Muted, theme.Pill)
	v.setEmpty()
	at := v.index(chosen)
	if at < 0 && v.draft != nil {
		at = 0
	}
	v.mark(at)
	v.list.Select(at)
	v.Refresh()
}

func (v *View) setEmpty() {
	v.empty.Hidden = v.list.Count() > 0
	if len(v.comments) > 0 {
		v.empty.Set(lang.X("comments.filtered.title", "No comment is like this"), "",
			lang.X("comments.filtered.button", "Show all"), func() { v.Filter(All) })
		return
	}
	v.empty.Set(lang.X("comments.empty.title", "No comments yet"),
		lang.X("comments.empty.hint", "Select words in the story and press Ctrl+Shift+M. A name behind an @ calls on somebody."),
		lang.X("comments.add", "Comment"), func() { call(v.OnAdd) })
}

func filterName(f Filter) string {
	switch f {
	case Resolved:
		return lang.X("comments.filter.resolved", "Resolved")
	case Mine:
		return lang.X("comments.filter.mine", "To me")
	case All:
		return lang.X("comments.filter.all", "All")
	}
	return lang.X("comments.filter.open", "Open")
}

func (v *View) filterMenu() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, f := range filters {
		item := fyne.NewMenuItem(filterName(f), func() { v.Filter(f) })
		item.Checked = f == v.filter
		items = append(items, item)
	}
	return items
}

// mark shows item at as the chosen one, -1 none.
func (v *View) mark(at int) {
	if v.chosen != nil {
		v.chosen.choose(false)
		v.chosen = nil
	}
	if at >= 0 && at < v.list.Count() {
		v.chosen = v.card(at)
		v.chosen.choose(true)
	}
}

func (v *View) selected(i int) {
	v.mark(i)
	v.list.Refresh()
	v.list.Reveal(i)
	tell(v.OnSelect, v.id(i))
}

// key does something with the chosen thread.
func (v *View) key(e *fyne.KeyEvent) bool {
	if e.Name == fyne.KeyEscape {
		call(v.OnLeave)
		return true
	}
	at := v.list.Selected() - v.head()
	if at < 0 || at >= len(v.shown) {
		return false
	}
	c := v.shown[at]
	switch e.Name {
	case fyne.KeyR:
		v.Reply()
	case fyne.KeyD:
		v.resolve(c)
	case fyne.KeyE:
		v.edit(c.ID, v.lastOwn(c))
	case fyne.KeyDelete, fyne.KeyBackspace:
		tell(v.OnRemove, c.ID)
	default:
		return false
	}
	return true
}

func (v *View) resolve(c editor.Comment) {
	if v.OnResolve != nil {
		v.OnResolve(c.ID, !c.Resolved)
	}
}

// lastOwn is the last remark of a thread that the user has written, -1 for none.
func (v *View) lastOwn(c editor.Comment) int {
	for i := len(c.Replies) - 1; i >= 0; i-- {
		if c.Replies[i].Author == v.me {
			return i + 1
		}
	}
	if c.Author == v.me {
		return 0
	}
	return -1
}

// edit opens a remark to be reworded; part -1 closes what is open.
func (v *View) edit(id string, part int) {
	if part < 0 {
		id = ""
	}
	v.editing, v.part = id, part
	v.rebuild()
	if c := v.cards[id]; c != nil && c.field != nil {
		c.field.focus()
	}
}

// CreateRenderer implements fyne.Widget.
func (v *View) CreateRenderer() fyne.WidgetRenderer {
	head := control.NewInset(0, 14, 0, 14, control.NewRow(8, v.counts, v.sieve, v.add))
	return widget.NewSimpleRenderer(control.NewHeaded(head, v.list, v.empty))
}
