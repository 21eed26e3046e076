/* SPDX-License-Identifier: MIT
 * paragraphs.c - walking the paragraphs of an article: which are the site's, which say the headline again
 *
 * A mention that is dropped wrongly is worse than a line of the site that is counted: whatever reads like a sentence stays. */
#include "paragraphs.h"

#include <string.h>

#include <cadrage/vocabulary.h>

#include "boilerplate.h"
#include "chars.h"
#include "scanner.h"

#define NOTICE_MOST   700 /* bytes of a notice to the reader */
#define LINK_MOST     300 /* of the title of another article with what announces it */
#define LINE_MOST     160 /* of a line of buttons, a byline */
#define HEAD_LEAST    20  /* of a headline that can be told when it comes again */
#define DECOR_MOST    16  /* of bullets and arrows before the first word */
#define BRACKET_MOST  200 /* of a reference in brackets */
#define BOX_MOST      600 /* of a box on who wrote the article */
#define ENDING        3   /* paragraphs at the end among which such a box is looked for */
#define OPENING_WORDS 2   /* that most paragraphs are told by */
#define AUTHOR_WORDS  12  /* behind the name that say what somebody is */
#define RIGHTS_WORDS  8   /* words of a line that begins with © */

typedef struct {
  const char *start, *end; /* without blanks */
  const char *first;       /* its first letter or digit, past bullets, or NULL */
} Paragraph;

/* A headline: that of the record, or a first line that is no sentence. */
typedef struct {
  const char *start, *end;
  gboolean seen;
} Head;

typedef struct {
  const CadDocument *document;
  const CadBoilerplate *boilerplate;
  GArray *damages;
  guint n_residues, residue; /* those of @damages, and the first that is not behind the place looked at */
  const char *feed, *carriage;
  Head heads[2];
  Paragraph last[ENDING + 1]; /* that are the article's, the latest first */
  gboolean begun;             /* a paragraph was seen */
  gboolean after_label;       /* "Lire aussi :" stands alone in the paragraph before */
  gboolean after_site;        /* the paragraph before was left out */
  gboolean follows_site;      /* the first of @last came behind one that was left out */
  int wrapped;                /* -1: not asked yet */
  CadLine line;
} Walk;

static const char *
find_break (const char *p, const char *end, char byte, const char **last)
{
  if (*last == NULL || *last < p) {
    const char *found = memchr (p, byte, end - p);

    *last = found != NULL ? found : end;
  }
  return *last;
}

/* The end of the paragraph that begins at @p; *@next is where the one behind it begins. */
static const char *
paragraph_end (Walk *walk, const char *p, const char **next)
{
  const char *text = walk->document->text, *end = text + walk->document->length;
  const char *stop = MIN (find_break (p, end, '\n', &walk->feed), find_break (p, end, '\r', &walk->carriage));

  *next = stop + (stop < end);
  for (; walk->residue < walk->n_residues; walk->residue++) {
    const CadDamage *residue = &g_array_index (walk->damages, CadDamage, walk->residue);
    const char *start = text + residue->span.start;

    if (start >= stop)
      break;
    if (residue->gap == CAD_GAP_PARAGRAPH) {
      walk->residue++;
      *next = start + residue->span.len;
      return start;
    }
  }
  return stop;
}

static gboolean
is_quote (gunichar c)
{
  return c == '"' || c == 0xAB || c == 0xBB || (c >= 0x2018 && c <= 0x201F) || c == 0x2039;
}

static gboolean
is_blank (const char *p)
{
  CadCharClass class = cad_byte_class (p);

  if (class == CAD_CHAR_WIDE)
    class = cad_char_read (p).class;
  return class == CAD_CHAR_SPACE || class == CAD_CHAR_NEWLINE || class == CAD_CHAR_IGNORED;
}

