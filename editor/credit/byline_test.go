package credit

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// summary writes a Parsed as "Ana Ruiz; Jo Lee (photographer) | Reuters | Ed Itor".
func summary(p Parsed) string {
	var authors []string
	for _, a := range p.Authors {
		name := a.Name
		if a.Role != "" {
			name += " (" + a.Role + ")"
		}
		authors = append(authors, name)
	}
	return strings.TrimRight(strings.Join(authors, "; ")+" | "+strings.Join(p.Orgs, "; ")+" | "+strings.Join(p.Editors, "; "), " |")
}

var bylines = []struct{ line, want, house string }{
	{"By Ana Ruiz", "Ana Ruiz", "By Ana Ruiz"},
	{"by By ANA RUIZ,", "Ana Ruiz", "By Ana Ruiz"},
	{"byAna Ruiz", "Ana Ruiz", "By Ana Ruiz"},
	{"Ana Ruiz", "Ana Ruiz", "By Ana Ruiz"},
	{"By Marta Ilves and Rui Okafor, Staff Writers", "Marta Ilves; Rui Okafor", "By Marta Ilves and Rui Okafor, Staff Writers"},
	{"By Ann Lee, Science Editor, and Bo Ray, Health Correspondent", "Ann Lee; Bo Ray", "By Ann Lee, Science Editor, and Bo Ray, Health Correspondent"},
	{"MARTA ILVES, RUI OKAFOR and ANN LEE", "Marta Ilves; Rui Okafor; Ann Lee", "By Marta Ilves, Rui Okafor and Ann Lee"},
	{"Reporting by Ana Ruiz in London; Editing by Jo Lee", "Ana Ruiz |  | Jo Lee", "By Ana Ruiz in London; editing by Jo Lee"},
	{"(Reporting by Ana Ruiz and Bo Ray in The Hague; additional reporting by Cy Dow in New York and Los Angeles; editing by Jo Lee, Pia Holm)",
		"Ana Ruiz; Bo Ray; Cy Dow |  | Jo Lee; Pia Holm", "By Ana Ruiz, Bo Ray in The Hague and Cy Dow in New York; editing by Jo Lee and Pia Holm"},
	{"Jane Doe | AP", "Jane Doe | Associated Press", "By Jane Doe, Associated Press"},
	{"Jane Doe (AP)", "Jane Doe | Associated Press", "By Jane Doe, Associated Press"},
	{"By THE ASSOCIATED PRESS", " | Associated Press", "By The Associated Press"},
	{"By the New York Times staff", " | The New York Times", "By The New York Times"},
	{"Von Anna Schmidt und Karl Wolf", "Anna Schmidt; Karl Wolf", "Von Anna Schmidt und Karl Wolf"},
	{"VON ANNA SCHMIDT", "Anna Schmidt", "Von Anna Schmidt"},
	{"Von Miller", "Von Miller", "By Von Miller"},
	{"Par Claire Dubois", "Claire Dubois", "Par Claire Dubois"},
	{"Text: Ida Berg, Photos: Ola Dahl", "Ida Berg; Ola Dahl (photographer)", "By Ida Berg; photographs by Ola Dahl"},
	{"Words by Ida Berg; illustrations by Ola Dahl", "Ida Berg; Ola Dahl (illustrator)", "By Ida Berg; illustrations by Ola Dahl"},
	{"By Ana Ruiz, ana.ruiz@coast.example", "Ana Ruiz", "By Ana Ruiz"},
	{"Ana Ruiz @anaruiz", "Ana Ruiz", "By Ana Ruiz"},
	{"By Ana Ruiz. Follow Ana Ruiz on Twitter @anaruiz.", "Ana Ruiz", "By Ana Ruiz"},
	{"By ANA RUIZ. Ana Ruiz is the economics editor of Coast News", "Ana Ruiz", "By Ana Ruiz"},
	{"By Ana Ruiz for Coast News", "Ana Ruiz | Coast News", "By Ana Ruiz, Coast News"},
	{"Ana Ruiz, Special to the Los Angeles Times", "Ana Ruiz | Los Angeles Times", "By Ana Ruiz, Los Angeles Times"},
	{"Staff Reporter Ana Ruiz", "Ana Ruiz", ""},
	{"Ana Ruiz Staff Writer", "Ana Ruiz", "By Ana Ruiz, Staff Writer"},
	{"By Ana Ruiz, Jr., and Bo Ray III", "Ana Ruiz Jr.; Bo Ray III", "By Ana Ruiz Jr. and Bo Ray III"},
	{"By J.D. SMITH", "J.D. Smith", "By J.D. Smith"},
	{"By SEAN O'BRIEN, Mary McDONALD and KARIN VON BERG", "Sean O'Brien; Mary McDonald; Karin von Berg", "By Sean O'Brien, Mary McDonald and Karin von Berg"},
	{"By Ana Ruiz &amp; Bo Ray", "Ana Ruiz; Bo Ray", "By Ana Ruiz and Bo Ray"},
	{"By Łukasz Żak et Zoë Ångström", "Łukasz Żak; Zoë Ångström", "By Łukasz Żak and Zoë Ångström"},
	{"Ana Ruiz contributed to this report from Mexico City.", "Ana Ruiz", ""},
	{"Associated Press writer Bo Ray in Cairo contributed.", "Bo Ray | Associated Press", ""},
	{"Mary Time", "Mary Time", ""},
	{"Ani Vox, Guardian staff reporter", "Ani Vox | The Guardian", ""},
	{"The London Courier, Ana Ruiz", "Ana Ruiz | The London Courier", "By Ana Ruiz, The London Courier"},
	{"AFP Deutschland", " | Agence France-Presse", "By Agence France-Presse"},
	{"JD Smith and Jane d'ANCONA", "JD Smith; Jane d'Ancona", "By JD Smith and Jane d'Ancona"},
	{"김민수", "김민수", "By 김민수"},
	{"By Sukarno", "Sukarno", "By Sukarno"},
	{"By Our Foreign Staff", "", ""},
	{"By The Editorial Board", "", ""},
	{"By Express Web Desk", "", ""},
	{"Ana Ruiz Moscow Correspondent", "Ana Ruiz", "By Ana Ruiz, Moscow Correspondent"},
	{"Ana Ruiz Consumer Affairs Editor", "Ana Ruiz", "By Ana Ruiz, Consumer Affairs Editor"},
	{"Toimetas Raul Mee", " |  | Raul Mee", ""},
	{"By Jack London", "Jack London", "By Jack London"},
	{"By Ana Ruiz as told to Bo Ray", "Ana Ruiz; Bo Ray", ""},
	{"Ana Ruiz Updated 3 March 2026", "Ana Ruiz", "By Ana Ruiz"},
	{"By Ana Ruiz Email the author", "Ana Ruiz", "By Ana Ruiz"},
	{"Ana Ruiz hide caption", "Ana Ruiz", "By Ana Ruiz"},
	{"Von dpa", " | dpa", ""},
	{"By Reuters in Madrid", " | Reuters", ""},
	{"Reuters contributed to this report.", " | Reuters", ""},
	{"CNN's Ana Ruiz and Bo Ray contributed to this report.", "Ana Ruiz; Bo Ray | CNN", ""},
	{"The New York Times’s Ana Ruiz", "Ana Ruiz | The New York Times", ""},
	{"Eine Analyse von Ute Groß", "Ute Groß", "By Ute Groß"},
	{"Kirjutas Mart Tamm; toimetaja: Liis Kask", "Mart Tamm |  | Liis Kask", ""},
	{"Marie Dupont avec AFP", "Marie Dupont | Agence France-Presse", ""},
	{"Mit Material von dpa und Reuters", " | dpa; Reuters", ""},
	{"Ana Ruiz on Unsplash", "Ana Ruiz | Unsplash", ""},
	{"Ana Ruiz / Reuters file", "Ana Ruiz | Reuters", ""},
	{"By Nguyễn Văn An", "Nguyễn Văn An", "By Nguyễn Văn An"},
	{"\u200fBy A\u200bna Ruiz\u200e", "Ana Ruiz", "By Ana Ruiz"},
	{"By Staff", "", ""},
	{"By Agencies", "", ""},
	{"Updated March 3, 2021", "", ""},
	{", ,", "", ""},
	{"", "", ""},
}

