// process.h for Windows.
#include "process.h"

#include <csignal>

#include "files.h"
#include "process_parts.h"
#include "windows_api.h"

namespace gocgo {
namespace {

// What runs in another thread when Ctrl-C or the console's close button is pressed; 0 while it was not.
volatile LONG caught_signal = 0;

BOOL WINAPI note_signal(DWORD event) {
  InterlockedExchange(&caught_signal, event == CTRL_C_EVENT || event == CTRL_BREAK_EVENT ? SIGINT : SIGTERM);
  return TRUE;  // the program has got it too, and ends in order
}

class Handle {
 public:
  explicit Handle(HANDLE handle = nullptr) : handle_(handle == INVALID_HANDLE_VALUE ? nullptr : handle) {}
  ~Handle() { close(); }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  HANDLE get() const { return handle_; }
  HANDLE* out() { return &handle_; }
  void close() {
    if (handle_ != nullptr) CloseHandle(handle_);
    handle_ = nullptr;
  }

 private:
  HANDLE handle_;
};

// A pipe whose read end is read by a thread: without one, two pipes cannot be waited for at once.
class PipeReader {
 public:
  PipeReader() = default;
  PipeReader(const PipeReader&) = delete;
  PipeReader& operator=(const PipeReader&) = delete;
  ~PipeReader() {
    write_end_.close();
    if (thread_.get() != nullptr) WaitForSingleObject(thread_.get(), INFINITE);
    if (wake_ != nullptr) DeleteCriticalSection(&lock_);
  }

  bool open() {
    SECURITY_ATTRIBUTES inherited{sizeof(SECURITY_ATTRIBUTES), nullptr, TRUE};
    return CreatePipe(read_end_.out(), write_end_.out(), &inherited, 0) &&
           SetHandleInformation(read_end_.get(), HANDLE_FLAG_INHERIT, 0);
  }
  HANDLE write_end() const { return write_end_.get(); }
  // After the program has its own copy of the write end. `wake` is set when there is something to take.
  bool start(HANDLE wake) {
    write_end_.close();
    InitializeCriticalSection(&lock_);
    wake_ = wake;
    *thread_.out() = CreateThread(nullptr, 0, read, this, 0, nullptr);
    return thread_.get() != nullptr;
  }
  // Appends what has come since the last call; gives false when there will be no more.
  bool take(std::string& into) {
    EnterCriticalSection(&lock_);
    into += text_;
    text_.clear();
    const bool more = !at_end_;
    LeaveCriticalSection(&lock_);
    return more;
  }

 private:
  static DWORD WINAPI read(void* self) {
    PipeReader& reader = *static_cast<PipeReader*>(self);
    char buffer[1 << 14];
    for (bool more = true; more;) {
      DWORD got = 0;
      more = ReadFile(reader.read_end_.get(), buffer, sizeof buffer, &got, nullptr) != 0;
      EnterCriticalSection(&reader.lock_);
      reader.text_.append(buffer, got);
      reader.at_end_ = !more;
      LeaveCriticalSection(&reader.lock_);
      SetEvent(reader.wake_);
    }
    return 0;
  }

  Handle read_end_{}, write_end_{}, thread_{};
  HANDLE wake_ = nullptr;
  CRITICAL_SECTION lock_{};
  std::string text_{};
  bool at_end_ = false;
};

// "Parsing C command-line arguments" (Microsoft C): a quote is written \", backslashes before a quote are doubled.
std::wstring command_line(const Words& argv) {
  std::string line;
  for (const std::string& word : argv) {
    if (!line.empty()) line += ' ';
    if (!word.empty() && word.find_first_of(" \t\n\v\"") == std::string::npos) {
      line += word;
      continue;
    }
    line += '"';
    std::size_t backslashes = 0;
    for (char c : word) {
      if (c == '"') line.append(backslashes + 1, '\\');
      backslashes = c == '\\' ? backslashes + 1 : 0;
      line += c;
    }
    line.append(backslashes, '\\');
    line += '"';
  }
  return to_wide(line);
}

// CreateProcess: "NAME=value" and a NUL for each, in the names' order, and one NUL more.
std::wstring environment_block(const Environment& environment) {
  std::wstring block;
  for (const auto& [name, value] : environment) block += to_wide(name + "=" + value) + L'\0';
  if (block.empty()) block += L'\0';
  return block + L'\0';
}

// Handles that the program inherits: these, and not those of a run() in another thread.
class Startup {
 public:
  Startup(HANDLE in, HANDLE out, HANDLE err) : handles_{in, out, err} {
    SIZE_T size = 0;
    InitializeProcThreadAttributeList(nullptr, 1, 0, &size);
    memory_.resize(size);
    auto* list = reinterpret_cast<LPPROC_THREAD_ATTRIBUTE_LIST>(memory_.data());
    if (InitializeProcThreadAttributeList(list, 1, 0, &size)) info_.lpAttributeList = list;
    if (info_.lpAttributeList != nullptr)
      UpdateProcThreadAttribute(list, 0, PROC_THREAD_ATTRIBUTE_HANDLE_LIST, handles_, sizeof handles_, nullptr, nullptr);
    info_.StartupInfo.cb = sizeof info_;
    info_.StartupInfo.dwFlags = STARTF_USESTDHANDLES;
    info_.StartupInfo.hStdInput = in;
    info_.StartupInfo.hStdOutput = out;
    info_.StartupInfo.hStdError = err;
  }
  ~Startup() {
    if (info_.lpAttributeList != nullptr) DeleteProcThreadAttributeList(info_.lpAttributeList);
  }
  Startup(const Startup&) = delete;
  Startup& operator=(const Startup&) = delete;
  STARTUPINFOW* info() { return &info_.StartupInfo; }

