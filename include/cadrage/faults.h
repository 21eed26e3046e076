/* SPDX-License-Identifier: MIT
 * faults.h - everything that is wrong in one of our own files, told at once, each with its place and a caret */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum { CAD_FAULT_ERROR, CAD_FAULT_WARNING } CadFaultLevel;

typedef struct {
  CadFaultLevel level;
  guint line, column; /* from 1; columns count code points; 0 when the fault has no place */
  char *message;      /* owned */
} CadFault;

/* The faults of one file. */
typedef struct _CadFaults CadFaults;

/* @file is the name shown to the user; @text (borrowed, must outlive the faults, may be NULL) gives the lines shown
 * with a caret. Returns: (transfer full) */
CadFaults *cad_faults_new (const char *file, const char *text, gssize length);
void cad_faults_free (CadFaults *faults);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadFaults, cad_faults_free)

void cad_faults_add (CadFaults *faults, guint line, guint column, const char *format, ...) G_GNUC_PRINTF (4, 5);
void cad_faults_warn (CadFaults *faults, guint line, guint column, const char *format, ...) G_GNUC_PRINTF (4, 5);

/* How many faults of @level there are. */
guint cad_faults_count (const CadFaults *faults, CadFaultLevel level);

/* Fault number @index in the order of the file, or NULL behind the last. Returns: (transfer none) (nullable) */
const CadFault *cad_faults_get (const CadFaults *faults, guint index);

/* All faults in the order of the file, each `file:line:column: message`, the source line and a caret below it.
 * Returns: (transfer full) */
char *cad_faults_to_string (const CadFaults *faults);

/* FALSE with @error set (CAD_ERROR_FORMAT, the whole text) when there is at least one fault of level error. */
gboolean cad_faults_propagate (const CadFaults *faults, GError **error);

G_END_DECLS
