package editor

import (
	"net/url"
	"strings"
)

// ParseLink returns the address that a person means by what they typed or pasted:
// "example.org/a" is a web page, "desk@example.org" a mail address. Only links to
// web pages, mail addresses and telephone numbers are taken, since a story is
// read elsewhere and by others; anything else is a *FieldError.
func ParseLink(typed string) (string, error) {
	s := strings.TrimSpace(typed)
	refused := &FieldError{"link", typed, "a web address such as https://example.org/page, a mail address or a telephone number (tel:)"}
	if s == "" || strings.ContainsAny(s, " \t\r\n\"<>\\") {
		return "", refused
	}
	if scheme, rest, ok := strings.Cut(s, ":"); ok && (strings.EqualFold(scheme, "mailto") || strings.EqualFold(scheme, "tel")) {
		if rest == "" || strings.EqualFold(scheme, "mailto") && !isMail(rest) {
			return "", refused
		}
		return strings.ToLower(scheme) + ":" + rest, nil
	}
	switch {
	case isMail(s) && !strings.Contains(s, "/"):
		return "mailto:" + s, nil
	case !strings.Contains(s, "://"):
		s = "https://" + s
	}
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || !isHost(u.Hostname()) {
		return "", refused
	}
	return u.Scheme + s[len(u.Scheme):], nil
}

// isMail reports whether s looks like a mail address, with or without a query
// behind it.
func isMail(s string) bool {
	s, _, _ = strings.Cut(s, "?")
	name, host, ok := strings.Cut(s, "@")
	return ok && name != "" && !strings.ContainsAny(name, ":/") && isHost(host)
}

// isHost reports whether s can name a machine on the internet.
func isHost(s string) bool {
	if strings.Contains(s, ":") { // an IPv6 address
		return true
	}
	last := s[strings.LastIndexByte(s, '.')+1:]
	return s == "localhost" || len(last) < len(s) && last != "" && !strings.HasPrefix(s, ".") && !strings.Contains(s, "..") && !strings.ContainsAny(s, ":@/?#")
}
