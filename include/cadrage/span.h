/* SPDX-License-Identifier: MIT
 * span.h - a stretch of a document's text, in bytes: words are never copied */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  guint32 start;
  guint32 len;
} CadSpan;

static inline guint32
cad_span_end (CadSpan span)
{
  return span.start + span.len;
}

static inline gboolean
cad_span_overlaps (CadSpan a, CadSpan b)
{
  return a.start < cad_span_end (b) && b.start < cad_span_end (a);
}

G_END_DECLS
