#!/bin/sh
# SPDX-License-Identifier: MIT
exec perl "$(dirname "$0")/house.pl" "$(dirname "$0")/../.." "$BUILD"
