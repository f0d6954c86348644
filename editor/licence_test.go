package editor

import "testing"

func TestLicence(t *testing.T) {
	for words, want := range map[string]string{
		"under a Creative Commons licence CC BY-NC 4.0. Read the original article.":          "CC BY-NC 4.0",
		"Originally published on Grist under CC BY-NC 4.0.":                                  "CC BY-NC 4.0",
		"This work is licensed under CC BY-NC-ND 4.0.":                                       "CC BY-NC-ND 4.0",
		"Creative Commons Attribution-NonCommercial-NoDerivatives 4.0 International License": "CC BY-NC-ND 4.0",
		"Creative Commons — Attribution/No derivatives":                                      "CC BY-ND",
		"a Creative Commons Attribution-ShareAlike licence":                                  "CC BY-SA",
		"a Creative Commons BY-ND licence":                                                   "CC BY-ND",
		"CC-BY-ND-4.0":                                                                       "CC BY-ND 4.0",
		"cc by sa":                                                                           "CC BY-SA",
		"CC BY (4.0)":                                                                        "CC BY 4.0",
		"CC0":                                                                                "CC0",
		"https://creativecommons.org/licenses/by-sa/3.0/de/":                                 "CC BY-SA 3.0 DE",
		"https://creativecommons.org/publicdomain/mark/1.0/":                                 "Public Domain Mark 1.0",
		"https://creativecommons.org/licenses/by-nc/":                                        "CC BY-NC",
		"https://creativecommons.org/publicdomain/zero/":                                     "CC0",
		"https://creativecommons.org/about/":                                                 CreativeUnnamed,
		"a Creative Commons non-commercial licence":                                          "CC BY-NC",
		"Creative Commons NonCommercial-ShareAlike 3.0":                                      "CC BY-NC-SA 3.0",
		"republished under a Creative Commons license.":                                      CreativeUnnamed,
		"This text is in the public domain":                                                  PublicDomain,
		"Send a copy (cc) by post":                                                           "",
		"Attribution-NonCommercial 4.0 International":                                        "CC BY-NC 4.0",
		"Attribution-NonCommercial 2.0 Generic":                                              "CC BY-NC 2.0",
		"Attribution 4.0 International":                                                      "CC BY 4.0",
		"Attribution is asked for, in 4.0 of the style book":                                 "",
		"CC":                  CreativeUnnamed,
		"CC BY-XX 4.0":        CreativeUnnamed,
		"CC BY-Lizenz":        "CC BY",
		"All rights reserved": "",
	} {
		if got := Licence(words); got != want {
			t.Errorf("%s: %q, want %q", words, got, want)
		}
	}
}

func TestWithoutLicence(t *testing.T) {
	for line, want := range map[string][2]string{
		"Mongabay (CC BY-ND 4.0)":                           {"Mongabay", "CC BY-ND 4.0"},
		"Imogen Vance, CC BY-NC 4.0":                        {"Imogen Vance", "CC BY-NC 4.0"},
		"Originally published on Grist under CC BY-NC 4.0.": {"Originally published on Grist", "CC BY-NC 4.0"},
		"Grist under a Creative Commons licence":            {"Grist", CreativeUnnamed},
		"Jane Doe (AP)":                                     {"Jane Doe (AP)", ""},
		"CC BY 4.0":                                         {"CC BY 4.0", ""},
		"Creative Commons":                                  {"Creative Commons", ""},
	} {
		if name, licence := WithoutLicence(line); name != want[0] || licence != want[1] {
			t.Errorf("%s: %q, %q", line, name, licence)
		}
	}
}
