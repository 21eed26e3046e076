/* SPDX-License-Identifier: MIT
 * test-term.c - what a term of a lexicon means, and where it is wrong */
#include <string.h>

#include <cadrage/lexicon.h>

static void append_elements (GString *out, const GPtrArray *elements);

static void
append_word (GString *out, const CadElement *element)
{
  static const char modes[] = "sfw";

  g_string_append_printf (out, "%s%s%c%s:%s", element->joined ? "-" : "", element->elided ? "'" : "",
                          modes[element->mode], element->capital ? "^" : "", element->text);
}

static void
append_element (GString *out, const CadElement *element)
{
  if (element->optional)
    g_string_append_c (out, '?');
  switch (element->kind) {
  case CAD_ELEMENT_WORD:
    append_word (out, element);
    break;
  case CAD_ELEMENT_LIST:
    g_string_append_printf (out, "@%s", element->text);
    break;
  case CAD_ELEMENT_GAP:
    g_string_append_printf (out, "..%u", element->gap);
    break;
  case CAD_ELEMENT_ANY:
    g_string_append_c (out, '(');
    for (guint i = 0; i < element->sequences->len; i++) {
      g_string_append (out, i > 0 ? "|" : "");
      append_elements (out, element->sequences->pdata[i]);
    }
    g_string_append_c (out, ')');
    break;
  }
}

static void
append_elements (GString *out, const GPtrArray *elements)
{
  for (guint i = 0; i < elements->len; i++) {
    g_string_append (out, i > 0 ? " " : "");
    append_element (out, elements->pdata[i]);
  }
}

/* s: by stem, f: by form, w: wildcard; ^ capital, - joined, ' elided, ? optional. */
static void
assert_parsed (const char *text, CadMatchMode match, const char *expected)
{
  g_autoptr (CadFaults) faults = cad_faults_new ("term", text, -1);
  CadTerm *term = cad_term_parse (text, match, 1, 1, faults);
  g_autofree char *said = cad_faults_to_string (faults);
  g_autoptr (GString) out = g_string_new (NULL);

  g_assert_cmpstr (said, ==, "");
  g_assert_nonnull (term);
  g_assert_cmpstr (term->text, ==, text);
  append_elements (out, term->elements);
  g_assert_cmpstr (out->str, ==, expected);
  cad_term_free (term);
}

static void
assert_fault (const char *text, guint column, const char *part)
{
  g_autoptr (CadFaults) faults = cad_faults_new ("term", NULL, 0);
  CadTerm *term = cad_term_parse (text, CAD_MATCH_STEM, 7, 11, faults);
  const CadFault *first = cad_faults_get (faults, 0);

  g_assert_null (term);
  g_assert_nonnull (first);
  g_assert_cmpuint (first->line, ==, 7);
  g_assert_cmpuint (first->column, ==, 10 + column);
  if (strstr (first->message, part) == NULL)
    g_error ("'%s' says: %s", text, first->message);
}

static void
words_are_found_by_stem (void)
{
  assert_parsed ("opération antiterroriste", CAD_MATCH_STEM, "s:opération s:antiterroriste");
  assert_parsed ("  Lutte  CONTRE\u00a0le terrorisme ", CAD_MATCH_STEM, "s:lutte s:contre s:le s:terrorisme");
}

static void
an_equals_sign_holds_for_its_own_word (void)
{
  assert_parsed ("=offensive lancée", CAD_MATCH_STEM, "f:offensive s:lancée");
  assert_parsed ("=Front de l'est", CAD_MATCH_STEM, "f^:front s:de s:l' 's:est");
  assert_parsed ("Front", CAD_MATCH_STEM, "s:front");
  assert_parsed ("=Haut-Karabakh libre", CAD_MATCH_STEM, "f^:haut -f^:karabakh s:libre");
  assert_parsed ("=l’Artsakh", CAD_MATCH_STEM, "f:l' 'f^:artsakh");
}

