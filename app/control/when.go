package control

import (
	"time"

	"fyne.io/fyne/v2/lang"
)

// Age says how long ago something was, as a list shows it.
func Age(now, then time.Time) string {
	then = then.In(now.Location())
	minutes := int(now.Sub(then) / time.Minute)
	switch days := daysBetween(then, now); {
	case minutes < 1:
		return lang.X("age.now", "just now")
	case minutes < 60:
		return lang.X("age.minutes", "{{.N}} min ago", map[string]any{"N": minutes})
	case days == 0:
		return lang.X("age.hours", "{{.N}} h ago", map[string]any{"N": minutes / 60})
	case days == 1:
		return lang.X("age.yesterday", "Yesterday")
	case days < 7:
		return then.Format("Monday")
	case then.Year() == now.Year():
		return then.Format("2 Jan")
	}
	return then.Format("2 Jan 2006")
}

// Moment says at what time something was, the day in words where it is near.
func Moment(now, then time.Time) string {
	then = then.In(now.Location())
	clock := then.Format("15:04")
	switch days := daysBetween(then, now); {
	case days == 0:
		return lang.X("moment.today", "Today {{.Time}}", map[string]any{"Time": clock})
	case days == 1:
		return lang.X("moment.yesterday", "Yesterday {{.Time}}", map[string]any{"Time": clock})
	case days > 0 && days < 7:
		return then.Format("Mon 15:04")
	case then.Year() == now.Year():
		return then.Format("2 Jan 15:04")
	}
	return then.Format("2 Jan 2006 15:04")
}

// daysBetween counts midnights.
func daysBetween(then, now time.Time) int {
	day := func(t time.Time) time.Time {
		return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
	}
	return int(day(now).Sub(day(then)) / (24 * time.Hour))
}

// Number writes n with the thousands set apart.
func Number(n int) string {
	if n < 0 {
		return "−" + Number(-n)
	}
	digits := []byte{}
	for i := 0; ; i++ {
		if i > 0 && i%3 == 0 {
			digits = append([]byte{','}, digits...)
		}
		digits = append([]byte{byte('0' + n%10)}, digits...)
		if n /= 10; n == 0 {
			return string(digits)
		}
	}
}
