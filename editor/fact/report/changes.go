package report

import (
	"fmt"

	"stet/editor"
	"stet/editor/fact"
)

// changes logs what became of each fact from one revision to the next, the oldest
// first.
func changes(d *Dossier) page {
	log := changeLog{d: d}
	var before editor.Story
	for _, v := range d.Versions {
		log.version = v
		was, is := byID(before.Facts), byID(v.Story.Facts)
		for _, f := range v.Story.Facts {
			if old, ok := was[f.ID]; ok {
				log.became(old, f)
			} else {
				log.row(f, "tagged", "", d.standing(f), "")
				log.words(editor.Fact{}, f)
			}
		}
		for _, f := range before.Facts {
			if _, ok := is[f.ID]; !ok {
				log.row(f, "tag removed", d.standing(f), "", "")
			}
		}
		before = v.Story
	}
	out := page{Wide: true, Parts: []part{{Title: "What became of the facts", Empty: "No fact has changed.",
		Head: []string{"Revision", "When", "By", "Fact", "What", "Was", "Is", "Why"}, Rows: log.rows}}}
	if notes := d.amendments(); len(notes.Rows) > 0 {
		out.Parts = append(out.Parts, notes)
	}
	return out
}

func byID(facts []editor.Fact) map[string]editor.Fact {
	out := map[string]editor.Fact{}
	for _, f := range facts {
		out[f.ID] = f
	}
	return out
}

type changeLog struct {
	d       *Dossier
	version Version
	rows    [][]string
}

func (l *changeLog) row(f editor.Fact, what, was, is, why string) {
	if !f.IsFact() {
		return
	}
	revision := "not filed"
	if l.version.Number > 0 {
		revision = fmt.Sprintf("r%d", l.version.Number)
	}
	l.rows = append(l.rows, []string{revision, l.d.when(l.version.Saved), l.version.Author,
		l.d.kindLabel(f.Kind) + ": " + quoted(f.Text), what, was, is, why})
}

// became writes a row for each thing that changed with a fact that both revisions
// have.
func (l *changeLog) became(was, is editor.Fact) {
	switch {
	case is.Gone && !was.Gone:
		l.row(is, "words deleted", was.Text, "", "")
	case was.Gone && !is.Gone:
		l.row(is, "words put back", "", is.Text, "")
	default:
		l.words(was, is)
	}
	if corrected := is.Status.Base() == editor.Corrected; corrected && was.Status != is.Status {
		l.row(is, join(" by ", "corrected", is.Checker), is.Change, is.Text, is.Reason)
	} else if was.Status != is.Status || was.Stale && !is.Stale && was.Text == is.Text {
		l.row(is, join(" by ", "status changed", is.Checker), l.d.standing(was), l.d.standing(is), is.Reason)
	} else if is.Checker != "" && (was.Checker != is.Checker || !was.Settled.Equal(is.Settled)) {
		l.row(is, "settled again", was.Checker, is.Checker, is.Reason)
	}
	if is.Second != "" && was.Second != is.Second {
		l.row(is, "checked a second time", "", is.Second, "")
	}
	if was.Kind != is.Kind {
		l.row(is, "kind changed", l.d.kindLabel(was.Kind), l.d.kindLabel(is.Kind), "")
	}
	if a, b := len(was.Sources), len(is.Sources); a != b {
		l.row(is, "sources changed", fmt.Sprint(a), fmt.Sprint(b), "")
	}
}

// words writes a row for each time that the words of a fact changed, also for words
// that were settled and changed again between two revisions, so that neither has them.
// What somebody said was wrong with a fact need never have stood there.
func (l *changeLog) words(was, is editor.Fact) {
	if is.Status.Base() == editor.Corrected && !is.Stale && was.Status != is.Status && was.Text == is.Change {
		return // the row that says so has them
	}
	before := fact.Before(is)
	for _, known := range fact.Before(was) {
		if len(before) > 0 && before[0] == known {
			before = before[1:]
		}
	}
	said, settled := was.Text, was.Status.Decides()
	for _, words := range append(before, is.Text) {
		if said != "" && said != words {
			what := "words changed"
			if settled {
				what += " after they were settled"
			}
			l.row(is, what, said, words, "")
		}
		said, settled = words, true
	}
}

// standing is a fact's status as a log has it.
func (d *Dossier) standing(f editor.Fact) string {
	if f.Stale {
		return "⚠ " + d.statusLabel(f.Status) + ", stale"
	}
	return d.glyph(f.Status) + " " + d.statusLabel(f.Status)
}
