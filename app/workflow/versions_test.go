package workflow

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stet/editor"
	"stet/editor/diff"
)

// returned writes the sample story's words into a file, as somebody sends it
// back, with some of them replaced.
func returned(t *testing.T, s editor.Story, words ...string) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("# " + s.Article.Headline + "\n")
	for _, block := range s.Article.Body {
		if block.Text != "" {
			b.WriteString("\n" + block.Text + "\n")
		}
	}
	path := filepath.Join(t.TempDir(), "returned.md")
	if err := os.WriteFile(path, []byte(strings.NewReplacer(words...).Replace(b.String())), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAFileIsComparedByWhatItSays(t *testing.T) {
	d, id := welcomed(t)
	mine, err := d.Version(t.Context(), id, 0)
	if err != nil {
		t.Fatal(err)
	}
	settled := -1
	for i, f := range mine.Story.Facts {
		if f.IsSettled() && f.Block != editor.HeadlineID && f.Block != editor.StandfirstID {
			settled = i
		}
	}
	if settled < 0 {
		t.Fatal("the sample has no settled fact")
	}
	fact := mine.Story.Facts[settled]
	file, err := d.FileVersion(returned(t, mine.Story, fact.Text, "something else"))
	if err != nil {
		t.Fatal(err)
	}
	c, before, after, err := d.Compare(t.Context(), mine, file)
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Facts) != 1 || c.Facts[0].Kind != diff.Reworded || c.Facts[0].Before.ID != fact.ID {
		t.Errorf("of the facts it says %+v", c.Facts)
	}
	for _, x := range c.Changes {
		switch {
		case x.Kind == diff.CommentChanged, x.Kind == diff.FieldChanged && x.Label != editor.StandfirstID:
			t.Errorf("the file cannot say %s %s", x.Kind, x.Label)
		case x.Kind == diff.FactChanged && (x.Index != 0 || c.Facts[x.Index].Before.ID != fact.ID):
			t.Errorf("%+v is another fact", x)
		}
	}
	if before.Story.Article.Slug != mine.Story.Article.Slug || after.Story.Article.Slug != mine.Story.Article.Slug {
		t.Errorf("the slugs are %q and %q", before.Story.Article.Slug, after.Story.Article.Slug)
	}
	back, _, _, err := d.Compare(t.Context(), file, mine)
	if err != nil || len(back.Facts) != 0 {
		t.Errorf("the other way round it says %+v, %v", back.Facts, err)
	}
}

func TestAFileThatCannotBeReadIsNoVersion(t *testing.T) {
	d, id := welcomed(t)
	dir := t.TempDir()
	binary := filepath.Join(dir, "picture.bin")
	if err := os.WriteFile(binary, []byte{0, 1, 2, 0, 255, 0, 0}, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{filepath.Join(dir, "gone.md"), dir, binary} {
		if v, err := d.FileVersion(path); err == nil {
			t.Errorf("%s is %+v", path, v)
		}
	}
	if _, err := d.DraftVersion(t.Context(), id, "nobody"); !errors.Is(err, editor.ErrNotFound) {
		t.Errorf("words of nobody: %v", err)
	}
	if _, err := d.Version(t.Context(), id, 99); err == nil {
		t.Error("there is a revision 99")
	}
}

// TestAFileHasThePicturesOfItsStory: a page names its pictures as they lie beside it.
func TestAFileHasThePicturesOfItsStory(t *testing.T) {
	d, in := newDesk(t), t.TempDir()
	put(t, in, "roof.png", string(pngOf(t, 3, 2)))
	path := put(t, in, "roof.md", "# Roof\n\nThe roof has come down.\n\n![A roof](roof.png)\n")
	r := d.ImportFiles(t.Context(), []string{path}, ImportOptions{}, nil).Results[0]
	file, err := d.FileVersion(path)
	if err != nil || r.Err != nil {
		t.Fatal(err, r.Err)
	}
	if c, _, _, err := d.Compare(t.Context(), VersionOf(opened(t, d, r.ID).Story), file); err != nil || len(c.Changes) > 0 {
		t.Errorf("the file it came from differs: %+v, %v", c.Changes, err)
	}
	if pictures(file.Story)[0] != "roof.png" {
		t.Errorf("the version that was compared is another now: %q", pictures(file.Story))
	}
}
