#include <libxml/xmlversion.h>
/* Debian's libxml2 is built with ICU, whose headers clash with the ICU that Foundation carries
   ("'UErrorCode' has different definitions in different modules"). It changes only the encoder struct, which Swift
   never touches. */
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/SAX2.h>
#include <libxml/xmlerror.h>
#include <libxml/parserInternals.h>

/* The calling thread's handler for errors that belong to no parser; macros, which Swift does not see. */
static inline xmlStructuredErrorFunc ecs_thread_error_handler(void) { return xmlStructuredError; }
static inline void *ecs_thread_error_context(void) { return xmlStructuredErrorContext; }
