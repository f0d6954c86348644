package credit

import (
	"testing"

	"stet/editor"
)

func TestCcAttribution(t *testing.T) {
	testRule(t, ccAttribution, []ruleCase{
		{"Flickr CC", pictured(editor.Image{File: "bee.jpg", Credit: "Flickr CC", Licence: "CC BY"}), []string{
			"block i:0-0 “bee.jpg” The Creative Commons credit of picture 1 lacks its author, a link to where it is from and the licence’s version"}},
		{"licence in the credit", pictured(editor.Image{File: "bee.jpg", Credit: "A. Lee/Flickr (CC BY-NC)"}), []string{
			"block i:0-0 “bee.jpg” The Creative Commons credit of picture 1 lacks a link to where it is from and the licence’s version"}},
		{"whole", pictured(editor.Image{File: "bee.jpg", Byline: "A. Lee", Source: "https://flickr.example/bee", Licence: "CC BY 4.0"}), nil},
		{"CC0", pictured(editor.Image{File: "bee.jpg", Licence: "CC0"}), nil},
		{"another licence", pictured(editor.Image{File: "bee.jpg", Licence: "Editorial use"}), nil},
		{"a story", func(_ *Input, a *editor.Article) { a.Terms, a.Licence, a.URL = editor.CreativeCommons, "CC BY 4.0", "" }, []string{
			"block url “” The Creative Commons credit lacks a link to where it is from"}},
		{"a story of nobody", func(_ *Input, a *editor.Article) {
			a.Terms, a.Licence, a.URL, a.Byline, a.Credit, a.Authors = editor.CreativeCommons, "CC BY", "", "", editor.Credit{}, nil
		}, []string{
			"block byline “” The Creative Commons credit lacks its author, a link to where it is from and the licence’s version"}},
		{"a licence without its version", func(_ *Input, a *editor.Article) { a.Terms, a.Licence = editor.CreativeCommons, "CC BY" }, []string{
			"block licence “CC BY” The Creative Commons credit lacks the licence’s version"}},
		{"the sentence that was asked for is no change", republishing(
			Republication{Sentence: "This story was originally published by Floodlight, a newsroom that looks at power and pollution."}, func(in *Input, a *editor.Article) {
				a.Terms, a.Licence, a.URL = editor.CreativeCommons, "CC BY 4.0", "https://floodlight.example/ferry"
				a.Body = append(a.Body, *in.putSentence(in.Profile.Sources[0], in.Profile.Sources[0].Sentence).Edits[0].Insert)
			}), nil},
		{"changed, which it may not be", func(in *Input, a *editor.Article) {
			a.Terms, a.Licence = editor.CreativeCommons, "CC BY-ND 4.0"
			came := a.Clone()
			in.Known.Original = &came
			a.Body[0].Text = "The ferry will run all winter, with fewer sailings than the harbour office had hoped for."
		}, nil},
		{"changed in silence", func(in *Input, a *editor.Article) {
			a.Terms, a.Licence = editor.CreativeCommons, "CC BY 4.0"
			came := a.Clone()
			in.Known.Original = &came
			a.Body[0].Text = "The ferry will run all winter, with fewer sailings than the harbour office had hoped for."
		}, []string{"block editorNote “” The Creative Commons credit lacks a word on what was changed [Say at the end: “This article has been edited since it was first published.”]"}},
	})
}
