#ifndef FILE_SYSTEM_H
#define FILE_SYSTEM_H

/// Exchanges what stands under two paths of one file system, in one step.
///
/// Returns 0, or -1 with `errno`: ENOSYS, EINVAL or ENOTSUP where the system or the file system has no such step.
int exchange_paths(const char *one, const char *other);

/// Moves what stands under a path to another that must be free, in one step. Returns as `exchange_paths`.
int rename_exclusively(const char *old_path, const char *new_path);

/// Gives an open file the access lists and other extended attributes of another, as far as the user may.
void copy_extended_attributes(int source, int destination);

#endif
