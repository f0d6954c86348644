package app

import (
	"slices"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/comments"
	"stet/app/control"
	"stet/app/credits"
	"stet/app/facts"
	"stet/app/manuscript"
	"stet/app/theme"
	"stet/editor"
)

// restTime is how long the pointer rests on marked words before a card says what
// they are marked for.
const restTime = 350 * time.Millisecond

// resting is the marks under the pointer, and where it has been since when.
type resting struct {
	marks  []manuscript.Mark
	at     fyne.Position
	height float32
	since  time.Time
	told   bool
	fixes  map[manuscript.Mark][]string // for misspelt words, once they were asked for
}

// has reports whether a mark is one of those under the pointer.
func (r resting) has(m manuscript.Mark) bool { return slices.Contains(r.marks, m) }

// hovered is told of the marks under the pointer, none where it has left them or
// something else was begun. A card that shows stays while the pointer moves over
// the same words.
func (w *window) hovered(marks []manuscript.Mark, at fyne.Position, height float32) {
	if w.rest.told && slices.Equal(marks, w.rest.marks) {
		return
	}
	w.rest = resting{marks: marks, at: at, height: height, since: w.now()}
	w.slips.Tell(nil, at, height)
}

// tellRest shows the card once the pointer has rested.
func (w *window) tellRest(now time.Time) {
	if r := &w.rest; len(r.marks) > 0 && !r.told && now.Sub(r.since) >= restTime {
		r.told = true
		w.tellSlips()
	}
}

// tellSlips shows what there is to say of the marks under the pointer.
func (w *window) tellSlips() {
	about := map[string]func(manuscript.Mark) []control.Slip{}
	for _, l := range w.layers() {
		about[l.name] = l.about
	}
	var all []control.Slip
	for i, m := range w.rest.marks {
		twice := slices.ContainsFunc(w.rest.marks[:i], func(o manuscript.Mark) bool {
			return o.Layer == m.Layer && o.ID == m.ID && o.Range == m.Range
		})
		if say := about[m.Layer]; say != nil && w.story != nil && !twice {
			all = append(all, say(m)...)
		}
	}
	w.slips.Tell(all, w.rest.at, w.rest.height)
}

func (w *window) aboutFact(m manuscript.Mark) []control.Slip {
	number, _ := strconv.Atoi(m.Label)
	if f, ok := w.story.doc.Fact(m.ID); ok {
		return []control.Slip{facts.Slip(w.desk.FactDesk(), f, number)}
	}
	return nil
}

func (w *window) aboutOffer(m manuscript.Mark) []control.Slip {
	for _, f := range w.story.suggested {
		if f.Range == m.Range {
			return []control.Slip{facts.Slip(w.desk.FactDesk(), f, 0)}
		}
	}
	return nil
}

func (w *window) aboutFinding(m manuscript.Mark) []control.Slip {
	for _, f := range w.story.checked.Credits {
		if f.Key() == m.ID {
			return []control.Slip{credits.Slip(f, lang.X("slip.credit", "Credit check"))}
		}
	}
	for _, f := range w.story.checked.Contradictions {
		if f.Key() == m.ID {
			return []control.Slip{credits.Slip(f, lang.X("contradiction.kind", "Contradiction"))}
		}
	}
	return nil
}

func (w *window) aboutComment(m manuscript.Mark) []control.Slip {
	if c, ok := w.story.doc.Comment(m.ID); ok {
		return []control.Slip{comments.Slip(c, w.now())}
	}
	return nil
}

// aboutChange tells of the suggestions that cover just those words or, where
// there are none, of that about where the block begins.
func (w *window) aboutChange(m manuscript.Mark) []control.Slip {
	b := w.story.doc.Block(w.story.doc.Index(m.Range.Block))
	if m.Range.Empty() && b.Break != nil {
		return []control.Slip{w.changeSlip(b.Break.Kind, lang.X("slip.break", "Paragraph"), b.Break.Author, b.Break.At)}
	}
	var out []control.Slip
	for _, x := range ownMarks(b, m.Range) {
		if x.Kind.Suggested() {
			out = append(out, w.changeSlip(x.Kind, lang.X("slip.change", "Suggestion"), x.Author, x.At))
		}
	}
	return out
}

// changeSlip says what is suggested, by whom and when.
func (w *window) changeSlip(k editor.MarkKind, kind, author string, at time.Time) control.Slip {
	out := control.Slip{Kind: kind, Status: lang.X("slip.inserted", "+ Inserted"), Ink: theme.Inserted}
	if k == editor.Deleted {
		out.Status, out.Ink = lang.X("slip.deleted", "− Deleted"), theme.Deleted
	}
	if author == "" {
		author = lang.X("slip.unsigned", "Unsigned")
	}
	out.Notes = []string{author}
	if !at.IsZero() {
		out.When = control.Moment(w.now(), at)
	}
	return out
}

// ownMarks are the marks of a block that lie on just those words.
func ownMarks(b editor.Block, r editor.Range) []editor.Mark {
	var out []editor.Mark
	for _, m := range b.Marks {
		if m.Start == r.Start && m.End == r.End {
			out = append(out, m)
		}
	}
	return out
}
