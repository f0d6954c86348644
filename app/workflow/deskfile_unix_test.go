//go:build unix

package workflow

import (
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// A pipe that nobody writes to would be waited for until the end of days.
func TestDeskFileIsNoPipe(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mkfifo(filepath.Join(dir, "own.yaml"), 0o666); err != nil {
		t.Skip("no pipes here:", err)
	}
	if _, _, err := deskFile(DeskFolder(dir, "."), "own.yaml", 50); err == nil || !strings.Contains(err.Error(), "no plain file") {
		t.Errorf("the error is %v", err)
	}
}
