package editor

import "testing"

func TestForReaders(t *testing.T) {
	for _, c := range []struct {
		a    Amendment
		want string
	}{
		{Amendment{}, ""},
		{Amendment{Note: " It was 2017. "}, "It was 2017."},
		{Amendment{Note: "The year was 2017, not 2018.", Wrong: "2018", Right: "2017"}, "The year was 2017, not 2018."},
		{Amendment{Note: "The year was wrong.", Wrong: "in 2018", Right: "in 2017"}, "The year was wrong. It said: “in 2018”. It should say: “in 2017”."},
		{Amendment{Wrong: "“never”"}, "It said: “never”."},
		{Amendment{Note: "The bridge opened in 1961, not 1952.", Wrong: "opened in 1952", Right: "opened in 1961"}, "The bridge opened in 1961, not 1952."},
		{Amendment{Note: "An earlier version said “he said ‘never’”. It should have said “often”.", Wrong: "he said “never”", Right: "“often”,"}, "An earlier version said “he said ‘never’”. It should have said “often”."},
		{Amendment{Note: "The survey was of 2017.", Wrong: "as early as 2018", Right: "as early as 2017"}, "The survey was of 2017. It said: “as early as 2018”."},
		{Amendment{Note: "The bill is $48.6 million.", Wrong: "$46.8 million", Right: "$48.6 million"}, "The bill is $48.6 million. It said: “$46.8 million”."},
	} {
		if got := c.a.ForReaders(); got != c.want {
			t.Errorf("%+v is told as %q, want %q", c.a, got, c.want)
		}
	}
}

func TestValidateAmendment(t *testing.T) {
	for _, c := range []struct {
		a  Amendment
		ok bool
	}{
		{Amendment{}, false},
		{Amendment{Kind: "errata", Note: "x"}, false},
		{Amendment{Kind: Update, Note: "More has come in."}, true},
		{Amendment{Kind: Retraction, Note: " "}, false},
		{Amendment{Kind: Correction, Note: "It was 2017.", Wrong: "2018"}, false},
		{Amendment{Kind: Correction, Note: "It was 2017.", Right: "2017"}, false},
		{Amendment{Kind: Correction, Note: "It was 2017.", Wrong: "2018", Right: "2017"}, true},
	} {
		if err := c.a.Validate(); (err == nil) != c.ok {
			t.Errorf("%+v: %v", c.a, err)
		}
	}
}
