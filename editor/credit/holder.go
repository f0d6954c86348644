package credit

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// beside is what stands behind the holder in a notice, or in his place, and is no part of
// the name.
var beside = []string{
	// whose child the company is
	`(?:[,.]\s*|\s+)an?\s+(?:division|subsidiary|imprint|part|unit|member|brand|service)\s+of\b.*$`,
	`[\s,]+part of the\b.*$|,\s+(?:détenu|édité|publié|owned|operated|herausgegeben|betrieben)\b.*$`,
	`[,.]\s+an?\s.*$|^an?\s.*$|(?:,|\s[–—-])\s+(?:eine?|une?|una)\s.*$|\s[–—-]\s+(?:das|der|die|the)\s.*$`,
	// its legal form before or in words behind it
	`^(?:АО|ООО|ЗАО|ОАО|ПАО|ТОВ)\s+|,?\s+S\.? ?A\.? de C\.? ?V\b.*$|\s+A/S\b.*$|\s+Sp\. ?z ?o\. ?o\b.*$`,
	// where it is entered and lives
	`[\s,]+(?:(?:company|registration|registered|co\. regn?|regn?)\.?\s+(?:no|number|office|in)\b|(?:registered )?in England\b).*$`,
	`[\s,]+(?:\d+\s+(?:\S+\s+){1,3}(?:street|st|avenue|ave|road|rd|lane|boulevard|blvd|drive|square|plaza|parkway)\b|avda?\b|calle\s).*$`,
	`[\s,|·•]+\S*(?:str\.|straße|strasse|platz|allee)\s+\d.*$|,?\s+P\.?\s?O\.? Box\b.*$`,
	// what is said of it, and what nobody may do
	`\s*[|·•⋅∙]\s*\S+\s+(?:is|ist)\s.*$`,
	`\s+(?:is|are|ist|es una?|est une?|or its|or their|unless)\s.*$|^(?:bei|beim)\s.*$|^(?:since|seit|depuis|desde)\b`,
	`\W+(?:unauthori[sz]ed|no reproduction|no part)\b.*$|,\s+(?:vervielfältigung|nachdruck)\b.*$`,
	`^(?:reproduction|copying|distribution|use|images?|pictures?)\b.*\b(?:may|without|prohibited|forbidden|permission)\b.*$`,
	// the links of the page's foot
	`\s*[|·•⋅∙]\s*(?:terms|privacy|protection|version|rss|search|twitter|follow|powered|sitemap|about|über|warum|contact|disclaimer|impressum|imprint|cookies?|community|copyright|made|kontakt|datenschutz|agb|newsletter|design|web ?design|mentions|aviso|contacto)\b.*$`,
	`\s[–—-]\s+(?:read|see|visit|site|theme|legal|privacy|terms|termes|mentions|impressum|web ?design|desenvolvido|desarrollado|realizzato|réalisé|produced)\b.*$`,
	`\s+(?:condiciones de|terms of (?:use|service)|términos y|impressum\b|datenschutz\b|aviso legal|política de|privacy (?:policy|legal|statement|notice)|back to top)\b.*$`,
	`(?:^|\s*[|·•⋅∙]\s*)(?:\S+\s+){0,3}(?:wordpress theme|theme (?:by|von))\b.*$|\s*\|[^|/©]*:\s[^|/©]*$`,
}

var (
	besideRE   = regexp.MustCompile(`(?i)` + strings.Join(beside, "|"))
	cyrillicRE = regexp.MustCompile(`^[\p{Cyrillic}\s]*[«"]([^«»"]+)[»"]`)                    // "ООО «Лампа», Киев"
	branchRE   = regexp.MustCompile(`\s*[(\[][^()\[\]]*[)\]](\s+(?i:ltd|limited|inc|llc))\b`) // "Coast News (South) Ltd"
	// behindFirmRE is what follows the legal form of a firm. "GmbH & Co. KG" is one.
	behindFirmRE   = regexp.MustCompile(`\b(Inc|LLC|LLP|Ltd|Limited|GmbH|PLC|Plc|plc)\b(?:\.?,?\s+(?:· )?\p{Lu}\p{L}+(?: .*)?| [&+] Co\.? (?:\p{Lu}\p{L}* )?(?:KG|OHG|KGaA)\b.*)$`)
	nextSentenceRE = regexp.MustCompile(`([\p{L}\d]{4,}|\))\.(?:\s+\p{Lu}|A\s).*$`)
)

// holder cuts the holder out of what stands behind "©".
func holder(notice string) string {
	notice, _, _ = noticeParts(notice)
	if m := cyrillicRE.FindStringSubmatch(notice); m != nil {
		notice = m[1]
	}
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
	for n > 1 && name[n-2] != "&" && (legalEndings[strings.ReplaceAll(strings.ToLower(name[n-1]), ".", "")] || strings.EqualFold(name[n-1], "Co.") || name[n-1] == "e.V." || name[n-1] == "e.V" ||
		legalCapitals[strings.ReplaceAll(name[n-1], ".", "")] && (house || !shouted(name[0]))) {
		n--
	}
	if n == 1 && n < len(name) && genericWords[strings.ToLower(name[0])] {
		n = len(name) // "News Corp"
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
	if house := strings.Trim(strings.Join(name, " "), " ,.&"); house != "" {
		r.organisation(house, false)
	}
	return true
}
