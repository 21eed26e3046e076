/* SPDX-License-Identifier: MIT
 * quote.c - the part of an article that an excerpt shows, in one line without needless blanks */
#include "quote.h"

#include <string.h>

#include "block.h"

#define ELLIPSIS  "…"
#define WORD_MOST 30 /* code points of a word that is passed by so as not to be cut */
#define TAIL_MOST 60 /* the same in bytes at the end */

/* Where cleaned text is written. */
typedef struct {
  char *end;         /* there is room for a block more than is written */
  const char *limit; /* of what may be read of the text */
  guint written;     /* code points */
} Pen;

/* Bytes that are copied without a look at the character. The others may begin white space or a control: all of them do. */
static const guint8 is_plain[256] = {
  [0x21 ... 0x7E] = TRUE, [0x80 ... 0xC1] = TRUE, [0xC3 ... 0xE0] = TRUE, [0xE4 ... 0xFF] = TRUE
};

static gboolean
is_blank_character (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_iscntrl (c);
}

/* The length of the character at @p when it is white space or a control, which would break a line of output; else 0. */
static gsize
blank_length (const char *p)
{
  guchar first = *p;

  if (is_plain[first])
    return 0;
  return first < 0x80 || is_blank_character (g_utf8_get_char (p)) ? g_utf8_skip[first] : 0;
}

static gboolean
begins_character (char byte)
{
  return ((guchar) byte & 0xC0) != 0x80;
}

static guint
count_bits (guint bits)
{
  guint n = 0;

  for (; bits != 0; bits &= bits - 1)
    n++;
  return n;
}

/* The same as copy_plain() does by bytes, as long as there are blocks to read and all their characters may be taken. */
static const char *
copy_blocks (Pen *pen, const char *p, const char *end, guint most)
{
  guint stop = pen->written + most, plain = 1;

  while (p < end && pen->limit - p >= CAD_BLOCK && plain > 0) {
    CadTextBlock block = cad_block_text (p);
    guint next = block.special >> 1 | 1 << (CAD_BLOCK - 1);

    plain = MIN (__builtin_ctz ((block.special & ~(block.space & ~next)) | 1 << CAD_BLOCK), end - p);
    guint letters = plain - count_bits (block.continuing & ((1 << plain) - 1));

    if (letters > stop - pen->written)
      break;
    memcpy (pen->end, p, CAD_BLOCK);
    pen->end += plain;
    pen->written += letters;
    p += plain;
  }
  return p;
}

/* Copies the characters from @p on that stay as they are: single spaces between words among them; at most @most code points.
 * Returns: where it stopped */
static const char *
copy_plain (Pen *pen, const char *p, const char *end, guint most)
{
  char *out = pen->end;
  guint n = 0;

  for (; p < end; p++) {
    guchar byte = *p;

    if (!is_plain[byte] && !(byte == ' ' && p + 1 < end && is_plain[(guchar) p[1]]))
      break;
    if (begins_character (*p) && n++ == most) {
      n--;
      break;
    }
    *out++ = byte;
  }
  pen->end = out;
  pen->written += n;
  return p;
}

static void
copy_character (Pen *pen, const char *p)
{
  gsize length = g_utf8_skip[(guchar) *p];

  memcpy (pen->end, p, length);
  pen->end += length;
  pen->written++;
}

/* Returns: the first place from @p on, up to @end, that is no blank */
static const char *
skip_blanks (const char *p, const char *end)
{
  for (gsize length = 1; p < end && length > 0; p += length)
    length = blank_length (p);
  return p;
}

/* Writes one space for the blanks at @p; a lone no-break space stays. Returns: behind them */
static const char *
copy_blanks (Pen *pen, const char *p, const char *end)
{
  const char *next = skip_blanks (p, end);
  gboolean stays = (guchar) *p >= 0x80 && next == g_utf8_next_char (p) && g_unichar_isspace (g_utf8_get_char (p));

  copy_character (pen, stays ? p : " ");
  return next;
}

/* Writes what lies from @p to @end, runs of blanks as one: at most @most code points. Returns: where it stopped */
static const char *
copy_clean (Pen *pen, const char *p, const char *end, guint most)
{
  guint stop = pen->written + most;

  while (p < end && pen->written < stop) {
    p = copy_blocks (pen, p, end, stop - pen->written);
    p = copy_plain (pen, p, end, stop - pen->written);
    if (p == end || pen->written == stop)
      break;
    if (blank_length (p) > 0) {
      p = copy_blanks (pen, p, end);
    } else {
      copy_character (pen, p);
      p = g_utf8_next_char (p);
    }
  }
  return p;
}

