#!/usr/bin/env bash
# Makes the fonts of this folder anew: Noto of Debian's fonts-noto-core, cut down to what an office's programme
# is written in (Latin with all Vietnamese letters, Greek, Cyrillic, punctuation, signs of lists and of sums).
# Wants: apt-get install fonts-noto-core; pip install fonttools.
set -euo pipefail
cd "$(dirname "$0")"
from=${1:-/usr/share/fonts/truetype/noto}

letters=U+0020-007E,U+00A0-017F,U+018F,U+0192,U+01A0-01A1,U+01AF-01B0,U+01CD-01DC,U+01E6-01E7,U+0218-021B
letters+=,U+02BB-02BD,U+02C6-02C7,U+02D8-02DD,U+0300-0304,U+0306-030C,U+0309,U+031B,U+0323-0328
letters+=,U+0370-03FF,U+0400-045F,U+0490-0491,U+1E00-1EFF,U+2000-206F,U+2070-209F,U+20A0-20BF
letters+=,U+2100-214F,U+2150-218F,U+FFFD
for weight in Regular Bold; do
  pyftsubset "$from/NotoSans-$weight.ttf" --unicodes=$letters --layout-features=kern,mark,mkmk,ccmp,locl \
    --no-hinting --name-IDs='*' --output-file="NotoSans-$weight.ttf"
done
pyftsubset "$from/NotoSansMath-Regular.ttf" --text='→←↑↓↔⇒⇔−≤≥≠≈∞√∑∆∙' --layout-features='' \
  --no-hinting --name-IDs='*' --output-file=NotoSansMath-Regular.ttf
pyftsubset "$from/NotoSansSymbols2-Regular.ttf" --text='✓✔✗■□●○◆▪▫▸►◄▲▼★☆☐☑☒➢➤➔❖◦' --layout-features='' \
  --no-hinting --name-IDs='*' --output-file=NotoSansSymbols2-Regular.ttf
