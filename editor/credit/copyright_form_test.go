package credit

import (
	"testing"
	"time"

	"stet/editor"
)

func TestCopyrightForm(t *testing.T) {
	set := func(holder string, year int, notice string) func(*Input, *editor.Article) {
		return func(_ *Input, a *editor.Article) {
			a.Copyright = editor.Copyright{Holder: holder, Year: year, Notice: notice}
		}
	}
	testRule(t, copyrightForm, []ruleCase{
		{"bare sign", set("", 0, "©"), []string{"warn copyright.notice “©” The copyright notice names no holder"}},
		{"rights only", set("", 0, "All rights reserved."), []string{"warn copyright.notice “All rights reserved.” The copyright notice names no holder"}},
		{"notice not filled in", set("", 0, "© 2019 The New York Times Company. All rights reserved."), []string{
			"warn copyright.notice “© 2019 The New York Times Company. All rights reserved.” The copyright notice names a holder that the field does not" +
				" [Use “The New York Times Company, 2019”]"}},
		{"year alone", set("", 2026, ""), []string{"warn copyright.holder “2026” The copyright year stands without a holder"}},
		{"two holders", set("Reuters", 2026, "© 2026 AFP"), []string{"warn copyright.holder “Reuters” The copyright holder is not the one the notice names" +
			" [Use “AFP”] [Use “© 2026 Reuters”]"}},
		{"two years", set("AFP", 2026, "© AFP 2025"), []string{"warn copyright.year “2026” The copyright year is not the one in the notice" +
			" [Use “2025”] [Use “© 2026 AFP”]"}},
		{"no year", set("AFP", 0, ""), []string{"warn copyright.year “AFP” The copyright line has no year [Use “2026”]"}},
		{"no year anywhere", func(_ *Input, a *editor.Article) {
			a.Copyright, a.Published = editor.Copyright{Holder: "AFP"}, time.Time{}
		}, []string{"warn copyright.year “AFP” The copyright line has no year"}},
		{"future", set("AFP", 2027, ""), []string{"warn copyright.year “2027” The copyright year lies in the future [Use “2026”]"}},

		{"company and paper", set("The New York Times", 2019, "© 2019 The New York Times Company"), nil},
		{"publisher and paper", set("La Vanguardia", 2025, "© 2025 La Vanguardia Ediciones"), nil},
		{"sign lost", set("Coast News", 2020, "2018-2020 Coast News"), nil},
		{"no notice", set("Coast News", 2020, ""), nil},
		{"nothing", set("", 0, ""), nil},
	})
}
