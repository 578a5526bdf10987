// The peer of Mima's big integers: math/big. It reads "OPERATION WORDS EXPONENT-BITS" and makes the operands, the same
// that the other parties make, then "run COUNT", and answers with the nanoseconds that took and a checksum.
package main

import (
	"bufio"
	"fmt"
	"math/big"
	"os"
	"strings"
	"time"
)

// SplitMix64.
func random(seed uint64, count int) []big.Word {
	words := make([]big.Word, count)
	for i := range words {
		seed += 0x9e3779b97f4a7c15
		z := seed
		z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9
		z = (z ^ (z >> 27)) * 0x94d049bb133111eb
		words[i] = big.Word(z ^ (z >> 31))
	}
	return words
}

func number(words, role, count int) []big.Word {
	limbs := random(uint64(words*16+role), count)
	limbs[count-1] = limbs[count-1]&^(1<<63) | 1<<62
	return limbs
}

var modulus = big.NewInt(1_000_000_000_000_000_009)

func checksum(x *big.Int) *big.Int { return new(big.Int).Mod(x, modulus) }

// The operation, repeated; each time into a new number.
func operation(name string, words, bits int) func(int) *big.Int {
	a := new(big.Int).SetBits(number(words, 1, words))
	b := new(big.Int).SetBits(number(words, 2, words))
	var r *big.Int
	switch name {
	case "add":
		return func(n int) *big.Int {
			for i := 0; i < n; i++ {
				r = new(big.Int).Add(a, b)
			}
			return r
		}
	case "multiply":
		return func(n int) *big.Int {
			for i := 0; i < n; i++ {
				r = new(big.Int).Mul(a, b)
			}
			return r
		}
	case "square":
		return func(n int) *big.Int {
			for i := 0; i < n; i++ {
				r = new(big.Int).Mul(a, a)
			}
			return r
		}
	case "divide":
		a.SetBits(number(words, 1, 2*words))
		var m *big.Int
		return func(n int) *big.Int {
			for i := 0; i < n; i++ {
				r, m = new(big.Int).QuoRem(a, b, new(big.Int))
			}
			return new(big.Int).Add(r, m)
		}
	case "gcd":
		return func(n int) *big.Int {
			for i := 0; i < n; i++ {
				r = new(big.Int).GCD(nil, nil, a, b)
			}
			return r
		}
	case "toDecimal":
		var text string
		return func(n int) *big.Int {
			for i := 0; i < n; i++ {
				text = a.String()
			}
			if len(text) > 1<<20 {
				// Reading so many digits takes math/big minutes; the other parties check the number.
				return a
			}
			x, _ := new(big.Int).SetString(text, 10)
			return x
		}
	case "fromDecimal":
		text := a.String()
		return func(n int) *big.Int {
			for i := 0; i < n; i++ {
				r, _ = new(big.Int).SetString(text, 10)
			}
			return r
		}
	case "modularPower":
		a.SetBits(number(words, 1, words))
		bitsOf := a.Bits()
		bitsOf[words-1] >>= 1
		a.SetBits(bitsOf)
		e := random(uint64(words*16+2), (bits+63)/64)
		if bits < 64 {
			e[0] = e[0]>>(64-uint(bits)) | 1<<(uint(bits)-1)
		}
		exponent := new(big.Int).SetBits(e)
		m := number(words, 3, words)
		m[0] |= 1
		mod := new(big.Int).SetBits(m)
		return func(n int) *big.Int {
			for i := 0; i < n; i++ {
				r = new(big.Int).Exp(a, exponent, mod)
			}
			return r
		}
	}
	panic(name)
}

func main() {
	input := bufio.NewScanner(os.Stdin)
	var run func(int) *big.Int
	for input.Scan() {
		line := input.Text()
		if strings.HasPrefix(line, "run ") {
			var count int
			fmt.Sscanf(line, "run %d", &count)
			start := time.Now()
			r := run(count)
			spent := time.Since(start)
			fmt.Println(spent.Nanoseconds(), checksum(r))
			continue
		}
		var name string
		var words, bits int
		fmt.Sscanf(line, "%s %d %d", &name, &words, &bits)
		run = operation(name, words, bits)
		fmt.Println("ready")
	}
}
