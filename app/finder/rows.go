package finder

import (
	"fyne.io/fyne/v2"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
)

const (
	storyHeight = 35
	hitHeight   = 35
)

// newList makes the list of stories and hits. Space leaves one out or takes it
// in, Enter opens its story.
func (s *Sheet) newList() {
	s.list = control.NewList()
	s.list.Count = func() int { return len(s.rows) }
	s.list.Height = func(i int, _ float32) float32 {
		if s.rows[i].hit < 0 {
			return storyHeight
		}
		return hitHeight
	}
	s.list.Object = s.row
	s.list.OnSelect = func(int) {}
	s.list.OnOpen = s.open
	s.list.OnKey = func(e *fyne.KeyEvent) bool {
		switch {
		case e.Name == fyne.KeyEscape:
			s.OnDone()
		case e.Name == fyne.KeySpace && s.list.Selected() >= 0:
			s.toggleRow(s.list.Selected())
		default:
			return false
		}
		return true
	}
}

// open opens the story of a row.
func (s *Sheet) open(i int) {
	at := s.rows[i]
	st := s.stories[at.story]
	if at.hit < 0 {
		s.OnShow(st.ID, editor.Range{})
		return
	}
	s.OnShow(st.ID, *st.Hits[at.hit].Range)
}

// toggleRow leaves a hit out or takes it in; for a story, all its hits.
func (s *Sheet) toggleRow(i int) {
	if s.busy || s.over {
		return
	}
	at := s.rows[i]
	if at.hit >= 0 {
		s.left[at] = !s.left[at]
	} else {
		out := s.taken(at.story) != none
		for hit := range s.stories[at.story].Hits {
			s.left[place{at.story, hit}] = out
		}
	}
	s.tell()
}

// share is how much of a story is taken in.
type share int

const (
	none share = iota
	some
	all
)

func (s *Sheet) taken(story int) share {
	n := 0
	hits := s.stories[story].Hits
	for hit := range hits {
		if !s.left[place{story, hit}] {
			n++
		}
	}
	switch {
	case n == 0:
		return none
	case n < len(hits):
		return some
	}
	return all
}

// row shows a story, or a hit with its words before and after.
func (s *Sheet) row(i int) fyne.CanvasObject {
	at := s.rows[i]
	st := s.stories[at.story]
	var content *fyne.Container
	if at.hit < 0 {
		content = s.storyRow(i, st)
	} else {
		content = s.hitRow(i, at)
	}
	r := control.NewSlimRow(content)
	if i == s.list.Selected() {
		r.SetState(control.Marked)
	}
	r.OnTapped = func() { s.list.Choose(i) }
	return r
}

func (s *Sheet) storyRow(i int, st Story) *fyne.Container {
	head := control.NewText(control.Style{Face: control.SerifSemi, Size: 15, Line: 19, Ink: theme.Ink, Lines: 1}, control.Headline(st.Headline))
	note := control.NewText(control.Quiet, st.Note)
	count := control.NewText(control.Quiet, control.Number(len(st.Hits)))
	return control.NewRow(8, s.check(i, s.taken(s.rows[i].story)), head, note, count)
}

func (s *Sheet) hitRow(i int, at place) *fyne.Container {
	h := s.stories[at.story].Hits[at.hit]
	taken := all
	if s.left[at] {
		taken = none
	}
	runs := []control.Run{{Text: shown(h.Before)}, {Text: shown(h.Was), Ink: theme.Deleted, Ground: theme.DeletedGround, Strike: true}}
	if h.Text != "" {
		runs = append(runs, control.Run{Text: " "}, control.Run{Text: shown(h.Text), Ink: theme.Inserted, Ground: theme.InsertedGround})
	}
	if taken == none {
		runs = []control.Run{{Text: shown(h.Before + h.Was)}}
	}
	words := control.NewRuns(control.Quiet.Wrap(1), append(runs, control.Run{Text: shown(h.After)})...)
	return control.NewInset(0, 0, 0, 20, control.NewRow(8, s.check(i, taken), words))
}

// check is the button that leaves a row out or takes it in.
func (s *Sheet) check(i int, taken share) fyne.CanvasObject {
	b := control.NewSmallButton(map[share]string{none: " ", some: "–", all: "✓"}[taken], "", func() { s.toggleRow(i) })
	b.Selected = taken != none
	if s.over || s.busy {
		b.Disable()
	}
	return control.NewFixed(24, 24, b)
}

// CreateRenderer implements fyne.Widget.
func (s *Sheet) CreateRenderer() fyne.WidgetRenderer {
	return control.NewSheetRenderer(s.head, s.list, s.empty, s.foot)
}
