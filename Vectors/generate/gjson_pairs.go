// Makes up JSON texts, valid and broken, and paths of gjson's language, and prints what gjson finds.
//
// Usage: GO111MODULE=off GOPATH=/usr/share/gocode go run gjson_pairs.go SEED COUNT
//
// One line a pair, its fields between tabs: text, path, exists, type, raw, string, number, index, indexes, int, uint,
// float, bool, path of the result, whether the text is valid. Texts are in hexadecimal, doubles as the bits of one. A
// pair on which gjson panics has "panic" as its third field and nothing more. The generator needs no outside input, so
// a seed gives the same pairs with every version of gjson.
package main

import (
	"bufio"
	"encoding/hex"
	"fmt"
	"math"
	"math/rand"
	"os"
	"strconv"
	"strings"

	"github.com/tidwall/gjson"
)

type maker struct {
	*rand.Rand
	keys  []string
	texts []string
}

func (m *maker) pick(choices ...string) string { return choices[m.Intn(len(choices))] }

func (m *maker) space() string {
	if m.Intn(6) > 0 {
		return ""
	}
	return m.pick(" ", "  ", "\n", "\t", "\r\n", " \n\t")
}

var plainKeys = []string{"a", "b", "c", "name", "first", "last", "age", "id", "items", "x"}
var oddKeys = []string{
	"", " ", "a.b", "a*b", "k?y", "é", "日本", "😀", "-1", "0", "1", "2", "01", "@this", "@reverse", "#", "a|b", "we\\\"ird",
	"\\u0061", "tab\\t", "a:b", "{", "[", "]", "}", "(", ")", "!", "!true", "~", "%", "<tag>", "a\\\\b", "..", ".", "a b",
	"\\ud83d\\ude00", "\\/", "null", "true", "_", "A", "longer key with spaces", "\\u000a", "\x7f",
}

func (m *maker) key() string {
	key := plainKeys[m.Intn(len(plainKeys))]
	if m.Intn(3) == 0 {
		key = oddKeys[m.Intn(len(oddKeys))]
	}
	if len(m.keys) > 0 && m.Intn(4) == 0 {
		return m.keys[m.Intn(len(m.keys))]
	}
	m.keys = append(m.keys, key)
	return key
}

func (m *maker) number() string {
	switch m.Intn(6) {
	case 0:
		return strconv.Itoa(m.Intn(10))
	case 1:
		return strconv.Itoa(m.Intn(2000) - 1000)
	case 2:
		return strconv.FormatFloat(m.NormFloat64()*math.Pow(10, float64(m.Intn(30)-10)), m.pick("g", "f", "e", "E")[0], -1, 64)
	case 3:
		return m.pick("0", "-0", "0.0", "-0.0", "1.0", "1e0", "1E5", "1e+5", "1.5e-3", "100", "0.1", "0.2", "0.30000000000000004")
	case 4:
		return m.pick(
			"9007199254740991", "9007199254740992", "9007199254740993", "-9007199254740993", "9223372036854775807",
			"9223372036854775808", "-9223372036854775808", "-9223372036854775809", "18446744073709551615",
			"18446744073709551616", "1e18", "1e19", "1e20", "-1e19", "1e308", "1e309", "-1e400", "1e-400", "4.9e-324",
			"123456789012345678901234567890", "0.1234567890123456789012345", "2.2250738585072011e-308",
			"9223372036854775807.5", "4503599627370496.5", "1e1000000000000",
		)
	default:
		return strconv.FormatUint(m.Uint64()>>uint(m.Intn(64)), 10)
	}
}

