package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestWatch(t *testing.T) {
	b, dir := newBench(t), t.TempDir()
	at := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	run := func(wait func(context.Context, time.Duration) error, args ...string) (string, string, int) {
		var out, errs bytes.Buffer
		s := &session{ctx: t.Context(), out: &out, err: &errs, own: b.settings(), now: func() time.Time { return at }, wait: wait}
		code := s.main(append([]string{"--library", b.library, "watch", dir}, args...))
		return out.String(), errs.String(), code
	}
	put := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	put("ferry.txt", "Ferry to sail\n\nIt sails.\n")
	put("bad.xyz", "no story\n")
	pass := func(_ context.Context, d time.Duration) error { at = at.Add(d); return nil }
	out, errs, code := run(pass, "--once")
	if code != failed || !strings.Contains(out, `"Ferry to sail"`) || !strings.Contains(out, "bad.xyz: refused") {
		t.Errorf("%d\n%s%s", code, out, errs)
	}
	for _, want := range []string{"read/ferry.txt", "refused/bad.xyz", "refused/bad.xyz.txt"} {
		if _, err := os.Stat(filepath.Join(dir, want)); err != nil {
			t.Error(err)
		}
	}
	looks := 0
	out, _, code = run(func(_ context.Context, d time.Duration) error {
		if looks++; looks == 2 {
			put("late.txt", "Late\n\nIt came late.\n")
		}
		if looks == 6 {
			return context.Canceled
		}
		at = at.Add(d)
		return nil
	})
	if code != done || strings.Count(out, "imported as") != 1 || !strings.Contains(out, `"Late"`) {
		t.Errorf("%d\n%s", code, out)
	}
	dir = filepath.Join(dir, "missing")
	if _, errs, code := run(pass); code != failed || !strings.Contains(errs, "watched folder") {
		t.Errorf("%d, %s", code, errs)
	}
	dir = filepath.Dir(dir)
	put("ferry.txt", "Ferry to sail\n\nIt sails.\n")
	out, errs, code = run(func(ctx context.Context, d time.Duration) error { at = at.Add(d); return errors.New("not now") }, "--once")
	if code != done || !strings.Contains(out, "already") {
		t.Errorf("%d\n%s%s", code, out, errs)
	}
}
