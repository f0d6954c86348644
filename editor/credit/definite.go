package credit

import (
	"slices"
	"strings"
)

// What the name of an organisation ends in where English puts its article before it: the
// Harbour Gazette, the Press Association, the University of Leeds. Those of agencies and
// services that speak for themselves, such as Europa Press and Sky News, go without.
var (
	takesThe = words(`advertiser advocate agency argus association beacon bee bulletin bureau chronicle citizen courier democrat dispatch
		echo economist enquirer examiner express foundation gazette globe guardian herald independent inquirer institute journal
		leader ledger mail mercury messenger mirror monitor network observer office post record register reporter republic scotsman
		sentinel spectator standard star statesman sun telegraph times tribune union yorker`)
	takesTheBeforeOf = words(`bank department institute library ministry museum office press society trust university`)
	takesThePress    = words(`associated canadian free public`)

	// opensItself are articles of other languages, and what stands for one.
	opensItself = words("the a an our der die das le la les el los las il lo gli i de het o os as al")
)

// withThe returns a name as it stands in an English sentence.
func withThe(name string) string {
	folded, _, of := strings.Cut(strings.ToLower(name), " of ")
	all := strings.Fields(folded)
	if len(all) == 0 || opensItself[all[0]] || slices.ContainsFunc(all, isOwner) {
		return name
	}
	last := all[len(all)-1]
	if of && takesTheBeforeOf[last] || !of && takesThe[last] || last == "press" && len(all) > 1 && takesThePress[all[len(all)-2]] {
		return "the " + name
	}
	return name
}

// isOwner reports whether a word says whose something is, as "Lloyd’s" and "L’Équipe" do.
func isOwner(word string) bool { return strings.ContainsAny(word, "’'") }
