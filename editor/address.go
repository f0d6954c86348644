package editor

import (
	"net/url"
	"strings"
)

// PageAddress is the form that all spellings of a web page's address have in common:
// without its scheme, "www.", the place on the page, a stroke at the end and what only
// counts readers; "" for what is no web address. It is for telling pages apart, not for
// going there.
func PageAddress(link string) string {
	u, err := url.Parse(strings.TrimSpace(link))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" {
		return ""
	}
	host := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	if strings.Contains(host, ":") {
		host = "[" + host + "]" // as IPv6 is written
	}
	if port := u.Port(); port != "" && port != "80" && port != "443" {
		host += ":" + port
	}
	query := u.Query()
	for name := range query {
		if countsReaders(strings.ToLower(name)) {
			query.Del(name)
		}
	}
	address := host + strings.TrimRight(u.EscapedPath(), "/")
	if len(query) > 0 {
		address += "?" + query.Encode() // sorted
	}
	return address
}

// countsReaders reports whether a part of an address only says where a reader came from.
func countsReaders(name string) bool {
	switch name {
	case "fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid", "_ga", "cmpid":
		return true
	}
	return strings.HasPrefix(name, "utm_")
}