func (m *maker) text() string {
	if len(m.texts) > 0 && m.Intn(5) == 0 {
		return m.texts[m.Intn(len(m.texts))]
	}
	var b strings.Builder
	for n := m.Intn(4); n >= 0; n-- {
		b.WriteString(m.pick(
			"a", "b", "Tom", "z", "x y", "1", "true", "false", "null", "T", "0", "12", "é", "日本語", "😀", "<b>", "&", "\\n",
			"\\\"", "\\\\", "\\/", "\\b", "\\f", "\\t", "\\u00e9", "\\u2028", "\\ud83d\\ude00", "\\ud83d", "\\udc00", "\\ud83d\\u0041",
			"\\u0000", "{", "}", "[", "]", ",", ":", "*", "?", "~true", "", "a.b", "@this", "{\\\"a\\\":1}", "[1,2]", "\x7f", "\u2028",
			"(", ")", "1.5", "-3",
		))
	}
	m.texts = append(m.texts, b.String())
	return b.String()
}

func (m *maker) value(depth int) string {
	kind := m.Intn(10)
	if depth <= 0 {
		kind = 4 + m.Intn(6)
	}
	var b strings.Builder
	switch {
	case kind < 2:
		b.WriteString("{" + m.space())
		for i, n := 0, m.Intn(5); i < n; i++ {
			if i > 0 {
				b.WriteString("," + m.space())
			}
			b.WriteString("\"" + m.key() + "\"" + m.space() + ":" + m.space() + m.value(depth-1) + m.space())
		}
		b.WriteString("}")
	case kind < 3:
		// Records, which queries are for.
		b.WriteString("[" + m.space())
		keys := []string{m.key(), m.key(), m.key()}
		for i, n := 0, m.Intn(6); i < n; i++ {
			if i > 0 {
				b.WriteString("," + m.space())
			}
			b.WriteString("{")
			for k, key := range keys[:1+m.Intn(3)] {
				if k > 0 {
					b.WriteString(",")
				}
				b.WriteString("\"" + key + "\":" + m.space() + m.value(depth-2))
			}
			b.WriteString("}" + m.space())
		}
		b.WriteString("]")
	case kind < 4:
		b.WriteString("[" + m.space())
		for i, n := 0, m.Intn(6); i < n; i++ {
			if i > 0 {
				b.WriteString("," + m.space())
			}
			b.WriteString(m.value(depth-1) + m.space())
		}
		b.WriteString("]")
	case kind < 6:
		b.WriteString("\"" + m.text() + "\"")
	case kind < 8:
		b.WriteString(m.number())
	default:
		b.WriteString(m.pick("true", "false", "null"))
	}
	return b.String()
}

func (m *maker) document() string {
	m.keys, m.texts = nil, nil
	var text string
	switch m.Intn(12) {
	case 0:
		text = m.value(1)
	case 1:
		n := 1 + m.Intn(4)
		for i := 0; i < n; i++ {
			text += m.value(3) + m.pick("\n", "\r\n", "\n\n", " ", "", ",\n")
		}
	case 2:
		n := m.Intn(150)
		open := m.pick("[", "{\"a\":", "[[", "[{\"a\":", "{\"a\":[1,")
		for i := 0; i < n; i++ {
			text += open
		}
		text += m.value(1)
		for i := len(text) - 1; i >= 0 && m.Intn(50) > 0; i-- {
			switch text[i] {
			case '[':
				text += "]"
			case '{':
				text += "}"
			}
		}
	default:
		for len(text) < 8 {
			text = m.space() + m.value(4) + m.space()
		}
	}
	if m.Intn(3) == 0 {
		for n := m.Intn(3); n >= 0; n-- {
			text = m.broken(text)
		}
	}
	return text
}

