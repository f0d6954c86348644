package credit

import "testing"

func TestVagueAttribution(t *testing.T) {
	testRule(t, vagueAttribution, []ruleCase{
		{"media reports", paragraphs("Media reports put the bill at £41m. Media reports also name a date."), []string{"warn a:0-13 “Media reports” “Media reports” names nobody"}},
		{"sources say, and another rule asks why", paragraphs("The bill will rise, sources said."), nil},
		{"another's sources", paragraphs("Oil fell after sources told CNN that the bill would rise."), []string{"warn a:15-27 “sources told” “sources told” names nobody"}},
		{"according to", paragraphs("According to reports, the bill will rise."), []string{"warn a:0-20 “According to reports” “According to reports” names nobody"}},
		{"which sources", paragraphs("Sources close to the council said so, and sources said to be close told us.", "A source told the Gazette, which it reportedly denied."), []string{
			"warn a:42-54 “sources said” “sources said” names nobody", "warn b:36-46 “reportedly” “reportedly” names nobody"}},
		{"in a quotation", paragraphs("“Sources say what they like,” said Ilse Brandt, the harbour master."), nil},
		{"which", paragraphs("The bill will rise, foreign ministry sources said. The Associated Press reports that it will. Trade experts say so too, the experts said."), nil},
		{"some and many", paragraphs("Some experts said so, and many critics say more.", "Unnamed sources said nothing."), []string{
			"warn a:5-17 “experts said” “experts said” names nobody", "warn a:31-42 “critics say” “critics say” names nobody", "warn b:8-20 “sources said” “sources said” names nobody"}},
		{"who argues, who believes", paragraphs("Critics argue that it will rise. It is widely believed that it must.", "Experts warned of it, and it was thought lost. The council’s critics argue so."), []string{
			"warn a:0-13 “Critics argue” “Critics argue” names nobody", "warn a:33-54 “It is widely believed” “It is widely believed” names nobody",
			"warn b:0-14 “Experts warned” “Experts warned” names nobody", "warn b:26-40 “it was thought” “it was thought” names nobody"}},
		{"somebody", paragraphs("The council reports a loss. The river’s source said nothing of it to Ilse Brandt."), nil},
	})
}
