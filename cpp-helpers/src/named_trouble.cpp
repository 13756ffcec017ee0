#include "named_trouble.h"

#include "explain.h"

namespace gocgo {

Error named_trouble(Error error, const std::string& messages) {
  const auto findings = explain_log(messages);
  if (findings.empty()) return error;
  const Finding& first = findings.front();
  error.tag = first.tag;
  error.summary = first.cause;
  error.facts.insert(error.facts.begin(), {"message", first.line});
  error.fix = first.fix;
  return error;
}

}  // namespace gocgo
