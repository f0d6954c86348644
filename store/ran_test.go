package store

import (
	"fmt"
	"strings"
	"testing"

	"stet/editor"
)

func TestRan(t *testing.T) {
	l := newLibrary(t)
	if !hasFTS5(t, l) {
		t.Skip("this build has no index")
	}
	showing := func(headline string, files ...string) editor.Story {
		s := story(headline)
		for i, file := range files {
			s.Article.Body = append(s.Article.Body, editor.Block{ID: fmt.Sprint("i", i), Kind: editor.ImageBlock, Image: &editor.Image{File: file}})
		}
		return s
	}
	const pier, quay = "pictures/4f1c2a9be0d3-pier.jpg", "pictures/0d34f1c2a9be-quay.jpg"
	out := add(t, l, showing("Out", pier, quay))
	again := add(t, l, showing("Again", "pictures/4f1c2a9be0d3-ferry-at-the-pier.jpg"))
	add(t, l, showing("Never out", pier))
	other := add(t, l, showing("Another picture", "https://photos.example/pier.jpg", quay))
	for _, id := range []string{out, again, other} {
		act(t, l, editor.Action{What: editor.SentOut, To: "one.html"}, id)
	}
	ran := func(story string, files ...string) string {
		found, ok, err := l.Ran(t.Context(), story, files)
		if err != nil || !ok {
			t.Fatalf("ok %v: %v", ok, err)
		}
		var titles []string
		for _, r := range found {
			if titles = append(titles, r.Title); r.At.IsZero() || len(r.Files) == 0 {
				t.Errorf("%+v", r)
			}
		}
		return strings.Join(titles, ", ")
	}
	for _, c := range []struct{ story, file, want string }{
		{"", pier, "Out, Again"},
		{again, pier, "Out"},
		{out, quay, "Another picture"},
		{"", "pictures/ffffffffffff-pier.jpg", ""},
		{"", "https://photos.example/pier.jpg", ""},
		{"", "", ""},
	} {
		if got := ran(c.story, c.file); got != c.want {
			t.Errorf("%s beside %q: %q, want %q", c.file, c.story, got, c.want)
		}
	}
	file(t, l, out, 1, showing("Out", quay)) // the picture was taken out since
	if got := ran("", pier); got != "Again" {
		t.Errorf("after it was taken out: %q", got)
	}
}
