package mail

import (
	"bytes"
	"regexp"
	"strings"
)

// MaxMessages is how many messages of a box are read.
const MaxMessages = 2000

var (
	headerLine = regexp.MustCompile(`^([!-9;-~]{1,76})[ \t]*:`)
	boxLine    = regexp.MustCompile(`^From \S+.*\d{2}:\d{2}.*\d{4}`)
	quotedFrom = regexp.MustCompile(`(?m)^>(>*From )`)
)

// known are the headers that mail has and the heads of other texts seldom: those that
// programs write, and those that people write as well.
var known = map[string]int{
	"message-id": 3, "mime-version": 3, "received": 3, "return-path": 3, "delivered-to": 3, "dkim-signature": 3, "x-mailer": 3, "content-transfer-encoding": 3,
	"from": 1, "to": 1, "subject": 1, "date": 1, "cc": 1, "reply-to": 1, "content-type": 1, "sender": 1, "user-agent": 1,
}

// Is reports whether b begins as a message or a box of them does: with lines of a
// header down to the first blank one, among them such as only mail has.
func Is(b []byte) bool {
	if IsBox(b) {
		return true
	}
	weight := 0
	seen := map[string]bool{}
	for n, line := range bytes.Split(trim(b[:min(len(b), 64<<10)]), []byte("\n")) {
		line = bytes.TrimRight(line, "\r")
		m := headerLine.FindSubmatch(line)
		switch {
		case len(line) == 0:
			return weight >= 3
		case n > 0 && (line[0] == ' ' || line[0] == '\t'):
		case m == nil:
			return weight > 4 // the blank line was lost on the way
		default:
			if name := strings.ToLower(string(m[1])); !seen[name] {
				seen[name] = true
				weight += known[name]
			}
		}
	}
	return weight >= 3 // all header, no text
}

// IsBox reports whether b begins as a box does: "From somebody Fri Nov 27 10:00:00 2026".
func IsBox(b []byte) bool {
	line, _, _ := bytes.Cut(blankless(b), []byte("\n"))
	return len(line) < 400 && boxLine.Match(line)
}

// Split parts a box into its messages, at most MaxMessages of them; more is how many
// there are beyond those. A message that is no box is the only one.
func Split(b []byte) (messages [][]byte, more int) {
	if !IsBox(b) {
		return [][]byte{b}, 0
	}
	b = bytes.ReplaceAll(blankless(b), []byte("\r\n"), []byte("\n"))
	at, from := 0, 0
	add := func(end int) {
		switch one := bytes.TrimSpace(b[from:end]); {
		case len(one) == 0:
		case len(messages) == MaxMessages:
			more++
		default:
			messages = append(messages, quotedFrom.ReplaceAll(trim(one), []byte("$1")))
		}
		from = end
	}
	for at < len(b) {
		end := at + bytes.IndexByte(b[at:], '\n') + 1
		if end == at {
			end = len(b)
		}
		line := b[at:end]
		if at > 0 && bytes.HasPrefix(line, []byte("From ")) && bytes.HasSuffix(b[:at], []byte("\n\n")) && boxLine.Match(bytes.TrimRight(line, "\n")) {
			add(at)
		}
		at = end
	}
	add(len(b))
	return messages, more
}

// trim takes off what stands before a message's header: blank lines, a byte order mark
// and the line that a box begins it with.
func trim(b []byte) []byte {
	b = blankless(b)
	if IsBox(b) {
		_, b, _ = bytes.Cut(b, []byte("\n"))
		b = blankless(b)
	}
	return b
}

// mend puts the blank line that is lost back between a message's header and its text.
func mend(b []byte) []byte {
	at := 0
	for at < len(b) {
		end := bytes.IndexByte(b[at:], '\n')
		if end < 0 {
			break
		}
		line := bytes.TrimRight(b[at:at+end], "\r")
		if len(line) == 0 {
			break
		}
		if line[0] != ' ' && line[0] != '\t' && !headerLine.Match(line) {
			return bytes.Join([][]byte{b[:at], b[at:]}, []byte("\r\n"))
		}
		at += end + 1
	}
	return b
}

func blankless(b []byte) []byte {
	return bytes.TrimLeft(bytes.TrimPrefix(b, []byte("\xef\xbb\xbf")), " \t\r\n")
}
