package credit

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"stet/editor"
)

// names writes a by-line of so many people.
func names(n int) string {
	var b strings.Builder
	b.WriteString("By ")
	for i := range n {
		fmt.Fprintf(&b, "Ana%c Ruiz%c%c, ", 'a'+i%26, 'a'+i/26%26, 'a'+i/676%26)
	}
	return b.String()
}

// TestBadInput runs all rules over stories that no desk would write: they come through,
// with findings that can be read, whose fixes lose nothing.
func TestBadInput(t *testing.T) {
	megabyte := func(s string) string { return strings.Repeat(s, 1<<20/len(s)) }
	for _, c := range []struct {
		name   string
		change func(in *Input, a *editor.Article)
		want   string // part of a message, or of what is not known
	}{
		{"a credit line of 20,000 letters", func(_ *Input, a *editor.Article) { a.Credit = editor.Credit{Raw: strings.Repeat("AP/", 7000)} }, "The credit line has 21000 letters"},
		{"a name of 20,000 letters", func(_ *Input, a *editor.Article) {
			a.Credit = editor.Credit{Canonical: strings.Repeat("The Ab ", 3000)}
		}, "not a known organisation"},
		{"a by-line of 5,000 names", func(_ *Input, a *editor.Article) { a.Byline = names(5000) }, "The by-line has 65003 letters"},
		{"5,000 authors", func(_ *Input, a *editor.Article) {
			for n := range 5000 {
				a.Authors = append(a.Authors, editor.Author{Name: fmt.Sprintf("Ana%d Ruiz", n)})
			}
		}, "name different people"},
		{"terms of a megabyte", func(_ *Input, a *editor.Article) { a.UsageTerms = megabyte("JAPAN, ") }, "terms are longer than 20000 letters"},
		{"a picture's terms of a megabyte", func(_ *Input, a *editor.Article) {
			a.Body = append(a.Body, picture("i", editor.Image{File: "a.jpg", Credit: "Jane Doe/AFP", UsageTerms: megabyte("mandatory credit ")}))
		}, "terms are longer than 20000 letters"},
		{"a source of a megabyte", func(_ *Input, a *editor.Article) { a.Source = megabyte("Reuters ") }, "The source is"},
		{"a notice of a megabyte", func(_ *Input, a *editor.Article) { a.Copyright.Notice = megabyte("© 2020 ") }, "copyright year"},
		{"an address of a megabyte", func(_ *Input, a *editor.Article) { a.URL = "https://" + megabyte("a.") }, "not a web address"},
		{"brackets that never close", func(_ *Input, a *editor.Article) { a.Body[0].Text = megabyte("(Reporting by ") }, ""},
		{"an agency's name, over and over", func(_ *Input, a *editor.Article) { a.Body[0].Text = megabyte("AP contributed ") }, ""},
		{"bytes that are no letters", func(_ *Input, a *editor.Article) { a.Byline, a.Credit.Raw = "By \xff\xfe Ruiz", "\xf0\x28 AP" }, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			in := cleanInput(t)
			c.change(&in, &in.Story.Article)
			res := Check(in)
			said := ""
			for _, f := range res.Findings {
				said += f.Message + "\n"
				if n := utf8.RuneCountInString(f.Message); n > longestMessage+3 {
					t.Errorf("%s: a message of %d letters", f.Rule, n)
				}
				for _, fix := range f.Fixes {
					if n := utf8.RuneCountInString(fix.Label); n > longestMessage+3 {
						t.Errorf("%s: a label of %d letters", f.Rule, n)
					}
				}
				if a := in.Story.Article; len(f.Fixes) > 0 && (strings.HasPrefix(f.Rule, "byline-") && len(a.Byline) > longestLine || f.Rule == "credit-form" && len(a.Credit.Raw) > longestLine) {
					t.Errorf("%s: the fix loses what was not read", f.Rule)
				}
			}
			for _, u := range res.Unknown {
				said += u.Why + "\n"
			}
			if !strings.Contains(said, c.want) {
				t.Errorf("said\n%s\nwant %q", shortened(said), c.want)
			}
		})
	}
}

func TestShortened(t *testing.T) {
	long := strings.Repeat("é", 1000)
	if got := shortened(long); utf8.RuneCountInString(got) != longestMessage+3 || !utf8.ValidString(got) {
		t.Errorf("%d letters", utf8.RuneCountInString(got))
	}
	if got := shortened(strings.Repeat("é", longestMessage)); strings.Contains(got, "…") {
		t.Error("cut what fits")
	}
}

// FuzzReadRestrictions holds what it reads to the terms: words that stand there, one
// thing each.
func FuzzReadRestrictions(f *testing.F) {
	for _, s := range []string{"JAPAN OUT. NO ARCHIVE", "Use within 14 days only", "Not for use after 1 May 2026", "editorial use only; no sales", "USA, CANADA AND UK OUT", "valid until 2026-02-31", "no archive after two weeks", "one-time use, 48 hours"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, terms string) {
		for _, r := range ReadRestrictions(terms) {
			if r.Words == "" || !strings.Contains(terms, r.Words) {
				t.Errorf("%q is not in %q", r.Words, terms)
			}
			if r.String() == "editorial use only" && !r.Editorial {
				t.Errorf("%q forbids nothing", r.Words)
			}
		}
	})
}

// FuzzCompareQuote holds the place of a misquotation to the quotation, and takes every
// transcript for its own.
func FuzzCompareQuote(f *testing.F) {
	f.Add("We have the crews", "Well, we have the crews and the fuel.")
	f.Add("“We have … the fuel”", "We have the crews and the fuel.")
	f.Add("We [the office] have 1,5 % (more)", "we have 1,5 % more")
	f.Fuzz(func(t *testing.T, quote, transcript string) {
		if len(quote)*len(transcript) > 1<<20 {
			return
		}
		if m := compareQuote(quote, transcript); m != nil && (m.start < 0 || m.end < m.start || m.end > len(quote) || !strings.Contains(transcript, m.spoken)) {
			t.Errorf("%q in %q: %+v", quote, transcript, *m)
		}
		if m := compareQuote(transcript, transcript); m != nil && !left.MatchString(transcript) {
			t.Errorf("%q is not itself: %+v", transcript, *m)
		}
	})
}
