package app

import (
	"testing"

	"stet/editor"
)

func TestLineOf(t *testing.T) {
	for _, c := range []struct {
		f    editor.Finding
		want string
	}{
		{editor.Finding{Message: "The story has no credit line"}, "The story has no credit line"},
		{editor.Finding{Message: "It reads “gazete”", Text: "gazete"}, "It reads “gazete”"},
		{editor.Finding{Message: "Nobody is named", Text: "It fell."}, "Nobody is named – “It fell.”"},
		{editor.Finding{Range: editor.Range{Block: "i"}, Message: "Picture 1 has no credit", Text: "pictures/5cd3660426a6-quay.jpg"}, "Picture 1 has no credit – “quay.jpg”"},
		{editor.Finding{Field: "embargo", Message: "The story is under embargo until 5 December 2026, 00:01 UTC", Text: "2026-12-05T00:01:00Z"}, "The story is under embargo until 5 December 2026, 00:01 UTC"},
	} {
		if got := lineOf(c.f); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
