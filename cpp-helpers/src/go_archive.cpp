#include "go_archive.h"

#include <filesystem>

#include "fail.h"
#include "files.h"
#include "link.h"
#include "musl_start.h"

namespace gocgo {
namespace fs = std::filesystem;
namespace {

// Whether the target's C library is musl: the policy names the target.
bool is_musl(const Plan& plan) {
  for (std::size_t i = 0; i + 1 < plan.policy.size(); ++i)
    if (plan.policy[i] == "--target") return plan.policy[i + 1].ends_with("-musl");
  return false;
}

// go makes a header only when there is something to declare.
Error no_export_error(const Plan& plan) {
  return {"no-export",
          "the Go library " + plan.name + " exports nothing.",
          {{"package", plan.package}, {"module", plan.module_dir}},
          "write `//export Name` above a function of its main package, in a file with import \"C\""};
}

}  // namespace

int build_go_archive(const Plan& given, const Environment& environment, const std::string& archive, const std::string& header) {
  Plan plan = given;
  const bool only_header = plan.buildmode == "c-shared";
  plan.buildmode = "c-archive";
  if (only_header) plan.policy.clear();
  // The host's ar would write an index that a linker for Windows cannot read.
  if (!plan.ar.empty()) plan.go_ldflags.push_back("-extar=" + plan.ar.front());
  LinkCommand command;
  command.output = archive;
  return link_product(plan, command, environment, [&](const std::string& product) -> Result<void> {
    const fs::path made_header = fs::path(product).replace_extension(".h");
    std::error_code code;
    if (!fs::exists(made_header, code)) return no_export_error(plan);
    const auto text = read_file(made_header.generic_string());
    if (!text.ok()) return text.error();
    if (only_header) {
      if (const auto emptied = write_file(product, ""); !emptied.ok()) return emptied;
    } else if (is_musl(plan))
      if (const auto done = make_startable_on_musl(plan, environment, product); !done.ok()) return done;
    const auto wrote = write_file_if_changed(header, *text);
    if (!wrote.ok()) return wrote.error();
    return {};
  });
}

}  // namespace gocgo
