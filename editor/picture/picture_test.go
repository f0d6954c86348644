package picture

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"strings"
	"testing"

	"stet/editor"
)

// segment is a part of a JPEG file with its marker.
func segment(marker byte, data string) string {
	return "\xff" + string([]byte{marker}) + string(binary.BigEndian.AppendUint16(nil, uint16(len(data)+2))) + data
}

// jpeg is a file of nothing but metadata.
func jpeg(segments ...string) []byte {
	return []byte("\xff\xd8" + strings.Join(segments, "") + "\xff\xd9")
}

// xmpSegment holds a packet whose description has these properties.
func xmpSegment(properties string) string {
	return segment(0xe1, "http://ns.adobe.com/xap/1.0/\x00"+packet(properties))
}

func packet(properties string) string {
	return `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""` +
		` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"` +
		` xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/">` + properties + `</rdf:Description></rdf:RDF></x:xmpmeta>`
}

// iimSegment holds datasets of record 2.
func iimSegment(datasets map[byte]string) string {
	record := "\x1c\x01\x5a\x00\x03\x1b%G" // all in UTF-8
	for n := range byte(255) {
		if v, ok := datasets[n]; ok {
			record += "\x1c\x02" + string([]byte{n}) + string(binary.BigEndian.AppendUint16(nil, uint16(len(v)))) + v
		}
	}
	if len(record)%2 == 1 {
		record += "\x00"
	}
	return segment(0xed, "Photoshop 3.0\x008BIM\x04\x04\x00\x00"+string(binary.BigEndian.AppendUint32(nil, uint32(len(record))))+record)
}

func TestRead(t *testing.T) {
	iim := map[byte]string{40: "NO ARCHIVES", 80: "Jane Doe", 110: "REUTERS", 115: "X06555", 116: "© 2026 Reuters", 120: "The pier"}
	for _, c := range []struct {
		name string
		file []byte
		want editor.Embedded
	}{
		{"IPTC-IIM", jpeg(iimSegment(iim)), editor.Embedded{Byline: "Jane Doe", Credit: "REUTERS", Source: "X06555", Copyright: "© 2026 Reuters",
			Instructions: "NO ARCHIVES", Caption: "The pier"}},
		{"XMP", jpeg(xmpSegment(`<dc:creator><rdf:Seq><rdf:li>Jane Doe</rdf:li><rdf:li>Rui Okafor</rdf:li></rdf:Seq></dc:creator>` +
			`<dc:rights><rdf:Alt><rdf:li xml:lang="et">© meie</rdf:li><rdf:li xml:lang="x-default">© ours</rdf:li></rdf:Alt></dc:rights>` +
			`<photoshop:Credit>Coast News</photoshop:Credit><xmpRights:UsageTerms><rdf:Alt><rdf:li xml:lang="x-default">JAPAN OUT</rdf:li></rdf:Alt></xmpRights:UsageTerms>` +
			`<xmpRights:WebStatement>https://coast.example/rights</xmpRights:WebStatement>` +
			`<Iptc4xmpExt:DigitalSourceType>http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia</Iptc4xmpExt:DigitalSourceType>` +
			`<plus:Licensor><rdf:Seq><rdf:li rdf:parseType="Resource"><plus:LicensorName>Coast Pictures</plus:LicensorName></rdf:li></rdf:Seq></plus:Licensor>`)),
			editor.Embedded{Creator: "Jane Doe, Rui Okafor", Credit: "Coast News", Copyright: "© ours", UsageTerms: "JAPAN OUT", RightsURL: "https://coast.example/rights",
				Origin: "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia", Licensor: "Coast Pictures"}},
		{"Creative Commons", jpeg(xmpSegment(`<cc:license xmlns:cc="http://creativecommons.org/ns#" rdf:resource="https://creativecommons.org/licenses/by-nc/4.0/"/>`)),
			editor.Embedded{LicenceURL: "https://creativecommons.org/licenses/by-nc/4.0/"}},
		{"XMP before IPTC-IIM", jpeg(iimSegment(iim), xmpSegment(`<photoshop:Credit>Coast News</photoshop:Credit>`)), editor.Embedded{Byline: "Jane Doe",
			Credit: "Coast News", Source: "X06555", Copyright: "© 2026 Reuters", Instructions: "NO ARCHIVES", Caption: "The pier"}},
		{"in short form", jpeg(segment(0xe1, "http://ns.adobe.com/xap/1.0/\x00"+strings.Replace(packet(""), ` rdf:about=""`, ` photoshop:Source="AFP"`, 1))), editor.Embedded{Source: "AFP"}},
		{"where no standard puts it", append(jpeg(), packet(`<photoshop:Source>AFP</photoshop:Source>`)...), editor.Embedded{Source: "AFP"}},
		{"when the right ends", jpeg(iimSegment(map[byte]string{37: "20261115", 38: "120000+0100"})), editor.Embedded{Expires: "20261115 120000+0100"}},
		{"when a licence ends", jpeg(xmpSegment(`<plus:LicenseEndDate>2026-11-15</plus:LicenseEndDate>`)), editor.Embedded{Expires: "2026-11-15"}},
		{"nothing", jpeg(), editor.Embedded{}},
		{"GIF", []byte("GIF89a"), editor.Embedded{}},
		{"content credentials", jpeg(segment(0xeb, "JP\x00\x01\x00\x00\x00\x01\x00\x00\x00\x40jumb\x00\x00\x00\x1ejumdc2pa\x00\x11\x00\x10\x80\x00\x00\xaa\x008\x9bq\x03c2pa\x00")), editor.Embedded{Signature: "it carries content credentials in a place where Stet does not read them"}},
	} {
		got, err := Read(c.file, nil)
		if err != nil || got != c.want {
			t.Errorf("%s:\n got %+v, %v\nwant %+v", c.name, got, err, c.want)
		}
	}
}

