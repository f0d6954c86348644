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
		by, because := d.letStand(f)
		open.Rows = append(open.Rows, []string{f.Message, by, because})
	}
	out := page{Parts: []part{bound, open, d.checkers()}}
	if o := d.overridden(); len(o.Rows) > 0 {
		out.Parts = append(out.Parts, o)
	}
	out.Parts = append(out.Parts, part{Title: "Signed", Signs: []string{"Writer", "Checker", "Second checker", "Editor"}})
	return out
}

// letStand says who lets a finding stand, and why: by a waiver, or by the newest
// override of it.
func (d *Dossier) letStand(f editor.Finding) (by, because string) {
	if f.Waived != nil {
		return f.Waived.By, f.Waived.Reason
	}
	for _, r := range d.overriding() {
		if o := r.Override; slices.Contains(o.Findings, f.Seen()) {
			return o.By, o.Reason
		}
	}
	return "", ""
}

// overriding are the revisions that were filed with an override, the newest first:
// from the one that was signed off on to the one the sheet is for, or all up to it
// where none was signed off.
func (d *Dossier) overriding() []editor.Revision {
	all := []editor.Revision{d.Revision}
	for _, v := range slices.Backward(d.Versions) {
		if d.Signed == nil || v.Number >= d.Signed.Number {
			all = append(all, v.Revision)
		}
	}
	if d.Signed != nil {
		all = append(all, *d.Signed)
	}
	var out []editor.Revision
	for _, r := range all {
		if r.Override != nil && !slices.ContainsFunc(out, func(o editor.Revision) bool { return o.Number == r.Number }) {
			out = append(out, r)
		}
	}
	return out
}

// overridden says which gates were overridden, by whom and why.
func (d *Dossier) overridden() part {
	p := part{Title: "Overridden", Head: []string{"By", "When", "For", "Because", "What stood open"}}
	for _, r := range d.overriding() {
		o := r.Override
		what := cmp.Or(r.Name, r.Cause.Words())
		if r.Number > 0 {
			what = fmt.Sprintf("r%d · %s", r.Number, what)
		}
		var open []string
		for _, f := range o.Findings {
			_, said, _ := strings.Cut(f, ": ") // behind the rule
			open = append(open, cmp.Or(said, f))
		}
		p.Rows = append(p.Rows, []string{o.By, d.when(o.At), what, o.Reason, strings.Join(open, "\n")})
	}
	return p
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
