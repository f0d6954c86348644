package store

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"stet/editor"
)

// held is everything that a library holds in words: the truth that a damaged one
// is compared with. A text is told by its name and what it says.
type held map[string]string

// readAll reads everything as a window would. Of what cannot be read it says
// nothing; errs has why.
func readAll(t *testing.T, l *Library, ids, pictures []string) (got held, errs map[string]error) {
	got, errs = held{}, map[string]error{}
	ctx := t.Context()
	note := func(name string, text any, err error) {
		if err != nil {
			errs[name] = err
			return
		}
		got[name] = fmt.Sprint(text)
	}
	for i, id := range ids {
		d, err := l.Draft(ctx, id)
		note(fmt.Sprintf("draft of %d", i), words(d.Story), err)
		newest, r, err := l.Story(ctx, id, 0)
		note(fmt.Sprintf("story %d", i), words(newest), err)
		for n := 1; n <= max(r.Number, 20); n++ {
			s, _, err := l.Story(ctx, id, n)
			if errors.Is(err, editor.ErrNotFound) && n > r.Number {
				break
			}
			note(fmt.Sprintf("revision %d of %d", n, i), words(s), err)
		}
		o, err := l.Original(ctx, id)
		note(fmt.Sprintf("original of %d", i), string(o.Bytes), err)
	}
	for i, file := range pictures {
		b, err := l.Picture(ctx, file)
		note(fmt.Sprintf("picture %d", i), string(b), err)
	}
	page, err := l.List(ctx, editor.Query{Limit: 1000})
	for i, id := range ids {
		at := slices.IndexFunc(page, func(s editor.Summary) bool { return s.ID == id })
		if err == nil && at < 0 {
			note(fmt.Sprintf("row of %d", i), "", editor.ErrNotFound)
			continue
		}
		row := editor.Summary{}
		if err == nil {
			row = page[at]
		}
		note(fmt.Sprintf("row of %d", i), row.Headline+row.Slug, err)
	}
	_, err = l.List(ctx, editor.Query{Words: "council"}) // no crash is all that is asked
	note("search", "", err)
	return got, errs
}

func words(s editor.Story) string {
	var b strings.Builder
	fmt.Fprintln(&b, s.Article.Headline, s.Article.Slug, s.Article.Standfirst, s.Article.Byline)
	for _, block := range s.Article.Body {
		fmt.Fprintln(&b, block.Text)
	}
	for _, f := range s.Facts {
		fmt.Fprintln(&b, f.Text, f.Value, f.Status)
	}
	return b.String()
}

