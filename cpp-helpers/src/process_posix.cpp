// process.h for POSIX systems.
#include <fcntl.h>
#include <poll.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>

#include "build_tool.h"
#include "files.h"
#include "process.h"
#include "process_parts.h"

extern char** environ;  // POSIX: not declared by any header

namespace gocgo {
namespace {

struct Pipe {
  int read_end = -1;
  int write_end = -1;
  bool open() {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return false;
    read_end = ends[0];
    write_end = ends[1];
    return true;
  }
  void close_read() { close_one(read_end); }
  void close_write() { close_one(write_end); }
  ~Pipe() {
    close_read();
    close_write();
  }

 private:
  static void close_one(int& end) {
    if (end >= 0) close(end);
    end = -1;
  }
};

// The running group, for the signal handler: a build is interrupted by SIGINT (Ctrl-C), SIGTERM or SIGHUP.
volatile sig_atomic_t running_group = 0;
volatile sig_atomic_t caught_signal = 0;

void forward_signal(int number) {
  caught_signal = number;
  // As from the keyboard: at a SIGINT go ends in order and removes its work folder.
  if (running_group != 0) kill(-static_cast<pid_t>(running_group), SIGINT);
}

// Waits until gocgo is gone (its end of the pipe closes) or says 'done', then ends the group.
[[noreturn]] void watch(int read_end, pid_t group) {
  char word = 0;
  ssize_t got = 0;
  do got = read(read_end, &word, 1);
  while (got < 0 && errno == EINTR);
  if (got == 0) kill(-group, SIGKILL);
  _exit(0);
}

std::vector<char*> pointers(std::vector<std::string>& strings) {
  std::vector<char*> result;
  result.reserve(strings.size() + 1);
  for (std::string& text : strings) result.push_back(text.data());
  result.push_back(nullptr);
  return result;
}

// Takes what is there from `fd`; gives false at its end.
bool drain(int fd, std::string& into) {
  char buffer[1 << 14];
  const ssize_t got = read(fd, buffer, sizeof buffer);
  if (got > 0) into.append(buffer, static_cast<std::size_t>(got));
  return got > 0 || (got < 0 && (errno == EINTR || errno == EAGAIN));
}

// Looks once a second whether the build is still wanted; what does not end by itself then is ended.
class Stopper {
 public:
  explicit Stopper(pid_t group) : group_(group) {}
  void look() {
    const auto now = std::chrono::steady_clock::now();
    if (!stopping_ && caught_signal == 0 && now - looked_ > std::chrono::milliseconds(900)) {
      looked_ = now;
      if (tool().gone()) {
        caught_signal = SIGHUP;
        signal(SIGPIPE, SIG_IGN);  // nobody reads us any more, and there is still something to tidy up
        kill(-group_, SIGINT);
      }
    }
    if (!stopping_ && caught_signal != 0) {
      stopping_ = true;
      deadline_ = now + std::chrono::seconds(2);
    }
    if (stopping_ && now > deadline_) kill(-group_, SIGKILL);
  }
  // The chain as it was at the first run: later would be too late to notice.
  static const BuildTool& tool() {
    static const BuildTool at_start;
    return at_start;
  }

 private:
  pid_t group_;
  bool stopping_ = false;
  std::chrono::steady_clock::time_point looked_ = std::chrono::steady_clock::now(), deadline_{};
};

}  // namespace

Environment current_environment() {
  Environment environment;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view text(*entry);
    const std::size_t equals = text.find('=');
    if (equals != std::string_view::npos)
      environment.emplace(std::string(text.substr(0, equals)), std::string(text.substr(equals + 1)));
  }
  return environment;
}

bool interrupted() { return caught_signal != 0; }

