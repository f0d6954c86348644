package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/command"
	"stet/app/finder"
	"stet/app/job"
	"stet/editor"
	"stet/editor/doc"
	"stet/editor/find"
)

// seeking is a search in the open story, while its bar is shown.
type seeking struct {
	w        *window
	bar      *finder.Bar
	finder   *find.Finder   // nil where there is nothing to look for
	replacer *find.Replacer // nil where the replacement is not well formed
	wrong    error          // what is wrong with the expression or the replacement
	found    find.Found
	current  editor.Range  // the hit that the search stands at; zero for none
	origin   doc.Pos       // where looking began
	scope    doc.Selection // what is searched; zero for the whole story
	late     *job.Latest
	pending  bool // a search is under way in the background
}

func newSeeking(w *window) *seeking {
	f := &seeking{w: w, bar: finder.NewBar(), late: job.NewLatest(w.jobs)}
	f.bar.OnQuery = func(find.Query) { f.ask() }
	f.bar.OnWith = func(string) { f.compile(); f.tell() }
	f.bar.OnScope = f.within
	f.bar.OnStep = f.step
	f.bar.OnReplace, f.bar.OnReplaceAll = f.replaceOne, f.replaceAll
	f.bar.OnClose = f.close
	f.bar.Hide()
	return f
}

// findCommands are the commands of the bar. Those that choose how to look open
// it where it is closed.
func (w *window) findCommands() []command.Command {
	menu := lang.X("menu.edit", "Edit")
	group := lang.X("menu.find", "Find and replace")
	all := []command.Command{
		{ID: "edit.find", Menu: menu, Label: lang.X("edit.find", "Find…"), Keys: command.Keys(fyne.KeyF), Before: true, Enabled: w.hasStory, Run: func() { w.seeking.show(false) }},
		{ID: "edit.find-next", Menu: menu, Label: lang.X("edit.find-next", "Find the next"), Keys: command.Plain(fyne.KeyF3), Enabled: w.hasStory, Run: func() { w.seeking.again(1) }},
		{ID: "edit.find-previous", Menu: menu, Label: lang.X("edit.find-previous", "Find the one before"), Keys: command.Plain(fyne.KeyF3, shift), Enabled: w.hasStory, Run: func() { w.seeking.again(-1) }},
		{ID: "edit.replace", Menu: menu, Label: lang.X("edit.replace", "Replace…"), Keys: command.Keys(fyne.KeyH), Enabled: w.hasStory, Run: func() { w.seeking.show(true) }},
	}
	for _, how := range []struct {
		id, label string
		way       finder.Way
	}{
		{"edit.find-case", lang.X("edit.find-case", "Match capitals and marks exactly"), finder.Case},
		{"edit.find-words", lang.X("edit.find-words", "Find whole words only"), finder.Words},
		{"edit.find-expression", lang.X("edit.find-expression", "Find by regular expression"), finder.Regexp},
		{"edit.find-selection", lang.X("edit.find-selection", "Find in the selection only"), finder.Selection},
	} {
		all = append(all, command.Command{ID: how.id, Menu: menu, Group: group, Label: how.label, Enabled: w.hasStory,
			Checked: func() bool { return w.seeking.bar.Chosen(how.way) }, Run: func() { w.seeking.choose(how.way) }})
	}
	open := func() bool { return w.hasStory() && w.seeking.open() }
	return append(all,
		command.Command{ID: "edit.replace-one", Menu: menu, Group: group, Label: lang.X("edit.replace-one", "Replace this one"), Before: true, Enabled: func() bool { return open() && w.seeking.bar.Replacing() }, Run: func() { w.seeking.replaceOne() }},
		command.Command{ID: "edit.replace-all", Menu: menu, Group: group, Label: lang.X("edit.replace-all", "Replace all of them"), Enabled: func() bool { return open() && w.seeking.bar.Replacing() }, Run: func() { w.seeking.replaceAll() }},
		command.Command{ID: "edit.find-done", Menu: menu, Group: group, Label: lang.X("edit.find-done", "Leave the search"), Keys: command.Plain(fyne.KeyEscape), Enabled: open, Run: func() { w.seeking.close() }})
}

func (f *seeking) open() bool { return f.bar.Visible() }

func (f *seeking) doc() *doc.Doc { return f.w.story.doc }

