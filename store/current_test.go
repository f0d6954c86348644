package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
)

func TestCurrent(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the own library is found otherwise here")
	}
	t.Setenv("XDG_DATA_HOME", t.TempDir())
	own, err := OwnPath()
	noError(t, err)
	if path, err := DefaultPath(); err != nil || path != own {
		t.Errorf("at first: %q, %v", path, err)
	}
	other := newLibrary(t)
	noError(t, Choose(other.path))
	if path, err := DefaultPath(); err != nil || path != other.path {
		t.Errorf("chosen: %q, %v", path, err)
	}
	noError(t, Choose(own))
	noError(t, Choose(other.path))
	if recent, err := Recent(); err != nil || !slices.Equal(recent, []string{other.path, own}) {
		t.Errorf("recent: %q, %v", recent, err)
	}
	other.Close()
	noError(t, os.Rename(other.path, other.path+" moved"))
	var gone *GoneError
	if path, err := DefaultPath(); !errors.As(err, &gone) || gone.Path != other.path || !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("gone: %q, %v", path, err)
	}
	noError(t, Choose(own))
	if path, err := DefaultPath(); err != nil || path != own {
		t.Errorf("back: %q, %v", path, err)
	}
	for n := range 20 {
		noError(t, Choose(filepath.Join(t.TempDir(), fmt.Sprint(n))))
	}
	if recent, err := Recent(); err != nil || len(recent) != mostRecent || filepath.Base(recent[0]) != "19" {
		t.Errorf("many: %q, %v", recent, err)
	}
	noError(t, os.WriteFile(filepath.Join(filepath.Dir(own), currentName), []byte("\x00\xff\n\nrelative/path\r\n"), 0o600))
	if path, err := DefaultPath(); err != nil || path != own {
		t.Errorf("nonsense: %q, %v", path, err)
	}
	if err := Choose("/a\n/b"); err == nil {
		t.Error("a name of two lines was remembered")
	}
}
