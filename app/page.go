package app

import (
	"cmp"
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/facts"
	"stet/app/job"
	"stet/app/manuscript"
	"stet/app/manuscript/layout"
	"stet/app/theme"
	"stet/editor"
	"stet/editor/format/piece"
)

// page is the middle of the window: the manuscript, or a word on how to get
// one.
type page struct {
	*manuscript.Editor
	w      *window
	shown  *story // that is on the page, nil for none
	object *fyne.Container
	empty  *control.Empty
	fonts  *layout.Fonts
	clip   *manuscript.Clip
}

func newPage(w *window, fonts *layout.Fonts, clip *manuscript.Clip) *page {
	p := &page{w: w, fonts: fonts, clip: clip}
	p.Editor = manuscript.New(emptyDoc(), manuscript.Options{
		Fonts: fonts, Palette: pageColours(theme.Now()), Every: w.jobs.Every, Clip: p.clip, Picture: w.album.picture,
		Layers: append(w.layerNames(), struckLayer)})
	w.showLayers(p)
	p.dress()
	w.keepZoom(p)
	p.SetTypewriter(w.settings.Typewriter.Get())
	p.SetDim(w.settings.Dim.Get())
	p.OnMark, p.OnMore = w.markPressed, w.moreMarks
	p.OnCaret = w.caretMoved
	p.OnContext = w.contextMenu
	p.OnFocus = func(focused bool) {
		if focused {
			w.paneFocused(p)
		}
	}
	p.OnHover = func(marks []manuscript.Mark, at fyne.Position, height float32) {
		if p.shown == w.story { // what is said of a mark is said of this story
			w.hovered(marks, at, height)
		}
	}
	p.OnField = w.fieldPressed
	p.OnLink = w.follow
	p.OnPaste = w.pasted
	p.Finishers = []manuscript.Finisher{w.shorthand, w.smart}
	p.empty = control.NewEmpty(lang.X("page.none", "No story is open"),
		lang.X("page.none-hint", "Open one from the list, drop a file here, or import a text, Markdown or web page."),
		lang.X("page.import", "Import…"), func() { w.run("file.import") })
	p.object = container.NewStack(control.NewFill(theme.Page), p.Editor, p.empty)
	return p
}

// pageColours are the manuscript's share of the palette.
func pageColours(p *theme.Palette) manuscript.Palette {
	return manuscript.Palette{Page: p.Page, Side: p.Side, Ink: p.Ink, Muted: p.Muted, Hairline: p.Hairline,
		Accent: p.Accent, Selection: p.TextSelection}
}

// recolour takes over a changed theme.
func (p *page) recolour() {
	p.SetPalette(pageColours(theme.Now()))
	p.dress()
	if p.shown != nil {
		p.head(p.shown, p.w.now())
	}
}

// FocusPage gives the manuscript the keyboard.
func (p *page) FocusPage() {
	if p.Editor.Visible() {
		p.w.win.Canvas().Focus(p.Editor)
	}
}

// showNoStory replaces the manuscript with a word on how to get one.
func (w *window) showNoStory() {
	w.page.Editor.Hide()
	w.page.empty.Show()
}

// head shows the lines above the headline and under the standfirst.
func (p *page) head(s *story, now time.Time) {
	p.SetKicker(kicker(s, now))
	p.SetByline(byline(s))
}

// kicker is the line above the headline: slug, section, number, embargo.
func kicker(s *story, now time.Time) []manuscript.Run {
	a := s.doc.Article()
	var parts []string
	if a.Slug != "" {
		parts = append(parts, shortSlug(a.Slug))
	}
	if a.Section != "" {
		parts = append(parts, a.Section)
	}
	parts = append(parts, lang.X("page.story", "Story {{.Number}}", map[string]any{"Number": control.Number(int(s.summary.Number))}))
	if a.Embargo.After(now) {
		parts = append(parts, lang.X("page.embargo", "Embargo until {{.When}}", map[string]any{"When": a.Embargo.Local().Format("15:04 Mon 2 Jan")}))
	}
	return []manuscript.Run{{Text: strings.Join(parts, "   ·   "), ID: "slug"}}
}

// shortSlug is a slug as desks say it, in capitals, cut to what fits a line.
func shortSlug(slug string) string {
	const most = 32
	if len(slug) > most {
		if i := strings.LastIndexByte(slug[:most], '-'); i > 0 {
			slug = slug[:i]
		}
	}
	return strings.ToUpper(slug)
}

