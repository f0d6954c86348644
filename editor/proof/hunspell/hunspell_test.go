package hunspell

import (
	"bytes"
	"compress/gzip"
	"io"
	"slices"
	"strings"
	"sync"
	"testing"

	"stet/assets"
	"stet/editor/proof"
)

var _ proof.Speller = (*Dictionary)(nil)

// shipped reads a dictionary that is built into Stet.
func shipped(t testing.TB, name string) *Dictionary {
	t.Helper()
	aff, err := assets.Dictionaries.Open("dictionaries/" + name + ".aff")
	if err != nil {
		t.Fatal(err)
	}
	packed, err := assets.Dictionaries.Open("dictionaries/" + name + ".dic.gz")
	if err != nil {
		t.Fatal(err)
	}
	dic, err := gzip.NewReader(packed)
	if err != nil {
		t.Fatal(err)
	}
	d, err := Read(aff, dic)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestShipped(t *testing.T) {
	for _, c := range []struct{ name, right, wrong string }{
		{"en_GB", "harbour colour organise bridges Westminster don't mayor's e-mail cannot", "harbor color teh recieve definnately defirately london organize"},
		{"en_US", "harbor color organize bridges Westminster don't mayor's e-mail cannot", "harbour colour teh recieve definnately defirately london"},
	} {
		d := shipped(t, c.name)
		for _, w := range strings.Fields(c.right) {
			if !d.Check(w) {
				t.Errorf("%s: %q counts as wrong", c.name, w)
			}
		}
		for range 2 { // the second answer is a remembered one
			for _, w := range strings.Fields(c.wrong) {
				if d.Check(w) {
					t.Errorf("%s: %q counts as right", c.name, w)
				}
			}
		}
	}
}

func TestSuggest(t *testing.T) {
	d := shipped(t, "en_GB")
	for word, want := range map[string]string{"teh": "the", "harbuor": "harbour", "recieve": "receive", "goverment": "government",
		"beacuse": "because", "definately": "definitely", "alot": "a lot", "Britian": "Britain"} {
		got := d.Suggest(word)
		if i := slices.Index(got, want); i < 0 || i > 1 {
			t.Errorf("for %q: %q, want %q among the first two", word, got, want)
		}
	}
	if got := d.Suggest("xqzxqzxqzxqz"); len(got) > mostSuggestions {
		t.Errorf("%d suggestions", len(got))
	}
}

func TestForms(t *testing.T) {
	latin := "SET ISO8859-1\nSFX S Y 1\nSFX S 0 s .\n"
	d, err := Read(strings.NewReader(latin), strings.NewReader("2\ncaf\xe9/S\nZug\n"))
	if err != nil {
		t.Fatal(err)
	}
	if !d.Check("café") || !d.Check("cafés") || d.Check("cafe") {
		t.Error("a dictionary in Latin-1 is read wrong")
	}
	compounds := "SET UTF-8\nCOMPOUNDFLAG C\nCOMPOUNDMIN 2\n"
	d, err = Read(strings.NewReader(compounds), strings.NewReader("2\nZug/C\nhalt/C\n"))
	if err != nil {
		t.Fatal(err)
	}
	if !d.Check("Zughalt") || d.Check("Zugx") {
		t.Error("compounds are read wrong")
	}
}

// TestSimpler reads a dictionary in the way of the Dutch one.
func TestSimpler(t *testing.T) {
	rules := "SET UTF-8\nCOMPOUNDFLAG C\nCOMPOUNDRULE 1\nCOMPOUNDRULE (n)(+) # a number\nSFX A Y 1\nSFX A 0 gen/C\n"
	d, err := Read(strings.NewReader(rules), strings.NewReader("2\nbrug/AC\nhaven/C\n"))
	if err != nil {
		t.Fatal(err)
	}
	if !d.Check("bruggen") || !d.Check("havenbrug") || d.Check("brugg") {
		t.Error("it is read wrong")
	}
}

func TestBroken(t *testing.T) {
	bad := iotestReader{}
	if _, err := Read(bad, strings.NewReader("1\na\n")); err == nil {
		t.Error("rules that cannot be read pass")
	}
	for _, aff := range []string{"", "SET", "SFX A Y 3\nSFX A 0", "FLAG", "\xff\xfe", "SET klingon\n"} {
		d, err := Read(strings.NewReader(aff), strings.NewReader("1\nharbour/A\n"))
		if err == nil && d.Check("harbuor") {
			t.Errorf("%q: passes any word", aff)
		}
	}
}

type iotestReader struct{}

func (iotestReader) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

func TestTogether(t *testing.T) {
	d := shipped(t, "en_GB")
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for _, w := range strings.Fields("harbour teh bridges recieve mayor's") {
				d.Check(w)
				d.Suggest(w)
			}
		})
	}
	all.Wait()
}

// TestALineWithoutSpaces would not end, nor fit into memory, if it were looked up.
func TestALineWithoutSpaces(t *testing.T) {
	d := shipped(t, "en_GB")
	line := strings.Repeat("abxyzefghij", 100_000)
	if !d.Check(line) || d.Suggest(line) != nil || len(d.known) != 0 {
		t.Error("a line of a megabyte without spaces is taken for a word")
	}
	if long := strings.Repeat("x", longestWord); d.Check(long) {
		t.Error("a long word is not looked up")
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("SET UTF-8\nSFX A Y 1\nSFX A y ies [^a]y\nCOMPOUNDRULE 1\nCOMPOUNDRULE n*t\nBREAK 1\nBREAK -\n"), []byte("2\nfly/A\nbay\n"))
	f.Add([]byte("FLAG num\nAF 1\nAF 12,3\nPFX 12 Y 1\nPFX 12 0 un .\n"), []byte("1\ntie/1\n"))
	f.Fuzz(func(t *testing.T, aff, dic []byte) {
		if d, err := Read(bytes.NewReader(aff), bytes.NewReader(dic)); err == nil {
			d.Check("harbour")
		}
	})
}

// BenchmarkFirst is the first look at 10,000 words of copy, a fifth of them new.
func BenchmarkFirst(b *testing.B) {
	for b.Loop() {
		b.StopTimer()
		d := shipped(b, "en_GB")
		b.StartTimer()
		for i := range 2000 {
			d.Check("bridges" + string(rune('a'+i%26)) + string(rune('a'+i/26%26)))
		}
	}
}
