/* SPDX-License-Identifier: MIT
 * normal.h - the normal form of plain Latin words, inside the text layer */
#pragma once

#include <cadrage/vocabulary.h>

G_BEGIN_DECLS

/* Of a word of ASCII and the accented letters of U+00C0 to U+00FF but for the ligature, which only small letters differ from: the
 * most words by far. Puts its normal form into @small, which has room for @length bytes and a NUL, and into @flags what its
 * letters say. FALSE when @word holds anything else. */
gboolean cad_normal_latin (const char *word, gsize length, char *small, guint16 *flags);

G_END_DECLS