// A byte string with one fault more.
func (m *maker) broken(text string) string {
	if text == "" {
		return m.pick("{", "[", "\"", "}", "x")
	}
	i := m.Intn(len(text))
	switch m.Intn(9) {
	case 0, 1:
		return text[:i]
	case 2:
		return text[i:]
	case 3:
		return text[:i] + text[i+1:]
	case 4:
		return text[:i] + m.pick(
			"{", "}", "[", "]", "\"", "\\", ",", ":", "(", ")", "\x00", "\x0b", "\x0c", "\xff", "\xc3", "\xe2\x80", "\u00a0", "\ufeff",
			"-", "+", "n", "nan", "NaN", "inf", "Infinity", "-inf", "t", "tru", "truex", "f", "x", ".5", "0x1p4", "1_000", "é", "\x1f",
			"'", "//", "\\u12", "\\x", "nul", "N", "I", "i", "1e", "1.", "--1", "+1",
		) + text[i:]
	case 5:
		return text[:i] + string(rune(m.Intn(0x250))) + text[i+1:]
	case 6:
		j := i + m.Intn(len(text)-i)
		return text[:j] + text[i:]
	case 7:
		j := i + m.Intn(len(text)-i)
		return text[:i] + text[j:]
	default:
		return text[:i] + string([]byte{byte(m.Intn(256))}) + text[i+1:]
	}
}

func escaped(key string) string {
	var b strings.Builder
	for i := 0; i < len(key); i++ {
		if strings.IndexByte(".*?|#@!{}[]()=<>%\\\"~:,&", key[i]) >= 0 {
			b.WriteByte('\\')
		}
		b.WriteByte(key[i])
	}
	return b.String()
}

func (m *maker) pathKey() string {
	var key string
	if len(m.keys) > 0 && m.Intn(8) > 0 {
		key = m.keys[m.Intn(len(m.keys))]
	} else {
		key = m.pick(plainKeys...)
	}
	if strings.HasPrefix(key, "\\u") || strings.Contains(key, "\\") {
		if m.Intn(2) == 0 {
			key = m.pick("a", "\n", "/", "😀", "we\"ird", "a\\b", "tab\t")
		}
	}
	switch m.Intn(8) {
	case 0:
		return key
	case 1:
		return m.pick("*", "?", "a*", "*a", "?*", "n*e", "*a*", "??", "\\*", "*\\?*", "*é*", "f?rst")
	case 2:
		if len(key) > 0 {
			i := m.Intn(len(key))
			return key[:i] + m.pick("*", "?") + key[i+1:]
		}
		return "*"
	default:
		return escaped(key)
	}
}

func (m *maker) operand() string {
	switch m.Intn(8) {
	case 0:
		return "\"" + m.text() + "\""
	case 1:
		return m.text()
	case 2, 3:
		return m.number()
	case 4:
		return m.pick("true", "false", "null", "~true", "~true", "~true", "~x", "~", "~x", "\"true\"", "\"~true\"")
	case 5:
		return m.pick("*", "?", "a*", "*a", "*o*", "\"*\"", "\"?\"", "*\\**", "\"a*\"", "T?m", "*\\", "\"*1*\"")
	case 6:
		return m.pick("", " ", "\"", "\"\"", "\"a", "a\"", "'a'", "(a)", "[1]", "{\"a\":1}")
	default:
		if len(m.texts) > 0 {
			return "\"" + m.texts[m.Intn(len(m.texts))] + "\""
		}
		return "1"
	}
}

func (m *maker) query(depth int) string {
	open, end := "(", ")"
	if m.Intn(10) == 0 {
		open, end = "[", "]"
	}
	var left string
	switch m.Intn(6) {
	case 0:
		left = ""
	case 1, 2:
		left = m.path(depth - 1)
	default:
		left = m.pathKey()
	}
	space := func() string {
		if m.Intn(5) == 0 {
			return m.pick(" ", "  ", "\t")
		}
		return ""
	}
	body := space() + left + space()
	if m.Intn(8) > 0 {
		body += m.pick("==", "!=", "<", "<=", ">", ">=", "%", "!%", "=", "!", "==", "===", "=~", "==~", "<>") + space() + m.operand() + space()
	}
	return "#" + open + body + end + m.pick("", "#", "#", "")
}

