package credit

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"stet/editor"
)

// A picture runs by some right: a category, a licence or terms that grant a use, or the
// agency that supplies it and keeps nothing back; and a lease has not run out (Guardian Grid, usage rights and leases).
var imageRights = newRule("image-rights", "The desk has the right to run every picture", editor.Blocks,
	func(in Input) []editor.Finding {
		var found []editor.Finding
		for n, b := range pictures(in.Story.Article) {
			i := b.Image
			switch {
			case !i.Expires.IsZero() && !in.Now.IsZero() && !i.Expires.After(in.Now):
				found = append(found, ofPicture(b, fmt.Sprintf("The right to picture %d ran out on %s", n+1, in.moment(i.Expires))))
			case i.Expires.IsZero() && in.endedByFile(i):
				found = append(found, ofPictureIn(b, in.Known.Pictures[i.File].Expires, fmt.Sprintf("The right to picture %d ran out, as its file says (%s): take it out, or set until when the desk may use it", n+1, in.Known.Pictures[i.File].Expires)))
			case in.overQuota(i) != "":
				found = append(found, ofPicture(b, fmt.Sprintf("Picture %d: %s", n+1, in.overQuota(i))))
			case in.hasRight(i):
			default:
				found = append(found, ofPicture(b, fmt.Sprintf("Nothing says by what right picture %d is run", n+1)+in.reserved(i)))
			}
		}
		return found
	}).
	follows("https://github.com/guardian/grid").
	unless(func(in Input) string {
		for n, b := range pictures(in.Story.Article) {
			if says := in.Known.Pictures[b.Image.File].Expires; says != "" && b.Image.Expires.IsZero() {
				if _, ok := endOfFile(says); !ok {
					return fmt.Sprintf("the file of picture %d says when the right to it ends (“%s”), and not so that it can be read", n+1, says)
				}
			}
		}
		if in.Known.Sent != nil {
			return ""
		}
		for _, q := range in.Profile.Quotas {
			for _, b := range pictures(in.Story.Article) {
				if in.isOf(b.Image.Credit, q.Supplier) {
					return notCounted
				}
			}
		}
		return ""
	})

// fileEndRE is when the right to a picture ends as its file has it: "20261115",
// "20261115 120000+0100" (IPTC-IIM), "2026-11-15T12:00:00Z" (PLUS).
var fileEndRE = regexp.MustCompile(`^(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d))?(Z|[+-]\d\d:?\d\d)?)?$`)

// endOfFile reads it. Of a day that has no hour the end counts, and where nothing says in which
// zone, the first there is.
func endOfFile(says string) (time.Time, bool) {
	m := fileEndRE.FindStringSubmatch(strings.TrimSpace(says))
	if m == nil {
		return time.Time{}, false
	}
	if m[4] == "" {
		day, err := time.ParseInLocation("20060102", m[1]+m[2]+m[3], firstZone)
		return day.AddDate(0, 0, 1), err == nil
	}
	at := m[1] + m[2] + m[3] + m[4] + m[5] + cmp.Or(m[6], "00")
	if m[7] == "" {
		t, err := time.ParseInLocation("20060102150405", at, firstZone)
		return t, err == nil
	}
	t, err := time.Parse("20060102150405Z0700", at+strings.Replace(m[7], ":", "", 1))
	return t, err == nil
}

func (in Input) endedByFile(i *editor.Image) bool {
	at, ok := endOfFile(in.Known.Pictures[i.File].Expires)
	return ok && !in.Now.IsZero() && !at.After(in.Now)
}

// overQuota says which quota a picture is over, "" for none. Those of this story count
// with those that went out.
func (in Input) overQuota(i *editor.Image) string {
	for _, q := range in.Profile.Quotas {
		if in.Known.Sent == nil || !in.isOf(i.Credit, q.Supplier) {
			continue
		}
		ran := in.sentOut(q.In, func(a editor.Article) int { return in.picturesOf(a, q.Supplier) })
		if here := in.picturesOf(in.Story.Article, q.Supplier); ran+here > q.Pictures {
			return fmt.Sprintf("the quota is %d pictures of %s in %d days, and %d have gone out besides the %d here", q.Pictures, q.Supplier, inDays(q.In), ran, here)
		}
	}
	return ""
}

