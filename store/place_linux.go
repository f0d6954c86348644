package store

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// networkOf returns the kind of the network file system that a file is on and
// where that is mounted; "" where the file is on a disk of this computer.
func networkOf(file string) (kind, root string) {
	table, err := os.ReadFile("/proc/self/mountinfo")
	if kind, root := mountOf(string(table), file); err == nil && root != "" {
		return networkKind(kind), root
	}
	var s syscall.Statfs_t
	for dir := file; ; dir = filepath.Dir(dir) {
		if syscall.Statfs(dir, &s) == nil {
			return magics[uint32(s.Type)], dir
		}
		if dir == filepath.Dir(dir) {
			return "", ""
		}
	}
}

// magics are the numbers of statfs(2) for where /proc is not mounted.
var magics = map[uint32]string{
	0x6969: "nfs", 0x517b: "smb", 0xff534d42: "cifs", 0xfe534d42: "smb3", 0x01021997: "9p",
	0x5346414f: "afs", 0x6b414653: "afs", 0x00c36400: "ceph", 0x73757245: "coda", 0x564c: "ncpfs",
	0x0bd00bd0: "lustre", 0x786f4256: "vboxsf",
}

// mountOf reads the type and the place of the mount that a file is on from a
// table such as /proc/self/mountinfo (proc_pid_mountinfo(5)). Of two mounts at
// one place the later one hides the other.
func mountOf(table, file string) (kind, at string) {
	for line := range strings.Lines(table) {
		before, after, ok := strings.Cut(line, " - ")
		fields, of := strings.Fields(before), strings.Fields(after)
		if !ok || len(fields) < 5 || len(of) < 1 {
			continue
		}
		place := unescape(fields[4])
		inside := file == place || strings.HasPrefix(file, strings.TrimSuffix(place, "/")+"/")
		if inside && len(place) >= len(at) {
			kind, at = of[0], place
		}
	}
	return kind, at
}

// unescape reads the octal escapes that the table has for blanks and the like.
func unescape(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+3 < len(s) {
			if n, err := strconv.ParseUint(s[i+1:i+4], 8, 8); err == nil {
				b.WriteByte(byte(n))
				i += 3
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// networkKind returns the type of a mount where it is one of a network. Of what
// runs on FUSE that is told by name: a disk in NTFS or an encrypted folder is as
// good as any other.
func networkKind(kind string) string {
	name := strings.TrimPrefix(kind, "fuse.")
	switch name {
	case "nfs", "nfs4", "cifs", "smb", "smb3", "smbfs", "9p", "afs", "ceph", "coda", "ncpfs", "davfs", "lustre",
		"glusterfs", "beegfs", "gpfs", "moosefs", "mfs", "orangefs", "pvfs2", "ocfs2", "gfs2", "vboxsf", "vmhgfs", "prl_fs", "webdav":
		return name
	}
	if name == kind {
		return ""
	}
	for _, remote := range []string{"sshfs", "rclone", "davfs", "ceph", "s3fs", "goofys", "gcsfuse", "curlftpfs", "gvfsd-fuse",
		"kio-fuse", "smbnetfs", "google-drive-ocamlfuse", "onedriver", "juicefs", "seadrive", "pcloud", "vmhgfs-fuse", "blobfuse", "hdfs"} {
		if strings.HasPrefix(name, remote) {
			return name
		}
	}
	return ""
}
