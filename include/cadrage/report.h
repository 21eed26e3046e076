/* SPDX-License-Identifier: MIT
 * report.h - the model of a report: every number that any rendering shows, computed once from a tally */
#pragma once

#include <cadrage/correction.h>
#include <cadrage/shared.h>
#include <cadrage/timeline.h>

G_BEGIN_DECLS

/* What became of the articles of one file of a corpus, as its reader says. */
typedef struct {
  char *name;         /* owned */
  const char *format; /* static */
  guint announced, read, empty, refused, damaged, undated;
} CadReportFile;

void cad_report_file_free (CadReportFile *file);

/* The same of all its files together. */
typedef struct {
  guint announced, read, empty, refused;
  const GPtrArray *messages; /* of char*: what was refused or doubtful, and why; borrowed, or NULL */
  const GPtrArray *files;    /* of CadReportFile: borrowed, or NULL */
} CadReportCorpus;

#define CAD_REPORT_MESSAGES 10 /* the most of its messages that a page gives; the others are in report.json */

typedef struct {
  const char *interface;     /* "fr" or "en": language of what a person reads */
  const char *version;       /* of the program */
  const char *command;       /* the exact command, for the method box, or NULL */
  const char *title;         /* of the report, or NULL */
  const char *corpus_sha256; /* of the corpus as read, or NULL */
  guint64 seed;
  gboolean own_leans;            /* only own leans are shown: reported ones need no interval */
  CadCorrection correction;      /* of comparisons for the number of tests */
  const CadReportCorpus *corpus; /* or NULL: counts that were made before */
  CadBy by;                      /* periods of the timeline, or CAD_BY_NOTHING */
  gboolean distances;            /* whether those of all pairs of sources are wanted */
  const CadShared *shared;       /* the texts that articles share, or NULL when they were not looked for */
  gboolean once;                 /* each of them was counted once */
} CadReportSettings;

/* One wording (or loaded group) in one source. */
typedef struct {
  guint32 key; /* of the tally */
  guint64 counts[CAD_N_VOICES];
  CadEstimate own;      /* share (loaded: rate per 1,000 words) in own voice */
  CadEstimate reported; /* the same in reported voices: attributed and hedged */
  GPtrArray *excerpts;  /* of const CadExcerpt, borrowed from the tally, owned array */
} CadCell;

typedef struct {
  const CadLexicon *lexicon;
  const CadChoice *choice;
  guint n_wordings;
  CadCell *cells;          /* [source * n_wordings + wording] */
  guint64 *own, *reported; /* totals per source */
  CadEstimate *silence;    /* per source */
} CadChoiceTable;

typedef struct {
  const CadLexicon *lexicon;
  const CadAxis *axis;
  CadLean *own, *reported;            /* per source */
  CadEstimate *loadedness, *borrowed; /* per source */
} CadAxisTable;

typedef struct {
  const CadLexicon *lexicon;
  const CadWording *group;
  CadCell *cells; /* per source */
} CadLoadedTable;

/* Framing distances of all pairs of sources, over the choices of one lexicon. */
typedef struct {
  const CadLexicon *lexicon;
  CadEstimate *
      pairs; /* [a * n_sources + b]: n mentions and total choices that both share; without intervals for many sources */
} CadDistanceTable;

/* Who gets to speak in one source, and how. */
typedef struct {
  const CadLexicon *lexicon; /* NULL when the side is unknown */
  const CadTermSet *actor;   /* NULL when the side is unknown */
  guint side;                /* index of the tally's sides; 0: unknown */
  guint64 mentions;
  CadEstimate share; /* of the mentions of known sides; no value when the side is unknown */
  guint64 stances[CAD_N_STANCES];
} CadSpeakerRow;

/* A verb that lets a side of one source speak. */
typedef struct {
  const CadLexicon *lexicon; /* NULL when the side is unknown */
  const CadTermSet *actor;   /* NULL when the side is unknown */
  const char *verb;          /* of the tally */
  CadStance stance;
  guint64 n;
} CadVerbRow;

typedef struct {
  const char *name;
  guint articles;
  guint64 words;
  const char *first_date, *last_date; /* or NULL */
  guint64 groups[CAD_N_VOICE_GROUPS]; /* mentions by voice group */
  guint64 repaired, doubtful_marks, replaced;
  CadEstimate voices[CAD_VOICES_NAMED]; /* shares of the groups own, attributed, hedged in all mentions */
  CadEstimate quoting;                  /* share of all mentions that is left to reported voices */
  GArray *speakers;                     /* of CadSpeakerRow */
  GArray *verbs;                        /* of CadVerbRow: those of a side together, the most used first */
} CadSourceRow;

typedef struct {
  CadReportSettings settings; /* strings borrowed */
  const CadTally *tally;      /* borrowed */
  GPtrArray *lexicons;        /* of const CadLexicon, borrowed: those given, then @unlisted */
  GPtrArray *unlisted;        /* of CadLexicon, owned: made for choices counted without a lexicon (no sha256) */
  GArray *sources;            /* of CadSourceRow, as the tally's */
  GPtrArray *choices;         /* of CadChoiceTable: only those with a mention in some source */
  GPtrArray *unmentioned;     /* of const CadChoice: choices nobody named */
  GPtrArray *axes;            /* of CadAxisTable: only those with a mention */
  GPtrArray *loaded;          /* of CadLoadedTable: only those with a mention */
  GPtrArray *distances;       /* of CadDistanceTable, owned: only those with a pair; empty unless wanted */
  CadTimeline *timeline;      /* owned; NULL when none was asked for, or no article has a date */
  GPtrArray *warnings;        /* of char*, in the interface's language, owned */
} CadReport;

/* Computes everything. @tally must be finished; @lexicons (of const CadLexicon) those it was made with;
 * what was counted with others is shown by its ids, without leans.
 * Returns: (transfer full) */
CadReport *cad_report_new (const CadTally *tally, GPtrArray *lexicons, const CadReportSettings *settings);
void cad_report_free (CadReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadReport, cad_report_free)

G_END_DECLS
