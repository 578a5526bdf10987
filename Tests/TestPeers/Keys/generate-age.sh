#!/bin/sh
# Makes the .age files beside it anew, with age: "hello from age" and a line feed, encrypted to the keys that generate.sh
# made.
set -eu
cd "$(dirname "$0")"
for key in ed25519 rsa; do
    echo 'hello from age' | age -R "$key.key.pub" >"$key.age"
done
