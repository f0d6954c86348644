package redline

import (
	"fmt"
	"slices"
	"strings"

	"stet/editor"
	"stet/editor/diff"
)

// A note is a remark in the margin over pieces [from, to] of the lines
// [line, endLine].
type note struct {
	line, from, endLine, to int
	id                      int
	answers                 bool // the note before it, or what that answers
	by                      Signature
	text                    []string // one paragraph each
}

// ours signs what is no editor's remark but this comparison's.
var ours = Signature{Author: "Stet"}

// notes are what is said of the story and not in it: the comments of the newer
// version, each answer one of its own, and remarks of ours on facts and fields that
// changed and on what was edited in a passage that moved, which neither form of
// tracking can show inside a move.
func (r *Redline) notes(lines []line) []note {
	var out []note
	for _, x := range r.Facts {
		if x.Kind == diff.Reworded || x.Kind == diff.StatusChanged || x.Kind == diff.FactRemoved {
			n := factNote(x)
			n.find(lines, x.Place)
			out = append(out, n)
		}
	}
	for _, f := range r.Fields {
		if !onPage(f.Name) {
			n := note{by: ours, text: []string{
				editor.FieldLabel(f.Name) + " changed", "Before: " + orNone(f.Before), "Now: " + orNone(f.After)}}
			n.whole(lines, 0)
			out = append(out, n)
		}
	}
	for i := range lines {
		if edits := lines[i].edits(); edits != "" {
			n := note{by: ours, text: []string{r.moveNote(&lines[i]) + ": " + edits}}
			n.whole(lines, i)
			out = append(out, n)
		}
	}
	for _, c := range r.After.Story.Comments {
		for _, n := range commentNotes(c) {
			n.over(lines, c.Range)
			out = append(out, n)
		}
	}
	return out
}

// edits says what was edited in a line that moved, "" for nothing.
func (l *line) edits() string {
	if l.kind != diff.Moved {
		return ""
	}
	var edits []string
	for i, x := range l.pieces {
		words := "“" + strings.TrimSpace(x.Text) + "”"
		switch {
		case x.Op == diff.Equal || strings.TrimSpace(x.Text) == "":
		case x.come() && i > 0 && l.pieces[i-1].gone() && len(edits) > 0:
			edits[len(edits)-1] += " → " + words
		case x.gone():
			edits = append(edits, "deleted "+words)
		default:
			edits = append(edits, "added "+words)
		}
	}
	return strings.Join(edits, "; ")
}

func onPage(field string) bool {
	return field == editor.HeadlineID || field == editor.StandfirstID || field == "byline"
}

func orNone(value string) string {
	if value == "" {
		return "(none)"
	}
	return value
}

func factNote(x diff.FactChange) note {
	kind, label := factWords(x)
	n := note{by: ours, text: []string{kind + ": " + label}}
	if len(x.Words) > 0 {
		was, is := sides(x.Words)
		n.text = append(n.text, "Before: “"+was+"”", "Now: “"+is+"”")
	}
	by := x.Before
	if x.Kind == diff.Reworded && (by == nil || by.Checker == "") {
		by = x.After // it was settled in between
	}
	if by != nil && by.Checker != "" {
		n.text = append(n.text, "Settled by "+by.Checker+" as "+string(by.Status))
	}
	return n
}

// sides reads both sides out of runs.
func sides(runs []diff.Run) (before, after string) {
	for _, r := range runs {
		if r.Op != diff.Insert && r.Op != diff.MoveIn {
			before += r.Text
		}
		if r.Op != diff.Delete && r.Op != diff.MoveOut {
			after += r.Text
		}
	}
	return before, after
}

func commentNotes(c editor.Comment) []note {
	body := c.Body
	if c.Resolved {
		body = "[resolved] " + body
	}
	if c.Gone && c.Text != "" {
		body = fmt.Sprintf("(on “%s”, deleted since) %s", c.Text, body)
	}
	out := []note{{by: Signature{c.Author, c.At}, text: strings.Split(body, "\n")}}
	for _, a := range c.Replies {
		out = append(out, note{by: Signature{a.Author, a.At}, text: strings.Split(a.Body, "\n"), answers: true})
	}
	return out
}

// find lays a note over a place in the merged document; nowhere is the first
// line.
func (n *note) find(lines []line, at diff.Place) {
	i := slices.IndexFunc(lines, func(l line) bool { return l.block == at.Block })
	if at.Block < 0 || i < 0 {
		n.whole(lines, 0)
		return
	}
	n.whole(lines, i)
	from := slices.IndexFunc(lines[i].pieces, func(p piece) bool { return p.run >= at.Run })
	to := slices.IndexFunc(lines[i].pieces, func(p piece) bool { return p.run >= at.End })
	if from >= 0 {
		n.from = from
	}
	if to > n.from {
		n.to = to - 1
	}
}

// over lays a note over a range of the newer version.
func (n *note) over(lines []line, r editor.Range) {
	found := false
	for i := range lines {
		l := &lines[i]
		if l.after == nil || l.after.ID != r.Block || l.kind == diff.MovedAway {
			continue
		}
		for k, p := range l.pieces {
			if p.gone() || p.After.Start >= r.End || r.Start >= p.After.End {
				continue
			}
			if !found {
				n.line, n.from, found = i, k, true
			}
			n.endLine, n.to = i, k
		}
	}
	if !found {
		n.whole(lines, 0)
	}
}

func (n *note) whole(lines []line, i int) {
	n.line, n.endLine, n.from, n.to = i, i, 0, 0
	if i < len(lines) {
		n.to = max(0, len(lines[i].pieces)-1)
	}
}
