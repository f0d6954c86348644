//go:build linux || darwin

// Package disk is a disk for tests of what SQLite keeps on it: one that
// records what is written and flushed, so that a power cut can be had at any
// moment of it, and that can be full. Its methods may be called from several
// goroutines.
//
// Only a library's SQLite files are on it: the -shm file, which no crash
// outlives, and the files beside the library are not.
package disk

/*
#cgo CFLAGS: -std=gnu11
#cgo linux LDFLAGS: -Wl,--unresolved-symbols=ignore-in-object-files
#cgo darwin LDFLAGS: -Wl,-undefined,dynamic_lookup
#include <stdlib.h>
int faulty_register(const char *name, int disk);
*/
import "C"

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"unsafe"

	_ "github.com/mattn/go-sqlite3" // SQLite itself
)

// Disk passes on what SQLite writes to it until it is told to fail.
type Disk struct {
	number int
	record bool

	mu     sync.Mutex
	names  []string // of files, by the number SQLite's side knows them by
	ops    Recording
	writes int
	fails  func(write int) bool
	with   Failure
}

// Failure is how a write fails, by SQLite's code
// (https://www.sqlite.org/rescode.html).
type Failure int

const (
	Full     Failure = 13
	ReadOnly Failure = 8
	Broken   Failure = 778 // an input/output error
)

var disks struct {
	sync.Mutex
	all []*Disk
}

// New returns a disk that never fails; it keeps a Recording if it is told to.
func New(record bool) *Disk {
	disks.Lock()
	defer disks.Unlock()
	d := &Disk{number: len(disks.all), record: record}
	if rc := C.faulty_register(C.CString(d.VFS()), C.int(d.number)); rc != 0 {
		panic(fmt.Sprint("disk: SQLite refuses the VFS: ", rc))
	}
	disks.all = append(disks.all, d)
	return d
}

func find(n C.int) *Disk {
	disks.Lock()
	defer disks.Unlock()
	return disks.all[n]
}

// VFS is the name that SQLite knows the disk by, for vfs= in a URI.
func (d *Disk) VFS() string { return fmt.Sprint("faulty-", d.number) }

// Fill makes each write fail of which full says so, as on a full disk; nil makes
// room again. Writes are counted from 1 since the call.
func (d *Disk) Fill(full func(write int) bool) { d.Fail(Full, full) }

// Fail makes each write fail in that way of which fails says so; nil is none.
func (d *Disk) Fail(with Failure, fails func(write int) bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.writes, d.with, d.fails = 0, with, fails
}

// Writes returns how many writes there were since the last Fill or Fail.
func (d *Disk) Writes() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.writes
}

// Recording returns what has happened so far. It is not to be changed.
func (d *Disk) Recording() Recording {
	d.mu.Lock()
	defer d.mu.Unlock()
	return slices.Clip(d.ops)
}

// write notes a write and returns how it fails, 0 for not at all.
func (d *Disk) write(o op) C.int {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.writes++
	if d.fails != nil && d.fails(d.writes) {
		return C.int(d.with)
	}
	d.note(o)
	return 0
}

// note records; of a copy in the making, whose name begins with a full stop,
// nothing is expected yet.
func (d *Disk) note(o op) {
	if d.record && !strings.HasPrefix(o.file, ".") {
		d.ops = append(d.ops, o)
	}
}

//export faultyOpen
func faultyOpen(n C.int, path *C.char) C.int {
	d := find(n)
	d.mu.Lock()
	defer d.mu.Unlock()
	name := filepath.Base(C.GoString(path))
	i := slices.Index(d.names, name)
	if i < 0 {
		i, d.names = len(d.names), append(d.names, name)
	}
	return C.int(i)
}

func (d *Disk) name(n C.int) string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.names[n]
}

//export faultyWrite
func faultyWrite(n, file C.int, b unsafe.Pointer, size C.int, at C.longlong) C.int {
	d := find(n)
	o := op{kind: write, file: d.name(file), at: int64(at)}
	if d.record {
		o.data = C.GoBytes(b, size)
	}
	return d.write(o)
}

//export faultyTruncate
func faultyTruncate(n, file C.int, size C.longlong) {
	d := find(n)
	o := op{kind: truncate, file: d.name(file), at: int64(size)}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.note(o)
}

//export faultySync
func faultySync(n, file, folder C.int) {
	d := find(n)
	o := op{kind: flush, file: d.name(file)}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.note(o)
	if folder != 0 {
		d.note(op{kind: flushFolder})
	}
}

//export faultyDelete
func faultyDelete(n C.int, path *C.char, folder C.int) {
	d := find(n)
	name := filepath.Base(C.GoString(path))
	d.mu.Lock()
	defer d.mu.Unlock()
	d.note(op{kind: remove, file: name})
	if folder != 0 {
		d.note(op{kind: flushFolder})
	}
}