func (m *maker) modifier(depth int) string {
	name := m.pick("reverse", "ugly", "pretty", "this", "valid", "flatten", "join", "keys", "values", "tostr", "fromstr", "group", "nosuch", "")
	var argument string
	switch m.Intn(4) {
	case 0:
		switch name {
		case "pretty":
			argument = ":" + m.pick(
				"{\"sortKeys\":true}", "{\"indent\":\"\\t\"}", "{\"prefix\":\"> \"}", "{\"width\":20}", "{\"width\":0,\"sortKeys\":true}",
				"{\"indent\":\"\",\"prefix\":\"-\",\"width\":5}", "{\"sortkeys\":true}", "x", "{", "{\"width\":-1}", "[1]", "{\"indent\":1}",
			)
		case "flatten":
			argument = ":" + m.pick("{\"deep\":true}", "{\"deep\":false}", "{\"deep\":\"true\"}", "{\"deep\":1}", "true", "{")
		case "join":
			argument = ":" + m.pick("{\"preserve\":true}", "{\"preserve\":false}", "preserve", "{\"preserve\":1}")
		default:
			argument = ":" + m.pick("1", "\"a\"", "{}", "[1,2]", "x", "", "{\"a\":{\"b\":1}}", "(a)", "a.b", "\"a")
		}
	}
	return "@" + name + argument
}

func (m *maker) multipath(depth int) string {
	open, end := "{", "}"
	if m.Intn(2) == 0 {
		open, end = "[", "]"
	}
	var parts []string
	for n := m.Intn(4); n >= 0; n-- {
		part := m.path(depth - 1)
		if m.Intn(3) == 0 {
			name := m.pick("\"n\"", "n", "\"a b\"", "\"\\u0041\"", "\"x\\\"\"", "", "\"", "n m", "<", "\"é\"", "1", "true")
			part = name + ":" + part
		}
		parts = append(parts, part)
	}
	return open + strings.Join(parts, m.pick(",", ",", ",", ", ")) + end
}

func (m *maker) literal() string {
	return "!" + m.pick("true", "false", "null", "\"a\"", "1", "-1.5", "{\"a\":1}", "[1,2,3]", "NaN", "inf", "x", "", "True", "\"", "{", "+1", "nanx", "[1,2", "\"\\n\"")
}

func (m *maker) step(depth int) string {
	switch m.Intn(20) {
	case 0, 1:
		return strconv.Itoa(m.Intn(6))
	case 2:
		return m.pick("-1", "00", "01", "1.5", "99999999999999999999", "+1", "1a", "18446744073709551616", ":1", "")
	case 3, 4, 5:
		return "#"
	case 6, 7, 8:
		if depth > 0 {
			return m.query(depth)
		}
		return "#"
	case 9:
		return m.modifier(depth)
	case 10:
		if depth > 0 {
			return m.multipath(depth)
		}
		return "0"
	case 11:
		if m.Intn(4) == 0 {
			return m.literal()
		}
		return m.pathKey()
	default:
		return m.pathKey()
	}
}

// A path down into the text, as far as it goes, so that it often finds something.
func (m *maker) guided(text string, depth int) string {
	var b strings.Builder
	here := gjson.Parse(text)
	for n := 1 + m.Intn(5); n > 0; n-- {
		if b.Len() > 0 {
			b.WriteString(m.pick(".", ".", ".", ".", "|"))
		}
		var keys []string
		count := 0
		var children []gjson.Result
		if here.IsObject() || here.IsArray() {
			here.ForEach(func(key, value gjson.Result) bool {
				keys = append(keys, key.String())
				children = append(children, value)
				count++
				return count < 50
			})
		}
		if count == 0 || m.Intn(8) == 0 {
			b.WriteString(m.step(depth))
			break
		}
		i := m.Intn(count)
		switch {
		case here.IsObject() && m.Intn(8) == 0:
			b.WriteString(m.modifier(depth))
			continue
		case here.IsObject():
			b.WriteString(escaped(keys[i]))
		case m.Intn(3) == 0:
			b.WriteString(m.pick("#", "#", "@reverse", "@this", "@flatten", "@join", "@values", "@keys|#"))
			if m.Intn(2) == 0 {
				b.WriteString("." + m.step(depth))
			}
		case m.Intn(3) == 0:
			if inner := m.innerKey(children[i]); inner != "" {
				operand := children[i].Get(inner).Raw
				if operand == "" || m.Intn(3) == 0 {
					operand = m.operand()
				}
				b.WriteString("#(" + inner + m.pick("==", "!=", "<", "<=", ">", ">=", "%", "!%", "=") + operand + ")" + m.pick("", "#"))
			} else {
				operand := children[i].Raw
				b.WriteString("#(" + m.pick("==", "!=", "<", "<=", ">", ">=", "%", "!%") + operand + ")" + m.pick("", "#"))
			}
		default:
			b.WriteString(strconv.Itoa(i))
		}
		here = children[i]
	}
	if m.Intn(6) == 0 {
		b.WriteString(m.pick(".", "|") + m.modifier(depth))
	}
	if m.Intn(12) == 0 {
		b.WriteString(m.pick(".", "|") + m.multipath(depth))
	}
	return b.String()
}

