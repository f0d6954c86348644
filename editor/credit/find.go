package credit

import (
	"cmp"
	"slices"
	"strings"

	"stet/editor"
)

// Find returns at most so many organisations whose name, another name or web host
// holds what was typed: those that begin with it first, the shorter names before the
// longer.
func (o *Outlets) Find(words string, most int) []editor.Outlet {
	key := fold(words)
	if o == nil || key == "" {
		return nil
	}
	type hit struct {
		rank, length int
		outlet       Outlet
	}
	var hits []hit
	for _, one := range o.all {
		if rank := one.rank(key); rank > 0 {
			hits = append(hits, hit{rank, len(one.Name), one})
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.length, b.length))
	})
	var out []editor.Outlet
	for _, h := range hits[:min(most, len(hits))] {
		out = append(out, editor.Outlet{Name: h.outlet.Name, Kind: h.outlet.Kind, Domain: h.outlet.Domain, Aliases: h.outlet.Aliases})
	}
	return out
}

// rank is how well an outlet goes by what was typed, folded: 1 is best, 0 not at all.
func (one Outlet) rank(key string) int {
	best := 0
	for i, name := range append([]string{one.Name, one.Domain}, one.Aliases...) {
		folded := withoutThe(fold(name))
		rank := 0
		switch at := strings.Index(folded, withoutThe(key)); {
		case folded == withoutThe(key):
			rank = 1
		case at == 0 && i == 0:
			rank = 2
		case at == 0:
			rank = 3
		case at > 0:
			rank = 4
		}
		if rank > 0 && (best == 0 || rank < best) {
			best = rank
		}
	}
	return best
}
