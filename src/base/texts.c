/* SPDX-License-Identifier: MIT
 * texts.c - open addressing with linear probing, at most half full */
#include <cadrage/texts.h>

#include <string.h>

#define LEAST_SLOTS 16

void
cad_texts_init (CadTexts *texts)
{
  texts->view = FALSE;
  texts->letters = g_array_new (FALSE, FALSE, sizeof (char));
  texts->starts = g_array_new (FALSE, FALSE, sizeof (guint32));
  texts->slots = g_array_new (FALSE, TRUE, sizeof (CadTextSlot));
  g_array_set_size (texts->slots, LEAST_SLOTS);
}

void
cad_texts_clear (CadTexts *texts)
{
  cad_flat_array_clear (&texts->letters, texts->view);
  cad_flat_array_clear (&texts->starts, texts->view);
  cad_flat_array_clear (&texts->slots, texts->view);
}

static inline guint64
load (const char *p, gsize n)
{
  guint64 bytes = 0;

  memcpy (&bytes, p, n);
  return bytes;
}

/* All of at most eight bytes. */
static inline guint64
load_few (const char *p, gsize n)
{
  if (n >= 4)
    return load (p, 4) | load (p + n - 4, 4) << 32;
  return n == 0 ? 0 : (guint64) (guchar) p[0] | (guint64) (guchar) p[n / 2] << 8 | (guint64) (guchar) p[n - 1] << 16;
}

static inline guint64
mix (guint64 sum, guint64 bytes)
{
  sum = (sum ^ bytes) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
  return sum ^ sum >> 32;
}

guint32
cad_texts_hash (const char *text, gsize length)
{
  guint64 sum = length;

  if (length <= 8)
    return mix (sum, load_few (text, length));
  for (gsize i = 0; i + 8 < length; i += 8)
    sum = mix (sum, load (text + i, 8));
  return mix (sum, load (text + length - 8, 8));
}

static guint32
hash (const char *text)
{
  return cad_texts_hash (text, strlen (text));
}

/* The slot of @text, whose hash is @sum: the one that holds its number, or the empty one where it belongs. */
static CadTextSlot *
slot_of (const CadTexts *texts, const char *text, guint32 sum)
{
  guint32 mask = texts->slots->len - 1;

  for (guint32 i = sum & mask;; i = (i + 1) & mask) {
    CadTextSlot *slot = &g_array_index (texts->slots, CadTextSlot, i);

    if (slot->number == 0 || (slot->hash == sum && strcmp (cad_texts_get (texts, slot->number - 1), text) == 0))
      return slot;
  }
}

static void
widen (CadTexts *texts)
{
  guint n = texts->slots->len;

  g_array_set_size (texts->slots, 2 * n);
  memset (texts->slots->data, 0, 2 * n * sizeof (CadTextSlot));
  for (guint32 i = 0; i < texts->starts->len; i++) {
    const char *text = cad_texts_get (texts, i);
    guint32 sum = hash (text);

    *slot_of (texts, text, sum) = (CadTextSlot){ i + 1, sum };
  }
}

guint32
cad_texts_enter (CadTexts *texts, const char *text)
{
  guint32 sum = hash (text), number = texts->starts->len, start = texts->letters->len;
  CadTextSlot *slot = slot_of (texts, text, sum);

  if (slot->number != 0)
    return slot->number - 1;
  g_return_val_if_fail (!texts->view, CAD_TEXTS_NONE);
  *slot = (CadTextSlot){ number + 1, sum };
  g_array_append_vals (texts->letters, text, strlen (text) + 1);
  g_array_append_val (texts->starts, start);
  if (texts->starts->len * 2 > texts->slots->len)
    widen (texts);
  return number;
}

guint32
cad_texts_find (const CadTexts *texts, const char *text)
{
  return cad_texts_find_hashed (texts, text, hash (text));
}

guint32
cad_texts_find_hashed (const CadTexts *texts, const char *text, guint32 sum)
{
  return slot_of (texts, text, sum)->number - 1;
}

void
cad_texts_put (const CadTexts *texts, GByteArray *out)
{
  cad_flat_put_array (out, texts->letters);
  cad_flat_put_array (out, texts->starts);
  cad_flat_put_array (out, texts->slots);
}

/* Whether every look-up ends inside the arrays. */
static gboolean
is_sound (const CadTexts *texts)
{
  guint n = texts->slots->len, used = 0;

  if (n < LEAST_SLOTS || (n & (n - 1)) != 0 || texts->starts->len * 2 > n ||
      (texts->letters->len > 0 && texts->letters->data[texts->letters->len - 1] != '\0'))
    return FALSE;
  for (guint i = 0; i < texts->starts->len; i++)
    if (g_array_index (texts->starts, guint32, i) >= texts->letters->len)
      return FALSE;
  for (guint i = 0; i < n; i++) {
    guint32 number = g_array_index (texts->slots, CadTextSlot, i).number;

    used += number > 0;
    if (number > texts->starts->len)
      return FALSE;
  }
  return used < n;
}

void
cad_texts_read (CadTexts *texts, CadFlat *flat)
{
  texts->view = TRUE;
  texts->letters = cad_flat_view (flat, sizeof (char));
  texts->starts = cad_flat_view (flat, sizeof (guint32));
  texts->slots = cad_flat_view (flat, sizeof (CadTextSlot));
  if (!flat->failed && is_sound (texts))
    return;
  flat->failed = TRUE;
  cad_texts_clear (texts);
  cad_texts_init (texts);
}
