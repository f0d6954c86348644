package credit

import (
	"testing"

	"stet/editor"
)

func TestAnonymousSource(t *testing.T) {
	recorded := func(s editor.Source) func(*Input, *editor.Article) {
		return func(in *Input, a *editor.Article) {
			paragraphs("“The bridge is lost,” a source said.")(in, a)
			in.Story.Facts = []editor.Fact{{ID: "f", Kind: editor.Quotation, Range: editor.Range{Block: "a", End: 25}, Text: "“The bridge is lost,”", Sources: []editor.Source{s}}}
		}
	}
	testRule(t, anonymousSource, []ruleCase{
		{"no record", paragraphs("“The bridge is lost,” a source said."), []string{"block a:0-25 ““The bridge is lost,”” The source is not named, and no record says why"}},
		{"on condition", paragraphs("“The bridge is lost,” said an engineer, who spoke on condition of anonymity."), []string{
			"block a:0-25 ““The bridge is lost,”” The source is not named, and no record says why"}},
		{"no editor", recorded(editor.Source{Title: "An engineer", Anonymity: "would lose her post"}), []string{
			"block a:0-25 ““The bridge is lost,”” The source is not named, and no editor stands for knowing it"}},
		{"on record", recorded(editor.Source{Title: "An engineer", Anonymity: "would lose her post", ApprovedBy: "R. O."}), nil},
		{"another's source", paragraphs("Sources told CNN that the bridge was lost."), nil},
		{"beside a name", paragraphs("The World Bank and other independent sources have said inflation would be around 15 percent."), nil},
		{"named", paragraphs("“The bridge is lost,” said Ilse Brandt, the harbour master."), nil},
	})
}
