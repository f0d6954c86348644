// Package newsroom makes up the stories of a newsroom and of its years, and
// fills libraries with them: plausible in length, in the words they share, in
// how they were edited and where they stand. The same number gives the same
// story. Stories may be made from several goroutines.
package newsroom

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"stet/editor"
)

// Generation is raised whenever the same number gives another story: libraries
// of an earlier one are made anew.
const Generation = 1

// Revisions is how often a story is filed.
const Revisions = 10

// opened is when the first story was filed; another follows each half hour, a
// hundred thousand in less than six years.
var opened = time.Date(2020, time.January, 6, 6, 0, 0, 0, time.UTC)

const (
	between = 30 * time.Minute
	seed    = 0x53746574
)

// Story makes up story n, from 0, with all its versions.
func Story(n int) editor.Filing {
	w := &writer{speaker: newSpeaker(rand.New(rand.NewPCG(seed, uint64(n)))), filed: opened.Add(time.Duration(n) * between)}
	w.report(n)
	f := editor.Filing{Versions: []editor.Version{w.version(editor.Revision{Name: "Imported", Cause: editor.Imported, Added: w.words()})}}
	for number := 2; number <= Revisions; number++ {
		r := editor.Revision{Cause: editor.Saved, Author: w.pick(editors)}
		r.Added, r.Removed = w.edit(number)
		if number == Revisions && w.a.Status == editor.Exported {
			r.Cause, r.Name = editor.ForExport, "Exported"
		}
		f.Versions = append(f.Versions, w.version(r))
	}
	return f
}

// writer is a story while it is written.
type writer struct {
	*speaker
	a     editor.Article
	text  [][]string // the sentences of each block
	facts []editor.Fact
	filed time.Time
}

// report writes the first version.
func (w *writer) report(n int) {
	first, last := w.name(), w.name()
	place, source := w.pick(places), w.pick(sources)
	w.a = editor.Article{
		Slug:     strings.ToLower(w.word() + "-" + w.word() + "-" + fmt.Sprint(n%1000)),
		Headline: w.headline(),
		Byline:   "By " + first + " " + last,
		Authors:  []editor.Author{{Name: first + " " + last}},
		Dateline: editor.Dateline{Place: strings.ToUpper(place), Date: w.filed.Format(time.DateOnly)},
		Source:   source,
		Credit:   editor.Credit{Raw: source, Canonical: source},
		Language: "en-GB",
		Section:  w.pick(sections),
		Status:   w.status(n),
	}
	if w.IntN(10) < 7 {
		w.a.Standfirst = w.sentence()
	}
	for range w.IntN(5) {
		w.a.Keywords = append(w.a.Keywords, w.word())
	}
	for wanted := w.length(); wanted > 0; {
		p := w.paragraph()
		w.insert(len(w.text), p, fmt.Sprintf("b%d", len(w.text)+1))
		wanted -= count(p)
	}
	if w.IntN(5) < 2 {
		w.tag()
	}
}

// length is the words of a body: most stories have some 550, few 2,000.
func (w *writer) length() int {
	return max(120, min(2_500, int(560+w.NormFloat64()*180+w.ExpFloat64()*70)))
}

// status is where story n stands: a year on, nearly all are out or spiked.
func (w *writer) status(n int) editor.Status {
	switch at := w.IntN(100); {
	case at < 4:
		return editor.Inbox
	case at < 6:
		return editor.Drafting
	case at < 8:
		return editor.Checking
	case at < 9:
		return editor.Ready
	case at < 22:
		return editor.Spiked
	}
	return editor.Exported
}

func (w *writer) insert(at int, sentences []string, id string) {
	w.text = append(w.text[:at:at], append([][]string{sentences}, w.text[at:]...)...)
	block := editor.Block{ID: id, Kind: editor.Paragraph}
	w.a.Body = append(w.a.Body[:at:at], append([]editor.Block{block}, w.a.Body[at:]...)...)
}

// version is the story as it is now, filed some minutes after the one before.
func (w *writer) version(r editor.Revision) editor.Version {
	for i, sentences := range w.text {
		w.a.Body[i].Text = strings.Join(sentences, " ")
	}
	w.find()
	r.Saved, r.Words = w.filed, w.words()
	w.filed = w.filed.Add(time.Duration(90+w.IntN(2400)) * time.Second)
	v := editor.Version{Story: editor.Story{Article: w.a, Facts: w.facts}.Clone(), Revision: r}
	settled, total := v.Story.Settled()
	v.Tally = editor.Tally{Words: r.Words, Facts: total, Settled: settled, Warnings: w.IntN(3)}
	return v
}

func (w *writer) words() int {
	n := 0
	for _, sentences := range w.text {
		n += count(sentences)
	}
	return n
}

func count(sentences []string) int {
	n := 0
	for _, s := range sentences {
		n += strings.Count(s, " ") + 1
	}
	return n
}

// tag makes facts of some figures of the story.
func (w *writer) tag() {
	for i, sentences := range w.text {
		figure := figureIn(strings.Join(sentences, " "))
		if figure == "" || w.IntN(3) == 0 {
			continue
		}
		w.facts = append(w.facts, editor.Fact{ID: w.id(), Kind: editor.Figure, Status: editor.Unchecked,
			Range: editor.Range{Block: w.a.Body[i].ID}, Text: figure})
		if len(w.facts) == 8 {
			return
		}
	}
}

// settle verifies the next fact that nobody has looked at.
func (w *writer) settle() {
	for i := range w.facts {
		if f := &w.facts[i]; f.Status == editor.Unchecked && !f.Gone {
			f.Status, f.Checker, f.Settled = editor.Verified, w.pick(editors), w.filed
			f.Sources = []editor.Source{{Kind: "web", Title: w.headline(), URL: "https://example.org/" + w.word(), When: w.filed.Format(time.DateOnly)}}
			if w.IntN(12) == 0 {
				f.Status, f.Settled = editor.Disputed, time.Time{}
			}
			return
		}
	}
}

// find puts every fact where its words are now.
func (w *writer) find() {
	for i := range w.facts {
		f := &w.facts[i]
		at := -1
		if b := w.a.Block(f.Block); b >= 0 && !f.Gone {
			at = strings.Index(w.a.Body[b].Text, f.Text)
		}
		if at < 0 {
			f.Gone, f.Range = true, editor.Range{}
			continue
		}
		f.Start, f.End = at, at+len(f.Text)
	}
}

// id is an identifier such as editor.NewID makes, but always the same one.
func (w *writer) id() string {
	const letters = "abcdefghijklmnopqrstuvwxyz234567"
	var b [10]byte
	for i := range b {
		b[i] = letters[w.IntN(len(letters))]
	}
	return string(b[:])
}
