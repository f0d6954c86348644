package doc

import (
	"math/rand/v2"
	"testing"

	"stet/editor"
)

// drive runs a program, holding every promise after each step, then undoes and
// redoes everything.
func drive(t testing.TB, s editor.Story, code []byte) {
	m := start(t, s, code)
	first := hash(t, m.d)
	if want, _ := s.Hash(); first != want {
		t.Fatal("opening a story changes it")
	}
	check(t, m.d)
	for len(m.code) > 0 {
		name := m.step()
		if m.err != nil {
			t.Fatalf("%s: %v", name, m.err)
		}
		if from, to, err := m.d.Range(m.sel); err != nil {
			t.Fatalf("%s: %v", name, err)
		} else if m.whole && m.sel != (Selection{from, to}) && m.sel != (Selection{to, from}) {
			t.Fatalf("%s: the selection lies inside a cluster", name)
		}
		check(t, m.d)
	}
	for m.d.CanRedo() {
		m.d.Redo()
	}
	last := hash(t, m.d)
	var hashes []string
	for m.d.CanUndo() {
		hashes = append(hashes, hash(t, m.d))
		m.d.Undo()
		check(t, m.d)
	}
	if hash(t, m.d) != first {
		t.Fatal("undoing everything does not give the story there was")
	}
	for i := len(hashes) - 1; m.d.CanRedo(); i-- {
		m.d.Redo()
		if hash(t, m.d) != hashes[i] {
			t.Fatalf("redo %d gives another story than there was", len(hashes)-i)
		}
	}
	if hash(t, m.d) != last {
		t.Fatal("redoing everything does not give the story there was")
	}
}

func TestRandomEdits(t *testing.T) {
	for seed := range uint64(150) {
		random := rand.New(rand.NewPCG(seed, 7))
		code := make([]byte, 600)
		for i := range code {
			code[i] = byte(random.Uint32())
		}
		s := sample()
		if seed%5 == 0 {
			s = editor.Story{}
		}
		drive(t, s, code)
	}
}

func FuzzEdits(f *testing.F) {
	f.Add([]byte("the quick brown fox"))
	f.Add([]byte{0, 10, 3, 9, 20, 1, 2, 3, 4, 5, 27, 29, 15, 1, 2, 3, 0, 0, 0, 0, 0})
	f.Fuzz(func(t *testing.T, code []byte) {
		drive(t, sample(), code[:min(len(code), 400)])
	})
}
