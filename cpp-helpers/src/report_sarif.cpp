#include "json_writer.h"
#include "policy_tags.h"
#include "report.h"
#include "version.h"

namespace gocgo {
namespace {

// RFC 3986: a path as a URI reference; an absolute one as file://.
std::string uri_of(std::string_view path) {
  std::string uri = path.starts_with('/') ? "file://" : "";
  // "c:x" or "a:b/c" would read as a scheme.
  if (uri.empty() && path.substr(0, path.find('/')).find(':') != std::string_view::npos) uri = "./";
  for (const char c : path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("-._~/:@!$&'()*+,;=").find(c) != std::string_view::npos;
    if (plain) {
      uri += c;
      continue;
    }
    constexpr char digits[] = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    uri += '%';
    uri += digits[byte >> 4];
    uri += digits[byte & 15];
  }
  return uri;
}

void write_result(const std::string& file, const Error& error, JsonWriter& json) {
  std::string message = error.summary;
  for (const auto& [key, value] : error.facts) message += " " + key + ": " + value + ";";
  message += " fix: " + error.fix;
  json.begin_object().member("ruleId", error.tag).member("level", "error");
  for (std::size_t i = 0; i < policy_tags().size(); ++i)
    if (policy_tags()[i].tag == error.tag) json.key("ruleIndex").number(i);
  json.key("message").begin_object().member("text", message).end_object();
  json.key("locations").begin_array().begin_object();
  json.key("physicalLocation").begin_object();
  json.key("artifactLocation").begin_object().member("uri", uri_of(file)).end_object();
  json.end_object().end_object().end_array().end_object();
}

}  // namespace

// OASIS, Static Analysis Results Interchange Format 2.1.0: one run, a rule a tag, a result a breach.
std::string checked_as_sarif(const std::vector<Checked>& all) {
  std::string text;
  JsonWriter json(&text);
  json.begin_object();
  json.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json").member("version", "2.1.0");
  json.key("runs").begin_array().begin_object();
  json.key("tool").begin_object().key("driver").begin_object();
  json.member("name", "gocgo").member("version", GOCGO_VERSION).key("rules").begin_array();
  for (const TagInfo& info : policy_tags()) {
    json.begin_object().member("id", info.tag).key("shortDescription");
    json.begin_object().member("text", info.summary).end_object().end_object();
  }
  json.end_array().end_object().end_object();
  json.key("results").begin_array();
  for (const Checked& checked : all)
    for (const Error& error : checked.errors) write_result(checked.file, error, json);
  json.end_array().end_object().end_array().end_object();
  return text;
}

}  // namespace gocgo
