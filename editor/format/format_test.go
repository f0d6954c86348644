package format

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"

	"stet/editor"
	"stet/editor/format/packed"
	"stet/editor/format/pdf/pdfium"
	"stet/editor/format/piece"
)

// decode reads text as a file of that name and stops the test on an error.
func decode(t *testing.T, name, text string) Decoded {
	t.Helper()
	d, err := Decode(name, []byte(text), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Article.Validate(); err != nil {
		t.Error(err)
	}
	return d
}

// texts returns the texts of the body's blocks.
func bodyTexts(a editor.Article) []string {
	var all []string
	for _, b := range a.Body {
		all = append(all, b.Text)
	}
	return all
}

func TestRefused(t *testing.T) {
	for _, c := range []struct {
		name, file, content string
		want                error
		says                string
	}{
		{"nothing", "a.txt", "", ErrEmpty, "empty"},
		{"only space", "a.txt", " \n\t\n\u00a0", ErrEmpty, "empty"},
		{"only a byte order mark", "a.md", "\ufeff\n", ErrEmpty, "empty"},
		{"half a PDF", "a.txt", "%PDF-1.4\n", pdfium.ErrDamaged, "ask for it again"},
		{"a broken archive", "a.zip", "PK\x03\x04rest", packed.ErrDamaged, "damaged"},
		{"zero bytes", "a.txt", "abc\x00\x01\x02\x00def\x00", ErrBinary, "binary"},
		{"too large", "a.txt", strings.Repeat("x", MaxBytes+1), ErrTooLarge, "21 MB"},
		{"unknown ending", "a.csv", "a,b", ErrUnknown, ".csv"},
		{"a page without text", "a.html", "<html><body><script>x()</script></body></html>", ErrNoArticle, "save the page again"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Decode(c.file, []byte(c.content), Options{})
			if !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %v, want %v that says %q", err, c.want, c.says)
			}
		})
	}
}

func TestChooseFormat(t *testing.T) {
	page := "<!DOCTYPE html><html><body><article><p>" + strings.Repeat("The board voted to bring the ferry back. ", 20) + "</p></article></body></html>"
	for _, c := range []struct{ file, content, want string }{
		{"story.TXT", "Ferry votes.\n\nMore of it.", "Plain text"},
		{"story", "Ferry votes.", "Plain text"},
		{"Mr. Kim meets Mr. Putin", "Ferry votes.", "Plain text"},
		{"story.2019", "Ferry votes.", "Plain text"},
		{"story", "---\ntitle: Ferry\n---\nIt sails.", "Markdown"},
		{"story.md", "It sails.", "Markdown"},
		{"story.htm", page, "Web page"},
		{"story.php", page, "Web page"},
		{"story.txt", page, "Web page"},
		{"story", "<?xml version=\"1.0\"?>\n" + page, "Web page"},
	} {
		if got := decode(t, c.file, c.content).Format; got != c.want {
			t.Errorf("%s is read as %s, want %s", c.file, got, c.want)
		}
	}
	for name, want := range map[string]bool{"a.txt": true, "b.HTML": true, "README": true, "c.wpd": false, ".hidden": true} {
		if Known(name) != want {
			t.Errorf("Known(%q) is not %v", name, want)
		}
	}
}

