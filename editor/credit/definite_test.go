package credit

import "testing"

func TestWithThe(t *testing.T) {
	for name, want := range map[string]string{
		"Harbour Gazette":           "the Harbour Gazette",
		"Financial Times":           "the Financial Times",
		"Washington Post":           "the Washington Post",
		"Associated Press":          "the Associated Press",
		"Detroit Free Press":        "the Detroit Free Press",
		"Press Trust of India":      "the Press Trust of India",
		"University of Leeds":       "the University of Leeds",
		"Coast News Agency":         "the Coast News Agency",
		"The Guardian":              "The Guardian",
		"The Times of India":        "The Times of India",
		"Der Standard":              "Der Standard",
		"Le Monde":                  "Le Monde",
		"L’Independent":             "L’Independent",
		"People’s Post":             "People’s Post",
		"Reuters":                   "Reuters",
		"Sky News":                  "Sky News",
		"Europa Press":              "Europa Press",
		"Voice of America":          "Voice of America",
		"China Daily":               "China Daily",
		"a press release":           "a press release",
		"Coldwater Foods":           "Coldwater Foods",
		"Post":                      "the Post",
		"":                          "",
		"Gazette Printing and Sons": "Gazette Printing and Sons",
	} {
		if got := withThe(name); got != want {
			t.Errorf("%q stands as %q, want %q", name, got, want)
		}
	}
}
