package format

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/saintfish/chardet"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"

	"stet/editor"
	"stet/editor/format/piece"
)

// Encodings are the names to offer where letters look wrong; Options takes any
// label of the WHATWG Encoding Standard.
var Encodings = []string{"utf-8", "windows-1252", "iso-8859-2", "windows-1250", "iso-8859-15", "windows-1251", "koi8-r", "windows-1253",
	"windows-1254", "windows-1255", "windows-1256", "windows-1257", "shift_jis", "euc-jp", "gb18030", "big5", "euc-kr", "macintosh", "utf-16le", "utf-16be"}

// magic are the first bytes of files that people take for articles.
var magic = []struct{ head, kind string }{
	{"%PDF-", "a PDF"},
	{"PK\x03\x04", "a spreadsheet, a presentation or another package"},
	{"\xd0\xcf\x11\xe0", "an old Word file"},
	{"{\\rtf", "an RTF file"},
	{"\x89PNG", "a picture"}, {"\xff\xd8\xff", "a picture"}, {"GIF8", "a picture"}, {"RIFF", "a picture or recording"},
	{"\x1f\x8b", "a compressed file"}, {"BZh", "a compressed file"}, {"\x28\xb5\x2f\xfd", "a compressed file"},
	{"7z\xbc\xaf", "a compressed file"}, {"SQLite format 3\x00", "a database"}, {"\x7fELF", "a program"},
}

// binaryKind names what b is if it is no text, "" if it may be.
func binaryKind(b []byte) string {
	for _, m := range magic {
		if bytes.HasPrefix(b, []byte(m.head)) {
			return m.kind
		}
	}
	if utf16Order(b) != nil {
		return ""
	}
	head := b[:min(len(b), 64<<10)]
	odd := 0
	for _, c := range head {
		if c < 0x20 && !strings.ContainsRune("\t\n\v\f\r\x1a\x1b\x03", rune(c)) || c == 0x7f {
			odd++
		}
	}
	if bytes.IndexByte(head, 0) >= 0 && odd*200 > len(head) || odd*20 > len(head) {
		return "a binary file"
	}
	return ""
}

// toText returns b as valid UTF-8 with "\n" line ends, the name of the
// encoding it was read in, and a note where that is not UTF-8. The order: a
// chosen encoding; a byte order mark; valid UTF-8, whatever is declared, since
// saved pages carry stale declarations; the declared encoding where all bytes
// fit; the likeliest one.
func toText(b []byte, chosen string) (text, name string, notes []editor.Note, err error) {
	if chosen != "" {
		if text, name, err = decodeChosen(b, chosen); err != nil {
			return "", "", nil, err
		}
		return piece.Text(text), name, encodingNote(name, "as chosen"), nil
	}
	if order := utf16Order(b); order != nil {
		name = "utf-16le"
		if order == binary.ByteOrder(binary.BigEndian) {
			name = "utf-16be"
		}
		return piece.Text(fromUTF16(b, order)), name, encodingNote(name, "found out"), nil
	}
	b = bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))
	if utf8.Valid(b) {
		return piece.Text(string(b)), "utf-8", nil, nil
	}
	if broken := brokenRunes(b); broken > 0 {
		note := editor.Note{Decision: fmt.Sprintf("%d damaged characters in UTF-8 text replaced by \ufffd", broken)}
		return piece.Text(strings.ToValidUTF8(string(b), "\ufffd")), "utf-8", []editor.Note{note}, nil
	}
	if declared := declaredEncoding(b); declared != "" {
		if text, name, err = decodeChosen(b, declared); err == nil {
			return piece.Text(text), name, encodingNote(name, "as declared in the file"), nil
		}
	}
	text, name = guess(b)
	return piece.Text(text), name, encodingNote(name, "guessed from the text: choose another if letters look wrong"), nil
}

func encodingNote(name, how string) []editor.Note {
	if name == "utf-8" {
		return nil
	}
	return []editor.Note{{Decision: fmt.Sprintf("text read in the encoding %s (%s)", name, how)}}
}

