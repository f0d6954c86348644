package packed

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
	"testing"
)

func written(t *testing.T, parts ...Part) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, parts); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestWriteAndOpen(t *testing.T) {
	parts := []Part{{"mimetype", []byte("application/epub+zip"), true}, {"text/one.xml", []byte("<a>one</a>"), false}}
	b := written(t, parts...)
	if !bytes.Equal(b, written(t, parts...)) {
		t.Error("the same parts make other bytes")
	}
	// The first bytes are what https://www.w3.org/TR/epub-33/#sec-zip-container-mime wants.
	if string(b[30:58]) != "mimetypeapplication/epub+zip" || !IsZip(b) {
		t.Errorf("%q", b[:60])
	}
	f, err := Open(b)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range parts {
		got, err := f.Part(p.Name)
		if err != nil || !bytes.Equal(got, p.Bytes) {
			t.Errorf("%s: %q, %v", p.Name, got, err)
		}
	}
	if _, err := f.Part("none"); !errors.Is(err, ErrNoPart) {
		t.Error(err)
	}
}

func TestClean(t *testing.T) {
	for name, want := range map[string]string{
		"a/b.xml": "a/b.xml", "/a.xml": "a.xml", `a\b.xml`: "a/b.xml", "a/../b": "b", "./a": "a",
		"../a": "", "a/../../b": "", "..": "", "": "", "C:/a": "", "a\x00b": "", "a\xff": "",
	} {
		if got := Clean(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

func TestOpenWhatLeadsOut(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range []string{"../../etc/passwd", "a.txt", "dir/", "a.txt"} {
		if _, err := z.Create(name); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	f, err := Open(b.Bytes())
	if err != nil || strings.Join(f.Names(), " ") != "a.txt" {
		t.Errorf("%v, %v", f, err)
	}
}

// TestOpenOldNames: names that say no encoding are in that of the first PC.
func TestOpenOldNames(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	if _, err := z.CreateHeader(&zip.FileHeader{Name: "Z\x81rich.txt", NonUTF8: true}); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	f, err := Open(b.Bytes())
	if err != nil || !f.Has("Zürich.txt") {
		t.Errorf("%v, %v", f.Names(), err)
	}
}

func TestBombs(t *testing.T) {
	f, err := Open(written(t, Part{Name: "a", Bytes: make([]byte, MaxPart+1)}))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Part("a"); !errors.Is(err, ErrTooMuch) {
		t.Error(err)
	}
	f.left = 10
	if _, err := f.Part("a"); !errors.Is(err, ErrTooMuch) {
		t.Error(err)
	}
	if _, err := Open([]byte("PK\x03\x04 and no more")); !errors.Is(err, ErrDamaged) {
		t.Error(err)
	}
}

func TestParse(t *testing.T) {
	n, err := Parse([]byte("\xef\xbb\xbf<?xml version='1.0'?><w:a xmlns:w='u' w:k='v'>one <b>t&amp;wo</b> three</w:a>"))
	if err != nil || n.Words() != "one t&wo three" || n.Attr("k") != "v" || n.Child("b") == nil || len(n.All("")) != 1 || n.Child("c").Words() != "" {
		t.Errorf("%+v, %v", n, err)
	}
	for _, c := range []struct {
		xml  string
		want error
	}{
		{"", ErrXML},
		{"<a>", ErrXML},
		{"<a>&b;</a>", ErrXML},
		{`<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>`, ErrDoctype},
		{strings.Repeat("<a>", MaxDepth+1), ErrDeep},
		{"<?xml version='1.0' encoding='klingon'?><a>\xe9</a>", ErrXML},
	} {
		if _, err := Parse([]byte(c.xml)); !errors.Is(err, c.want) {
			t.Errorf("%.40s: %v, want %v", c.xml, err, c.want)
		}
	}
	old, err := Parse([]byte("<?xml version='1.0' encoding='iso-8859-1'?><a>caf\xe9</a>"))
	if err != nil || old.Words() != "café" {
		t.Errorf("%v, %v", old.Words(), err)
	}
	if named, err := Parse([]byte("<a>caf&eacute;&nbsp;&amp;</a>")); err != nil || named.Words() != "café\u00a0&" {
		t.Errorf("%v, %v", named.Words(), err)
	}
	for _, wide := range []string{"\xff\xfe<\x00a\x00>\x00\xe9\x00<\x00/\x00a\x00>\x00", "\xfe\xff\x00<\x00a\x00>\x00\xe9\x00<\x00/\x00a\x00>"} {
		if n, err := Parse([]byte(wide)); err != nil || n.Words() != "é" {
			t.Errorf("%q: %q, %v", wide, n.Words(), err)
		}
	}
	stale, err := Parse([]byte("<?xml version='1.0' encoding='iso-8859-1'?><a>café</a>"))
	if err != nil || stale.Words() != "café" {
		t.Errorf("%v, %v", stale.Words(), err)
	}
	if bare, err := Parse([]byte(`<!DOCTYPE nitf SYSTEM "nitf-3-6.dtd"><nitf/>`)); err != nil || bare.Name.Local != "nitf" {
		t.Error(err)
	}
}

func FuzzOpen(f *testing.F) {
	var b bytes.Buffer
	if err := Write(&b, []Part{{"a/b.xml", []byte("<a>b</a>"), false}}); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Fuzz(func(t *testing.T, b []byte) {
		file, err := Open(b)
		if err != nil {
			return
		}
		for _, name := range file.Names() {
			if Clean(name) != name {
				t.Errorf("%q", name)
			}
			_, _ = file.Part(name)
		}
	})
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(`<?xml version="1.0"?><a b="c">d<!-- e --><f/></a>`))
	f.Add([]byte(`<!DOCTYPE a><a xmlns:x="y"><x:b/></a>`))
	f.Fuzz(func(t *testing.T, b []byte) {
		if n, err := Parse(b); err == nil && n.Name.Local == "" {
			t.Error("a text is no element")
		}
	})
}
