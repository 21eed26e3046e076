/* SPDX-License-Identifier: MIT
 * residue.c - what is left of a web page in a text: tags, entities, XPath, addresses, names of pictures */
#include "residue.h"

#include <string.h>

#include <cadrage/tokens.h>

#include "chars.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define TAG_MOST  400  /* bytes of a tag */
#define NOTE_MOST 2000 /* of a comment or an instruction */
#define RUN_MOST  300  /* of an address on either side of the sign that tells it */

typedef struct {
  const char *text, *p, *end;
  const char *floor;   /* nothing before it is looked at again */
  gboolean unended[2]; /* no end of a script, of a style, is left */
  const char *run;     /* what run_start() found last, */
  const char *before;  /* asked for what ends there */
  GArray *damages;
} Scan;

typedef struct {
  const char *name;
  guint8 gap; /* CadGap */
} Tag;

static const Tag tags[] = {
  { "a", CAD_GAP_NOTHING },          { "abbr", CAD_GAP_NOTHING },
  { "acronym", CAD_GAP_NOTHING },    { "article", CAD_GAP_PARAGRAPH },
  { "aside", CAD_GAP_PARAGRAPH },    { "b", CAD_GAP_NOTHING },
  { "big", CAD_GAP_NOTHING },        { "blockquote", CAD_GAP_PARAGRAPH },
  { "body", CAD_GAP_PARAGRAPH },     { "br", CAD_GAP_SPACE },
  { "button", CAD_GAP_PARAGRAPH },   { "caption", CAD_GAP_PARAGRAPH },
  { "cite", CAD_GAP_NOTHING },       { "code", CAD_GAP_NOTHING },
  { "dd", CAD_GAP_PARAGRAPH },       { "div", CAD_GAP_PARAGRAPH },
  { "dl", CAD_GAP_PARAGRAPH },       { "dt", CAD_GAP_PARAGRAPH },
  { "em", CAD_GAP_NOTHING },         { "figcaption", CAD_GAP_PARAGRAPH },
  { "figure", CAD_GAP_PARAGRAPH },   { "font", CAD_GAP_NOTHING },
  { "footer", CAD_GAP_PARAGRAPH },   { "form", CAD_GAP_PARAGRAPH },
  { "h1", CAD_GAP_PARAGRAPH },       { "h2", CAD_GAP_PARAGRAPH },
  { "h3", CAD_GAP_PARAGRAPH },       { "h4", CAD_GAP_PARAGRAPH },
  { "h5", CAD_GAP_PARAGRAPH },       { "h6", CAD_GAP_PARAGRAPH },
  { "head", CAD_GAP_PARAGRAPH },     { "header", CAD_GAP_PARAGRAPH },
  { "hr", CAD_GAP_PARAGRAPH },       { "html", CAD_GAP_PARAGRAPH },
  { "i", CAD_GAP_NOTHING },          { "iframe", CAD_GAP_SPACE },
  { "img", CAD_GAP_SPACE },          { "input", CAD_GAP_SPACE },
  { "li", CAD_GAP_PARAGRAPH },       { "link", CAD_GAP_SPACE },
  { "main", CAD_GAP_PARAGRAPH },     { "mark", CAD_GAP_NOTHING },
  { "meta", CAD_GAP_SPACE },         { "nav", CAD_GAP_PARAGRAPH },
  { "noscript", CAD_GAP_PARAGRAPH }, { "ol", CAD_GAP_PARAGRAPH },
  { "option", CAD_GAP_PARAGRAPH },   { "p", CAD_GAP_PARAGRAPH },
  { "picture", CAD_GAP_SPACE },      { "pre", CAD_GAP_PARAGRAPH },
  { "q", CAD_GAP_NOTHING },          { "s", CAD_GAP_NOTHING },
  { "script", CAD_GAP_PARAGRAPH },   { "section", CAD_GAP_PARAGRAPH },
  { "select", CAD_GAP_PARAGRAPH },   { "small", CAD_GAP_NOTHING },
  { "source", CAD_GAP_SPACE },       { "span", CAD_GAP_NOTHING },
  { "strong", CAD_GAP_NOTHING },     { "style", CAD_GAP_PARAGRAPH },
  { "sub", CAD_GAP_NOTHING },        { "sup", CAD_GAP_NOTHING },
  { "svg", CAD_GAP_SPACE },          { "table", CAD_GAP_PARAGRAPH },
  { "tbody", CAD_GAP_PARAGRAPH },    { "td", CAD_GAP_PARAGRAPH },
  { "th", CAD_GAP_PARAGRAPH },       { "thead", CAD_GAP_PARAGRAPH },
  { "time", CAD_GAP_NOTHING },       { "title", CAD_GAP_PARAGRAPH },
  { "tr", CAD_GAP_PARAGRAPH },       { "tt", CAD_GAP_NOTHING },
  { "u", CAD_GAP_NOTHING },          { "ul", CAD_GAP_PARAGRAPH },
  { "video", CAD_GAP_SPACE },
};

