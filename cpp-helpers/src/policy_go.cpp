#include "policy_rules.h"
#include "printable.h"

namespace gocgo {

// [no-go-build-info], [cgo-off], [go-setting] with what the file says instead.
void check_go(const Facts& facts, const Policy& policy, Breaches& breaches) {
  if (!policy.asks_go()) return;
  if (!facts.go) {
    Error error = breach(tag::no_go_build_info, "carries no Go build settings.");
    error.facts.emplace_back("looked for", "Go's build information in its data");
    error.fix = "check a Go program, built by Go 1.18 or newer";
    breaches.push_back(std::move(error));
    return;
  }
  auto evidence = [&](const std::string& key) {
    const std::string* value = facts.go->setting(key);
    return value != nullptr ? printable(*value) : std::string("no such setting");
  };
  if (policy.require_cgo && evidence("CGO_ENABLED") != "1") {
    Error error = breach(tag::cgo_off, "was built with cgo off: its C code is not in it.");
    error.facts = {{"CGO_ENABLED", evidence("CGO_ENABLED")}, {"Go", printable(facts.go->version)}};
    error.fix =
        "set CGO_ENABLED=1 and a C compiler for the target: eval \"$(gocgo env <target>)\" does; "
        "go turns cgo off by itself when cross compiling and when it finds no compiler";
    breaches.push_back(std::move(error));
  }
  for (const auto& [key, wanted] : policy.go_settings) {
    const std::string* value = facts.go->setting(key);
    if (value != nullptr && *value == wanted) continue;
    Error error = breach(tag::go_setting, "was built with another " + printable(key) + ".");
    error.facts = {{"asked for", printable(key + "=" + wanted)}, {"the file has", evidence(key)}};
    error.fix = "build it again with that setting";
    breaches.push_back(std::move(error));
  }
}

}  // namespace gocgo
