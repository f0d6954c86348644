package workflow

import (
	"bytes"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"stet/editor"
	"stet/editor/diff"
	"stet/editor/doc"
	"stet/editor/format"
)

// swap changes words of the body, which must be there.
func swap(t *testing.T, s editor.Story, old, words string) editor.Story {
	t.Helper()
	open := doc.New(s)
	for _, b := range s.Article.Body {
		if at := strings.Index(b.Text, old); at >= 0 {
			if _, err := open.ApplyEdits([]editor.Edit{{Range: &editor.Range{Block: b.ID, Start: at, End: at + len(old)}, Text: words}}); err != nil {
				t.Fatal(err)
			}
			return open.Story()
		}
	}
	t.Fatalf("%q is not in the story", old)
	return s
}

func body(s editor.Story) string {
	var out []string
	for _, b := range s.Article.Body {
		out = append(out, b.Text)
	}
	return strings.Join(out, "\n")
}

func TestMergeNewest(t *testing.T) {
	d, id := welcomed(t)
	o := opened(t, d, id)
	base := o.Revision.Number
	words := strings.Fields(o.Story.Article.Body[0].Text)
	first, last := words[1], words[len(words)-1]
	theirs := swap(t, o.Story, first, "altogether")
	if _, err := d.Save(t.Context(), id, base, theirs, ""); err != nil {
		t.Fatal(err)
	}
	ours := swap(t, o.Story, last, "elsewhere.")
	if _, err := d.Save(t.Context(), id, base, ours, ""); !errors.Is(err, editor.ErrConflict) {
		t.Fatal(err)
	}
	m, err := d.MergeNewest(t.Context(), id, base, ours)
	if err != nil || len(m.Conflicts) > 0 || m.From != base || m.Onto != base+1 || m.With != "Nora Vale" {
		t.Fatalf("%+v, %v", m, err)
	}
	if got, want := body(m.Story), body(swap(t, theirs, last, "elsewhere.")); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	r, err := d.SaveMerged(t.Context(), id, m, m.Story)
	if err != nil || r.Number != base+2 || r.Cause != editor.MergedIn || r.Name != "Merged with Nora Vale" {
		t.Errorf("%+v, %v", r, err)
	}
	clash, err := d.MergeNewest(t.Context(), id, base, swap(t, o.Story, first, "hardly"))
	if err != nil || len(clash.Conflicts) != 1 || clash.Conflicts[0].Ours != "hardly" || clash.Conflicts[0].Theirs != "altogether" {
		t.Errorf("%+v, %v", clash.Conflicts, err)
	}
}

// TestReturned sends a story out in each format, has it come back changed, and
// takes the changes into a story that has moved on, with its facts.
func TestReturned(t *testing.T) {
	for _, ending := range []string{".txt", ".md", ".html"} {
		d, id := welcomed(t)
		o := opened(t, d, id)
		sent := o.Revision.Number
		words := strings.Fields(o.Story.Article.Body[0].Text)
		first, last := words[1], words[len(words)-1]
		var b bytes.Buffer
		if err := format.Encode(&b, ending, doc.Clean(o.Story)); err != nil {
			t.Fatal(err)
		}
		path := put(t, t.TempDir(), "back"+ending, strings.Replace(b.String(), " "+last, " elsewhere.", 1))
		ours := swap(t, o.Story, first, "altogether")
		r, err := d.Save(t.Context(), id, sent, ours, "")
		if err != nil {
			t.Fatal(err)
		}
		back, err := d.ReadReturned(path, ImportOptions{})
		if err != nil {
			t.Fatal(err)
		}
		from, err := d.SentFrom(t.Context(), id, back)
		if err != nil || from != sent {
			t.Errorf("%s: sent from %d, %v; want %d", ending, from, err, sent)
		}
		m, err := d.TakeReturned(t.Context(), id, from, r.Number, ours, back)
		if err != nil || len(m.Conflicts) > 0 {
			t.Fatalf("%s: %+v, %v", ending, m.Conflicts, err)
		}
		want := swap(t, ours, last, "elsewhere.")
		c, err := diff.Compare(t.Context(), want, m.Story)
		c.Changes = slices.DeleteFunc(c.Changes, func(x diff.Change) bool { return x.Kind == diff.FactChanged }) // whose last word it was
		if err != nil || len(c.Changes) > 0 {
			t.Errorf("%s: %v: not what was to come back: %+v", ending, err, c.Changes)
		}
		if err := m.Story.Validate(); err != nil || len(m.Story.Facts) != len(want.Facts) {
			t.Errorf("%s: %d facts, want %d; %v", ending, len(m.Story.Facts), len(want.Facts), err)
		}
		if _, err := d.SaveMerged(t.Context(), id, m, m.Story); err != nil {
			t.Errorf("%s: %v", ending, err)
		}
	}
}