typedef struct {
  const char *name, *number;
  guint8 gap, mark;
} Entity;

/* Those that stand between words. One that stands for a letter is part of its word and stays. */
static const Entity entities[] = {
  { "nbsp", "160", CAD_GAP_SPACE, 0 },
  { "ensp", "8194", CAD_GAP_SPACE, 0 },
  { "emsp", "8195", CAD_GAP_SPACE, 0 },
  { "thinsp", "8201", CAD_GAP_SPACE, 0 },
  { "shy", "173", CAD_GAP_NOTHING, 0 },
  { "amp", "38", CAD_GAP_NOTHING, 0 },
  { "lt", "60", CAD_GAP_NOTHING, 0 },
  { "gt", "62", CAD_GAP_NOTHING, 0 },
  { "copy", "169", CAD_GAP_NOTHING, 0 },
  { "apos", "39", CAD_GAP_NOTHING, 0 },
  { "lsquo", "8216", CAD_GAP_NOTHING, 0 },
  { "rsquo", "8217", CAD_GAP_NOTHING, 0 },
  { "quot", "34", CAD_GAP_MARK, CAD_QUOTE_STRAIGHT },
  { "laquo", "171", CAD_GAP_MARK, CAD_QUOTE_GUILLEMET_OPEN },
  { "raquo", "187", CAD_GAP_MARK, CAD_QUOTE_GUILLEMET_CLOSE },
  { "ldquo", "8220", CAD_GAP_MARK, CAD_QUOTE_CURLY_OPEN },
  { "rdquo", "8221", CAD_GAP_MARK, CAD_QUOTE_CURLY_CLOSE },
  { "bdquo", "8222", CAD_GAP_MARK, CAD_QUOTE_LOW },
  { "hellip", "8230", CAD_GAP_MARK, CAD_MARK_ELLIPSIS },
  { "ndash", "8211", CAD_GAP_MARK, CAD_MARK_DASH },
  { "mdash", "8212", CAD_GAP_MARK, CAD_MARK_DASH },
};

/* Adds [start, end), and goes on behind it. */
static void
take (Scan *scan, const char *start, const char *end, CadDamage damage)
{
  damage.span = (CadSpan){ start - scan->text, end - start };
  g_array_append_val (scan->damages, damage);
  scan->p = scan->floor = end;
}

static gboolean
starts (const char *p, const char *end, const char *with)
{
  gsize length = strlen (with);

  return (gsize) (end - p) >= length && g_ascii_strncasecmp (p, with, length) == 0;
}

static const Tag *
find_tag (const char *name, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    if (strlen (tags[i].name) == length && g_ascii_strncasecmp (tags[i].name, name, length) == 0)
      return &tags[i];
  return NULL;
}

/* Behind the next @what from @p on within @most bytes, or NULL. */
static const char *
behind (const char *p, const char *end, const char *what, gsize most)
{
  const char *found = memmem (p, MIN ((gsize) (end - p), most), what, strlen (what));

  return found != NULL ? found + strlen (what) : NULL;
}

