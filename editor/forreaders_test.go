package editor

import "testing"

// TestTermsForReaders: a licence asks to be shown; other terms are the desk's business.
func TestTermsForReaders(t *testing.T) {
	for terms, want := range map[string]string{
		"":                                 "",
		"One use with credit, no sales":    "",
		"For editorial use only":           "",
		"Licensed under CC BY-ND 4.0":      "Licensed under CC BY-ND 4.0",
		"Creative Commons, see the source": "Creative Commons, see the source",
	} {
		s := Story{Article: Article{UsageTerms: terms, Body: []Block{{Kind: ImageBlock, Image: &Image{UsageTerms: terms}}}}}
		out := s.ForReaders().Article
		if out.UsageTerms != want || out.Body[0].Image.UsageTerms != want {
			t.Errorf("readers see %q and %q of %q", out.UsageTerms, out.Body[0].Image.UsageTerms, terms)
		}
	}
}
