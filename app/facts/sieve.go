package facts

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/editor"
)

// Sieve says which facts are listed. What is empty lets all through.
type Sieve struct {
	Open   bool // only those that are not settled
	Status editor.FactStatus
	Kind   editor.FactKind
	Who    string // assigned to, checked or seen a second time by
	Risk   editor.Risk
	Asked  bool // only those with a question nobody has closed
	Gaps   bool // no facts, but the sentences that have none

	Contradictions bool // no facts, but where the story contradicts itself
}

// Passes reports whether a fact is listed.
func (s Sieve) Passes(f editor.Fact) bool {
	return !s.Gaps && !s.Contradictions && f.IsFact() == (s.Kind.Base() != editor.NoFact) && (!s.Open || !f.IsSettled()) && (s.Status == "" || f.Status == s.Status) && (s.Kind == "" || f.Kind == s.Kind) &&
		(s.Who == "" || slices.Contains(people(f), s.Who)) && (s.Risk == "" || slices.Contains(f.Risks, s.Risk)) &&
		(!s.Asked || asked(f))
}

// people are who has to do with the checking of a fact.
func people(f editor.Fact) []string { return []string{f.Assigned, f.Checker, f.Second} }

// asked reports whether a question about a fact is open.
func asked(f editor.Fact) bool {
	return slices.ContainsFunc(f.Questions, func(q editor.Question) bool { return !q.Closed })
}

// name is what the sieve is called on its pill.
func (s Sieve) name(desk editor.FactDesk) string {
	switch {
	case s.Open:
		return lang.X("sieve.open", "Not settled")
	case s.Gaps:
		return lang.X("sieve.gaps", "No fact")
	case s.Contradictions:
		return lang.X("sieve.contradictions", "Contradictions")
	case s.Asked:
		return lang.X("sieve.asked", "Open questions")
	case s.Status != "":
		return StatusName(desk, s.Status)
	case s.Kind != "":
		return kindName(desk, s.Kind)
	case s.Who != "":
		return s.Who
	case s.Risk != "":
		return riskName(s.Risk)
	}
	return lang.X("factlist.all", "All")
}

// brief is a name as there is room for it.
func brief(name string, most int) string {
	if runes := []rune(name); len(runes) > most {
		return strings.TrimSpace(string(runes[:most-1])) + "…"
	}
	return name
}

// riskName is what a risk is called on screen.
func riskName(r editor.Risk) string {
	switch r {
	case editor.Legal:
		return lang.X("risk.legal", "Legal")
	case editor.Health:
		return lang.X("risk.health", "Health")
	case editor.Children:
		return lang.X("risk.children", "Children")
	}
	return string(r)
}

// Filter shows only what a sieve lets through.
func (v *View) Filter(s Sieve) {
	v.sieve, v.span = s, nil
	v.count()
	v.rebuild()
	call(v.OnFilter)
	if v.checking && len(v.shown) > 0 {
		v.choose(max(0, v.list.Selected()))
	}
}

// Listed returns the facts that are listed.
func (v *View) Listed() []editor.Fact {
	var out []editor.Fact
	for _, it := range v.shown {
		if !it.suggestion && it.finding == nil {
			out = append(out, it.fact)
		}
	}
	return out
}

// FilterMenu opens the menu of sieves.
func (v *View) FilterMenu() { v.pill.Tapped(nil) }

// FilterItems are the menu: all, what is open, and by status, kind, person and risk what
// there is, with how many.
func (v *View) FilterItems() []*fyne.MenuItem {
	items := []*fyne.MenuItem{v.sift(Sieve{}), v.sift(Sieve{Open: true})}
	if s := (Sieve{Asked: true}); v.passing(s) > 0 || v.sieve == s {
		items = append(items, v.sift(s))
	}
	under := func(title string, sieves []Sieve) {
		if len(sieves) == 0 {
			return
		}
		sub := fyne.NewMenuItem(title, nil)
		sub.ChildMenu = fyne.NewMenu("")
		for _, s := range sieves {
			sub.ChildMenu.Items = append(sub.ChildMenu.Items, v.sift(s))
		}
		items = append(items, sub)
	}
	gaps := fyne.NewMenuItem(lang.X("sieve.gaps.menu", "Sentences without a fact"), func() { v.Filter(Sieve{Gaps: true}) })
	gaps.Checked = v.sieve.Gaps
	items = append(items, v.sift(Sieve{Contradictions: true}), gaps, fyne.NewMenuItemSeparator())
	under(lang.X("sieve.status", "Status"), sievesOf(v, inUse(v.facts, v.desk.FactStatuses(), func(f editor.Fact) []editor.FactStatus { return []editor.FactStatus{f.Status} }),
		func(s editor.FactStatus) Sieve { return Sieve{Status: s} }))
	under(lang.X("sieve.kind", "Kind"), sievesOf(v, inUse(v.facts, v.desk.FactKinds(), func(f editor.Fact) []editor.FactKind { return []editor.FactKind{f.Kind} }),
		func(k editor.FactKind) Sieve { return Sieve{Kind: k} }))
	under(lang.X("sieve.who", "Checker"), sievesOf(v, v.People(), func(name string) Sieve { return Sieve{Who: name} }))
	under(lang.X("sieve.risk", "Risk"), sievesOf(v, inUse(v.facts, editor.Risks, func(f editor.Fact) []editor.Risk { return f.Risks }),
		func(r editor.Risk) Sieve { return Sieve{Risk: r} }))
	return items
}

// sift is a menu's entry for a sieve.
func (v *View) sift(s Sieve) *fyne.MenuItem {
	item := fyne.NewMenuItem(fmt.Sprintf("%s  %s", s.name(v.desk), control.Number(v.passing(s))), func() { v.Filter(s) })
	item.Checked = s == v.sieve
	return item
}

func (v *View) passing(s Sieve) int {
	if s.Contradictions {
		return v.contradicted()
	}
	n := 0
	for _, f := range v.facts {
		if s.Passes(f) {
			n++
		}
	}
	return n
}

func sievesOf[T any](v *View, all []T, make func(T) Sieve) []Sieve {
	var out []Sieve
	for _, one := range all {
		if s := make(one); v.passing(s) > 0 {
			out = append(out, s)
		}
	}
	return out
}

// inUse are the values that facts have, those that a menu knows in its order, a
// desk's own behind them.
func inUse[T cmp.Ordered](facts []editor.Fact, known []T, of func(editor.Fact) []T) []T {
	var out []T
	for _, f := range facts {
		for _, x := range of(f) {
			if !slices.Contains(out, x) {
				out = append(out, x)
			}
		}
	}
	rank := func(x T) int {
		if i := slices.Index(known, x); i >= 0 {
			return i
		}
		return len(known)
	}
	slices.SortFunc(out, func(a, b T) int { return cmp.Or(rank(a)-rank(b), cmp.Compare(a, b)) })
	return out
}

// People are the names of who has to do with the checking of these facts, by the
// alphabet.
func (v *View) People() []string {
	return slices.DeleteFunc(inUse(v.facts, nil, people), func(name string) bool { return name == "" })
}
