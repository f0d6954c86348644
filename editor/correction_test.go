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
