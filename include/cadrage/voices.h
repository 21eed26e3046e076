/* SPDX-License-Identifier: MIT
 * voices.h - who speaks each mention: the outlet, someone quoted, someone cited */
#pragma once

#include <cadrage/cues.h>
#include <cadrage/language.h>
#include <cadrage/tokens.h>

G_BEGIN_DECLS

typedef enum {
  CAD_VOICE_OWN,        /* the outlet asserts or names */
  CAD_VOICE_QUOTED,     /* a sentence or more inside marks */
  CAD_VOICE_PARTIAL,    /* a fragment in marks inside the outlet's sentence, with a speaker in reach */
  CAD_VOICE_ATTRIBUTED, /* reported without marks: que, selon, accuser de, ce que X appelle */
  CAD_VOICE_DISTANCED,  /* marked as not the outlet's word, nobody named: scare quotes, soi-disant */
  CAD_VOICE_HEARSAY,    /* auraient été tués, reportedly */
  CAD_VOICE_DENIED,     /* a speaker rejects the content or the word */
  CAD_VOICE_NAMED,      /* a title, a code name, a word as topic: left out of framing counts */
  CAD_N_VOICES
} CadVoiceKind;

typedef enum {
  CAD_VOICES_OWN,        /* own */
  CAD_VOICES_ATTRIBUTED, /* quoted, partial, attributed, denied */
  CAD_VOICES_HEDGED,     /* distanced, hearsay */
  CAD_VOICES_NAMED,      /* named */
  CAD_N_VOICE_GROUPS
} CadVoiceGroup;

typedef enum {
  CAD_VOICE_UNCLOSED = 1 << 0, /* the quotation mark was never closed */
  CAD_VOICE_STRAY = 1 << 1,    /* a closing mark without an opening one */
  CAD_VOICE_CARRIED = 1 << 2,  /* the speaker was carried over from an earlier sentence */
  CAD_VOICE_ANONYMOUS = 1 << 3,
  CAD_VOICE_RELAY = 1 << 4,    /* the speaker is a medium that relays */
  CAD_VOICE_DOCUMENT = 1 << 5, /* the speaker is a document */
} CadVoiceFlags;

/* The voice of one place in the text. Spans are empty (len 0) when there is none. */
typedef struct {
  CadVoiceKind kind;
  CadStance stance;
  CadSpan cue;                         /* what decided it */
  CadSpan speaker;                     /* as the text names it */
  guint32 speaker_first, speaker_last; /* tokens of @speaker, when its len is not 0 */
  CadSpan scope;                       /* how far the cue reaches */
  const char *verb;                    /* lemma of the reporting verb, borrowed from the language, or NULL */
  const char *rule;                    /* name of the rule, static: "incise", "que", "scare-quotes" */
  guint8 confidence;                   /* 0 to 100 */
  guint32 flags;                       /* of CadVoiceFlags */
} CadVoice;

/* The test for slot 1 of a vocabulary; @data is the CadLanguage, which is only read. */
guint64 cad_voices_test (const CadWord *word, GArray *symbols, gpointer data);

/* What the marks of a document are worth. */
typedef struct {
  guint marks;    /* quotation marks seen */
  guint doubtful; /* unclosed, stray or of mixed kind */
} CadMarkCounts;

/* Finds the voices of one document after the other; its buffers are kept from document to document. */
typedef struct _CadVoices CadVoices;

/* @language is borrowed and must outlive the voices. Returns: (transfer full) */
CadVoices *cad_voices_new (const CadLanguage *language);
void cad_voices_free (CadVoices *voices);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadVoices, cad_voices_free)

/* The voices of @spans (of CadSpan: byte spans of the document, in order of their start), one CadVoice each in @found,
 * replacing what it held. Never fails: a text without cues speaks in the outlet's own voice. O(n). */
void cad_voices_find (CadVoices *voices, const CadTokens *tokens, const GArray *spans, GArray *found,
                      CadMarkCounts *marks);

/* "own", "quoted" ... The names are the machine formats'. */
const char *cad_voice_name (CadVoiceKind kind);
CadVoiceGroup cad_voice_group (CadVoiceKind kind);

G_END_DECLS
