package credit

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

var (
	// besideRE begins what stands behind the holder in a notice and is no part of the
	// name: whose child the company is, where it is entered and lives, what nobody may do,
	// the links of the page's foot.
	besideRE = regexp.MustCompile(`(?i)(?:[,.]\s*|\s+)an?\s+(?:division|subsidiary|imprint|part|unit|member|brand|service)\s+of\b.*$` +
		`|[\s,]+(?:(?:company|registration|registered|co\. regn?|reg)\.?\s+(?:no|number|office|in)\b|(?:registered )?in England\b|part of the\b|\d+\s+(?:\S+\s+){1,3}(?:street|st|avenue|ave|road|rd|lane|boulevard|blvd|drive|square|plaza|parkway)\b|avd\.|calle\s).*$` +
		`|^(?:bei|beim)\s.*$|^(?:АО|ООО|ЗАО|ОАО|ПАО|ТОВ)\s+|[,.]\s+an?\s.*$|^an?\s.*$|,\s+(?:vervielfältigung|nachdruck)\b.*$|\s+(?:is|are|or its|or their|unless)\s.*$|\s[–—-]\s+(?:read|see|visit|site|theme)\b.*$|,?\s+P\.?\s?O\.? Box\b.*$|\W+(?:unauthori[sz]ed|no reproduction|no part)\b.*$` +
		`|\s*[|·•⋅∙]\s*(?:terms|privacy|protection|version|rss|search|twitter|follow|powered|sponsor|advert|sitemap|about|contact|disclaimer|impressum|imprint|cookies?|community|copyright|made|kontakt|datenschutz|agb|newsletter|design|web ?design|mentions|aviso|contacto)\b.*$` +
		`|(?:^|\s*[|·•⋅∙]\s*)(?:\S+\s+){0,3}(?:wordpress theme|theme (?:by|von))\b.*$|\s*\|[^|/©]*:\s[^|/©]*$` +
		`|(?:,|\s[–—-])\s+(?:eine?|une?|una)\s.*$|\s[–—-]\s+(?:das|der|die|the)\s.*$` +
		`|^(?:reproduction|copying|distribution|use|images?|pictures?)\b.*\b(?:may|without|prohibited|forbidden|permission)\b.*$`)
	branchRE = regexp.MustCompile(`\s*[(\[][^()\[\]]*[)\]](\s+(?i:ltd|limited|inc|llc))\b`) // "Coast News (South) Ltd"
	// behindFirmRE is what follows the legal form of a firm. "GmbH & Co. KG" is one.
	behindFirmRE   = regexp.MustCompile(`\b(Inc|LLC|LLP|Ltd|Limited|GmbH|PLC|Plc|plc)\b(?:\.?,?\s+(?:· )?\p{Lu}\p{L}+ .*| & Co\.? (?:\p{Lu}\p{L}* )?(?:KG|OHG|KGaA)\b.*)$`)
	nextSentenceRE = regexp.MustCompile(`([\p{L}\d]{4,}|\))\.(?:\s+\p{Lu}|A\s).*$`)
)

// holder cuts the holder out of what stands behind "©".
func holder(notice string) string {
	notice, _, _ = noticeParts(notice)
	notice = besideRE.ReplaceAllString(branchRE.ReplaceAllString(notice, "$1"), "")
	notice = behindFirmRE.ReplaceAllString(notice, "$1")
	return strings.Trim(nextSentenceRE.ReplaceAllString(notice, "$1"), " ,.;:|-–—")
}

// legalEndings close the name of a firm. Those that are surnames or words as well
// count in capitals alone.
var (
	legalEndings  = words("dac lda inc llc ltd pty gmbh corp plc llp sro doo zrt kft nyrt sarl pvt limited mbh srl spa bv oy ab aps kg slu")
	legalCapitals = words("AG SA AS KG SE NV SpA AB LP")
)

// firm takes the legal form off the name of a firm: "Hearst Communications, Inc." is
// Hearst Communications.
func firm(name []string, house bool) ([]string, bool) {
	n := len(name)
	for n > 1 && name[n-2] != "&" && (legalEndings[strings.ReplaceAll(strings.ToLower(name[n-1]), ".", "")] || name[n-1] == "Co." || name[n-1] == "e.V." || name[n-1] == "e.V" ||
		legalCapitals[strings.ReplaceAll(name[n-1], ".", "")] && (house || !shouted(name[0]))) {
		n--
	}
	if n > 3 && strings.TrimSuffix(name[n-1], ".") == "Co" && name[n-2] == "&" && legalEndings[strings.ToLower(name[n-3])] {
		n -= 3 // "GmbH & Co. KG"
	}
	return name[:n], n < len(name)
}

// holderWhole keeps a firm together that has commas or "and" in its name, "Bennett,
// Coleman & Co. Ltd.", where nobody in it is known.
func (r *reader) holderWhole(text string) bool {
	name, is := firm(strings.Fields(strings.TrimSuffix(text, ".")), true)
	if !is || strings.ContainsAny(text, "/|©") || strings.Contains(text, " - ") || len(r.accepted(tokens(text))) > 0 ||
		!slices.ContainsFunc(name, func(w string) bool { return unicode.IsUpper(firstRune(w)) }) {
		return false
	}
	r.organisation(strings.Trim(strings.Join(name, " "), " ,.&"), false)
	return true
}