 private:
  HANDLE handles_[3];
  std::vector<char> memory_{};
  STARTUPINFOEXW info_{};
};

// Whether the job's processes end with its last handle, which is gocgo's.
void end_with_job(HANDLE job, bool yes) {
  JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits{};
  if (yes) limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE;
  SetInformationJobObject(job, JobObjectExtendedLimitInformation, &limits, sizeof limits);
}

}  // namespace

Environment current_environment() {
  Environment environment;
  wchar_t* const block = GetEnvironmentStringsW();
  for (const wchar_t* entry = block; entry != nullptr && *entry != L'\0'; entry += std::wcslen(entry) + 1) {
    std::wstring text(entry);
    const std::size_t equals = text.find(L'=');
    if (equals == 0 || equals == std::wstring::npos) continue;  // "=C:=C:\folder" is cmd.exe's own
    CharUpperBuffW(text.data(), static_cast<DWORD>(equals));
    environment.emplace(to_utf8(text.substr(0, equals)), to_utf8(text.substr(equals + 1)));
  }
  if (block != nullptr) FreeEnvironmentStringsW(block);
  return environment;
}

bool interrupted() { return caught_signal != 0; }

Result<Finished> run(const Run& what) {
  if (interrupted()) return Finished{128 + static_cast<int>(caught_signal)};
  const std::string program = find_program(what.argv.front(), get(what.environment, "PATH"));
  if (program.empty()) return cannot_run(what, "no such program");
  std::wstring line = command_line(what.argv), block = environment_block(what.environment), place = to_wide(program);
  for (wchar_t& c : place)
    if (c == L'/') c = L'\\';
  const std::wstring directory = to_wide(what.directory);

  SECURITY_ATTRIBUTES inherited{sizeof(SECURITY_ATTRIBUTES), nullptr, TRUE};
  Handle nothing(CreateFileW(L"NUL", GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE, &inherited, OPEN_EXISTING, 0, nullptr));
  Handle wake(CreateEventW(nullptr, FALSE, FALSE, nullptr)), job(CreateJobObjectW(nullptr, nullptr));
  PipeReader out, err;
  if (!out.open() || !err.open() || nothing.get() == nullptr || wake.get() == nullptr || job.get() == nullptr)
    return cannot_run(what, windows_error(GetLastError()));
  end_with_job(job.get(), true);

  SetConsoleCtrlHandler(note_signal, TRUE);
  PROCESS_INFORMATION started{};
  Startup startup(nothing.get(), out.write_end(), err.write_end());
  // Suspended, so that nothing it starts is outside the job. (In a job of an old Windows there cannot be another:
  // then it runs without.)
  if (!CreateProcessW(place.c_str(), line.data(), nullptr, nullptr, TRUE,
                      CREATE_SUSPENDED | CREATE_UNICODE_ENVIRONMENT | EXTENDED_STARTUPINFO_PRESENT, block.data(),
                      directory.empty() ? nullptr : directory.c_str(), startup.info(), &started)) {
    const DWORD code = GetLastError();
    SetConsoleCtrlHandler(note_signal, FALSE);
    return cannot_run(what, windows_error(code));
  }
  Handle process(started.hProcess), thread(started.hThread);
  AssignProcessToJobObject(job.get(), process.get());
  ResumeThread(thread.get());
  if (!out.start(wake.get()) || !err.start(wake.get())) {
    TerminateJobObject(job.get(), 1);
    SetConsoleCtrlHandler(note_signal, FALSE);
    return cannot_run(what, "no thread for its output");
  }

  Finished finished;
  std::string pending;
  ULONGLONG deadline = 0;
  for (bool out_open = true, err_open = true; out_open || err_open;) {
    const DWORD waited = WaitForSingleObject(wake.get(), 1000);
    if (waited == WAIT_TIMEOUT && what.on_second) what.on_second(0);
    out_open = out.take(finished.out);
    err_open = err.take(what.on_error_line ? pending : finished.err);
    if (what.on_error_line) hand_on_lines(pending, what.on_error_line, !err_open);
    if (caught_signal != 0 && deadline == 0) deadline = GetTickCount64() + 2000;
    if (deadline != 0 && GetTickCount64() > deadline) TerminateJobObject(job.get(), 1);
  }
  WaitForSingleObject(process.get(), INFINITE);
  DWORD code = 0;
  GetExitCodeProcess(process.get(), &code);
  SetConsoleCtrlHandler(note_signal, FALSE);
  // A program that ended in order may leave something running on purpose (a compiler cache's server); one that
  // crashed (NTSTATUS: 0xC…) or was stopped may not.
  if (caught_signal == 0 && code < 0xC0000000) end_with_job(job.get(), false);
  finished.exit_code = caught_signal != 0 ? 128 + static_cast<int>(caught_signal) : static_cast<int>(code);
  return finished;
}

}  // namespace gocgo