Result<Finished> run(const Run& what) {
  Stopper::tool();
  if (interrupted()) return Finished{128 + caught_signal};
  const std::string program = find_program(what.argv.front(), get(what.environment, "PATH"));
  if (program.empty()) return cannot_run(what, "no such program");
  Words argv = what.argv;
  Words entries;
  for (const auto& [name, value] : what.environment) entries.push_back(name + "=" + value);
  const std::vector<char*> argv_pointers = pointers(argv);
  const std::vector<char*> entry_pointers = pointers(entries);

  Pipe out, err, failure, life;
  if (!out.open() || !err.open() || !failure.open() || !life.open()) return cannot_run(what, std::strerror(errno));

  const pid_t child = fork();
  if (child < 0) return cannot_run(what, std::strerror(errno));
  if (child == 0) {
    setpgid(0, 0);
    // A script's "ninja &" has it ignored; then go could not be stopped in order.
    for (int number : {SIGINT, SIGTERM, SIGHUP}) signal(number, SIG_DFL);
    const int null = open("/dev/null", O_RDONLY | O_CLOEXEC);
    dup2(null, 0);
    dup2(out.write_end, 1);
    dup2(err.write_end, 2);
    int number = 0;
    if (what.directory.empty() || chdir(what.directory.c_str()) == 0) {
      execve(program.c_str(), argv_pointers.data(), entry_pointers.data());
    }
    number = errno;
    [[maybe_unused]] const ssize_t wrote = write(failure.write_end, &number, sizeof number);
    _exit(127);
  }
  setpgid(child, child);  // in both processes: whoever is first
  const pid_t watcher = fork();
  if (watcher == 0) {
    setpgid(0, 0);  // a Ctrl-C must not end the watcher before its work
    close(life.write_end);
    // Nothing else may be held open: whoever waits for the end of our output would wait for the watcher.
    for (int fd : {0, 1, 2, out.read_end, out.write_end, err.read_end, err.write_end, failure.read_end, failure.write_end})
      if (fd >= 0) close(fd);
    watch(life.read_end, child);
  }
  life.close_read();
  out.close_write();
  err.close_write();
  failure.close_write();

  running_group = child;
  struct sigaction forward{};
  struct sigaction old_int{}, old_term{}, old_hup{};
  forward.sa_handler = forward_signal;
  sigaction(SIGINT, &forward, &old_int);
  sigaction(SIGTERM, &forward, &old_term);
  sigaction(SIGHUP, &forward, &old_hup);

  Finished finished;
  std::string pending;
  bool out_open = true, err_open = true;
  Stopper stopper(child);
  while (out_open || err_open) {
    stopper.look();
    pollfd ends[2] = {{out_open ? out.read_end : -1, POLLIN, 0}, {err_open ? err.read_end : -1, POLLIN, 0}};
    const int ready = poll(ends, 2, 1000);
    if (ready == 0 && what.on_second) what.on_second(child);
    if (ready <= 0) continue;
    if (ends[0].revents != 0) out_open = drain(out.read_end, finished.out);
    if (ends[1].revents != 0) {
      err_open = drain(err.read_end, what.on_error_line ? pending : finished.err);
      if (what.on_error_line) hand_on_lines(pending, what.on_error_line, !err_open);
    }
  }
  siginfo_t ended{};
  while (waitid(P_PID, static_cast<id_t>(child), &ended, WEXITED | WNOWAIT) < 0 && errno == EINTR) stopper.look();
  // What a program that was killed left running in its group is ended as well; while it is not waited for, the
  // group's number is nobody else's.
  if (caught_signal != 0 || ended.si_code != CLD_EXITED) kill(-child, SIGKILL);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  running_group = 0;
  [[maybe_unused]] const ssize_t said = write(life.write_end, "d", 1);
  life.close_write();
  if (watcher > 0)
    while (waitpid(watcher, nullptr, 0) < 0 && errno == EINTR) {
    }
  sigaction(SIGINT, &old_int, nullptr);
  sigaction(SIGTERM, &old_term, nullptr);
  sigaction(SIGHUP, &old_hup, nullptr);
  int number = 0;
  if (read(failure.read_end, &number, sizeof number) == static_cast<ssize_t>(sizeof number))
    return cannot_run(what, std::strerror(number));
  finished.exit_code = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
  if (caught_signal != 0) finished.exit_code = 128 + caught_signal;
  return finished;
}

}  // namespace gocgo
