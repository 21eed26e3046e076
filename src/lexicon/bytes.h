/* SPDX-License-Identifier: MIT
 * bytes.h - the bytes of a YAML file made fit for libyaml, letter for letter, so that places stay true */
#pragma once

#include <glib.h>

#include <cadrage/faults.h>

G_BEGIN_DECLS

/* The text of @bytes. Bytes that are no UTF-8, control characters, tabs in the indentation (then @tabs is TRUE) are faults
 * and replaced. @ and * are hidden: to libyaml they look like letters.
 * Returns: (transfer full) (nullable) NULL when it is too large */
GString *cad_bytes_prepare (GBytes *bytes, gboolean *tabs, CadFaults *faults);

/* Hides the letter at @index (code points) when it is one that upsets libyaml in a text: : % ` . FALSE when it is none. */
gboolean cad_bytes_hide (GString *text, gsize index);

/* FALSE: @text has no hidden letters. */
gboolean cad_bytes_is_hiding (const char *text);

/* @text with the hidden letters as they were. Returns: (transfer full) */
char *cad_bytes_reveal (const char *text);

/* The letter at @index, "" at the end. Returns: (transfer full) */
char *cad_bytes_letter (const GString *text, gsize index);

G_END_DECLS
