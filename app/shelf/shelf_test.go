package shelf

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"stet/editor"
)

func TestFit(t *testing.T) {
	names := []string{"de_AT", "de_DE", "en_AU", "en_GB", "en_US", "fr", "pt_BR", "pt_PT", "sr_Latn_RS"}
	for lang, want := range map[string]string{"en-GB": "en_GB", "en": "en_US", "en-IE": "en_GB", "en-CA": "en_US", "en-AU": "en_AU", "EN_gb": "en_GB",
		"de": "de_DE", "de-CH": "de_DE", "de-AT": "de_AT", "fr-CA": "fr", "pt-BR": "pt_BR", "sr-Latn-RS": "sr_Latn_RS", "nl": "", "": "", "e": ""} {
		got, best := "", 0
		for _, n := range names {
			if f := fit(n, lang); f > best {
				got, best = n, f
			}
		}
		if got != want {
			t.Errorf("%q: %q, want %q", lang, got, want)
		}
	}
}

func TestBuiltIn(t *testing.T) {
	s := New(t.TempDir())
	gb, err := s.Dictionary("en-GB")
	if err != nil || !gb.Check("harbour") || gb.Check("harbor") {
		t.Errorf("the British dictionary: %v", err)
	}
	us, err := s.Dictionary("en-US")
	if err != nil || us.Check("harbour") || !us.Check("harbor") {
		t.Errorf("the American dictionary: %v", err)
	}
	again, _ := s.Dictionary("en-IE")
	if again != gb {
		t.Error("the British dictionary was read twice")
	}
	if l := s.Languages(); !slices.Contains(l, "en-GB") || !slices.Contains(l, "en-US") {
		t.Errorf("on the shelf: %v", l)
	}
}

func TestDroppedIn(t *testing.T) {
	s := New(t.TempDir())
	put(t, s.Dropped(), "en_GB.aff", "SET UTF-8\n")
	put(t, s.Dropped(), "en_GB.dic", "1\nbananaphone\n")
	put(t, s.Dropped(), "xx.aff", "SET klingon\nSFX\n")
	d, err := s.Dictionary("en-GB")
	if err != nil || !d.Check("bananaphone") || d.Check("harbour") {
		t.Errorf("what was dropped in is not used: %v", err)
	}
	if _, err := s.Dictionary("xx"); err == nil || !strings.Contains(err.Error(), s.Dropped()) {
		t.Errorf("a dictionary without words: %v", err)
	}
	if _, err := s.Dictionary("tlh"); !errors.Is(err, ErrNoDictionary) || !strings.Contains(err.Error(), "tlh") {
		t.Errorf("no dictionary: %v", err)
	}
}

func TestSystem(t *testing.T) {
	s := New("")
	s.places = append(s.places, place{fstest.MapFS{"it_IT.aff": {Data: []byte("SET UTF-8\n")}, "it_IT.dic": {Data: []byte("1\nponte\n")}, "hyph_it_IT.aff": {}}, "/somewhere"})
	d, err := s.Dictionary("it")
	if err != nil || !d.Check("ponte") || d.Check("pontte") {
		t.Errorf("an installed dictionary: %v", err)
	}
}

func TestLists(t *testing.T) {
	s := New(t.TempDir())
	house := filepath.Join(t.TempDir(), "house")
	if lists, err := s.Lists(); err != nil || len(lists) != 1 || len(lists[0].Words()) != 0 {
		t.Fatalf("before there is any: %v, %v", lists, err)
	}
	if err := s.AddHouse("Thorsby"); err == nil || !strings.Contains(err.Error(), "house folder") {
		t.Errorf("no house: %v", err)
	}
	s.SetHouse(house)
	put(t, house, "words.txt", "# ours\nKatowice") // no end of line
	for range 2 {
		if err := s.AddHouse("Thorsby"); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.AddOwn("boaty"); err != nil {
		t.Fatal(err)
	}
	if b, _ := os.ReadFile(filepath.Join(house, "words.txt")); string(b) != "# ours\nKatowice\nThorsby\n" {
		t.Errorf("the house's file is %q", b)
	}
	lists, err := s.Lists()
	if err != nil || !lists[0].Has("Katowice") || !lists[0].Has("Thorsby") || !lists[1].Has("Boaty") || lists[1].Has("Thorsby") {
		t.Errorf("the lists: %v", err)
	}
	if err := s.DropHouse("Thorsby"); err != nil {
		t.Fatal(err)
	}
	if b, _ := os.ReadFile(filepath.Join(house, "words.txt")); string(b) != "# ours\nKatowice\n" {
		t.Errorf("without the word the house's file is %q", b)
	}
	if lists, _ := s.Lists(); lists[0].Has("Thorsby") || !lists[0].Has("Katowice") {
		t.Error("the word is still known, or another is not")
	}
	if err := s.DropOwn("boaty"); err != nil {
		t.Fatal(err)
	}
	s.AddOwn("boaty")
	put(t, house, "words.txt", "Gdańsk\n") // by somebody else
	if lists, _ := s.Lists(); !lists[0].Has("Gdańsk") || lists[0].Has("Katowice") {
		t.Error("the change of somebody else is not seen")
	}
	put(t, house, "words.txt", "\xff\xfe\n")
	lists, err = s.Lists()
	if err == nil || !strings.Contains(err.Error(), "words.txt") || len(lists) != 1 || !lists[0].Has("boaty") {
		t.Errorf("a list that is no text: %v, %d lists", err, len(lists))
	}
}

func put(t *testing.T, dir, name, text string) {
	t.Helper()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestStyle(t *testing.T) {
	s := New(t.TempDir())
	if sheet, err := s.Style(); err != nil || sheet.Rules() != 0 {
		t.Fatalf("without a house: %v", err)
	}
	s.SetHouse(t.TempDir())
	if sheet, err := s.Style(); err != nil || sheet.Rules() != 0 {
		t.Fatalf("without rules: %v", err)
	}
	put(t, filepath.Join(s.Styles(), "Gazette"), "Very.yml", "extends: existence\nmessage: x\ntokens: [very]\n")
	put(t, filepath.Join(s.Styles(), "Gazette"), "Spelling.yml", "extends: spelling\nmessage: x\n")
	put(t, filepath.Join(s.Styles(), "Gazette"), "meta.json", "{}")
	put(t, s.Styles(), "Percent.yaml", "extends: substitution\nmessage: x\nswap: {percent: per cent}\n")
	sheet, err := s.Style()
	if sheet.Rules() != 2 || err == nil || !strings.Contains(err.Error(), filepath.Join("Gazette", "Spelling.yml")+":1:") {
		t.Fatalf("%d rules, %v", sheet.Rules(), err)
	}
	found, _ := sheet.Block(editor.Block{Text: "very old, by 41 percent"})
	if len(found) != 2 || found[0].Rule != "Gazette.Very" || found[1].Rule != "House.Percent" {
		t.Errorf("found %v", found)
	}
	if again, _ := s.Style(); again != sheet {
		t.Error("rules that are the same were read anew")
	}
	put(t, s.Styles(), "Percent.yaml", "extends: substitution\nmessage: x\nswap: {percentage: share}\n")
	if again, _ := s.Style(); again == sheet {
		t.Error("a rule that has changed is not read")
	}
}
