package profile

import (
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v3"
)

// The words in which the YAML parser says what does not fit the form.
var (
	unknownRE = regexp.MustCompile(`^line (\d+): field (.+) not found in type profile\.(\w+)$`)
	wrongRE   = regexp.MustCompile("(?s)^line (\\d+): cannot unmarshal !!\\w+(?: `(.*)`)? into (.+)$")
)

// plainly says what is wrong with a profile in the words of those who write one.
func plainly(err error) string {
	var wrong *yaml.TypeError
	if !errors.As(err, &wrong) {
		return strings.TrimPrefix(err.Error(), "yaml: ")
	}
	var all []string
	for _, line := range wrong.Errors {
		if m := unknownRE.FindStringSubmatch(line); m != nil {
			line = fmt.Sprintf("line %s: nothing is called %q here; the nearest is %s", m[1], m[2], nearest(m[2], keys[m[3]]))
		} else if m := wrongRE.FindStringSubmatch(line); m != nil {
			line = fmt.Sprintf("line %s: %s", m[1], misplaced(m[2], m[3]))
		}
		all = append(all, line)
	}
	return strings.Join(all, "; ")
}

func misplaced(value, kind string) string {
	what := "what stands there"
	if value != "" {
		what = fmt.Sprintf("%q", value)
	}
	switch kind {
	case "int":
		return what + " is no number"
	case "bool":
		return what + " is neither true nor false"
	}
	return what + " does not belong there: look at the profile that Stet comes with"
}

// keys are what may stand in each part of a profile.
var keys = map[string][]string{
	"form": keysOf(form{}), "use": keysOf(use{}), "lifted": keysOf(lifted{}), "source": keysOf(source{}), "quota": keysOf(quota{}),
}

func keysOf(part any) []string {
	var out []string
	for f := range reflect.TypeOf(part).NumField() {
		out = append(out, reflect.TypeOf(part).Field(f).Tag.Get("yaml"))
	}
	return out
}

// nearest returns the one of some names that another most resembles, the first where it
// resembles none.
func nearest(name string, names []string) string {
	near, most := "", -1
	for _, one := range names {
		if n := alike(one, name); n > most {
			near, most = one, n
		}
	}
	return near
}
