package credit

import (
	"regexp"
	"slices"
	"strings"
)

// countries are the names and short forms that restrictions use, with their two
// letters (ISO 3166-1).
var countries = map[string]string{
	"JAPAN": "JP", "JPN": "JP", "USA": "US", "U.S.": "US", "US": "US", "UNITED STATES": "US", "AMERICA": "US",
	"UK": "GB", "U.K.": "GB", "UNITED KINGDOM": "GB", "BRITAIN": "GB", "GREAT BRITAIN": "GB", "GB": "GB", "ENGLAND": "GB",
	"CHINA": "CN", "PRC": "CN", "HONG KONG": "HK", "TAIWAN": "TW", "SOUTH KOREA": "KR", "KOREA": "KR", "KOR": "KR",
	"GERMANY": "DE", "GER": "DE", "AUSTRIA": "AT", "AUT": "AT", "SWITZERLAND": "CH", "SUI": "CH", "FRANCE": "FR", "FRA": "FR",
	"ITALY": "IT", "ITA": "IT", "SPAIN": "ES", "ESP": "ES", "PORTUGAL": "PT", "POR": "PT", "NETHERLANDS": "NL", "NED": "NL",
	"BELGIUM": "BE", "BEL": "BE", "DENMARK": "DK", "DEN": "DK", "SWEDEN": "SE", "SWE": "SE", "NORWAY": "NO", "NOR": "NO",
	"FINLAND": "FI", "FIN": "FI", "ESTONIA": "EE", "LATVIA": "LV", "LITHUANIA": "LT", "POLAND": "PL", "POL": "PL", "RUSSIA": "RU", "RUS": "RU",
	"UKRAINE": "UA", "CZECH REPUBLIC": "CZ", "CZECHIA": "CZ", "SLOVAKIA": "SK", "HUNGARY": "HU", "HUN": "HU", "ROMANIA": "RO",
	"GREECE": "GR", "TURKEY": "TR", "TUR": "TR", "ISRAEL": "IL", "IRELAND": "IE", "IRL": "IE", "INDIA": "IN", "IND": "IN", "PAKISTAN": "PK",
	"INDONESIA": "ID", "MALAYSIA": "MY", "SINGAPORE": "SG", "THAILAND": "TH", "VIETNAM": "VN", "PHILIPPINES": "PH",
	"AUSTRALIA": "AU", "AUS": "AU", "NEW ZEALAND": "NZ", "NZ": "NZ", "CANADA": "CA", "CAN": "CA", "MEXICO": "MX", "MEX": "MX",
	"BRAZIL": "BR", "BRA": "BR", "ARGENTINA": "AR", "ARG": "AR", "CHILE": "CL", "COLOMBIA": "CO", "PERU": "PE", "VENEZUELA": "VE",
	"SOUTH AFRICA": "ZA", "RSA": "ZA", "EGYPT": "EG", "NIGERIA": "NG", "KENYA": "KE", "SAUDI ARABIA": "SA", "IRAN": "IR", "IRAQ": "IQ",
}

// countryWords is an expression for any of them, the longest first.
var countryWords = func() string {
	var all []string
	for name := range countries {
		all = append(all, regexp.QuoteMeta(name))
	}
	slices.SortFunc(all, func(a, b string) int { return len(b)*1000 - len(a)*1000 + strings.Compare(a, b) })
	return strings.Join(all, "|")
}()

var countryRE = regexp.MustCompile(`(?i)\b(?:` + countryWords + `)`)
