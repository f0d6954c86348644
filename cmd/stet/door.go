package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net"
	"os"
	"path/filepath"
	"time"
)

// door is the per-user socket at which the Stet that has a library open takes
// the files of another start. Where sockets cannot be had, each start opens its
// own window, which the library allows.
type door struct{ socket string }

// doorOf is the door of one library. Its name is a hash, because the path of a
// socket may not be longer than about a hundred bytes.
func doorOf(library string) door {
	dir := os.Getenv("XDG_RUNTIME_DIR")
	if dir == "" {
		dir = os.TempDir()
	}
	sum := sha256.Sum256([]byte(library))
	return door{filepath.Join(dir, "stet-"+hex.EncodeToString(sum[:6])+".sock")}
}

// handOver gives the files to a running Stet and reports whether one took them.
func (d door) handOver(files []string) bool {
	conn, err := net.DialTimeout("unix", d.socket, time.Second)
	if err != nil {
		return false
	}
	defer conn.Close()
	conn.SetDeadline(time.Now().Add(5 * time.Second))
	if json.NewEncoder(conn).Encode(files) != nil {
		return false
	}
	var taken bool
	return json.NewDecoder(conn).Decode(&taken) == nil && taken
}

// open takes files from later starts until the returned func is called.
func (d door) open() (arrivals <-chan []string, stop func()) {
	files := make(chan []string)
	os.Remove(d.socket) // a crashed Stet's: nobody answered at it
	listener, err := net.Listen("unix", d.socket)
	if err != nil {
		return files, func() {}
	}
	os.Chmod(d.socket, 0o600)
	done := make(chan struct{})
	go d.serve(listener, files, done)
	return files, func() {
		close(done)
		listener.Close() // also removes the socket
	}
}

func (d door) serve(listener net.Listener, files chan<- []string, done <-chan struct{}) {
	for {
		conn, err := listener.Accept()
		if err != nil {
			return
		}
		conn.SetDeadline(time.Now().Add(5 * time.Second))
		var given []string
		if json.NewDecoder(conn).Decode(&given) == nil {
			select {
			case files <- given:
				json.NewEncoder(conn).Encode(true)
			case <-done:
			}
		}
		conn.Close()
	}
}
