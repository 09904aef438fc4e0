/* Stands between a server's processes and their files, by LD_PRELOAD, and writes down in one log
 * what was written and what was made durable. KIOSK_RECORDED_FOLDER is the folder that counts,
 * KIOSK_RECORDED_LOG the log. What goes through stdio is not seen.
 *
 * A change is written down after it was made and before the caller hears of it, so whatever happens
 * because of it stands behind it in the log. A sync is written down at its begin and at its end:
 * what was changed between them may or may not have been part of it.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST_DESCRIPTORS 65536
#define MOST_PIECES 1000

struct record {
    uint64_t inode;
    int64_t place;
    uint32_t size;
    uint32_t process;
    uint16_t path_size;
    char kind;
    char unused[5];
};

static int log_descriptor = -1;
static char folder[PATH_MAX];
static size_t folder_size;
static ino_t inode_of[MOST_DESCRIPTORS]; /* 0: not a file that counts */

#define REAL(name) \
    static __typeof__(&name) real; \
    if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

__attribute__((constructor)) static void begin(void)
{
    const char *counted = getenv("KIOSK_RECORDED_FOLDER"), *log = getenv("KIOSK_RECORDED_LOG");
    if (!counted || !log) return;
    int opened = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_APPEND | O_CLOEXEC, 0);
    if (opened < 0) abort();
    log_descriptor = fcntl(opened, F_DUPFD_CLOEXEC, 700); /* out of the way of small numbers */
    if (log_descriptor < 0) abort();
    syscall(SYS_close, opened);
    folder_size = (size_t)snprintf(folder, sizeof folder, "%s/", counted);
}

static void note(char kind, ino_t inode, int64_t place, const char *path, size_t path_size,
                 const struct iovec *pieces, int count, size_t size)
{
    int saved = errno;
    struct record head = {inode, place, (uint32_t)size, (uint32_t)getpid(), (uint16_t)path_size,
                          kind, {0}};
    struct iovec all[MOST_PIECES + 2] = {{&head, sizeof head}, {(void *)path, path_size}};
    size_t left = size;
    int used = 2;
    for (int i = 0; i < count && left; i++) {
        if (used == MOST_PIECES + 2) abort();
        all[used] = pieces[i];
        if (all[used].iov_len > left) all[used].iov_len = left;
        left -= all[used++].iov_len;
    }
    ssize_t wanted = (ssize_t)(sizeof head + path_size + size);
    if (syscall(SYS_writev, log_descriptor, all, used) != wanted) abort();
    errno = saved;
}

/* The path below the folder that counts, or NULL. */
static const char *counted(const char *path, char *space)
{
    if (log_descriptor < 0) return NULL;
    if (path[0] == '/') {
        if (strlen(path) >= PATH_MAX) return NULL;
        strcpy(space, path);
    } else {
        if (!getcwd(space, PATH_MAX)) return NULL;
        size_t size = strlen(space);
        if (size + strlen(path) + 2 > PATH_MAX) return NULL;
        sprintf(space + size, "/%s", path);
    }
    return strncmp(space, folder, folder_size) ? NULL : space + folder_size;
}

static ino_t inode_at(int descriptor)
{
    return descriptor >= 0 && descriptor < MOST_DESCRIPTORS ? inode_of[descriptor] : 0;
}

int open(const char *path, int flags, ...)
{
    REAL(open);
    mode_t mode = 0;
    if (flags & O_CREAT) {
        va_list more;
        va_start(more, flags);
        mode = va_arg(more, mode_t);
        va_end(more);
    }
    char space[PATH_MAX];
    const char *name = counted(path, space);
    int is_new = name && (flags & O_CREAT) && access(path, F_OK) != 0;
    int opened = real(path, flags, mode);
    int saved = errno;
    struct stat found;
    if (opened >= 0 && name && opened < MOST_DESCRIPTORS && fstat(opened, &found) == 0) {
        inode_of[opened] = found.st_ino;
        if (is_new)
            note('n', found.st_ino, 0, name, strlen(name), NULL, 0, 0);
        else if (flags & O_TRUNC)
            note('c', found.st_ino, 0, NULL, 0, NULL, 0, 0);
    }
    errno = saved;
    return opened;
}

int close(int descriptor)
{
    REAL(close);
    if (descriptor >= 0 && descriptor < MOST_DESCRIPTORS) inode_of[descriptor] = 0;
    return real(descriptor);
}

ssize_t write(int descriptor, const void *content, size_t size)
{
    REAL(write);
    ssize_t done = real(descriptor, content, size);
    ino_t inode = inode_at(descriptor);
    if (done > 0 && inode) {
        struct iovec piece = {(void *)content, (size_t)done};
        int64_t place = lseek(descriptor, 0, SEEK_CUR) - done;
        note('w', inode, place, NULL, 0, &piece, 1, (size_t)done);
    }
    return done;
}

