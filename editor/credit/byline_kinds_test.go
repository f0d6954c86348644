package credit

import (
	"fmt"
	"testing"
)

func TestNamesAndHouses(t *testing.T) {
	o := outlets(t)
	for line, want := range map[string]string{
		"By Professor Imogen Vance, Senior Lecturer in Coastal Engineering, University of Exeter": "[Imogen Vance] [University of Exeter]",
		"By Mr. John Smith MP":                           "[John Smith] []",
		"Mail On Sunday Reporter":                        "[] [Mail on Sunday]",
		"© Reuters. FILE PHOTO: A man walks past a bank": "[] [Reuters]",
		"FILE PHOTO: REUTERS/Jane Doe":                   "[Jane Doe] [Reuters]",
		"Copyright Guardian News & Media Ltd 2024":       "[] [The Guardian]",
		"Press Association":                              "[] [PA Media]",
		"Madrid, 3 mar (EFE).-":                          "[] [EFE]",
		"By bell hooks":                                  "[bell hooks] []",
		"By Ann Lee and bell hooks":                      "[Ann Lee bell hooks] []",
		"By Will.i.am":                                   "[Will.i.am] []",
		"Missouri Press Association":                     "[] [Missouri Press Association]",
	} {
		p := ParseByline(line, o)
		var names []string
		for _, a := range p.Authors {
			names = append(names, a.Name)
		}
		if got := fmt.Sprintf("%v %v", names, p.Orgs); got != want {
			t.Errorf("%q names %s, want %s", line, got, want)
		}
	}
}
