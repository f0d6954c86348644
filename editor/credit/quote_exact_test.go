package credit

import (
	"strings"
	"testing"
	"time"

	"stet/editor"
	"stet/editor/reuse"
)

func TestQuoteExact(t *testing.T) {
	quote := func(words, more, transcript string) func(*Input, *editor.Article) {
		return func(in *Input, a *editor.Article) {
			a.Body = []editor.Block{{ID: "a", Kind: editor.Paragraph, Text: words + more}}
			in.Story.Facts = []editor.Fact{{ID: "f", Kind: editor.Quotation, Range: editor.Range{Block: "a", End: len(words)}, Text: words,
				Sources: []editor.Source{{Title: "Tape", Words: transcript}}}}
		}
	}
	testRule(t, quoteExact, []ruleCase{
		{"another word", quote("“The bridge was safe until May,”", " he said.", "And the bridge is safe until May."), []string{
			"block a:0-36 ““The bridge was safe until May,”” The quote has “was” where the transcript has “is” [Quote it as it was said]"}},
		{"left out", quote("“The bridge is safe,”", " he said.", "The bridge is not safe."), []string{
			"block a:0-25 ““The bridge is safe,”” The quote leaves out “not” without saying so [Quote it as it was said]"}},
		{"put in", quote("“The bridge is very safe,”", " he said.", "The bridge is safe."), []string{
			"block a:0-30 ““The bridge is very safe,”” The quote has “very”, which the transcript has not [Quote it as it was said]"}},
		{"another quote", quote("“Nobody drives a lorry there,”", " he said.", "The council met at noon in the old hall."), []string{
			"block a:0-34 ““Nobody drives a lorry there,”” The transcript does not have this quote"}},
		{"straight marks", quote("\"The bridge was safe until May,\"", " he said.", "And the bridge is safe until May."), []string{
			"block a:0-32 “\"The bridge was safe until May,\"” The quote has “was” where the transcript has “is” [Quote it as it was said]"}},
		{"straight marks, two halves", quote("\"The bridge is safe,\" he said. \"Until May.\"", "", "The bridge is safe. Until May."), nil},
		{"ellipsis", quote("“The bridge … until May,”", " he said.", "The bridge is safe until May."), nil},
		{"brackets", quote("“[The bridge] is safe until May,”", " he said.", "It is safe until May."), nil},
		{"two halves", quote("“The bridge is safe,” he said. “Until May.”", "", "The bridge is safe. Until May."), nil},
		{"no transcript", quote("“The bridge was safe until May,”", " he said.", ""), nil},
	})
	if unjudged(t, quoteExact, func(in *Input, _ *editor.Article) { in.Story.Facts = nil }) == "" {
		t.Error("a story without transcripts counts as judged")
	}
	if why := unjudged(t, quoteExact, func(in *Input, a *editor.Article) {
		in.Story.Facts, a.Body = nil, []editor.Block{{ID: "a", Kind: editor.Paragraph, Text: "The bridge is shut until May."}}
	}); why != "" {
		t.Errorf("a story that quotes nobody: %q", why)
	}
}

// A quotation taken from another story is what stands there.
func TestQuoteExactFromAnother(t *testing.T) {
	const asked = "The bridge, which opened in 1961 and carries 22,000 vehicles a day, cannot close for nine weeks from Thursday"
	testRule(t, quoteExact, []ruleCase{
		{"word for word", besides("“"+bridgeCloses+",” the Coast News Agency wrote.", nil), nil},
		{"another word", besides("“"+asked+",” the Coast News Agency wrote.", nil), []string{
			"block l:0-116 ““" + asked + ",”” The quotation differs from the original, “Bridge to shut for nine weeks”: “will” there [Quote it as it stands there]"}},
		{"the last word", besides("“"+strings.Replace(bridgeCloses, "Thursday", "Friday", 1)+",” the Coast News Agency wrote.", nil), []string{
			"block l:0-112 ““" + strings.Replace(bridgeCloses, "Thursday", "Friday", 1) + ",”” The quotation differs from the original, “Bridge to shut for nine weeks”: “Thursday” there [Quote it as it stands there]"}},
		{"put in", besides("“"+strings.Replace(bridgeCloses, "will", "will not", 1)+",” the Coast News Agency wrote.", nil), []string{
			"block l:0-118 ““" + strings.Replace(bridgeCloses, "will", "will not", 1) + ",”” The quotation differs from the original, “Bridge to shut for nine weeks”: “not” is not there [Quote it as it stands there]"}},
		{"in straight marks", besides("\""+asked+",\" the Coast News Agency wrote.", nil), []string{
			"block l:0-112 “\"" + asked + ",\"” The quotation differs from the original, “Bridge to shut for nine weeks”: “will” there [Quote it as it stands there]"}},
		{"shown as left out", besides("“"+strings.Replace(bridgeCloses, "and carries 22,000 vehicles a day", "…", 1)+",” the Coast News Agency wrote.", nil), nil},
		{"by the later story", besides("“"+asked+",” the Coast News Agency wrote.", func(_ *Input, _, o *editor.Article) { o.Published = noon.Add(time.Hour) }), nil},
		{"more than stands there", besides("“"+bridgeCloses+". Ferries will run every ten minutes until the engineers have finished,” the Coast News Agency wrote.", nil), nil},
	})
}

// Of several that have the words the one that is credited has the original.
func TestQuoteExactFromTheCredited(t *testing.T) {
	in := cleanInput(t)
	besides("“"+strings.Replace(bridgeCloses, "will", "cannot", 1)+",” the Coast News Agency wrote.", nil)(&in, &in.Story.Article)
	copied := in.Known.Others.Articles[0].Article
	copied.ID, copied.Headline, copied.Source, copied.Credit = "8", "Shore to shore", "", editor.Credit{}
	in.Known.Others = &Others{Articles: append([]*reuse.Article{reuse.ReadArticle(copied)}, in.Known.Others.Articles...)}
	found := quoteExact.Check(in)
	if len(found) != 1 || found[0].Elsewhere.Story != "7" || !strings.Contains(found[0].Message, "Bridge to shut") {
		t.Errorf("found %v", lines(found))
	}
	misquoting := copied.Clone() // another copy of what stands here says nothing for it
	misquoting.ID = "9"
	for i := range misquoting.Body {
		misquoting.Body[i].Text = strings.Replace(misquoting.Body[i].Text, "will", "cannot", 1)
	}
	in.Known.Others.Articles = append(in.Known.Others.Articles, reuse.ReadArticle(misquoting))
	if again := quoteExact.Check(in); len(again) != 1 || again[0].Elsewhere.Story != "7" {
		t.Errorf("with a copy that misquotes alike: %v", lines(again))
	}
}