// TestHostile reads files that mean harm: what can be read is, and nothing hangs.
func TestHostile(t *testing.T) {
	entities := `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>` + packet(`<photoshop:Credit>&c;</photoshop:Credit>`)
	for name, file := range map[string][]byte{
		"entities":    jpeg(segment(0xe1, "http://ns.adobe.com/xap/1.0/\x00"+entities)),
		"deep":        jpeg(xmpSegment(strings.Repeat("<dc:x>", 2000) + strings.Repeat("</dc:x>", 2000))),
		"broken":      jpeg(xmpSegment("<photoshop:Credit>")),
		"large":       png(50 << 20),
		"lying sizes": jpeg("\xff\xe1\xff\xffExif\x00\x00II*\x00\xff\xff\xff\xff"),
	} {
		e, err := Read(file, nil)
		if err == nil || e.Credit != "" {
			t.Errorf("%s: %+v, %v", name, e, err)
		}
	}
	long := strings.Repeat("é", mostField)
	e, err := Read(jpeg(xmpSegment(fmt.Sprintf("<photoshop:Credit>%s</photoshop:Credit>", long))), nil)
	if err != nil || len(e.Credit) == 0 || len(e.Credit) > mostField || !strings.HasPrefix(long, e.Credit) {
		t.Errorf("a long credit: %d bytes, %v", len(e.Credit), err)
	}
}

