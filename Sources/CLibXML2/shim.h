#include <libxml/xmlversion.h>
/* Debian's libxml2 is built with ICU, whose headers clash with the ICU that Foundation carries
   ("'UErrorCode' has different definitions in different modules"). It changes only the encoder struct, which Swift
   never touches. */
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/SAX2.h>
#include <libxml/xmlerror.h>
#include <libxml/parserInternals.h>
