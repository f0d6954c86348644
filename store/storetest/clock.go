package storetest

import (
	"sync/atomic"
	"time"
)

// Clock returns a clock that starts at noon UTC on 1 May 2024 and goes on by a
// second each time it is read, from any goroutine.
func Clock() func() time.Time {
	start := time.Date(2024, time.May, 1, 12, 0, 0, 0, time.UTC)
	var read atomic.Int64
	return func() time.Time { return start.Add(time.Duration(read.Add(1)-1) * time.Second) }
}
