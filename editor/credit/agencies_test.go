package credit

import (
	"strings"
	"testing"
)

func TestAgencies(t *testing.T) {
	o := outlets(t)
	for _, c := range []struct {
		name string
		text []string
		want string
	}{
		{"dateline", []string{"Ferry to run", "LONDON, March 3 (Reuters) - The ferry will run."}, "Reuters"},
		{"dateline in brackets", []string{"Nagpur (India) (AFP) – The ferry will run."}, "Agence France-Presse"},
		{"bare dateline", []string{"(AP) — The ferry will run."}, "Associated Press"},
		{"sign-off", []string{"The ferry will run.", "(Reporting by Ana Ruiz in London; Editing by Jo Lee)"}, "Reuters"},
		{"writers", []string{"The ferry will run.", "Associated Press writers Bo Ray and Cy Dow contributed to this report."}, "Associated Press"},
		{"copyright", []string{"The ferry will run.", "Copyright 2016 The Associated Press. All rights reserved."}, "Associated Press"},
		{"two", []string{"PARIS (AFP) - The ferry will run.", "© 2016 Reuters"}, "Agence France-Presse; Reuters"},
		{"rubric", []string{"10 Things to Know", "Your daily look at late-breaking news, upcoming events and the stories that will be talked about today:", "1. A FERRY SAILS."}, "Associated Press"},
		{"broken by lines", []string{"Where the race stands, based on an Associated Press count.", "___", "Brandt: 12."}, "Associated Press"},

		{"a line and another's count", []string{"The ferry, by the harbour's count, runs.", "___", "He told The Associated Press."}, ""},
		{"a paper", []string{"WASHINGTON (CNN) — The ferry will run."}, ""},
		{"mentioned", []string{"The Associated Press (AP) - often quoted - said so.", "He told Reuters."}, ""},
		{"in a sentence", []string{"The party (PA) said on Monday that the ferry will run."}, ""},
		{"nothing", nil, ""},
	} {
		if got := strings.Join(Agencies(c.text, o), "; "); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
