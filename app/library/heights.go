package library

import (
	"stet/app/control"
	"stet/editor"
)

// heights remembers how high rows are at one width, which takes breaking their
// lines to find out, and the sum of them for their mean.
type heights struct {
	width float32
	known map[heightKey]float32
	sum   float32
}

type heightKey struct{ headline, snippet string }

const mostHeights = 5000

func (h *heights) at(width float32) {
	if h.known == nil || h.width != width || len(h.known) >= mostHeights {
		*h = heights{width: width, known: map[heightKey]float32{}}
	}
}

func (h *heights) remember(key heightKey, height float32) {
	h.known[key] = height
	h.sum += height
}

// height is how high story i is at a width.
func (v *View) height(i int, width float32) float32 {
	s, ok := v.rows.at(i)
	if !ok || s.ID == "" {
		return v.guess(width)
	}
	return v.heightOf(s, width)
}

func (v *View) heightOf(s editor.Summary, width float32) float32 {
	v.heights.at(width)
	key := heightKey{headline: control.Headline(s.Headline)}
	if v.words != "" {
		key.snippet = s.Snippet
	}
	if h, ok := v.heights.known[key]; ok {
		return h
	}
	r := newStoryRow()
	v.fill(r, s)
	h := control.HeightOf(r.Row, width)
	v.heights.remember(key, h)
	return h
}

// guess is how high a row is taken to be that is not at hand: as those seen so
// far, or as one whose headline takes two lines.
func (v *View) guess(width float32) float32 {
	if v.heights.at(width); len(v.heights.known) == 0 {
		v.heightOf(editor.Summary{Headline: "A headline that takes up two lines in a pane", Slug: "slug"}, width)
	}
	return float32(int(v.heights.sum) / len(v.heights.known))
}
