#include <CProcess.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct {
  int number;
  const char *name;
} crashes[] = {
    {SIGABRT, "SIGABRT"}, {SIGBUS, "SIGBUS"},   {SIGFPE, "SIGFPE"},
    {SIGILL, "SIGILL"},   {SIGSEGV, "SIGSEGV"}, {SIGTRAP, "SIGTRAP"},
};
static const size_t crash_count = sizeof crashes / sizeof *crashes;

static void print(const char *text) {
  // Nothing can be done if this fails.
  ssize_t ignored = write(STDERR_FILENO, text, strlen(text));
  (void)ignored;
}

// Calls only what may be called in the midst of anything (signal-safety(7)).
static void report(int number) {
  print("error: the program has crashed (");
  for (size_t index = 0; index < crash_count; index++) {
    if (crashes[index].number == number) print(crashes[index].name);
  }
  print(
      "). Nothing is half-written: each file is there whole, or as it was before. Please report it, with what the same "
      "command prints after SWIFT_BACKTRACE=enable=yes\n");
  _exit(1);
}

void beatframe_report_crashes(void) {
  if (getenv("SWIFT_BACKTRACE") != NULL) return;
  // Where the stack is full, there is another one, of the main thread.
  static char room[1 << 16];
  stack_t stack = {.ss_sp = room, .ss_size = sizeof room};
  sigaltstack(&stack, NULL);
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = report;
  action.sa_flags = SA_ONSTACK | (int)SA_RESETHAND;
  sigemptyset(&action.sa_mask);
  for (size_t index = 0; index < crash_count; index++) sigaction(crashes[index].number, &action, NULL);
}
