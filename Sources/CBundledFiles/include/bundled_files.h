#ifndef BUNDLED_FILES_H
#define BUNDLED_FILES_H

#include <stddef.h>

/// A file of templates/ or api-specs/, compiled into the program.
typedef struct {
    /// Path below the package, for example "api-specs/ecs/2014-05-26/api-docs.json".
    const char *path;
    const unsigned char *bytes;
    size_t count;
} bundled_file;

/// How many files there are.
size_t bundled_file_count(void);

/// The file at an index below `bundled_file_count()`; an entry of zeros for any other.
bundled_file bundled_file_at(size_t index);

#endif
