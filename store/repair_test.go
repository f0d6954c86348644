package store

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"stet/editor"
)

// truth is what was filed in a library: canonical texts by story and revision.
type truth map[string]string

func (tr truth) note(t *testing.T, l *Library, id string, n int) {
	t.Helper()
	s, _, err := l.Story(t.Context(), id, n)
	noError(t, err)
	tr[fmt.Sprint(id, " ", n)] = spelt(t, s)
}

func spelt(t *testing.T, s editor.Story) string {
	t.Helper()
	b, err := s.Canonical()
	noError(t, err)
	return string(b)
}

// hurtLibrary returns a closed library of many stories with revisions, the
// backup that was made of it before the last of them, and all that was filed.
func hurtLibrary(t *testing.T) (path, id, backup string, filed truth) {
	t.Helper()
	l := newLibrary(t)
	filed = truth{}
	id, err := l.Add(t.Context(), fullStory(), editor.Revision{}, editor.Tally{}, &editor.Original{Name: "a.txt", Bytes: []byte("bytes")}, false)
	noError(t, err)
	_, err = l.AddPicture(t.Context(), "quay.jpg", []byte("a picture"))
	noError(t, err)
	for n := 1; n <= 20; n++ {
		s := fullStory()
		s.Article.Body[0].Text += fmt.Sprintf(" Revision %d: %s", n+1, randomWords(n))
		s.Article.Body[0].Marks, s.Facts = nil, nil
		file(t, l, id, n, s)
	}
	var others []string
	for n := range 60 {
		others = append(others, add(t, l, story(fmt.Sprintf("Filler %d", n), randomWords(n+100), randomWords(n))))
		file(t, l, others[n], 1, story(fmt.Sprintf("Filled %d", n), randomWords(n+200)))
	}
	noError(t, l.SetOutlets(t.Context(), ownOutlets))
	_, err = l.BeginImport(t.Context(), editor.Import{Who: "Ann", Paths: []string{"/wire"}, Total: 3})
	noError(t, err)
	made, err := l.KeepBackup(t.Context(), l.BackupFolder(""), editor.ByHand, nil)
	noError(t, err)
	for n := range 10 {
		file(t, l, others[n], 2, story(fmt.Sprintf("Later %d", n), randomWords(n+300)))
	}
	noError(t, l.Journal(t.Context(), editor.Draft{Article: id, Base: 21, Session: l.session, Story: fullStory()}))
	for n := 1; n <= 21; n++ {
		filed.note(t, l, id, n)
	}
	for i, other := range others {
		filed.note(t, l, other, 1)
		filed.note(t, l, other, 2)
		if i < 10 {
			filed.note(t, l, other, 3)
		}
	}
	noError(t, l.Close())
	return l.path, id, made.Path, filed
}

// ownOutlets are those of the desk of a hurt library.
var ownOutlets = []editor.Outlet{{Name: "The Quayside Post", Domain: "quaysidepost.example"}}

// keepsChoices sees that a library has what its desk has chosen and begun, but for what
// is said to be lost.
func keepsChoices(t *testing.T, l *Library, unnamed []string) {
	t.Helper()
	own, err := l.Outlets(t.Context())
	if lost := slices.Contains(unnamed, "what the desk has chosen"); err != nil || len(own) == 0 && !lost || len(own) > 0 && own[0].Name != ownOutlets[0].Name {
		t.Errorf("the desk's organisations: %+v, %v; said to be lost: %v", own, err, lost)
	}
	cut, err := l.CutShort(t.Context())
	if lost := slices.Contains(unnamed, "imports that were cut short"); err != nil || len(cut) == 0 && !lost {
		t.Errorf("imports: %+v, %v; said to be lost: %v", cut, err, lost)
	}
}

// agrees sees that a library has all that was filed, but for what is lost.
func (tr truth) agrees(t *testing.T, l *Library, lost []editor.Damage) {
	t.Helper()
	for key, want := range tr {
		var id string
		var n int
		fmt.Sscan(key, &id, &n)
		s, _, err := l.Story(t.Context(), id, n)
		named := slices.ContainsFunc(lost, func(d editor.Damage) bool { return d.Story == id && (d.Revision == n || d.Revision == 0) })
		if err == nil && spelt(t, s) != want {
			t.Errorf("revision %d of %s is not what was filed", n, id)
		}
		if (err != nil) != named {
			t.Errorf("revision %d of %s: %v; named as lost: %v", n, id, err, named)
		}
	}
}

