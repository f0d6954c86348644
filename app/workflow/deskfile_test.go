package workflow

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestDeskFile(t *testing.T) {
	house, outside := t.TempDir(), t.TempDir()
	profiles := filepath.Join(house, "profiles")
	if err := os.Mkdir(profiles, 0o777); err != nil {
		t.Fatal(err)
	}
	write := func(path, text string) {
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	link := func(to, name string) {
		if err := os.Symlink(to, filepath.Join(profiles, name)); err != nil {
			t.Skip("no links here:", err)
		}
	}
	write(filepath.Join(profiles, "own.yaml"), "title: Own")
	write(filepath.Join(profiles, "long.yaml"), strings.Repeat("x", 100))
	write(filepath.Join(house, "shared.yaml"), "title: Shared")
	write(filepath.Join(outside, "secret.yaml"), "secret")
	link("../shared.yaml", "shared.yaml")
	link(filepath.Join(outside, "secret.yaml"), "secret.yaml")
	link("/dev/zero", "zero.yaml")
	link("gone", "gone.yaml")
	if err := os.Mkdir(filepath.Join(profiles, "folder.yaml"), 0o777); err != nil {
		t.Fatal(err)
	}
	from := DeskFolder(house, "profiles")
	for name, want := range map[string]string{"own.yaml": "title: Own", "shared.yaml": "title: Shared"} {
		src, print, err := deskFile(from, name, 50)
		if string(src) != want || print == "" || err != nil {
			t.Errorf("%s is %q, %v", name, src, err)
		}
	}
	for name, want := range map[string]string{
		"secret.yaml": "is a link that leads out of the folder", "zero.yaml": "is a link that leads out of the folder",
		"folder.yaml": "no plain file", "long.yaml": "is longer than", "../shared.yaml": "invalid",
	} {
		src, _, err := deskFile(from, name, 50)
		if len(src) > 0 || err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), outside) {
			t.Errorf("%s: %q, %v", name, src, err)
		}
	}
	for _, name := range []string{"none.yaml", "gone.yaml"} {
		if _, _, err := deskFile(from, name, 50); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, _, err := deskFile(DeskFolder(filepath.Join(house, "none"), "profiles"), "own.yaml", 50); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a house folder that is gone: %v", err)
	}
}
