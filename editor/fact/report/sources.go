package report

import (
	"slices"

	"stet/editor"
)

// cited is a source with the numbers of the facts that rest on it.
type cited struct {
	editor.Source
	facts []int
}

// cited lists each source once, in the order of the first fact that rests on it.
// Two are one where all is equal but their IDs.
func (d *Dossier) cited() []cited {
	var out []cited
	for _, e := range d.entries() {
		for _, s := range e.Sources {
			s.ID = ""
			i := slices.IndexFunc(out, func(c cited) bool { return c.Source == s })
			if i < 0 {
				i, out = len(out), append(out, cited{Source: s})
			}
			if n := len(out[i].facts); n == 0 || out[i].facts[n-1] != e.Number {
				out[i].facts = append(out[i].facts, e.Number)
			}
		}
	}
	return out
}

// sources is the list of sources, and of the facts that have none.
func sources(d *Dossier) page {
	list := part{Title: "Sources", Head: []string{"Source", "Kind", "Where in it", "Who, when, how", "Address", "Kept file", "Facts"},
		Empty: "No fact has a source."}
	for _, c := range d.cited() {
		kind := join(", ", c.Kind, secondary(c.Source))
		if c.Confidential {
			kind = join(", ", kind, "confidential")
		}
		list.Rows = append(list.Rows, []string{c.Title, kind, c.Locator, join(", ", c.Who, c.When, c.Method, c.Contact),
			join(" ", c.URL, c.Archived), join(" ", c.File, c.SHA256), numbers(c.facts)})
	}
	without := part{Title: "Facts without a source", Head: []string{"Fact", "Kind", "Status", "Words"}, Empty: "Every fact has a source."}
	all := d.entries()
	if len(all) == 0 {
		without.Empty = "The story has no facts."
	}
	for _, e := range all {
		if len(e.Sources) == 0 {
			without.Rows = append(without.Rows, e.row())
		}
	}
	return page{Wide: true, Parts: []part{list, without}}
}

// row is what a table says of a fact: its number, kind, status and words.
func (e entry) row() []string {
	return []string{numbers([]int{e.Number}), e.Kind, e.Glyph + " " + e.Status, e.Text}
}

func secondary(s editor.Source) string {
	if s.Secondary {
		return "secondary"
	}
	return ""
}
