package store

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"stet/editor"
)

func TestThin(t *testing.T) {
	now := time.Date(2026, time.November, 27, 12, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		name  string
		ages  string // of backups of 10 bytes each; with k kept, t in trouble, u unverified, h by hand
		most  int64
		gone  string
		notes string
	}{
		{"none", "", 100, "", ""},
		{"one, however large", "0h", 0, "", ""},
		{"all of two days stay", "0h 1h 2h 30h 47h 48h", 1000, "", ""},
		{"then the last of a day", "0h 61h 62h 63h 90h", 1000, "62h 63h", "noon of the 27th less 61 hours is late on the 24th"},
		{"the same day as one of the two days", "47h 49h 70h", 1000, "49h", ""},
		{"dated ahead of the clock", "-99h -98h 0h", 1000, "", ""},
		{"no room: the oldest go", "0h 1h 2h 3h", 25, "3h 2h", ""},
		{"no room: the newest stays", "0h 1h", 5, "1h", ""},
		{"kept and made by hand stay, and take room", "0h 1h 500hk 501hk 502hh 503hh", 45, "1h", ""},
		{"those in trouble stay", "0ht 1h 2h 60ht 61ht", 0, "2h", "1h is the newest that can be restored"},
		{"those made by other means stay", "0h 60hu 61hu", 0, "", ""},
	} {
		var all []editor.Backup
		for _, age := range strings.Fields(c.ages) {
			h, flag, _ := strings.Cut(age, "h")
			hours, err := time.ParseDuration(h + "h")
			if err != nil {
				t.Fatal(err)
			}
			b := editor.Backup{Path: age, Made: now.Add(-hours), Bytes: 10, Reason: editor.Automatic, Verified: flag != "u", Kept: flag == "k"}
			switch flag {
			case "t":
				b.Trouble = "damaged"
			case "h":
				b.Reason, b.Kept = editor.ByHand, true
			}
			all = append(all, b)
		}
		var gone []string
		for _, b := range thin(all, now, c.most) {
			gone = append(gone, b.Path)
		}
		if got := strings.Join(gone, " "); got != c.gone {
			t.Errorf("%s: %q goes, want %q", c.name, got, c.gone)
		}
	}
}

// TestThinOverYears makes a backup each hour of working days for three years,
// thinning after each, and sees what is left.
func TestThinOverYears(t *testing.T) {
	var all []editor.Backup
	at := time.Date(2024, time.January, 1, 9, 0, 0, 0, time.UTC)
	end := at.AddDate(3, 0, 0)
	most := 0
	for ; at.Before(end); at = at.Add(time.Hour) {
		if at.Hour() < 9 || at.Hour() > 18 || at.Weekday() == time.Sunday {
			continue
		}
		all = append(all, editor.Backup{Path: at.String(), Made: at, Bytes: 1, Reason: editor.Automatic, Verified: true})
		for _, g := range thin(all, at, 1<<40) {
			all = slices.DeleteFunc(all, func(b editor.Backup) bool { return b.Path == g.Path })
		}
		most = max(most, len(all))
	}
	days, weeks, months := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, b := range all {
		year, week := b.Made.ISOWeek()
		days[b.Made.Format(time.DateOnly)] = true
		weeks[fmt.Sprint(year, week)] = true
		months[b.Made.Format("2006-01")] = true
	}
	if most > 2*24+12+10+9 {
		t.Errorf("%d backups at once", most)
	}
	if len(days) < 12+10+9-2 || len(weeks) < 10+9 || len(months) < 9+2 {
		t.Errorf("what is left is of %d days, %d weeks, %d months", len(days), len(weeks), len(months))
	}
	if oldest := all[0].Made; end.Sub(oldest) < 300*24*time.Hour {
		t.Errorf("the oldest is of %s", oldest)
	}
}
