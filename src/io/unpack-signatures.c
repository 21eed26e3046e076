/* SPDX-License-Identifier: MIT
 * unpack-signatures.c - telling packed files by their first bytes, which needs no library */
#include <string.h>

#include "unpack.h"

typedef struct {
  gsize at;
  const char *bytes;
  gsize length;
} Signature;

gboolean
cad_unpack_is_packed (const char *head, gsize length)
{
  static const Signature signatures[] = {
    { 0, "\x1f\x8b", 2 },
    { 0, "\x28\xb5\x2f\xfd", 4 },
    { 0,
      "\xfd"
      "7zXZ\0",
      6 },
    { 0, "BZh", 3 },
    { 0, "PK\x03\x04", 4 },
    { 0, "PK\x05\x06", 4 },
    { 257, "ustar", 5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (signatures); i++) {
    const Signature *s = &signatures[i];

    if (length >= s->at + s->length && memcmp (head + s->at, s->bytes, s->length) == 0)
      return TRUE;
  }
  return FALSE;
}
