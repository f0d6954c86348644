package store

import (
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"strings"

	"stet/editor"
)

// SQLite's locks and the memory that connections share do not reach another
// computer (https://www.sqlite.org/howtocorrupt.html, 2.1;
// https://www.sqlite.org/wal.html), and a program that synchronises a folder
// carries a library away in the middle of a write, without its -wal. A library
// is written to on a disk of this computer only.

// checkPlace is an *editor.PlaceError where a library may not be written to at
// that path. What cannot be found out about a place is not held against it.
func checkPlace(file string) error {
	resolved := resolve(file)
	kind, root := networkOf(resolved)
	if kind != "" {
		return &editor.PlaceError{Library: file, Network: kind, Folder: root}
	}
	home, _ := os.UserHomeDir()
	c := computer{system: runtime.GOOS, home: slashed(runtime.GOOS, home), env: os.Getenv,
		folder: func(dir string) fs.FS { return os.DirFS(filepath.FromSlash(dir)) }}
	if by, root := c.synced(slashed(runtime.GOOS, resolved)); by != "" {
		return &editor.PlaceError{Library: file, Synced: by, Folder: filepath.FromSlash(root)}
	}
	return nil
}

// resolve follows the links in a path, as far as the path is there.
func resolve(file string) string {
	if to, err := filepath.EvalSymlinks(file); err == nil {
		return to
	}
	dir := filepath.Dir(file)
	if dir == file {
		return file
	}
	return filepath.Join(resolve(dir), filepath.Base(file))
}

