/* SPDX-License-Identifier: MIT
 * error.c - the error domain */
#include <cadrage/error.h>

/* clang-format off: it would split the name of the quark */
G_DEFINE_QUARK (cad - error - quark, cad_error)
/* clang-format on */
