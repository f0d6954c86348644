package facts

import (
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
	"stet/editor/prose"
)

// single is the list while checking: the chosen item alone, in its sentence, with
// what it was checked against and the keys under it. The list behind it stays the
// one that knows which item that is.
type single struct {
	widget.BaseWidget
	control.Held
	view    *View
	column  *fyne.Container
	scroll  *container.Scroll
	focused bool
}

func newSingle(v *View) *single {
	s := &single{view: v, column: control.NewColumn(10)}
	s.scroll = container.NewVScroll(control.NewInset(8, 14, 16, 14, s.column))
	s.Hidden = true
	s.ExtendBaseWidget(s)
	return s
}

// sentenceStyle is the page's type, a little smaller.
var sentenceStyle = control.Style{Face: control.Serif, Size: 17, Line: 25, Ink: theme.Ink, Lines: control.Unlimited}

// show sets the chosen item.
func (s *single) show() {
	s.column.RemoveAll()
	if it, ok := s.view.current(); ok {
		for _, o := range s.parts(it) {
			s.column.Add(o)
		}
	} else if len(s.view.shown) > 0 { // else the list says why there is nothing
		s.column.Add(s.pause())
	}
	s.scroll.ScrollToTop()
	s.Refresh()
}

// pause is shown between the last suggestion and the first fact: the key that
// confirms the one settles the other, which nobody has seen yet.
func (s *single) pause() fyne.CanvasObject {
	left := s.view.remaining()
	if left == 0 {
		return control.NewEmpty(lang.X("check.all-settled", "Nothing is left to check"), lang.X("check.all-settled.hint", "Every fact that is tagged is settled."), "", nil)
	}
	return control.NewEmpty(control.Count("check.pause", "{{.N}} facts are to be checked", left),
		lang.X("check.pause.hint", "Press ↓ for the first of them."), lang.X("check.begin", "Begin"), func() { s.view.Step(1) })
}

// parts are what is shown of an item, from the top down.
func (s *single) parts(it item) []fyne.CanvasObject {
	v, f := s.view, it.fact
	out := []fyne.CanvasObject{head(v.desk, it, v.place()), v.sentence(f)}
	if v.span != nil {
		return append(out, control.NewText(control.Quiet.Wrap(control.Unlimited), lang.X("check.span",
			"← → move where the words end, ↑ ↓ where they begin. Enter takes them, Esc leaves them as they were.")))
	}
	if f.Stale {
		out = append(out, words(f))
	}
	if f.Gone {
		out = append(out, gone())
	}
	out = append(out, about(f)...)
	if f.ID == "" {
		return append(out, control.NewFlow(6, v.buttons(it, true)...))
	}
	out = append(out, control.NewHairline(), control.NewText(control.FineHead, lang.X("check.sources", "Checked against")))
	for _, source := range f.Sources {
		out = append(out, sourceBar(source))
	}
	if len(f.Sources) == 0 {
		out = append(out, control.NewText(control.Quiet.Wrap(control.Unlimited), lang.X("check.no-source", "No source is recorded yet.")))
	}
	if it.before != nil {
		out = append(out, before(v.desk, *it.before))
	}
	return append(out, control.NewFlow(6, v.buttons(it, true)...))
}

// sentence is the sentence that the words of a fact stand in, with the words
// marked; of a fact whose words are gone, what they were among.
func (v *View) sentence(f editor.Fact) fyne.CanvasObject {
	r := f.Range
	if v.span != nil {
		r = v.span.at
	}
	text := ""
	if v.TextOf != nil && !f.Gone {
		text = v.TextOf(r.Block)
	}
	if _, err := r.Of(text); err != nil || text == "" {
		return control.NewRuns(sentenceStyle, control.Run{Text: f.Before}, control.Run{Text: f.Text, Strike: f.Gone, Bold: !f.Gone}, control.Run{Text: f.After})
	}
	around := surrounding(text, r)
	return control.NewRuns(sentenceStyle, control.Run{Text: text[around.Start:r.Start]},
		control.Run{Text: text[r.Start:r.End], Ground: theme.Selection, Bold: true}, control.Run{Text: text[r.End:around.End]})
}

// surrounding is the sentence, or the sentences, that a range of a text lies in.
func surrounding(text string, r editor.Range) prose.Span {
	around := prose.Span{Start: r.Start, End: r.End}
	for _, s := range prose.Sentences(text) {
		if s.Start < r.End && r.Start < s.End {
			s = s.Trim(text)
			around.Start, around.End = min(around.Start, s.Start), max(around.End, s.End)
		}
	}
	return around
}

// FocusGained implements fyne.Focusable.
func (s *single) FocusGained() { s.focused = true }

// FocusLost implements fyne.Focusable.
func (s *single) FocusLost() { s.focused = false }

// TypedRune takes letters when they are typed, as the list does.
func (s *single) TypedRune(r rune) {
	if (unicode.IsLetter(r) || unicode.IsDigit(r)) && !s.Again() {
		s.give(&fyne.KeyEvent{Name: fyne.KeyName(unicode.ToUpper(r))})
	}
}

// TypedKey goes to the next item and the one before; Enter opens the words.
func (s *single) TypedKey(e *fyne.KeyEvent) {
	switch {
	case s.view.span == nil && (e.Name == fyne.KeyDown || e.Name == fyne.KeyRight):
		s.view.Step(1)
	case s.view.span == nil && (e.Name == fyne.KeyUp || e.Name == fyne.KeyLeft):
		s.view.Step(-1)
	case s.view.span == nil && (e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter):
		tell(s.view.OnOpen, s.view.Selected())
	case len(e.Name) > 1: // a letter or digit follows as a rune
		s.give(e)
	}
}

func (s *single) give(e *fyne.KeyEvent) {
	if !s.view.key(e) {
		control.Pass(s, e)
	}
}

// Tapped takes the keyboard.
func (s *single) Tapped(*fyne.PointEvent) { control.Focus(s) }

// CreateRenderer implements fyne.Widget.
func (s *single) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(s.scroll) }
