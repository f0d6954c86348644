package library

import (
	"slices"

	"stet/editor"
)

const (
	// page is how many rows are asked for on either side of those in sight.
	page = 100
	// soonNeeded is how near to those in sight a row may be that is not at hand.
	soonNeeded = 20
	// mostAtHand is how many rows of a view are kept; those far away are let go.
	mostAtHand = 10 * page
)

// rows are the stories of a list: of all of them the running number, of those
// near what is in sight what their rows say.
type rows struct {
	order  []int64
	atHand map[int64]editor.Summary
}

func newRows(order []int64, some []editor.Summary) rows {
	r := rows{order, map[int64]editor.Summary{}}
	for _, s := range some {
		r.atHand[s.Number] = s
	}
	return r
}

// found are rows that are all at hand, in their own order.
func found(some []editor.Summary) rows {
	r := newRows(nil, some)
	r.add(some)
	return r
}

// add puts further rows below.
func (r *rows) add(some []editor.Summary) {
	for _, s := range some {
		r.order = append(r.order, s.Number)
		r.atHand[s.Number] = s
	}
}

func (r *rows) len() int { return len(r.order) }

// at returns the story at a place, false where it is not at hand.
func (r *rows) at(i int) (editor.Summary, bool) {
	if i < 0 || i >= len(r.order) {
		return editor.Summary{}, false
	}
	s, ok := r.atHand[r.order[i]]
	return s, ok
}

// index returns the place of a story, -1 for none.
func (r *rows) index(number int64) int { return slices.Index(r.order, number) }

// stretch returns the running numbers from one place to another, as far as there
// are any.
func (r *rows) stretch(from, to int) []int64 {
	return r.order[min(max(0, from), len(r.order)):min(max(0, to), len(r.order))]
}

// missing returns which rows are to be read when those between two places are in
// sight: none while all that will soon be needed are at hand.
func (r *rows) missing(from, to int) []int64 {
	absent := func(n int64) bool { _, ok := r.atHand[n]; return !ok }
	if !slices.ContainsFunc(r.stretch(from-soonNeeded, to+soonNeeded), absent) {
		return nil
	}
	var out []int64
	for _, n := range r.stretch(from-page, to+page) {
		if absent(n) {
			out = append(out, n)
		}
	}
	return out
}

// put takes rows that were asked for; one of those that did not come is not there
// any more. What is at hand already is newer. Where there are very many, those
// far from the sight are let go.
func (r *rows) put(asked []int64, came []editor.Summary, from, to int) {
	for _, s := range came {
		r.keep(s)
	}
	for _, n := range asked {
		r.keep(editor.Summary{Number: n})
	}
	if len(r.atHand) <= mostAtHand {
		return
	}
	near := map[int64]editor.Summary{}
	for _, n := range r.stretch(from-2*page, to+2*page) {
		if s, ok := r.atHand[n]; ok {
			near[n] = s
		}
	}
	r.atHand = near
}

func (r *rows) keep(s editor.Summary) {
	if _, ok := r.atHand[s.Number]; !ok {
		r.atHand[s.Number] = s
	}
}
