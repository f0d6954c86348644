package prose

import (
	"fmt"
	"strings"
	"testing"
)

// TestQuotes has one article a case, paragraphs apart by a bar. What is
// expected is one line a quotation: its first and last word, the speaker's
// words, the cue, and the state (attributed, inherited, none, or scare).
func TestQuotes(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		// marks
		{`"We will rebuild the bridge," Brandt said.`, `We…bridge / Brandt / said / attributed`},
		{`“We will rebuild the bridge,” Brandt said.`, `We…bridge / Brandt / said / attributed`},
		{`‘We will rebuild the bridge,’ Brandt said.`, `We…bridge / Brandt / said / attributed`},
		{`'We'll rebuild the councils' bridge,' Brandt said.`, `We'll…bridge / Brandt / said / attributed`},
		{`‘We don’t know whose it is,’ said Brandt.`, `We…is / Brandt / said / attributed`},
		{`‘It is the players’ bench that we’re missing,’ said Brandt.`, `It…missing / Brandt / said / attributed`},
		{`„Wir bauen die Brücke neu“, Brandt said.`, `Wir…neu / Brandt / said / attributed`},
		{`«We will rebuild it all», Brandt said.`, `We…all / Brandt / said / attributed`},
		{`»We will rebuild it all«, Brandt said.`, `We…all / Brandt / said / attributed`},
		{`‹We will rebuild it all›, Brandt said.`, `We…all / Brandt / said / attributed`},
		{"``We will rebuild it all,'' Brandt said.", ``}, // a typewriter's: set right when the file is read
		{`“We will rebuild it all,’’ Brandt said. “And soon.”`, `We…all / Brandt / said / attributed; And…soon / Brandt / said / attributed`},
		{`“She told me ‘never again’ and left,” Brandt said.`, `She…left / Brandt / said / attributed`},
		{`‘She told me “never again” and left,’ Brandt said.`, `She…left / Brandt / said / attributed`},
		{`"She told me "never again!" and left," Brandt said. "So did I."`, `She…left / Brandt / said / attributed; So…I / Brandt / said / attributed`},
		{`"She never closed it, Brandt said. "It will not pay off," he said. "Nor will this."`,
			`It…off / he / said / attributed; Nor…this / he / said / attributed`},
		{`"It will not pay off, she added, "in our time." It rained.`, `It…off / she / added / attributed; in…time / she / added / attributed`},
		{`Brandt spoke of"a new bridge for all of us." It rained.`, `a…us / Brandt / spoke / attributed`},
		{`A plank of 5"by 3" and one of 4"by 2 lay there.`, ``},
		// apostrophes are no marks
		{`It's the workers' bridge, isn't it? 'Twas so in the '90s.`, ``},
		{`The pipe is 6'2" wide and the players' bench is 5" high.`, ``},
		{`The bosses’ plan and the unions’ answer don’t fit.`, ``},
		// cue after
		{`“It could pay off,” said Harry J. Kazianis, the director of Korean studies at the Center. More.`,
			`It…off / Harry J. Kazianis, the director of Korean studies at the Center / said / attributed`},
		{`“It could pay off,” the bridge’s chief engineer, Ilse Brandt, told reporters.`,
			`It…off / the bridge’s chief engineer, Ilse Brandt / told / attributed`},
		{`“Will it ever pay off?” she asked.`, `Will…off / she / asked / attributed`},
		{`“It will not pay off!” Mayor Ana Ruiz said.`, `It…off / Mayor Ana Ruiz / said / attributed`},
		{`“It will not pay off”, according to the council.`, `It…off / the council / according to / attributed`},
		{`“It will not pay off,” Mr. Peskov later added.`, `It…off / Mr. Peskov / added / attributed`},
		{`“No,” he said.`, `No…No / he / said / attributed`},
		{`“It will not pay off,” said the union, which represents 500 drivers.`,
			`It…off / the union, which represents 500 drivers / said / attributed`},
		// cue before
		{`Ruiz said: “It will not pay off.”`, `It…off / Ruiz / said / attributed`},
		{`Ana Ruiz, the mayor, told the council, “It will not pay off.”`, `It…off / Ana Ruiz, the mayor / told / attributed`},
		{`Maria Lopez, 29, a nurse, said, “I have to walk for an hour.”`, `I…hour / Maria Lopez, 29, a nurse / said / attributed`},
		{`The mayor says the plan has “always been about the money.”`, `always…money / The mayor / says / attributed`},
		{`Ruiz visited the site and said that “it will not pay off.”`, `it…off / Ruiz / said / attributed`},
		{`In a letter on Monday, Ruiz warned that it “will not pay off at all.”`, `will…all / Ruiz / warned / attributed`},
		{`Ruiz left early, saying, “It will not pay off.”`, `It…off / Ruiz / saying / attributed`},
		{`An official who asked not to be named said, “It will not pay off.”`,
			`It…off / An official who asked not to be named / said / attributed`},
		{`According to the report, “it will not pay off at all.”`, `it…all / the report / According to / attributed`},
		{`Ilse Brandt (D-Ohio), said, “It will not pay off.”`, `It…off / Ilse Brandt (D-Ohio) / said / attributed`},
		{`The council left, with Brandt saying that “it will not pay off.”`, `it…off / Brandt / saying / attributed`},
		{`When Brandt said it would “never pay off,” the council declared a strike.`, `never…off / Brandt / said / attributed`},
		{`Brandt said she deemed it “a total waste.”`, `a…waste / Brandt / said / attributed`},
		{`Brandt told the council that Ruiz’s remarks were “out of order.”`, `out…order / Brandt / told / attributed`},
		{`Brandt later Thursday told us: “It will not pay off.”`, `It…off / Brandt / told / attributed`},
		{`The crowd chanted, “Close the bridge!”`, `Close…bridge / The crowd / chanted / attributed`},
		{`It closed because, in the council’s words, “it will not pay off.”`, `it…off / the council / words / attributed`},
		{`It closed because, in her words, “it will not pay off.”`, `it…off / her / words / attributed`},
		{`In the words of Ilse Brandt, “it will not pay off.”`, `it…off / Ilse Brandt / In the words of / attributed`},
		{`Brandt could only quip: “It will not pay off.”`, `It…off / Brandt / quip / attributed`},
		{`After saying her foot was “too swollen for a shoe,” she left.`, `too…shoe / she / saying / attributed`},
		{`“It will not pay off,” council member Ada “Bridge” Ruiz told us.`,
			`It…off / council member Ada “Bridge” Ruiz / told / attributed; Bridge…Bridge / - / - / scare`},
		// split and continued
		{`“It will not,” Brandt said, “pay off in my lifetime.”`,
			`It…not / Brandt / said / attributed; pay…lifetime / Brandt / said / attributed`},
		{`“It will not pay off,” Brandt said. “The question is why.”`,
			`It…off / Brandt / said / attributed; The…why / Brandt / said / attributed`},
		{`“It will not pay off,” Brandt said. Ruiz disagreed. “It pays for itself already.”`,
			`It…off / Brandt / said / attributed; It…already / Ruiz / disagreed / attributed`},
		// over paragraphs
		{`“It will not pay off,” Brandt said. “We tried.|“We tried again.|“And we failed for good.”`,
			`It…off / Brandt / said / attributed; We…tried / Brandt / said / attributed; We…again / Brandt / said / attributed; And…good / Brandt / said / attributed`},
		{`The mayor answered:|“It will pay off in the end.”`, `It…end / The mayor / answered / attributed`},
		{`“It will pay off,” the mayor said.|“And soon, too, I believe.”`,
			`It…off / the mayor / said / attributed; And…believe / the mayor / - / inherited`},
		{`“It will pay off in the end.”|The bridge is old.`, `It…end / - / - / none`},
		{`Brandt said the bridge was sound.|“It will pay off in the end.”`, `It…end / Brandt / - / inherited`},
		{`“It will pay off in the end” Brandt said on the bridge.`, `It…end / Brandt / said / attributed`},
		// scare quotes and titles
		{`The so-called “reform” was late.`, `reform…reform / - / - / scare`},
		{`It hung beside “The Old Man and the Sea” for years.`, `The…Sea / - / - / scare`},
		{`On CNN’s “State of the Union,” the mayor said it was late.`, `State…Union / - / - / scare`},
		{`“Guardians of the Galaxy,” the mayor said.`, `Guardians…Galaxy / the mayor / said / attributed`},
		{`“I THINK IT IS LATE,” the mayor said.`, `I…LATE / the mayor / said / attributed`},
		{`FREE TODAY — “Ten ways to save a bridge.”`, `Ten…bridge / - / - / scare`},
		{`It rained.|“DIVISIVE, STUPID AND WRONG”`, `DIVISIVE…WRONG / - / - / scare`},
		{`They sing — “It will pay off in the end.”`, `It…end / They / sing / attributed`},
		{`Free today is “ten ways to save a bridge” (2004).`, `ten…bridge / - / - / scare`},
		{`His answer then — “it will pay off in time” — is likely to be heard again.`, `it…time / His answer / - / attributed`},
		{`Brandt: ‘It will not pay off’|“It will not pay off in my time,” Brandt said.`, // a headline
			`It…off / - / - / scare; It…time / Brandt / said / attributed`},
		{`It is addressed to “Mr. and Mrs. Ruiz, Old Bridge.”`, `Mr…Bridge / - / - / scare`},
		{`FOR BRIDGES ‘IT IS LATE AT NIGHT’|It rained.`, `IT…NIGHT / - / - / scare`},
		{`“The bridge is for all of us” (a poster, 2003) hung there.`, `The…us / - / - / scare`},
		{`“The bridge is for all of us” (a poster of ours) hung there.`, `The…us / - / - / none`},
		{`Nothing came of her column on May 3, “The bridge has to stay.”`, `The…stay / - / - / scare`},
		{`Her column says: “The bridge has to stay.”`, `The…stay / Her column / says / attributed`},
		{`There was a film “Bridge 3: Oh Heck, No!” last year.`, `Bridge…No / - / - / scare`},
		{`“Bridge to be saved at last,” by Ilse Brandt.`, `Bridge…last / - / - / scare`},
		{`It read “Pons manet,” Latin for “the bridge is to stay.”`, `Pons…manet / It / read / attributed; the…stay / - / - / scare`},
		{`Q: Is it late?|A: It is. You tell people, ‘We have to pay for it!’ So they do.`, `We…it / - / - / scare`},
		{`‘We have to pay for it,’ Brandt said.|Q: Is it late?|A: It is.`, `We…it / Brandt / said / attributed`},
		// what something is called
		{`There was a memo titled “Ten Ways to Save a Bridge.”`, `Ten…Bridge / - / titled / attributed`},
		{`It was billed as “A Night for the Bridge.”`, `A…Bridge / - / billed / attributed`},
		{`Critics call the mayor “The Queen of the Potholes.”`, `The…Potholes / Critics / call / attributed`},
		{`Critics call the mayor “Queen Ana” again.`, `Queen…Ana / Critics / call / attributed`},
		{`A shop called “Bridge Stores” once stood here.`, `Bridge…Stores / - / - / scare`},
		{`The call to the makers of “The Old Man and the Sea” came late.`, `The…Sea / - / - / scare`},
		{`Of the old slogan, “Save the Old Bridge,” little is left.`, `Save…Bridge / - / - / none`},
		{`Of that “Save the Old Bridge” battle cry little is left.`, `Save…Bridge / - / - / none`},
		{`Of that “Save the Old Bridge” badge little is left.`, `Save…Bridge / - / - / scare`},
		// what is no quotation
		{`<note author="the bridge desk of ours">“It will not pay off,” Brandt said.`, `It…off / Brandt / said / attributed`},
		{`"Brandt sang, “It will pay off in time,” and left.|It rained.`, `It…time / Brandt / sang / attributed`},
		{`Brandt “never closed a mark. “It will not pay off,” she said.`, `It…off / she / said / attributed`},
	} {
		paragraphs := strings.Split(c.text, "|")
		var lines []string
		for _, q := range Quotes(paragraphs) {
			lines = append(lines, describe(paragraphs, q))
		}
		if got := strings.Join(lines, "; "); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func describe(paragraphs []string, q Quote) string {
	words := WordSpans(q.Of(paragraphs[q.Block]))
	text := q.Of(paragraphs[q.Block])
	state := "none"
	switch {
	case q.Kind == Scare:
		state = "scare"
	case q.Inherited:
		state = "inherited"
	case q.Attributed:
		state = "attributed"
	}
	orDash := func(s string) string {
		if s == "" || state == "scare" {
			return "-"
		}
		return s
	}
	return fmt.Sprintf("%s…%s / %s / %s / %s", words[0].Of(text), words[len(words)-1].Of(text), orDash(q.SpeakerText), orDash(q.CueText), state)
}

func TestNames(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{`“It could pay off,” said Harry J. Kazianis, the director.`, "Harry J. Kazianis"},
		{`“It could pay off,” the chief engineer, Ilse Brandt, said.`, "Ilse Brandt"},
		{`“It could pay off,” Spokeswoman Haley Morris said.`, "Spokeswoman Haley Morris"},
		{`“It could pay off,” the council said.`, "the council"},
		{`Ilse Brandt built it. “It could pay off,” she said.`, "Ilse Brandt"},
		{`“It could pay off,” they said.`, "they"},
	} {
		quotes := Quotes([]string{c.text})
		if len(quotes) != 1 || quotes[0].Name != c.want {
			t.Errorf("%s\n got %+v\nwant %s", c.text, quotes, c.want)
		}
	}
}
