/* SPDX-License-Identifier: MIT
 * error.c - the error domain */
#include <cadrage/error.h>

/* laid out by hand: the name of the quark is no subtraction */
/* clang-format off */
G_DEFINE_QUARK (cad-error-quark, cad_error)
/* clang-format on */
