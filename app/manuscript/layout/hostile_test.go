package layout

import (
	"math/rand"
	"strings"
	"testing"
)

// hostile are texts that are long in ways that prose is not.
func hostile() map[string]string {
	r := rand.New(rand.NewSource(8))
	letters := make([]byte, 1<<20)
	for i := range letters {
		letters[i] = "abcdefghijklmnopqrstuvwxyz0123456789"[r.Intn(36)]
	}
	han := make([]rune, 40_000)
	for i := range han {
		han[i] = rune(0x4e00 + r.Intn(5_000))
	}
	words := func(some ...string) string {
		var b strings.Builder
		for range 10_000 {
			b.WriteString(some[r.Intn(len(some))] + " ")
		}
		return b.String()
	}
	return map[string]string{
		"10,000 words":            words("the", "harbour", "board", "voted", "to", "close", "its", "quay"),
		"10,000 Russian words":    words("порт", "закрыт", "до", "весны", "из-за", "ремонта", "причала"),
		"10,000 Hebrew words":     words("הנמל", "ייסגר", "עד", "האביב", "לצורך", "תיקון", "הרציף"),
		"10,000 Devanagari words": words("बंदरगाह", "बोर्ड", "ने", "घाट", "क्षेत्र", "किया"),
		"1 MB of one letter":      strings.Repeat("a", 1<<20),
		"1 MB without a space":    string(letters),
		"Chinese":                 string(han),
		"marks":                   strings.Repeat("=-+/", 50_000),
		"control characters":      strings.Repeat("\x01\x02\x1b\u200b\u202e\ufeff", 2_000),
		"joiners":                 strings.Repeat("\u200d", 5_000),
		"a family of thousands":   strings.Repeat("👩\u200d", 3_000) + "👧",
		"one letter, many points": "a" + strings.Repeat("\u0301", 5_000),
		"not UTF-8":               strings.Repeat("\xff\xed\xa0\x80", 5_000),
	}
}

// TestHostileTexts lays each of them out whole, then types into its middle: no
// more than a few chunks may be shaped anew.
func TestHostileTexts(t *testing.T) {
	f := fonts(t)
	for name, text := range hostile() {
		t.Run(name, func(t *testing.T) {
			f.cache = cache{}
			s := f.Shape(text, body(text))
			at := 0
			for _, l := range s.Wrap(660) {
				if l.Start != at {
					t.Fatalf("a line begins at %d, not %d", l.Start, at)
				}
				at = l.End
			}
			if at != len(text) {
				t.Fatalf("the lines end at %d of %d", at, len(text))
			}
			middle := int(s.stops[len(s.stops)/2])
			before := f.worked
			typed := text[:middle] + "x" + text[middle:]
			f.Shape(typed, body(typed))
			cluster := 0
			for i := 1; i < len(s.stops); i++ {
				cluster = max(cluster, int(s.stops[i]-s.stops[i-1]))
			}
			if worked, most := f.worked-before, 3*chunkLast+2*cluster; worked > most {
				t.Errorf("a key shaped %d bytes of %d, more than %d", worked, len(text), most)
			}
		})
	}
}
