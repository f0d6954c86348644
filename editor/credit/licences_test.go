package credit

import (
	"slices"
	"testing"

	"stet/editor"
)

func TestLicenceOf(t *testing.T) {
	for _, c := range []struct {
		file editor.Embedded
		want string
	}{
		{editor.Embedded{LicenceURL: "https://creativecommons.org/licenses/by-nc/4.0/"}, "CC BY-NC 4.0"},
		{editor.Embedded{RightsURL: "http://creativecommons.org/licenses/by-sa/3.0/de/deed.de"}, "CC BY-SA 3.0 DE"},
		{editor.Embedded{UsageTerms: "This work is licensed under https://creativecommons.org/licenses/by-nc-nd/2.0/."}, "CC BY-NC-ND 2.0"},
		{editor.Embedded{UsageTerms: "CC BY-NC 4.0"}, "CC BY-NC 4.0"},
		{editor.Embedded{UsageTerms: "cc by sa"}, "CC BY-SA"},
		{editor.Embedded{Copyright: "Jo Tamm, CC-BY-ND-4.0"}, "CC BY-ND 4.0"},
		{editor.Embedded{RightsURL: "https://creativecommons.org/publicdomain/zero/1.0/"}, "CC0 1.0"},
		{editor.Embedded{UsageTerms: "CC0"}, "CC0"},
		{editor.Embedded{RightsURL: "https://creativecommons.org/publicdomain/mark/1.0/"}, "Public Domain Mark 1.0"},
		{editor.Embedded{UsageTerms: "All rights reserved", RightsURL: "https://coast.example/rights"}, ""},
		{editor.Embedded{UsageTerms: "Send a copy (cc) by post"}, ""},
	} {
		if got := LicenceOf(c.file); got != c.want {
			t.Errorf("%+v: %q, want %q", c.file, got, c.want)
		}
	}
}

// TestLicenceIsJudged: what LicenceOf makes of a file is a licence to the rules.
func TestLicenceIsJudged(t *testing.T) {
	in := cleanInput(t)
	in.Profile.Use = &Use{Commercial: true}
	pictured(editor.Image{File: "pier.jpg", Byline: "Jo Tamm", Credit: "Jo Tamm",
		Licence: LicenceOf(editor.Embedded{LicenceURL: "https://creativecommons.org/licenses/by-nc/4.0/"})})(&in, &in.Story.Article)
	for rule, want := range map[*Rule][]string{
		&ccCompatible:  {"block i:0-0 “pier.jpg” The licence of picture 1 forbids commercial use, and the desk’s is commercial"},
		&ccAttribution: {"block i:0-0 “pier.jpg” The Creative Commons credit of picture 1 lacks a link to where it is from"},
		&imageLicence:  nil,
		&imageRights:   nil,
	} {
		if got := lines(rule.Check(in)); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", rule.Name, got, want)
		}
	}
}
