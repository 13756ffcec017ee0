#pragma once
// Threads that MinGW with the win32 thread model has too (Debian's default): its C++ library lacks std::thread.

#ifdef _WIN32
#include <process.h>
#include <windows.h>
#include <cstdint>

class Thread {
 public:
  template <typename Function>
  explicit Thread(Function& function)
      : handle_(reinterpret_cast<HANDLE>(_beginthreadex(nullptr, 0, run<Function>, &function, 0, nullptr))) {}
  void join() {
    WaitForSingleObject(handle_, INFINITE);
    CloseHandle(handle_);
  }

 private:
  template <typename Function>
  static unsigned __stdcall run(void* function) {
    (*static_cast<Function*>(function))();
    return 0;
  }
  HANDLE handle_;
};
#else
#include <functional>
#include <thread>

class Thread {
 public:
  template <typename Function>
  explicit Thread(Function& function) : thread_(std::ref(function)) {}
  void join() { thread_.join(); }

 private:
  std::thread thread_;
};
#endif
