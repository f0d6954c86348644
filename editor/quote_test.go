package editor

import (
	"strings"
	"testing"
)

func TestInQuotes(t *testing.T) {
	for words, want := range map[string]string{
		"14,000 cars":              "“14,000 cars”",
		"“No,”":                    "“No,”",
		"\"No\"":                   "“No”",
		"“Nobody who has seen":     "“Nobody who has seen”",
		" drive a lorry.” ":        "“drive a lorry.”",
		"“No,” she said. “Never.”": "“‘No,’ she said. ‘Never.’”",
		"said “no”":                "“said ‘no’”",
		"":                         "“”",
	} {
		if got := InQuotes(words); got != want {
			t.Errorf("%q: got %s, want %s", words, got, want)
		}
	}
}

func FuzzInQuotes(f *testing.F) {
	f.Add("“No,” she said. \"Never.\"")
	f.Fuzz(func(t *testing.T, words string) {
		if got := InQuotes(words); strings.Count(got, "“") != 1 || strings.Count(got, "”") != 1 {
			t.Errorf("%q: %s has doubled marks", words, got)
		}
	})
}