// slashed spells a path of a system with slashes, without the \\?\ that
// Windows puts before long ones.
func slashed(system, p string) string {
	if system == "windows" {
		p = strings.TrimPrefix(strings.ReplaceAll(p, `\`, "/"), "//?/")
	}
	return p
}

// computer is what the rules about synchronised folders ask of one; the paths in
// it have slashes.
type computer struct {
	system string // as runtime.GOOS
	home   string
	env    func(string) string
	folder func(dir string) fs.FS
}

// synced returns the name of what synchronises the folder that a file is in,
// and the uppermost folder that it does so with; "" for nothing.
func (c computer) synced(file string) (by, root string) {
	for _, known := range c.known() {
		if known.folder != "" && c.within(file, known.folder) {
			return known.by, known.folder
		}
	}
	if by, root := c.cloudStorage(file); by != "" {
		return by, root
	}
	for dir := path.Dir(file); ; dir = path.Dir(dir) {
		for _, m := range markers {
			if c.has(dir, m.name) {
				return m.by, dir
			}
		}
		if dir == path.Dir(dir) {
			return "", ""
		}
	}
}

// markers are what programs leave in the folder that they synchronise: files, and
// folders where a slash says so. A name with a star is a pattern.
var markers = []struct{ name, by string }{
	{".dropbox", "Dropbox"},                  // help.dropbox.com: "What is the .dropbox file?"; the folder ~/.dropbox is another thing
	{".dropbox.cache/", "Dropbox"},           //
	{".stfolder", "Syncthing"},               // docs.syncthing.net/users/faq: the folder marker, a file in the early versions
	{".stfolder/", "Syncthing"},              //
	{"._sync_*.db", "Nextcloud or ownCloud"}, // the clients' journal: SyncJournalDb::makeDbName; later as below
	{".sync_*.db", "Nextcloud or ownCloud"},
	{".csync_journal.db", "ownCloud"},       // before 2.4
	{".sync/ID", "Resilio Sync"},            // help.resilio.com: "What's .sync folder in your share"
	{".sync/core.log", "Yandex Disk"},       // the Linux client's
	{".tmp.drivedownload/", "Google Drive"}, // Drive for desktop, in mirrored folders
	{".tmp.driveupload/", "Google Drive"},
	{".shortcut-targets-by-id/", "Google Drive"},          // in the root of a streamed drive
	{".megaignore", "MEGA"},                               // help.mega.io: made in each synchronised folder since 5.0
	{".SynologyWorkingDirectory/", "Synology Drive"},      // the client's working folder
	{".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"}, // the hidden file in its root
}

// has reports whether a folder has such a file; one that cannot be read has none.
func (c computer) has(dir, name string) bool {
	if strings.Contains(name, "*") {
		found, _ := fs.Glob(c.folder(dir), name)
		return len(found) > 0
	}
	plain := strings.TrimSuffix(name, "/")
	info, err := fs.Stat(c.folder(dir), plain)
	return err == nil && info.IsDir() == (plain != name)
}

// synchronised is a folder that is known to be.
type synchronised struct{ by, folder string }

// known lists the folders that are named elsewhere than in themselves.
func (c computer) known() []synchronised {
	all := []synchronised{
		// Set by OneDrive for the user who is signed in.
		{"OneDrive", slashed(c.system, c.env("OneDrive"))},
		{"OneDrive", slashed(c.system, c.env("OneDriveConsumer"))},
		{"OneDrive", slashed(c.system, c.env("OneDriveCommercial"))},
	}
	all = append(all, c.dropboxes()...)
	if c.home == "" {
		return all
	}
	at := func(by, folder, where string) {
		// A folder of that name counts where its program is there, too.
		if where == "" || c.has(c.home, where) {
			all = append(all, synchronised{by, path.Join(c.home, folder)})
		}
	}
	switch c.system {
	case "darwin":
		at("iCloud Drive", "Library/Mobile Documents", "")
		at("iCloud Drive", "Desktop", "Library/Mobile Documents/com~apple~CloudDocs/Desktop/") // "Desktop & Documents Folders"
		at("iCloud Drive", "Documents", "Library/Mobile Documents/com~apple~CloudDocs/Documents/")
		at("Box", "Box", "Library/Application Support/Box/")
		at("Box", "Box Sync", "Library/Application Support/Box Sync/")
		at("pCloud", "pCloud Drive", "")
		at("Yandex Disk", "Yandex.Disk.localized", "")
	case "windows":
		at("iCloud Drive", "iCloudDrive", "")
		at("Box", "Box", "AppData/Local/Box/")
		at("Box", "Box Sync", "AppData/Local/Box Sync/")
		at("Proton Drive", "Proton Drive", "AppData/Local/Proton/")
		at("Yandex Disk", "YandexDisk", "")
	default:
		at("pCloud", "pCloudDrive", ".pcloud/")
		at("OneDrive", "OneDrive", ".config/onedrive/") // github.com/abraunegg/onedrive: its default sync_dir
		at("Insync", "Insync", ".config/Insync/")
	}
	return all
}

// dropboxes reads where Dropbox says that its folders are
// (help.dropbox.com/installs/locate-dropbox-folder).
func (c computer) dropboxes() []synchronised {
	places := []string{path.Join(c.home, ".dropbox")}
	if c.system == "windows" {
		places = []string{slashed(c.system, c.env("LOCALAPPDATA")) + "/Dropbox", slashed(c.system, c.env("APPDATA")) + "/Dropbox"}
	}
	var all []synchronised
	for _, place := range places {
		b, err := fs.ReadFile(c.folder(place), "info.json")
		if err != nil {
			continue
		}
		var accounts map[string]struct{ Path string }
		if json.Unmarshal(b, &accounts) != nil {
			continue
		}
		for _, a := range accounts {
			all = append(all, synchronised{"Dropbox", slashed(c.system, a.Path)})
		}
	}
	return all
}

// cloudStorage reads the provider's name where macOS 12 and later keep the
// folders of all that use its File Provider: ~/Library/CloudStorage/OneDrive-Desk.
func (c computer) cloudStorage(file string) (by, root string) {
	above := path.Join(c.home, "Library/CloudStorage")
	if c.system != "darwin" || c.home == "" || !c.within(file, above) {
		return "", ""
	}
	folder, _, _ := strings.Cut(file[len(above)+1:], "/")
	by, _, _ = strings.Cut(folder, "-")
	if spelt, ok := map[string]string{"GoogleDrive": "Google Drive", "ProtonDrive": "Proton Drive"}[by]; ok {
		by = spelt
	}
	return by, path.Join(above, folder)
}

// within reports whether a file is somewhere in a folder; only Linux and its like
// tell small letters from capitals.
func (c computer) within(file, folder string) bool {
	folder = strings.TrimSuffix(folder, "/") + "/"
	if len(file) <= len(folder) {
		return false
	}
	if c.system == "darwin" || c.system == "windows" {
		return strings.EqualFold(file[:len(folder)], folder)
	}
	return file[:len(folder)] == folder
}
