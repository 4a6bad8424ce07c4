#include "bare_sax.h"
#include <libxml/parser.h>
#include <stdio.h>
#include <string.h>
#ifdef __linux__
#include <malloc.h>
#endif

static void start_element(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int nb_namespaces,
                          const xmlChar **namespaces, int nb_attributes, int nb_defaulted, const xmlChar **attributes) {}
static void end_element(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {}
static void characters(void *context, const xmlChar *text, int length) {}

int bare_sax_parse(const char *body, int length) {
    xmlSAXHandler handler;
    memset(&handler, 0, sizeof handler);
    handler.initialized = XML_SAX2_MAGIC;
    handler.startElementNs = start_element;
    handler.endElementNs = end_element;
    handler.characters = characters;
    handler.ignorableWhitespace = characters;
    return xmlSAXUserParseMemory(&handler, NULL, body, length) == 0;
}

static long status_bytes(const char *name) {
    long kilobytes = -1;
    char line[256];
    FILE *status = fopen("/proc/self/status", "r");
    if (status == NULL) {
        return -1;
    }
    while (fgets(line, sizeof line, status) != NULL) {
        if (strncmp(line, name, strlen(name)) == 0) {
            sscanf(line + strlen(name), "%ld", &kilobytes);
        }
    }
    fclose(status);
    return kilobytes < 0 ? -1 : kilobytes * 1024;
}

long resident_bytes(void) {
#ifdef __linux__
    malloc_trim(0);
#endif
    return status_bytes("VmRSS:");
}

long peak_resident_bytes(void) { return status_bytes("VmHWM:"); }

void reset_peak_resident_bytes(void) {
    FILE *references = fopen("/proc/self/clear_refs", "w");
    if (references != NULL) {
        fputs("5", references);
        fclose(references);
    }
}