/* The place at most @most code points before @p, not before @first; a run of blanks counts as one. */
static const char *
step_back (const char *first, const char *p, guint most)
{
  gboolean blank = FALSE;

  for (guint taken = 0; p > first;) {
    const char *before = g_utf8_prev_char (p);
    gboolean is = blank_length (before) > 0;

    if (!(is && blank) && taken++ == most)
      break;
    blank = is;
    p = before;
  }
  return p;
}

/* A cut inside a long word would show half a word: go to the next blank when one is near. */
static const char *
next_word (const char *from, const char *limit)
{
  const char *p = from;

  for (guint i = 0; i < WORD_MOST && p < limit; i++, p = g_utf8_next_char (p))
    if (blank_length (p) > 0)
      return p;
  return from;
}

/* Drops what follows the last space, when that is near, so that no half word is shown. */
static void
drop_half_word (Pen *pen, const char *keep)
{
  for (char *at = pen->end; at > keep && at + TAIL_MOST > pen->end; at--)
    if (at[-1] == ' ') {
      pen->end = at - 1;
      return;
    }
}

/* How many code points are shown before a mention: as many as behind it, up to @end, unless one side has less. */
static guint
room_before (CadQuote *quote, const char *after, const char *end)
{
  Pen pen = { quote->sentence, end, 0 };

  copy_clean (&pen, after, end, QUOTE_SENTENCE_MOST);
  return QUOTE_SENTENCE_MOST - MIN (pen.written, QUOTE_SENTENCE_MOST / 2);
}

/* The part of @sentence that is shown around @mention: QUOTE_SENTENCE_MOST code points in all. */
static void
quote_sentence (CadExcerpt *excerpt, CadQuote *quote, const CadDocument *document, CadSpan sentence, CadSpan mention)
{
  const char *text = document->text;
  const char *first = text + sentence.start, *start = text + mention.start;
  const char *after = text + cad_span_end (mention), *end = text + cad_span_end (sentence), *from = first;
  Pen pen = { quote->sentence, text + document->length, 0 };

  if (sentence.len > QUOTE_SENTENCE_MOST) /* a shorter one, in bytes, is shown whole */
    from = step_back (first, start, room_before (quote, after, end));
  if (from > first) {
    copy_character (&pen, ELLIPSIS);
    from = next_word (from, start);
  }
  copy_clean (&pen, skip_blanks (from, start), start, QUOTE_SENTENCE_MOST);
  excerpt->start = pen.end - quote->sentence;
  copy_clean (&pen, start, after, QUOTE_SENTENCE_MOST);
  char *keep = pen.end;

  excerpt->len = keep - quote->sentence - excerpt->start;
  after = copy_clean (&pen, after, end, QUOTE_SENTENCE_MOST - MIN (pen.written, QUOTE_SENTENCE_MOST));
  if (skip_blanks (after, end) < end) {
    drop_half_word (&pen, keep);
    copy_character (&pen, ELLIPSIS);
  }
  while (pen.end > keep && pen.end[-1] == ' ')
    pen.end--;
  *pen.end = '\0';
  excerpt->sentence = quote->sentence;
}

/* Returns: @room with what @span says, or NULL when it is empty */
static char *
quote_name (char *room, const CadDocument *document, CadSpan span)
{
  const char *text = document->text, *end = text + cad_span_end (span);
  Pen pen = { room, text + document->length, 0 };

  if (span.len == 0)
    return NULL;
  if (copy_clean (&pen, text + span.start, end, QUOTE_NAME_MOST) < end)
    copy_character (&pen, ELLIPSIS);
  *pen.end = '\0';
  return g_strstrip (room);
}

void
cad_excerpt_quote (CadExcerpt *excerpt, CadQuote *quote, const CadReading *reading, guint index)
{
  const CadReadMention *mention = &g_array_index (reading->mentions, CadReadMention, index);
  const CadVoice *voice = &mention->voice;
  const CadDocument *document = reading->document;
  CadSpan sentence = cad_reading_sentence (reading, mention->mention.sentence);
  CadSpan place = mention->mention.span;
  guint32 first = MIN (sentence.start, place.start), end = MAX (cad_span_end (sentence), cad_span_end (place));

  quote_sentence (excerpt, quote, document, (CadSpan){ first, end - first }, place);
  excerpt->speaker = quote_name (quote->speaker, document, voice->speaker);
  excerpt->cue = quote_name (quote->cue, document, voice->cue);
  excerpt->verb = (char *) voice->verb;
  excerpt->rule = (char *) voice->rule;
}
