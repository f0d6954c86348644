package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"stet/editor"
)

// signOff is the sheet that is signed. It holds for the words with its hash, and for
// no others.
func signOff(d *Dossier) page {
	r := d.Revision
	bound := part{Title: "What is signed", Lead: fmt.Sprintf("This sheet is for revision %d of the story and for no other: the words, facts and sources with the SHA-256 %s.", r.Number, grouped(r.Hash))}
	if s := d.Signed; s != nil {
		bound.Lead += "\n" + d.signedWords(*s)
	}
	open := part{Title: "Still open", Head: []string{"What", "Let stand by", "Because"}, Empty: "Nothing stands open."}
	for _, f := range d.Standing {
		row := []string{f.Message, "", ""}
		if f.Waived != nil {
			row[1], row[2] = f.Waived.By, f.Waived.Reason
		}
		open.Rows = append(open.Rows, row)
	}
	out := page{Parts: []part{bound, open, d.checkers()}}
	if o := r.Override; o != nil {
		out.Parts = append(out.Parts, part{Title: "Overridden", Head: []string{"By", "When", "Because", "What stood open"},
			Rows: [][]string{{o.By, d.when(o.At), o.Reason, strings.Join(o.Findings, "\n")}}})
	}
	out.Parts = append(out.Parts, part{Title: "Signed", Signs: []string{"Writer", "Checker", "Second checker", "Editor"}})
	return out
}

// signedWords says who signed off which revision.
func (d *Dossier) signedWords(s editor.Revision) string {
	said := fmt.Sprintf("%s signed off revision %d on %s.", cmp.Or(s.Author, "Somebody"), s.Number, d.when(s.Saved))
	if s.Number != d.Revision.Number {
		said += " This is not the revision that was signed off."
	}
	return said
}

// checkers says who answers for which facts.
func (d *Dossier) checkers() part {
	p := part{Title: "Who checked", Head: []string{"Who", "Facts settled", "As second", "Which"}, Empty: "Nobody has settled a fact."}
	type work struct {
		first, second int
		facts         []int
	}
	of := map[string]*work{}
	var names []string
	at := func(name string, number int) *work {
		if of[name] == nil {
			of[name] = &work{}
			names = append(names, name)
		}
		w := of[name]
		if !slices.Contains(w.facts, number) {
			w.facts = append(w.facts, number)
		}
		return w
	}
	for _, e := range d.entries() {
		if e.Checker != "" && e.IsSettled() {
			at(e.Checker, e.Number).first++
		}
		if e.Second != "" && e.IsSettled() {
			at(e.Second, e.Number).second++
		}
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Compare(strings.ToLower(a), strings.ToLower(b)) })
	for _, n := range names {
		p.Rows = append(p.Rows, []string{n, fmt.Sprint(of[n].first), fmt.Sprint(of[n].second), numbers(of[n].facts)})
	}
	return p
}

// grouped parts a hash into eights, for those who compare it by eye.
func grouped(hash string) string {
	var out []string
	for chunk := range slices.Chunk([]byte(hash), 8) {
		out = append(out, string(chunk))
	}
	return strings.Join(out, " ")
}