ssize_t pwrite(int descriptor, const void *content, size_t size, off_t place)
{
    REAL(pwrite);
    ssize_t done = real(descriptor, content, size, place);
    ino_t inode = inode_at(descriptor);
    if (done > 0 && inode) {
        struct iovec piece = {(void *)content, (size_t)done};
        note('w', inode, place, NULL, 0, &piece, 1, (size_t)done);
    }
    return done;
}

ssize_t pwritev(int descriptor, const struct iovec *pieces, int count, off_t place)
{
    REAL(pwritev);
    ssize_t done = real(descriptor, pieces, count, place);
    ino_t inode = inode_at(descriptor);
    if (done > 0 && inode) note('w', inode, place, NULL, 0, pieces, count, (size_t)done);
    return done;
}

int posix_fallocate(int descriptor, off_t place, off_t size)
{
    REAL(posix_fallocate);
    int answer = real(descriptor, place, size);
    ino_t inode = inode_at(descriptor);
    if (answer == 0 && inode) note('l', inode, place + size, NULL, 0, NULL, 0, 0);
    return answer;
}

int ftruncate(int descriptor, off_t size)
{
    REAL(ftruncate);
    int answer = real(descriptor, size);
    ino_t inode = inode_at(descriptor);
    if (answer == 0 && inode) note('c', inode, size, NULL, 0, NULL, 0, 0);
    return answer;
}

int truncate(const char *path, off_t size)
{
    REAL(truncate);
    char space[PATH_MAX];
    struct stat found;
    int counts = counted(path, space) && stat(path, &found) == 0;
    int answer = real(path, size);
    if (answer == 0 && counts) note('c', found.st_ino, size, NULL, 0, NULL, 0, 0);
    return answer;
}

static int synced(int (*real)(int), int descriptor)
{
    ino_t inode = inode_at(descriptor);
    struct stat found;
    if (!inode || fstat(descriptor, &found) != 0) return real(descriptor);
    char link[64], space[PATH_MAX + 1];
    ssize_t size = 0;
    if (S_ISDIR(found.st_mode)) { /* the names in it; the folder that counts itself is "" */
        snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
        size = readlink(link, space, PATH_MAX);
        if (size < 0) abort();
    }
    size_t skipped = (size_t)size < folder_size ? (size_t)size : folder_size;
    char begun = S_ISDIR(found.st_mode) ? 'd' : 's', ended = S_ISDIR(found.st_mode) ? 'D' : 'S';
    note(begun, inode, 0, space + skipped, (size_t)size - skipped, NULL, 0, 0);
    int answer = real(descriptor);
    if (answer == 0) note(ended, inode, 0, space + skipped, (size_t)size - skipped, NULL, 0, 0);
    return answer;
}

int fsync(int descriptor)
{
    REAL(fsync);
    return synced(real, descriptor);
}

int fdatasync(int descriptor)
{
    REAL(fdatasync);
    return synced(real, descriptor);
}

int rename(const char *from, const char *to)
{
    REAL(rename);
    char space[PATH_MAX], other[PATH_MAX], both[2 * PATH_MAX];
    const char *old = counted(from, space), *new = counted(to, other);
    struct stat found;
    int counts = old && new && stat(from, &found) == 0;
    int answer = real(from, to);
    if (answer == 0 && counts) {
        int size = snprintf(both, sizeof both, "%s\n%s", old, new);
        note('r', found.st_ino, 0, both, (size_t)size, NULL, 0, 0);
    }
    return answer;
}

int unlink(const char *path)
{
    REAL(unlink);
    char space[PATH_MAX];
    const char *name = counted(path, space);
    int answer = real(path);
    if (answer == 0 && name) note('u', 0, 0, name, strlen(name), NULL, 0, 0);
    return answer;
}

/* The names that programs built for large files on small machines know them by. */
#define ALSO(name) __attribute__((alias(#name)))
int open64(const char *path, int flags, ...) ALSO(open);
ssize_t pwrite64(int descriptor, const void *content, size_t size, off64_t place) ALSO(pwrite);
ssize_t pwritev64(int descriptor, const struct iovec *pieces, int count, off64_t place)
    ALSO(pwritev);
int posix_fallocate64(int descriptor, off64_t place, off64_t size) ALSO(posix_fallocate);
int ftruncate64(int descriptor, off64_t size) ALSO(ftruncate);
int truncate64(const char *path, off64_t size) ALSO(truncate);