/* A script or style is left out with what it holds. */
static const char *
end_of_element (Scan *scan, const Tag *tag, const char *p)
{
  gboolean style = strcmp (tag->name, "style") == 0;
  const char *closing = style ? "</style>" : "</script>", *found = NULL;

  if ((!style && strcmp (tag->name, "script") != 0) || scan->unended[style])
    return p;
  found = behind (p, scan->end, closing, scan->end - p);
  scan->unended[style] = found == NULL;
  return found != NULL ? found : p;
}

/* A comment, an instruction, or the sign before text that is no markup, of which only the sign is taken. */
static void
read_note (Scan *scan)
{
  static const struct {
    const char *open, *close;
  } notes[] = { { "<!--", "-->" }, { "<![CDATA[", "[" }, { "<!DOCTYPE", ">" }, { "<?xml", "?>" } };

  for (guint i = 0; i < G_N_ELEMENTS (notes); i++) {
    const char *last = scan->p + strlen (notes[i].open) - 1;
    const char *end = NULL;

    if (starts (scan->p, scan->end, notes[i].open))
      end = behind (last, scan->end, notes[i].close, NOTE_MOST);
    if (end != NULL) {
      take (scan, scan->p, end, (CadDamage){ .kind = CAD_DAMAGE_MARKUP, .gap = CAD_GAP_SPACE });
      return;
    }
  }
}

static void
read_tag (Scan *scan)
{
  const char *p = scan->p, *name = p + 1 + (p[1] == '/');
  gsize room = MIN (scan->end - p, TAG_MOST), length = 0;
  const char *close = p + 1 < scan->end ? p + 1 : p;

  if (close < scan->end && (*close == '!' || *close == '?')) {
    read_note (scan);
    return;
  }
  while (name + length < scan->end && g_ascii_isalnum (name[length]))
    length++;
  while (close < p + room && *close != '>' && *close != '<')
    close++;
  const Tag *tag = close < p + room && *close == '>' ? find_tag (name, length) : NULL;

  const char *attributes = name + length + (tag != NULL ? strspn (name + length, " \t\r\n/") : 0);

  /* <b et b> are signs of arithmetic: attributes have values */
  if (tag == NULL || (attributes == name + length && attributes < close) ||
      (attributes < close && memchr (attributes, '=', close - attributes) == NULL))
    return;
  guint8 gap = tag->gap;

  /* two line ends in a row part paragraphs */
  if (gap == CAD_GAP_SPACE && strcmp (tag->name, "br") == 0 && scan->floor == p && p > scan->text && p[-1] == '>')
    gap = CAD_GAP_PARAGRAPH;
  close = name == p + 1 ? end_of_element (scan, tag, close + 1) : close + 1;
  take (scan, p, close, (CadDamage){ .kind = CAD_DAMAGE_MARKUP, .gap = gap });
}

static void
read_entity (Scan *scan)
{
  const char *p = scan->p, *name = p + 1 + (p[1] == '#');
  gsize n = 0;

  while (n < 7 && name + n < scan->end && g_ascii_isalnum (name[n]))
    n++;
  if (n == 0 || name + n >= scan->end || name[n] != ';')
    return;
  for (guint i = 0; i < G_N_ELEMENTS (entities); i++) {
    const Entity *entity = &entities[i];
    const char *known = p[1] == '#' ? entity->number : entity->name;

    if (strlen (known) == n && strncmp (known, name, n) == 0) {
      take (scan, p, name + n + 1, (CadDamage){ .kind = CAD_DAMAGE_MARKUP, .gap = entity->gap, .mark = entity->mark });
      return;
    }
  }
}

/* Whether an address can hold the byte at @p: no blank, no quotation mark, no bracket that may hold it. */
static gboolean
is_of_address (const char *p)
{
  guchar c = *p;

  return c > 0x20 && c < 0x80 && strchr ("<>\"()[]{}|\\^`'", c) == NULL;
}

