package credit

import (
	"testing"

	"stet/editor"
)

func TestRecredit(t *testing.T) {
	for name, c := range map[string]struct{ raw, canonical, line, want string }{
		"another agency":            {"The New York Times", "The New York Times", "Reuters", "Reuters"},
		"the first one":             {"", "", "REUTERS", "Reuters"},
		"two":                       {"AFP", "Agence France-Presse", "AFP, Reuters", "Agence France-Presse and Reuters"},
		"one of two":                {"AFP, Reuters", "Agence France-Presse and Reuters", "AFP", "Agence France-Presse"},
		"a person of it":            {"AP", "Associated Press", "Jane Doe/Reuters", "Reuters"},
		"emptied":                   {"Reuters", "Reuters", "", ""},
		"nobody known":              {"Reuters", "Reuters", "Zgrblatt", ""},
		"the same in other words":   {"News credit : Nytimes", "The New York Times", "NYTimes", "The New York Times"},
		"settled by hand, replaced": {"gazete", "Harbour Gazette", "Reuters", "Reuters"},
		"settled by hand, kept":     {"gazete", "Harbour Gazette", "gazete", "Harbour Gazette"},
	} {
		a := editor.Article{Credit: editor.Credit{Raw: c.raw, Canonical: c.canonical}}
		for _, e := range Recredit(Input{Outlets: outlets(t), House: "Harbour Gazette", Story: editor.Story{Article: a}}, c.line) {
			if err := a.SetField(e.Field, e.Value); err != nil {
				t.Fatal(err)
			}
		}
		if want := (editor.Credit{Raw: c.line, Canonical: c.want}); a.Credit != want {
			t.Errorf("%s: %+v, want %+v", name, a.Credit, want)
		}
	}
}
