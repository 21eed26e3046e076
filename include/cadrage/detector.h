/* SPDX-License-Identifier: MIT
 * detector.h - which of several languages a text is written in, by small words and by letters */
#pragma once

#include <cadrage/rules.h>

G_BEGIN_DECLS

/* Shared between threads and only read. */
typedef struct _CadDetector CadDetector;

#define CAD_DETECTOR_MOST 64 /* languages */

/* For languages with these @rules, @n of them, of which those behind the first CAD_DETECTOR_MOST are never found; they must
 * outlive it. Returns: (transfer full) */
CadDetector *cad_detector_new (const CadTextRules *const *rules, guint n);
void cad_detector_free (CadDetector *detector);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadDetector, cad_detector_free)

/* In which of the languages @text, valid UTF-8 with a NUL behind it, is written: the one whose function words, elisions and
 * letters stand in most words of its beginning, the first of several. Returns: its index */
guint cad_detector_find (const CadDetector *detector, const char *text, gsize length);

G_END_DECLS
