package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"stet/editor"
)

// act does an action and returns how many stories it changed.
func act(t *testing.T, l *Library, a editor.Action, ids ...string) int {
	t.Helper()
	if a.Who == "" {
		a.Who = "Ana"
	}
	changed, err := l.Act(t.Context(), a, ids)
	if err != nil {
		t.Fatal(err)
	}
	return len(changed)
}

func statusOf(t *testing.T, l *Library, id string) editor.Status {
	t.Helper()
	s, err := l.Summary(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return s.Status
}

// happened is a story's history in a line of words, the newest first.
func happened(t *testing.T, l *Library, id string, q editor.HistoryQuery) string {
	t.Helper()
	all, err := l.History(t.Context(), id, q)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, h := range all {
		if h.Revision != nil {
			lines = append(lines, fmt.Sprintf("r%d", h.Revision.Number))
			continue
		}
		lines = append(lines, strings.Join([]string{h.Event.Who, string(h.Event.What), h.Event.Was, h.Event.Became}, " "))
	}
	return strings.Join(lines, "; ")
}

func TestStatusesAreSigned(t *testing.T) {
	l := newLibrary(t)
	id := add(t, l, story("One"))
	act(t, l, editor.Action{What: editor.Moved, To: "checking"}, id)
	if n := act(t, l, editor.Action{What: editor.Moved, To: "checking", Who: "Bo"}, id); n != 0 {
		t.Error("a story that stood there was moved")
	}
	file(t, l, id, 1, story("One, edited"))
	act(t, l, editor.Action{What: editor.Moved, To: "spiked", Who: "Bo"}, id)
	act(t, l, editor.Action{What: editor.Unspiked}, id)
	how := editor.Sending{Format: "html", Folder: "/out", For: "Website"}
	act(t, l, editor.Action{What: editor.SentOut, To: "one.html", Sent: &how}, id)
	act(t, l, editor.Action{What: editor.WasSpiked, To: "never stood up"}, id)
	told, err := l.History(t.Context(), id, editor.HistoryQuery{Deeds: []editor.Deed{editor.SentOut}})
	if err != nil || len(told) != 1 || told[0].Event.Sent == nil || *told[0].Event.Sent != how {
		t.Errorf("it went out %+v, %v", told, err)
	}
	want := "Ana spiked exported never stood up; Ana exported checking one.html; Ana unspiked spiked checking; Bo spiked checking ; r2; Ana moved inbox checking; r1"
	if got := happened(t, l, id, editor.HistoryQuery{}); got != want {
		t.Errorf("the history is\n%s, want\n%s", got, want)
	}
	act(t, l, editor.Action{What: editor.Unspiked}, id)
	if s := statusOf(t, l, id); s != editor.Exported {
		t.Errorf("unspiked, it is in %s", s)
	}
	if _, err := l.Act(t.Context(), editor.Action{What: editor.Moved, To: "lost"}, []string{id}); err == nil {
		t.Error("moved to a status that there is not")
	}
	if s := statusOf(t, l, id); s != editor.Exported {
		t.Errorf("after a refused move it is in %s", s)
	}
}

func TestHistoryPages(t *testing.T) {
	l := newLibrary(t)
	id := add(t, l, story("One"))
	for n := range 9 {
		act(t, l, editor.Action{What: editor.Tagged, To: fmt.Sprint("tag", n)}, id)
		file(t, l, id, n+1, story(fmt.Sprint("One", n)))
	}
	whole := happened(t, l, id, editor.HistoryQuery{})
	var parts []string
	q := editor.HistoryQuery{Limit: 4}
	for {
		page, err := l.History(t.Context(), id, q)
		if err != nil {
			t.Fatal(err)
		}
		if len(page) == 0 {
			break
		}
		parts = append(parts, happened(t, l, id, q))
		q.Before = &page[len(page)-1]
	}
	if got := strings.Join(parts, "; "); got != whole || len(parts) != 5 {
		t.Errorf("%d pages:\n%s, want\n%s", len(parts), got, whole)
	}
	if got := happened(t, l, id, editor.HistoryQuery{Deeds: []editor.Deed{editor.WasFiled}, Limit: 2}); got != "r10; r9" {
		t.Errorf("the revisions alone: %s", got)
	}
	if _, err := l.History(t.Context(), "nosuchone1", editor.HistoryQuery{}); !errors.Is(err, editor.ErrNotFound) {
		t.Errorf("no such story: %v", err)
	}
}

func TestTags(t *testing.T) {
	l := newLibrary(t)
	one, two := add(t, l, story("One")), add(t, l, story("Two"))
	act(t, l, editor.Action{What: editor.Tagged, To: "Évora"}, one)
	act(t, l, editor.Action{What: editor.Tagged, To: "ÉVORA"}, one, two)
	act(t, l, editor.Action{What: editor.Tagged, To: "bridge"}, two)
	shelves, err := l.Shelves(t.Context())
	if want := []editor.Count{{Name: "bridge", N: 1}, {Name: "Évora", N: 2}}; err != nil || !slices.Equal(shelves.Tags, want) {
		t.Errorf("%+v, %v", shelves.Tags, err)
	}
	if n := act(t, l, editor.Action{What: editor.Untagged, To: "évora"}, one, two); n != 2 {
		t.Errorf("the tag was taken from %d", n)
	}
	if tags, err := l.Tags(t.Context(), two); err != nil || !slices.Equal(tags, []string{"bridge"}) {
		t.Errorf("%v, %v", tags, err)
	}
	act(t, l, editor.Action{What: editor.Tagged, To: "gone"}, one)
	act(t, l, editor.Action{What: editor.Tagged, To: "bridge"}, one)
	act(t, l, editor.Action{What: editor.Binned}, one)
	if shelves, err := l.Shelves(t.Context()); err != nil || !slices.Equal(shelves.Tags, []editor.Count{{Name: "bridge", N: 1}}) {
		t.Errorf("with one in the bin: %+v, %v", shelves.Tags, err)
	}
	for _, tag := range []string{"bridge", "BRIDGE"} {
		if rows, err := l.List(t.Context(), editor.Query{Tag: tag}); err != nil || len(rows) != 1 || rows[0].ID != two {
			t.Errorf("under %s stand %v, %v", tag, rows, err)
		}
	}
}

func TestSections(t *testing.T) {
	l := newLibrary(t)
	s := story("One")
	s.Article.Section = "City"
	id := add(t, l, s)
	add(t, l, story("Two"))
	if rows, err := l.List(t.Context(), editor.Query{Section: "City"}); err != nil || len(rows) != 1 || rows[0].ID != id {
		t.Errorf("%v, %v", rows, err)
	}
	s.Article.Section = "Sport"
	file(t, l, id, 1, s)
	if shelves, err := l.Shelves(t.Context()); err != nil || !slices.Equal(shelves.Sections, []editor.Count{{Name: "Sport", N: 1}}) {
		t.Errorf("%+v, %v", shelves, err)
	}
}

func TestRelated(t *testing.T) {
	l := newLibrary(t)
	one, two := add(t, l, story("One")), add(t, l, story("Two"))
	for range 2 {
		if err := l.Relate(t.Context(), two, editor.FollowUpTo, one, "Ana"); err != nil {
			t.Fatal(err)
		}
	}
	for id, want := range map[string]editor.Related{one: {Relation: editor.FollowUpTo, Back: true}, two: {Relation: editor.FollowUpTo}} {
		got, err := l.Related(t.Context(), id)
		if err != nil || len(got) != 1 || got[0].Relation != want.Relation || got[0].Back != want.Back || got[0].ID == id {
			t.Errorf("%+v, %v", got, err)
		}
	}
	if got := happened(t, l, one, editor.HistoryQuery{}); got != "Ana related-by follow-up "+two+"; r1" {
		t.Error(got)
	}
	if err := l.Unrelate(t.Context(), two, editor.FollowUpTo, one, "Bo"); err != nil {
		t.Fatal(err)
	}
	if got, err := l.Related(t.Context(), one); err != nil || len(got) != 0 {
		t.Errorf("%+v, %v", got, err)
	}
	if err := l.Relate(t.Context(), one, editor.UpdateOf, one, "Ana"); err == nil {
		t.Error("a story was related to itself")
	}
	if err := l.Relate(t.Context(), one, editor.UpdateOf, "nosuchone1", "Ana"); !errors.Is(err, editor.ErrNotFound) {
		t.Errorf("related to no story: %v", err)
	}
}

func TestCameAfter(t *testing.T) {
	l := newLibrary(t)
	one, two, three := add(t, l, story("One")), add(t, l, story("Two")), add(t, l, story("Three"))
	got, err := l.CameAfter(t.Context(), two, []string{three, one, "nosuchone1"})
	if want := map[string]bool{one: false, three: true}; err != nil || !maps.Equal(got, want) {
		t.Errorf("%v, %v, want %v", got, err, want)
	}
	if got, err := l.CameAfter(t.Context(), two, nil); err != nil || got == nil || len(got) != 0 {
		t.Errorf("of no others: %v, %v", got, err)
	}
	if got, err := l.CameAfter(t.Context(), "nosuchone1", []string{one}); err != nil || got != nil {
		t.Errorf("of a story that is not there: %v, %v", got, err)
	}
}

func TestUndo(t *testing.T) {
	l := newLibrary(t)
	var ids []string
	for n := range 1203 { // more than two transactions take
		id := add(t, l, story(fmt.Sprint("Story ", n)))
		ids = append(ids, id)
	}
	act(t, l, editor.Action{What: editor.Moved, To: "checking"}, ids[:600]...)
	act(t, l, editor.Action{What: editor.Moved, To: "ready", Batch: "b1"}, ids...)
	act(t, l, editor.Action{What: editor.Moved, To: "drafting", Who: "Bo"}, ids[5])
	act(t, l, editor.Action{What: editor.Binned, Who: "Cy"}, ids[6])
	undone, err := l.Undo(t.Context(), "b1", "Ana", nil)
	if err != nil || undone.Back != 1201 || undone.Left != 2 || !slices.Equal(undone.LeftBy, []string{"Bo"}) {
		t.Errorf("%+v, %v", undone, err)
	}
	for i, want := range map[int]editor.Status{0: editor.Checking, 5: editor.Drafting, 599: editor.Checking, 600: editor.Inbox, 1202: editor.Inbox} {
		if s := statusOf(t, l, ids[i]); s != want {
			t.Errorf("story %d is in %s, want %s", i, s, want)
		}
	}
	if again, err := l.Undo(t.Context(), "b1", "Ana", nil); err != nil || again.Back != 0 {
		t.Errorf("taken back twice: %+v, %v", again, err)
	}
	if none, err := l.Undo(t.Context(), "", "Ana", nil); err != nil || none.Back+none.Left != 0 {
		t.Errorf("what belongs to no batch was taken back: %+v, %v", none, err)
	}
}

// TestUndoGivesEachWhatItHad does random actions, one of them as a batch, and
// takes that back: every story stands as before.
func TestUndoGivesEachWhatItHad(t *testing.T) {
	l := newLibrary(t)
	r := rand.New(rand.NewPCG(4, 4))
	var ids []string
	for n := range 6 {
		ids = append(ids, add(t, l, story(fmt.Sprint("Story ", n))))
	}
	random := func() editor.Action {
		switch r.IntN(6) {
		case 0:
			return editor.Action{What: editor.Tagged, To: []string{"a", "b"}[r.IntN(2)]}
		case 1:
			return editor.Action{What: editor.Untagged, To: []string{"A", "b"}[r.IntN(2)]}
		case 2:
			return editor.Action{What: editor.Binned}
		case 3:
			return editor.Action{What: editor.Unbinned}
		case 4:
			return editor.Action{What: editor.Unspiked}
		}
		return editor.Action{What: editor.Moved, To: string(editor.Statuses[r.IntN(len(editor.Statuses))])}
	}
	all := func() string {
		var out []string
		for _, id := range ids {
			s, err := l.Summary(t.Context(), id)
			tags, err2 := l.Tags(t.Context(), id)
			if err = errors.Join(err, err2); err != nil {
				t.Fatal(err)
			}
			out = append(out, fmt.Sprint(s.Status, tags, !s.Deleted.IsZero()))
		}
		return strings.Join(out, " ")
	}
	for n := range 300 {
		act(t, l, random(), ids[r.IntN(len(ids))])
		before, a := all(), random()
		a.Batch = fmt.Sprint("batch", n)
		changed := act(t, l, a, ids...)
		undone, err := l.Undo(t.Context(), a.Batch, "Bo", nil)
		if err != nil || undone.Back != changed || undone.Left != 0 {
			t.Fatalf("%+v changed %d: %+v, %v", a, changed, undone, err)
		}
		if after := all(); after != before {
			t.Fatalf("%+v taken back:\n%s, was\n%s", a, after, before)
		}
	}
}

func TestBin(t *testing.T) {
	l := newLibrary(t)
	ctx := t.Context()
	one, two, three := add(t, l, story("One", "Shared words")), add(t, l, story("Two", "Shared words")), add(t, l, story("Three"))
	act(t, l, editor.Action{What: editor.Binned}, one, three)
	for name, q := range map[string]editor.Query{"view": {Status: editor.Inbox}, "search": {Words: "shared"}} {
		if rows, err := l.List(ctx, q); err != nil || len(rows) != 1 || rows[0].ID != two {
			t.Errorf("the %s has %v, %v", name, rows, err)
		}
	}
	counts, err := l.Counts(ctx)
	shelves, err2 := l.Shelves(ctx)
	if counts[editor.Inbox] != 1 || shelves.Bin != 2 || errors.Join(err, err2) != nil {
		t.Errorf("%v, %+v, %v, %v", counts, shelves, err, err2)
	}
	rows, err := l.List(ctx, editor.Query{Bin: true, Limit: 1})
	if err != nil || len(rows) != 1 || rows[0].ID != three || rows[0].Deleted.IsZero() {
		t.Fatalf("in the bin are %+v, %v", rows, err)
	}
	if rows, err = l.List(ctx, editor.Query{Bin: true, After: &rows[0]}); err != nil || len(rows) != 1 || rows[0].ID != one {
		t.Errorf("behind it are %+v, %v", rows, err)
	}
	if err := l.SetStatus(ctx, one, editor.Ready, "Ana"); !errors.Is(err, editor.ErrBinned) {
		t.Errorf("moving what is in the bin: %v", err)
	}
	if n := act(t, l, editor.Action{What: editor.Unbinned}, one); n != 1 {
		t.Error("it was not put back")
	}
	file(t, l, three, 1, story("Three, gone on with"))
	if got := happened(t, l, three, editor.HistoryQuery{Limit: 2}); !strings.Contains(got, "undeleted") {
		t.Errorf("what was filed stays in the bin: %s", got)
	}
}

func TestPurge(t *testing.T) {
	l := newLibrary(t)
	ctx := t.Context()
	other := add(t, l, story("Other"))
	id := add(t, l, fullStory())
	file(t, l, id, 1, story("Again"))
	file(t, l, id, 2, fullStory())
	act(t, l, editor.Action{What: editor.Tagged, To: "ferry"}, id)
	if err := errors.Join(l.Relate(ctx, id, editor.UpdateOf, other, "Ana"), l.Relate(ctx, other, editor.CorrectionOf, id, "Ana"),
		l.SetFindings(ctx, id, 3, []editor.Finding{{Rule: "r", Message: "m"}}),
		l.Journal(ctx, editor.Draft{Article: id, Base: 3, Session: "s", Story: story("Typed")})); err != nil {
		t.Fatal(err)
	}
	if gone, err := l.Purge(ctx, id); gone || err != nil {
		t.Fatalf("purged from the desk: %v, %v", gone, err)
	}
	act(t, l, editor.Action{What: editor.Binned}, id)
	if err := l.Journal(ctx, editor.Draft{Article: id, Base: 3, Session: "s", Story: story("Typed since")}); err != nil {
		t.Fatal(err)
	}
	if gone, err := l.Purge(ctx, id); gone || err != nil {
		t.Fatalf("typed words were purged: %v, %v", gone, err)
	}
	if s, err := l.Summary(ctx, id); err != nil || !s.Deleted.IsZero() {
		t.Fatalf("the story with typed words is not back: %+v, %v", s, err)
	}
	act(t, l, editor.Action{What: editor.Binned}, id)
	if expired, err := l.Expired(ctx, time.Date(2024, 5, 1, 12, 0, 0, 0, time.UTC), 10); err != nil || len(expired) != 0 {
		t.Errorf("expired before its time: %v, %v", expired, err)
	}
	if expired, err := l.Expired(ctx, l.now(), 10); err != nil || !slices.Equal(expired, []string{id}) {
		t.Errorf("expired: %v, %v", expired, err)
	}
	if gone, err := l.Purge(ctx, id); !gone || err != nil {
		t.Fatalf("purging: %v, %v", gone, err)
	}
	if _, err := l.Summary(ctx, id); !errors.Is(err, editor.ErrNotFound) {
		t.Errorf("it is still there: %v", err)
	}
	if related, err := l.Related(ctx, other); err != nil || len(related) != 0 {
		t.Errorf("%v, %v", related, err)
	}
	for _, table := range []string{"revision", "fact", "source", "finding", "draft", "tag", "related"} {
		n, err := number(ctx, l.readers, "select count(*) from "+table)
		if want := map[string]int64{"revision": 1}[table]; err != nil || n != want {
			t.Errorf("%s has %d rows, want %d: %v", table, n, want, err)
		}
	}
	if wrong, err := l.Verify(ctx, nil); err != nil || len(wrong) > 0 {
		t.Errorf("%v, %v", wrong, err)
	}
}

func TestActStopsWhole(t *testing.T) {
	l := newLibrary(t)
	id := add(t, l, story("One"))
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := l.Act(cancelled, editor.Action{What: editor.Moved, To: "ready"}, []string{id}); err == nil {
		t.Error("a cancelled action was begun")
	}
	if changed, err := l.Act(t.Context(), editor.Action{What: editor.Moved, To: "ready"}, []string{"nosuchone1", id}); err != nil || !slices.Equal(changed, []string{id}) {
		t.Errorf("%v, %v", changed, err)
	}
	if _, err := l.Act(t.Context(), editor.Action{What: editor.Sectioned, To: "City"}, []string{id}); err == nil {
		t.Error("a section was set without a revision")
	}
}

func TestPurgeSweepsItsFile(t *testing.T) {
	l := newLibrary(t)
	ctx := t.Context()
	var ids []string
	for _, headline := range []string{"One", "The same again", "Other"} {
		body := []byte("the file")
		if headline == "Other" {
			body = []byte("another file")
		}
		id, err := l.Add(ctx, story(headline), editor.Revision{Cause: editor.Imported}, editor.Tally{}, &editor.Original{Name: "a.txt", Bytes: body}, true)
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, id)
	}
	purge := func(id string) {
		t.Helper()
		act(t, l, editor.Action{What: editor.Binned}, id)
		if gone, err := l.Purge(ctx, id); !gone || err != nil {
			t.Fatalf("%v, %v", gone, err)
		}
	}
	age := func() { // as files are a while later
		filepath.WalkDir(l.assets.folders[0], func(path string, _ fs.DirEntry, _ error) error {
			return os.Chtimes(path, time.Time{}, l.now().Add(-2*sweptAfter))
		})
	}
	sweep := func() int {
		t.Helper()
		n, err := l.SweepFiles(ctx)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	purge(ids[0])
	age()
	if n := sweep(); n != 0 {
		t.Errorf("%d files removed that other stories have", n)
	}
	purge(ids[1])
	if _, err := l.assets.keep([]byte("the file")); err != nil { // an import that is about to list it
		t.Fatal(err)
	}
	os.Chtimes(assetName(l.assets.folders[0], sum256("the file")), time.Time{}, l.now())
	if n := sweep(); n != 0 {
		t.Error("a file was removed that somebody has kept just now")
	}
	age()
	os.WriteFile(filepath.Join(l.assets.folders[0], "notes.txt"), []byte("the user's own"), 0o600)
	age()
	if n := sweep(); n != 1 {
		t.Errorf("%d files removed, want the one that nothing lists", n)
	}
	if o, err := l.Original(ctx, ids[2]); err != nil || string(o.Bytes) != "another file" {
		t.Errorf("%q, %v", o.Bytes, err)
	}
	if wrong, err := l.Verify(ctx, nil); err != nil || len(wrong) > 0 {
		t.Errorf("%v, %v", wrong, err)
	}
}

func sum256(s string) []byte {
	sum := sha256.Sum256([]byte(s))
	return sum[:]
}

// TestPurgeKeepsTheIndex sees that purging the newest story does not have the
// index made anew.
func TestPurgeKeepsTheIndex(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.stet")
	l := openLibrary(t, path)
	if l.Searches() != "index" {
		t.Skip("no index in this build")
	}
	kept, id := add(t, l, story("Harbour kept")), add(t, l, story("Harbour gone"))
	search := func(l *Library) string {
		rows, err := l.List(t.Context(), editor.Query{Words: "harbour"})
		if err != nil {
			t.Fatal(err)
		}
		var found []string
		for _, r := range rows {
			found = append(found, r.ID)
		}
		return strings.Join(found, " ")
	}
	if got := search(l); got != id+" "+kept {
		t.Fatalf("found %s", got)
	}
	act(t, l, editor.Action{What: editor.Binned}, id)
	if gone, err := l.Purge(t.Context(), id); !gone || err != nil {
		t.Fatalf("%v, %v", gone, err)
	}
	err := inTransaction(t.Context(), l.index.pool(), func(tx *sql.Tx) error {
		var rows int
		if err := tx.QueryRow("select count(*) from indexed").Scan(&rows); err != nil || rows != 1 {
			t.Errorf("%d in the index, %v", rows, err)
		}
		return l.index.check(t.Context(), tx)
	})
	if err != nil {
		t.Errorf("the index would be made anew: %v", err)
	}
	after := add(t, l, story("Harbour after"))
	if got := search(l); got != after+" "+kept {
		t.Errorf("found %s", got)
	}
}
