package credit

import (
	"slices"
	"strings"
)

// compoundTitles end what German, Dutch and their neighbours write in one word with what
// somebody writes about, "Sportredakteurin", or for whom, "SPIEGEL-Redakteur".
var compoundTitles = strings.Fields(`redakteur redakteurin korrespondent korrespondentin reporter reporterin journalist journalistin
	experte expertin redacteur correspondent verslaggever redaktør redaktör`)

func isCompoundTitle(w string) bool {
	low := strings.ToLower(w)
	return slices.ContainsFunc(compoundTitles, func(end string) bool { return len(low) > len(end)+2 && strings.HasSuffix(low, end) })
}

// houseOfTitle names the house that a title begins with.
func (r *reader) houseOfTitle(run []string) {
	for _, w := range run {
		at := strings.LastIndexByte(w, '-')
		if at < 2 || !isCompoundTitle(w) || photoWords[w[:at]] || strings.HasPrefix(w, "Bild-") {
			continue
		}
		if i := r.outlets.find(w[:at]); i >= 0 {
			r.organisation(r.outlets.all[i].Name, false)
		}
	}
}

// beforeSmall returns the name that a run begins with before words in small letters,
// which say something of somebody in whatever language: "Jan Vos politiek verslaggever",
// "Jean Dupont à Paris".
func beforeSmall(run []string) []string {
	n := slices.IndexFunc(run, func(w string) bool { return !innerCapital(w) && !particles[w] })
	if n < 2 || n > 4 || !personal(run[:n]) || !isName(run[:n], false) || looksLikeOrganisation(run[:n]) {
		return nil
	}
	return run[:n]
}