// TestReturnedByHand: somebody pasted the words into a file of their own, which
// says nothing of the fields, and has the standfirst as a paragraph.
func TestReturnedByHand(t *testing.T) {
	d, id := welcomed(t)
	o := opened(t, d, id)
	a := o.Story.Article
	words := a.Headline + "\n\n" + a.Standfirst + "\n\n" + strings.ReplaceAll(body(o.Story), "\n", "\n\n") + "\n"
	last := words[strings.LastIndexByte(strings.TrimSpace(words), ' ')+1:]
	back, err := d.ReadReturned(put(t, t.TempDir(), "mine.txt", strings.TrimSuffix(words, last)+"never.\n"), ImportOptions{})
	if err != nil {
		t.Fatal(err)
	}
	m, err := d.TakeReturned(t.Context(), id, o.Revision.Number, o.Revision.Number, o.Story, back)
	if err != nil || len(m.Conflicts) > 0 {
		t.Fatalf("%+v, %v", m.Conflicts, err)
	}
	c, err := diff.Compare(t.Context(), o.Story, m.Story)
	if err != nil || len(c.Fields) > 0 || c.Added != 1 || c.Removed != 1 || len(m.Story.Article.Body) != len(a.Body) {
		t.Errorf("%v: %+v %+v", err, c.Summary, c.Changes)
	}
}

func TestReturnedIsAStranger(t *testing.T) {
	d, id := welcomed(t)
	back, err := d.ReadReturned(put(t, t.TempDir(), "x.txt", "Rain in the north\n\nShips were held back by fog all morning, and nobody complained of it.\n"), ImportOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.SentFrom(t.Context(), id, back); !errors.Is(err, ErrStranger) {
		t.Error(err)
	}
	if _, err := d.ReadReturned(filepath.Join(t.TempDir(), "none.txt"), ImportOptions{}); err == nil {
		t.Error("read a file that is not there")
	}
}

func TestMergeFiles(t *testing.T) {
	d := newDesk(t)
	dir := t.TempDir()
	text := "Harbour bridge to close\n\nThe bridge will close for nine weeks from Thursday, the council said.\n\nBuses will run over the old road in the meantime, it added.\n"
	m, err := d.MergeFiles(t.Context(), put(t, dir, "b.txt", text), put(t, dir, "o.txt", strings.Replace(text, "nine", "ten", 1)),
		put(t, dir, "t.txt", strings.Replace(text, "old road", "new road", 1)), ImportOptions{})
	if err != nil || len(m.Conflicts) > 0 || !strings.Contains(body(m.Story), "ten weeks") || !strings.Contains(body(m.Story), "new road") {
		t.Errorf("%s, %+v, %v", body(m.Story), m.Conflicts, err)
	}
}

// TestReturnedKeepsItsPictures: a page that was edited where its pictures lie, or
// without them, has those of the story; one that lies there under a name of its own
// is a new one.
func TestReturnedKeepsItsPictures(t *testing.T) {
	for _, c := range []struct {
		name, says, beside string // the picture that lies beside the copy
		same               bool
	}{
		{"beside it", "The Roof.png", string(pngOf(t, 3, 2)), true},
		{"nowhere", "The Roof.png", "", true},
		{"nowhere, as exported", "", "", true},
		{"in another folder", "pictures/The%20Roof.png", "", true},
		{"another picture", "The Roof.png", string(pngOf(t, 9, 2)), false},
		{"of another name", "Gable.png", "", false},
		{"elsewhere", "https://example.org/The%20Roof.png", "", false},
	} {
		d := newDesk(t)
		in, out := t.TempDir(), t.TempDir()
		put(t, in, "The Roof.png", string(pngOf(t, 3, 2)))
		page := "# Roof\n\nThe roof of the market hall has come down.\n\n![A roof](The%20Roof.png)\n\nNobody was hurt.\n"
		r := d.ImportFiles(t.Context(), []string{put(t, in, "roof.md", page)}, ImportOptions{}, nil).Results[0]
		if r.Err != nil {
			t.Fatal(r.Err)
		}
		o := opened(t, d, r.ID)
		own := pictures(o.Story)
		if len(own) != 1 || !strings.HasPrefix(own[0], "pictures/") {
			t.Fatalf("imported with %q", own)
		}
		says := strings.ReplaceAll(c.says, " ", "%20")
		if says == "" {
			says = own[0]
		}
		if c.beside != "" {
			put(t, out, c.says, c.beside)
		}
		page = strings.NewReplacer("The%20Roof.png", says, "Nobody was", "Two were").Replace(page)
		back, err := d.ReadReturned(put(t, out, "roof.md", page), ImportOptions{})
		if err != nil {
			t.Fatal(err)
		}
		taken, err := d.TakeBack(t.Context(), r.ID, 0, back, func(m diff.Merged) (editor.Story, bool, error) {
			return m.Story, len(m.Conflicts) == 0, nil
		})
		if err != nil || taken.Filed.Number != 2 {
			t.Fatalf("%s: %+v, %v", c.name, taken.Conflicts, err)
		}
		now := opened(t, d, r.ID).Story
		if got := pictures(now); slices.Equal(got, own) != c.same || len(got) != 1 {
			t.Errorf("%s: the picture is %q, it was %q", c.name, got, own)
		}
		if !strings.Contains(body(now), "Two were hurt.") {
			t.Errorf("%s: the words are %q", c.name, body(now))
		}
	}
}

func pictures(s editor.Story) []string {
	var out []string
	for _, b := range s.Article.Body {
		if b.Image != nil {
			out = append(out, b.Image.File)
		}
	}
	return out
}