static void
hyphens_join_and_apostrophes_elide (void)
{
  assert_parsed ("cessez-le-feu", CAD_MATCH_STEM, "s:cessez -s:le -s:feu");
  assert_parsed ("cessez‑le‐feu", CAD_MATCH_STEM, "s:cessez -s:le -s:feu");
  assert_parsed ("l'Azerbaïdjan", CAD_MATCH_STEM, "s:l' 's:azerbaïdjan");
  assert_parsed ("l’Azerbaïdjan", CAD_MATCH_STEM, "s:l' 's:azerbaïdjan");
  assert_parsed ("lorsqu'il", CAD_MATCH_STEM, "s:lorsqu' 's:il");
  assert_parsed ("aujourd'hui", CAD_MATCH_STEM, "s:aujourd'hui");
  assert_parsed ("qu'aujourd'hui", CAD_MATCH_STEM, "s:qu' 's:aujourd'hui");
  assert_parsed ("d'(opération|attaque)", CAD_MATCH_STEM, "s:d' (s:opération|s:attaque)");
  assert_parsed ("d'=Erevan", CAD_MATCH_STEM, "s:d' f^:erevan");
  assert_parsed ("l'@lieu libéré", CAD_MATCH_STEM, "s:l' @lieu s:libéré");
}

static void
wildcards_stay_inside_one_word (void)
{
  assert_parsed ("libér*", CAD_MATCH_STEM, "w:libér*");
  assert_parsed ("*terroriste h?las", CAD_MATCH_STEM, "w:*terroriste w:h?las");
  assert_parsed ("=Libér*", CAD_MATCH_STEM, "w^:libér*");
  assert_parsed ("anti-terror*", CAD_MATCH_STEM, "s:anti -w:terror*");
  assert_parsed ("opération * ville", CAD_MATCH_STEM, "s:opération w:* s:ville");
}

static void
a_group_is_any_of_its_alternatives (void)
{
  assert_parsed ("(prendre|pris|mis la prise) le contrôle", CAD_MATCH_STEM,
                 "(s:prendre|s:pris|s:mis s:la s:prise) s:le s:contrôle");
  assert_parsed ("( a | b )", CAD_MATCH_STEM, "(s:a|s:b)");
  assert_parsed ("(a b) c", CAD_MATCH_STEM, "s:a s:b s:c");
  assert_parsed ("(a|(b|c d))", CAD_MATCH_STEM, "(s:a|(s:b|s:c s:d))");
}

static void
brackets_make_words_optional (void)
{
  assert_parsed ("opération [militaire] antiterroriste", CAD_MATCH_STEM, "s:opération ?s:militaire s:antiterroriste");
  assert_parsed ("a [b [c] d] e", CAD_MATCH_STEM, "s:a ?(s:b ?s:c s:d) s:e");
  assert_parsed ("a [b|c d] e", CAD_MATCH_STEM, "s:a ?(s:b|s:c s:d) s:e");
  assert_parsed ("[[a]] b", CAD_MATCH_STEM, "?s:a s:b");
}

static void
gaps_and_lists (void)
{
  assert_parsed ("prendre ..3 contrôle", CAD_MATCH_STEM, "s:prendre ..3 s:contrôle");
  assert_parsed ("a [b] ..2 [c] d", CAD_MATCH_STEM, "s:a ?s:b ..2 ?s:c s:d");
  assert_parsed ("occuper par @armenian", CAD_MATCH_STEM, "s:occuper s:par @armenian");
  assert_parsed ("@a-b_2", CAD_MATCH_STEM, "@a-b_2");
}

static void
the_match_mode_sets_what_words_are_found_by (void)
{
  assert_parsed ("Libérer =Front", CAD_MATCH_EXACT, "f:libérer f^:front");
  assert_parsed ("libér* la", CAD_MATCH_FORM, "w:libér* f:la");
}

static void
decomposed_letters_are_composed (void)
{
  assert_parsed ("libe\u0301re\u0301", CAD_MATCH_STEM, "s:libéré");
}

