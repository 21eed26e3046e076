/* SPDX-License-Identifier: MIT
 * damage.h - what spoils a text on its way to us, and which stretches of it are no text of the article */
#pragma once

#include <cadrage/document.h>
#include <cadrage/rules.h>
#include <cadrage/span.h>

G_BEGIN_DECLS

typedef enum {
  CAD_DAMAGE_MARKS,       /* paragraphs whose quotation marks do not pair up */
  CAD_DAMAGE_GLUED,       /* words run together: "fin.Le", "ditBakou" */
  CAD_DAMAGE_MOJIBAKE,    /* "Ã©", "â€™", U+FFFD */
  CAD_DAMAGE_AGENCY,      /* datelines and subheads of dispatches: "BAKOU, 3 mai (AFP) -", "- Bilan -" */
  CAD_DAMAGE_BOILERPLATE, /* paragraphs that the site wrote around the article: "Lire aussi" */
  CAD_DAMAGE_HEADLINES,   /* the headline once more */
  CAD_DAMAGE_MARKUP,      /* tags, comments, entities, XPath */
  CAD_DAMAGE_LINKS,       /* addresses, targets of Markdown links, names of pictures */
  CAD_N_DAMAGES
} CadDamageKind;

/* What stands, for a reader, in the place of a stretch that is left out. */
typedef enum {
  CAD_GAP_NOTHING, /* <b> inside a word */
  CAD_GAP_SPACE,
  CAD_GAP_PARAGRAPH,
  CAD_GAP_MARK, /* the punctuation that an entity stands for */
} CadGap;

typedef struct {
  CadSpan span;
  guint8 kind; /* CadDamageKind */
  guint8 gap;  /* CadGap */
  guint8 mark; /* CadMark, for CAD_GAP_MARK */
} CadDamage;

/* "marks", "glued" ... The names are those of the machine formats. */
const char *cad_damage_name (CadDamageKind kind);

/* Whether such stretches are no text of the article, and so are left out of all counts. */
gboolean cad_damage_is_left_out (CadDamageKind kind);

/* Puts into @damages (of CadDamage), replacing what it held, the stretches of the body that are no text of the article: in
 * order, apart from one another. Depends on the article and @rules alone, so that counts of articles add up in any order.
 * O(n), and little more than a search for a few bytes where there is nothing to find. */
void cad_damage_find (const CadDocument *document, const CadTextRules *rules, GArray *damages);

/* The same and the damage that stays in the counts (quotation marks, words run together, encodings, agencies), by place. */
void cad_damage_survey (const CadDocument *document, const CadTextRules *rules, GArray *damages);

/* The words in the stretches @damages, as users count words. */
guint cad_damage_words (const CadDocument *document, const GArray *damages);

G_END_DECLS
