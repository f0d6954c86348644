package app

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/job"
	"stet/app/manuscript"
	"stet/app/theme"
	"stet/app/workflow"
	"stet/editor"
	"stet/editor/doc"
	"stet/editor/format"
)

// look shows what a file will be before it is written: the story as it is read back from
// it, set as readers see it where the format is for people, and what the file holds for
// programs.
type look struct {
	w      *window
	tabs   *control.Tabs
	page   *manuscript.Editor
	print  *canvas.Image // of the first page
	text   *control.Text
	note   *control.Text
	scroll *container.Scroll
	object fyne.CanvasObject
	latest *job.Latest
	shown  workflow.Preview
	format format.Format
	failed string // why there is none
	of     int    // how many stories there are, of which some are shown
	seen   int
	at     int             // the one that is shown, where each has a file of its own
	steps  *fyne.Container // to the one before it and the next
	make   func()          // the preview anew
}

const (
	lookWords = iota
	lookInside
)

// lookZoom is how large words are set: the panel is narrower than a page.
const lookZoom = 0.85

// lookWide is how wide a page is shown.
const lookWide = 460

// lookedAt is of how many stories a preview is made at most.
const lookedAt = 20

func newLook(w *window) *look {
	l := &look{w: w, latest: job.NewLatest(w.jobs)}
	l.text, l.note = control.NewText(control.Words, ""), control.NewText(control.Fine.Wrap(1), "")
	l.tabs = control.NewTabs(func(int) { l.draw() }, control.Tab{Label: lang.X("look.words", "As read")}, control.Tab{Label: lang.X("look.source", "Source")})
	l.print = canvas.NewImageFromImage(nil)
	l.print.FillMode = canvas.ImageFillContain
	l.scroll = container.NewVScroll(control.NewColumn(0, l.print, control.NewInset(12, 16, 12, 16, l.text)))
	l.page = manuscript.New(emptyDoc(), manuscript.Options{Fonts: w.page.fonts, Palette: pageColours(theme.Now()), ReadOnly: true, Every: w.jobs.Every,
		Clip: w.page.clip, Picture: w.album.picture, Layers: []string{suggestionLayer}})
	l.page.SetZoom(lookZoom)
	l.dress()
	l.page.Hide()
	w.preview = l
	l.steps = control.NewRow(4, control.NewSmallButton("‹", lang.X("look.before", "Page Up"), func() { l.step(-1) }),
		control.NewSmallButton("›", lang.X("look.next", "Page Down"), func() { l.step(1) }))
	l.steps.Hide()
	page := container.NewStack(control.NewFill(theme.Page), l.scroll, l.page)
	foot := control.NewRow(8, control.NewRest(l.note), l.steps)
	l.object = container.NewBorder(l.tabs, control.NewInset(6, 2, 0, 2, foot), nil, nil, page)
	return l
}

// step shows the file of another story, where each has one of its own.
func (l *look) step(by int) {
	if to := l.at + by; l.steps.Visible() && to >= 0 && to < l.of {
		l.at = to
		l.make()
	}
}

// dress lets suggestions be seen, for the formats that go out with them.
func (l *look) dress() {
	l.page.SetPalette(pageColours(theme.Now()))
	for _, k := range []editor.MarkKind{editor.Inserted, editor.Deleted} {
		l.page.Dress(k, suggestionLayer, changeLook(theme.Now(), k))
	}
}

// show makes the preview in the background: of the one file that holds all stories, or of
// that of one of them. Told is given it when it is there.
func (l *look) show(d editor.Destination, stories []editor.Story, told func(workflow.Preview)) {
	f, _ := format.ByID(d.Format)
	apart := len(stories) > 1 && !(f.Many && d.Packing == editor.InOneFile)
	l.of, l.seen = len(stories), min(len(stories), lookedAt)
	some := stories[:l.seen]
	if apart {
		l.seen, some = 1, stories[l.at:l.at+1]
	}
	visible(l.steps, apart)
	l.make = func() { l.show(d, stories, told) }
	l.latest.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		p, err := l.w.desk.Preview(ctx, d, some...)
		if ctx.Err() != nil {
			return nil, nil
		}
		return func() {
			l.shown, l.format, l.failed = p, f, ""
			switch {
			case err != nil:
				l.failed = control.Sentence(err)
			case p.Failed != nil:
				l.failed = p.Failed.Error()
			}
			l.lay()
			l.draw()
			told(p)
		}, nil
	})
}

func (l *look) leave() {
	l.latest.Cancel()
	l.w.preview = nil
}

// printed reports whether the page itself is shown.
func (l *look) printed() bool {
	return l.failed == "" && l.tabs.Selected() == lookWords && l.shown.Page != nil
}

// laid reports whether the story is shown set as on a page.
func (l *look) laid() bool {
	return l.failed == "" && !l.printed() && l.tabs.Selected() == lookWords && !l.format.AsIs
}

// lay sets the stories on the page, one after the other.
func (l *look) lay() {
	if p := l.shown.Page; p != nil {
		l.print.Image = p
		l.print.SetMinSize(fyne.NewSize(lookWide, lookWide*float32(p.Bounds().Dy())/float32(max(p.Bounds().Dx(), 1))))
		l.print.Refresh()
	}
	if l.failed != "" || len(l.shown.Stories) == 0 {
		l.page.SetDoc(emptyDoc())
		return
	}
	s := oneAfterTheOther(l.shown.Stories, l.shown.Around)
	l.page.SetDoc(doc.New(s))
	l.page.SetKicker(small(s.Article.Section))
	l.page.SetByline(small(s.Article.Byline))
}

