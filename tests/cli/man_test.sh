#!/bin/sh
# man_test.sh <gocgo>: groff has nothing to say of the manual page, and every verb of `gocgo --help` is in it.
set -eu
command -v groff >/dev/null || { echo 'skipped: groff is not installed (Debian: apt install groff)'; exit 77; }
"$1" --man >page.1
groff -man -ww -Tascii page.1 >page.txt 2>warnings.txt
cat warnings.txt
test ! -s warnings.txt
"$1" --help | sed -n 's/^  \([a-z][a-z]*\) .*/\1/p' >verbs.txt
test -s verbs.txt
while read -r verb; do
    grep -q "^\.SS $verb\$" page.1 || { echo "the page lacks $verb"; exit 1; }
done <verbs.txt
