#pragma once

/* Parses a document with SAX2 callbacks that do nothing: as fast as libxml2 can tell a caller what is in it.
   Returns whether it is well-formed. */
int bare_sax_parse(const char *body, int length);

/* Bytes of memory that the process uses now, and the most since the last call of the next function; -1 if unknown. */
long resident_bytes(void);
long peak_resident_bytes(void);
void reset_peak_resident_bytes(void);
