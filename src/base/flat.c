/* SPDX-License-Identifier: MIT
 * flat.c - numbers, texts and arrays laid out as bytes of this machine, and read back within bounds */
#include <cadrage/flat.h>

#include <string.h>

#define UNIT    8 /* bytes: what everything is aligned to */
#define NO_TEXT G_MAXUINT64
#define LANES   4 /* sums that do not wait for each other */

static gsize
padding (gsize length)
{
  return (UNIT - length % UNIT) % UNIT;
}

static void
put_padded (GByteArray *out, gconstpointer bytes, gsize length)
{
  static const guint8 zeros[UNIT] = { 0 };

  if (length > 0)
    g_byte_array_append (out, bytes, length);
  g_byte_array_append (out, zeros, padding (length));
}

void
cad_flat_put_number (GByteArray *out, guint64 number)
{
  g_byte_array_append (out, (const guint8 *) &number, sizeof number);
}

void
cad_flat_put_text (GByteArray *out, const char *text)
{
  cad_flat_put_number (out, text != NULL ? strlen (text) : NO_TEXT);
  if (text != NULL)
    put_padded (out, text, strlen (text) + 1);
}

void
cad_flat_put_bytes (GByteArray *out, gconstpointer bytes, gsize length)
{
  cad_flat_put_number (out, length);
  put_padded (out, bytes, length);
}

void
cad_flat_put_array (GByteArray *out, const GArray *array)
{
  cad_flat_put_bytes (out, array->data, (gsize) array->len * g_array_get_element_size ((GArray *) array));
}

static gint
by_text (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

void
cad_flat_put_set (GByteArray *out, GHashTable *set)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (keys, key);
  g_ptr_array_sort (keys, by_text);
  cad_flat_put_number (out, keys->len);
  for (guint i = 0; i < keys->len; i++)
    cad_flat_put_text (out, keys->pdata[i]);
}

/* The next @length bytes, and what pads them; NULL after a fault. */
static const guint8 *
take (CadFlat *flat, gsize length)
{
  const guint8 *at = flat->at;
  gsize left = flat->end - at;

  if (flat->failed || length > left || padding (length) > left - length) {
    flat->failed = TRUE;
    return NULL;
  }
  flat->at += length + padding (length);
  return at;
}

guint64
cad_flat_number (CadFlat *flat)
{
  const guint8 *at = take (flat, sizeof (guint64));
  guint64 number = 0;

  if (at != NULL)
    memcpy (&number, at, sizeof number);
  return number;
}

guint
cad_flat_count (CadFlat *flat)
{
  guint64 count = cad_flat_number (flat);

  if (count <= (gsize) (flat->end - flat->at) / UNIT && count <= G_MAXINT)
    return count;
  flat->failed = TRUE;
  return 0;
}

const char *
cad_flat_text (CadFlat *flat)
{
  guint64 length = cad_flat_number (flat);
  const char *text;

  if (flat->failed || length == NO_TEXT)
    return NULL;
  text = length < (gsize) (flat->end - flat->at) ? (const char *) take (flat, length + 1) : NULL;
  if (text != NULL && text[length] == '\0')
    return text;
  flat->failed = TRUE;
  return NULL;
}

char *
cad_flat_dup (CadFlat *flat)
{
  return g_strdup (cad_flat_text (flat));
}

gconstpointer
cad_flat_bytes (CadFlat *flat, gsize *length)
{
  guint64 n = cad_flat_number (flat);
  const guint8 *bytes = take (flat, n);

  *length = bytes != NULL ? n : 0;
  return bytes != NULL ? bytes : (const guint8 *) "";
}

/* The next array: its elements of @size bytes, and how many there are. */
static gconstpointer
read_elements (CadFlat *flat, guint size, guint *n)
{
  gsize length;
  gconstpointer bytes = cad_flat_bytes (flat, &length);

  flat->failed |= length % size != 0 || length / size > G_MAXINT;
  *n = flat->failed ? 0 : length / size;
  return bytes;
}

GArray *
cad_flat_array (CadFlat *flat, guint size)
{
  guint n;
  gconstpointer elements = read_elements (flat, size, &n);
  GArray *array = g_array_sized_new (FALSE, FALSE, size, n);

  return g_array_append_vals (array, elements, n);
}

GArray *
cad_flat_view (CadFlat *flat, guint size)
{
  GArray *view = g_new (GArray, 1);

  view->data = (char *) read_elements (flat, size, &view->len);
  return view;
}

void
cad_flat_replace (GArray **array, CadFlat *flat)
{
  guint size = g_array_get_element_size (*array);

  g_array_unref (*array);
  *array = cad_flat_view (flat, size);
}

void
cad_flat_array_clear (GArray **array, gboolean view)
{
  if (view)
    g_clear_pointer (array, g_free);
  else
    g_clear_pointer (array, g_array_unref);
}

void
cad_flat_set (CadFlat *flat, GHashTable *set)
{
  guint n = cad_flat_count (flat);

  for (guint i = 0; i < n && !flat->failed; i++) {
    char *key = cad_flat_dup (flat);

    if (key != NULL)
      g_hash_table_add (set, key);
  }
}

/* Turns every bit of @sum and of @word into others; for a given sum no two words give the same. */
static inline guint64
mix (guint64 sum, guint64 word)
{
  sum = (sum ^ word) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return sum ^ sum >> 32;
}

guint64
cad_flat_sum (gconstpointer bytes, gsize length)
{
  const guint8 *at = bytes;
  guint64 lanes[LANES] = { length, 1, 2, 3 };

  for (; length >= sizeof lanes; length -= sizeof lanes, at += sizeof lanes) {
    guint64 words[LANES];

    memcpy (words, at, sizeof words);
    for (guint i = 0; i < LANES; i++)
      lanes[i] = mix (lanes[i], words[i]);
  }
  for (guint i = 0; length > 0; i++) {
    gsize n = MIN (length, sizeof (guint64));
    guint64 word = 0;

    memcpy (&word, at, n);
    lanes[i] = mix (lanes[i], word);
    length -= n;
    at += n;
  }
  return mix (mix (mix (lanes[0], lanes[1]), lanes[2]), lanes[3]);
}
