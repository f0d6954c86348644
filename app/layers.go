package app

import (
	"fyne.io/fyne/v2/lang"

	"stet/app/command"
	"stet/app/control"
	"stet/app/manuscript"
	"stet/app/theme"
	"stet/editor"
)

// The layers of marks over the manuscript. Whoever finds the marks of a layer
// hands them to w.page.SetLayer or SetBlockMarks, shown or not: the page keeps
// them, moves them with their words and shows what the View menu lets it.
const (
	pastedLayer     = "pasted"   // words from outside the story
	offerLayer      = "offers"   // facts that Stet suggests
	findingLayer    = "findings" // of the credit checks
	coverLayer      = "coverage" // sentences without a fact, while they are listed
	styleLayer      = "style"    // of the house style
	spellingLayer   = "spelling"
	factLayer       = "facts"
	commentLayer    = "comments"
	resolvedLayer   = "resolved" // comments that are settled
	suggestionLayer = "changes"  // suggested insertions and deletions
	hitLayer        = "hits"     // what a search has found
	struckLayer     = "struck"   // deleted words while the suggestions are hidden; always shown
)

// layer is one row of the table of layers. OnShow, where set, is called when it
// has been switched on or off; about says what a card beside the pointer tells
// of one of its marks.
type layer struct {
	name   string
	label  string // of the command that shows it
	off    bool   // not shown until it is asked for
	onShow func()
	about  func(manuscript.Mark) []control.Slip
}

// layers is the table of layers, the lowest first.
func (w *window) layers() []layer {
	return []layer{
		{name: pastedLayer, label: lang.X("layer.pasted", "Show pasted words"), about: w.aboutPasted},
		{name: coverLayer, label: lang.X("layer.coverage", "Show sentences without a fact")},
		{name: offerLayer, label: lang.X("layer.offers", "Show suggested facts"), about: w.aboutOffer},
		{name: findingLayer, label: lang.X("layer.findings", "Show credit findings"), about: w.aboutFinding},
		{name: styleLayer, label: lang.X("layer.style", "Show style findings"), about: w.aboutProof},
		{name: spellingLayer, label: lang.X("layer.spelling", "Show spelling"), about: w.aboutProof},
		{name: factLayer, label: lang.X("layer.facts", "Show facts"), about: w.aboutFact},
		{name: commentLayer, label: lang.X("layer.comments", "Show comments"), about: w.aboutComment},
		{name: resolvedLayer, label: lang.X("layer.resolved", "Show resolved comments"), off: true, about: w.aboutComment},
		{name: suggestionLayer, label: lang.X("layer.changes", "Show suggested changes"), onShow: w.dressPages, about: w.aboutChange},
		{name: hitLayer, label: lang.X("layer.hits", "Show search hits"), onShow: func() { w.seeking.draw() }},
	}
}

// layerNames are the layers in the order they are drawn.
func (w *window) layerNames() []string {
	var names []string
	for _, l := range w.layers() {
		names = append(names, l.name)
	}
	return names
}

// shows reports whether a layer is switched on.
func (w *window) shows(name string) bool {
	for _, l := range w.layers() {
		if l.name == name {
			return w.settings.Layer(name, !l.off).Get()
		}
	}
	return true
}

// showLayers has a page show the layers that are switched on.
func (w *window) showLayers(p *page) {
	p.Together(func() {
		for _, l := range w.layers() {
			p.ShowLayer(l.name, w.shows(l.name))
		}
	})
}

// toggleLayer switches a layer on or off.
func (w *window) toggleLayer(l layer) {
	w.settings.Layer(l.name, !l.off).Set(!w.shows(l.name))
	for _, p := range w.pages() {
		w.showLayers(p)
	}
	if l.onShow != nil {
		l.onShow()
	}
	w.table.Refresh()
}

// dressPages has all pages show suggestions as they are to be shown now.
func (w *window) dressPages() {
	for _, p := range w.pages() {
		p.dress()
	}
}

// layerCommands are the switches of the View menu.
func (w *window) layerCommands() []command.Command {
	var all []command.Command
	for _, l := range w.layers() {
		all = append(all, command.Command{ID: "layer." + l.name, Menu: lang.X("menu.view", "View"),
			Group: lang.X("menu.layers", "Marks on the page"), Label: l.label, Words: lang.X("words.layers", "hide layer highlights underlines"),
			Checked: func() bool { return w.shows(l.name) }, Run: func() { w.toggleLayer(l) }})
	}
	return all
}

// dress shows the suggestions and the pasted words of the document itself in
// the colours of the theme.
func (p *page) dress() {
	now := theme.Now()
	for _, k := range []editor.MarkKind{editor.Inserted, editor.Deleted} {
		p.Dress(k, suggestionLayer, changeLook(now, k))
	}
	if !p.w.shows(suggestionLayer) { // words on their way out never look as if they were to stay
		p.Dress(editor.Deleted, struckLayer, manuscript.Style{Strike: true, Ink: now.Muted})
	}
	p.Dress(editor.Pasted, pastedLayer, pastedLook(now))
}