// show opens the bar. Words selected in one paragraph are what to look for, a
// selection of several paragraphs is where to look.
func (f *seeking) show(replacing bool) {
	from, to, err := f.doc().Range(f.w.page.Selection())
	if err == nil && !f.standing() {
		f.origin = from
		if from.Block != to.Block {
			f.scope = doc.Selection{Anchor: from, Head: to}
		} else if words := f.words(editor.Range{Block: from.Block, Start: from.Offset, End: to.Offset}); words != "" && len(words) < 200 {
			f.bar.SetWords(words)
		}
	}
	f.bar.SetReplacing(replacing || f.open() && f.bar.Replacing())
	f.reveal()
	f.bar.Focus()
	f.ask()
}

// reveal shows the bar.
func (f *seeking) reveal() {
	f.bar.SetScope(!f.scope.IsZero())
	f.bar.Show()
	f.w.centre.Refresh()
}

// again goes on with the search there was last, or asks for one.
func (f *seeking) again(by int) {
	switch {
	case f.bar.Query().Text == "":
		f.show(false)
	case f.open():
		f.step(by)
	default:
		f.origin = f.w.page.Selection().Head
		f.reveal()
		f.compile()
		f.search(func() { f.step(by) })
	}
}

// choose looks another way.
func (f *seeking) choose(way finder.Way) {
	if !f.open() {
		f.show(false)
	}
	f.bar.Choose(way)
}

// close takes the bar away and gives the page the keyboard, with the hit
// selected.
func (f *seeking) close() {
	f.late.Cancel()
	f.found, f.current, f.scope, f.pending = find.Found{}, editor.Range{}, doc.Selection{}, false
	f.bar.Hide()
	f.w.centre.Refresh()
	f.draw()
	f.w.page.FocusPage()
	f.w.table.Refresh()
}

// turn follows the window to another story, or to none.
func (f *seeking) turn() {
	f.late.Cancel()
	f.found, f.current, f.scope, f.pending = find.Found{}, editor.Range{}, doc.Selection{}, false
	if f.w.story == nil {
		f.bar.Hide()
		f.w.centre.Refresh()
		return
	}
	if f.origin = f.doc().Start(); f.open() {
		f.bar.SetScope(false)
		f.search(nil)
	}
}

// words returns what stands in a range.
func (f *seeking) words(r editor.Range) string { return wordsIn(f.doc(), r) }

// wordsIn returns what stands in a range of a document, "" in one that does not
// fit.
func wordsIn(d *doc.Doc, r editor.Range) string {
	i := d.Index(r.Block)
	if i < 0 {
		return ""
	}
	words, _ := r.Of(d.Block(i).Words())
	return words
}

// standing reports whether the page has the hit selected that the search stands
// at.
func (f *seeking) standing() bool {
	if f.inPicture(f.current) {
		return f.w.page.Selection() == doc.Caret(doc.Pos{Block: f.current.Block})
	}
	r, ok := f.w.page.SelectedRange()
	return ok && r == f.current
}

// inPicture reports whether a range is one of a caption, which the page cannot
// select.
func (f *seeking) inPicture(r editor.Range) bool {
	i := f.doc().Index(r.Block)
	return i >= 0 && f.doc().Block(i).Image != nil
}

// pick selects a hit on the page, or puts the caret to the picture that has it in
// its caption.
func (f *seeking) pick(hit editor.Range) {
	if !f.inPicture(hit) {
		f.w.page.Select(hit)
		return
	}
	f.w.page.Together(func() {
		at := editor.Range{Block: hit.Block}
		f.w.page.Reveal(at)
		f.w.page.SetSelection(doc.Select(at))
	})
}

// below lays a page below a bar.
func below(bar *finder.Bar, page fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: barAbove{bar}, Objects: []fyne.CanvasObject{page, bar}}
}

type barAbove struct{ bar *finder.Bar }

func (b barAbove) Layout(o []fyne.CanvasObject, s fyne.Size) {
	room := b.bar.Room(s.Width)
	o[0].Move(fyne.NewPos(0, room))
	o[0].Resize(s.SubtractWidthHeight(0, room))
	b.bar.Resize(fyne.NewSize(s.Width, b.bar.HeightFor(s.Width)))
}

func (b barAbove) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize().AddWidthHeight(0, b.bar.Room(o[0].Size().Width))
}
