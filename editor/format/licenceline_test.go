package format

import "testing"

// TestLicenceLine: the licence that a last line names is read with its kind and version,
// and the link in it to the original is kept.
func TestLicenceLine(t *testing.T) {
	const story = "# Ferry to run through the winter\n\nThe ferry will run through the winter, the harbour office said, with fewer sailings than in the summer.\n\n" +
		"Crews and fuel are there, and the quay was mended in the autumn after the storm that broke it.\n\n"
	for _, c := range []struct {
		line  string
		field map[string]string
	}{
		{"This article is republished from The Conversation under a Creative Commons licence CC BY-NC 4.0. Read the [original article](https://theconversation.com/ferry-1).",
			map[string]string{"licence": "CC BY-NC 4.0", "url": "https://theconversation.com/ferry-1"}},
		{"This article is republished from [The Conversation](https://theconversation.com) under a [Creative Commons licence](https://creativecommons.org/licenses/by-nd/4.0/). Read the [original article](https://theconversation.com/ferry-1).",
			map[string]string{"licence": "CC BY-ND 4.0", "url": "https://theconversation.com/ferry-1"}},
		{"This article was first published by [The Conversation](https://theconversation.com/) under a Creative Commons licence.",
			map[string]string{"licence": "Creative Commons", "url": ""}},
		{"Originally published on Grist under CC BY-NC 4.0.",
			map[string]string{"licence": "CC BY-NC 4.0", "credit.raw": "Originally published on Grist under CC BY-NC 4.0."}},
		{"Originally published on [Grist](https://grist.org/ferry).", map[string]string{"url": "https://grist.org/ferry"}},
		{"Republished under a Creative Commons licence.", map[string]string{"licence": "Creative Commons"}},
		{"First published on 3 March 2026", map[string]string{"credit.raw": ""}},
		{"This work is licensed under CC BY-NC-ND 4.0.", map[string]string{"licence": "CC BY-NC-ND 4.0"}},
		{"This article is licensed under a Creative Commons Attribution-NonCommercial 4.0 International License.", map[string]string{"licence": "CC BY-NC 4.0"}},
		{"Source: Mongabay (CC BY-ND 4.0)", map[string]string{"licence": "CC BY-ND 4.0", "source": "Mongabay"}},
		{"© 2026 Imogen Vance, CC BY-NC 4.0", map[string]string{"licence": "CC BY-NC 4.0", "copyright.holder": "Imogen Vance", "copyright.year": "2026"}},
		{"The report is licensed to sail under the flag of another country, its owner said.", map[string]string{"licence": ""}},
	} {
		d, err := Decode("ferry.md", []byte(story+c.line+"\n"), Options{})
		if err != nil {
			t.Fatal(err)
		}
		for field, want := range c.field {
			if got, _ := d.Article.Field(field); got != want {
				t.Errorf("%s: %s is %q, want %q", c.line, field, got, want)
			}
		}
	}
}

// TestStandingLicenceLine: a page keeps its credit line with its links in the text, and
// what it says is read all the same.
func TestStandingLicenceLine(t *testing.T) {
	const before = "<html><body><article><h1>Ferry to run through the winter</h1><p>The ferry will run through the winter, the harbour office said, with fewer sailings than in the summer.</p>" +
		"<p>Crews and fuel are there, and the quay was mended in the autumn after the storm that broke it.</p><p>"
	for line, want := range map[string][2]string{
		`This article is republished from <a href="https://theconversation.com">The Conversation</a> under a <a href="https://creativecommons.org/licenses/by-nc/4.0/">Creative Commons licence</a>. Read the <a href="https://theconversation.com/ferry-1">original article</a>.`: {"CC BY-NC 4.0", "https://theconversation.com/ferry-1"},
		`This work is licensed under CC BY-NC-ND 4.0.`: {"CC BY-NC-ND 4.0", ""},
		`The ferry is licensed under the flag of another country, <a href="https://coast.example/flags">its owner said</a>.`: {"", ""},
	} {
		d, err := Decode("ferry.html", []byte(before+line+"</p></article></body></html>"), Options{})
		if err != nil {
			t.Fatal(err)
		}
		a := d.Article
		if got := [2]string{a.Licence, a.URL}; got != want || len(a.Body) != 3 {
			t.Errorf("%s: %q, %d blocks", line, got, len(a.Body))
		}
		if last := a.Body[len(a.Body)-1]; want[1] != "" && len(last.Marks) < 3 {
			t.Errorf("the line has %d links left", len(last.Marks))
		}
	}
}
