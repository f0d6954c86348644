package prose

import (
	"strings"
	"testing"
	"time"
)

// wednesday is the day the texts of these tests were written.
var wednesday = time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)

// TestEntities reads one line a case: the words found, each in brackets with
// kind and value behind a bar.
func TestEntities(t *testing.T) {
	for _, want := range []string{
		// figures
		"cracks in [14 of its 36|figure 14/36] hangers",
		"it carries [22,000|figure 22000] vehicles a day",
		"[nine out of 10|figure 9/10] doctors",
		"[one in five|figure 1/5] children",
		"[two-thirds|figure 2/3] of members",
		"[a third|figure 1/3] of members",
		"[half|figure 1/2] of the town",
		"[half a million|figure 500000] people",
		"[twenty-four|figure 24] sailors and [three hundred and five|figure 305] passengers",
		"[1.25 billion litres|figure 1250000000 l]",
		"[two and a half million|figure 2500000] sheep",
		"a [5-4|figure 5-4] ruling",
		"[700 kilometres|figure 700 km] north",
		"he met them [four|figure 4] times",
		"[dozens|figure] of sheep and [tens|]",
		"no one was there, [one|figure 1] of them said",
		"the six-party talks and two-way trade; a [15-yard|figure 15 yd] line",
		"see example.org/a%20b",
		"COVID-19, an F-16, the G7 and 4K video",
		"[22 000|figure 22000] and [1.234.567|figure 1234567] and [3,5|figure 3.5]",
		"[a dozen|figure 12] eggs, [two dozen|figure 24] hens",
		// money
		"risen to [£41 million|money GBP 41000000], more",
		"bill climbs to [£41m|money GBP 41000000] as",
		"[US$1.5 billion|money USD 1500000000] or [€3bn|money EUR 3000000000]",
		"[$5 million|money USD 5000000] to [$10 million|money USD 10000000]",
		"[$5-10 million|money USD 5000000/10000000] a year",
		"[$449K|money USD 449000], [$2.5B|money USD 2500000000], a [$5|money USD 5] Bill",
		"[41 million euros|money EUR 41000000] and [50 cents|money USD 0.50]",
		"[GBP 12.50|money GBP 12.50] a head, [40 Australian dollars|money AUD 40]",
		"[half a million pounds|money GBP 500000] for a [200 pounds|figure 200 lb] calf",
		"[9 million won|money KRW 9000000], and the team won",
		// percent
		"more than [93 percent|percent 93 %] of trade",
		"[7.5 per cent|percent 7.5 %], [5%|percent 5 %]",
		"[5 to 10 percent|percent 5/10 %] and [5%-10%|percent 5/10 %]",
		"[two percentage points|percent 2 pp]",
		"from [5 percent|percent 5 %] to [7 percent|percent 7 %]; in [2014|date 2014] to [12 percent|percent 12 %]",
		// dates
		"on [Thursday|date 2026-11-19] the council said; by [Wednesday night|date 2026-11-25]",
		"[last Friday|date 2026-11-20], [next Monday|date 2026-11-30]",
		"[today|date 2026-11-25], [yesterday morning|date 2026-11-24], [tomorrow|date 2026-11-26]",
		"on [April 24, 2019|date 2019-04-24], and on [24 April 2019|date 2019-04-24].",
		"[Monday, Oct. 26, 1998|date 1998-10-26] if May, he may march",
		"in [May|date 2026-05] and [March|date 2026-03] he may march",
		"[Dec. 3|date 2026-12-03], on [24th of January|date 2027-01-24]",
		"[April 24-26, 2019|date 2019-04-24/2019-04-26]",
		"opened in [1961|date 1961] and [1956-57|date 1956/1957]",
		"as early as [2017|date 2017]; in [the 1990s|date 1990s]",
		"[2019-04-24|date 2019-04-24], [24/04/2019|date 2019-04-24], [4/5/2019|date], [24.4.2019|date 2019-04-24]",
		"[last year|date 2025], [this month|date 2026-11], [next week|date 2026-W49]",
		"[two months ago|date 2026-09] and [10 years ago|date 2016]",
		"[mid-November|date 2026-11], [early 1990s|date 1990s], [late last week|date 2026-W47]",
		"[the third quarter of 2019|date 2019-Q3], [third-quarter|date] sales",
		"in [the 19th century|date]",
		"am [3. Oktober 2019|date 2019-10-03]",
		"at [the beginning of 1990|date 1990], [early last week|date 2026-W47], in [the early 1990s|date 1990s]",
		"in [January this year|date 2026-01] and in [June last year|date 2025-06]",
		"in [nineteen ninety-six|date 1996]; [the latest quarter|date], [right now|date], [every day|date]",
		// days ahead
		"the court will rule on [Friday|date 2026-11-27], he said [Tuesday|date 2026-11-24]",
		"is scheduled to close [Monday|date 2026-11-30]; talks had been scheduled to end [Monday|date 2026-11-23]",
		"as soon as [Thursday|date 2026-11-26]. On [Friday|date 2026-11-27] the council will vote",
		"police planned a march for [Saturday|date 2026-11-28]. It was closed [Sunday|date 2026-11-22].",
		"ways to get around [Monday|date 2026-11-23]'s ruling",
		// times
		"at [9 a.m. Tuesday|time 2026-11-24T09:00], [noon yesterday|time 2026-11-24T12:00]",
		"at [10:35 a.m.|time 10:35] or [4 p.m. EDT|time 16:00], [18:30|time 18:30], [noon|time 12:00]",
		"at [7.30pm|time 19:30], [six o'clock|time 06:00], [1830 GMT|time 18:30]",
		"[18:30|time 18:30]",
		"a place 00:14:22 in the recording",
		// durations
		"close for [nine weeks|duration P9W] from",
		"[more than two years|duration P2Y], [at least 24 hours|duration PT24H], [nearly a decade|duration P10Y]",
		"a [two-year|duration P2Y] plan, [5 1/2 hours|duration PT5.5H], for [a decade|duration P10Y]",
		"[the past two months|duration P2M] and [several years|duration]",
		"[two hours and ten minutes|duration PT2H10M]",
		// ages
		"a [34-year-old|age 34] man, Ann Lee, [41|age 41], said; aged",
		"[aged 7|age 7], [ages 55 to 65|age 55/65], [34 years old|age 34]",
		// ranks
		"the [third|rank 3] bridge, [No. 1|rank 1] and [21st|rank 21]",
		"First, he said",
		// superlatives and comparisons
		"the [largest|superlative], the [second-largest|superlative], the [most expensive|superlative]",
		"[more than double|calculation] and [three times as many|calculation 3]; it [doubled|calculation]",
		"at least [two|figure 2]",
		// causes
		"[caused by|cause] wind, [because of|cause] rain; because he fell, due to begin [today|date 2026-11-25]",
	} {
		text, _ := unmark(want)
		if got := markUp(text, Entities(text, wednesday)); got != stripEmpty(want) {
			t.Errorf("\n got %s\nwant %s", got, stripEmpty(want))
		}
	}
}

// stripEmpty takes the brackets off words that are marked as nothing.
func stripEmpty(s string) string {
	for {
		end := strings.Index(s, "|]")
		if end < 0 {
			return s
		}
		start := strings.LastIndex(s[:end], "[")
		s = s[:start] + s[start+1:end] + s[end+2:]
	}
}

// unmark returns the text without brackets and readings.
func unmark(s string) (string, int) {
	var b strings.Builder
	marks := 0
	for s != "" {
		before, rest, found := strings.Cut(s, "[")
		b.WriteString(before)
		if !found {
			break
		}
		inner, after, _ := strings.Cut(rest, "]")
		words, _, _ := strings.Cut(inner, "|")
		b.WriteString(words)
		s, marks = after, marks+1
	}
	return b.String(), marks
}

func markUp(text string, found []Entity) string {
	var b strings.Builder
	at := 0
	for _, e := range found {
		b.WriteString(text[at:e.Start] + "[" + e.Of(text) + "|" + strings.TrimSpace(string(e.Kind)+" "+e.Value) + "]")
		at = e.End
	}
	return b.String() + text[at:]
}