/* Where the address begins that ends before @p. Nothing that was looked at for a sign before it is looked at again. */
static const char *
run_start (Scan *scan, const char *p)
{
  const char *limit = MAX (scan->floor, p - MIN (p - scan->text, RUN_MOST)), *start = p;

  while (start > limit && start != scan->before && is_of_address (start - 1))
    start--;
  if (start == scan->before)
    start = MAX (limit, scan->run);
  scan->run = start;
  scan->before = p;
  return start;
}

/* The end of an address: a mark at its end is the sentence's. */
static const char *
run_end (const Scan *scan, const char *p)
{
  const char *start = p;

  while (p < scan->end && (is_of_address (p) || ((guchar) *p >= 0x80 && cad_char_is_letter (p))))
    p = g_utf8_next_char (p);
  while (p > start && strchr (".,;:!?*_", p[-1]) != NULL)
    p--;
  return p;
}

static void
take_link (Scan *scan, const char *start, const char *end)
{
  take (scan, start, end, (CadDamage){ .kind = CAD_DAMAGE_LINKS, .gap = CAD_GAP_SPACE });
}

/* Whether [p, end) is the name of a host: small letters, and an end of letters behind a dot. */
static gboolean
is_host (const char *p, const char *end)
{
  const char *dot = NULL;

  for (const char *q = p; q < end; q++) {
    if (*q == '.')
      dot = q;
    else if (!g_ascii_islower (*q) && !g_ascii_isdigit (*q) && *q != '-')
      return FALSE;
  }
  if (dot == NULL || dot == p || end - dot < 3 || end - dot > 7)
    return FALSE;
  for (const char *q = dot + 1; q < end; q++)
    if (!g_ascii_islower (*q))
      return FALSE;
  return TRUE;
}

/* //div[@class='a b']/p, /html/body: to the end of the run, and of its brackets. */
static gboolean
read_xpath (Scan *scan, const char *start)
{
  const char *limit = MIN (scan->end, start + RUN_MOST), *p = start;
  gboolean sure = starts (start, scan->end, "/html/");
  guint depth = 0;

  for (; p < limit && *p != '\n' && (depth > 0 || (guchar) *p > 0x20); p++) {
    sure |= *p == '[' && p + 1 < limit && p[1] == '@';
    depth += *p == '[';
    depth -= *p == ']' && depth > 0;
  }
  if (!sure || depth > 0)
    return FALSE;
  take (scan, start, p, (CadDamage){ .kind = CAD_DAMAGE_MARKUP, .gap = CAD_GAP_SPACE });
  return TRUE;
}

static void
read_slash (Scan *scan)
{
  const char *p = scan->p, *start = run_start (scan, p), *scheme = p - 1;

  if (start < p && p[-1] == ':' && p + 1 < scan->end && p[1] == '/') {
    while (scheme > start && g_ascii_isalpha (scheme[-1]))
      scheme--;
    if (p - 1 - scheme >= 3 && run_end (scan, p + 2) > p + 2)
      take_link (scan, scheme, run_end (scan, p + 2));
    return;
  }
  if (start == p && (p == scan->text || g_ascii_isspace (p[-1])) && read_xpath (scan, p))
    return;
  if (is_host (start, p))
    take_link (scan, start, run_end (scan, p));
}

/* [text](target "title"): the text stays. */
static void
read_target (Scan *scan)
{
  const char *open = scan->p + 1, *p = open + 1;
  const char *limit = MIN (scan->end, open + RUN_MOST);
  gboolean address = FALSE;

  if (p >= scan->end || *open != '(')
    return;
  for (; p < limit && *p != ')' && *p != '\n' && *p != ' '; p++)
    address |= *p == '/' || *p == '.' || *p == '#' || *p == '@';
  if (p < limit && *p == ' ' && (p[1] == '"' || p[1] == '\''))
    while (p < limit && *p != ')' && *p != '\n')
      p++;
  if (address && p < limit && *p == ')')
    take (scan, open, p + 1, (CadDamage){ .kind = CAD_DAMAGE_LINKS, .gap = CAD_GAP_NOTHING });
}

