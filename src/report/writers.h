/* SPDX-License-Identifier: MIT
 * writers.h - parts of JSON documents that several of them hold */
#pragma once

#include <cadrage/json.h>
#include <cadrage/report.h>

#include "model.h"
#include "places.h"

G_BEGIN_DECLS

/* The members of a mention, inside an open object. */
void cad_write_mention (CadJson *json, const CadReading *reading, const CadPlace *place);

/* "lexicons": [{id, language, version, sha256}] */
void cad_write_lexicons (CadJson *json, GPtrArray *lexicons);

/* The members value, low, high, inside an open object; @name stands for "value" ("share", "lean"). */
void cad_write_estimate (CadJson *json, const char *name, const CadEstimate *estimate);

/* A member @key: {value, low, high}. */
void cad_write_interval (CadJson *json, const char *key, const CadEstimate *estimate);

/* A member "files": what became of each (of CadReportFile). */
void cad_write_files (CadJson *json, const GPtrArray *files);

/* A member "speakers": who speaks in a source, and which share of what is said that is. */
void cad_write_speakers (CadJson *json, const CadSourceRow *row, gboolean shares);

/* The members of a lean, inside an open object: lean, low, high, mentions, choices, verdict. */
void cad_write_lean (CadJson *json, const CadLean *lean);

/* Members "leans", "choices", "loaded": what one source does. */
void cad_write_leans (CadJson *json, const CadReport *report, guint source);
void cad_write_choices (CadJson *json, const CadReport *report, guint source);
void cad_write_loaded (CadJson *json, const CadReport *report, guint source);

/* The members of a timeline, inside an open object: by, undated, year_only, periods, leans, choices. */
void cad_write_timeline (CadJson *json, const CadReport *report);

G_END_DECLS
