package store

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"testing"

	"stet/editor"
)

// typedBy is a draft of a story by somebody.
func typedBy(id string, base int, who, text string) editor.Draft {
	return editor.Draft{Article: id, Base: base, Who: who, Story: story("Head", text)}
}

// crash ends a library as a killed process does: nothing is given back.
func crash(l *Library) {
	l.mark.Close()
	l.mark = nil
	l.Close()
}

// twoInOneStory are two sessions of a library and a story of which the first has
// taken hold.
func twoInOneStory(t *testing.T) (ana, ben *Library, id string) {
	ana = newLibrary(t)
	ben = openLibrary(t, ana.path)
	id = add(t, ana, story("Head", "As filed."))
	noError(t, ana.Take(t.Context(), id, "Ana"))
	return ana, ben, id
}

// TestTakeOver is two windows in one story: the second may only read, takes it
// over and goes on from the saved words; what the first types then is kept too.
func TestTakeOver(t *testing.T) {
	ctx := t.Context()
	ana, ben, id := twoInOneStory(t)
	noError(t, ana.Journal(ctx, typedBy(id, 1, "Ana", "As Ana typed.")))

	var held *editor.HeldError
	if err := ben.Take(ctx, id, "Ben"); !errors.As(err, &held) || held.Who != "Ana" {
		t.Fatalf("taken from under her: %v", err)
	}
	if _, err := ben.File(ctx, id, 1, story("Head", "Over her."), editor.Revision{}, editor.Tally{}); !errors.Is(err, editor.ErrHeld) {
		t.Errorf("filed over her: %v", err)
	}
	if d, err := ben.Draft(ctx, id); err != nil || d.Story.Article.Body[0].Text != "As Ana typed." {
		t.Errorf("Ben reads %+v, %v", d.Story.Article.Body, err)
	}
	if h, err := ben.Holder(ctx, id); err != nil || h == nil || h.Who != "Ana" {
		t.Errorf("held by %v, %v", h, err)
	}

	noError(t, ben.TakeOver(ctx, id, "Ben"))
	noError(t, ben.Journal(ctx, typedBy(id, 1, "Ben", "As Ben typed.")))
	if err := ana.Journal(ctx, typedBy(id, 1, "Ana", "Ana's last words.")); !errors.As(err, &held) || held.Who != "Ben" {
		t.Errorf("Ana types on: %v", err)
	}
	if d, err := ana.Draft(ctx, id); err != nil || d.Story.Article.Body[0].Text != "As Ben typed." {
		t.Errorf("she reads %+v, %v", d.Story.Article.Body, err)
	}
	if holds, err := ana.Holds(ctx, id); err != nil || holds {
		t.Errorf("Ana holds it: %v, %v", holds, err)
	}

	if _, err := ben.File(ctx, id, 1, story("Head", "As Ben typed."), editor.Revision{}, editor.Tally{}); err != nil {
		t.Fatal(err)
	}
	noError(t, ben.Release(ctx, id))
	left, err := ben.Recovered(ctx, id)
	if err != nil || len(left) != 1 || left[0].Who != "Ana" || left[0].Base != 1 || left[0].Newest != 2 || left[0].Held {
		t.Fatalf("left are %+v, %v", left, err)
	}
	if d, err := ben.DraftOf(ctx, id, left[0].Session); err != nil || d.Story.Article.Body[0].Text != "Ana's last words." {
		t.Errorf("%+v, %v", d.Story.Article.Body, err)
	}
	noError(t, ben.Discard(ctx, id, left[0].Session))
	if left, _ := ben.Recovered(ctx, ""); len(left) > 0 {
		t.Errorf("left are %+v", left)
	}
}

// TestTakenBack keeps the words that were typed when the story was taken over
// apart from those that are typed once it is taken back.
func TestTakenBack(t *testing.T) {
	ctx := t.Context()
	ana, ben, id := twoInOneStory(t)
	noError(t, ben.TakeOver(ctx, id, "Ben"))
	noError(t, ben.Journal(ctx, typedBy(id, 1, "Ben", "As Ben typed.")))
	if err := ana.Journal(ctx, typedBy(id, 1, "Ana", "Apart.")); !errors.Is(err, editor.ErrHeld) {
		t.Fatal(err)
	}
	noError(t, ana.TakeOver(ctx, id, "Ana"))
	if d, err := ana.Draft(ctx, id); err != nil || d.Story.Article.Body[0].Text != "As Ben typed." {
		t.Errorf("she goes on from %+v, %v", d.Story.Article.Body, err)
	}
	noError(t, ana.Journal(ctx, typedBy(id, 1, "Ana", "As Ben typed, and Ana.")))
	texts := map[string]bool{}
	all, err := ana.Recovered(ctx, id)
	noError(t, err)
	for _, r := range all {
		d, err := ana.DraftOf(ctx, id, r.Session)
		noError(t, err)
		texts[d.Story.Article.Body[0].Text] = true
	}
	if !maps.Equal(texts, map[string]bool{"As Ben typed, and Ana.": true, "Apart.": true}) {
		t.Errorf("kept are %v", texts)
	}
}

