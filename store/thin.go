package store

import (
	"context"
	"fmt"
	"os"
	"slices"
	"time"

	"stet/editor"
)

// stayAll is how long every backup stays; of those before, the last of so many
// days, weeks and months does, which is Anki's rule
// (https://docs.ankiweb.net/backups.html).
const stayAll = 48 * time.Hour

type stage struct {
	left int
	span func(time.Time) string
}

func stages() []stage {
	return []stage{
		{12, func(t time.Time) string { return t.Format(time.DateOnly) }},
		{10, func(t time.Time) string { year, week := t.ISOWeek(); return fmt.Sprint(year, " ", week) }},
		{9, func(t time.Time) string { return t.Format("2006-01") }},
	}
}

// thin says which backups may go so that what is left follows the rule and takes
// no more than so many bytes, the oldest going first. Only those that were made
// by themselves and are sound may go at all, and never the newest that can be
// restored. Backups dated ahead of the clock count as new.
func thin(all []editor.Backup, now time.Time, most int64) (gone []editor.Backup) {
	all = slices.SortedStableFunc(slices.Values(all), func(a, b editor.Backup) int { return b.Made.Compare(a.Made) })
	newest := slices.IndexFunc(all, sound)
	var may []editor.Backup
	least := 0
	for i, b := range all {
		switch {
		case !sound(b) || b.Reason != editor.Automatic || b.Kept:
			most -= b.Bytes
			continue
		case i == newest:
			least = 1
		}
		may = append(may, b)
	}
	stay, gone := byAge(may, now)
	for _, b := range stay {
		most -= b.Bytes
	}
	for most < 0 && len(stay) > least {
		oldest := stay[len(stay)-1]
		stay, gone, most = stay[:len(stay)-1], append(gone, oldest), most+oldest.Bytes
	}
	return gone
}

func sound(b editor.Backup) bool { return b.Verified && b.Trouble == "" }

// byAge parts backups, which come newest first, by the rule.
func byAge(all []editor.Backup, now time.Time) (stay, gone []editor.Backup) {
	stages := stages()
	var before time.Time // of the last that stays
	for _, b := range all {
		if now.Sub(b.Made) > stayAll {
			for len(stages) > 0 && stages[0].left == 0 {
				stages = stages[1:]
			}
			if len(stages) == 0 || !before.IsZero() && stages[0].span(before) == stages[0].span(b.Made) {
				gone = append(gone, b)
				continue
			}
			stages[0].left--
		}
		stay, before = append(stay, b), b.Made
	}
	return stay, gone
}

// leastBytes is what backups may take of any disk that has it.
const leastBytes = 2 << 30

// ThinBackups removes the backups of the library in a folder that may go, and
// returns them. Most is how many bytes they may take without their files, 0 for
// two gigabytes, or a tenth of what is free where that is more.
func (l *Library) ThinBackups(ctx context.Context, folder string, most int64) ([]editor.Backup, error) {
	if len(l.Damage()) > 0 {
		return nil, nil // an old one may have what is damaged
	}
	copies, err := l.own(ctx, folder)
	if err != nil {
		return nil, err
	}
	all := make([]editor.Backup, len(copies))
	for i, c := range copies {
		all[i] = c.Backup
	}
	if most == 0 {
		free, _ := freeSpace(folder)
		most = max(leastBytes, int64(free/10))
	}
	gone := thin(all, l.now(), most)
	for _, b := range gone {
		if err := os.Remove(b.Path); err != nil {
			return nil, fmt.Errorf("remove an old backup: %w", err)
		}
	}
	if len(gone) > 0 {
		return gone, sweepFiles(ctx, folder)
	}
	return nil, nil
}