// TestCompressedXMP: what a PNG says of itself is read where it is compressed, and a
// packet that swells is an answer that something was not read.
func TestCompressedXMP(t *testing.T) {
	const credit = `<photoshop:Credit>REUTERS</photoshop:Credit>`
	for name, c := range map[string]struct{ chunk, credit, fails string }{
		"flat":          {"XML:com.adobe.xmp\x00\x00\x00\x00\x00" + packet(credit), "REUTERS", ""},
		"compressed":    {"XML:com.adobe.xmp\x00\x01\x00\x00\x00" + squeezed(packet(credit)), "REUTERS", ""},
		"in a language": {"XML:com.adobe.xmp\x00\x01\x00en\x00packet\x00" + squeezed(packet(credit)), "REUTERS", ""},
		"of another":    {"Comment\x00\x01\x00\x00\x00" + squeezed(packet(credit)), "", ""},
		"a bomb":        {"XML:com.adobe.xmp\x00\x01\x00\x00\x00" + squeezed(packet(strings.Repeat(" ", 80<<20)+credit)), "", "its XMP is longer than 4 MB"},
		"no stream":     {"XML:com.adobe.xmp\x00\x01\x00\x00\x00nonsense", "", "its compressed metadata is broken"},
		"cut":           {"XML:com.adobe.xmp\x00\x01\x00\x00\x00" + squeezed(packet(credit))[:60], "", "unexpected EOF"},
		"no end":        {"XML:com.adobe.xmp\x00\x01", "", ""},
	} {
		e, err := Read(pngOf([]byte(c.chunk)), nil)
		if e.Credit != c.credit || (err == nil) != (c.fails == "") || err != nil && !strings.Contains(err.Error(), c.fails) {
			t.Errorf("%s: credit %q, %v", name, e.Credit, err)
		}
	}
}

// squeezed is a text as zlib packs it.
func squeezed(text string) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	_, _ = w.Write([]byte(text))
	_ = w.Close()
	return b.String()
}

// TestBombIsLeftUnread: of what swells beyond all that anybody reads no more is unpacked.
func TestBombIsLeftUnread(t *testing.T) {
	text, err := pngText("zTXt", []byte("\x00"+squeezed(strings.Repeat(" ", 40<<20))))
	if err != nil {
		t.Fatal(err)
	}
	if n, err := io.Copy(io.Discard, text); err != nil || n != mostProfile+1 {
		t.Errorf("%d bytes, %v", n, err)
	}
}

// png is a file with so many bytes of XMP.
func png(size int) []byte {
	return pngOf(append([]byte("XML:com.adobe.xmp\x00\x00\x00\x00\x00"), packet(strings.Repeat("<dc:x>y</dc:x>", size/14))...))
}

// pngOf is a file with an iTXt chunk, and pngWith one with a chunk of text of any kind.
func pngOf(text []byte) []byte { return pngWith("iTXt", string(text)) }

func pngWith(kind, text string) []byte {
	var b bytes.Buffer
	b.WriteString("\x89PNG\r\n\x1a\n")
	chunk := func(kind string, data []byte) {
		b.Write(binary.BigEndian.AppendUint32(nil, uint32(len(data))))
		b.WriteString(kind)
		b.Write(data)
		b.Write(binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE(append([]byte(kind), data...))))
	}
	chunk("IHDR", []byte("\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00"))
	chunk(kind, []byte(text))
	chunk("IEND", nil)
	return b.Bytes()
}

func FuzzRead(f *testing.F) {
	f.Add(jpeg(iimSegment(map[byte]string{80: "Jane Doe", 110: "REUTERS"}), xmpSegment(`<photoshop:Credit>Coast News</photoshop:Credit>`)))
	f.Add(png(100))
	f.Add(pngOf([]byte("XML:com.adobe.xmp\x00\x01\x00\x00\x00x\x9c")))
	f.Add(pngWith("tEXt", raw("iptc", "\x1c\x02\x6e\x00\x07REUTERS")))
	f.Add(pngWith("zTXt", "Raw profile type exif\x00\x00"+squeezed("\nexif\n      20\n457869660000"+"49492a0008000000000000000000")))
	f.Add(pngWith("tEXt", "Raw profile type xmp\x00\nxmp\n 99999999999999999999\n3c"))
	f.Add([]byte("RIFF\x00\x00\x00\x00WEBPVP8X"))
	f.Add([]byte("II*\x00\x08\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, b []byte) {
		e, _ := Read(b, nil)
		if len(e.Credit) > mostField || strings.ContainsRune(e.Credit, 0) {
			t.Errorf("credit %q", e.Credit)
		}
	})
}

func FuzzXMP(f *testing.F) {
	f.Add([]byte(packet(`<dc:creator><rdf:Seq><rdf:li>Jane Doe</rdf:li></rdf:Seq></dc:creator>`)))
	f.Fuzz(func(t *testing.T, b []byte) { _ = readXMP(b, func(string, string) {}) })
}
