package credits

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/theme"
)

// newList makes the list of stories and findings. Enter opens the story there, R
// checks again, E writes the list to a file.
func (s *Sweep) newList() {
	s.list = control.NewList()
	s.list.Side = 0
	s.list.Count = func() int { return len(s.rows) }
	s.list.Height = func(i int, width float32) float32 { return s.row(i).HeightFor(width) }
	s.list.Object = func(i int) fyne.CanvasObject { return s.row(i) }
	s.list.OnSelect = func(int) {}
	s.list.OnOpen = s.open
	s.list.OnKey = func(e *fyne.KeyEvent) bool {
		switch {
		case e.Name == fyne.KeyEscape:
			s.OnDone()
		case e.Name == fyne.KeyR && !s.busy:
			s.OnRun()
		case e.Name == fyne.KeyE && s.CanSave():
			s.OnSave()
		default:
			return false
		}
		return true
	}
}

// Focus gives the list the keyboard.
func (s *Sweep) Focus() {
	control.Focus(s.list)
	if s.list.Selected() < 0 && len(s.rows) > 0 {
		s.list.Select(0)
	}
}

// open opens the story of a row.
func (s *Sweep) open(i int) {
	at := s.rows[i]
	st := s.stories[at.story]
	if at.finding < 0 {
		s.OnOpen(st.ID, nil)
		return
	}
	s.OnOpen(st.ID, &st.Findings[at.finding])
}

// row shows a story, or a finding with the words that it is about.
func (s *Sweep) row(i int) *control.Row {
	at := s.rows[i]
	content := s.storyRow(s.stories[at.story])
	if at.finding >= 0 {
		content = findingRow(s, at)
	}
	r := control.NewSlimRow(content)
	if i == s.list.Selected() {
		r.SetState(control.Marked)
	}
	r.OnTapped = func() { s.list.Choose(i); s.open(i) }
	return r
}

func (s *Sweep) storyRow(st Swept) *fyne.Container {
	head := control.NewText(control.Style{Face: control.SerifSemi, Size: 15, Line: 19, Ink: theme.Ink, Lines: 1}, control.Headline(st.Headline))
	when := control.StatusName(string(st.Status))
	if !st.Exported.IsZero() {
		when = control.Moment(s.clock(), st.Exported)
	}
	if st.Unknown > 0 {
		when = control.Count("credits.unknown", "{{.N}} not known", st.Unknown) + " · " + when
	}
	column := control.NewColumn(2, control.NewRow(8, head, control.NewText(control.Quiet, when)))
	if o := st.Override; o != nil {
		column.Add(control.NewText(control.Quiet.Wrap(2), lang.X("audit.overridden", "Went out on the word of {{.Name}}: {{.Reason}}", map[string]any{"Name": o.By, "Reason": o.Reason})))
	}
	if st.Trouble != "" {
		column.Add(control.NewText(control.Quiet.In(theme.DisputedInk).Wrap(2), st.Trouble))
	}
	return control.NewInset(6, 0, 2, 0, column)
}

func findingRow(s *Sweep, at spot) *fyne.Container {
	f := s.stories[at.story].Findings[at.finding]
	title, detail := splitMessage(f.Message)
	column := control.NewColumn(1, control.NewRow(8, control.NewText(control.Body.In(ink(f)).Wrap(2), glyph(f)+" "+title),
		control.NewText(control.Quiet, f.Rule)))
	if f.Text != "" {
		column.Add(control.NewText(control.Quiet.In(theme.Ink).Wrap(1), quoted(f)))
	}
	if f.Waived != nil {
		column.Add(control.NewText(control.Quiet.Wrap(2), waivedWords(*f.Waived)))
	} else if detail != "" {
		column.Add(control.NewText(control.Quiet.Wrap(2), detail))
	}
	return control.NewInset(1, 0, 1, 14, column)
}
