package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"stet/editor"
)

// TestSynced asks for every program's rule on a computer that is a table: its
// files are those listed, and their folders.
func TestSynced(t *testing.T) {
	const (
		home    = "/home/nora"
		mac     = "/Users/nora"
		windows = "C:/Users/nora"
	)
	for _, c := range []struct {
		name, system, home string
		files              []string // "path" or "path=content"
		env                string   // NAME=value
		library            string
		by, root           string
	}{
		{"own folder", "linux", home, nil, "", home + "/.local/share/stet/library.stet", "", ""},
		{"Dropbox by its marker", "linux", home, []string{home + "/db/.dropbox"}, "", home + "/db/a/b/library.stet", "Dropbox", home + "/db"},
		{"Dropbox by its cache", "linux", home, []string{home + "/db/.dropbox.cache/x"}, "", home + "/db/library.stet", "Dropbox", home + "/db"},
		{"Dropbox by its list", "linux", home, []string{home + `/.dropbox/info.json={"personal": {"path": "/data/Box of drops", "host": 1}}`},
			"", "/data/Box of drops/x/library.stet", "Dropbox", "/data/Box of drops"},
		{"Dropbox's own settings", "linux", home, []string{home + `/.dropbox/info.json={"personal": {"path": "/data/Drop"}}`}, "", home + "/.local/share/stet/library.stet", "", ""},
		{"beside Dropbox", "linux", home, []string{home + `/.dropbox/info.json={"personal": {"path": "/data/Drop"}}`}, "", "/data/Dropped/library.stet", "", ""},
		{"a list that is not one", "linux", home, []string{home + `/.dropbox/info.json=[`}, "", "/data/library.stet", "", ""},
		{"an account without a path", "linux", home, []string{home + `/.dropbox/info.json={"personal": {}}`}, "", "/data/library.stet", "", ""},
		{"Dropbox on Windows", "windows", windows, []string{`C:/Users/nora/AppData/Local/Dropbox/info.json={"business": {"path": "D:\\Dropbox (Desk)"}}`},
			`LOCALAPPDATA=C:\Users\nora\AppData\Local`, `d:\dropbox (desk)\library.stet`, "Dropbox", "D:/Dropbox (Desk)"},
		{"OneDrive by its variable", "windows", windows, nil, `OneDrive=C:\Users\nora\OneDrive - Desk`, `C:\Users\Nora\OneDrive - Desk\library.stet`, "OneDrive", "C:/Users/nora/OneDrive - Desk"},
		{"OneDrive for business", "windows", windows, nil, `OneDriveCommercial=C:\OD`, `C:\OD\a\library.stet`, "OneDrive", "C:/OD"},
		{"OneDrive on Linux", "linux", home, []string{home + "/.config/onedrive/config"}, "", home + "/OneDrive/library.stet", "OneDrive", home + "/OneDrive"},
		{"a folder of that name", "linux", home, nil, "", home + "/OneDrive/library.stet", "", ""},
		{"iCloud Drive", "darwin", mac, nil, "", mac + "/Library/Mobile Documents/com~apple~CloudDocs/library.stet", "iCloud Drive", mac + "/Library/Mobile Documents"},
		{"documents in iCloud", "darwin", mac, []string{mac + "/Library/Mobile Documents/com~apple~CloudDocs/Documents/x"}, "", mac + "/Documents/library.stet", "iCloud Drive", mac + "/Documents"},
		{"documents at home", "darwin", mac, nil, "", mac + "/Documents/library.stet", "", ""},
		{"iCloud on Windows", "windows", windows, nil, "", `C:\Users\nora\iCloudDrive\library.stet`, "iCloud Drive", windows + "/iCloudDrive"},
		{"CloudStorage", "darwin", mac, nil, "", mac + "/Library/CloudStorage/GoogleDrive-nora@desk.example/My Drive/library.stet", "Google Drive", mac + "/Library/CloudStorage/GoogleDrive-nora@desk.example"},
		{"CloudStorage without a name", "darwin", mac, nil, "", mac + "/Library/CloudStorage/Dropbox/library.stet", "Dropbox", mac + "/Library/CloudStorage/Dropbox"},
		{"Google Drive, mirrored", "linux", home, []string{home + "/g/.tmp.drivedownload/x"}, "", home + "/g/library.stet", "Google Drive", home + "/g"},
		{"Google Drive, streamed", "windows", windows, []string{"G:/.shortcut-targets-by-id/x"}, "", `G:\My Drive\library.stet`, "Google Drive", "G:"},
		{"Nextcloud", "linux", home, []string{home + "/nc/.sync_4f1c2a9be0d3.db"}, "", home + "/nc/desk/library.stet", "Nextcloud or ownCloud", home + "/nc"},
		{"Nextcloud, before", "windows", windows, []string{windows + "/nc/._sync_4f1c2a9be0d3.db"}, "", `C:\Users\nora\nc\library.stet`, "Nextcloud or ownCloud", windows + "/nc"},
		{"Syncthing", "linux", home, []string{home + "/.stfolder/x"}, "", home + "/a/b/c/library.stet", "Syncthing", home},
		{"Resilio", "linux", home, []string{"/srv/share/.sync/ID"}, "", "/srv/share/library.stet", "Resilio Sync", "/srv/share"},
		{"another .sync", "linux", home, []string{"/srv/share/.sync/notes"}, "", "/srv/share/library.stet", "", ""},
		{"Yandex", "linux", home, []string{home + "/y/.sync/core.log"}, "", home + "/y/library.stet", "Yandex Disk", home + "/y"},
		{"Yandex on Windows", "windows", windows, nil, "", `C:\Users\nora\YandexDisk\library.stet`, "Yandex Disk", windows + "/YandexDisk"},
		{"MEGA", "linux", home, []string{home + "/m/.megaignore"}, "", home + "/m/library.stet", "MEGA", home + "/m"},
		{"Box", "darwin", mac, []string{mac + "/Library/Application Support/Box/x"}, "", mac + "/Box/library.stet", "Box", mac + "/Box"},
		{"pCloud", "linux", home, []string{home + "/.pcloud/data.db"}, "", home + "/pCloudDrive/library.stet", "pCloud", home + "/pCloudDrive"},
		{"Proton", "windows", windows, []string{windows + "/AppData/Local/Proton/x"}, "", `\\?\C:\Users\nora\Proton Drive\nora\library.stet`, "Proton Drive", windows + "/Proton Drive"},
		{"Synology", "linux", home, []string{home + "/s/.SynologyWorkingDirectory/x"}, "", home + "/s/library.stet", "Synology Drive", home + "/s"},
		{"capitals on Linux", "linux", home, []string{home + `/.dropbox/info.json={"personal": {"path": "/data/Drop"}}`}, "", "/data/drop/library.stet", "", ""},
		{"no home", "linux", "", nil, "", "/data/library.stet", "", ""},
	} {
		files := fstest.MapFS{}
		for _, f := range c.files {
			name, content, _ := strings.Cut(f, "=")
			files[strings.TrimPrefix(name, "/")] = &fstest.MapFile{Data: []byte(content)}
		}
		own := computer{system: c.system, home: c.home,
			env: func(name string) string {
				value, _ := strings.CutPrefix(c.env, name+"=")
				return map[bool]string{true: value}[value != c.env]
			},
			folder: func(dir string) fs.FS {
				dir = strings.Trim(dir, "/")
				if dir == "" {
					dir = "."
				}
				sub, err := fs.Sub(files, dir)
				if err != nil {
					return fstest.MapFS{}
				}
				return sub
			}}
		if by, root := own.synced(slashed(c.system, c.library)); by != c.by || root != c.root {
			t.Errorf("%s: %q at %q, want %q at %q", c.name, by, root, c.by, c.root)
		}
	}
}

