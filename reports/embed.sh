#!/bin/sh
# SPDX-License-Identifier: MIT
# embed.sh FOLDER NAME... - prints C: the table of the files that are compiled in (src/report/resource.h)
set -eu
folder=$1
shift
echo '#include "resource.h"'
n=0
for name in "$@"; do
  echo "static const guint8 file_$n[] = {"
  od -An -v -tu1 "$folder/$name" | sed 's/  *\([0-9][0-9]*\)/\1,/g'
  echo '0 };'
  n=$((n + 1))
done
echo 'const CadResource cad_resources[] = {'
n=0
for name in "$@"; do
  echo "  { \"$name\", file_$n, sizeof file_$n - 1 },"
  n=$((n + 1))
done
echo '  { NULL, NULL, 0 } };'
