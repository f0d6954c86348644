package editor

import (
	"errors"
	"testing"
)

func TestParseLink(t *testing.T) {
	for typed, want := range map[string]string{
		"https://example.org/a?b=c#d":       "https://example.org/a?b=c#d",
		" http://example.org ":              "http://example.org",
		"example.org/ferry":                 "https://example.org/ferry",
		"www.example.org":                   "https://www.example.org",
		"HTTPS://Example.org/A":             "https://Example.org/A",
		"desk@example.org":                  "mailto:desk@example.org",
		"mailto:desk@example.org?subject=a": "mailto:desk@example.org?subject=a",
		"tel:+442079460000":                 "tel:+442079460000",
		"localhost:8080/preview":            "https://localhost:8080/preview",
		"https://exämple.org/ü":             "https://exämple.org/ü",
		"https://en.example.org/wiki/A_(b)": "https://en.example.org/wiki/A_(b)",
		"https://[2001:db8::1]/":            "https://[2001:db8::1]/",
		"example.org/@desk":                 "https://example.org/@desk",
		"":                                  "",
		"ferry":                             "",
		"two words.org":                     "",
		"javascript:alert(1)":               "",
		"JavaScript:alert(1)":               "",
		"javascript://example.org/%0aalert": "",
		"data:text/html,x":                  "",
		"file:///etc/passwd":                "",
		"https://":                          "",
		"https://ferry":                     "",
		"mailto:":                           "",
		"mailto:desk":                       "",
		"example.":                          "",
		"..org":                             "",
	} {
		got, err := ParseLink(typed)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%q is %q (%v), want %q", typed, got, err, want)
		}
		var field *FieldError
		if err != nil && !errors.As(err, &field) {
			t.Errorf("%q: %T", typed, err)
		}
	}
}

// FuzzParseLink checks that what was taken once is taken again as it is.
func FuzzParseLink(f *testing.F) {
	for _, s := range []string{"example.org", "a@b.de", "tel:1", "https://x.y/%zz", "http://[::1]:80/"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once, err := ParseLink(s)
		if err != nil {
			return
		}
		if twice, err := ParseLink(once); err != nil || twice != once {
			t.Errorf("%q is %q, which is %q (%v)", s, once, twice, err)
		}
	})
}
