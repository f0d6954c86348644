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
