package pdf

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode"

	"stet/editor"
)

var update = flag.Bool("update", false, "write alphabet.go and the golden files anew")

// cuts are the design's, as the desk hands them over.
var cuts = os.DirFS("../../../assets")

// TestAlphabet holds the alphabet against the cuts themselves.
func TestAlphabet(t *testing.T) {
	f, err := newFaces(cuts)
	if err != nil {
		t.Fatal(err)
	}
	has := func(r rune) bool {
		_, _, w := f.set(serif, r)
		return w > 0 && f.has(sans, []rune{r}) || f.has(serif, []rune{r})
	}
	if *update {
		writeAlphabet(t, has)
		return
	}
	for r := range rune(0x10000) {
		if got := unicode.Is(alphabet, r); got != has(r) && !unicode.IsControl(r) {
			t.Fatalf("%U: the alphabet says %v, the cuts %v: run the test with -update", r, got, has(r))
		}
	}
}

func writeAlphabet(t *testing.T, has func(rune) bool) {
	var b strings.Builder
	b.WriteString("package pdf\n\nimport \"unicode\"\n\n// alphabet is every letter that the cuts of the pages have between them: what cannot be\n" +
		"// shown is known without them. The tests write it, with -update.\nvar alphabet = &unicode.RangeTable{\n\tR16: []unicode.Range16{\n")
	latin := 0
	for r := rune(0x20); r < 0x10000; r++ {
		if !has(r) {
			continue
		}
		from := r
		for r < 0xffff && has(r+1) {
			r++
		}
		if r <= unicode.MaxLatin1 {
			latin++
		}
		fmt.Fprintf(&b, "\t\t{%#04x, %#04x, 1},\n", from, r)
	}
	fmt.Fprintf(&b, "\t},\n\tLatinOffset: %d,\n}\n", latin)
	if err := os.WriteFile("alphabet.go", []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestUnshown(t *testing.T) {
	for text, want := range map[string]string{
		"Café £41m – “naïve” №5":     "",
		"Привет, Αθήνα":              "",
		"cafe\u0301 a\u00adb\u200dc": "",
		"日本 says 日 👩\u200d🚒":         "日本👩🚒",
		"مرحبا":                      "مرحبا",
	} {
		s := editor.Story{Article: editor.Article{Headline: text}}
		if got := string(Unshown(s)); got != want {
			t.Errorf("%q: %q cannot be shown, want %q", text, got, want)
		}
	}
}
