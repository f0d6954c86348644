package report

import (
	"fmt"

	"stet/editor"
	"stet/editor/fact"
)

// coverage counts the facts of each kind, and the sentences that have any.
func coverage(d *Dossier) page {
	kinds := part{Title: "By kind", Head: []string{"Kind", "Facts", "Settled", "Disputed", "Needs work", "With a source", "Share settled"}, Empty: "No fact is tagged."}
	var order []editor.FactKind
	counts := map[editor.FactKind]*tally{}
	var every tally
	for _, e := range d.entries() {
		k := e.Fact.Kind
		if counts[k] == nil {
			counts[k] = &tally{}
			order = append(order, k)
		}
		counts[k].add(e)
		every.add(e)
	}
	for _, k := range inMenuOrder(order) {
		kinds.Rows = append(kinds.Rows, counts[k].row(d.kindLabel(k)))
	}
	if len(order) > 1 {
		kinds.Rows = append(kinds.Rows, every.row("All"))
	}
	cover := fact.Cover(d.Story)
	gaps := part{Title: "Sentences with no fact and no word that there is none", Head: []string{"Where", "Sentence"}, Empty: "Every sentence is covered."}
	where := map[string]string{}
	for _, b := range d.blocks() {
		where[b.id] = b.name
	}
	tagged := 0
	for _, s := range cover.Sentences {
		if len(s.Facts) > 0 {
			tagged++
		}
		if !s.Covered() {
			gaps.Rows = append(gaps.Rows, []string{where[s.Block], s.Text})
		}
	}
	all, open := len(cover.Sentences), len(gaps.Rows)
	gaps.Lead = fmt.Sprintf("Sentences: %d. With facts: %d. Marked as having nothing to check: %d. Not covered: %d.", all, tagged, all-tagged-open, open)
	return page{Front: []detail{{Label: "Sentences covered", Text: percent(all-open, all)}}, Parts: []part{kinds, gaps}}
}

// tally counts facts.
type tally struct{ facts, settled, disputed, wanting, sourced int }

func (t *tally) add(e entry) {
	t.facts++
	switch e.Class {
	case "settled":
		t.settled++
	case "disputed":
		t.disputed++
	default:
		t.wanting++
	}
	if len(e.Sources) > 0 {
		t.sourced++
	}
}

func (t *tally) row(name string) []string {
	return []string{name, fmt.Sprint(t.facts), fmt.Sprint(t.settled), fmt.Sprint(t.disputed), fmt.Sprint(t.wanting), fmt.Sprint(t.sourced), percent(t.settled, t.facts)}
}

// percent is a share in whole numbers; not quite all is never 100%.
func percent(n, of int) string {
	if of == 0 {
		return "–"
	}
	return fmt.Sprintf("%d%%", n*100/of)
}

// inMenuOrder sorts kinds as menus have them; those of the desk stand behind their
// base, others last.
func inMenuOrder(kinds []editor.FactKind) []editor.FactKind {
	var out []editor.FactKind
	taken := map[editor.FactKind]bool{}
	take := func(want func(editor.FactKind) bool) {
		for _, k := range kinds {
			if !taken[k] && want(k) {
				out, taken[k] = append(out, k), true
			}
		}
	}
	for _, base := range editor.FactKinds {
		take(func(k editor.FactKind) bool { return k == base })
		take(func(k editor.FactKind) bool { return k.Base() == base })
	}
	take(func(editor.FactKind) bool { return true })
	return out
}
