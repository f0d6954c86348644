package piece

import (
	"slices"
	"strings"
	"time"

	"stet/editor"
)

// Stands takes for a field what stands in a file of ours where somebody has changed it
// since, and notes it: said is what stands there now, shown is how the file shows what its
// record says. A line that is gone says nothing. Authors whom a new by-line does not name any
// more go.
func (p *Piece) Stands(field, said, shown string) {
	p.Story.Notes = append(p.Story.Notes, Stands(&p.Story.Article, field, said, shown)...)
}

// StandsDateline is Stands for a line that shows a dateline's place and day.
func (p *Piece) StandsDateline(said, shown string) {
	p.Story.Notes = append(p.Story.Notes, StandsDateline(&p.Story.Article, said, shown)...)
}

// Stands is Piece.Stands for an article; it returns the note.
func Stands(a *editor.Article, field, said, shown string) []editor.Note {
	said = strings.TrimSpace(Text(said))
	if said == "" || sameWords(said, shown) {
		return nil
	}
	changed := []string{field}
	if field == "byline" {
		changed = append(changed, "authors")
	}
	var undo []editor.Edit
	for _, f := range changed {
		if old, _ := a.Field(f); old != "" || f == field {
			undo = append(undo, editor.Edit{Field: f, Value: old})
		}
	}
	label := editor.FieldLabel(field)
	if err := a.SetField(field, said); err != nil {
		return []editor.Note{{Decision: label + " as it stands in the file left out: " + err.Error(), Text: said}}
	}
	if field == "byline" {
		still := slices.DeleteFunc(slices.Clone(a.Authors), func(w editor.Author) bool { return !strings.Contains(said, w.Name) })
		if a.Authors = nil; len(still) > 0 {
			a.Authors = still
		}
	}
	return []editor.Note{{Decision: label + " taken as it stands in the file, where it was changed", Text: said, Field: field, Undo: undo}}
}

// StandsDateline is Piece.StandsDateline for an article.
func StandsDateline(a *editor.Article, said, shown string) []editor.Note {
	said = strings.TrimSpace(Text(said))
	if said == "" || sameWords(said, shown) {
		return nil
	}
	was := a.Dateline
	place, day := said, ""
	if shownDay := strings.TrimPrefix(shown, was.Place); was.Place != "" && was.Date != "" && strings.HasSuffix(said, shownDay) {
		place, day = strings.TrimSuffix(said, shownDay), was.Date
	} else {
		place, day = CutDateline(said)
	}
	return slices.Concat(Stands(a, "dateline.place", place, was.Place), Stands(a, "dateline.date", day, was.Date))
}

// CutDateline parts a dateline at the comma behind which a day stands.
func CutDateline(s string) (place, day string) {
	if d := isoDay(s); d != "" {
		return "", d
	}
	for from := 0; ; {
		n := strings.Index(s[from:], ", ")
		if n < 0 {
			break
		}
		from += n + len(", ")
		if d := isoDay(s[from:]); d != "" {
			return s[:from-len(", ")], d
		}
	}
	if at := strings.LastIndex(s, ", "); at >= 0 && strings.ContainsAny(s[at:], "0123456789") {
		return s[:at], s[at+len(", "):]
	}
	return s, ""
}

// isoDay reads a day as we write it and as hands do, "" for what is none.
func isoDay(s string) string {
	for _, form := range []string{time.DateOnly, "Monday, 2 January 2006", "2 January 2006", "Monday, January 2, 2006", "January 2, 2006"} {
		if t, err := time.Parse(form, strings.TrimSpace(s)); err == nil {
			return t.Format(time.DateOnly)
		}
	}
	return ""
}

// sameWords compares texts as they look on one line.
func sameWords(a, b string) bool { return onOneLine(a) == onOneLine(b) }

func onOneLine(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(Text(s), "\u200b", "")), " ")
}

// StandsAuthors takes for the authors the names that stand in a file of ours, where they
// are others than its record has. Whose name stayed is still who they were.
func (p *Piece) StandsAuthors(said []string) {
	a := &p.Story.Article
	old, _ := a.Field("authors")
	known := a.Authors
	var authors []editor.Author
	for _, name := range said {
		name = onOneLine(name)
		if name == "" {
			continue
		}
		is := editor.Author{Name: name}
		if i := slices.IndexFunc(known, func(w editor.Author) bool { return sameWords(w.Name, name) }); i >= 0 {
			is = known[i]
		}
		authors = append(authors, is)
	}
	same := slices.EqualFunc(authors, slices.DeleteFunc(slices.Clone(known), func(w editor.Author) bool { return sameWords(w.Name, "") }),
		func(a, b editor.Author) bool { return sameWords(a.Name, b.Name) })
	if len(authors) == 0 || same {
		return
	}
	a.Authors = authors
	p.Story.Notes = append(p.Story.Notes, editor.Note{Decision: "Authors taken as they stand in the file, where they were changed", Text: strings.Join(said, ", "),
		Field: "authors", Undo: []editor.Edit{{Field: "authors", Value: old}}})
}
