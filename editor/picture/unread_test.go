package picture

import (
	"strings"
	"testing"
)

// A file that is hostile says so: nobody may take its silence for an answer.
func TestReadSaysWhatIsUnread(t *testing.T) {
	full := segment(0xed, "Photoshop 3.0\x00"+strings.Repeat("8BIM", 16000))
	for name, file := range map[string][]byte{
		"50 MB of APP13":      jpeg(strings.Repeat(full, 800)),
		"hostile IPTC length": jpeg(segment(0xed, "Photoshop 3.0\x008BIM\x04\x04\x00\x00\x7f\xff\xff\xff\x1c\x02\x50\xff\xffJane")),
		"hostile dataset":     jpeg(segment(0xed, "Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00\x00\x09\x1c\x02\x50\x7f\xffJane\x00")),
		"entities":            jpeg(xmpSegment(`<photoshop:Credit>&lol;</photoshop:Credit>`)),
	} {
		if e, err := Read(file, nil); err == nil {
			t.Errorf("%s: read %+v", name, e)
		}
	}
}

func FuzzBrokenIIM(f *testing.F) {
	f.Add(jpeg(iimSegment(map[byte]string{80: "Jane Doe"})))
	f.Add(jpeg(segment(0xed, "Photoshop 3.0\x008BIM\x04\x04\x00\x00\x7f\xff\xff\xff")))
	f.Fuzz(func(t *testing.T, b []byte) { _ = brokenIIM(b) })
}