static const char *
skip_decor (const char *p, const char *end)
{
  const char *limit = MIN (end, p + DECOR_MOST);

  while (p < limit && !cad_char_is_letter (p) && !is_quote (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p < end && cad_char_is_letter (p) ? p : NULL;
}

static Paragraph
trimmed (const char *start, const char *end)
{
  while (start < end && is_blank (start))
    start = g_utf8_next_char (start);
  while (start < end && is_blank (g_utf8_prev_char (end)))
    end = g_utf8_prev_char (end);
  return (Paragraph){ start, end, skip_decor (start, end) };
}

static gsize
length_of (const Paragraph *paragraph)
{
  return paragraph->end - paragraph->start;
}

static void
take (Walk *walk, const char *start, const char *end, CadDamage damage)
{
  damage.span = (CadSpan){ start - walk->document->text, end - start };
  g_array_append_val (walk->damages, damage);
}

static void
read_words (Walk *walk, const char *start, const char *end, guint most)
{
  const char *text = walk->document->text;

  cad_line_read (&walk->line, walk->boilerplate, text, (CadSpan){ start - text, end - start }, most);
}

static void
read_line (Walk *walk, const char *start, const char *end)
{
  read_words (walk, start, end, CAD_LINE_WORDS);
}

/* Whether the paragraph has lines of its own around it, as every one has where lines are not broken to fit a width. */
static gboolean
stands_alone (Walk *walk, const Paragraph *paragraph)
{
  const char *text = walk->document->text, *body = text + walk->document->body, *end = text + walk->document->length;
  const char *p = paragraph->start;
  guint before = 0, after = 0;

  if (walk->wrapped < 0)
    walk->wrapped = cad_lines_are_wrapped (body, end);
  if (!walk->wrapped)
    return TRUE;
  for (; p > body && g_ascii_isspace (p[-1]); p--)
    before += p[-1] == '\n';
  before += p == body ? 2 : 0;
  for (p = paragraph->end; p < end && g_ascii_isspace (*p); p++)
    after += *p == '\n';
  after += p == end ? 2 : 0;
  return before >= 2 && after >= 2;
}

static gboolean
has_quote (const char *p, const char *end)
{
  for (; p < end; p = g_utf8_next_char (p))
    if (*p == '"' || ((guchar) *p >= 0x80 && g_utf8_get_char (p) != 0x2019 && is_quote (g_utf8_get_char (p))))
      return TRUE;
  return FALSE;
}

static gboolean
ends_sentence (const Paragraph *paragraph)
{
  gunichar last = g_utf8_get_char (g_utf8_prev_char (paragraph->end));

  return last == '.' || last == 0x2026;
}

/* "Lire aussi : titre", "Lire aussi Titre" without a full stop, "Lire aussi" alone. A single word needs its colon. */
static gboolean
is_link (Walk *walk, const Paragraph *paragraph)
{
  guint n = cad_boilerplate_match (walk->boilerplate, CAD_BOILERPLATE_LINK, &walk->line, 0);

  if (n == 0 || length_of (paragraph) > LINK_MOST)
    return FALSE;
  const char *p = walk->document->text + cad_span_end (walk->line.words[n - 1].span);

  while (p < paragraph->end && is_blank (p))
    p = g_utf8_next_char (p);
  walk->after_label = n == walk->line.n && p < paragraph->end && *p == ':';
  if (n == walk->line.n || (p < paragraph->end && *p == ':'))
    return TRUE;
  if (n == 1 || ends_sentence (paragraph))
    return FALSE;
  return !cad_char_is_letter (p) || walk->line.words[n].flags & (CAD_LINE_CAPITAL | CAD_LINE_NUMBER);
}

static gboolean
is_covered (Walk *walk, const Paragraph *paragraph)
{
  if (length_of (paragraph) > LINE_MOST)
    return FALSE;
  if (walk->document->source != NULL)
    cad_line_mark_source (&walk->line, walk->document->text, walk->document->source);
  return cad_boilerplate_covers (walk->boilerplate, &walk->line);
}

/* © 2020 La Gazette: a line of few words with a year. Without one it is a credit, perhaps below a caption. */
static gboolean
is_rights (Walk *walk, const Paragraph *paragraph)
{
  const char *p = paragraph->start;
  gboolean dated = FALSE;

  if (length_of (paragraph) > LINE_MOST || (memcmp (p, "\302\251", 2) != 0 && g_ascii_strncasecmp (p, "(c)", 3) != 0))
    return FALSE;
  read_line (walk, paragraph->start, paragraph->end);
  for (guint i = 0; i < walk->line.n; i++)
    dated |= (walk->line.words[i].flags & CAD_LINE_NUMBER) != 0;
  return dated && walk->line.n <= RIGHTS_WORDS;
}

/* Looks at some letters, then at two words, since most paragraphs are the article's. */
static gboolean
may_open (Walk *walk, const Paragraph *paragraph)
{
  static const struct {
    CadBoilerplateKind kind;
    gsize most;
  } kinds[] = { { CAD_BOILERPLATE_WHOLE, LINE_MOST },
                { CAD_BOILERPLATE_BYLINE, LINE_MOST },
                { CAD_BOILERPLATE_LINK, LINK_MOST },
                { CAD_BOILERPLATE_NOTICE, NOTICE_MOST } };
  guint may = 0;
  gboolean read = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    may |= (guint) (length_of (paragraph) <= kinds[i].most) << kinds[i].kind;
  may = cad_boilerplate_may_begin (walk->boilerplate, may, paragraph->first, paragraph->end);
  for (guint i = 0; may != 0 && i < G_N_ELEMENTS (kinds); i++) {
    if ((may & 1 << kinds[i].kind) == 0)
      continue;
    if (!read)
      read_words (walk, paragraph->first, paragraph->end, OPENING_WORDS);
    read = TRUE;
    if (cad_boilerplate_opens (walk->boilerplate, kinds[i].kind, &walk->line))
      return TRUE;
  }
  return FALSE;
}

/* Lines such as "12 commentaires" and "La Gazette. Tous droits réservés" begin with no phrase. */
static gboolean
may_be_covered (const Walk *walk, const Paragraph *paragraph)
{
  const char *source = walk->document->source, *p = paragraph->first;

  if (length_of (paragraph) > LINE_MOST)
    return FALSE;
  return g_ascii_isdigit (*p) || (source != NULL && g_ascii_tolower (*p) == g_ascii_tolower (*source));
}

static gboolean
is_site (Walk *walk, const Paragraph *paragraph)
{
  if (is_rights (walk, paragraph))
    return TRUE;
  if (!may_be_covered (walk, paragraph) && !may_open (walk, paragraph))
    return FALSE;
  read_line (walk, paragraph->first, paragraph->end);
  if (is_link (walk, paragraph) || is_covered (walk, paragraph))
    return TRUE;
  return cad_boilerplate_match (walk->boilerplate, CAD_BOILERPLATE_NOTICE, &walk->line, 0) > 0 &&
         !has_quote (paragraph->start, paragraph->end);
}

/* Whether two stretches have the same letters, whatever their case and what stands between. */
static gboolean
same_letters (const char *a, const char *a_end, const char *b, const char *b_end)
{
  for (;;) {
    while (a < a_end && !cad_char_is_letter (a))
      a = g_utf8_next_char (a);
    while (b < b_end && !cad_char_is_letter (b))
      b = g_utf8_next_char (b);
    if (a >= a_end || b >= b_end)
      return a >= a_end && b >= b_end;
    if (*a != *b && g_unichar_tolower (g_utf8_get_char (a)) != g_unichar_tolower (g_utf8_get_char (b)))
      return FALSE;
    a = g_utf8_next_char (a);
    b = g_utf8_next_char (b);
  }
}

/* A headline counts once, where it first stands. */
static gboolean
is_headline_again (Walk *walk, const Paragraph *paragraph)
{
  gboolean again = FALSE;

  if (length_of (paragraph) > LINK_MOST)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (walk->heads); i++) {
    Head *head = &walk->heads[i];

    if (head->start == NULL || !same_letters (head->start, head->end, paragraph->start, paragraph->end))
      continue;
    again |= head->seen;
    head->seen = TRUE;
  }
  return again;
}

static void
keep (Walk *walk, const Paragraph *paragraph)
{
  gsize length = length_of (paragraph);

  if (!walk->begun && length >= HEAD_LEAST && length <= LINK_MOST && !ends_sentence (paragraph))
    walk->heads[1] = (Head){ paragraph->start, paragraph->end, TRUE };
  walk->begun = TRUE;
  memmove (walk->last + 1, walk->last, sizeof walk->last - sizeof walk->last[0]);
  walk->last[0] = *paragraph;
  walk->follows_site = walk->after_site;
  walk->after_site = FALSE;
}

static void
read_paragraph (Walk *walk, const Paragraph *paragraph)
{
  CadDamage damage = { .kind = CAD_DAMAGE_BOILERPLATE, .gap = CAD_GAP_PARAGRAPH };
  gboolean labelled = walk->after_label;

  walk->after_label = FALSE;
  if (length_of (paragraph) > NOTICE_MOST || paragraph->first == NULL) {
    keep (walk, paragraph);
    return;
  }
  if (is_headline_again (walk, paragraph))
    damage.kind = CAD_DAMAGE_HEADLINES;
  else if (!is_site (walk, paragraph) &&
           !(labelled && length_of (paragraph) <= BRACKET_MOST && !ends_sentence (paragraph))) {
    keep (walk, paragraph);
    return;
  }
  if (!stands_alone (walk, paragraph)) {
    keep (walk, paragraph);
    return;
  }
  take (walk, paragraph->start, paragraph->end, damage);
  walk->after_site = TRUE;
}

/* "(lire aussi page 4)" inside a sentence. */
static void
find_brackets (Walk *walk)
{
  const char *p = walk->document->text + walk->document->body, *end = walk->document->text + walk->document->length;

  while ((p = memchr (p, '(', end - p)) != NULL) {
    const char *open = p++;

    if (cad_boilerplate_may_begin (walk->boilerplate, 1 << CAD_BOILERPLATE_LINK, p, end) == 0)
      continue;
    const char *close = memchr (p, ')', MIN (end - p, BRACKET_MOST));

    if (close == NULL || memchr (p, '\n', close - p) != NULL)
      continue;
    read_line (walk, p, close);
    if (cad_boilerplate_match (walk->boilerplate, CAD_BOILERPLATE_LINK, &walk->line, 0) > 0)
      take (walk, open, close + 1, (CadDamage){ .kind = CAD_DAMAGE_BOILERPLATE, .gap = CAD_GAP_SPACE });
  }
}

/* The end of the capitalised words that @paragraph begins with, or NULL. */
static const char *
names_end (const Paragraph *paragraph)
{
  const char *p = paragraph->start, *last = NULL;

  while (p < paragraph->end && g_unichar_isupper (g_utf8_get_char (p))) {
    while (p < paragraph->end && (cad_char_is_letter (p) || *p == '-'))
      p = g_utf8_next_char (p);
    last = p;
    p += *p == ' ';
  }
  return last;
}

static gboolean
names_source (const Walk *walk, const Paragraph *paragraph)
{
  const char *source = walk->document->source;

  if (source == NULL || *source == '\0')
    return FALSE;
  g_autofree char *name = cad_text_normalise (source, -1);
  g_autofree char *norm = cad_text_normalise (paragraph->start, length_of (paragraph));

  return strstr (norm, name) != NULL;
}

/* "Marie Petrova, journaliste ..." under her name alone or under lines of the site; "Marie Petrova est journaliste" also with the
 * name of the source. */
static gboolean
is_author (Walk *walk, guint place, gboolean *named)
{
  const Paragraph *paragraph = &walk->last[place], *before = &walk->last[place + 1];
  const char *end = length_of (paragraph) <= BOX_MOST ? names_end (paragraph) : NULL, *p = end;

  *named = FALSE;
  if (end == NULL)
    return FALSE;
  while (p < paragraph->end && (*p == ' ' || *p == ','))
    p++;
  if (cad_boilerplate_may_begin (walk->boilerplate, 1 << CAD_BOILERPLATE_AUTHOR, p, paragraph->end) == 0)
    return FALSE;
  read_words (walk, p, paragraph->end, AUTHOR_WORDS);
  if (cad_boilerplate_match (walk->boilerplate, CAD_BOILERPLATE_AUTHOR, &walk->line, 0) == 0)
    return FALSE;
  *named = before->start != NULL && same_letters (before->start, before->end, paragraph->start, end);
  return *named || (place == 0 && walk->follows_site) || (*end != ',' && names_source (walk, paragraph));
}

static void
find_authors (Walk *walk)
{
  const CadDamage damage = { .kind = CAD_DAMAGE_BOILERPLATE, .gap = CAD_GAP_PARAGRAPH };

  for (guint i = 0; i < ENDING && walk->last[i].start != NULL; i++) {
    gboolean named;

    if (!is_author (walk, i, &named) || !stands_alone (walk, &walk->last[i]))
      continue;
    take (walk, walk->last[i].start, walk->last[i].end, damage);
    if (named)
      take (walk, walk->last[i + 1].start, walk->last[i + 1].end, damage);
  }
}

void
cad_paragraphs_find (const CadDocument *document, const CadBoilerplate *boilerplate, GArray *damages)
{
  const char *p = document->text + document->body, *end = document->text + document->length, *next = NULL;
  const char *title = document->title;
  gsize title_length = title != NULL ? strlen (title) : 0;
  Walk walk = {
    .document = document, .boilerplate = boilerplate, .damages = damages, .n_residues = damages->len, .wrapped = -1
  };

  if (title_length >= HEAD_LEAST && title_length <= LINK_MOST)
    walk.heads[0] = (Head){ title, title + title_length, FALSE };
  for (; p < end; p = next) {
    const char *stop = paragraph_end (&walk, p, &next);
    Paragraph paragraph = trimmed (p, stop);

    if (paragraph.start < paragraph.end)
      read_paragraph (&walk, &paragraph);
  }
  find_brackets (&walk);
  find_authors (&walk);
}