func TestParseByline(t *testing.T) {
	o := outlets(t)
	for _, c := range bylines {
		if got := summary(ParseByline(c.line, o)); got != c.want {
			t.Errorf("%q\n gave %q\n want %q", c.line, got, c.want)
		}
	}
}

func TestWellFormed(t *testing.T) {
	o := outlets(t)
	for _, c := range bylines {
		got := WellFormed(c.line, o)
		if c.house != "" && got != c.house {
			t.Errorf("%q\n gave %q\n want %q", c.line, got, c.house)
		}
		if again := WellFormed(got, o); again != got {
			t.Errorf("%q is well formed as %q, and that as %q", c.line, got, again)
		}
	}
}

func TestOnlyTheBeginningOfALongLineIsRead(t *testing.T) {
	p := ParseByline("By Ana Ruiz"+strings.Repeat(", AP", 1_000_000)+"and Jo Lee", outlets(t))
	if summary(p) != "Ana Ruiz | Associated Press" {
		t.Errorf("got %q", summary(p))
	}
}

func TestSpelled(t *testing.T) {
	for name, want := range map[string]string{
		"ANA RUIZ": "Ana Ruiz", "ana ruiz": "Ana Ruiz", "NEIL MacFARQUHAR": "Neil MacFarquhar",
		"KIMIKO DE FREYTAS-TAMURA": "Kimiko de Freytas-Tamura", "JIM LO SCALZO": "Jim Lo Scalzo",
		"ED O’KEEFE": "Ed O’Keefe", "HENRY FORD III": "Henry Ford III", "W.E.B. DU BOIS": "W.E.B. du Bois",
		"j.d. vance": "J.D. Vance", "bell hooks": "Bell Hooks", "ÉMILE ZOLA": "Émile Zola",
		"Kelly-Anne MCDOWELL": "Kelly-Anne McDowell", "Neil deGrasse Tyson": "Neil deGrasse Tyson",
	} {
		if got := spelled(strings.Fields(name)); got != want {
			t.Errorf("%q is spelt %q, want %q", name, got, want)
		}
	}
}

func FuzzParseByline(f *testing.F) {
	for _, c := range bylines {
		f.Add(c.line)
	}
	o := outlets(f)
	f.Fuzz(func(t *testing.T, line string) {
		p := ParseByline(line, o)
		for _, a := range p.Authors {
			if strings.TrimSpace(a.Name) == "" || !utf8.ValidString(a.Name) {
				t.Errorf("author %q", a.Name)
			}
		}
		for _, name := range append(p.Orgs, p.Editors...) {
			if strings.TrimSpace(name) == "" || !utf8.ValidString(name) {
				t.Errorf("name %q", name)
			}
		}
		if house := WellFormed(line, o); (house == "") != (len(p.Authors)+len(p.Orgs)+len(p.Editors) == 0) {
			t.Errorf("house form %q of %+v", house, p)
		}
	})
}
