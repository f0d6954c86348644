package diff

import "testing"

func TestApart(t *testing.T) {
	for _, c := range []struct {
		op                    Op
		before, words, behind string
	}{
		{Insert, " ", "as cracks spread", ""},
		{Insert, "", "any of", " "},
		{MoveIn, " ", "Then.", "  "},
		{Delete, "", " in a statement", ""},
		{MoveOut, "", "weekly", " "},
		{Insert, "", "  ", ""},
		{Delete, "", "", ""},
	} {
		r := Run{Op: c.op, Text: c.before + c.words + c.behind}
		if b, w, e := r.Apart(); b != c.before || w != c.words || e != c.behind {
			t.Errorf("%v %q: got %q, %q, %q", c.op, r.Text, b, w, e)
		}
	}
}
