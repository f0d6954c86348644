package workflow

import (
	"bytes"
	"slices"
	"testing"

	"stet/editor"
)

// TestPages sets a story on the paper of its country, under the number of the revision
// that an export files.
func TestPages(t *testing.T) {
	d, id := welcomed(t)
	s := opened(t, d, id).Story
	if n := d.numbers(t.Context(), []editor.Story{{}, s}); !slices.Equal(n, []int{0, 3}) || d.pages(s).Letter {
		t.Errorf("got %v, %+v", n, d.pages(s))
	}
	var a4, letter bytes.Buffer
	if err := d.Encode(&a4, ".pdf", s); err != nil {
		t.Fatal(err)
	}
	again, err := d.Decode("sent.pdf", a4.Bytes(), ImportOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := again.Article.Body, s.Article.Body; len(got) != len(want) || got[0].Text != want[0].Text || again.Article.Slug != s.Article.Slug {
		t.Errorf("read back as %+v", again.Article)
	}
	s.Article.Language = "en-US"
	if err := d.Encode(&letter, ".pdf", s); err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(a4.Bytes(), []byte("/MediaBox [0 0 595.28 841.89]")) || !bytes.Contains(letter.Bytes(), []byte("/MediaBox [0 0 612.00 792.00]")) {
		t.Error("not on A4 and on US Letter")
	}
	for _, c := range []struct {
		country, language string
		want              bool
	}{{"", "", false}, {"", "en", false}, {"", "es-MX", true}, {"ca", "en-GB", true}, {"DE", "en-US", false}} {
		d.country = func() string { return c.country }
		if got := d.onLetter(c.language); got != c.want {
			t.Errorf("%q, %q: got %v", c.country, c.language, got)
		}
	}
}
