package editor

import "testing"

func TestNamed(t *testing.T) {
	paragraphs := []Block{{ID: "a"}, {ID: "b", Text: "The bridge will close for nine weeks from Thursday."}}
	for _, c := range []struct {
		a    Article
		want string
	}{
		{Article{Headline: "Bridge to close", Slug: "bridge", Body: paragraphs}, "Bridge to close"},
		{Article{Headline: " ", Slug: "bridge", Body: paragraphs}, "bridge"},
		{Article{Body: paragraphs}, "The bridge will close for nine…"},
		{Article{Body: []Block{{ID: "a", Text: "Ferry sails"}}}, "Ferry sails"},
		{Article{}, "untitled"},
	} {
		if got := c.a.Named(); got != c.want {
			t.Errorf("named %q, want %q", got, c.want)
		}
	}
}
