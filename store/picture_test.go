package store

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"stet/editor"
)

func TestPictures(t *testing.T) {
	l := newLibrary(t)
	quay, ferry := []byte("\xff\xd8quay"), []byte("\xff\xd8ferry")
	file, err := l.AddPicture(t.Context(), `C:\Bilder\Der Kai (2).JPG`, quay)
	if err != nil || !strings.HasPrefix(file, "pictures/") || !strings.HasSuffix(file, "-der-kai-2.jpg") {
		t.Fatalf("%q, %v", file, err)
	}
	if again, err := l.AddPicture(t.Context(), "der kai 2.jpg", quay); again != file || err != nil {
		t.Errorf("the same picture is %q, %v", again, err)
	}
	if back, err := l.AddPicture(t.Context(), file, quay); back != file || err != nil {
		t.Errorf("come back it is %q, %v", back, err)
	}
	other, _ := l.AddPicture(t.Context(), "der-kai-2.jpg", ferry)
	for name, want := range map[string][]byte{file: quay, other: ferry} {
		if got, err := l.Picture(t.Context(), name); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is %q, %v", name, got, err)
		}
	}
	if _, err := l.Picture(t.Context(), "pictures/none.jpg"); !errors.Is(err, editor.ErrNotFound) {
		t.Errorf("a picture that there is not: %v", err)
	}
	if wrong, err := l.Verify(t.Context(), nil); err != nil || len(wrong) > 0 {
		t.Errorf("%q, %v", wrong, err)
	}
	spoilAsset(t, l, quay)
	if _, err := l.Picture(t.Context(), file); !errors.Is(err, editor.ErrDamaged) {
		t.Errorf("a damaged picture: %v", err)
	}
	if wrong, _ := l.Verify(t.Context(), nil); len(wrong) != 1 || wrong[0].File != file {
		t.Errorf("a check says %q", wrong)
	}
}

func TestSourceFilesAreKeptOnce(t *testing.T) {
	l := newLibrary(t)
	minutes := []byte("%PDF minutes")
	file, err := l.AddSourceFile(t.Context(), "Minutes of May.pdf", minutes)
	if err != nil || !strings.HasPrefix(file, "sources/") || !strings.HasSuffix(file, "-minutes-of-may.pdf") {
		t.Fatalf("%q, %v", file, err)
	}
	if _, err := l.AddSourceFile(t.Context(), "the same.pdf", minutes); err != nil {
		t.Fatal(err)
	}
	if n, err := number(t.Context(), l.readers, "select count(*) from asset"); err != nil || n != 1 {
		t.Errorf("kept %d times, %v", n, err)
	}
	hash := editor.HashBytes(minutes)
	if got, err := l.SourceFile(t.Context(), hash); err != nil || !bytes.Equal(got, minutes) {
		t.Errorf("%q, %v", got, err)
	}
	for _, bad := range []string{editor.HashBytes(nil), "", "no hash"} {
		if _, err := l.SourceFile(t.Context(), bad); err == nil {
			t.Errorf("there is a file %q", bad)
		}
	}
	spoilAsset(t, l, minutes)
	if _, err := l.SourceFile(t.Context(), hash); !errors.Is(err, editor.ErrDamaged) {
		t.Errorf("a damaged file: %v", err)
	}
}
