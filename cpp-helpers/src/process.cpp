#include "process.h"

#include "process_parts.h"

namespace gocgo {

std::string get(const Environment& environment, const std::string& name) {
  const auto found = environment.find(name);
  return found == environment.end() ? "" : found->second;
}

void hand_on_lines(std::string& pending, const std::function<void(std::string_view)>& on_line, bool at_end) {
  std::size_t start = 0;
  for (std::size_t end = 0; (end = pending.find('\n', start)) != std::string::npos; start = end + 1)
    on_line(std::string_view(pending).substr(start, end - start));
  pending.erase(0, start);
  if (at_end && !pending.empty()) {
    on_line(pending);
    pending.clear();
  }
}

Error cannot_run(const Run& what, const std::string& reason) {
  return {"cannot-run",
          "a program does not start.",
          {{"program", what.argv.front()}, {"reason", reason}},
          "install it, or put its folder on PATH"};
}

}  // namespace gocgo