func TestEncodings(t *testing.T) {
	const words = "Die Fähre fährt über die Förde, sagte Ännchen Müßig: „Schön!“ und größer wäre es nicht gegangen."
	latin, _ := charmap.Windows1252.NewEncoder().String(words)
	wide, _ := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(words)
	bare, _ := unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewEncoder().String(words)
	const kana = "港の理事会は水曜日、夜のフェリーを月曜日から再開すると決めた。島の学校も再び開かれる。"
	sjis, _ := japanese.ShiftJIS.NewEncoder().String(kana)
	page := func(charset, text string) string {
		return "<html><head><meta charset=" + charset + "></head><body><article><p>" + text + "</p></article></body></html>"
	}
	for _, c := range []struct{ name, file, content, chosen, want, encoding string }{
		{"UTF-8", "a.txt", words, "", words, "utf-8"},
		{"UTF-8 with its mark", "a.txt", "\ufeff" + words, "", words, "utf-8"},
		{"UTF-16 with its mark", "a.txt", wide, "", words, "utf-16le"},
		{"UTF-16 without", "a.txt", bare, "", words, "utf-16be"},
		{"guessed", "a.txt", latin, "", words, "windows-1252"},
		{"chosen", "a.txt", sjis, "Shift_JIS", kana, "shift_jis"},
		{"guessed, Japanese", "a.txt", sjis, "", kana, "shift_jis"},
		{"declared and true", "a.html", page("windows-1252", latin), "", words, "windows-1252"},
		{"declared and stale", "a.html", page("iso-8859-2", words), "", words, "utf-8"},
		{"a damaged byte in UTF-8", "a.txt", strings.Repeat(words+" ", 3) + "\xff", "", strings.Repeat(words+" ", 3) + "\ufffd", "utf-8"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := Decode(c.file, []byte(c.content), Options{Encoding: c.chosen})
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.Join(bodyTexts(d.Article), "\n"); got != c.want || d.Encoding != c.encoding {
				t.Errorf("got %q in %s, want %q in %s", got, d.Encoding, c.want, c.encoding)
			}
			noted := len(d.Notes) > 0 && strings.Contains(d.Notes[0].Decision, c.encoding)
			if noted != (c.encoding != "utf-8") {
				t.Errorf("notes: %v", d.Notes)
			}
		})
	}
	for _, name := range []string{"klingon", "utf-8"} {
		if _, err := Decode("a.txt", []byte(latin), Options{Encoding: name}); !errors.Is(err, ErrEncoding) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestEncodingsOffered(t *testing.T) {
	for _, name := range Encodings {
		if _, err := Decode("a.txt", []byte("ab"), Options{Encoding: name}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestEncodeUnknown(t *testing.T) {
	var b bytes.Buffer
	if err := Encode(&b, ".wpd", editor.Story{}); !errors.Is(err, ErrUnknown) {
		t.Error(err)
	}
}

func TestSlug(t *testing.T) {
	for headline, want := range map[string]string{
		"": "",
		"Kim & Putin: “Talks” – it’s over":  "kim-putin-talks-its-over",
		"Übergrößen für Ärzte":              "ubergrossen-fur-arzte",
		"港の理事会":                             "港の理事会",
		strings.Repeat("harbour board ", 9): "harbour-board-harbour-board-harbour-board-harbour-board",
	} {
		if got := slug(headline); got != want || len(got) > slugBytes {
			t.Errorf("slug(%q) is %q, want %q", headline, got, want)
		}
	}
	if got := slug(strings.Repeat("港", 40)); len(got) > slugBytes || got == "" {
		t.Errorf("a long word without spaces gives %q", got)
	}
}

// TestDates wants a moment only where the zone is known.
func TestDates(t *testing.T) {
	for _, c := range []struct{ line, day, moment string }{
		{"April 25, 2019 08:12 GMT", "2019-04-25", "2019-04-25T08:12:00Z"},
		{"25 April 2019, 8:12 pm BST", "2019-04-25", "2019-04-25T20:12:00+01:00"},
		{"Wednesday, April 24, 2019 at 12:05 a.m. EDT", "2019-04-24", "2019-04-24T00:05:00-04:00"},
		{"2019-04-24T18:30:00+09:00", "2019-04-24", "2019-04-24T18:30:00+09:00"},
		{"2019-04-24 18:30", "2019-04-24", ""},
		{"24. April 2019, 8:12 Uhr", "2019-04-24", ""},
		{"le 24 avril 2019 à 8h12", "2019-04-24", ""},
		{"24.4.2019", "2019-04-24", ""},
		{"4/24/2019", "2019-04-24", ""},
		{"4/5/2019", "", ""},
		{"February 30, 2019", "", ""},
		{"April 24", "", ""},
		{"24. april 2019 kl. 14.30", "2019-04-24", ""},
		{"torsdag 24. april 2019 kl 14.30", "2019-04-24", ""},
		{"24. huhtikuuta 2019 klo 14.30", "2019-04-24", ""},
		{"24.4.2019 klo 14.30", "2019-04-24", ""},
		{"24. 4. 2019 14:30", "2019-04-24", ""},
		{"24 апреля 2019 г. в 14:30 МСК", "2019-04-24", "2019-04-24T14:30:00+03:00"},
		{"24 Απριλίου 2019", "2019-04-24", ""},
		{"Rabu, 24 April 2019 | 14.30 WIB", "2019-04-24", "2019-04-24T14:30:00+07:00"},
		{"24 Apr 2019 14.30 GMT", "2019-04-24", "2019-04-24T14:30:00Z"},
		{"2019. 4. 24. 오후 2:30 KST", "2019-04-24", "2019-04-24T14:30:00+09:00"},
		{"2019年4月24日 午後2時30分 JST", "2019-04-24", "2019-04-24T14:30:00+09:00"},
		{"2019年4月24日 14時30分", "2019-04-24", ""},
		{"il y a 3 heures", "", ""},
		{"for 3 timer siden", "", ""},
		{"version 14.30 of 24 April 2019", "2019-04-24", ""},
		{"8:12 CST on April 24, 2019", "2019-04-24", ""}, // China's or Chicago's
	} {
		d, _ := readDate(c.line)
		got := stamp(d.Time())
		if d.ISO() != c.day || got != c.moment {
			t.Errorf("%q is %q, %q; want %q, %q", c.line, d.ISO(), got, c.day, c.moment)
		}
	}
	for line, want := range map[string]bool{
		"April 24, 2019": true, "24 April 2019 | 08:12 GMT": true, "April 24 was a long day": false, "May, who is 24": false, "2019": false,
	} {
		if _, ok := wholeDate(line); ok != want {
			t.Errorf("wholeDate(%q) is not %v", line, want)
		}
	}
}

// TestJSONSetAnew: a file of ours is one in whatever white space a program left it.
func TestJSONSetAnew(t *testing.T) {
	var b, small bytes.Buffer
	if err := encodeJSON(&b, piece.Parcel{Stories: []editor.Story{{Article: editor.Article{Headline: "Ferry vote divides island"}}}}); err != nil {
		t.Fatal(err)
	}
	if err := json.Compact(&small, b.Bytes()); err != nil {
		t.Fatal(err)
	}
	if d := decode(t, "a.json", small.String()); d.Format != "JSON" || d.Article.Headline != "Ferry vote divides island" {
		t.Errorf("%s, %q", d.Format, d.Article.Headline)
	}
}
