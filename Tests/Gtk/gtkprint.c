/* Prints a one-page letter through GTK's own print code, as any GTK application does.
   usage: gtkprint print QUEUE [NAME=VALUE…] | gtkprint export FILE.pdf
   NAME is a PPD option (ColorModel, ClickpostFranking …), given as GTK's dialog stores a choice. */

#include <gtk/gtk.h>
#include <stdio.h>
#include <string.h>

static const char *const address[] = {"Greta Janssens", "Stationsstraat 7", "3000 Leuven"};

static void draw_line(cairo_t *cr, GtkPrintContext *context, double x, double y, const char *text) {
  PangoLayout *layout = gtk_print_context_create_pango_layout(context);
  /* Pango rounds glyph positions to whole units, which tears words apart in a unit as large as the millimetre. */
  pango_context_set_round_glyph_positions(pango_layout_get_context(layout), FALSE);
  PangoFontDescription *font = pango_font_description_from_string("DejaVu Sans 11");
  pango_layout_set_font_description(layout, font);
  pango_layout_set_text(layout, text, -1);
  cairo_move_to(cr, x, y);
  pango_cairo_show_layout(cr, layout);
  pango_font_description_free(font);
  g_object_unref(layout);
}

/* Units are millimetres from the paper's corner: the page setup has no margins. */
static void draw_page(GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer data) {
  (void)operation, (void)page, (void)data;
  cairo_t *cr = gtk_print_context_get_cairo_context(context);
  for (guint row = 0; row < G_N_ELEMENTS(address); row++)
    draw_line(cr, context, 110, 50 + 5.5 * row, address[row]);
  draw_line(cr, context, 25, 110, "Printed through GTK");
  cairo_set_line_width(cr, 1);
  cairo_rectangle(cr, 25, 130, 60, 30);
  cairo_stroke(cr);
}

static void status_changed(GtkPrintOperation *operation, gpointer data) {
  (void)data;
  fprintf(stderr, "%s\n", gtk_print_operation_get_status_string(operation));
}

static void done(GtkPrintOperation *operation, GtkPrintOperationResult result, gpointer data) {
  (void)operation;
  *(GtkPrintOperationResult *)data = result;
}

int main(int argc, char **argv) {
  gtk_init(&argc, &argv);
  if (argc < 3) {
    fprintf(stderr, "usage: gtkprint print QUEUE [NAME=VALUE…] | gtkprint export FILE.pdf\n");
    return 2;
  }
  GtkPrintOperation *operation = gtk_print_operation_new();
  GtkPrintSettings *settings = gtk_print_settings_new();
  GtkPageSetup *setup = gtk_page_setup_new();
  GtkPaperSize *paper = gtk_paper_size_new(GTK_PAPER_NAME_A4);
  gtk_page_setup_set_paper_size_and_default_margins(setup, paper);
  gtk_print_settings_set_paper_size(settings, paper);
  gtk_print_operation_set_default_page_setup(operation, setup);
  gtk_print_operation_set_n_pages(operation, 1);
  gtk_print_operation_set_unit(operation, GTK_UNIT_MM);
  gtk_print_operation_set_use_full_page(operation, TRUE);
  gtk_print_operation_set_job_name(operation, "GTK letter");
  gtk_print_operation_set_track_print_status(operation, FALSE);

  GtkPrintOperationAction action = GTK_PRINT_OPERATION_ACTION_EXPORT;
  if (strcmp(argv[1], "print") == 0) {
    action = GTK_PRINT_OPERATION_ACTION_PRINT;
    gtk_print_settings_set_printer(settings, argv[2]);
    for (int i = 3; i < argc; i++) {
      char **pair = g_strsplit(argv[i], "=", 2);
      char *key = g_strconcat("cups-", pair[0], NULL);
      gtk_print_settings_set(settings, key, pair[1]);
      g_free(key);
      g_strfreev(pair);
    }
  } else {
    gtk_print_operation_set_export_filename(operation, argv[2]);
  }
  gtk_print_operation_set_print_settings(operation, settings);

  GtkPrintOperationResult end = GTK_PRINT_OPERATION_RESULT_ERROR;
  g_signal_connect(operation, "draw-page", G_CALLBACK(draw_page), NULL);
  g_signal_connect(operation, "status-changed", G_CALLBACK(status_changed), NULL);
  g_signal_connect(operation, "done", G_CALLBACK(done), &end);
  GError *error = NULL;
  GtkPrintOperationResult result = gtk_print_operation_run(operation, action, NULL, &error);
  if (error) {
    fprintf(stderr, "gtkprint: %s\n", error->message);
    return 1;
  }
  return result == GTK_PRINT_OPERATION_RESULT_APPLY && end != GTK_PRINT_OPERATION_RESULT_ERROR ? 0 : 1;
}
