package workflow

import (
	"bytes"
	"reflect"
	"strings"
	"testing"
	"time"

	"stet/editor"
	"stet/editor/doc"
	"stet/editor/format"
)

// filled sets every field of v that is zero to something: a new field is in these
// tests by itself.
func filled(t *testing.T, v reflect.Value, keep ...string) {
	t.Helper()
	for i := range v.NumField() {
		f, name := v.Field(i), v.Type().Field(i).Name
		if !f.IsZero() || strings.Contains(" "+strings.Join(keep, " ")+" ", " "+name+" ") {
			continue
		}
		switch f.Interface().(type) {
		case string, editor.FactKind, editor.CorrectionKind:
			f.SetString("some " + strings.ToLower(name))
		case bool:
			f.SetBool(true)
		case time.Time:
			f.Set(reflect.ValueOf(time.Date(2026, 11, 20, 9, 30, i, 0, time.UTC)))
		case []editor.Risk:
			f.Set(reflect.ValueOf([]editor.Risk{editor.Legal, editor.Children}))
		case []editor.Answer, []editor.Question, []editor.Source:
			s := reflect.MakeSlice(f.Type(), 2, 2)
			for k := range 2 {
				filled(t, s.Index(k))
			}
			f.Set(s)
		case editor.RightOfReply:
			filled(t, f)
		default:
			t.Fatalf("%s is of a kind that no test fills: %T", name, f.Interface())
		}
	}
}

// everyField opens the sample with all there is to say of its first settled fact, a
// proposal that nobody wanted, and a note to readers; the file of a source is kept.
func everyField(t *testing.T) (d *Desk, id string, s editor.Story, f editor.Fact) {
	t.Helper()
	d, id = welcomed(t)
	s = opened(t, d, id).Story.Clone()
	source, err := d.AttachFile(t.Context(), editor.Source{}, put(t, t.TempDir(), "minutes.txt", "Forty-one."))
	if err != nil {
		t.Fatal(err)
	}
	for i := range s.Facts {
		if f := &s.Facts[i]; f.IsSettled() && f.Block != editor.HeadlineID && f.Block != editor.StandfirstID {
			f.Sources = nil
			filled(t, reflect.ValueOf(f).Elem(), "Gone", "Stale", "Was", "Before", "After")
			for k := range f.Sources {
				f.Sources[k].ID, f.Sources[k].File, f.Sources[k].SHA256 = editor.NewID(), source.File, source.SHA256
			}
			for k := range f.Questions {
				f.Questions[k].ID = editor.NewID()
			}
			break
		}
	}
	rejected, note := editor.Rejection{}, editor.Amendment{}
	filled(t, reflect.ValueOf(&rejected).Elem())
	filled(t, reflect.ValueOf(&note).Elem())
	s.Rejected, s.Amendments = []editor.Rejection{rejected}, []editor.Amendment{note}
	for _, f := range s.Facts {
		if len(f.Questions) == 2 {
			return d, id, s, f
		}
	}
	t.Fatal("the sample has no settled fact")
	return
}

// holds reports whether all of it is in a story.
func holds(t *testing.T, s, want editor.Story, f editor.Fact) {
	t.Helper()
	if err := s.Validate(); err != nil {
		t.Fatal(err)
	}
	got := doc.New(s)
	g, _ := got.Fact(f.ID)
	g.Range, g.Before, g.After = f.Range, f.Before, f.After // which may have moved
	if !g.Equal(f) {
		t.Errorf("the fact is\n%+v\nwant\n%+v", g, f)
	}
	if !reflect.DeepEqual(s.Rejected, want.Rejected) || !reflect.DeepEqual(s.Amendments, want.Amendments) {
		t.Errorf("rejected %+v, noted %+v", s.Rejected, s.Amendments)
	}
}

