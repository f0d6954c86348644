package format

import (
	"testing"
)

func TestRealMarks(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"``It was a bomb,'' said a man.", "“It was a bomb,” said a man."},
		{"''It was a bomb,'' he said. ''A big one.''", "“It was a bomb,” he said. “A big one.”"},
		{"''We tried.\n''We failed,'' she said.", "“We tried.\n“We failed,” she said."},
		{"The pipe is 6'2'' wide, and 5'' high.", "The pipe is 6'2'' wide, and 5'' high."},
		{"He said ''no and left.", "He said ''no and left."},
		{"```\ncode\n```", "```\ncode\n```"},
		{"He said '''no''' twice.", "He said '''no''' twice."},
		{"No marks.", "No marks."},
	} {
		got, n := realMarks(c.text)
		if c.want != got {
			t.Errorf("%q\n got %q\nwant %q", c.text, got, c.want)
		}
		if again, m := realMarks(got); again != got || m != 0 && n == 0 {
			t.Errorf("%q is set twice: %q", got, again)
		}
	}
}
