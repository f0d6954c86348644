package store

import (
	"path/filepath"
	"strings"
	"syscall"
)

// networkOf returns the kind of the network file system that a file is on and
// where that is mounted (statfs(2), mount(8)); "" where the file is on a disk of
// this computer.
func networkOf(file string) (kind, root string) {
	var s syscall.Statfs_t
	for dir := file; syscall.Statfs(dir, &s) != nil; dir = filepath.Dir(dir) {
		if dir == filepath.Dir(dir) {
			return "", ""
		}
	}
	switch kind := text(s.Fstypename[:]); kind {
	case "smbfs", "nfs", "afpfs", "webdav", "ftp", "cifs", "acfs":
		return kind, text(s.Mntonname[:])
	}
	return "", ""
}

// text reads a string of C.
func text(c []int8) string {
	var b strings.Builder
	for _, n := range c {
		if n == 0 {
			break
		}
		b.WriteByte(byte(n))
	}
	return b.String()
}