func TestEveryFieldIsFiledAndRestored(t *testing.T) {
	d, id, s, f := everyField(t)
	r, err := d.Save(t.Context(), id, opened(t, d, id).Revision.Number, s, "")
	if err != nil {
		t.Fatal(err)
	}
	o := opened(t, d, id)
	holds(t, o.Story, s, f)
	if b, err := d.SourceFile(t.Context(), f.Sources[0]); err != nil || string(b) != "Forty-one." {
		t.Errorf("the kept file is %q, %v", b, err)
	}
	open := doc.New(o.Story)
	if _, err := open.Delete(open.All()); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Save(t.Context(), id, r.Number, open.Story(), ""); err != nil {
		t.Fatal(err)
	}
	older, err := d.Version(t.Context(), id, r.Number)
	if err != nil {
		t.Fatal(err)
	}
	if err := open.ReplaceStory(older.Story); err != nil { // as restoring does
		t.Fatal(err)
	}
	holds(t, open.Story(), s, f)
	open.Undo()
	open.Redo()
	holds(t, open.Story(), s, f)
}

func TestEveryFieldOutlivesACopyThatComesBack(t *testing.T) {
	for _, ending := range []string{".txt", ".md", ".html"} {
		d, id, s, f := everyField(t)
		r, err := d.Save(t.Context(), id, opened(t, d, id).Revision.Number, s, "")
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := format.Encode(&b, ending, doc.Clean(s)); err != nil {
			t.Fatal(err)
		}
		words := strings.Fields(s.Article.Headline)
		changed := strings.Replace(b.String(), s.Article.Headline, strings.Replace(s.Article.Headline, words[0], "Quayside", 1), -1)
		back, err := d.ReadReturned(put(t, t.TempDir(), "back"+ending, changed), ImportOptions{})
		if err != nil {
			t.Fatal(err)
		}
		m, err := d.TakeReturned(t.Context(), id, r.Number, r.Number, s, back)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(m.Story.Article.Headline, "Quayside") {
			t.Errorf("%s: the headline is %q", ending, m.Story.Article.Headline)
		}
		holds(t, m.Story, s, f)
	}
}

// TestEveryFieldOutlivesATakeOver: what one session had typed is left as a draft, and
// taken in by the other.
func TestEveryFieldOutlivesATakeOver(t *testing.T) {
	d, id, s, f := everyField(t)
	base := opened(t, d, id).Revision.Number
	if err := d.Journal(t.Context(), id, base, s); err != nil {
		t.Fatal(err)
	}
	o := opened(t, d, id)
	if o.Draft == nil {
		t.Fatal("there is no draft")
	}
	holds(t, o.Draft.Story, s, f)
	filed, err := d.Version(t.Context(), id, 0)
	if err != nil {
		t.Fatal(err)
	}
	words := strings.Fields(filed.Story.Article.Body[0].Text)
	theirs := swap(t, filed.Story, words[0], "Altogether")
	if _, err := d.Save(t.Context(), id, base, theirs, ""); err != nil {
		t.Fatal(err)
	}
	m, err := d.MergeNewest(t.Context(), id, base, s)
	if err != nil {
		t.Fatal(err)
	}
	holds(t, m.Story, s, f)
}

// TestEveryFieldOutlivesAPaste: words of another story, put before, behind and inside
// others, leave what is said of these; inside the fact they make it stale.
func TestEveryFieldOutlivesAPaste(t *testing.T) {
	_, _, s, f := everyField(t)
	pasted := []editor.Block{{ID: "x", Kind: editor.Paragraph, Text: "From another story"}, {ID: "y", Kind: editor.Paragraph, Text: "and more"}}
	for _, at := range []int{0, f.Start, f.End} {
		open := doc.New(s)
		if _, err := open.PasteFrom(doc.Caret(doc.Pos{Block: f.Block, Offset: at}), pasted, "other"); err != nil {
			t.Fatal(err)
		}
		holds(t, open.Story(), s, f)
		for open.CanUndo() {
			open.Undo()
		}
		holds(t, open.Story(), s, f)
	}
	text, _ := s.Article.Text(f.Block)
	open := doc.New(s)
	if _, err := open.PasteFrom(doc.Caret(doc.Pos{Block: f.Block, Offset: doc.NextGrapheme(text, f.Start)}), pasted[:1], "other"); err != nil {
		t.Fatal(err)
	}
	g, _ := open.Fact(f.ID)
	if !g.Stale || g.Was != f.Text {
		t.Errorf("with other words in it the fact is %+v", g)
	}
	g.Stale, g.Was, g.Text = false, "", f.Text
	g.Range = f.Range
	if !g.Equal(f) {
		t.Errorf("it lost\n%+v\nof\n%+v", g, f)
	}
}