// TestPlace refuses to write to a library in a synchronised folder, also through
// a link, makes none there, and still reads one.
func TestPlace(t *testing.T) {
	l := newLibrary(t)
	id := add(t, l, story("Kept"))
	l.Close()
	synced := t.TempDir()
	if err := os.Mkdir(filepath.Join(synced, ".stfolder"), 0o700); err != nil {
		t.Fatal(err)
	}
	there := filepath.Join(synced, "library.stet")
	if _, err := Open(t.Context(), there, Options{}); !errors.Is(err, editor.ErrPlace) {
		t.Errorf("a new one: %v", err)
	}
	if _, err := os.Stat(there); err == nil {
		t.Error("made a file there")
	}
	if err := os.Rename(l.path, there); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(t.TempDir(), "link.stet")
	if err := os.Symlink(there, link); err != nil {
		t.Skip(err)
	}
	for _, path := range []string{there, link} {
		_, err := Open(t.Context(), path, Options{})
		var place *editor.PlaceError
		if !errors.As(err, &place) || place.Synced != "Syncthing" || !strings.Contains(err.Error(), "destroy") {
			t.Errorf("%s: %v", path, err)
		}
		reading, err := Open(t.Context(), path, Options{ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		if s, _, err := reading.Story(t.Context(), id, 0); err != nil || s.Article.Headline != "Kept" {
			t.Errorf("%s, reading: %q, %v", path, s.Article.Headline, err)
		}
		reading.Close()
	}
}
