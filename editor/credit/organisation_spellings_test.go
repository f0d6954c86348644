package credit

import (
	"testing"

	"stet/editor"
)

func TestOrganisationSpellings(t *testing.T) {
	body := func(texts ...string) func(*Input, *editor.Article) {
		return func(_ *Input, a *editor.Article) {
			a.Body = nil
			for i, text := range texts {
				a.Body = append(a.Body, editor.Block{ID: string(rune('a' + i)), Kind: editor.Paragraph, Text: text})
			}
		}
	}
	elsewhere := func(wrong, right, house string) string {
		return "“" + wrong + "” “" + wrong + "” is spelt “" + right + "” elsewhere in this story [Use “" + house + "”]"
	}
	testRule(t, organisationSpellings, []ruleCase{
		{"in the text", body("The New York Times reported it.", "A reader of the NY Times’s website wrote in."), []string{
			"warn b:16-24 " + elsewhere("NY Times", "The New York Times", "The New York Times")}},
		{"the organisation's own wins", body("Al-Jazeera, al-Jazeera and Al Jazeera."), []string{
			"warn a:0-10 " + elsewhere("Al-Jazeera", "Al Jazeera", "Al Jazeera"), "warn a:12-22 " + elsewhere("al-Jazeera", "Al Jazeera", "Al Jazeera")}},
		{"the commonest wins", body("Huffington Post said.", "The Huffington Post and Huffington Post; huffpost, Huffpost."), []string{
			"warn b:51-59 " + elsewhere("Huffpost", "Huffington Post", "HuffPost")}},
		{"field and text", func(_ *Input, a *editor.Article) {
			a.Source = "Nytimes"
			a.Body[0].Text = "The New York Times said so."
		}, []string{"warn source “Nytimes” “Nytimes” is spelt “The New York Times” elsewhere in this story [Use “The New York Times”]"}},
		{"two fields", func(_ *Input, a *editor.Article) {
			a.Source, a.Credit.Canonical = "Agence France Presse", "Agence France-Presse"
		}, []string{"warn source “Agence France Presse” “Agence France Presse” is spelt “Agence France-Presse” elsewhere in this story [Use “Agence France-Presse”]"}},
		{"the story's own names", body("The HarbourGazette and the Harbour Gazette."), []string{
			"warn a:4-18 " + elsewhere("HarbourGazette", "Harbour Gazette", "Harbour Gazette")}},

		{"abbreviation", body("The Associated Press said. The AP, AP’s editor, Associated Press writers."), nil},
		{"its services", body("The Associated Press said (AP Photo/Jane Doe). AP News has more."), nil},
		{"short form", body("Bloomberg News and Michael Bloomberg, the Daily Telegraph and The Telegraph."), nil},
		{"other words", body("It is time to stack the vox pops, she told Time."), nil},
		{"no-break space", body("Breitbart News said. Breitbart\u00a0News said."), nil},
		{"spelt once", body("The NY Times said so."), nil},
	})

	// what the fix makes of the text
	for text, want := range map[string]string{
		"The New York Times said so. He asked the NY Times.": "The New York Times said so. He asked the New York Times.",
		"The New York Times said so. NY Times has more.":     "The New York Times said so. The New York Times has more.",
		"The New York Times said so. A NY Times reader.":     "The New York Times said so. A New York Times reader.",
	} {
		in := cleanInput(t)
		body(text)(&in, &in.Story.Article)
		found := organisationSpellings.Check(in)
		if len(found) != 1 {
			t.Errorf("%s: %v", text, lines(found))
			continue
		}
		e := found[0].Fixes[0].Edits[0]
		if got := text[:e.Range.Start] + e.Text + text[e.Range.End:]; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
