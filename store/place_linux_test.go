package store

import "testing"

func TestMountOf(t *testing.T) {
	const table = `27 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
40 27 0:40 / /home rw - autofs systemd-1 rw,fd=51
41 40 0:41 / /home/nora/desk rw shared:9 master:2 - nfs4 nas:/desk rw,vers=4.2
42 40 0:42 / /mnt/My\040Share rw - cifs //nas/share rw
43 40 0:43 / /media/stick rw - fuseblk /dev/sdb1 rw
44 40 0:44 / /home/nora/far rw - fuse.sshfs nora@host: rw
45 40 0:45 / /twice rw - ext4 /dev/sdc1 rw
46 40 0:46 / /twice rw - 9p share rw
47 40 0:47 / /home/nora/vault rw - fuse.gocryptfs /home/nora/.vault rw
48 40 0:48 / /gone rw - fuse.rclone drive: rw
nonsense
49 40 0:49 / /no/type rw -
`
	for file, want := range map[string][2]string{
		"/etc/library.stet":                  {"", "/"},
		"/home/nora/library.stet":            {"", "/home"},
		"/home/nora/desk/library.stet":       {"nfs4", "/home/nora/desk"},
		"/home/nora/deskless/library.stet":   {"", "/home"},
		"/mnt/My Share/a/library.stet":       {"cifs", "/mnt/My Share"},
		"/media/stick/library.stet":          {"", "/media/stick"},
		"/home/nora/far/a/b/library.stet":    {"sshfs", "/home/nora/far"},
		"/twice/library.stet":                {"9p", "/twice"},
		"/home/nora/vault/desk/library.stet": {"", "/home/nora/vault"},
		"/gone/library.stet":                 {"rclone", "/gone"},
	} {
		kind, at := mountOf(table, file)
		if got := [2]string{networkKind(kind), at}; got != want {
			t.Errorf("%s: %q, want %q", file, got, want)
		}
	}
}
