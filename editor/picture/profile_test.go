package picture

import (
	"encoding/hex"
	"fmt"
	"strings"
	"testing"

	"stet/editor"
)

// raw is a profile as ImageMagick writes it into a PNG file.
func raw(name, profile string) string {
	var lines strings.Builder
	for b := []byte(profile); len(b) > 0; {
		n := min(len(b), 36)
		fmt.Fprintf(&lines, "%s\n", hex.EncodeToString(b[:n]))
		b = b[n:]
	}
	return fmt.Sprintf("Raw profile type %s\x00\n%s\n%8d\n%s", name, name, len(profile), lines.String())
}

// packed is the same, compressed.
func packed(name, profile string) string {
	keyword, text, _ := strings.Cut(raw(name, profile), "\x00")
	return keyword + "\x00\x00" + squeezed(text)
}

// TestRawProfiles: what a PNG file took over from other kinds of files is read.
func TestRawProfiles(t *testing.T) {
	const iim = "\x1c\x02\x50\x00\x08Jane Doe\x1c\x02\x6e\x00\x07REUTERS"
	const exif = "II*\x00\x08\x00\x00\x00\x01\x00\x3b\x01\x02\x00\x08\x00\x00\x00\x1a\x00\x00\x00\x00\x00\x00\x00Ann Lee\x00"
	resource := fmt.Sprintf("8BIM\x04\x04\x00\x00\x00\x00\x00%c%s", len(iim), iim)
	xmp := packet(`<photoshop:Credit>AFP</photoshop:Credit>`)
	for _, c := range []struct {
		name, kind, text string
		want             editor.Embedded
	}{
		{"IIM", "tEXt", raw("iptc", iim), editor.Embedded{Byline: "Jane Doe", Credit: "REUTERS"}},
		{"IIM in a resource", "zTXt", packed("iptc", resource), editor.Embedded{Byline: "Jane Doe", Credit: "REUTERS"}},
		{"resources", "zTXt", packed("8bim", resource), editor.Embedded{Byline: "Jane Doe", Credit: "REUTERS"}},
		{"XMP", "zTXt", packed("xmp", xmp), editor.Embedded{Credit: "AFP"}},
		{"XMP as JPEG has it", "tEXt", raw("APP1", "http://ns.adobe.com/xap/1.0/\x00"+xmp), editor.Embedded{Credit: "AFP"}},
		{"EXIF", "zTXt", packed("exif", "Exif\x00\x00"+exif), editor.Embedded{Creator: "Ann Lee"}},
		{"EXIF as JPEG has it", "tEXt", raw("APP1", exif), editor.Embedded{Creator: "Ann Lee"}},
		{"in iTXt", "iTXt", strings.Replace(raw("iptc", iim), "\x00", "\x00\x00\x00\x00\x00", 1), editor.Embedded{Byline: "Jane Doe", Credit: "REUTERS"}},
		{"colours", "tEXt", raw("icc", "no matter"), editor.Embedded{}},
		{"EXIF that is none", "tEXt", raw("exif", "no matter"), editor.Embedded{}},
	} {
		if got, err := Read(pngWith(c.kind, c.text), nil); err != nil || got != c.want {
			t.Errorf("%s:\n got %+v, %v\nwant %+v", c.name, got, err, c.want)
		}
	}
}

// TestHostileProfiles: what cannot be read of one says so.
func TestHostileProfiles(t *testing.T) {
	for name, c := range map[string]struct{ kind, text, says string }{
		"a bomb":       {"zTXt", "Raw profile type xmp\x00\x00" + squeezed(strings.Repeat("0", 80<<20)), "longer than 9 MB"},
		"lying length": {"tEXt", "Raw profile type iptc\x00\niptc\n 4000000000\n1c02", "says that it is 4000000000 bytes long"},
		"no length":    {"tEXt", "Raw profile type iptc\x00\niptc", "does not say how long"},
		"no figures":   {"tEXt", "Raw profile type iptc\x00\niptc\n 2\nno figures", "other letters"},
		"no stream":    {"zTXt", "Raw profile type iptc\x00\x00nonsense", "broken"},
		"too much IIM": {"tEXt", raw("iptc", "\x1c"+strings.Repeat("x", 70_000)), "longer than 64 KB"},
		"lying IIM":    {"tEXt", raw("iptc", "\x1c\x02\x50\x7f\xffJane"), "IPTC"},
	} {
		if e, err := Read(pngWith(c.kind, c.text), nil); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %+v, %v", name, e, err)
		}
	}
}

// TestProfilesOnce: of thousands of one name the first is read, and no other.
func TestProfilesOnce(t *testing.T) {
	one := pngWith("tEXt", raw("8bim", "8BIM\x04\x25\x00\x00\x00\x00\x00\x00"))
	file := append(one[:len(one)-12], pngWith("tEXt", raw("8BIM", "\x1c\x02\x6e\x00\x07REUTERS"))[8:]...)
	if e, err := Read(file, nil); err != nil || e.Credit != "" {
		t.Errorf("%q, %v", e.Credit, err)
	}
}
