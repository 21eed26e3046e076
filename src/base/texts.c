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
  texts->slots = g_array_new (FALSE, TRUE, sizeof (guint32));
  g_array_set_size (texts->slots, LEAST_SLOTS);
}

void
cad_texts_clear (CadTexts *texts)
{
  cad_flat_array_clear (&texts->letters, texts->view);
  cad_flat_array_clear (&texts->starts, texts->view);
  cad_flat_array_clear (&texts->slots, texts->view);
}

static guint32
hash (const char *text)
{
  guint32 sum = 0x811c9dc5;

  for (; *text != '\0'; text++)
    sum = (sum ^ (guchar) *text) * 0x01000193;
  return sum ^ sum >> 15;
}

/* The slot of @text: the one that holds its number, or the empty one where it belongs. */
static guint32 *
slot_of (const CadTexts *texts, const char *text)
{
  guint32 mask = texts->slots->len - 1;

  for (guint32 i = hash (text) & mask;; i = (i + 1) & mask) {
    guint32 *slot = &g_array_index (texts->slots, guint32, i);

    if (*slot == 0 || strcmp (cad_texts_get (texts, *slot - 1), text) == 0)
      return slot;
  }
}

static void
widen (CadTexts *texts)
{
  guint n = texts->slots->len;

  g_array_set_size (texts->slots, 2 * n);
  memset (texts->slots->data, 0, 2 * n * sizeof (guint32));
  for (guint32 i = 0; i < texts->starts->len; i++)
    *slot_of (texts, cad_texts_get (texts, i)) = i + 1;
}

guint32
cad_texts_enter (CadTexts *texts, const char *text)
{
  guint32 *slot = slot_of (texts, text), number = texts->starts->len, start = texts->letters->len;

  if (*slot != 0)
    return *slot - 1;
  g_return_val_if_fail (!texts->view, CAD_TEXTS_NONE);
  *slot = number + 1;
  g_array_append_vals (texts->letters, text, strlen (text) + 1);
  g_array_append_val (texts->starts, start);
  if (texts->starts->len * 2 > texts->slots->len)
    widen (texts);
  return number;
}

guint32
cad_texts_find (const CadTexts *texts, const char *text)
{
  return *slot_of (texts, text) - 1;
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
    used += g_array_index (texts->slots, guint32, i) > 0;
    if (g_array_index (texts->slots, guint32, i) > texts->starts->len)
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
  texts->slots = cad_flat_view (flat, sizeof (guint32));
  if (!flat->failed && is_sound (texts))
    return;
  flat->failed = TRUE;
  cad_texts_clear (texts);
  cad_texts_init (texts);
}
