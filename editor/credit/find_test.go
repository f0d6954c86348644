package credit

import "testing"

func TestFindOutlets(t *testing.T) {
	o := outlets(t)
	for _, c := range []struct{ words, first string }{
		{"reuters", "Reuters"}, {"afp", "Agence France-Presse"}, {"nytimes.com", "The New York Times"}, {"new york ti", "The New York Times"}, {"zzzz", ""}, {" ", ""},
	} {
		found := o.Find(c.words, 3)
		first := ""
		if len(found) > 0 {
			first = found[0].Name
		}
		if first != c.first || len(found) > 3 {
			t.Errorf("%q: %+v", c.words, found)
		}
	}
}
