package app

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/job"
	"stet/app/theme"
	"stet/app/workflow"
	"stet/editor"
	"stet/editor/format"
)

// look shows what a file will be before it is written: the words as they are read back
// from it, and what it holds for programs.
type look struct {
	w      *window
	tabs   *control.Tabs
	text   *control.Text
	note   *control.Text
	scroll *container.Scroll
	object fyne.CanvasObject
	latest *job.Latest
	shown  workflow.Preview
	failed string // why there is none
	of     int    // how many stories there are, of which some are shown
	seen   int
}

const (
	lookWords = iota
	lookInside
)

// lookedAt is of how many stories a preview is made at most.
const lookedAt = 20

func newLook(w *window) *look {
	l := &look{w: w, latest: job.NewLatest(w.jobs)}
	l.text, l.note = control.NewText(control.Words, ""), control.NewText(control.Fine.Wrap(1), "")
	l.tabs = control.NewTabs(func(int) { l.draw() }, control.Tab{Label: lang.X("look.words", "As read")}, control.Tab{Label: lang.X("look.source", "Source")})
	l.scroll = container.NewVScroll(control.NewColumn(0, control.NewInset(12, 16, 12, 16, l.text)))
	page := container.NewStack(control.NewFill(theme.Page), l.scroll)
	l.object = container.NewBorder(l.tabs, control.NewInset(6, 2, 0, 2, l.note), nil, nil, page)
	return l
}

// show makes the preview in the background; of a format that holds one story it is of
// the first.
func (l *look) show(d editor.Destination, stories []editor.Story) {
	l.of, l.seen = len(stories), min(len(stories), lookedAt)
	if f, ok := format.ByID(d.Format); ok && !f.Many {
		l.seen = 1
	}
	some := stories[:l.seen]
	l.latest.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		p, err := l.w.desk.Preview(ctx, d, some...)
		if ctx.Err() != nil {
			return nil, nil
		}
		return func() {
			l.shown, l.failed = p, ""
			if err != nil {
				l.failed = err.Error()
			}
			l.draw()
		}, nil
	})
}

func (l *look) leave() { l.latest.Cancel() }

// draw shows the tab that is chosen.
func (l *look) draw() {
	inside := lang.X("look.source", "Source")
	if l.shown.Parts != nil {
		inside = lang.X("look.parts", "Parts")
	}
	l.tabs.Set(lookInside, control.Tab{Label: inside})
	style, words := control.Words, l.shown.Words
	switch {
	case l.failed != "":
		style, words = control.Body.In(theme.DisputedInk).Wrap(control.Unlimited), l.failed
	case l.tabs.Selected() == lookInside:
		style, words = control.Quiet.In(theme.Ink).Wrap(control.Unlimited), l.inside()
	}
	l.text.SetStyle(style)
	l.text.SetText(cut(words, previewRunes))
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
	if l.seen < l.of {
		said = lang.X("look.some", "{{.Seen}} of {{.All}} stories · {{.Size}}", map[string]any{"Seen": l.seen, "All": control.Number(l.of), "Size": said})
	}
	if l.shown.Unread && l.failed == "" {
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
