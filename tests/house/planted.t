#!/bin/sh
# SPDX-License-Identifier: MIT
# The checks of the house are seen to catch planted faults.
root=$(cd "$(dirname "$0")/../.." && pwd)
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
n=0

fresh () {
  rm -rf "$scratch/tree" && mkdir -p "$scratch/tree"
  cp -r "$root/docs" "$root/include" "$root/src" "$scratch/tree/"
}

# caught NAME CLAIM: the claim fails in the tree
caught () {
  n=$((n + 1))
  if perl "$root/tests/house/house.pl" "$scratch/tree" | grep -q "^not ok .* - $2"; then
    echo "ok $n - $1"
  else
    echo "not ok $n - $1"
  fi
}

fresh
printf '#include <cadrage/report.h>\n' >>"$scratch/tree/src/text/tokens.c"
caught 'an include upwards is caught' 'layers include downwards only'

fresh
printf '#include <cadrage/tokens.h>\n' >>"$scratch/tree/include/cadrage/document.h"
caught 'an include cycle is caught' 'headers have no include cycle'

fresh
printf '#include <yaml.h>\n' >>"$scratch/tree/src/cli/main.c"
caught 'a library named twice is caught' 'each outside library is named in one file'

fresh
{ printf 'static void\nplanted (void)\n{\n'; yes '  x ();' | head -n 61; printf '}\n'; } >>"$scratch/tree/src/base/names.c"
caught 'a long function is caught' 'functions have 60 lines at most'

fresh
printf 'static void\nplanted (int a, int b, int c, int d, int e, int f)\n{\n}\n' >>"$scratch/tree/src/base/names.c"
caught 'a function of six parameters is caught' 'functions take 5 parameters at most'

fresh
yes '/* line */' | head -n 601 >>"$scratch/tree/src/base/names.c"
caught 'a long file is caught' 'files have 600 lines at most'

fresh
printf 'static int planted = 1;\n' >>"$scratch/tree/src/base/names.c"
caught 'a mutable variable is caught' 'no mutable variables at file scope'

fresh
printf '  goto planted;\n' >>"$scratch/tree/src/base/names.c"
caught 'a goto is caught' 'no goto'

fresh
printf '#define PLANTED(x) ((x) + 1)\n' >>"$scratch/tree/src/base/names.c"
caught 'a function-like macro is caught' 'no function-like macros'

fresh
rm -rf "$scratch/tree/src"
caught 'a check with nothing to check fails' 'functions have 60 lines at most'

mkdir -p "$scratch/build/obj/src/text"
printf '#include <stdio.h>\nvoid planted (void);\nvoid planted (void) { puts ("x"); }\n' >"$scratch/planted.c"
cc -c -o "$scratch/build/obj/src/text/planted.o" "$scratch/planted.c"
n=$((n + 1))
if perl "$root/tests/house/house.pl" "$root" "$scratch/build" | grep -q '^not ok .* - pure layers'; then
  echo "ok $n - a print in a pure layer is caught"
else
  echo "not ok $n - a print in a pure layer is caught"
fi
echo "1..$n"