// TestRepair puts back what a backup has, and says what it has not.
func TestRepair(t *testing.T) {
	path, id, backup, filed := hurtLibrary(t)
	spoil(t, path, "update revision set body = x'00' where number in (1, 20) and article = 1")
	spoil(t, path, "update revision set hash = x'00' where number = 17 and article = 1")
	spoil(t, path, "update article set headline = 'Another', section = 'x' where id = 4")
	spoil(t, path, "update revision set body = x'00' where number = 3 and article = 2")
	files, _ := filepath.Glob(path + "-files/*/*")
	for _, f := range files {
		noError(t, os.Truncate(f, 1))
	}
	l := openLibrary(t, path)
	found, err := l.Verify(t.Context(), nil)
	if err != nil || len(found) < 18 || len(files) != 2 {
		t.Fatalf("verify says %v, %v", found, err)
	}
	remedies, err := l.Remedies(t.Context(), found, []string{filepath.Join(t.TempDir(), "none"), backup}, nil)
	noError(t, err)
	left, err := l.Repair(t.Context(), remedies, nil)
	if err != nil || len(left) != 1 || left[0].Revision != 3 {
		t.Fatalf("left are %v, %v", left, err)
	}
	for _, r := range remedies {
		if r.Can != (r.Damage.Revision != 3 || r.Damage.Story == id) || r.Can && (r.Backup == "") != (r.Damage.Kind == editor.DamagedRow) {
			t.Errorf("%v", r)
		}
	}
	filed.agrees(t, l, left)
	if o, err := l.Original(t.Context(), id); err != nil || string(o.Bytes) != "bytes" {
		t.Errorf("the imported file: %q, %v", o.Bytes, err)
	}
	if again, err := l.Verify(t.Context(), nil); err != nil || !slices.Equal(again, left) {
		t.Errorf("verify then says %v, %v", again, err)
	}
}

// TestRepairReadOnly repairs nothing in a library that is not written to.
func TestRepairReadOnly(t *testing.T) {
	path, _, backup, _ := hurtLibrary(t)
	l, err := Open(t.Context(), path, Options{ReadOnly: true})
	noError(t, err)
	defer l.Close()
	if _, err := l.Repair(t.Context(), []editor.Remedy{{Can: true, Backup: backup}}, nil); !errors.Is(err, editor.ErrReadOnly) {
		t.Errorf("%v", err)
	}
}

// TestSalvage destroys pages of a library, one here, several there, and makes a
// copy of what is left: it is sound, has no text that was not filed, and names
// all that it lacks.
func TestSalvage(t *testing.T) {
	path, _, backup, filed := hurtLibrary(t)
	whole, err := os.ReadFile(path)
	noError(t, err)
	random := rand.New(rand.NewPCG(1, 2))
	size := 1 << 12
	for int(whole[16])<<8|int(whole[17]) > size { // https://www.sqlite.org/fileformat.html#page_size
		size <<= 1
	}
	pages := len(whole) / size
	for trial := range 10 {
		b := bytes.Clone(whole)
		for range 1 + trial%3 {
			at := random.IntN(pages) * size
			for i := range size / 2 {
				b[at+random.IntN(size/2)+i%2*size/2] = byte(random.Uint32())
			}
		}
		if trial == 0 {
			clear(b[:size])
		}
		noError(t, os.WriteFile(path, b, 0o600))
		for _, backups := range [][]string{{backup}, nil} {
			to := filepath.Join(t.TempDir(), "repaired.stet")
			made, err := Libraries{}.Salvage(t.Context(), path, to, backups, nil)
			if err != nil {
				if backups != nil || !errors.Is(err, editor.ErrDamaged) {
					t.Errorf("trial %d: %v", trial, err)
				}
				continue
			}
			l := openLibrary(t, to)
			if made.Base == "" && !slices.Contains(made.Unnamed, "stories that cannot be named") {
				filed.agrees(t, l, made.Lost)
			}
			keepsChoices(t, l, made.Unnamed)
			if found, err := l.Verify(t.Context(), nil); err != nil || len(found) > 0 {
				t.Errorf("trial %d: verify says %v, %v", trial, found, err)
			}
			l.Close()
			if t.Failed() {
				t.Fatalf("trial %d, backups %v: %+v", trial, backups, made)
			}
		}
		if after, _ := os.ReadFile(path); !bytes.Equal(after, b) {
			t.Fatal("the damaged library was changed")
		}
	}
}
