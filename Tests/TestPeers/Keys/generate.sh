#!/bin/sh
# Makes the key files beside it anew, with ssh-keygen and, where a name says so, openssl. Everything encrypted has the
# passphrase "correct horse". The same two keys, Ed25519 and RSA of 2048 bits, are in all of the files without another
# name, so that each must give the same numbers.
set -eu
cd "$(dirname "$0")"
rm -f -- *.key *.pub fingerprints.txt
passphrase='correct horse'
new() { ssh-keygen -q -N "" -f "$@"; }

new ed25519.key -t ed25519 -C 'mima test'
new rsa.key -t rsa -b 2048 -C 'mima test'
new rsa-1024.key -t rsa -b 1024 -C ''
new ecdsa.key -t ecdsa -C 'mima test'

copy() { # from, to, and how to save it
    cp "$1" "$2"
    from=$1
    to=$2
    shift 2
    ssh-keygen -q -p -P "" -f "$to" "$@" >/dev/null
}
for cipher in aes128-ctr aes192-ctr aes256-ctr aes128-cbc aes192-cbc aes256-cbc aes128-gcm@openssh.com \
    aes256-gcm@openssh.com chacha20-poly1305@openssh.com 3des-cbc; do
    copy ed25519.key "ed25519-${cipher%@*}.key" -N "$passphrase" -Z "$cipher" -a 2
done
copy ed25519.key ed25519-default.key -N "$passphrase"
copy ed25519.key ed25519-none-bcrypt.key -N "$passphrase" -Z none -a 2
copy rsa.key rsa-aes256-ctr.key -N "$passphrase" -a 2
copy rsa.key rsa-chacha20-poly1305.key -N "$passphrase" -Z chacha20-poly1305@openssh.com -a 2
copy rsa.key rsa-pkcs1.key -N "" -m PEM
copy rsa.key rsa-pkcs1-aes128.key -N "$passphrase" -m PEM
copy rsa.key rsa-pkcs8.key -N "" -m PKCS8
copy rsa.key rsa-pkcs8-pbkdf2.key -N "$passphrase" -m PKCS8
copy ecdsa.key ecdsa-pkcs8.key -N "" -m PKCS8
copy ecdsa.key ecdsa-sec1.key -N "" -m PEM

secret="pass:$passphrase"
for cipher in aes192 aes256 des3; do
    openssl rsa -in rsa-pkcs1.key -traditional "-$cipher" -passout "$secret" -out "openssl-rsa-pkcs1-$cipher.key" 2>/dev/null
done
openssl pkcs8 -topk8 -in rsa-pkcs1.key -scrypt -passout "$secret" -out openssl-rsa-pkcs8-scrypt.key
openssl pkcs8 -topk8 -in rsa-pkcs1.key -v2 des3 -v2prf hmacWithSHA1 -passout "$secret" -out openssl-rsa-pkcs8-des3.key
openssl pkcs8 -topk8 -in rsa-pkcs1.key -v2 aes-192-cbc -v2prf hmacWithSHA512 -passout "$secret" \
    -out openssl-rsa-pkcs8-sha512.key
openssl pkcs8 -topk8 -in rsa-pkcs1.key -v1 PBE-SHA1-3DES -passout "$secret" -out openssl-rsa-pkcs8-pbes1.key
openssl genpkey -algorithm ed25519 -out openssl-ed25519-pkcs8.key
openssl pkey -in openssl-ed25519-pkcs8.key -pubout -outform DER -out openssl-ed25519-pkcs8.der
openssl genpkey -algorithm x25519 -out openssl-x25519-pkcs8.key
openssl genpkey -algorithm RSA-PSS -pkeyopt rsa_keygen_bits:2048 -out openssl-rsa-pss-pkcs8.key 2>/dev/null

for key in ed25519 rsa rsa-1024 ecdsa; do ssh-keygen -l -f "$key.key.pub"; done > fingerprints.txt