static void
faults_point_at_their_letter (void)
{
  assert_fault ("opération (militaire", 11, "'(' is never closed");
  assert_fault ("opération [militaire", 11, "'[' is never closed");
  assert_fault ("é militaire)", 12, "closes nothing");
  assert_fault ("(é]", 3, "cannot close");
  assert_fault ("(prendre|) a", 10, "an alternative is empty");
  assert_fault ("() a", 2, "an alternative is empty");
  assert_fault ("a | b", 3, "between alternatives");
  assert_fault ("é .. b", 3, "number");
  assert_fault ("..3 b", 1, "a gap must stand");
  assert_fault ("b ..3", 3, "a gap must stand");
  assert_fault ("a [b] ..3 [c]", 7, "a gap must stand");
  assert_fault ("(a|..3 b) c", 4, "a gap must stand");
  assert_fault ("a ..99 b", 3, "1 to 50");
  assert_fault ("a ..99999999999999999999 b", 3, "1 to 50");
  assert_fault ("par @ x", 5, "@ must stand");
  assert_fault ("par @é", 5, "@ must stand");
  assert_fault ("= x", 1, "= must stand");
  assert_fault ("off[s]", 4, "a space is missing");
  assert_fault ("(a|b)c", 6, "a space is missing");
  assert_fault ("a « b »", 3, "cannot stand inside a word");
  assert_fault ("a, b", 2, "cannot stand inside a word");
  assert_fault ("anti- x", 5, "hyphen");
  assert_fault ("-x", 1, "hyphen");
  assert_fault ("a + b", 3, "no letter or digit");
}

static void
a_term_of_wildcards_alone_is_a_fault (void)
{
  assert_fault ("*", 1, "a word with letters");
  assert_fault ("?? *", 1, "a word with letters");
  assert_fault ("(a|*)", 1, "a word with letters");
  assert_fault ("[a] [b]", 1, "a word with letters");
  assert_fault ("", 1, "a word with letters");
}

static void
exact_has_no_wildcards (void)
{
  g_autoptr (CadFaults) faults = cad_faults_new ("term", NULL, 0);

  g_assert_null (cad_term_parse ("libér*", CAD_MATCH_EXACT, 1, 1, faults));
  g_assert_cmpuint (cad_faults_count (faults, CAD_FAULT_ERROR), ==, 1);
}

static void
depth_and_length_are_bounded (void)
{
  g_autofree char *deep = g_strnfill (500, '(');
  g_autofree char *long_term = g_strnfill (100000, 'a');

  assert_fault (deep, 17, "nested");
  assert_fault (long_term, 1, "at most 1000 letters");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/term/words-are-found-by-stem", words_are_found_by_stem);
  g_test_add_func ("/term/an-equals-sign-holds-for-its-own-word", an_equals_sign_holds_for_its_own_word);
  g_test_add_func ("/term/hyphens-join-and-apostrophes-elide", hyphens_join_and_apostrophes_elide);
  g_test_add_func ("/term/wildcards-stay-inside-one-word", wildcards_stay_inside_one_word);
  g_test_add_func ("/term/a-group-is-any-of-its-alternatives", a_group_is_any_of_its_alternatives);
  g_test_add_func ("/term/brackets-make-words-optional", brackets_make_words_optional);
  g_test_add_func ("/term/gaps-and-lists", gaps_and_lists);
  g_test_add_func ("/term/the-match-mode-sets-what-words-are-found-by", the_match_mode_sets_what_words_are_found_by);
  g_test_add_func ("/term/decomposed-letters-are-composed", decomposed_letters_are_composed);
  g_test_add_func ("/term/faults-point-at-their-letter", faults_point_at_their_letter);
  g_test_add_func ("/term/a-term-of-wildcards-alone-is-a-fault", a_term_of_wildcards_alone_is_a_fault);
  g_test_add_func ("/term/exact-has-no-wildcards", exact_has_no_wildcards);
  g_test_add_func ("/term/depth-and-length-are-bounded", depth_and_length_are_bounded);
  return g_test_run ();
}
