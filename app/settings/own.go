package settings

import (
	"os"
	"os/user"
	"path/filepath"
)

// Folder is where the user's settings and word list are.
func Folder() string {
	dir, err := os.UserConfigDir()
	if err != nil {
		dir = os.TempDir() // no home: remembered as long as that lasts
	}
	return filepath.Join(dir, "stet")
}

// Own are the user's settings, which the window and the command line share.
func Own() *Settings {
	s := New(Open(filepath.Join(Folder(), "settings.json")))
	s.folder = Folder()
	return s
}

// HouseDir is the folder of the desk's own files: the one chosen, otherwise one beside the
// user's settings, "" for settings that have no place.
func (s *Settings) HouseDir() string {
	if dir := s.HouseFolder.Get(); dir != "" || s.folder == "" {
		return dir
	}
	return filepath.Join(s.folder, "house")
}

// Signer is the name that revisions and decisions carry: the computer's for its user,
// until the user gives another.
func (s *Settings) Signer() string {
	if name := s.User.Get(); name != "" {
		return name
	}
	u, err := user.Current()
	if err != nil {
		return ""
	}
	if u.Name != "" {
		return u.Name
	}
	return u.Username
}
