package credit

import (
	"strings"
	"testing"

	"stet/editor"
)

func TestCcCompatible(t *testing.T) {
	use := func(u Use, i editor.Image) func(*Input, *editor.Article) {
		return func(in *Input, a *editor.Article) { in.Profile.Use = &u; pictured(i)(in, a) }
	}
	testRule(t, ccCompatible, []ruleCase{
		{"NC, sold", use(Use{Commercial: true}, editor.Image{File: "bee.jpg", Licence: "CC BY-NC 4.0"}), []string{
			"block i:0-0 “bee.jpg” The licence of picture 1 forbids commercial use, and the desk’s is commercial"}},
		{"ND, cropped", use(Use{Adapts: true}, editor.Image{File: "bee.jpg", Licence: "https://creativecommons.org/licenses/by-nd/4.0/"}), []string{
			"block i:0-0 “bee.jpg” The licence of picture 1 forbids changes, and the desk makes them"}},
		{"SA", use(Use{Adapts: true}, editor.Image{File: "bee.jpg", Licence: "Creative Commons Attribution-ShareAlike 4.0"}), []string{
			"block i:0-0 “bee.jpg” The licence of picture 1 asks that what is made of it be shared alike, and the desk does not"}},
		{"BY", use(Use{Commercial: true, Adapts: true}, editor.Image{File: "bee.jpg", Licence: "CC BY 4.0"}), nil},
		{"NC, by its long name", use(Use{Commercial: true}, editor.Image{File: "bee.jpg", Licence: "Attribution-NonCommercial 2.0 Generic"}), []string{
			"block i:0-0 “bee.jpg” The licence of picture 1 forbids commercial use, and the desk’s is commercial"}},
		{"NC, in its terms", use(Use{Commercial: true}, editor.Image{File: "bee.jpg", UsageTerms: "CC BY-NC 4.0"}), []string{
			"block i:0-0 “bee.jpg” The licence of picture 1 forbids commercial use, and the desk’s is commercial"}},
		{"NC, in its credit", use(Use{Commercial: true}, editor.Image{File: "bee.jpg", Credit: "Ann Lee/Flickr (CC BY-NC)"}), []string{
			"block i:0-0 “bee.jpg” The licence of picture 1 forbids commercial use, and the desk’s is commercial"}},
		{"NC, free", use(Use{}, editor.Image{File: "bee.jpg", Licence: "CC BY-NC 4.0"}), nil},
	})
	if unjudged(t, ccCompatible, pictured(editor.Image{Licence: "CC BY-NC 4.0"})) == "" {
		t.Error("a use that nobody knows counts as allowed")
	}
	used := func(licence string) func(*Input, *editor.Article) {
		return func(in *Input, a *editor.Article) {
			in.Profile.Use = &Use{Commercial: true}
			a.Source, a.Credit, a.Licence = "", editor.Credit{}, licence
		}
	}
	if unjudged(t, ccCompatible, used("Creative Commons")) == "" || unjudged(t, ccCompatible, used("under a Creative Commons license")) == "" {
		t.Error("a licence whose kind nobody knows counts as allowed")
	}
	if why := unjudged(t, ccCompatible, used("CC BY 4.0")); why != "" {
		t.Error(why)
	}
	testRule(t, ccCompatible, []ruleCase{
		{"a story of nobody known", used("CC BY-NC 4.0"), []string{"block licence “CC BY-NC 4.0” The licence forbids commercial use, and the desk’s is commercial"}},
		{"our own, on terms that bind others", func(in *Input, a *editor.Article) {
			in.Profile.Use = &Use{Commercial: true}
			a.Licence = "CC BY-NC 4.0"
		}, nil},
	})
	testRule(t, ccCompatible, []ruleCase{
		{"by its long name", used("Attribution-NonCommercial 4.0 International"), []string{"block licence “Attribution-NonCommercial 4.0 International” The licence forbids commercial use, and the desk’s is commercial"}},
		{"reserved", licensed("All rights reserved"), []string{"block licence “All rights reserved” The licence keeps all rights back"}},
		{"personal", licensed("for personal use only"), []string{"block licence “for personal use only” The licence allows personal use only"}},
		{"not commercial", licensed("Non-commercial use only"), []string{"block licence “Non-commercial use only” The licence forbids commercial use, and the desk’s is commercial"}},
		{"agreed", licensed("by agreement"), nil},
		{"reserved, and granted to us", func(in *Input, a *editor.Article) {
			licensed("All rights reserved")(in, a)
			a.UsageTerms = "Free to use with credit"
		}, nil},
	})
	came := func(licence string, change func(a *editor.Article)) func(*Input, *editor.Article) {
		return func(in *Input, a *editor.Article) {
			used(licence)(in, a)
			in.Profile.Use = &Use{Adapts: true}
			original := a.Clone()
			in.Known.Original = &original
			change(a)
		}
	}
	testRule(t, ccCompatible, []ruleCase{
		{"ND, as it came", came("CC BY-ND 4.0", func(*editor.Article) {}), nil},
		{"ND, in house style", came("CC BY-ND 4.0", func(a *editor.Article) {
			a.Body[0].Text = strings.Replace(a.Body[0].Text, "Monday", "Tuesday", 1)
		}), nil},
		{"ND, rewritten", came("CC BY-ND 4.0", rewrite), []string{"block licence “CC BY-ND 4.0” The licence forbids changes, and the desk makes them"}},
		{"SA, as it came", came("CC BY-SA 4.0", func(*editor.Article) {}), nil},
		{"SA, rewritten", came("CC BY-SA 4.0", rewrite), []string{"block licence “CC BY-SA 4.0” The licence asks that what is made of it be shared alike, and the desk does not"}},
	})
	for l, want := range map[string]string{"CC BY-ND 4.0": "the copy as it came in is not in the library", "CC BY-SA 4.0": "the copy as it came in is not in the library", "CC BY 4.0": ""} {
		if why := unjudged(t, ccCompatible, used(l)); why != want {
			t.Errorf("%s, with no original: %q", l, why)
		}
		if why := unjudged(t, ccCompatible, came(l, rewrite)); why != "" {
			t.Errorf("%s, with the original: %q", l, why)
		}
	}
	for _, l := range []string{"CC", "CC BY-XX 4.0", "xyz nonsense"} {
		if unjudged(t, ccCompatible, licensed(l)) == "" {
			t.Errorf("%q counts as allowed", l)
		}
	}
	for _, l := range []string{"by agreement", "Contract 2026-14", "public domain", "CC0", "Editorial use only", "All rights reserved"} {
		if why := unjudged(t, ccCompatible, licensed(l)); why != "" {
			t.Errorf("%q: %s", l, why)
		}
	}
}

// licensed makes the story somebody else's, under a licence, at a desk that sells its copy.
func licensed(licence string) func(*Input, *editor.Article) {
	return func(in *Input, a *editor.Article) {
		in.Profile.Use = &Use{Commercial: true}
		a.Terms, a.Source, a.Credit, a.Licence = editor.CreativeCommons, "Coast News Agency", editor.Credit{Raw: "Coast News Agency"}, licence
	}
}
