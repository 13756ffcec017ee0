#pragma once
// Exit statuses of gocgo. Where several apply, the highest wins.

namespace gocgo {

enum class Status : int {
  good = 0,        // everything asked holds
  broken = 1,      // a policy is broken; a file that is no ELF or PE file is broken too
  wrong_use = 2,   // the command line itself is wrong
  unreadable = 3,  // a file cannot be read, or is damaged where a fact is read
  failed = 4,      // a program gocgo ran failed, or something it needs is missing
};

constexpr int to_exit_code(Status status) { return static_cast<int>(status); }

constexpr Status worst(Status a, Status b) { return to_exit_code(a) < to_exit_code(b) ? b : a; }

}  // namespace gocgo