// TestTakenOverUnchanged leaves no second draft where the first window had
// nothing of its own.
func TestTakenOverUnchanged(t *testing.T) {
	ctx := t.Context()
	ana, ben, id := twoInOneStory(t)
	noError(t, ana.Journal(ctx, typedBy(id, 1, "Ana", "As Ana typed.")))
	noError(t, ben.TakeOver(ctx, id, "Ben"))
	if all, err := ben.Recovered(ctx, id); err != nil || len(all) != 1 || all[0].Session != ben.session {
		t.Errorf("%+v, %v", all, err)
	}
	events, _ := number(ctx, ben.readers, "select count(*) from event where what = 'taken-over' and was = 'Ana' and became = 'Ben'")
	if events != 1 {
		t.Errorf("%d events", events)
	}
}

// TestCrashedSession hands on what a killed process has left, and says so.
func TestCrashedSession(t *testing.T) {
	ctx := t.Context()
	ana := newLibrary(t)
	id := add(t, ana, story("Head", "As filed."))
	noError(t, ana.Take(ctx, id, "Ana"))
	noError(t, ana.Journal(ctx, typedBy(id, 1, "Ana", "As Ana typed.")))
	crash(ana)

	ben := openLibrary(t, ana.path)
	all, err := ben.Recovered(ctx, "")
	if err != nil || len(all) != 1 || !all[0].Crashed || all[0].Held {
		t.Fatalf("%+v, %v", all, err)
	}
	if h, err := ben.Holder(ctx, id); h != nil || err != nil {
		t.Errorf("held by %+v, %v", h, err)
	}
	noError(t, ben.Take(ctx, id, "Ben"))
	d, err := ben.Draft(ctx, id)
	if err != nil || d.Session != ben.session || d.Story.Article.Body[0].Text != "As Ana typed." {
		t.Errorf("%+v, %v", d, err)
	}
	file(t, ben, id, 1, d.Story)
	if all, _ := ben.Recovered(ctx, ""); len(all) > 0 {
		t.Errorf("left are %+v", all)
	}
	marks, err := os.ReadDir(openFolder(ben.path))
	if err != nil || len(marks) != 1 || marks[0].Name() != ben.session {
		t.Errorf("marks: %v, %v", marks, err)
	}
}

// TestClosedSession gives back what was held.
func TestClosedSession(t *testing.T) {
	ctx := t.Context()
	ana, ben, id := twoInOneStory(t)
	noError(t, ana.Close())
	noError(t, ben.Take(ctx, id, "Ben"))
	rows, _ := number(ctx, ben.readers, "select count(*) from hold")
	if rows != 1 {
		t.Errorf("%d stories are held", rows)
	}
}

// TestOldDraftIsKeptApart does not go on from words that do not go on from the
// newest revision.
func TestOldDraftIsKeptApart(t *testing.T) {
	ctx := t.Context()
	ana := newLibrary(t)
	id := add(t, ana, story("Head", "As filed."))
	noError(t, ana.Journal(ctx, typedBy(id, 1, "Ana", "As Ana typed.")))
	noError(t, ana.Close())
	ben := openLibrary(t, ana.path)
	if _, err := ben.File(ctx, id, 1, story("Head", "By a command."), editor.Revision{}, editor.Tally{}); err != nil {
		t.Fatal(err)
	}
	noError(t, ben.Take(ctx, id, "Ben"))
	if d, err := ben.Draft(ctx, id); !errors.Is(err, editor.ErrNotFound) {
		t.Errorf("goes on from %+v, %v", d, err)
	}
	if all, err := ben.Recovered(ctx, id); err != nil || len(all) != 1 || all[0].Base != 1 || all[0].Newest != 2 {
		t.Errorf("%+v, %v", all, err)
	}
}

// TestCopiesAreHeldByNobody makes every kind of copy of a library in which
// somebody types: what was typed is in it, but nobody has it open.
func TestCopiesAreHeldByNobody(t *testing.T) {
	l := newLibrary(t)
	id := add(t, l, story("Filed"))
	must(t, l.Take(t.Context(), id, "Ana"))
	must(t, l.Journal(t.Context(), editor.Draft{Article: id, Base: 1, Story: story("Typed")}))
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name+".stet") }
	must(t, l.Backup(t.Context(), at("backup")))
	_, err := Libraries{}.Copy(t.Context(), l.path, at("copy"), nil)
	must(t, err)
	must(t, Restore(t.Context(), at("backup"), at("restored"), nil))
	b, err := os.ReadFile(at("backup"))
	must(t, err)
	must(t, os.WriteFile(at("old backup"), b, 0o600))
	spoil(t, at("old backup"), "insert or ignore into hold select article, session, 'Ana', saved from draft") // as they were made once
	must(t, Restore(t.Context(), at("old backup"), at("restored of old"), nil))
	_, err = Libraries{}.Salvage(t.Context(), at("old backup"), at("repaired"), nil, nil)
	must(t, err)
	for _, name := range []string{"backup", "copy", "restored", "restored of old", "repaired"} {
		left, err := openLibrary(t, at(name)).Recovered(t.Context(), "")
		if err != nil || len(left) != 1 || left[0].Headline != "Typed" || left[0].Crashed || left[0].Held {
			t.Errorf("%s: %+v, %v", name, left, err)
		}
	}
	if held, err := l.Held(t.Context()); err != nil || len(held) != 1 {
		t.Errorf("the library itself holds %q, %v", held, err)
	}
}