// richLibrary is a closed library with everything in it, and its files.
func richLibrary(t *testing.T) (files map[string][]byte, ids, pictures []string) {
	t.Helper()
	l := newLibrary(t)
	random := rand.New(rand.NewPCG(1, 2))
	for n := range 12 {
		s := fullStory()
		s.Article.Headline = fmt.Sprintf("The council meets for time %d", n)
		original := &editor.Original{Name: "a.txt", Bytes: []byte(fmt.Sprint("The council's file ", n))}
		id, err := l.Add(t.Context(), s, editor.Revision{}, editor.Tally{}, original, false)
		if err != nil {
			t.Fatal(err)
		}
		for base := range random.IntN(20) {
			s.Article.Body[1].Text = fmt.Sprintf("The council said %d. %s", base, randomWords(20+random.IntN(300)))
			file(t, l, id, base+1, s)
			if base%5 == 4 {
				s.Article.Headline = fmt.Sprintf("The council has met %d times, %d", base, n)
			}
		}
		if n%2 == 0 {
			_, r, _ := l.Story(t.Context(), id, 0)
			s.Article.Body[0].Text = fmt.Sprint("Typed by the council ", n, randomWords(random.IntN(2000)))
			if err := l.Journal(t.Context(), editor.Draft{Article: id, Base: r.Number, Story: s}); err != nil {
				t.Fatal(err)
			}
		}
		picture, err := l.AddPicture(t.Context(), "quay.jpg", []byte(strings.Repeat(fmt.Sprint("pixels ", n), 50)))
		if err != nil {
			t.Fatal(err)
		}
		ids, pictures = append(ids, id), append(pictures, picture)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Dir(l.path)
	files = map[string][]byte{}
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		name, _ := filepath.Rel(dir, path)
		if err != nil || d.IsDir() || strings.HasSuffix(name, "-reserve") || strings.Contains(name, "-index") {
			return err
		}
		files[name], err = os.ReadFile(path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files, ids, pictures
}

// harm damages one place of a library's files and says what it did.
func harm(files map[string][]byte, random *rand.Rand) string {
	names := slices.Sorted(maps.Keys(files))
	name := "library.stet"
	if random.IntN(10) == 0 {
		name = names[random.IntN(len(names))]
	}
	b := slices.Clone(files[name])
	files[name] = b
	page := func() []byte {
		n := random.IntN(max(1, len(b)/pageBytes))
		return b[n*pageBytes : min(len(b), (n+1)*pageBytes)]
	}
	switch at := random.IntN(len(b)); random.IntN(6) {
	case 0:
		p := page()
		clear(p)
		return fmt.Sprintf("%s: a page of zeros", name)
	case 1:
		p := page()
		for i := range p {
			p[i] = byte(random.Uint32())
		}
		return fmt.Sprintf("%s: a page of noise", name)
	case 2:
		p, q := page(), page()
		if len(p) == len(q) {
			saved := slices.Clone(p)
			copy(p, q)
			copy(q, saved)
		}
		return fmt.Sprintf("%s: two pages changed places", name)
	default:
		b[at] ^= 1 << random.IntN(8)
		return fmt.Sprintf("%s: a bit of byte %d", name, at)
	}
}

// TestDamageAnywhere damages one place after the other of a library with
// everything in it. No text is ever other than it was, and Verify finds
// everything that cannot be read.
func TestDamageAnywhere(t *testing.T) {
	files, ids, pictures := richLibrary(t)
	truth, _ := readAll(t, openLibrary(t, layOut(t, files)), ids, pictures)
	tries, shown, unfound, hit := rounds(40, 1000), 0, 0, 0
	for i := range tries {
		hurt := maps.Clone(files)
		what := harm(hurt, rand.New(rand.NewPCG(11, uint64(i))))
		wrong, damaged, found := lookAt(t, layOut(t, hurt), truth, ids, pictures)
		if wrong != "" {
			shown++
			t.Errorf("place %d, %s: %s", i, what, wrong)
		}
		if damaged != "" {
			hit++
		}
		if damaged != "" && !found {
			unfound++
			t.Errorf("place %d, %s: verify finds nothing, but %s", i, what, damaged)
		}
	}
	judge(t, tries, shown+unfound, "a text without a word")
	if t.Attr("hit", strconv.Itoa(hit)); hit < tries/4 {
		t.Errorf("only %d of %d places held something that is read", hit, tries)
	}
}

// lookAt reads a damaged library. Wrong is what it shows that is not so, damaged
// what it does not show any more; found says whether anybody is told.
func lookAt(t *testing.T, path string, truth held, ids, pictures []string) (wrong, damaged string, found bool) {
	defer os.RemoveAll(filepath.Dir(path))
	l, err := Open(t.Context(), path, Options{Now: clock()})
	if err != nil {
		return "", err.Error(), true // nothing is shown, and why is said
	}
	defer l.Close()
	got, errs := readAll(t, l, ids, pictures)
	for name, want := range truth {
		says, ok := got[name]
		switch {
		case !ok:
			damaged = fmt.Sprintf("%s: %v", name, errs[name])
		case says != want && strings.HasPrefix(name, "row"):
			damaged = fmt.Sprintf("%s reads %q instead of %q", name, says, want)
		case says != want:
			wrong = fmt.Sprintf("%s reads %.100q instead of %.100q", name, says, want)
		}
	}
	told, err := l.Verify(t.Context(), nil)
	return wrong, damaged, err != nil || len(told) > 0 || l.ReadOnly() != nil
}

// layOut writes a library's files into a new folder and returns its path.
func layOut(t *testing.T, files map[string][]byte) string {
	t.Helper()
	dir, err := os.MkdirTemp(t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	for name, b := range files {
		path := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, b, 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(dir, "library.stet")
}

// TestTextOfAnotherStory: a sound text is damage where another is asked for.
func TestTextOfAnotherStory(t *testing.T) {
	l := newLibrary(t)
	one, two := add(t, l, story("One")), add(t, l, story("Two"))
	l.Close()
	spoil(t, l.path, "update article set uid = 'x' where uid = ?", one)
	spoil(t, l.path, "update article set uid = ? where uid = ?", one, two)
	spoil(t, l.path, "update article set uid = ? where uid = 'x'", two)
	again := openLibrary(t, l.path)
	if s, _, err := again.Story(t.Context(), one, 0); !errors.Is(err, editor.ErrDamaged) {
		t.Errorf("%q, %v", s.Article.Headline, err)
	}
	if found, err := again.Verify(t.Context(), nil); err != nil || len(found) == 0 {
		t.Errorf("verify says %v, %v", found, err)
	}
}