// byline is the row under the standfirst: who wrote it, whose it is.
func byline(s *story) []manuscript.Run {
	a := s.doc.Article()
	var out []manuscript.Run
	add := func(label, value, field string) {
		if value == "" {
			return
		}
		gap := float32(18)
		if len(out) == 0 {
			gap = 0
		}
		out = append(out, manuscript.Run{Text: label + " ", ID: field, Gap: gap},
			manuscript.Run{Text: value, ID: field, Strong: true})
	}
	by := cmp.Or(piece.ByWord(a.Language), "By")
	if name, opens := strings.CutPrefix(a.Byline, by+" "); opens && by != "By" {
		add(by, name, "byline")
	} else {
		add(lang.X("page.by", "By"), strings.TrimPrefix(a.Byline, "By "), "byline")
	}
	if a.Byline == "" {
		out = append(out, manuscript.Run{Text: lang.X("page.by-hint", "Write a by-line"), ID: "byline"})
	}
	add(lang.X("page.source", "Source"), a.Source, "source")
	credit := a.Credit.Canonical
	if credit == "" {
		credit = a.Credit.Raw
	}
	doubt := creditInDoubt(s)
	if credit == "" && doubt {
		credit = lang.X("page.credit-missing", "missing")
	}
	add(lang.X("page.credit", "Credit"), credit, "credit.raw")
	if doubt {
		out = append(out, manuscript.Run{Text: " ⚠", ID: "credits", Ink: theme.Now().Ink})
	}
	words := control.Count("page.words", "{{.N}} words", s.doc.Words())
	out = append(out, manuscript.Run{Text: words, Gap: 18})
	return out
}

// creditInDoubt reports whether a check speaks of the credit line.
func creditInDoubt(s *story) bool {
	for _, f := range s.checked.Credits {
		if strings.HasPrefix(f.Field, "credit") && f.Waived == nil && f.Severity != editor.Informs {
			return true
		}
	}
	return false
}

// runPressed opens what a word of the small lines stands for.
func (w *window) runPressed(id string) {
	if id == "credits" {
		w.showTab(tabCredits)
		return
	}
	w.showTab(tabDetails)
	w.details.Focus(id)
	// The driver takes the keyboard from what a click did not hit, when it is over; without
	// it, the page would get what is typed.
	w.jobs.Go("", func(context.Context, job.Progress) (func(), error) {
		return func() { w.details.Focus(id) }, nil
	})
}

// contextMenu offers what can be done with the words under the pointer: first of
// all how to mend them.
func (w *window) contextMenu(at fyne.Position, marks []manuscript.Mark) {
	w.proofItems(marks, func(items []*fyne.MenuItem) {
		control.OpenMenuAt(w.page.Editor, at, append(items, w.contextItems(marks)...))
	})
}

func (w *window) contextItems(marks []manuscript.Mark) []*fyne.MenuItem {
	items := []*fyne.MenuItem{}
	ids := []string{"edit.cut", "edit.copy", "edit.paste", "", "facts.tag", "comment.new", "story.blame", "", "link.edit"}
	if w.inLink() {
		ids = append(ids, "link.open", "link.remove")
	}
	if w.onPicture() {
		ids = append(ids, "picture.edit", "picture.about")
	}
	for _, id := range ids {
		if id == "" {
			items = append(items, fyne.NewMenuItemSeparator())
			continue
		}
		c := w.table.Command(id)
		item := fyne.NewMenuItem(c.Label, func() { w.run(id) })
		item.Disabled = !w.table.Enabled(id)
		items = append(items, item)
	}
	for _, m := range marks {
		if m.Layer == pastedLayer {
			items = append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem(w.table.Command("pasted.clear").Label, w.clearPasted))
		}
		if m.Layer != factLayer {
			continue
		}
		id := m.ID
		items = append(items, fyne.NewMenuItemSeparator())
		for _, s := range w.desk.FactDesk().FactStatuses()[1:] {
			items = append(items, fyne.NewMenuItem(facts.StatusName(w.desk.FactDesk(), s), func() { w.settle(id, s) }))
		}
		items = append(items,
			fyne.NewMenuItem(lang.X("facts.edit", "Edit the fact…"), func() { w.editFact(id) }),
			fyne.NewMenuItem(lang.X("facts.remove", "Remove the fact"), func() { w.removeFact(id) }))
	}
	return append(items, w.changeItems(marks)...)
}
