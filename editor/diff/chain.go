package diff

import (
	"cmp"
	"slices"
)

// chain returns the heaviest choice of pairs that rises on both sides, in
// order. Indices of b are below n. It takes n log n for n pairs.
func chain(all []candidate, n int) []candidate {
	all = slices.Clone(all)
	slices.SortFunc(all, func(x, y candidate) int {
		return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(y.b, x.b))
	})
	type link struct {
		total int64
		last  int
	}
	best := make([]link, n+1) // a Fenwick tree of the heaviest chain that ends below each b
	for i := range best {
		best[i].last = -1
	}
	before := make([]int, len(all))
	top := link{0, -1}
	for k, c := range all {
		head := link{0, -1}
		for j := c.b; j > 0; j -= j & -j {
			if best[j].total > head.total {
				head = best[j]
			}
		}
		before[k] = head.last
		now := link{head.total + c.weight, k}
		for j := c.b + 1; j <= n; j += j & -j {
			if now.total > best[j].total {
				best[j] = now
			}
		}
		if now.total > top.total {
			top = now
		}
	}
	var out []candidate
	for k := top.last; k >= 0; k = before[k] {
		out = append(out, all[k])
	}
	slices.Reverse(out)
	return out
}