// decodeChosen reads b in the named encoding, or returns an ErrEncoding.
func decodeChosen(b []byte, label string) (text, name string, err error) {
	enc, err := htmlindex.Get(strings.TrimSpace(label))
	if err != nil {
		return "", "", &encodingError{name: label}
	}
	if name, err = htmlindex.Name(enc); err != nil {
		name = label
	}
	switch name {
	case "utf-8":
		b = bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))
		if !utf8.Valid(b) {
			return "", "", &encodingError{name, true}
		}
		return string(b), name, nil
	case "utf-16le":
		return fromUTF16(b, binary.LittleEndian), name, nil
	case "utf-16be":
		return fromUTF16(b, binary.BigEndian), name, nil
	}
	out, ok := decodeWith(enc, b)
	if !ok {
		return "", "", &encodingError{name, true}
	}
	return out, name, nil
}

func decodeWith(enc encoding.Encoding, b []byte) (string, bool) {
	out, err := enc.NewDecoder().Bytes(b)
	return string(out), err == nil && !bytes.Contains(out, []byte("\ufffd"))
}

// guess reads b in the encoding that chardet finds likeliest and that fits, or
// as windows-1252, which fits everything.
func guess(b []byte) (text, name string) {
	results, _ := chardet.NewTextDetector().DetectAll(b[:min(len(b), 256<<10)])
	for _, r := range results {
		label := strings.ToLower(r.Charset)
		if strings.HasPrefix(label, "utf-") {
			continue // was tried with certainty before
		}
		if text, name, err := decodeChosen(b, label); err == nil {
			return text, name
		}
	}
	enc, _ := htmlindex.Get("windows-1252")
	text, _ = decodeWith(enc, b)
	return strings.ToValidUTF8(text, "\ufffd"), "windows-1252"
}

// brokenRunes counts the damaged bytes of text that is UTF-8 all the same: at
// most one for every ten characters beyond ASCII that are well formed.
func brokenRunes(b []byte) int {
	good, bad := 0, 0
	for len(b) > 0 {
		r, size := utf8.DecodeRune(b)
		switch {
		case r == utf8.RuneError && size == 1:
			bad++
		case size > 1:
			good++
		}
		b = b[size:]
	}
	if bad*10 > good {
		return 0
	}
	return bad
}

// charset matches the declarations of HTML 4 and 5 and of XML.
var charset = regexp.MustCompile(`(?i)<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w:.-]+)`)

func declaredEncoding(b []byte) string {
	if m := charset.FindSubmatch(b[:min(len(b), 8<<10)]); m != nil {
		return string(m[1])
	}
	return ""
}

// utf16Order returns the byte order of UTF-16 text by its mark, or by where
// the zero bytes of its ASCII letters lie; nil for anything else.
func utf16Order(b []byte) binary.ByteOrder {
	switch {
	case bytes.HasPrefix(b, []byte("\xff\xfe\x00\x00")) || len(b) < 2:
		return nil
	case b[0] == 0xff && b[1] == 0xfe:
		return binary.LittleEndian
	case b[0] == 0xfe && b[1] == 0xff:
		return binary.BigEndian
	case len(b) < 16 || len(b)%2 != 0:
		return nil
	}
	var zeros [2]int
	head := b[:min(len(b), 4096)]
	for i, c := range head {
		if c == 0 {
			zeros[i%2]++
		}
	}
	switch half := len(head) / 2; {
	case zeros[1]*10 > half*7 && zeros[0]*50 < half:
		return binary.LittleEndian
	case zeros[0]*10 > half*7 && zeros[1]*50 < half:
		return binary.BigEndian
	}
	return nil
}

func fromUTF16(b []byte, order binary.ByteOrder) string {
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = order.Uint16(b[2*i:])
	}
	return strings.TrimPrefix(string(utf16.Decode(units)), "\ufeff")
}
