//go:build linux || darwin

// A VFS of SQLite (https://www.sqlite.org/vfs.html) that asks Go before each
// write and tells it of each truncation, flush and deletion, and then hands it to the system's own.
// The structures are SQLite's stable interface, copied here because the library
// is linked from another package, without its header.

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include "_cgo_export.h"

typedef long long i64;
typedef struct file file;
typedef struct vfs vfs;

struct methods {
	int iVersion;
	int (*xClose)(file*);
	int (*xRead)(file*, void*, int, i64);
	int (*xWrite)(file*, const void*, int, i64);
	int (*xTruncate)(file*, i64);
	int (*xSync)(file*, int);
	int (*xFileSize)(file*, i64*);
	int (*xLock)(file*, int);
	int (*xUnlock)(file*, int);
	int (*xCheckReservedLock)(file*, int*);
	int (*xFileControl)(file*, int, void*);
	int (*xSectorSize)(file*);
	int (*xDeviceCharacteristics)(file*);
	int (*xShmMap)(file*, int, int, int, void volatile**);
	int (*xShmLock)(file*, int, int, int);
	void (*xShmBarrier)(file*);
	int (*xShmUnmap)(file*, int);
};

// file is SQLite's open file as we wrap it: behind it lies the system's.
struct file {
	const struct methods *methods;
	int disk, name; // what Go knows them by; name is -1 where it does not care
	int folder;     // the first flush flushes the folder too, so that what is new or gone in it stays so
	file *real;
};

struct vfs {
	int iVersion, szOsFile, mxPathname;
	vfs *pNext;
	const char *zName;
	void *pAppData;
	int (*xOpen)(vfs*, const char*, file*, int, int*);
	int (*xDelete)(vfs*, const char*, int);
	void *rest[12]; // xAccess to xCurrentTimeInt64, which are the system's
	void *systemCalls[3];
};

extern vfs *sqlite3_vfs_find(const char*);
extern int sqlite3_vfs_register(vfs*, int);

enum { full = 13, main_db = 0x100, logs = 0x80000 | 0x800 }; // SQLITE_FULL; SQLITE_OPEN_MAIN_DB, _WAL and _MAIN_JOURNAL

#define real(f) ((f)->real)
#define call(f, method, ...) real(f)->methods->method(real(f), ##__VA_ARGS__)

static int fClose(file *f) { return call(f, xClose); }
static int fRead(file *f, void *b, int n, i64 at) { return call(f, xRead, b, n, at); }
static int fFileSize(file *f, i64 *n) { return call(f, xFileSize, n); }
static int fLock(file *f, int how) { return call(f, xLock, how); }
static int fUnlock(file *f, int how) { return call(f, xUnlock, how); }
static int fCheck(file *f, int *out) { return call(f, xCheckReservedLock, out); }
static int fControl(file *f, int op, void *arg) { return call(f, xFileControl, op, arg); }
static int fSector(file *f) { return call(f, xSectorSize); }
static int fCharacteristics(file *f) { return call(f, xDeviceCharacteristics); }
static int fShmMap(file *f, int page, int size, int extend, void volatile **p) { return call(f, xShmMap, page, size, extend, p); }
static int fShmLock(file *f, int at, int n, int flags) { return call(f, xShmLock, at, n, flags); }
static void fShmBarrier(file *f) { call(f, xShmBarrier); }
static int fShmUnmap(file *f, int delete) { return call(f, xShmUnmap, delete); }

// A write that a full disk cuts short leaves its first half.
static int fWrite(file *f, const void *b, int n, i64 at) {
	int rc = f->name < 0 ? 0 : faultyWrite(f->disk, f->name, (void*)b, n, at);
	if (rc == 0) return call(f, xWrite, b, n, at);
	if (rc == full) call(f, xWrite, b, n / 2, at);
	errno = rc == full ? ENOSPC : EIO;
	return rc;
}

static int fTruncate(file *f, i64 size) {
	if (f->name >= 0) faultyTruncate(f->disk, f->name, size);
	return call(f, xTruncate, size);
}

static int fSync(file *f, int flags) {
	if (f->name >= 0) faultySync(f->disk, f->name, f->folder);
	f->folder = 0;
	return call(f, xSync, flags);
}

static const struct methods wrapped = {
	2, fClose, fRead, fWrite, fTruncate, fSync, fFileSize, fLock, fUnlock, fCheck, fControl,
	fSector, fCharacteristics, fShmMap, fShmLock, fShmBarrier, fShmUnmap,
};

static int vOpen(vfs *v, const char *name, file *f, int flags, int *out) {
	vfs *system = sqlite3_vfs_find(0);
	memset(f, 0, sizeof *f);
	f->real = (file*)(f + 1);
	int rc = system->xOpen(system, name, f->real, flags, out);
	if (f->real->methods) f->methods = &wrapped;
	f->disk = (int)(i64)v->pAppData;
	f->folder = (flags & logs) != 0;
	f->name = name && (flags & (main_db | logs)) ? faultyOpen(f->disk, (char*)name) : -1;
	return rc;
}

static int vDelete(vfs *v, const char *name, int flush) {
	vfs *system = sqlite3_vfs_find(0);
	faultyDelete((int)(i64)v->pAppData, (char*)name, flush);
	return system->xDelete(system, name, flush);
}

// faulty_register makes a VFS of that name for a disk; it is kept for ever.
int faulty_register(const char *name, int disk) {
	vfs *v = malloc(sizeof *v);
	*v = *sqlite3_vfs_find(0);
	v->iVersion = 2;
	v->szOsFile += sizeof(file);
	v->zName = name;
	v->pAppData = (void*)(i64)disk;
	v->xOpen = vOpen;
	v->xDelete = vDelete;
	return sqlite3_vfs_register(v, 0);
}
