package odt

import (
	"slices"
	"strings"
	"time"

	"stet/editor"
	"stet/editor/format/packed"
	"stet/editor/format/piece"
)

// region is one tracked change. Gone is what was deleted.
type region struct {
	author string
	at     time.Time
	gone   *packed.Node
}

// readRegions reads the list of tracked changes (part 3, 5.5).
func (r *reader) readRegions(n *packed.Node) {
	for _, c := range n.All("changed-region") {
		id := c.Attr("id")
		for _, what := range c.All("") {
			info := what.Child("change-info")
			one := region{author: strings.TrimSpace(info.Child("creator").Words()), at: moment(info.Child("date").Words())}
			switch what.Name.Local {
			case "deletion":
				one.gone = what
				r.regions[id] = one
			case "insertion":
				r.regions[id] = one
			}
		}
	}
}

// moment reads a time. One without a zone, as most programs write it, is taken for UTC.
func moment(s string) time.Time {
	for _, layout := range []string{time.RFC3339Nano, "2006-01-02T15:04:05.999999999", "2006-01-02T15:04", time.DateOnly} {
		if t, err := time.Parse(layout, strings.TrimSpace(s)); err == nil {
			return piece.Dated(t)
		}
	}
	return time.Time{}
}

// change reads where a change begins, ends or has taken words away.
func (r *reader) change(n *packed.Node, l looks) {
	id := n.Attr("change-id")
	one, known := r.regions[id]
	switch {
	case !known:
	case n.Name.Local == "change-start":
		r.open = append(r.open, id)
	case n.Name.Local == "change-end":
		r.open = slices.DeleteFunc(r.open, func(open string) bool { return open == id })
	case one.gone != nil:
		r.deleted(one, l)
	}
}

// deleted puts the words back that were taken away, marked as deleted. Where the ends
// of paragraphs were, blocks begin that are to be joined to the one before.
func (r *reader) deleted(by region, l looks) {
	first := true
	for _, p := range by.gone.All("") {
		if p.Name.Local != "p" && p.Name.Local != "h" {
			continue
		}
		if !first {
			at := r.at
			r.end(nil)
			r.at = at
			r.changed = &editor.Track{Kind: editor.Deleted, Author: by.author, At: by.at}
		}
		first = false
		from := r.words.Len()
		r.inlines(p, l)
		r.words.Mark(editor.Mark{Kind: editor.Deleted, Author: by.author, At: by.at}, from, r.words.Len())
	}
}

// begun notes that a paragraph begins in the midst of what somebody inserted: so it is
// that person's.
func (r *reader) begun() {
	if n := len(r.open); n > 0 && r.changed == nil && len(r.piece.Story.Article.Body) > 0 {
		by := r.regions[r.open[n-1]]
		r.changed = &editor.Track{Kind: editor.Inserted, Author: by.author, At: by.at}
	}
}
