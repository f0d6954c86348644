package store

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
)

// OwnPath returns where a user's own library lives, making the folder:
// $XDG_DATA_HOME/stet (freedesktop.org base directories), else
// ~/.local/share/stet, on macOS ~/Library/Application Support/Stet, on Windows
// %LocalAppData%\Stet.
func OwnPath() (string, error) {
	dir, err := dataDir()
	if err != nil {
		return "", fmt.Errorf("find the folder of the library: %w; name one with --library FILE", err)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", fmt.Errorf("make the folder of the library: %w; name another with --library FILE", err)
	}
	return filepath.Join(dir, "library.stet"), nil
}

func dataDir() (string, error) {
	switch runtime.GOOS {
	case "darwin":
		dir, err := os.UserConfigDir() // ~/Library/Application Support
		return filepath.Join(dir, "Stet"), err
	case "windows":
		dir, err := os.UserCacheDir() // %LocalAppData%
		return filepath.Join(dir, "Stet"), err
	}
	if dir := os.Getenv("XDG_DATA_HOME"); dir != "" {
		return filepath.Join(dir, "stet"), nil
	}
	home, err := os.UserHomeDir()
	return filepath.Join(home, ".local", "share", "stet"), err
}
