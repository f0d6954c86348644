package credit

import (
	"os"
	"strings"
	"testing"
)

// outlets reads the table that ships.
func outlets(t testing.TB) *Outlets {
	t.Helper()
	f, err := os.Open("../../assets/outlets.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	o, err := ParseOutlets(f)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func TestCanonical(t *testing.T) {
	o := outlets(t)
	for name, want := range map[string]string{
		"Nytimes":                       "The New York Times",
		"NY Times":                      "The New York Times",
		"N.Y. Times":                    "The New York Times",
		"N Y Times":                     "The New York Times",
		"New York Times":                "The New York Times",
		"the new york times":            "The New York Times",
		"TheNewYorkTimes":               "The New York Times",
		"THE NEW YORK TIMES":            "The New York Times",
		"The New York Times Company":    "The New York Times",
		"www.nytimes.com":               "The New York Times",
		"https://www.nytimes.com/a?b=1": "The New York Times",
		"AP":                            "Associated Press",
		"A.P.":                          "Associated Press",
		"the associated press":          "Associated Press",
		" Associated  Press ":           "Associated Press",
		"Agence France Presse":          "Agence France-Presse",
		"Agence France-Presse (AFP)":    "Agence France-Presse",
		"AL-JAZEERA":                    "Al Jazeera",
		"TT Nyhetsbyran":                "TT News Agency",
		"Reuters Ltd.":                  "Reuters",
		"The Times":                     "The Times",
		"The Hill":                      "The Hill",
		"St Louis Post-Dispatch":        "St. Louis Post-Dispatch",
		"RFE/RL":                        "Radio Free Europe/Radio Liberty",

		"":                     "",
		"Times":                "",
		"Hill":                 "",
		"Independent":          "",
		"The Post":             "",
		"News":                 "",
		"the":                  "",
		"A. P.":                "",
		"gazete":               "",
		"Associated Press PTI": "",
		"Reuters (AFP)":        "",
		"nytimes.com.evil.org": "",
	} {
		got, ok := o.Canonical(name)
		if got != want || ok != (want != "") {
			t.Errorf("Canonical(%q) = %q, %v, want %q", name, got, ok, want)
		}
	}
}

func TestEveryNameAndAliasIsCanonical(t *testing.T) {
	o := outlets(t)
	for _, one := range o.All() {
		for _, name := range append([]string{one.Name}, one.Aliases...) {
			for _, spelt := range []string{name, strings.ToUpper(name), "  " + name + " "} {
				if got, _ := o.Canonical(spelt); got != one.Name {
					t.Errorf("Canonical(%q) = %q, want %q", spelt, got, one.Name)
				}
			}
		}
		if one.Domain != "" {
			if got, _ := o.ByDomain("www." + one.Domain); got != one.Name {
				t.Errorf("ByDomain(%q) = %q, want %q", one.Domain, got, one.Name)
			}
		}
	}
}

func TestByDomain(t *testing.T) {
	o := outlets(t)
	for host, want := range map[string]string{
		"nytimes.com":                  "The New York Times",
		"www.nytimes.com":              "The New York Times",
		"cooking.nytimes.com:443":      "The New York Times",
		"HTTPS://WWW.BBC.CO.UK/news/1": "BBC News",
		"news.yahoo.com":               "Yahoo News",
		"yahoo.com":                    "",
		"notnytimes.com":               "",
		"com":                          "",
		"":                             "",
	} {
		if got, _ := o.ByDomain(host); got != want {
			t.Errorf("ByDomain(%q) = %q, want %q", host, got, want)
		}
	}
}

func TestNearest(t *testing.T) {
	o := outlets(t)
	for name, want := range map[string]string{
		"Rueters":             "Reuters",
		"Asociated Press":     "Associated Press",
		"New York Tmies":      "The New York Times",
		"Washingtn Post":      "The Washington Post",
		"Bloomburg":           "Bloomberg News",
		"the Gaurdian":        "The Guardian",
		"Agence France-Prese": "Agence France-Presse",
		"Reuters":             "Reuters",

		"gazete":         "",
		"Times":          "",
		"Tme":            "",
		"AQ":             "",
		"The Daily Sun":  "",
		"Harbour Review": "",
		"":               "",
	} {
		if got, _ := o.Nearest(name); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"a", "", 1}, {"gazete", "gazette", 1}, {"rueters", "reuters", 1},
		{"abc", "xyz", 3}, {"ångström", "angstrom", 2}, {"kitten", "sitting", 3},
	} {
		if got := distance(c.a, c.b, 99); got != c.want {
			t.Errorf("distance(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
		if got := distance(c.b, c.a, 99); got != c.want {
			t.Errorf("distance(%q, %q) = %d, want %d", c.b, c.a, got, c.want)
		}
		if got := distance(c.a, c.b, 2); got != min(c.want, 2) {
			t.Errorf("distance(%q, %q) within 2 = %d", c.a, c.b, got)
		}
	}
}

func TestNilOutletsKnowNobody(t *testing.T) {
	var o *Outlets
	_, a := o.Canonical("AP")
	_, b := o.ByDomain("apnews.com")
	_, c := o.Nearest("Rueters")
	if a || b || c || len(o.All()) != 0 {
		t.Error("a nil table knew something")
	}
}

func TestParseOutletsSaysWhatIsWrong(t *testing.T) {
	for _, c := range []struct{ name, table, want string }{
		{"columns", "Coast News\toutlet\n", "line 1: 2 columns, want 5"},
		{"kind", "# our outlets\n\nCoast News\tpaper\tcoast.example\t\thand", `line 3: the kind "paper" is none of agency`},
		{"name", "—\toutlet\t\t\thand", `line 1: the name "—" has no letters`},
		{"domain", "Coast News\toutlet\tcoast news\t\thand", `line 1: the domain "coast news" is not a host name`},
		{"clash", "Coast News\toutlet\t\tcn\thand\nCanal News\toutlet\t\tC.N.\thand",
			`line 2: "cn" already stands for Coast News (line 1)`},
		{"both", "x\ny", "line 2: 1 columns"},
	} {
		t.Run(c.name, func(t *testing.T) {
			o, err := ParseOutlets(strings.NewReader(c.table))
			if err == nil || o != nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want an error with %q", err, c.want)
			}
		})
	}
}

func TestListedOutlets(t *testing.T) {
	o, err := ParseOutlets(strings.NewReader(strings.Join([]string{
		"Coast News\toutlet\tcoast.example\tcoasties\thand",
		"The News\toutlet\tnews.example\t\tlisted",          // generic: nobody's
		"The Daily Globe\toutlet\tglobe.example\t\tlisted",  // generic
		"Fairhaven Record\toutlet\ta.example\t\tlisted",     // claimed twice
		"Fairhaven Record\toutlet\tb.example\t\tlisted",     //
		"Coast News\toutlet\tcoast2.example\t\tlisted",      // the curated one wins
		"Brightsea Argus\toutlet\targus.example\t\tlisted",  // distinctive
		"Coast News West\toutlet\tcoast.example\t\tlisted ", // host taken
	}, "\r\n")))
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"coasties": "Coast News", "Coast News": "Coast News", "The News": "", "Daily Globe": "",
		"Fairhaven Record": "", "Brightsea Argus": "Brightsea Argus", "coast.example": "Coast News",
		"news.example": "The News", "a.example": "Fairhaven Record",
	} {
		if got, _ := o.Canonical(name); got != want {
			t.Errorf("Canonical(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestWithAddsTheDesksOwn(t *testing.T) {
	o := outlets(t)
	grown, err := o.With(Outlet{Name: "Harbour Gazette", Kind: "outlet", Aliases: []string{"gazette"}, Curated: true})
	if err != nil {
		t.Fatal(err)
	}
	if got, _ := grown.Canonical("the gazette"); got != "Harbour Gazette" {
		t.Errorf("got %q", got)
	}
	if _, ok := o.Canonical("Harbour Gazette"); ok {
		t.Error("the old table changed")
	}
	if _, err := o.With(Outlet{Name: "A", Aliases: []string{"AFP"}, Curated: true}); err == nil {
		t.Error("an alias was claimed twice")
	}
}

func FuzzParseOutlets(f *testing.F) {
	f.Add("Coast News\toutlet\tcoast.example\tcn;coast\thand\n")
	f.Add("# nothing\n\n\t\t\t\t\n")
	f.Add("É\tagency\t\té;Ⅸ\tlisted\r\n")
	f.Fuzz(func(t *testing.T, table string) {
		o, err := ParseOutlets(strings.NewReader(table))
		if (o == nil) != (err != nil) {
			t.Fatal("neither a table nor an error")
		}
		for _, one := range o.All() {
			if got, ok := o.Canonical(one.Name); one.Curated && !isDomain(one.Name) && (!ok || !same(got, one.Name)) && !strings.Contains(one.Name, "(") {
				t.Errorf("%q is %q", one.Name, got)
			}
			o.Nearest(one.Name + "x")
		}
	})
}
