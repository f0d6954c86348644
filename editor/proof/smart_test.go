package proof

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// typed types text letter by letter as an editor with smart marks would.
func typed(text, lang string) string {
	var out string
	for _, r := range text {
		out += string(r)
		if cut, with, ok := Smart(out, lang); ok {
			out = out[:len(out)-cut] + with
		}
	}
	return out
}

func TestSmart(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"en-GB", `"Why?" he asked.`, `“Why?” he asked.`},
		{"en-GB", `He said: "It's the mayor's 'big' day."`, `He said: “It’s the mayor’s ‘big’ day.”`},
		{"en-GB", `("so")`, `(“so”)`},
		{"en-GB", `"'So,' he said."`, `“‘So,’ he said.”`},
		{"en-US", `the '"so"'`, `the ‘“so”’`},
		{"en-GB", `dogs' tails, rock 'n' roll`, `dogs’ tails, rock ‘n’ roll`},
		{"en-GB", `a 6'2" man and 41" of pipe`, `a 6'2" man and 41" of pipe`},
		{"en-GB", `"in 1961" and 'in 1962'`, `“in 1961” and ‘in 1962’`},
		{"en-GB", `the bill--it climbs--is`, `the bill–it climbs–is`},
		{"en-GB", `the bill --- it`, `the bill — it`},
		{"en-US", `the bill--it`, `the bill—it`},
		{"en-US", `a well-known "bridge"--"so"`, `a well-known “bridge”—“so”`},
		{"en-GB", `--- - --`, `--- - –`},
		{"en-GB", `---`, `---`},
		{"en-GB", `see https://example.org/a--b?q="x" and "so"`, `see https://example.org/a--b?q="x" and “so”`},
		{"en-GB", `www.a--b.org it's o'clock`, `www.a--b.org it’s o’clock`},
		{"de", `Er sagte: "Das ist 'gut'."`, `Er sagte: „Das ist ‚gut‘.“`},
		{"de-AT", `"so"`, `„so“`},
		{"de-CH", `"so 'und' so"`, `«so ‹und› so»`},
		{"de", `Wie geht's?`, `Wie geht’s?`},
		{"fr", `"Oui", dit-il, l'ami`, "«\u202fOui\u202f», dit-il, l’ami"},
		{"fr", `"Il dit 'oui à l'ami' hier"`, "«\u202fIl dit “oui à l’ami” hier\u202f»"},
		{"it", `"Disse 'dell'ora' ieri"`, "«Disse “dell’ora” ieri»"},
		{"fr-CA", `"Oui"`, "«\u00a0Oui\u00a0»"},
		{"es", `"sí"`, `«sí»`},
		{"es-MX", `"sí"`, `“sí”`},
		{"it", `"sì", l'ora`, `«sì», l’ora`},
		{"pl", `"tak"`, `„tak”`},
		{"sv", `"ja" och 'nej'`, `”ja” och ’nej’`},
		{"ru", `"да"`, `«да»`},
		{"pt-BR", `"sim"`, `“sim”`},
		{"pt", `"sim"`, `«sim»`},
		{"da", `"ja"`, `»ja«`},
		{"zz", `"so"`, `“so”`},
		{"", `"so"`, `“so”`},
		{"en", `- a`, `- a`},
	} {
		if got := typed(c.text, c.lang); got != c.want {
			t.Errorf("%s: %s\n got %s\nwant %s", c.lang, c.text, got, c.want)
		}
	}
}

// FuzzSmart holds that what is to be replaced is the end of the text, on runes,
// and that no letter is lost.
func FuzzSmart(f *testing.F) {
	f.Add(`"a'b--"`, "de")
	f.Add("–-", "en-GB")
	f.Add("«\u202f\"", "fr")
	f.Fuzz(func(t *testing.T, text, lang string) {
		text = strings.ToValidUTF8(text, "?")
		cut, with, ok := Smart(text, lang)
		if !ok {
			return
		}
		if cut < 1 || cut > len(text) || with == "" || !utf8.ValidString(text[:len(text)-cut]) {
			t.Fatalf("%q: cut %d for %q", text, cut, with)
		}
		if gone := text[len(text)-cut:]; strings.Trim(gone, `"'-–`) != "" {
			t.Fatalf("%q: %q is lost", text, gone)
		}
	})
}
