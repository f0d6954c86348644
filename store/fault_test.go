package store

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"stet/editor"
)

// rounds is how often a fault is tried: the long way where the command
// "dev bench -faults" asks for it.
func rounds(short, long int) int {
	if os.Getenv("STET_FAULTS") == "long" {
		return long
	}
	return short
}

// judge reports the row of a fault to "dev bench -faults".
func judge(t *testing.T, tried, lost int, what string) {
	t.Helper()
	t.Attr("tried", strconv.Itoa(tried))
	t.Attr("lost", strconv.Itoa(lost))
	if lost > 0 {
		t.Errorf("%d of %d lost %s", lost, tried, what)
	}
}

// known is what has been acknowledged of a story. Its words are told by a number,
// of which numbered makes them.
type known struct {
	id        string
	words     int   // the newest, in a draft or a revision
	revisions []int // the words of each
	status    editor.Status
	file      []byte // it was imported from
}

// work is a desk at work on a library: it does one thing after another, by the
// random numbers, and keeps in mind what it was told is safe.
type work struct {
	t       *testing.T
	path    string
	l       *Library // nil where it is not open
	random  *rand.Rand
	count   int
	stories []known
	pending []known // what it will know when what is under way has worked
}

func newWork(t *testing.T, path string, seed uint64) *work {
	return &work{t: t, path: path, random: rand.New(rand.NewPCG(7, seed))}
}

// open opens the library, again where it was opened for reading only.
func (w *work) open() (err error) {
	w.close()
	w.l, err = Open(w.t.Context(), w.path, Options{Now: clock()})
	if err == nil {
		err = w.l.ReadOnly()
	}
	return err
}

func (w *work) close() (err error) {
	if w.l != nil {
		err = w.l.Close()
	}
	w.l = nil
	return err
}

// numbered is the story that a number stands for, of up to some 40 KB.
func numbered(n int) editor.Story {
	random := rand.New(rand.NewPCG(3, uint64(n)))
	text := fmt.Sprintf("Words %d. ", n)
	return story(strconv.Itoa(n), strings.Repeat(text, 1+random.IntN(40)), strings.Repeat(text, random.IntN(1+random.IntN(4000))))
}

// step does the next thing.
func (w *work) step() error {
	if w.l == nil {
		return w.open()
	}
	w.count++
	w.pending = slices.Clone(w.stories)
	if len(w.stories) < 3 || len(w.stories) < 8 && w.random.IntN(12) == 0 {
		return w.settle(w.add())
	}
	k := &w.pending[w.random.IntN(len(w.pending))]
	return w.settle(w.change(k))
}

// settle learns from an acknowledgement.
func (w *work) settle(err error) error {
	if err == nil {
		w.stories = w.pending
	}
	return err
}

func (w *work) add() error {
	file := []byte(fmt.Sprint("The file of ", w.count))
	id, err := w.l.Add(w.t.Context(), numbered(w.count), editor.Revision{}, editor.Tally{}, &editor.Original{Name: "a.txt", Bytes: file}, false)
	w.pending = append(w.pending, known{id, w.count, []int{w.count}, editor.Inbox, file})
	return err
}

func (w *work) change(k *known) error {
	ctx := w.t.Context()
	switch dice := w.random.IntN(100); {
	case dice < 55:
		k.words = w.count
		return w.l.Journal(ctx, editor.Draft{Article: k.id, Base: len(k.revisions), Story: numbered(w.count)})
	case dice < 75:
		base := len(k.revisions)
		k.words, k.revisions = w.count, append(slices.Clone(k.revisions), w.count)
		_, err := w.l.File(ctx, k.id, base, numbered(w.count), editor.Revision{Cause: editor.Saved}, editor.Tally{})
		return err
	case dice < 83:
		k.status = editor.Statuses[w.random.IntN(len(editor.Statuses))]
		return w.l.SetStatus(ctx, k.id, k.status, "Kim")
	case dice < 93:
		_, err := w.l.List(ctx, editor.Query{Words: "words"})
		return err
	case dice < 98:
		_, err := w.l.writer.Exec("pragma wal_checkpoint(TRUNCATE)")
		return told(w.path, err)
	}
	return errors.Join(w.close(), w.open())
}

// missing says what is not in a library of what was acknowledged, "" where all
// is there. What was under way may be there or not.
func missing(t *testing.T, l *Library, acknowledged, underWay []known) string {
	if err := l.ReadOnly(); err != nil {
		return err.Error()
	}
	return missingIn(t, l, acknowledged, underWay)
}

// missingIn is missing in a library that may be open for reading only.
func missingIn(t *testing.T, l *Library, acknowledged, underWay []known) string {
	for i, k := range acknowledged {
		if what := k.missing(t, l, underWay[i]); what != "" {
			return fmt.Sprintf("story %d: %s", i, what)
		}
	}
	wrong, err := l.Verify(t.Context(), nil)
	if err != nil || len(wrong) > 0 {
		return fmt.Sprintf("verify says %q, %v", wrong, err)
	}
	return ""
}

func (k known) missing(t *testing.T, l *Library, or known) string {
	s, err := newestWords(t, l, k.id)
	if err != nil || !says(s, k.words) && !says(s, or.words) {
		return fmt.Sprintf("its words are %q instead of %d or %d, %v", s.Article.Headline, k.words, or.words, err)
	}
	for i, words := range k.revisions {
		if s, _, err := l.Story(t.Context(), k.id, i+1); err != nil || !says(s, words) {
			return fmt.Sprintf("revision %d is %q instead of %d, %v", i+1, s.Article.Headline, words, err)
		}
	}
	if row, err := l.Summary(t.Context(), k.id); err != nil || row.Status != k.status && row.Status != or.status {
		return fmt.Sprintf("its status is %q instead of %q or %q, %v", row.Status, k.status, or.status, err)
	}
	if o, err := l.Original(t.Context(), k.id); err != nil || string(o.Bytes) != string(k.file) {
		return fmt.Sprintf("its file is %q instead of %q, %v", o.Bytes, k.file, err)
	}
	return ""
}

func newestWords(t *testing.T, l *Library, id string) (editor.Story, error) {
	d, err := l.Draft(t.Context(), id)
	if errors.Is(err, editor.ErrNotFound) {
		s, _, err := l.Story(t.Context(), id, 0)
		return s, err
	}
	return d.Story, err
}

// says reports whether a story is, to the letter, what the number stands for.
func says(s editor.Story, n int) bool {
	want := numbered(n)
	return s.Article.Headline == want.Article.Headline && slices.EqualFunc(s.Article.Body, want.Article.Body, func(a, b editor.Block) bool { return a.Text == b.Text })
}

// lay writes files into a new folder, as they lie after a fault, beside the
// library's own files, and returns the library's path.
func lay(t *testing.T, files map[string][]byte, assets string) string {
	t.Helper()
	dir, err := os.MkdirTemp(t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "library.stet")
	for name, b := range files {
		if err := os.WriteFile(filepath.Join(dir, name), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(assets, path+"-files"); err != nil {
		t.Fatal(err)
	}
	return path
}
