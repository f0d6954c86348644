package credit

import (
	"slices"
	"testing"

	"stet/editor"
)

// twice makes the story one that came with Reuters in its dateline and The New York Times
// in its credit line, and lets a line credit it now.
func twice(credit string) func(*Input, *editor.Article) {
	return func(in *Input, a *editor.Article) {
		a.Source, a.Credit = "", editor.Credit{Raw: "News credit : Nytimes"}
		a.Body[0].Text = "LONDON (Reuters) - " + a.Body[0].Text
		came := a.Clone()
		in.Known.Original = &came
		a.Credit.Raw = credit
	}
}

func TestSupplierCredit(t *testing.T) {
	testRule(t, supplierCredit, []ruleCase{
		{"none", supplied(func(a *editor.Article) { a.Credit = editor.Credit{} }), []string{
			"block credit.raw “” The copy came from Reuters, which the credit line does not name [Use “Reuters”]"}},
		{"of two, one", twice("News credit : Nytimes"), []string{
			"block credit.raw “News credit : Nytimes” The story credits The New York Times, but the copy says that it came from Reuters: credit both, or take out the one that is wrong" +
				" [Use “The New York Times and Reuters”] [Use “Reuters”] [Take “Reuters” out of the text]"}},
		{"of two, the other", twice("Reuters"), nil},
		{"of two, both", twice("The New York Times and Reuters"), nil},
		{"of two, none", twice("Gazette"), []string{
			"block credit.raw “Gazette” The copy came from The New York Times and Reuters, and the credit line names none of them [Use “The New York Times and Reuters”]"}},
		{"kept", supplied(func(a *editor.Article) {}), nil},
		{"rewritten", supplied(func(a *editor.Article) { a.Credit = editor.Credit{}; rewrite(a) }), nil},
	})
	why := unjudged(t, supplierCredit, func(_ *Input, a *editor.Article) { a.Source = "Reuters" })
	if why == "" {
		t.Error("agency copy whose original nobody has counts as judged")
	}
}

// TestSuppliersComeToRest: whichever way out of two names is taken, no rule asks for the
// other again.
func TestSuppliersComeToRest(t *testing.T) {
	lifted := func(in *Input, a *editor.Article) {
		a.Source, a.Credit = "Reuters", editor.Credit{Raw: "News credit : Nytimes"}
		came := a.Clone()
		in.Known.Original = &came
	}
	both := func(in *Input, a *editor.Article) {
		twice("News credit : Nytimes")(in, a)
		a.Source, in.Known.Original.Source = "Reuters", "Reuters"
	}
	for name, change := range map[string]func(*Input, *editor.Article){"in the text": twice("News credit : Nytimes"), "lifted into the source": lifted, "in both": both} {
		in := cleanInput(t)
		change(&in, &in.Story.Article)
		asked := func(in Input) []editor.Finding {
			return slices.Concat(supplierCredit.Check(in), sourceCreditAgree.Check(in), contributors.Check(in))
		}
		found := asked(in)
		if len(found) != 1 || len(found[0].Fixes) < 3 {
			t.Errorf("%s: %v", name, lines(found))
			continue
		}
		for _, fix := range found[0].Fixes {
			fixed := in
			fixed.Story = in.Story.Clone()
			for _, e := range fix.Edits {
				apply(t, &fixed.Story, e)
			}
			if left := asked(fixed); len(left) > 0 {
				t.Errorf("%s: [%s] leaves %v", name, fix.Label, lines(left))
			}
		}
	}
}
