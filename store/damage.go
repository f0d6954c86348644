package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"path/filepath"
	"slices"

	"stet/editor"
)

// Damage returns what is known to be damaged: what the last check found, and
// what has been met in reading since.
func (l *Library) Damage() []editor.Damage {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Clone(l.known)
}

// hurt notes damage to a content that was asked for. It stops no writing: the
// pages are sound, and the other stories are none the worse for it.
func (l *Library) hurt(d editor.Damage, why error) error {
	d.Why = why.Error()
	if d.Story != "" {
		l.readers.QueryRow("select headline from article where uid = ?", d.Story).Scan(&d.Headline) // for the reader: without one its ID will do
	}
	l.note(d)
	return &editor.DamageError{Library: filepath.Base(l.path), Damage: d}
}

// note adds to what is known.
func (l *Library) note(all ...editor.Damage) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, d := range all {
		if !slices.ContainsFunc(l.known, func(k editor.Damage) bool { return sameDamage(k, d) }) {
			l.known = append(l.known, d)
		}
	}
}

// sameDamage reports whether two findings are of the same thing.
func sameDamage(a, b editor.Damage) bool {
	a.Headline, b.Headline, a.Hash, b.Hash = "", "", "", ""
	if !a.OfFile() {
		a.Why, b.Why = "", ""
	}
	return a == b
}

// mostKept bounds how much of what is known outlasts the session.
const mostKept = 1000

// setDamage replaces what is known by what a whole check has found.
func (l *Library) setDamage(ctx context.Context, found []editor.Damage) {
	l.mu.Lock()
	l.known = slices.Clone(found)
	l.mu.Unlock()
	l.keepDamage(ctx)
}

// keepDamage stops all writing where the file itself is damaged; else it writes
// down what is known for the sessions to come. That it cannot is of no account:
// the next check finds it again.
func (l *Library) keepDamage(ctx context.Context) {
	known := l.Damage()
	for _, d := range known {
		if d.OfFile() {
			l.distrust(damaged(l.path, d.Why))
			return
		}
	}
	list, err := json.Marshal(known[:min(len(known), mostKept)])
	if err != nil || l.ReadOnly() != nil {
		return
	}
	l.write(ctx, func(tx *sql.Tx) error {
		if len(known) == 0 {
			_, err := tx.Exec("delete from meta where key = 'damage'")
			return err
		}
		return setMeta(tx, "damage", string(list))
	})
}

// recallDamage reads what the sessions before have written down, if anything.
func (l *Library) recallDamage(ctx context.Context) {
	var list string
	if l.readers.QueryRowContext(ctx, "select value from meta where key = 'damage'").Scan(&list) == nil {
		json.Unmarshal([]byte(list), &l.known)
	}
}

func setMeta(tx *sql.Tx, key string, value any) error {
	_, err := tx.Exec("insert into meta values (?, ?) on conflict do update set value = excluded.value", key, value)
	return err
}
