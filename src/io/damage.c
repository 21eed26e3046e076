/* SPDX-License-Identifier: MIT
 * damage.c - what spoilt a text before it came to us, counted */
#include <cadrage/corpus.h>

#include <string.h>

#define LINE_MOST 160 /* bytes: a longer line is a sentence of the article */

const char *
cad_damage_name (CadDamage damage)
{
  static const char *const names[CAD_N_DAMAGES] = { "marks", "glued", "mojibake", "boilerplate", "markup", "links" };

  return names[damage];
}

typedef struct {
  int guillemets, curly;
  guint straight;
} Marks;

static gboolean
is_balanced (const Marks *marks)
{
  return marks->guillemets == 0 && marks->curly == 0 && marks->straight % 2 == 0;
}

static void
count_mark (Marks *marks, gunichar c)
{
  marks->guillemets += (c == 0xAB) - (c == 0xBB);
  marks->curly += (c == 0x201C) - (c == 0x201D);
  marks->straight += c == '"';
}

/* "dit-ilBakou", "fin.Le": a small letter, perhaps the end of a sentence, and a capital without a blank between them. */
static gboolean
is_glued (const gunichar *last, gunichar c)
{
  gboolean stop = last[2] == '.' || last[2] == '!' || last[2] == '?' || last[2] == ',' || last[2] == ';';
  gboolean before = stop ? g_unichar_islower (last[1]) && g_unichar_islower (last[0])
                         : g_unichar_islower (last[2]) && g_unichar_islower (last[1]);

  /* Â and Ã are signs of mojibake */
  return before && g_unichar_isupper (c) && c != 0xC2 && c != 0xC3;
}

/* UTF-8 that was read as Windows-1252 and written again. */
static gboolean
is_mojibake (gunichar before, gunichar c)
{
  return c == 0xFFFD || ((before == 0xC3 || before == 0xC2) && c >= 0x80 && c <= 0xBF) ||
         (before == 0xE2 && c == 0x20AC);
}

static void
count_signs (const char *p, const char *end, guint counts[CAD_N_DAMAGES])
{
  gunichar last[3] = { 0 };
  Marks marks = { 0 };

  for (; p < end; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    count_mark (&marks, c);
    counts[CAD_DAMAGE_GLUED] += is_glued (last, c);
    counts[CAD_DAMAGE_MOJIBAKE] += is_mojibake (last[2], c);
    if (c == '\n' && last[2] == '\n') {
      counts[CAD_DAMAGE_MARKS] += !is_balanced (&marks);
      marks = (Marks){ 0 };
    }
    last[0] = last[1];
    last[1] = last[2];
    last[2] = c;
  }
  counts[CAD_DAMAGE_MARKS] += !is_balanced (&marks);
}

static gboolean
is_boilerplate (const char *line)
{
  static const char *const starts[] = {
    "lire aussi",        "à lire aussi",
    "lire également",    "à lire également",
    "voir aussi",        "à voir aussi",
    "partagez ",         "partager ",
    "abonnez-vous",      "suivez-nous",
    "la rédaction vous", "inscrivez-vous",
    "read also",         "read more",
    "see also",          "share this",
    "follow us",         "subscribe ",
    "sign up for",       "nous utilisons des cookies",
    "we use cookies",    "accepter les cookies",
    "newsletter",        "retrouvez tous nos",
  };
  g_autofree char *lower = g_utf8_strdown (line, -1);

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (g_str_has_prefix (lower, starts[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_tag (const char *p)
{
  p += *p == '/';
  if (!g_ascii_isalpha (*p))
    return FALSE;
  gsize n = strcspn (p, "<>\n");

  return p[n] == '>' && n < 400;
}

static gboolean
is_entity (const char *p)
{
  gsize n = strspn (p, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789#");

  return n >= 2 && n <= 10 && p[n] == ';';
}

static guint
count_markup (const char *line)
{
  guint n = strstr (line, "/html/body") != NULL || strstr (line, "[@class=") != NULL;

  for (const char *p = line; *p != '\0'; p++)
    n += (*p == '<' && is_tag (p + 1)) || (*p == '&' && is_entity (p + 1));
  return n;
}

static guint
count_links (const char *line)
{
  static const char *const parts[] = { "](", "http://", "https://", ".jpg", ".jpeg", ".png", ".webp" };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    for (const char *p = line; (p = strstr (p, parts[i])) != NULL; p += strlen (parts[i]))
      n++;
  return n;
}

void
cad_damage_count (const CadDocument *document, guint counts[CAD_N_DAMAGES])
{
  const char *body = document->text + document->body;

  count_signs (body, document->text + document->length, counts);
  for (const char *p = body; *p != '\0';) {
    gsize n = strcspn (p, "\r\n");
    g_autofree char *line = g_strstrip (g_strndup (p, n));

    counts[CAD_DAMAGE_BOILERPLATE] += n < LINE_MOST && is_boilerplate (line);
    counts[CAD_DAMAGE_MARKUP] += count_markup (line);
    counts[CAD_DAMAGE_LINKS] += count_links (line);
    p += n + (p[n] != '\0');
  }
}
