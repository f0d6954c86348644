package credit

import (
	"testing"
	"unicode/utf8"
)

var creditLines = []struct {
	line  string
	kind  Kind
	label string
	name  string
	names string
	year  int
	vague string
}{
	{"News credit : Nytimes", CreditLine, "News credit", "Nytimes", " | The New York Times", 0, ""},
	{"News credit : gazete", CreditLine, "News credit", "gazete", "", 0, ""},
	{"Credit: AP and Reuters", CreditLine, "Credit", "AP and Reuters", " | Associated Press; Reuters", 0, ""},
	{"Source: AFP", SourceLine, "Source", "AFP", " | Agence France-Presse", 0, ""},
	{"SOURCE – Reuters", SourceLine, "SOURCE", "Reuters", " | Reuters", 0, ""},
	{"Source: https://www.theguardian.com/world/x", SourceLine, "Source", "theguardian.com", " | The Guardian", 0, ""},
	{"Source: Ministry of Health", SourceLine, "Source", "Ministry of Health", " | Ministry of Health", 0, ""},
	{"© 2019 The New York Times Company. All rights reserved.", CopyrightLine, "©", "The New York Times Company", " | The New York Times", 2019, ""},
	{"Copyright (c) 2018–2020 by Harbour Gazette", CopyrightLine, "Copyright (c)", "Harbour Gazette", " | Harbour Gazette", 2020, ""},
	{"© Jane Doe 2021", CopyrightLine, "©", "Jane Doe", "Jane Doe", 2021, ""},
	{"Copyright", CopyrightLine, "Copyright", "", "", 0, ""},
	{"REUTERS/Jane Doe", PhotoLine, "", "REUTERS/Jane Doe", "Jane Doe | Reuters", 0, ""},
	{"(AP Photo/Jane Doe)", PhotoLine, "", "AP Photo/Jane Doe", "Jane Doe | Associated Press", 0, ""},
	{"(AP Photo/Jane Doe, File)", PhotoLine, "", "AP Photo/Jane Doe, File", "Jane Doe | Associated Press", 0, ""},
	{"Photo by Jane Doe for Coast News", PhotoLine, "Photo by", "Jane Doe for Coast News", "Jane Doe (photographer) | Coast News", 0, ""},
	{"Photograph: Jane Doe/AFP/Getty", PhotoLine, "Photograph", "Jane Doe/AFP/Getty", "Jane Doe (photographer) | Agence France-Presse; Getty Images", 0, ""},
	{"Photo courtesy of Getty Images", PhotoLine, "Photo courtesy of", "Getty Images", " | Getty Images", 0, ""},
	{"Image credit: Jane Doe via Reuters", PhotoLine, "Image credit", "Jane Doe via Reuters", "Jane Doe (photographer) | Reuters", 0, ""},
	{"Handout", Unlabelled, "", "Handout", "", 0, "Handout"},
	{"Northwind/Handout", PhotoLine, "", "Northwind/Handout", " | Northwind", 0, ""},
	{"Northwind/HANDOUT via Reuters", PhotoLine, "", "Northwind/HANDOUT via Reuters", " | Northwind; Reuters", 0, ""},
	{"Jane Doe/Handout", Unlabelled, "", "Jane Doe/Handout", "Jane Doe", 0, ""},
	{"Supplied/Handout", Unlabelled, "", "Supplied/Handout", "", 0, "Handout"},
	{"Photo: Supplied", PhotoLine, "Photo", "Supplied", "", 0, "Supplied"},
	{"(With inputs from agencies)", CreditLine, "With inputs from", "agencies", "", 0, "agencies"},
	{"Originally published by The Conversation", CreditLine, "Originally published by", "The Conversation", " | The Conversation", 0, ""},
	{"Originally published on Mongabay under CC BY-NC 4.0.", CreditLine, "Originally published on", "Mongabay", " | Mongabay", 0, ""},
	{"Source: Mongabay (CC BY-ND 4.0)", SourceLine, "Source", "Mongabay", " | Mongabay", 0, ""},
	{"© 2026 Imogen Vance, CC BY-NC 4.0", CopyrightLine, "©", "Imogen Vance", "Imogen Vance", 2026, ""},
	{"h/t: RawStory.com", CreditLine, "h/t", "RawStory.com", " | Raw Story", 0, ""},
	{"LONDON, Sept. 26 (Reuters) -", DatelineLine, "", "LONDON, Sept. 26 (Reuters)", " | Reuters", 0, ""},
	{"Courtesy", CreditLine, "Courtesy", "", "", 0, "Courtesy"},
	{"Photo courtesy", PhotoLine, "Photo courtesy", "", "", 0, "Photo courtesy"},
	{"Photo: Stringer", PhotoLine, "Photo", "Stringer", "", 0, "Stringer"},
	{"Stringer", Unlabelled, "", "Stringer", "", 0, "Stringer"},
	{"2024 Coast News Inc. All rights reserved.", CopyrightLine, "", "Coast News Inc", " | Coast News", 2024, ""},
	{"Reuters", Unlabelled, "", "Reuters", " | Reuters", 0, ""},
	{"", Unlabelled, "", "", "", 0, ""},
}

func TestParseLine(t *testing.T) {
	o := outlets(t)
	for _, c := range creditLines {
		got := ParseLine(c.line, o)
		if got.Kind != c.kind || got.Label != c.label || got.Name != c.name || summary(got.Parsed) != c.names || got.Year != c.year || got.Vague != c.vague {
			t.Errorf("%q\n gave %q %q %q %q %d %q", c.line, got.Kind, got.Label, got.Name, summary(got.Parsed), got.Year, got.Vague)
		}
	}
}

func TestRightsReserved(t *testing.T) {
	if line := ParseLine("© 2019 Coast News. All rights reserved. No reuse.", nil); !line.Rights || line.Name != "Coast News" {
		t.Errorf("%+v", line)
	}
	if line := ParseLine("© 2019 Coast News", nil); line.Rights {
		t.Errorf("%+v", line)
	}
}

func FuzzParseLine(f *testing.F) {
	for _, c := range creditLines {
		f.Add(c.line)
	}
	o := outlets(f)
	f.Fuzz(func(t *testing.T, line string) {
		Agencies([]string{line}, o)
		got := ParseLine(line, o)
		if !utf8.ValidString(got.Name) || !utf8.ValidString(got.Label) {
			t.Errorf("%q gave %+v", line, got)
		}
		if got.Vague != "" && len(got.Orgs)+len(got.Authors)+len(got.Editors) > 0 {
			t.Errorf("%q names nobody, and %+v", line, got)
		}
	})
}
