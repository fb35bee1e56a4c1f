#!/usr/bin/env bash
# Installs, on Debian and its relatives, what the Chromium of the browser tests needs beyond npm: three libraries and a
# font. The tests run it by themselves as root when something is missing.
set -euo pipefail

# Several test files may ask at once.
exec 9>"${TMPDIR:-/tmp}/parallax-install-browser.lock"
flock 9

export DEBIAN_FRONTEND=noninteractive
apt-get update -q
apt-get install -q -y --no-install-recommends libnss3 libnspr4 libexpat1 fonts-dejavu-core