func (m *maker) innerKey(value gjson.Result) string {
	var keys []string
	if value.IsObject() {
		value.ForEach(func(key, _ gjson.Result) bool {
			keys = append(keys, escaped(key.String()))
			return len(keys) < 20
		})
	}
	if len(keys) == 0 {
		return ""
	}
	return keys[m.Intn(len(keys))]
}

func (m *maker) path(depth int) string {
	var b strings.Builder
	if m.Intn(25) == 0 {
		b.WriteString(m.pick("..", "..", ".", "...", "|", "..#", "..0."))
	}
	n := 1 + m.Intn(4)
	if depth <= 1 {
		n = 1 + m.Intn(2)
	}
	for i := 0; i < n; i++ {
		if i > 0 {
			b.WriteString(m.pick(".", ".", ".", ".", "|"))
		}
		b.WriteString(m.step(depth))
	}
	return b.String()
}

// Whether gjson 1.14 and 1.19 mean the same by a path: of the operands with a tilde only "~true" is what it was.
func agrees(path string) bool {
	rest := strings.NewReplacer("\\\\", "", "\\~", "", "=~true)", "", "=\"~true\")", "", "!=~true )", "").Replace(path)
	return !strings.Contains(rest, "~")
}

func main() {
	seed, err := strconv.ParseInt(os.Args[1], 10, 64)
	if err != nil {
		panic(err)
	}
	count, err := strconv.Atoi(os.Args[2])
	if err != nil {
		panic(err)
	}
	m := &maker{Rand: rand.New(rand.NewSource(seed))}
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for i := 0; i < count; {
		text := m.document()
		for n := 1 + m.Intn(12); n > 0 && i < count; n-- {
			path := m.path(3)
			if m.Intn(2) == 0 {
				path = m.guided(text, 3)
			}
			if m.Intn(10) == 0 {
				path = m.broken(path)
			}
			if agrees(path) {
				answer(out, text, path)
				i++
			}
		}
	}
}

func answer(out *bufio.Writer, text, path string) {
	fmt.Fprintf(out, "%s\t%s\t", hex.EncodeToString([]byte(text)), hex.EncodeToString([]byte(path)))
	defer func() {
		if recover() != nil {
			fmt.Fprintln(out, "panic")
		}
	}()
	r := gjson.Get(text, path)
	var indexes []string
	for _, index := range r.Indexes {
		indexes = append(indexes, strconv.Itoa(index))
	}
	line := fmt.Sprintf(
		"%v\t%s\t%x\t%x\t%d\t%d\t%s\t%d\t%d\t%d\t%v\t%x\t%v\n",
		r.Exists(), r.Type, r.Raw, r.String(), math.Float64bits(r.Num), r.Index, strings.Join(indexes, ","),
		r.Int(), r.Uint(), math.Float64bits(r.Float()), r.Bool(), r.Path(text), gjson.Valid(text),
	)
	out.WriteString(line)
}
