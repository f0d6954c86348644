package app

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/command"
	"stet/app/desk"
	"stet/app/manuscript"
	"stet/editor"
	"stet/editor/doc"
)

// The page may be split in two, side by side. What is said of "the page" and
// "the story" is always the one with the keyboard; w.other is the other page,
// which keeps its marks through every edit, and gets those of the page in front
// where both show the same story.

// buildSplit puts the first page into the split.
func (w *window) buildSplit() {
	w.first = w.page
	w.split = desk.NewSplit(w.first.object, w.settings.Split.Get())
	w.split.OnDragged = w.settings.Split.Set
	w.split.OnClose = func(i int) { w.closePane([]*page{w.first, w.second}[i]) }
}

// splitCommands part the page and go from one side to the other.
func (w *window) splitCommands() []command.Command {
	menu := lang.X("menu.view", "View")
	return []command.Command{
		{ID: "view.split", Menu: menu, Label: lang.X("view.split", "Two pages side by side"), Keys: command.Plain(fyne.KeyF6, shift), Before: true,
			Enabled: w.hasStory, Checked: func() bool { return w.other != nil }, Run: w.toggleSplit},
		{ID: "view.split-next", Menu: menu, Label: lang.X("view.split-next", "Next story beside this one"),
			Enabled: func() bool { return w.hasStory() && len(w.stories) > 1 }, Run: w.splitNext},
		{ID: "view.pane", Menu: menu, Label: lang.X("view.pane", "To the other side"), Keys: command.Plain(fyne.KeyF6),
			Enabled: func() bool { return w.hasStory() && w.other != nil }, Run: w.turnPane},
	}
}

// pages are the pages that are shown, the one in front first.
func (w *window) pages() []*page {
	if w.other == nil {
		return []*page{w.page}
	}
	return []*page{w.page, w.other}
}

// toggleSplit shows the story twice, or one page only again.
func (w *window) toggleSplit() {
	if w.other != nil {
		w.closePane(w.other)
		return
	}
	w.beside(w.story)
}

// splitNext shows the next open story beside the one in front.
func (w *window) splitNext() {
	at := slices.Index(w.stories, w.story)
	w.beside(w.stories[(at+1)%len(w.stories)])
}

// beside shows a story on the other page, and goes there.
func (w *window) beside(s *story) {
	w.leaveComparison()
	w.standAside()
	if w.other == nil {
		w.other = w.spare()
	}
	w.page, w.other = w.other, w.page
	if s != w.page.shown {
		w.page.show(s)
	}
	w.turnTo(s)
}

// spare returns the page that is not shown, made when it is needed first.
func (w *window) spare() *page {
	p := w.second
	if w.page != w.first {
		p = w.first
	}
	if p == nil {
		p = newPage(w, w.first.fonts, w.first.clip)
		p.empty.Hide()
		w.second = p
		w.split.SetSecond(p.object)
		return p
	}
	w.showLayers(p) // all of this may have changed while it was away
	p.SetZoom(float32(w.settings.Zoom.Get()))
	p.recolour()
	return p
}

// turnPane goes to the other page.
func (w *window) turnPane() {
	w.turnAside()
	w.page.FocusPage()
}

// turnAside makes the other page the one in front.
func (w *window) turnAside() {
	w.standAside()
	w.page, w.other = w.other, w.page
	if s := w.page.shown; s != w.story {
		w.other.SetLayer(hitLayer, nil) // what is looked for is looked for here
		w.refocus(s)
	} else {
		w.resumeComment()
	}
	w.refreshStatus()
	w.refreshSplit()
}

// paneFocused is told when a page gets the keyboard, by a click.
func (w *window) paneFocused(p *page) {
	if p == w.other {
		w.turnAside()
	}
}

// closePane closes one of two pages.
func (w *window) closePane(p *page) {
	if w.other == nil {
		return
	}
	if p == w.page {
		w.turnPane()
	}
	w.other.clear()
	w.other = nil
	w.refreshSplit()
	w.page.FocusPage()
	w.table.Refresh()
}

// refreshSplit shows one page or both.
func (w *window) refreshSplit() {
	if w.other == nil {
		w.split.Alone(w.side(w.page))
		return
	}
	var names [2]string
	for _, p := range w.pages() {
		names[w.side(p)] = p.shown.name()
	}
	w.split.Both(names, w.side(w.page))
}

// side returns 0 for the page on the left, 1 for the other.
func (w *window) side(p *page) int {
	if p == w.first {
		return 0
	}
	return 1
}

// on does something as if a page were the one in front.
func (w *window) on(p *page, do func()) {
	front, s := w.page, w.story
	w.page, w.story = p, p.shown
	do()
	w.page, w.story = front, s
}

// twin returns the other page where it shows the same story, nil where none does.
func (p *page) twin() *page {
	for _, other := range p.w.pages() {
		if other != p && other.shown != nil && other.shown == p.shown {
			return other
		}
	}
	return nil
}

// SetLayer lays marks over the words, on both pages that show them.
func (p *page) SetLayer(name string, marks []manuscript.Mark) {
	p.Editor.SetLayer(name, marks)
	if t := p.twin(); t != nil {
		t.Editor.SetLayer(name, marks)
	}
}

// SetBlockMarks does the same with one block.
func (p *page) SetBlockMarks(layer, block string, marks []manuscript.Mark) {
	if t := p.twin(); t != nil {
		t.Editor.SetBlockMarks(layer, block, slices.Clone(marks))
	}
	p.Editor.SetBlockMarks(layer, block, marks)
}

// SetKicker and SetByline set the small lines, on both pages that show them.
func (p *page) SetKicker(runs []manuscript.Run) {
	p.Editor.SetKicker(runs)
	if t := p.twin(); t != nil {
		t.Editor.SetKicker(runs)
	}
}

// SetByline sets the line under the standfirst.
func (p *page) SetByline(runs []manuscript.Run) {
	p.Editor.SetByline(runs)
	if t := p.twin(); t != nil {
		t.Editor.SetByline(runs)
	}
}

// show puts a story on the page, where it was left.
func (p *page) show(s *story) {
	p.shown = s
	p.SetDoc(s.doc)
	p.SetReadOnly(s.holder != nil)
	p.SetStand(s.stand)
	p.empty.Hide()
	p.Editor.Show()
}

// clear takes the story off the page.
func (p *page) clear() {
	p.shown = nil
	p.SetDoc(emptyDoc())
}

// emptyDoc is what a page shows that shows nothing.
func emptyDoc() *doc.Doc { return doc.New(editor.Story{}) }
