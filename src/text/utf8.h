/* SPDX-License-Identifier: MIT
 * utf8.h - whether bytes are UTF-8 and how many characters they are, inside the text layer */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The length of the sequence of two bytes or more at @p, or 0 when it is none that UTF-8 has. */
gsize cad_utf8_sequence (const char *p, gsize room);

/* Where the valid text without zero bytes that begins at @p ends: @end, or the first byte that is none of it. */
const char *cad_utf8_end (const char *p, const char *end);

/* The same, character by character. */
const char *cad_utf8_end_plain (const char *p, const char *end);

/* How many characters begin in [p, end), whether or not the bytes are UTF-8. */
gsize cad_utf8_count (const char *p, const char *end);

/* How many of the bytes are below the space, but no break and no tab. */
gsize cad_utf8_controls (const char *p, const char *end);

G_END_DECLS
