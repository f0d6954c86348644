package prose

import (
	"fmt"
	"strings"
	"testing"
)

// TestIndirect has one paragraph a case; what is expected is the words, the
// speaker and the cue of each run of indirect speech.
func TestIndirect(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{`Brandt said that the bridge would close.`, `that the bridge would close / Brandt / said`},
		{`Brandt said the bridge would close.`, `the bridge would close / Brandt / said`},
		{`The bridge will close in May, Brandt said.`, `The bridge will close in May / Brandt / said`},
		{`The bridge will close in May, said Ilse Brandt, the engineer.`, `The bridge will close in May / Ilse Brandt, the engineer / said`},
		{`The bill has doubled, according to the council.`, `The bill has doubled / the council / according to`},
		{`According to the council, the bill has doubled.`, `the bill has doubled / the council / According to`},
		{`Brandt told reporters on Monday that the bridge would close.`, `that the bridge would close / Brandt / told`},
		{`Brandt told the council she would not sign.`, `she would not sign / Brandt / told`},
		{`Brandt denied the report.`, `the report / Brandt / denied`},
		{`Brandt promised to resign.`, `to resign / Brandt / promised`},
		{`Brandt urged the council to think again.`, `the council to think again / Brandt / urged`},
		{`Brandt said the deck was sound and added that the hangers were not.`,
			`the deck was sound / Brandt / said; that the hangers were not / Brandt / added`},
		{`Brandt said the deck was sound, but Ruiz said the hangers were not.`,
			`the deck was sound / Brandt / said; the hangers were not / Ruiz / said`},
		{`In the end, Brandt said, the bridge will have to close.`, `the bridge will have to close / Brandt / said`},
		{`As Brandt said, the bridge is old.`, `the bridge is old / Brandt / said`},
		{`Since May, according to the council, the bill has doubled.`, `the bill has doubled / the council / according to`},
		{`After Brandt said the deck was sound, the council opened it.`, `the deck was sound / Brandt / said`},
		{`Brandt, who said the deck was sound, left in May.`, `the deck was sound / Brandt / said`},
		{`Aides to Brandt say the deck is sound.`, `the deck is sound / Aides to Brandt / say`},
		{`Of those asked, 42% say they cross it daily.`, `they cross it daily / 42% / say`},
		{`Brandt told her not to cross it.`, `not to cross it / Brandt / told`},
		{`Mr. Brandt stressed the need for haste.`, `the need for haste / Mr. Brandt / stressed`},
		{`Ilse Brandt Says Bridge Will Have to Close`, `Bridge Will Have to Close / Ilse Brandt / Says`},
		// words in quotation marks are the quotations' own
		{`“The bridge will close,” Brandt said.`, ``},
		{`Brandt said that the bridge “will close in May at the latest.”`, ``},
		// a typewriter's marks
		{`''It will not pay off,'' Brandt said. ''The question is why.''`, `''It will not pay off,'' Brandt said. ''The question is why.'' / Brandt / said`},
		{"Brandt wrote: ``The question is why.''", "``The question is why.'' / Brandt / wrote"},
		{`Brandt said that it ''will never'' pay off.`, `that it ''will never'' pay off / Brandt / said`},
		{`It was late. ''The question is why.''`, ``},
		// no speech
		{`The report is late. Brandt wrote a book about bridges.`, ``},
		{`“It is late,” said a man who asked not to be named.`, ``},
		{`Brandt was told. The claims were many.`, ``},
		{`In a note to the council, Brandt wrote.`, ``},
	} {
		paragraphs := []string{c.text}
		var found []string
		for _, q := range Speech(paragraphs) {
			if q.Kind == Indirect {
				found = append(found, fmt.Sprintf("%s / %s / %s", q.Of(c.text), q.SpeakerText, q.CueText))
			}
		}
		if got := strings.Join(found, "; "); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// TestAnalyse checks that reading a text once finds what reading it for each
// thing does.
func TestAnalyse(t *testing.T) {
	for _, text := range seeds {
		paragraphs := strings.Split(text, "\n")
		a := Analyse(paragraphs, wednesday)
		if got, want := fmt.Sprint(a.Quotes, a.Names), fmt.Sprint(Speech(paragraphs), Names(paragraphs)); got != want {
			t.Errorf("%q\n got %s\nwant %s", text, got, want)
		}
		for i, p := range paragraphs {
			if got, want := fmt.Sprint(a.Entities[i], a.Sentences[i]), fmt.Sprint(Entities(p, wednesday), Sentences(p)); got != want {
				t.Errorf("%q\n got %s\nwant %s", p, got, want)
			}
		}
	}
}
