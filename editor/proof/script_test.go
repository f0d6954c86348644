package proof

import "testing"

func TestAlien(t *testing.T) {
	for _, c := range []struct {
		word, lang string
		alien      bool
	}{
		{"harbour", "en-GB", false},
		{"Ørsted", "en-GB", false},
		{"шторм", "en-GB", true},
		{"שלום", "en", true},
		{"東京", "en-US", true},
		{"шторм", "uk", false},
		{"storm", "uk", true},
		{"storm", "sr-Latn", false},
		{"шторм", "sr", false},
		{"’tis", "en", false},
		{"42", "en", false},
		{"각", "ko", false},
	} {
		if got := alien(c.word, c.lang); got != c.alien {
			t.Errorf("%s in %s: %v", c.word, c.lang, got)
		}
	}
}
