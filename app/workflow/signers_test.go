package workflow

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestSigners: whose content credentials hold depends on whom the desk relies on, and a
// picture is read anew when that changes.
func TestSigners(t *testing.T) {
	d, _ := welcomed(t)
	house := t.TempDir()
	d.folders = func() []fs.FS { return []fs.FS{os.DirFS(house), os.DirFS(t.TempDir())} }
	testdata := filepath.Join("..", "..", "editor", "picture", "testdata")
	known, err := os.ReadFile(filepath.Join(testdata, "signers.pem"))
	if err != nil {
		t.Fatal(err)
	}
	i, err := d.AddPicture(t.Context(), filepath.Join(testdata, "signed.jpg"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ signers, want string }{
		{"", "it is signed by Coast Pictures, whose certificate nobody here knows"},
		{string(known), "valid"},
		{"some words", "nobody here knows; signers.pem has no certificate in it"},
		{"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "nobody here knows; signers.pem: certificate 1:"},
		{string(known) + "\n" + string(known), "valid"},
	} {
		if c.signers != "" {
			put(t, house, signersFile, c.signers)
		}
		e, err := d.Embedded(t.Context(), i.File)
		if err != nil || e.Signer != "Coast Pictures" || !strings.Contains(e.Signature, c.want) {
			t.Errorf("with %.30q: %+v, %v", c.signers, e, err)
		}
	}
	if e, err := d.Embedded(t.Context(), "elsewhere.jpg"); err != nil || e.Signature != "" {
		t.Errorf("a picture of elsewhere: %+v, %v", e, err)
	}
}