static void
read_dot (Scan *scan)
{
  static const char *const pictures[] = { "jpg",  "jpeg", "png", "gif", "webp", "svg",
                                          "avif", "tiff", "bmp", "mp4", "webm", "JPG" };
  const char *p = scan->p, *after = p + 1;

  if (after >= scan->end || !g_ascii_isalpha (*after) || p == scan->floor)
    return;
  if (p - scan->floor >= 3 && g_ascii_strncasecmp (p - 3, "www", 3) == 0 && run_start (scan, p) == p - 3) {
    take_link (scan, p - 3, run_end (scan, p));
    return;
  }
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++) {
    gsize length = strlen (pictures[i]);

    if ((gsize) (scan->end - after) < length || strncmp (after, pictures[i], length) != 0 ||
        (after + length < scan->end && g_ascii_isalnum (after[length])) || run_start (scan, p) == p)
      continue;
    take_link (scan, run_start (scan, p), run_end (scan, after));
    return;
  }
}

static void
read_at (Scan *scan)
{
  const char *p = scan->p, *start = run_start (scan, p), *end = p + 1;

  if (p > scan->floor && p[-1] == '[') {
    read_xpath (scan, run_start (scan, p - 1));
    return;
  }
  while (end < scan->end && (g_ascii_isalnum (*end) || *end == '-' || *end == '.'))
    end++;
  end -= end[-1] == '.';
  if (start < p && is_host (p + 1, end))
    take_link (scan, start, end);
}

/* Whether a residue may be known by the byte at @p: prose has few of these, but for dots, which no letter follows there. */
static gboolean
is_trigger (const char *p)
{
  switch (*p) {
  case '<':
  case '&':
  case '/':
  case ']':
  case '@':
    return TRUE;
  default:
    return *p == '.' && g_ascii_isalpha (p[1]);
  }
}

#ifdef __SSE2__
static inline __m128i
equal (__m128i bytes, char byte)
{
  return _mm_cmpeq_epi8 (bytes, _mm_set1_epi8 (byte));
}

/* Which of sixteen bytes are triggers, one bit a byte, and perhaps a dot more. */
static inline guint
triggers_at (const char *p)
{
  __m128i bytes = _mm_loadu_si128 ((const __m128i *) (gconstpointer) p);
  __m128i next = _mm_loadu_si128 ((const __m128i *) (gconstpointer) (p + 1));
  __m128i dots = _mm_and_si128 (equal (bytes, '.'), _mm_cmpgt_epi8 (next, _mm_set1_epi8 ('@')));
  __m128i markup = _mm_or_si128 (equal (bytes, '<'), equal (bytes, '&'));
  __m128i links = _mm_or_si128 (_mm_or_si128 (equal (bytes, '/'), equal (bytes, ']')), equal (bytes, '@'));

  return _mm_movemask_epi8 (_mm_or_si128 (_mm_or_si128 (markup, links), dots));
}
#endif

/* The nearest trigger from @p on, or @end, where a byte more can be read. */
static const char *
find_trigger (const char *p, const char *end)
{
#ifdef __SSE2__
  for (; end - p >= 16; p += 16) {
    guint found = triggers_at (p);

    if (found != 0)
      return p + __builtin_ctz (found);
  }
#endif
  while (p < end && !is_trigger (p))
    p++;
  return p;
}

static void
read_trigger (Scan *scan)
{
  const char *before = scan->p;

  switch (*before) {
  case '<':
    read_tag (scan);
    break;
  case '&':
    read_entity (scan);
    break;
  case '/':
    read_slash (scan);
    break;
  case ']':
    read_target (scan);
    break;
  case '.':
    read_dot (scan);
    break;
  default:
    read_at (scan);
  }
  if (scan->p == before)
    scan->p++;
}

void
cad_residue_find (const CadDocument *document, GArray *damages)
{
  Scan scan = { .text = document->text,
                .p = document->text + document->body,
                .end = document->text + document->length,
                .damages = damages };

  scan.floor = scan.p;
  while ((scan.p = find_trigger (scan.p, scan.end)) < scan.end)
    read_trigger (&scan);
}
