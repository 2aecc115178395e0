/*
 * Stands between a program and the disk (LD_PRELOAD): notes every write, or lets the Nth call fail.
 * Settings by environment, all about paths that begin with F_PREFIX:
 *   F_LOG      notes open, write, sync, truncate, unlink and rename into this file, in order, with the bytes
 *   F_OPS      letters of the calls that may fail: w write, s sync, a sync ahead of time, t truncate, u unlink, r rename, o open
 *   F_N        the how-manyth of these calls fails (1-based), F_FOR_GOOD=1: and every later one
 *   F_ERR      the errno it fails with
 *   F_FIRED    a file made when the fault has struck
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

#define MOST_FILES 65536
static char *pathOf[MOST_FILES];
static const char *prefix, *ops, *fired;
static long failAt, forGood, calls;
static int failWith, logFile = -1;
static pthread_mutex_t lock = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;

__attribute__((constructor)) static void begin(void) {
  prefix = getenv("F_PREFIX");
  ops = getenv("F_OPS");
  fired = getenv("F_FIRED");
  failAt = getenv("F_N") ? atol(getenv("F_N")) : 0;
  forGood = getenv("F_FOR_GOOD") ? atol(getenv("F_FOR_GOOD")) : 0;
  failWith = getenv("F_ERR") ? atoi(getenv("F_ERR")) : EIO;
  if (prefix && getenv("F_LOG"))
    logFile = (int)syscall(SYS_openat, AT_FDCWD, getenv("F_LOG"), O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
}

static int ours(const char *path) { return prefix && path && strncmp(path, prefix, strlen(prefix)) == 0; }
static const char *named(int fd) { return fd >= 0 && fd < MOST_FILES ? pathOf[fd] : NULL; }

/* True when this call is the one to fail; errno is set then. */
static int strikes(char op, const char *path) {
  if (failAt <= 0 || !ours(path) || !ops || !strchr(ops, op)) return 0;
  pthread_mutex_lock(&lock);
  calls += 1;
  int hit = forGood ? calls >= failAt : calls == failAt;
  pthread_mutex_unlock(&lock);
  if (!hit) return 0;
  if (fired) {
    int fd = (int)syscall(SYS_openat, AT_FDCWD, fired, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
    if (fd >= 0) syscall(SYS_close, fd);
  }
  errno = failWith;
  return 1;
}

/* One line of JSON-free header, then the bytes: "op offset length path\tother\n". */
static void note(char op, long long offset, const void *bytes, size_t length, const char *path, const char *other) {
  if (logFile < 0 || !ours(path)) return;
  char head[9000];
  int size = snprintf(head, sizeof head, "%c %lld %zu %s\t%s\n", op, offset, length, path, other ? other : "");
  pthread_mutex_lock(&lock);
  syscall(SYS_write, logFile, head, (size_t)size);
  if (bytes && length) syscall(SYS_write, logFile, bytes, length);
  pthread_mutex_unlock(&lock);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static int opened(int fd, const char *path, int flags, int existed) {
  if (fd < 0 || fd >= MOST_FILES) return fd;
  /* Numbers are used again, also when the file before was closed by a way we do not see. */
  free(pathOf[fd]);
  pathOf[fd] = NULL;
  if (!ours(path)) return fd;
  pathOf[fd] = strdup(path);
  if ((flags & O_CREAT) && !existed) note('c', 0, NULL, 0, path, NULL);
  if ((flags & O_TRUNC) && existed) note('t', 0, NULL, 0, path, NULL);
  return fd;
}

static int thereAlready(const char *path) {
  int saved = errno;
  int there = syscall(SYS_faccessat, AT_FDCWD, path, F_OK) == 0;
  errno = saved;
  return there;
}

#define OPEN(name)                                                   \
  int name(const char *path, int flags, ...) {                       \
    va_list rest;                                                    \
    va_start(rest, flags);                                           \
    mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(rest, mode_t) : 0; \
    va_end(rest);                                                    \
    if ((flags & (O_CREAT | O_WRONLY | O_RDWR)) && strikes('o', path)) return -1; \
    int existed = ours(path) ? thereAlready(path) : 1;               \
    return opened((int)syscall(SYS_openat, AT_FDCWD, path, flags, mode), path, flags, existed); \
  }
OPEN(open)
OPEN(open64)

int close(int fd) {
  if (fd >= 0 && fd < MOST_FILES && pathOf[fd]) {
    free(pathOf[fd]);
    pathOf[fd] = NULL;
  }
  return REAL(close)(fd);
}

ssize_t write(int fd, const void *bytes, size_t length) {
  const char *path = named(fd);
  if (!path) return REAL(write)(fd, bytes, length);
  if (strikes('w', path)) return -1;
  long long offset = lseek(fd, 0, SEEK_CUR);
  struct stat state;
  if ((fcntl(fd, F_GETFL) & O_APPEND) && fstat(fd, &state) == 0) offset = state.st_size;
  ssize_t done = REAL(write)(fd, bytes, length);
  if (done > 0) note('w', offset, bytes, (size_t)done, path, NULL);
  return done;
}

#define PWRITE(name, kind)                                              \
  ssize_t name(int fd, const void *bytes, size_t length, kind offset) { \
    const char *path = named(fd);                                       \
    if (path && strikes('w', path)) return -1;                          \
    ssize_t done = syscall(SYS_pwrite64, fd, bytes, length, offset);    \
    if (path && done > 0) note('w', offset, bytes, (size_t)done, path, NULL); \
    return done;                                                        \
  }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

/* A flush ahead of time, by another thread: nobody waits for it, so nothing it brought to the disk counts as safe. */
static int ahead(void) { return syscall(SYS_gettid) != getpid(); }

#define SYNC(name, letter)                       \
  int name(int fd) {                             \
    const char *path = named(fd);                \
    const char op = letter;                      \
    if (path && strikes(op, path)) return -1;    \
    int done = REAL(name)(fd);                   \
    if (path && done == 0 && op == 's') note(op, 0, NULL, 0, path, NULL); \
    return done;                                 \
  }
SYNC(fsync, 's')
SYNC(fdatasync, ahead() ? 'a' : 's')

#define TRUNCATE(name, kind)                     \
  int name(int fd, kind size) {                  \
    const char *path = named(fd);                \
    if (path && strikes('t', path)) return -1;   \
    int done = (int)syscall(SYS_ftruncate, fd, size); \
    if (path && done == 0) note('t', size, NULL, 0, path, NULL); \
    return done;                                 \
  }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

int unlink(const char *path) {
  if (strikes('u', path)) return -1;
  int done = REAL(unlink)(path);
  if (done == 0) note('u', 0, NULL, 0, path, NULL);
  return done;
}

int rename(const char *from, const char *to) {
  if (strikes('r', from)) return -1;
  int done = REAL(rename)(from, to);
  if (done == 0) note('r', 0, NULL, 0, from, to);
  return done;
}