// small is a line around the story, a run for each word: so many stand on a line as fit.
func small(line string) []manuscript.Run {
	var runs []manuscript.Run
	for word := range strings.FieldsSeq(line) {
		runs = append(runs, manuscript.Run{Text: word, Gap: 3})
	}
	return runs
}

// oneAfterTheOther makes one story of several, the headlines of those behind the first as
// headings, with what the file prints around their words, of as many words as a preview
// shows. Its section is the line above the first headline.
func oneAfterTheOther(stories []editor.Story, around []format.Around) editor.Story {
	first := stories[0].Article
	out := editor.Story{Article: editor.Article{Headline: first.Headline, HeadlineMarks: first.HeadlineMarks, Standfirst: first.Standfirst,
		StandfirstMarks: first.StandfirstMarks, Byline: underTheHead(first.Byline, around[0]), Section: around[0].Kicker, Language: first.Language}}
	runes := 0
	add := func(b editor.Block) {
		if runes > previewRunes {
			return
		}
		if runes += utf8.RuneCountInString(b.Text); runes > previewRunes {
			b = editor.Block{Kind: editor.Paragraph, Text: "…"}
		}
		b.ID = "b" + strconv.Itoa(len(out.Article.Body)+1)
		out.Article.Body = append(out.Article.Body, b)
	}
	lines := func(all ...string) {
		for _, line := range all {
			if strings.TrimSpace(line) != "" {
				add(editor.Block{Kind: editor.Paragraph, Text: line})
			}
		}
	}
	for i, s := range stories {
		if i > 0 {
			add(editor.Block{Kind: editor.Rule})
			lines(around[i].Kicker)
			add(editor.Block{Kind: editor.Heading, Level: 2, Text: s.Article.Headline})
			lines(s.Article.Standfirst, underTheHead(s.Article.Byline, around[i]))
		}
		lines(around[i].Before...)
		for _, b := range s.Article.Body {
			add(b)
		}
		if behind := strings.Join(around[i].Behind, ""); strings.TrimSpace(behind) != "" {
			add(editor.Block{Kind: editor.Rule})
			lines(around[i].Behind...)
		}
	}
	return out
}

// underTheHead is the line of whose a story is, where and when it was filed, and when it came
// out.
func underTheHead(byline string, around format.Around) string {
	parts := slices.DeleteFunc([]string{byline, around.Dateline, around.Published}, func(s string) bool { return s == "" })
	return strings.Join(parts, " · ")
}

// draw shows the tab that is chosen.
func (l *look) draw() {
	inside := lang.X("look.source", "Source")
	if l.shown.Parts != nil {
		inside = lang.X("look.parts", "Parts")
	}
	l.tabs.Set(lookInside, control.Tab{Label: inside})
	visible(l.tabs, !l.format.AsIs) // which is the same either way
	style, words := control.Words, l.shown.Words
	switch {
	case l.failed != "":
		style, words = control.Body.In(theme.DisputedInk).Wrap(control.Unlimited), l.failed
	case l.tabs.Selected() == lookInside, l.format.AsIs: // which read it as it is
		style, words = control.Quiet.In(theme.Ink).Wrap(control.Unlimited), l.inside()
	}
	l.text.SetStyle(style)
	l.text.SetText(cut(words, previewRunes))
	visible(l.print, l.printed())
	visible(l.text, !l.printed())
	visible(l.page, l.laid())
	visible(l.scroll, !l.laid())
	l.note.SetText(l.says())
	l.scroll.ScrollToTop()
	l.scroll.Refresh()
}

// inside is the source of the file, or what lies in the package.
func (l *look) inside() string {
	switch {
	case l.shown.Source != "":
		return l.shown.Source
	case l.shown.Parts == nil:
		return lang.X("look.no-source", "This is no file of text: its bytes are for programs.")
	}
	var lines []string
	for _, p := range l.shown.Parts {
		lines = append(lines, p.Name+"  ·  "+bytesOf(p.Size))
	}
	return strings.Join(lines, "\n")
}

// says is what is told of the preview as a whole.
func (l *look) says() string {
	said := bytesOf(l.shown.Size)
	if l.steps.Visible() {
		said = lang.X("look.one", "Story {{.N}} of {{.All}} · {{.Size}}", map[string]any{"N": control.Number(l.at + 1), "All": control.Number(l.of), "Size": said})
	} else if l.seen < l.of {
		said = lang.X("look.some", "{{.Seen}} of {{.All}} stories · {{.Size}}", map[string]any{"Seen": l.seen, "All": control.Number(l.of), "Size": said})
	}
	if l.printed() {
		said = control.Count("look.pages", "{{.N}} pages, of which this is the first", l.shown.Pages) + " · " + said
	}
	if l.shown.Unread && l.laid() {
		said = lang.X("look.unread", "{{.Said}} · the words that go in", map[string]any{"Said": said})
	}
	return said
}

// bytesOf is a file's size in words.
func bytesOf(n int) string {
	switch {
	case n >= 1<<20:
		return strconv.FormatFloat(float64(n)/(1<<20), 'f', 1, 64) + " MB"
	case n >= 1<<10:
		return strconv.Itoa((n+1<<9)>>10) + " KB"
	}
	return control.Count("look.bytes", "{{.N}} bytes", n)
}
