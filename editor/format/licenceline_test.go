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