func (in Input) picturesOf(a editor.Article, supplier string) int {
	n := 0
	for _, b := range pictures(a) {
		if in.isOf(b.Image.Credit, supplier) {
			n++
		}
	}
	return n
}

func (in Input) hasRight(i *editor.Image) bool {
	file := in.Known.Pictures[i.File]
	if i.Rights == "leased" && i.Expires.Equal(time.Time{}) {
		return false // a lease ends
	}
	if i.Rights != "" || grants(ownLicence(i), true) || grants(i.UsageTerms, false) || grants(file.UsageTerms, false) || LicenceOf(file) != "" {
		return true
	}
	said := strings.Join([]string{i.Licence, i.UsageTerms, file.UsageTerms}, "\n")
	reserved := reservedRE.MatchString(said) || personalRE.MatchString(said)
	for _, name := range in.organisations(i.Credit) {
		one, ok := in.Outlets.Lookup(name)
		if in.isHouse(name) || !reserved && !in.keptFrom(name, i.Copyright, file.Copyright) && (in.isSource(name) || ok && (one.Kind == "agency" || one.Kind == "photo")) {
			return true
		}
	}
	return false
}

// keptFrom reports whether a notice keeps all rights back from whoever is credited: one of
// their own says of them what the credit says.
func (in Input) keptFrom(name string, notices ...string) bool {
	return slices.ContainsFunc(notices, func(notice string) bool {
		return reservedRE.MatchString(notice) && !slices.Contains(in.organisations(notice), name)
	})
}

// Terms grant a use where they name one that is allowed; words of a licence do unless
// they keep all rights back.
var (
	reservedRE = regexp.MustCompile(`(?i)\ball rights reserved\b|\balle rechte vorbehalten\b|\btous droits réservés\b|\btodos los derechos reservados\b|\bunlicen[cs]ed\b|\b(?:licen[cs]e|rights?|permission|terms)\b[^.;\n]{0,20}\b(?:unknown|not known|unclear|required|needed|pending)\b|^\W*(?:unknown|none|no|n/?a|\?|tbc|tba|tbd)\W*$`)
	refusedRE  = regexp.MustCompile(`(?i)\b(?:no|not|never|without|prohibited|forbidden|must be obtained|(?:may|must|can)not)\b`)
	grantRE    = regexp.MustCompile(`(?i)\b(?:editorial|media|press|news|non-?commercial|one[- ]time|single|promotional|internal|educational|web|online|print) use\b|\bfree (?:for|to|of)\b|\broyalty[- ]free\b|\brights[- ]managed\b|\bpublic domain\b|\blicen[cs]ed\b|\bhandout\b|` +
		`\bmay (?:be )?(?:used?|publish(?:ed)?|reproduced?|run)\b|\b(?:use|usage|reproduction|publication) (?:is )?(?:permitted|allowed|granted|free)\b|\bfor use (?:in|with|by|until|within)\b|\b(?:available|cleared|valid) (?:for|until|to)\b|\bpermission (?:of|from|granted)\b|\bcourtesy (?:of|use)\b|\b\d+[- ]days?\b`)
	clauseRE = regexp.MustCompile(`[.;\n]+`)
)

// grants reports whether words let the desk use a picture; what a licence says is a
// grant by being one.
func grants(words string, licence bool) bool {
	words = strings.TrimSpace(words)
	if words == "" {
		return false
	}
	if isCreative(words) {
		return true
	}
	if licence {
		return !reservedRE.MatchString(words) && !personalRE.MatchString(words)
	}
	for _, clause := range clauseRE.Split(words[:min(len(words), maxTerms)], -1) {
		if grantRE.MatchString(clause) && !reservedRE.MatchString(clause) && !personalRE.MatchString(clause) && !refusedRE.MatchString(clause) {
			return true
		}
	}
	return false
}

// reserved quotes what a picture or its file says that grants nothing.
func (in Input) reserved(i *editor.Image) string {
	file := in.Known.Pictures[i.File]
	for _, words := range []string{i.Licence, i.UsageTerms, file.UsageTerms, i.Copyright, file.Copyright} {
		if words = strings.TrimSpace(words); words != "" {
			return ": “" + words + "” grants no use"
		}
	}
	return ""
}
