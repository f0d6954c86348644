package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"stet/editor"
)

// entry is a fact with the number it goes by in every report, and all there is to
// say of it.
type entry struct {
	editor.Fact
	Number  int
	Kind    string
	Glyph   string
	Status  string // in words
	Class   string // settled, wanting, disputed or open: how its line is drawn
	Details []detail
}

// entries are the facts in the order of the text, those whose words are gone last.
// What is marked as nothing to check has no number.
func (d *Dossier) entries() []entry {
	place := map[string]int{}
	for i, b := range d.blocks() {
		place[b.id] = i
	}
	facts := slices.Clone(d.Story.Facts)
	slices.SortStableFunc(facts, func(f, g editor.Fact) int {
		if f.Gone != g.Gone {
			if f.Gone {
				return 1
			}
			return -1
		}
		return cmp.Or(cmp.Compare(place[f.Block], place[g.Block]), cmp.Compare(f.Start, g.Start))
	})
	var out []entry
	for _, f := range facts {
		if !f.IsFact() {
			continue
		}
		e := entry{Fact: f, Number: len(out) + 1, Kind: d.kindLabel(f.Kind), Glyph: d.glyph(f.Status),
			Status: d.statusLabel(f.Status), Class: classOf(f), Details: d.details(f)}
		if f.Stale || f.Gone {
			e.Glyph, e.Status = "⚠", "To be checked again, was "+strings.ToLower(e.Status)
		}
		out = append(out, e)
	}
	return out
}

// classOf is how a fact's line is drawn.
func classOf(f editor.Fact) string {
	switch {
	case f.Stale, f.Gone && !f.IsSettled():
		return "wanting"
	case f.Status.Settles(), f.IsSettled():
		return "settled"
	case f.Status.Decides():
		return "disputed"
	case f.Status.Base() == editor.Unchecked:
		return "open"
	}
	return "wanting"
}

// details says all that is known of a fact, but for its kind, status and words.
func (d *Dossier) details(f editor.Fact) []detail {
	var out []detail
	add := func(label, text string) {
		if text != "" {
			out = append(out, detail{Label: label, Text: text})
		}
	}
	if f.Gone {
		out = append(out, detail{"Gone", "these words are no longer in the story", true})
	}
	if f.Stale {
		out = append(out, detail{"Settled as", quoted(f.Was), true})
	}
	add("Means", f.Value)
	add("Speaker", join(" · ", f.Speaker, f.Cue))
	for _, s := range f.Sources {
		add("Source", sourceWords(s))
	}
	add("Calculation", f.Calculation)
	if f.Status.Base() == editor.Corrected {
		add("Was wrong", f.Change)
	} else {
		add("Said before", f.Change)
	}
	add("Note", f.Note)
	var risks []string
	for _, r := range f.Risks {
		risks = append(risks, string(r))
	}
	add("Risk", strings.Join(risks, ", "))
	add("Waived because", f.Reason)
	add("Writer", f.Writer)
	add("To be checked by", f.Assigned)
	decided := "Checked by"
	if f.Status.Base() == editor.Waived {
		decided = "Waived by"
	}
	add(decided, join(", ", f.Checker, d.when(f.Settled)))
	add("And by", join(", ", f.Second, d.when(f.SecondSettled)))
	if d.withheld {
		return out // the list of open questions says who waits for an answer
	}
	for _, q := range f.Questions {
		add("Question", d.questionWords(q))
	}
	add("Right of reply", d.replyWords(f.Reply))
	return out
}

func (d *Dossier) questionWords(q editor.Question) string {
	said := fmt.Sprintf("%s asked %s%s: %s", cmp.Or(q.By, "Somebody"), cmp.Or(q.To, "the writer"), d.on(q.At), quoted(q.Text))
	for _, a := range q.Answers {
		said += fmt.Sprintf(" %s%s: %s", cmp.Or(a.By, "Answer"), d.on(a.At), quoted(a.Text))
	}
	switch {
	case q.Closed:
		said += " Closed."
	case len(q.Answers) == 0:
		said += " No answer yet."
	}
	return said
}

func (d *Dossier) replyWords(r editor.RightOfReply) string {
	switch {
	case r.IsZero():
		return ""
	case r.Answer == "" && r.Answered.IsZero():
		return fmt.Sprintf("%s was asked%s and has not answered", cmp.Or(r.Whom, "The other side"), d.on(r.Asked))
	}
	return fmt.Sprintf("%s was asked%s and answered%s: %s", cmp.Or(r.Whom, "The other side"), d.on(r.Asked), d.on(r.Answered), quoted(r.Answer))
}

// sourceWords writes a source on one line.
func sourceWords(s editor.Source) string {
	kind := s.Kind
	if s.Secondary {
		kind = join(", ", kind, "secondary")
	}
	said := join(", ", cmp.Or(s.Title, s.URL, s.File, "untitled"), s.Locator)
	if kind != "" {
		said += " (" + kind + ")"
	}
	said = join(" — ", said, join(", ", s.Who, s.When, s.Method))
	if s.Title != "" {
		said = join(" · ", said, s.URL)
	}
	if s.Archived != "" {
		said += " · archived: " + s.Archived
	}
	if s.File != "" && (s.Title != "" || s.URL != "") {
		said += " · file: " + s.File
	}
	if s.Contact != "" {
		said += " · contact: " + s.Contact
	}
	if s.Confidential && s.Title != withheldTitle {
		said += " · CONFIDENTIAL"
	}
	return said
}

// when tells a time, "" for none.
func (d *Dossier) when(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(cmp.Or(d.Zone, time.UTC)).Format("2 Jan 2006, 15:04")
}

// on is when with the word that goes before it.
func (d *Dossier) on(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return " on " + d.when(t)
}

// quoted puts words between quotation marks; "" stays what it is.
func quoted(s string) string {
	if strings.TrimSpace(s) == "" {
		return ""
	}
	return editor.InQuotes(s)
}

// join sets what is not empty behind one another.
func join(between string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return strings.TrimSpace(p) == "" }), between)
}

// numbers lists the numbers of facts: "1, 4, 7".
func numbers(all []int) string {
	var out []string
	for _, n := range all {
		out = append(out, fmt.Sprint(n))
	}
	return strings.Join(out, ", ")
}
