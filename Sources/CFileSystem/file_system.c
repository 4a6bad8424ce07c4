// renameat2(2) has a function in glibc since 2.28 only, so it is called by its number.
#define _GNU_SOURCE
#include "file_system.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#if defined(__linux__)
#include <sys/syscall.h>
#include <sys/xattr.h>

// linux/fs.h
enum { no_replace = 1 << 0, exchange = 1 << 1 };

static int rename_with_flags(const char *one, const char *other, unsigned flags) {
#if defined(SYS_renameat2)
    return (int)syscall(SYS_renameat2, AT_FDCWD, one, AT_FDCWD, other, flags);
#else
    errno = ENOSYS;
    return -1;
#endif
}

int exchange_paths(const char *one, const char *other) { return rename_with_flags(one, other, exchange); }

int rename_exclusively(const char *old_path, const char *new_path) {
    return rename_with_flags(old_path, new_path, no_replace);
}

// Access control lists are extended attributes on Linux.
void copy_extended_attributes(int source, int destination) {
    ssize_t list_size = flistxattr(source, NULL, 0);
    if (list_size <= 0) return;
    char *list = malloc((size_t)list_size);
    if (!list) return;
    list_size = flistxattr(source, list, (size_t)list_size);
    for (ssize_t start = 0; start < list_size; start += (ssize_t)strlen(list + start) + 1) {
        ssize_t size = fgetxattr(source, list + start, NULL, 0);
        if (size < 0) continue;
        char *value = malloc((size_t)size + 1);
        if (!value) continue;
        size = fgetxattr(source, list + start, value, (size_t)size);
        if (size >= 0) fsetxattr(destination, list + start, value, (size_t)size, 0);
        free(value);
    }
    free(list);
}

#elif defined(__APPLE__)

#include <copyfile.h>

void copy_extended_attributes(int source, int destination) {
    fcopyfile(source, destination, NULL, COPYFILE_ACL | COPYFILE_XATTR);
}

int exchange_paths(const char *one, const char *other) { return renamex_np(one, other, RENAME_SWAP); }

int rename_exclusively(const char *old_path, const char *new_path) {
    return renamex_np(old_path, new_path, RENAME_EXCL);
}

#else

void copy_extended_attributes(int source, int destination) {}

int exchange_paths(const char *one, const char *other) {
    errno = ENOSYS;
    return -1;
}

int rename_exclusively(const char *old_path, const char *new_path) {
    errno = ENOSYS;
    return -1;
}

#endif
